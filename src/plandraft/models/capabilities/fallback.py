"""One ask's way through refusals: what to try next, so that nothing is ever sent twice in the same manner."""

from __future__ import annotations

from collections.abc import Callable

from plandraft.models.capabilities.capabilities import Capabilities, RequestBody, blind_changes, named_changes
from plandraft.models.capabilities.capability_cache import CapabilityCache
from plandraft.models.faults.error_bodies import ErrorDetails


class Fallback:
    """One ask's way through refusals: no request is ever sent twice in the same manner."""

    def __init__(self, memory: CapabilityCache) -> None:
        self._memory = memory
        self.manners = memory.manners
        self._tried = {self.manners}
        self._guessed = False

    def go(self, changes: list[Capabilities], *, guessed: bool = False) -> bool:
        """Take the first manner not tried yet; False where there is none.

        What another ask has learnt in the meantime comes before one's own guesses.
        """
        known = self._memory.manners
        for change in [known, *changes]:
            if change in self._tried:
                continue
            self._tried.add(change)
            self.manners = change
            if change == known:
                self._guessed = False
            elif guessed:
                self._guessed = True
            else:
                self._memory.learn(change, guessed=self._guessed)
            return True
        return False

    def adapt(self, said: ErrorDetails, refused: RequestBody, is_new: Callable[[Capabilities], bool]) -> bool:
        """After a refusal, take the first manner that makes a request which was not refused yet; False where none does.

        Args:
            said: The refusal.
            refused: The request it is about.
            is_new: Whether the request that a manner makes was not refused before.
        """
        while self.go(list(named_changes(self.manners, said, refused))) or self.go(
            list(blind_changes(self.manners)), guessed=True
        ):
            if is_new(self.manners):
                return True
        return False

    def arrived(self) -> None:
        """The endpoint answered: a guess was right."""
        self._memory.answered = True
        if self._guessed:
            self._memory.learn(self.manners, guessed=True)
