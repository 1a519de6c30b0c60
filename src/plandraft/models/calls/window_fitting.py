"""One ask's requests within the model's window: how long a reply each may ask for, and what each call tells of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plandraft.core.ask import Ask, Usage
from plandraft.messages import tr
from plandraft.models.calls.http_call import CallResult
from plandraft.models.capabilities.learned_window import LEAST_REPLY, LearnedWindow, limit_of, shrunk
from plandraft.models.faults.error_bodies import ErrorDetails
from plandraft.models.replies.outcome import WINDOW_FULL

_MORE_THAN_COUNTED = 1.08
"""A prompt has more tokens than were counted where it is reckoned to have so many times more (our choice)."""
_MOST_SHORTENED = 3
"""So often one ask's reply is asked for in fewer tokens (our choice)."""


class WindowFitting:
    """What one ask knows of the window, beside what all asks know.

    Args:
        ask: The ask.
        window: The window, shared by all asks to the model.
    """

    def __init__(self, ask: Ask, window: LearnedWindow) -> None:
        self._least = min(LEAST_REPLY, ask.limits.reply_tokens)
        self._window = window
        self._under: int | None = None
        """The window that was known when the last request was made."""
        self._shortened = 0

    def fitted(self, request: dict[str, Any]) -> dict[str, Any]:
        """The request with no longer a reply than there is room for."""
        self._under, window = self._window.context_tokens, self._window.for_reply(request["messages"])
        return request if window is None else shrunk(request, window)

    def why_not(self, messages: Any) -> str:
        """Why a prompt leaves too little for a reply; empty where it leaves enough, or no window is known."""
        left = self._window.for_reply(messages)
        if left is None or left >= self._least:
            return ""
        window = self._window.context_tokens or 0
        return tr(
            "the prompt has about {window} tokens, prompt and reply may have {window_2}",
            window=window - left,
            window_2=window,
        )

    def refused(self, request: Mapping[str, Any], said: ErrorDetails) -> bool:
        """Take in that a request was too long; whether a shorter reply is worth asking for."""
        self._window.refused(request, said, under=self._under)
        left = self._window.for_reply(request["messages"])
        self._shortened += 1
        return left is not None and self._least <= left < limit_of(request) and self._shortened <= _MOST_SHORTENED

    def received(self, request: Mapping[str, Any], result: CallResult) -> bool:
        """Take in the endpoint's own counts; whether they show that it did not read the prompt to its end."""
        usage = result.received.usage
        if usage is None or result.fault is not None:
            return False
        if self._was_cut(request["messages"], usage):
            return True
        self._window.measured(request["messages"], usage)
        finish = result.received.finish.lower()
        if finish == WINDOW_FULL and usage.completion_tokens:
            self._window.told(usage.prompt_tokens + usage.completion_tokens)
        elif finish == WINDOW_FULL:
            self._window.refused(request, ErrorDetails(), under=self._under)
        elif finish == "length":
            self._window.filled(usage, limit_of(request))
        return False

    def _was_cut(self, messages: Any, usage: Usage) -> bool:
        reckoned = self._window.prompt_tokens(messages)
        return reckoned >= usage.prompt_tokens * _MORE_THAN_COUNTED and self._window.cut(usage)
