"""What happens while a flow is driven, for progress and logs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, kw_only=True)
class Event:
    """One thing that happened.

    Attributes:
        kind: ``sent``, ``reply``, or ``wait`` (a retry is due; the message says why and how long).
        prompt: Name of the prompt.
        ask_id: Hash of the ask.
        message: Words for the user.
    """

    kind: Literal["sent", "reply", "wait"]
    prompt: str = ""
    ask_id: str = ""
    message: str = ""
