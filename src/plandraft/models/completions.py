"""A completion as endpoints really send it becomes a reply, or says why it is none."""

from __future__ import annotations

import json
from typing import Any

from plandraft.core.ask import Failed, Finish, Reply, Usage
from plandraft.models.faults import Fault

_FINISHES: dict[str, Finish] = {
    "stop": "stop",
    "tool_calls": "stop",
    "end_turn": "stop",
    "length": "length",
    "max_tokens": "length",
    "content_filter": "refused",
    "sensitive": "refused",
}
_BROKEN_OFF = ("insufficient_system_resource", "network_error", "error", "abort")


def read_completion(completion: Any, *, seconds: float) -> Reply | Failed | Fault:
    """Read what ``create`` returned: also an HTML page, an error inside a 200, or nothing at all."""
    if isinstance(completion, str):
        return Fault(action="unknown", message="the address answers with a page, not with a completion")
    choices = getattr(completion, "choices", None)
    if not choices:
        said = getattr(completion, "error", None) or getattr(completion, "msg", None)
        return Fault(action="retry", message=f"a reply without choices: {said}" if said else "a reply without choices")
    choice = choices[0] if isinstance(choices, list) else None
    reason = getattr(choice, "finish_reason", None)
    if reason in _BROKEN_OFF:
        return Fault(action="retry", message=f"the reply was broken off: {reason}")
    usage = _usage(getattr(completion, "usage", None))
    message = getattr(choice, "message", None)
    if getattr(message, "refusal", None) or _FINISHES.get(str(reason)) == "refused":
        return Failed(kind="refused", message="the endpoint refused to answer", usage=usage)
    text = _text(message)
    if not text.strip() and _FINISHES.get(str(reason)) == "length":
        return Failed(kind="faulty", message="回答的篇幅限额在思考中用尽，没有内容", usage=usage)
    if not text.strip():
        return Fault(action="retry", message="an empty reply")
    finish = _FINISHES.get(str(reason), "unknown")
    return Reply(
        text=text, finish=finish, usage=usage, model=str(getattr(completion, "model", "") or ""), seconds=seconds
    )


def _text(message: Any) -> str:
    calls = getattr(message, "tool_calls", None)
    if calls:
        return str(getattr(getattr(calls[0], "function", None), "arguments", "") or "")
    content = getattr(message, "content", None)
    if isinstance(content, dict):
        return json.dumps(content, ensure_ascii=False)
    if isinstance(content, list):
        return "".join(str(part.get("text", "")) if isinstance(part, dict) else str(part) for part in content)
    if content:
        return str(content)
    return str(getattr(message, "reasoning_content", None) or "")


def _usage(usage: Any) -> Usage:
    prompt = getattr(usage, "prompt_tokens_details", None)
    completion = getattr(usage, "completion_tokens_details", None)
    return Usage(
        prompt_tokens=_number(getattr(usage, "prompt_tokens", 0)),
        cached_tokens=_number(getattr(prompt, "cached_tokens", 0)),
        completion_tokens=_number(getattr(usage, "completion_tokens", 0)),
        reasoning_tokens=_number(getattr(completion, "reasoning_tokens", 0)),
    )


def _number(value: Any) -> int:
    try:
        return max(0, int(value or 0))
    except (TypeError, ValueError):
        return 0
