"""The beginning of a response that may have no end; only clients import this: the library behind is slow to load."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx2


class CutStream(httpx2.AsyncByteStream):
    """The first bytes of a stream, then its end.

    Args:
        whole: The stream of the response.
        most: Bytes, as they come over the wire.
    """

    def __init__(self, whole: Any, most: int) -> None:
        self._whole = whole
        self._left = most

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Pieces, the last of them cut."""
        async for piece in self._whole:
            yield piece[: self._left]
            self._left -= len(piece)
            if self._left <= 0:
                return

    async def aclose(self) -> None:
        """Let go of the connection; what is left on it is not read."""
        await self._whole.aclose()
