"""What was heard becomes a reply, a failure that is the flow's business, or a fault that may pass."""

from __future__ import annotations

from plandraft.core.ask import Ask, Failed, Finish, Reply, Usage
from plandraft.messages import tr
from plandraft.models.connection.endpoint import KeyedEndpoint
from plandraft.models.faults.fault import SHOWN_ERROR_CHARS, Fault, fault_of_body
from plandraft.models.replies.accumulation import ResponseAccumulator
from plandraft.models.replies.reply_validation import TakenReply, holds_items, holds_values, read_reply
from plandraft.models.replies.runaway import longest_reply

WINDOW_FULL = "model_context_window_exceeded"
"""The finish reason of a reply, or of none, for which the window was too small."""
_STOPPED = ("stop", "tool_calls", "function_call", "end_turn", "eos", "stop_sequence", "completed")
_CUT = ("length", "max_tokens", "max_output_tokens")
_REFUSED = ("content_filter", "sensitive", "refusal", "safety")
_TOO_LONG = (WINDOW_FULL,)
_BROKEN_OFF = ("insufficient_system_resource", "network_error", "error", "abort", "cancelled")


def outcome_of(
    ask: Ask, received: ResponseAccumulator, *, fault: Fault | None, seconds: float, endpoint: KeyedEndpoint
) -> Reply | Failed | Fault:
    """Decide what a call brought.

    Args:
        ask: What was asked.
        received: What came, as far as it came.
        fault: What broke the call off, if anything.
        seconds: Wall time of the call.
        endpoint: Takes its key out of texts.
    """
    usage = received.usage or Usage()
    reading = _reading(ask, received)
    text = endpoint.redact(reading.text)
    reason = received.finish.lower()
    refused = received.refusal or reason in _REFUSED
    longest = longest_reply(ask.limits.reply_tokens)
    if len(text) > longest and reading.whole and not refused:
        return _reply(text[:longest], "length", received, seconds)  # before anything looks at all of it
    if not refused and not received.damaged and reason not in _CUT and reading.whole:
        # Whatever happened after it: a whole reply is not paid for again.
        return _reply(text, "stop" if reason in _STOPPED else "unknown", received, seconds)
    if fault is not None and fault.late and not refused and holds_values(text):
        return _reply(
            text, "length", received, seconds
        )  # a slow model: what it has written is kept, the rest asked for
    if fault is not None:
        return fault
    if received.error is not None:
        return fault_of_body(received.error, status=None, redact=endpoint.redact_said)
    if received.page:
        said = tr(
            "the address answers with a page, not with a completion: {redact_said}",
            redact_said=endpoint.redact_said(received.page),
        )
        return Fault(action="unknown", message=" ".join(said.split())[:SHOWN_ERROR_CHARS])
    if refused:
        said = endpoint.redact_said(received.refusal)[:SHOWN_ERROR_CHARS] or tr("the endpoint refused to answer")
        return Failed(kind="refused", message=said, usage=usage)
    if reason in _TOO_LONG and holds_items(text):
        return _reply(text, "length", received, seconds)
    if reason in _TOO_LONG:
        return Failed(
            kind="too_long", message=tr("the prompt and the reply do not fit into the model's window"), usage=usage
        )
    return _by_content(text, reading.whole, received, seconds, usage)


def _by_content(
    text: str, whole: bool, received: ResponseAccumulator, seconds: float, usage: Usage
) -> Reply | Failed | Fault:
    reason = received.finish.lower()
    if received.damaged:
        return Fault(action="faulty", message=tr("a part of the reply could not be read"))
    if reason in _BROKEN_OFF:
        return Fault(action="faulty", message=tr("the reply was broken off: {reason}", reason=reason))
    if not received.choices:
        return Fault(
            action="faulty", message=tr("a reply without choices") if received.bodies else tr("an empty response")
        )
    if not text.strip() and reason in _CUT:
        return Failed(kind="faulty", message=tr("thinking used up the whole reply, and no content came"), usage=usage)
    if not text.strip():
        return Fault(action="faulty", message=tr("an empty reply"))
    if reason in _CUT:
        return _reply(text, "stop" if whole else "length", received, seconds)
    if reason in _STOPPED:
        return _reply(text, "stop", received, seconds)
    if not reason and not received.done and received.usage is None:
        return Fault(action="faulty", message=tr("the reply ended early"))
    return _reply(text, "unknown", received, seconds)


def _reply(text: str, finish: Finish, received: ResponseAccumulator, seconds: float) -> Reply:
    return Reply(text=text, finish=finish, usage=received.usage or Usage(), model=received.model, seconds=seconds)


def _reading(ask: Ask, received: ResponseAccumulator) -> TakenReply:
    said = read_reply(ask, received.texts)
    if said.text.strip():
        return said
    thought = read_reply(ask, ["".join(received.reasoning)])
    return thought if thought.whole else TakenReply("", whole=False)
