"""What went wrong with a call, sorted into what to do about it. The only place that knows the SDK's errors."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from plandraft.errors import PlandraftError
from plandraft.messages import tr
from plandraft.models.faults.error_bodies import MOST_ERROR_CHARS, ErrorDetails, decoded_error, read_error
from plandraft.models.faults.error_codes import CODES, FaultAction

if TYPE_CHECKING:
    import openai

SHOWN_ERROR_CHARS = 300
"""Of what an endpoint says, this much is shown (our choice)."""

_QUOTA = re.compile(
    r"insufficient.{0,3}(?:balance|credit|user.quota)|exceeded your current quota|arrearage|account.{0,15}overdue"
    r"|欠费|余额不足|额度(?:已用尽|不足)"
)
_TOO_LONG = re.compile(
    r"context.length|maximum context|exceed.{0,30}(?:context|window)|contextwindowexceeded|(?:model )?token limit"
    r"|max_seq_len|exceed.{0,20}max(?:imum)? (?:number of |message |input |prompt )?tokens|too many (?:input )?tokens"
    r"|context (?:window|size)|tokens > \d"
    r"|(?:prompt|input|request).{0,20}too long|range of input length|must be at least 1, got -"
    r"|^input_tokens\b|`?inputs`? tokens? \+|超(?:出|过).{0,12}(?:上下文|长度)"
)
_POLICY = re.compile(
    r"content.?filter|data.?inspection|inappropriate content|high risk|risk.?detection|content.?(?:management.)?policy"
    r"|flagged|sensitive (?:content|words?|information)|敏感|不安全|违规"
)
_MODEL = re.compile(
    r"model.{0,60}(?:does not exist|not exist|not found|no such)|no such model|invalidendpointormodel"
    r"|invalid model name|llm provider not provided|no healthy deployment|模型.{0,20}不存在"
)
_KEY = re.compile(r"no connected db|(?:incorrect|invalid) api key")
_FORM = re.compile(r"response_format|json_schema|json_object|grammar|guided")
_UNABLE = re.compile(r"no endpoints found that (?:support|can handle)")
"""A router's 404: it serves the model, but not with a tool or a schema."""
_REFUSED_ONCE_REMOVED = re.compile(r"invalid_request_error|bad response status code 4(?:00|22)")


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One failed call.

    Attributes:
        action: What to do.
        message: What the endpoint said, for the user; without the key.
        details: The same, read, to find out what must change.
        wait_s: Seconds the endpoint asked to wait.
        status: The HTTP status, where there was one.
        late: Whether a clock ran out in the middle of a reply.
    """

    action: FaultAction
    message: str
    details: ErrorDetails = field(default_factory=ErrorDetails)
    wait_s: float | None = None
    status: int | None = None
    late: bool = False


_FOR_ALL, _EXACT = (400, 500, 502), ("401", "402", "403", "404", "413", "429")
"""Statuses that gateways give to whatever went wrong behind them, and those that they then put into the body."""


class CallFailed(Exception):
    """A call brought nothing, for the reason that its fault says."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


@contextmanager
def call_failures(
    redact: Callable[[str], str], known: Callable[[Exception], Fault | None] | None = None
) -> Iterator[None]:
    """The one way out of a call for exceptions: whatever the SDK raises inside leaves as ``CallFailed``.

    Args:
        redact: Takes the key out of what is said.
        known: The fault behind an exception of the caller's own; None for any other.

    Raises:
        PlandraftError: The call cannot be made at all from this machine.
        CallFailed: It was made, or tried.
    """
    try:
        yield
    except PlandraftError:
        raise
    except Exception as error:
        raise CallFailed((known(error) if known else None) or fault_of(error, redact=redact)) from None


def fault_of(error: Exception, *, redact: Callable[[str], str] = str) -> Fault:
    """Sort an exception of a call; the key is taken out before the text is cut."""
    import openai

    if isinstance(error, openai.APIStatusError):
        headers = error.response.headers
        return fault_of_body(
            redact(_text_of(error)), status=error.status_code, wait_s=_wait(headers), redact=redact, headers=headers
        )
    cause = error
    while cause.__cause__ is not None and isinstance(cause.__cause__, Exception):
        cause = cause.__cause__
    said = f"{type(error).__name__}: {error}"
    if cause is not error:
        said += f" ({type(cause).__name__}: {cause})"
    if "CERTIFICATE_VERIFY_FAILED" in said:
        return Fault(
            action="unknown", message=redact(said)[:SHOWN_ERROR_CHARS] + tr("; SSL_CERT_FILE may name an authority")
        )
    passing = isinstance(error, openai.APIConnectionError | OSError | EOFError) or "httpx" in type(error).__module__
    return Fault(action="retry" if passing else "stop", message=redact(said)[:SHOWN_ERROR_CHARS])


