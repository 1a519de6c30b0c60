"""The lines of a batch's files: asks on the way out, what became of them on the way back."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from plandraft.core.ask import Ask
from plandraft.models.calls.request_body import request_body
from plandraft.models.capabilities.capabilities import Capabilities

MOST_LINES = 50_000
"""Asks in one file (OpenAI's limit, and Zhipu's, as of 2026-11)."""
MOST_BYTES = 100_000_000
"""Bytes in one file (Zhipu's limit as of 2026-11; OpenAI takes twice as many)."""


def body_for(ask: Ask, model: str, capabilities: Capabilities) -> dict[str, Any]:
    """What would be posted for an ask; never a stream.

    Args:
        ask: What is asked.
        model: Name of the model.
        capabilities: What the endpoint takes.
    """
    request = request_body(ask, model, capabilities)
    extra: dict[str, Any] = request.pop("extra_body", {})
    return request | extra


def body_digest(body: dict[str, Any]) -> str:
    """Says whether the same was sent before."""
    return hashlib.sha256(_json(body, sort_keys=True)).hexdigest()[:32]


def path_for(base_url: str) -> str:
    """The path that lines name: relative to the host, and with the version that the address ends in.

    >>> path_for("https://api.openai.com/v1"), path_for("https://open.bigmodel.cn/api/paas/v4")
    ('/v1/chat/completions', '/v4/chat/completions')
    """
    version = re.search(r"/(v\d+)$", base_url)
    return f"/{version[1] if version else 'v1'}/chat/completions"


def line_for(ask_id: str, body: dict[str, Any], path: str) -> bytes:
    """One ask's line.

    Args:
        ask_id: Hash of the ask, by which its reply is known.
        body: What would be posted.
        path: The path relative to the host.
    """
    return _json({"custom_id": ask_id, "method": "POST", "url": path, "body": body}) + b"\n"


def in_files(lines: Iterable[tuple[str, bytes]], *, most_lines: int, most_bytes: int) -> Iterator[dict[str, bytes]]:
    """Lines by their ask, no more in one file than an endpoint takes; a line that is longer has one for itself.

    Args:
        lines: Each with its ask's hash.
        most_lines: In one file.
        most_bytes: In one file.
    """
    file: dict[str, bytes] = {}
    size = 0
    for ask_id, line in lines:
        if file and (len(file) >= most_lines or size + len(line) > most_bytes):
            yield file
            file, size = {}, 0
        file[ask_id] = line
        size += len(line)
    if file:
        yield file


@dataclass(frozen=True, kw_only=True)
class ReplyLine:
    """What came back for one ask.

    Attributes:
        ask_id: Whose answer it says it is.
        status: The HTTP status that the ask would have got; None where none is named.
        body: The completion or the error in its place.
        error: What kept the ask from being served at all.
    """

    ask_id: str
    status: int | None = None
    body: Any = None
    error: Any = None


def read_lines(text: str) -> tuple[list[ReplyLine], int]:
    """The lines of an output or error file, and how many could not be read.

    Only the line feed ends a line: replies may hold other characters that some would take for one.
    """
    found = [_read(line) for line in text.split("\n") if line.strip()]
    return [line for line in found if line is not None], found.count(None)


def _read(text: str) -> ReplyLine | None:
    value = _value(text.removeprefix("\ufeff"))
    if not isinstance(value, dict) or not isinstance(value.get("custom_id"), str):
        return None
    response = value.get("response")
    if not isinstance(response, dict):
        return ReplyLine(ask_id=value["custom_id"], error=value.get("error"))
    body = response.get("body")
    parsed = _value(body) if isinstance(body, str) else body
    return ReplyLine(
        ask_id=value["custom_id"],
        status=_status(response.get("status_code")),
        body=body if parsed is None else parsed,
        error=value.get("error"),
    )


def _status(value: Any) -> int | None:
    """A status that an HTTP response can have; some files have 0 where the ask was never served."""
    try:
        return int(value) if 100 <= int(value) < 600 else None
    except (TypeError, ValueError):
        return None


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _json(value: Any, *, sort_keys: bool = False) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=sort_keys, separators=(",", ":")).encode("utf-8", "replace")
