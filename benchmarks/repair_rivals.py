"""Tokens until a valid plan, where the first reply is faulty: beside instructor and pydantic-ai, in one run.

    python benchmarks/repair_rivals.py --rivals PYTHON [--out FILE]

A server on loopback plays the model. Its first reply has one of the faults; from then on it answers whatever is asked
as a perfect model would: a whole plan where the whole is asked for, the rest of a text where the rest is, one list, or
the new value of one field. Every client gets the same first prompt and has the same schema (rivals: as a pydantic model
with the constraints that our checks stand for). Prompts and completions of all calls are counted with one counter.
``extra`` is what a run took over the same client's undisturbed run.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from pathlib import Path
from typing import Any

import plandraft
from plandraft import prompts
from plandraft.core.ask import Ask, Reply
from plandraft.core.plan import Plan
from plandraft.filling.nodes import value_words
from plandraft.models.costs.tokens import estimating_counter
from plandraft.offline import ANSWERERS, OfflineModel

ROOT = Path(__file__).parents[1]
PROFILE = ROOT / "examples" / "profiles" / "hospital.yaml"
COUNTER = estimating_counter(0.730)
OFFLINE = OfflineModel(ANSWERERS)
CUT_AT = 0.6
"""Share of the reply after which a truncated one ends."""
RIVALS = ("instructor", "instructor, JSON_SCHEMA", "pydantic-ai", "pydantic-ai, NativeOutput")


def _without(name: str) -> Callable[[dict[str, Any]], None]:
    return lambda reply: reply.pop(name)


def _one_wrong(reply: dict[str, Any]) -> None:
    reply["measures"][0]["title"] = None


def _three_wrong(reply: dict[str, Any]) -> None:
    """In three measures where there are as many: two without a title, one without an owner."""
    _one_wrong(reply)
    reply["measures"][-1]["title"] = None
    reply["measures"][len(reply["measures"]) // 2]["owner"] = None


@dataclass(frozen=True)
class Fault:
    """What is wrong with the first reply that has the part; None cuts the reply."""

    name: str
    part: str
    spoil: Callable[[dict[str, Any]], object] | None


FAULTS = (
    Fault("a missing list (goals)", "goals", _without("goals")),
    Fault("a missing list (measures)", "measures", _without("measures")),
    Fault("a truncated reply", "measures", None),
    Fault("one wrong field", "measures", _one_wrong),
    Fault("three wrong fields", "measures", _three_wrong),
)


@dataclass
class Model:
    """The model that the server plays."""

    plan: Plan
    fault: Fault | None = None
    asks: list[Ask] = field(default_factory=list)
    calls: int = 0
    tokens: int = 0

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        """One completion, counted."""
        said = [_said(message) for message in request["messages"]]
        text, finish = self._text(request["messages"])
        self.calls += 1
        prompt, completion = COUNTER.count("\n".join(said)), COUNTER.count(text)
        self.tokens += prompt + completion
        usage = {"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion}
        return _completion(request, text, finish) | {"usage": usage}

    def _text(self, messages: list[dict[str, Any]]) -> tuple[str, str]:
        if messages[-2]["role"] == "assistant" and self._asked(messages[:-2]) and "从断开处" in _said(messages[-1]):
            return self._perfect(self._asked(messages[:-2]))[len(_said(messages[-2])) :], "stop"
        ask = self._asked(messages)
        text = self._perfect(ask)
        reply = json.loads(text)
        if self.fault is None or not reply.get(self.fault.part):
            return text, "stop"
        fault, self.fault = self.fault, None
        if fault.spoil is None:
            return text[: int(len(text) * CUT_AT)], "length"
        fault.spoil(reply)
        return json.dumps(reply, ensure_ascii=False, separators=(",", ":")), "stop"

    def _asked(self, messages: list[dict[str, Any]]) -> Ask | None:
        """Our ask that a request makes; a rival's further words are an answer to the first."""
        first = next(_said(message) for message in messages if message["role"] == "user")
        return next((ask for ask in reversed(self.asks) if first.startswith(ask.messages[-1].content)), None)

    def _perfect(self, ask: Ask | None) -> str:
        assert ask is not None, "nobody asked that"
        if ask.prompt == "repair":
            return self._patches(ask)
        reply = OFFLINE.ask(ask)
        assert isinstance(reply, Reply)
        return reply.text

    def _patches(self, ask: Ask) -> str:
        """The undisturbed plan's values for the faulty fields."""
        inputs: Any = ask.inputs
        patches = [
            {"id": shown.id, "field": field, "value": self._value(shown.id, field)}
            for shown in inputs.nodes
            for field in dict.fromkeys(fault.field for fault in shown.faults)
        ]
        return json.dumps({"patches": patches}, ensure_ascii=False, separators=(",", ":"))

    def _value(self, node_id: str, field: str) -> Any:
        node: Any = self.plan.node(node_id)
        if field.startswith("actions/"):
            return value_words(self.plan, node_id, field)
        if field == "actions":
            return [*node.texts]
        return node.timing.months if field == "months" else getattr(node, field)


def _said(message: dict[str, Any]) -> str:
    """Everything of a message that a model reads."""
    content = message.get("content") or ""
    parts = [content if isinstance(content, str) else "".join(part.get("text", "") for part in content)]
    parts += [call["function"]["arguments"] for call in message.get("tool_calls") or ()]
    return "".join(parts)