def fault_of_body(
    body: object,
    *,
    status: int | None,
    redact: Callable[[str], str],
    wait_s: float | None = None,
    headers: Mapping[str, str] | None = None,
) -> Fault:
    """Sort an error body; ``status`` is None where it came inside a 200.

    Args:
        body: As it came, read or not.
        status: The HTTP status.
        redact: Takes the key out of what is said.
        wait_s: Seconds the endpoint asked to wait.
        headers: Of the response; a moved address stands in them.
    """
    details = read_error(body).redacted(redact)
    shown = details.message or ", ".join(details.codes) or tr("no reason given")
    moved = (headers or {}).get("location", "") if status is not None and 300 <= status < 400 else ""
    if moved:
        shown = tr("the address has moved to {split}", split=redact(moved.split("?")[0]))
    where = tr("HTTP {status}", status=status) if status is not None else tr("an error inside a 200")
    return Fault(
        action=classify(status, details),
        message=f"{where}: {shown}"[:SHOWN_ERROR_CHARS],
        details=details,
        wait_s=wait_s,
        status=status,
    )


def classify(status: int | None, details: ErrorDetails) -> FaultAction:
    """What to do about an error; a vendor's code decides before words, words before the status."""
    named = _by_code(details)
    if named is not None and status not in (401, 402):
        return named
    if status is None:
        status = next((int(code) for code in details.codes if re.fullmatch(r"[45]\d\d", code)), None)
    if status in _FOR_ALL:
        status = next((int(code) for code in details.codes if code in _EXACT), status)
    if status == 402 or (_QUOTA.search(details.text) and not details.page):
        return "quota"
    if status == 401 or _KEY.search(details.text):
        return "key"
    in_words = None if details.page or status == 429 else _by_words(details)
    if in_words is not None:
        return in_words
    return "retry" if status is None else _by_status(status, details)


def _by_code(details: ErrorDetails) -> FaultAction | None:
    for code in details.codes:
        found = CODES.get(code) or CODES.get(code.rsplit(".", 1)[-1]) or CODES.get(code.split(".", 1)[0])
        if found is not None:
            return found
    return None


def _by_words(details: ErrorDetails) -> FaultAction | None:
    if _TOO_LONG.search(details.text):
        return "too_long"
    if _POLICY.search(details.text):
        return "refused"
    return "unknown" if _MODEL.search(details.text) else None


def _by_status(status: int, details: ErrorDetails) -> FaultAction:
    if status == 403:
        return "key"
    if status == 413:
        return "too_long"
    if status in (400, 406, 415, 422) or (status == 404 and _UNABLE.search(details.text)):
        return "adapt"
    if status in (404, 405, 410) or status < 400:
        return "unknown"
    if status in (500, 502) and (
        _FORM.search(details.text) or _REFUSED_ONCE_REMOVED.search(f"{details.codes} {details.text}")
    ):
        return "adapt"  # gateways and llama-cpp-python turn a refusal into a server error
    return "retry" if status >= 500 or status in (408, 409, 425, 429) else "stop"


def _text_of(error: openai.APIStatusError) -> str:
    try:
        return decoded_error(error.response.content[:MOST_ERROR_CHARS])
    except Exception:  # the body was not read or cannot be decoded; what is known is enough
        return str(error)


def _wait(headers: Mapping[str, str]) -> float | None:
    for name, scale in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            wait = float(headers[name]) * scale
        except (KeyError, ValueError, TypeError):
            continue
        if 0 <= wait < float("inf"):
            return wait
    return _until(headers.get("retry-after", ""), headers.get("date", ""))


def _until(day: str, today: str) -> float | None:
    """A Retry-After that is a date, against the endpoint's own clock where it tells it."""
    try:
        end = parsedate_to_datetime(day).timestamp()
    except (ValueError, TypeError):
        return None
    try:
        now = parsedate_to_datetime(today).timestamp()
    except (ValueError, TypeError):
        now = time.time()
    return max(0.0, end - now)
