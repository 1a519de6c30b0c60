"""What a run may cost; reached means that no further call is made."""

from __future__ import annotations

import threading
from typing import Protocol

from plandraft.core.ask import Usage
from plandraft.models.clocks import Clock, SystemClock


class Budget(Protocol):
    """Shared by all asks of a run; the model room asks it before every call and tells it what each cost."""

    def refuse(self) -> str | None:
        """Reserve one call; the reason in words where none may be made any more."""
        ...

    def spend(self, usage: Usage) -> None:
        """Tokens of a call as the endpoint counted them, whether the call was of use or not."""
        ...


class Unlimited:
    """Refuses nothing."""

    def refuse(self) -> str | None:
        """Never."""
        return None

    def spend(self, usage: Usage) -> None:
        """Forget it."""


class RunBudget:
    """Bounds calls, tokens and time of a run.

    Args:
        max_calls: HTTP calls, retries and refused forms included.
        max_tokens: Prompt and completion tokens together; a call under way may go over it.
        max_seconds: Since the budget was made.
        clock: Passed in by tests.
    """

    def __init__(
        self,
        *,
        max_calls: int | None = None,
        max_tokens: int | None = None,
        max_seconds: float | None = None,
        clock: Clock | None = None,
    ) -> None:
        self._max_calls, self._max_tokens, self._max_seconds = max_calls, max_tokens, max_seconds
        self._clock = clock or SystemClock()
        self._started = self._clock.now()
        self._lock = threading.Lock()
        self.calls = 0
        self.usage = Usage()

    def refuse(self) -> str | None:
        """Reserve one call; the reason in words where none may be made any more."""
        with self._lock:
            tokens = self.usage.prompt_tokens + self.usage.completion_tokens
            if self._max_calls is not None and self.calls >= self._max_calls:
                return f"已达到调用次数上限 {self._max_calls}"
            if self._max_tokens is not None and tokens >= self._max_tokens:
                return f"已达到 token 上限 {self._max_tokens}（已用 {tokens}）"
            if self._max_seconds is not None and self._clock.now() - self._started >= self._max_seconds:
                return f"已达到时间上限 {self._max_seconds:.0f} 秒"
            self.calls += 1
            return None

    def spend(self, usage: Usage) -> None:
        """Tokens of a call as the endpoint counted them, whether the call was of use or not."""
        with self._lock:
            self.usage = self.usage + usage
