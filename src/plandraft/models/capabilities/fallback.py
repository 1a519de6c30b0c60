"""One ask's way through refusals: what to try next, so that nothing is ever sent twice in the same way."""

from __future__ import annotations

from collections.abc import Callable

from plandraft.models.capabilities.capabilities import Capabilities, RequestBody, blind_changes, named_changes
from plandraft.models.capabilities.capability_cache import CapabilityCache
from plandraft.models.connection.endpoint import KeyedEndpoint
from plandraft.models.faults.error_bodies import ErrorDetails
from plandraft.models.faults.fault import Fault


class FallbackPath:
    """One ask's way through refusals: no request is ever sent twice in the same way."""

    def __init__(self, cache: CapabilityCache) -> None:
        self._cache = cache
        self.capabilities = cache.capabilities
        self._tried = {self.capabilities}
        self._guessed = False

    def try_next(self, changes: list[Capabilities], *, guessed: bool = False) -> bool:
        """Take the first capabilities not tried yet; False where there is none.

        What another ask has learnt in the meantime comes before one's own guesses.
        """
        known = self._cache.capabilities
        for change in [known, *changes]:
            if change in self._tried:
                continue
            self._tried.add(change)
            self.capabilities = change
            if change == known:
                self._guessed = False
            elif guessed:
                self._guessed = True
            else:
                self._cache.learn(change, guessed=self._guessed)
            return True
        return False

    def adapt(self, said: ErrorDetails, refused: RequestBody, is_new: Callable[[Capabilities], bool]) -> bool:
        """After a refusal, take the first capabilities that make a request not refused yet; False where none do.

        Args:
            said: The refusal.
            refused: The request it is about.
            is_new: Whether the request that capabilities make was not refused before.
        """
        while self.try_next(list(named_changes(self.capabilities, said, refused))) or self.try_next(
            list(blind_changes(self.capabilities)), guessed=True
        ):
            if is_new(self.capabilities):
                return True
        return False

    def confirm(self) -> None:
        """The endpoint answered: a guess was right."""
        self._cache.answered = True
        if self._guessed:
            self._cache.learn(self.capabilities, guessed=True)


def lacks_path(fault: Fault, endpoint: KeyedEndpoint, capabilities: Capabilities) -> bool:
    """Whether a fault may come from a bare address that lacks ``/v1``.

    Args:
        fault: What was wrong.
        endpoint: Where the call went.
        capabilities: How it was made.
    """
    about_model = "model" in fault.details.text and fault.status != 405
    return fault.action == "unknown" and endpoint.address.bare and not capabilities.path and not about_model
