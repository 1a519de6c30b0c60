"""What went wrong with a call, sorted into what to do about it. The only place that knows the SDK's errors."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

Action = Literal["retry", "adapt", "quota", "key", "unknown", "refused", "too_long", "stop"]

_QUOTA = re.compile(
    r"insufficient_quota|insufficient.balance|accountoverdue|arrearage|insufficient_user_quota|欠费|余额不足|\b(?:1113|1304|1308|1310)\b"
)
_TOO_LONG = re.compile(
    r"context.length|maximum context|context_length_exceeded|exceed_context|token limit|max_seq_len|too long"
    r"|tokens_too_long|range of input length|\b(?:1261|20015)\b"
)
_POLICY = re.compile(
    r"content_filter|data_inspection|datainspection|high risk|sensitive|risk.?detection|content.policy|\b1301\b"
)
_MODEL = re.compile(r"model_not_found|model.{0,20}(?:not exist|not found)|invalidendpointormodel|\b(?:20012|1211)\b")
_RETRY_STATUS = {408, 409, 425, 429, 500, 502, 503, 504, *range(520, 530)}


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One failed call.

    Attributes:
        action: What to do.
        message: What the endpoint said, for the user.
        wait_s: Seconds the endpoint asked to wait.
    """

    action: Action
    message: str
    wait_s: float | None = None


def fault_of(error: Exception, *, redact: Callable[[str], str] = str) -> Fault:
    """Sort an exception of a call; the key is taken out before the text is cut."""
    import openai

    if isinstance(error, openai.APIStatusError):
        body = _text(error.body) or str(error)
        wait = _wait(error.response.headers)
        return Fault(
            action=_status(error.status_code, body),
            message=f"HTTP {error.status_code}: {redact(body)[:300]}",
            wait_s=wait,
        )
    if isinstance(error, openai.LengthFinishReasonError):
        return Fault(action="too_long", message=str(error))
    name = type(error).__name__
    return Fault(action="retry", message=f"{name}: {redact(str(error))[:200]}")


def _status(status: int, body: str) -> Action:
    text = body.lower()
    if status == 402 or _QUOTA.search(text):
        return "quota"
    if status in (401, 403):
        return "refused" if _POLICY.search(text) and status == 403 else "key"
    if status == 404 or _MODEL.search(text):
        return "unknown"
    if status == 413 or (status not in _RETRY_STATUS and _TOO_LONG.search(text)):
        return "too_long"
    if _POLICY.search(text):
        return "refused"
    if status in (400, 422):
        return "adapt"
    if status == 500 and re.search(r"response_format|json_schema|grammar", text):
        return "adapt"
    return "retry" if status in _RETRY_STATUS else "stop"


def _text(body: Any) -> str:
    if body is None:
        return ""
    return body if isinstance(body, str) else json.dumps(body, ensure_ascii=False, default=str)


def _wait(headers: Any) -> float | None:
    for name, scale in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            wait = float(headers[name]) * scale
        except (KeyError, ValueError, TypeError):
            continue
        if 0 <= wait < float("inf"):
            return wait
    return None
