"""The pieces of a reply on their way to an observer: without the key, also where two pieces share it."""

from __future__ import annotations

from collections.abc import Callable

from plandraft.models.connection.endpoint import KeyedEndpoint


class DeltaRedactor:
    """Hands pieces on; what may be the key's beginning is held back until the next piece shows what it is."""

    def __init__(self, endpoint: KeyedEndpoint, then: Callable[[str], None] | None) -> None:
        self._endpoint, self._then = endpoint, then
        self._held = ""

    def take(self, piece: str) -> None:
        """The next piece; an empty one is not handed on."""
        if self._then is None:
            return
        text = self._endpoint.redact(self._held + piece)
        kept = len(text) - self._endpoint.unfinished(text)
        self._held = text[kept:]
        if kept:
            self._then(text[:kept])

    def end(self) -> None:
        """There is no next piece."""
        if self._then is not None and self._held:
            self._then(self._held)
            self._held = ""
