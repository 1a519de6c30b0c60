"""A line becomes what the same response would be if it had come live: an answer for the flow, or a fault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from plandraft.batch.lines import ReplyLine
from plandraft.batch.records import LineState
from plandraft.core.ask import Answer, Ask, Failed, Reply, Usage
from plandraft.messages import tr
from plandraft.models.connection.endpoint import KeyedEndpoint
from plandraft.models.faults.fault import Fault, fault_of_body
from plandraft.models.replies.accumulation import ResponseAccumulator
from plandraft.models.replies.outcome import outcome_of

_UNSERVED = ("expired", "cancelled", "canceled")
"""Words in the code of a line that the endpoint never came to; it cost nothing."""


@dataclass(frozen=True, kw_only=True)
class LineOutcome:
    """What became of one ask.

    Attributes:
        state: As it is kept.
        answer: For the flow.
        fault: What stood in the way of an answer.
        usage: Tokens, as far as the endpoint told them.
        said: In a few words.
    """

    state: LineState
    answer: Answer | None = None
    fault: Fault | None = None
    usage: Usage | None = None
    said: str = ""

    @property
    def stops(self) -> bool:
        """Whether asking on would not help: quota, key, model or address."""
        return self.fault is not None and self.fault.action not in ("retry", "faulty", "adapt")


_BEST_FIRST: tuple[LineState, ...] = ("answered", "failed", "refused", "again", "unserved")


def best_outcome(verdicts: list[LineOutcome]) -> LineOutcome:
    """Of several lines about one ask, the one to go by."""
    return min(verdicts, key=lambda outcome: _BEST_FIRST.index(outcome.state))


def not_served(said: str) -> LineOutcome:
    """Of an ask that the endpoint has not come to."""
    return LineOutcome(state="unserved", said=said)


def missing() -> LineOutcome:
    """Of an ask that a finished batch does not mention."""
    said = tr("the batch is completed and has no line for it")
    return LineOutcome(state="again", fault=Fault(action="faulty", message=said), said=said)


def line_outcome(ask: Ask, line: ReplyLine, *, endpoint: KeyedEndpoint) -> LineOutcome:
    """Read a line with the reader and the judge of live responses.

    Args:
        ask: What was asked.
        line: What came back.
        endpoint: Takes the key out of what is said.
    """
    redact = endpoint.redact_said
    if line.status is not None and not 200 <= line.status < 300:
        fault = fault_of_body(line.body or line.error, status=line.status, redact=redact)
        return _of_fault(fault, None, redact)
    if line.body is None:
        fault = fault_of_body(line.error, status=None, redact=redact)
        unserved = not line.error or any(word in code for code in fault.details.codes for word in _UNSERVED)
        return not_served(fault.message) if unserved else _of_fault(fault, None, redact)
    return _received(ask, line.body, endpoint)


def _received(ask: Ask, body: Any, endpoint: KeyedEndpoint) -> LineOutcome:
    received = ResponseAccumulator()
    received.take(body)
    found = outcome_of(ask, received, fault=None, seconds=0.0, endpoint=endpoint)
    if isinstance(found, Fault):
        return _of_fault(found, received.usage, endpoint.redact_said)
    state: LineState = "answered" if isinstance(found, Reply) else "failed"
    return LineOutcome(state=state, answer=found, usage=received.usage, said=endpoint.redact_said(received.finish))


def _of_fault(fault: Fault, usage: Usage | None, redact: Callable[[str], str]) -> LineOutcome:
    fault = replace(fault, details=fault.details.redacted(redact))
    if fault.action == "refused" or fault.action == "too_long":
        failed = Failed(kind=fault.action, message=fault.message, usage=usage or Usage())
        return LineOutcome(state="failed", answer=failed, usage=usage, said=fault.message)
    state: LineState = "refused" if fault.action == "adapt" else "again"
    return LineOutcome(state=state, fault=fault, usage=usage, said=fault.message)
