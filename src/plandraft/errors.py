"""One tree of errors; every message says what happened and where, every hint what to do.

    PlandraftError            .message .hint .exit_status
      UsageError              options that do not go together (exit 2)
        ArgumentRefused       an argument or a field of a type or a name that nothing takes
      InputError              something given to us cannot be read (exit 2)
        ProfileError          a profile file
        SampleError           sample files or folders
        PlanError             a plan file
      PromptError             a template and its inputs disagree (a fault of the templates)
      PatchRefused            a patch does not fit the plan it is applied to
      StateError              the state folder cannot be read or written (exit 2)
        RunHeld               another process works on the run
      OutputError             a result could not be written (exit 2)
      ModelError              no reply from the model (exit 3)  .kind
        ModelUnreachable      no connection, time-outs, server errors after all retries
        KeyRejected           401, 403, or a key that must not be sent to this address
        QuotaExhausted        no money or quota left
        ModelUnknown          wrong address or model name
        ReplayMissing         a replay folder has no reply for an ask

Findings are not errors: a weak plan is a result, an unreadable one an exception.
"""

from __future__ import annotations

from typing import ClassVar

from plandraft.exit_status import ExitStatus
from plandraft.messages import tr


class PlandraftError(Exception):
    """Root of everything this package raises on purpose.

    Args:
        message: What happened, and where.
        hint: What the reader can do about it.
    """

    exit_status: ClassVar[ExitStatus] = ExitStatus.INPUT

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return self.message + "\n" + tr("  hint: {hint}", hint=self.hint) if self.hint else self.message


class UsageError(PlandraftError):
    """Options that do not go together, or a value that an option does not take."""


class ArgumentRefused(UsageError, ValueError):
    """An argument of a function, or a field of a value, that is unknown, missing, or of a type that is not taken."""


class InputError(PlandraftError):
    """Something given to us cannot be read."""


class ProfileError(InputError):
    """A profile file is missing, unreadable or holds an impossible value."""


class SampleError(InputError):
    """No sample could be read at a path."""


class PlanError(InputError):
    """A plan file is missing, unreadable, or of a format this version does not know."""


class PromptError(PlandraftError):
    """A template and its typed inputs disagree."""


class PatchRefused(PlandraftError):
    """A patch names a node that is not there, is locked, or has changed since."""


class StateError(PlandraftError):
    """The state folder cannot be read or written."""


class RunHeld(StateError):
    """Another process works on the run."""


class OutputError(PlandraftError):
    """A result could not be written."""


class ModelError(PlandraftError):
    """The model gave no reply and asking on would not help; the run stops and can be resumed."""

    exit_status = ExitStatus.MODEL
    kind: ClassVar[str] = "model"


class ModelUnreachable(ModelError):
    """No connection, a time-out, or server errors after all retries."""

    kind = "unreachable"


class KeyRejected(ModelError):
    """The endpoint refused the key, or the key must not be sent to this address."""

    kind = "key"


class QuotaExhausted(ModelError):
    """The account behind the key has no money or quota left."""

    kind = "quota"


class ModelUnknown(ModelError):
    """The address answers, but not to this path or model name."""

    kind = "unknown"


class ReplayMissing(ModelError):
    """A replay folder holds no reply for an ask: the prompt or its inputs have changed."""

    kind = "replay"