def _completion(request: dict[str, Any], text: str, finish: str) -> dict[str, Any]:
    message: dict[str, Any] = {"role": "assistant", "content": text}
    if request.get("tools"):
        function = {"name": request["tools"][0]["function"]["name"], "arguments": text}
        message = {
            "role": "assistant",
            "content": None,
            "tool_calls": [{"id": "t", "type": "function", "function": function}],
        }
        finish = "tool_calls" if finish == "stop" else finish
    choice = {"index": 0, "message": message, "finish_reason": finish}
    return {"id": "c", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}


class Server:
    """Serves the model that is set."""

    def __init__(self) -> None:
        self.model: Model | None = None
        outer, lock = self, threading.Lock()

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                request = json.loads(self.rfile.read(int(self.headers["content-length"])))
                assert outer.model is not None
                with lock:
                    data = json.dumps(outer.model.answer(request)).encode()
                self.send_response(200)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *args: object) -> None:
                pass

        httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        httpd.daemon_threads = True
        self.url = f"http://127.0.0.1:{httpd.server_address[1]}/v1"
        threading.Thread(target=httpd.serve_forever, daemon=True).start()


def ours(server: Server, strategy: str, model: Model) -> Model:
    """Our side, through the API, with nothing remembered from another run."""
    made_ask = prompts.make_ask

    def remember(*args: Any, **kwargs: Any) -> Ask:
        model.asks.append(made_ask(*args, **kwargs))
        return model.asks[-1]

    server.model, prompts.make_ask = model, remember
    try:
        with tempfile.TemporaryDirectory() as home:
            os.environ |= {"PLANDRAFT_HOME": home, "PLANDRAFT_API_KEY": "k"}
            options = plandraft.options_for("m", strategy=strategy)
            draft = plandraft.draft(PROFILE, model="m", base_url=server.url, options=options)
    finally:
        prompts.make_ask = made_ask
    assert not draft.findings, draft.findings
    assert _said_by(draft.plan) == _said_by(model.plan), "not the undisturbed plan"
    return model


def _said_by(plan: Plan) -> list[str]:
    """Goals and measures, with all their fields but the numbers of links, in any order."""
    nodes = (*plan.goals, *plan.measures)
    return sorted(node.model_dump_json(exclude={"id", "goal_ids", "sources"}) for node in nodes)


def rival(server: Server, python: str, client: str, model: Model, whole: Ask) -> tuple[Model, bool]:
    """A rival, in a process of its own; and whether it raised at the cut reply, and was asked again by its caller."""
    model.asks.append(whole)
    server.model = model
    messages = [{"role": message.role, "content": message.content} for message in whole.messages]
    with tempfile.TemporaryDirectory() as folder:
        job = Path(folder) / "job.json"
        job.write_text(json.dumps(messages), encoding="utf-8")
        command = [python, str(ROOT / "benchmarks" / "rival_clients.py"), client, server.url, str(job)]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-2000:]
    reply = OFFLINE.ask(whole)
    assert isinstance(reply, Reply)
    assert json.loads(ran.stdout) == json.loads(reply.text), "another plan"
    return model, "raised" in ran.stderr


def whole_ask() -> Ask:
    """The first prompt of all."""
    asks, _ = plandraft.preview_asks(PROFILE, "whole")
    return asks[0]


def versions(python: str) -> str:
    names = ("instructor", "pydantic-ai-slim", "openai")
    code = f"from importlib.metadata import version; print(', '.join(f'{{n}} {{version(n)}}' for n in {names}))"
    return subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rivals", help="the Python of an environment with instructor and pydantic-ai")
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    server, whole = Server(), whole_ask()
    lines = [
        f"python {platform.python_version()}, openai {version('openai')}; tokens {COUNTER.how}",
        "prompts and completions of all calls, schemas left out; a prefix that a provider caches is counted in full",
        "",
        f"{'fault':<28}{'client':<28}{'calls':>6}{'tokens':>9}{'extra':>9}{'extra/run':>11}",
    ]
    sides: dict[str, Callable[[Fault | None], tuple[Model, bool]]] = {}
    for strategy in ("whole", "sections"):
        plan = plandraft.draft(PROFILE, options=plandraft.options_for(None, strategy=strategy)).plan
        sides[f"plandraft, {strategy}"] = lambda fault, s=strategy, p=plan: (ours(server, s, Model(p, fault)), False)
    for name in RIVALS if args.rivals else ():
        sides[name] = lambda fault, n=name: rival(server, args.rivals, n, Model(Plan(), fault), whole)
    undisturbed = {name: side(None)[0] for name, side in sides.items()}
    for name, base in undisturbed.items():
        lines.append(f"{'none':<28}{name:<28}{base.calls:>6}{base.tokens:>9}{0:>9}{0:>11.0%}")
    for fault in FAULTS:
        lines.append("")
        for name, side in sides.items():
            (ran, raised), base = side(fault), undisturbed[name]
            extra = ran.tokens - base.tokens
            mark = " *" if raised else ""
            lines.append(
                f"{fault.name:<28}{name:<28}{ran.calls:>6}{ran.tokens:>9}{extra:>9}{extra / base.tokens:>11.0%}{mark}"
            )
    if args.rivals:
        lines += ["", "* raised at the cut reply; its caller asked once more", versions(args.rivals)]
    text = "\n".join(lines)
    print(text)
    if args.out:
        args.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
