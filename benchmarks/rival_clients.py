"""One rival asks for one whole plan; run by ``repair_rivals.py`` with the Python of the rivals' environment.

    PYTHON benchmarks/rival_clients.py CLIENT URL JOB

Each is used as its documentation shows: the model of the answer, a number of retries, nothing else. Where a client
raises because the reply was cut, the caller does what the documentation leaves to it: it asks once more.
"""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, Field

REPLIES = Path(__file__).parents[1] / "src" / "plandraft" / "core" / "replies.py"
RETRIES = 3


def whole_reply() -> type[Any]:
    """Our own shape of a whole plan, with what the lenient reading and the checks look for as pydantic constraints."""
    spec = importlib.util.spec_from_file_location("replies", REPLIES)
    assert spec is not None
    assert spec.loader is not None
    replies = importlib.util.module_from_spec(spec)
    sys.modules["replies"] = replies
    spec.loader.exec_module(replies)

    def said(text: str) -> str:
        if not text.strip():
            raise ValueError("must not be empty")
        return text

    def dated(when: str) -> str:
        if any(not 1 <= int(month) <= 12 for month in re.findall(r"(\d+)月", when)):
            raise ValueError("there is no such month")
        return when

    text, time = Annotated[str, AfterValidator(said)], Annotated[str, AfterValidator(dated)]

    class ActionShape(replies.ActionShape):
        text: text
        when: time

    class MeasureShape(replies.MeasureShape):
        title: text
        owner: text
        actions: Annotated[list[ActionShape], Field(min_length=1)]

    class Plan(replies.WholeReply):
        ideology: text
        goals: Annotated[list[replies.GoalShape], Field(min_length=1)]
        measures: Annotated[list[MeasureShape], Field(min_length=1)]

    for model in (ActionShape, MeasureShape, Plan):
        model.model_rebuild(_types_namespace=locals() | {"replies": replies})
    return Plan


def with_instructor(url: str, messages: list[dict[str, str]], mode: str) -> Any:
    import instructor
    from instructor.core.exceptions import IncompleteOutputException
    from openai import OpenAI

    client = instructor.from_openai(OpenAI(base_url=url, api_key="k"), mode=instructor.Mode[mode])

    def create() -> Any:
        return client.chat.completions.create(
            model="m", messages=messages, response_model=whole_reply(), max_retries=RETRIES
        )

    try:
        return create()
    except IncompleteOutputException:
        print("raised IncompleteOutputException", file=sys.stderr)
        return create()


def with_pydantic_ai(url: str, messages: list[dict[str, str]], native: bool) -> Any:
    from pydantic_ai import Agent, NativeOutput
    from pydantic_ai.exceptions import UnexpectedModelBehavior
    from pydantic_ai.models.openai import OpenAIChatModel
    from pydantic_ai.providers.openai import OpenAIProvider

    model = OpenAIChatModel("m", provider=OpenAIProvider(base_url=url, api_key="k"))
    plan = whole_reply()
    system, user = (message["content"] for message in messages)
    agent = Agent(model, output_type=NativeOutput(plan) if native else plan, instructions=system, retries=RETRIES)
    try:
        return agent.run_sync(user).output
    except UnexpectedModelBehavior as error:
        print(f"raised {type(error).__name__}: {error}", file=sys.stderr)
        return agent.run_sync(user).output


CLIENTS = {
    "instructor": lambda url, messages: with_instructor(url, messages, "TOOLS"),
    "instructor, JSON_SCHEMA": lambda url, messages: with_instructor(url, messages, "JSON_SCHEMA"),
    "pydantic-ai": lambda url, messages: with_pydantic_ai(url, messages, False),
    "pydantic-ai, NativeOutput": lambda url, messages: with_pydantic_ai(url, messages, True),
}


def main() -> None:
    client, url, job = sys.argv[1:]
    messages = json.loads(Path(job).read_text(encoding="utf-8"))
    print(CLIENTS[client](url, messages).model_dump_json())


if __name__ == "__main__":
    main()
