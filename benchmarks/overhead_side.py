"""One side of overhead.py, in a process of its own: SIDE URL CALLS IN_FLIGHT; prints its figures as JSON.

Every side sends the same messages, asks for the same JSON schema, and hands back a validated ``MeasuresReply``; only
``bare`` and ``bare-stream`` stop at the reply's text.
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from plandraft.core.replies import MeasuresReply, wire_schema

SYSTEM = "规则" * 600
One = Callable[[int], Awaitable[object]]


def question(number: int) -> str:
    """No two are the same: a journal would answer the second from the first."""
    return "写一个领域的工作措施" * 20 + f"（第{number}问）"


def messages(number: int) -> list[dict[str, str]]:
    return [{"role": "system", "content": SYSTEM}, {"role": "user", "content": question(number)}]


@asynccontextmanager
async def bare(url: str, *, stream: bool = False) -> AsyncIterator[One]:
    """The openai SDK as its README shows it."""
    import openai

    schema = {"name": "measures", "schema": wire_schema(MeasuresReply), "strict": True}
    fixed = {"model": "m", "max_tokens": 2000, "response_format": {"type": "json_schema", "json_schema": schema}}
    async with openai.AsyncOpenAI(api_key="k", base_url=url, max_retries=0) as client:

        async def one(number: int) -> object:
            found = await client.chat.completions.create(messages=messages(number), stream=stream, **fixed)
            if not stream:
                return found.choices[0].message.content
            return "".join([c.choices[0].delta.content or "" async for c in found if c.choices])

        yield one


@asynccontextmanager
async def plandraft(url: str, *, stream: bool = False) -> AsyncIterator[One]:
    """The model room with the journal on: each ask on the disk before it is sent, each reply before it is used."""
    from tests.journal.desk import header

    from plandraft.core.ask import Ask, Limits, Message
    from plandraft.core.frozen_model import FrozenModel
    from plandraft.drafting.answers import read_answer
    from plandraft.journal import Journal, JournaledModel, keep_calls
    from plandraft.models.calls.openai_model import OpenAIModel
    from plandraft.models.connection.endpoint import KeyedEndpoint

    schema = wire_schema(MeasuresReply)
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCHMARK_STATE")) as folder:
        journal = Journal(Path(folder))
        run = journal.begin(header())
        inner = OpenAIModel(
            "m",
            endpoint=KeyedEndpoint(base_url=url, api_key="k"),
            stream=stream,
            on_event=keep_calls(None),
            tell=("call",),
        )
        model = JournaledModel(inner, run)

        async def one(number: int) -> object:
            said = [Message(role=m["role"], content=m["content"]) for m in messages(number)]
            ask = Ask(
                prompt="measures",
                messages=tuple(said),
                schema_name="measures",
                schema=schema,
                inputs=FrozenModel(),
                limits=Limits(reply_tokens=2000),
            )
            return read_answer(await model.aask(ask), MeasuresReply, parts=("measures",)).value

        yield one
        await model.aclose()
        run.close()
        journal.close()


@asynccontextmanager
async def instructor(url: str) -> AsyncIterator[One]:
    """As its documentation shows it for models that take JSON schemas."""
    import instructor as package
    import openai

    async with openai.AsyncOpenAI(api_key="k", base_url=url) as inner:
        client = package.from_openai(inner, mode=package.Mode.JSON_SCHEMA)

        async def one(number: int) -> object:
            return await client.chat.completions.create(
                model="m", messages=messages(number), response_model=MeasuresReply, max_tokens=2000
            )

        yield one


@asynccontextmanager
async def pydantic_ai(url: str) -> AsyncIterator[One]:
    """An agent with native structured output."""
    from pydantic_ai import Agent, NativeOutput
    from pydantic_ai.models.openai import OpenAIChatModel
    from pydantic_ai.providers.openai import OpenAIProvider

    model = OpenAIChatModel("m", provider=OpenAIProvider(base_url=url, api_key="k"))
    agent = Agent(model, output_type=NativeOutput(MeasuresReply), system_prompt=SYSTEM)

    async def one(number: int) -> object:
        return (await agent.run(question(number), model_settings={"max_tokens": 2000})).output

    yield one


SIDES = {
    "bare": bare,
    "bare-stream": lambda url: bare(url, stream=True),
    "plandraft": plandraft,
    "plandraft-stream": lambda url: plandraft(url, stream=True),
    "instructor": instructor,
    "pydantic-ai": pydantic_ai,
}


async def measure(side: str, url: str, calls: int, in_flight: int) -> dict[str, float]:
    limit = asyncio.Semaphore(in_flight)
    async with SIDES[side](url) as one:

        async def bounded(number: int) -> None:
            async with limit:
                if not await one(number):
                    raise SystemExit(f"{side}: no answer")

        await asyncio.gather(*(bounded(-n - 1) for n in range(in_flight)))  # connections are open from here on
        started, spent = time.perf_counter(), time.process_time()
        await asyncio.gather(*(bounded(n) for n in range(calls)))
        wall, cpu = time.perf_counter() - started, time.process_time() - spent
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"rate": calls / wall, "cpu_ms": cpu / calls * 1000, "peak_mb": peak}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(measure(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))))
