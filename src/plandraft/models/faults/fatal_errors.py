"""A fault that ends the run becomes the error that says what to do about it."""

from __future__ import annotations

from plandraft.errors import KeyRejected, ModelError, ModelUnknown, ModelUnreachable, QuotaExhausted
from plandraft.messages import marked, tr
from plandraft.models.faults.error_codes import FaultAction
from plandraft.models.faults.fault import Fault

_ERRORS: dict[FaultAction, tuple[type[ModelError], str]] = {
    "quota": (QuotaExhausted, marked("top up the account, then run the same command again")),
    "key": (KeyRejected, marked("check the key; then run the same command again")),
    "unknown": (ModelUnknown, marked("check --model and --base-url (most addresses end in /v1)")),
    "adapt": (ModelUnreachable, marked("the endpoint refuses every way of asking; check --model and --base-url")),
}
HINT_TO_GO_ON = marked("what was answered is kept: run the same command again to go on")
"""What to do where the endpoint fails in the middle of a run."""


def model_error(fault: Fault, where: str, *, wait_s: float = 0.0, passing: str = HINT_TO_GO_ON) -> ModelError:
    """The error for a fault.

    Args:
        fault: What ends the run.
        where: Model and address.
        wait_s: Seconds the endpoint asks to wait, where they are too many to be waited for.
        passing: The hint where the fault may pass by itself.
    """
    kind, hint = _ERRORS.get(fault.action, (ModelUnreachable, passing))
    hint = tr(hint)
    if wait_s:
        hint = tr("the endpoint asks to wait {wait_s:.0f} s; run the same command again after that", wait_s=wait_s)
    return kind(f"{where}: {fault.message}", hint=hint)
