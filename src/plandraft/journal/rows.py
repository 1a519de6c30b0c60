"""How values become rows: compressed JSON with a checksum over it and over the place it belongs to."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import zlib
from collections.abc import Mapping
from typing import Any

from plandraft.core.ask import Ask, Failed, Limits, Masked, Message, Reply, Usage
from plandraft.core.draft import Draft
from plandraft.core.finding import Report
from plandraft.core.frozen_model import FrozenModel
from plandraft.core.plan import Plan


class Damaged(Exception):
    """A row does not hold what was written."""


def packed(value: Any) -> bytes:
    """Compressed JSON; lone surrogates, which models do send, survive."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


def checksum(body: bytes, *place: object) -> bytes:
    """What is stored beside a body: a body that was torn, or belongs to another place, does not match it."""
    digest = hashlib.blake2b(digest_size=16)
    digest.update("\n".join(map(str, place)).encode("utf-8", "surrogatepass"))
    digest.update(b"\n")
    digest.update(body)
    return digest.digest()


def unpacked(body: object, stored: object, *place: object) -> Any:
    """The value of a row.

    Raises:
        Damaged: The checksum does not match.
    """
    if not isinstance(body, bytes) or checksum(body, *place) != stored:
        raise Damaged("/".join(map(str, place)))
    return json.loads(zlib.decompress(body).decode("utf-8", "surrogatepass"))


def ask_value(ask: Ask) -> dict[str, Any]:
    """All of an ask that was sent."""
    return {
        "prompt": ask.prompt,
        "messages": [{"role": m.role, "content": m.content} for m in ask.messages],
        "schema_name": ask.schema_name,
        "schema": ask.schema,
        "reply_tokens": ask.limits.reply_tokens,
        "temperature": ask.limits.temperature,
        "variant": ask.variant,
        "masked": [dataclasses.asdict(one) for one in ask.masked],
    }


def ask_from(value: Mapping[str, Any]) -> Ask:
    """The ask again, as far as it was sent: without the inputs it was made from."""
    return Ask(
        prompt=value["prompt"],
        messages=tuple(Message(role=m["role"], content=m["content"]) for m in value["messages"]),
        schema_name=value["schema_name"],
        schema=value["schema"],
        inputs=FrozenModel(),
        limits=Limits(reply_tokens=value["reply_tokens"], temperature=value["temperature"]),
        variant=value["variant"],
        masked=tuple(Masked(**one) for one in value.get("masked", ())),  # asks of before the gate have none
    )


def reply_value(reply: Reply) -> dict[str, Any]:
    """A reply as it is kept."""
    return {
        "text": reply.text,
        "finish": reply.finish,
        "usage": reply.usage.model_dump(),
        "model": reply.model,
        "seconds": reply.seconds,
    }


def reply_from(value: Mapping[str, Any]) -> Reply:
    """The reply again, marked as not paid for."""
    return Reply(
        text=value["text"],
        finish=value["finish"],
        usage=Usage.model_validate(value["usage"]),
        model=value["model"],
        seconds=value["seconds"],
        paid=False,
    )


def failed_value(failed: Failed) -> dict[str, Any]:
    """A failure that is the flow's business."""
    return {"kind": failed.kind, "message": failed.message, "usage": failed.usage.model_dump()}


def failed_from(value: Mapping[str, Any]) -> Failed:
    """The failure again; its tokens were paid when it happened and are not counted twice."""
    return Failed(kind=value["kind"], message=value["message"])


def draft_value(made: Draft) -> dict[str, Any]:
    """What is kept of a draft."""
    return {
        "plan": made.plan.model_dump(mode="json"),
        "report": made.report.model_dump(mode="json"),
        "strategy": made.strategy,
        "notes": list(made.notes),
    }


def draft_from(value: Mapping[str, Any], run: str, model: str) -> Draft:
    """The draft that is kept of a run.

    Args:
        value: As it is kept.
        run: Its name.
        model: Name of the model.
    """
    return Draft(
        plan=Plan.model_validate(value["plan"]),
        report=Report.model_validate(value["report"]),
        strategy=value["strategy"],
        notes=tuple(value["notes"]),
        model=model,
        run=run,
    )
