"""An endpoint is asked once what its model reads and writes at once, before the first question goes out."""

from __future__ import annotations

import asyncio
from weakref import WeakKeyDictionary

from plandraft.models.capabilities.learned_window import LearnedWindow
from plandraft.models.capabilities.model_listing import served_window
from plandraft.models.connection.clients import Connection


class WindowQuery:
    """Shared by all asks to one model: the others wait for the first.

    Args:
        window: Takes in what is told.
        asked: Whether nobody needs to ask.
    """

    def __init__(self, window: LearnedWindow, *, asked: bool) -> None:
        self._window, self._asked = window, asked
        self._locks: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()

    async def once(self, connection: Connection, model: str) -> None:
        """Ask the endpoint's list of models, unless that was done; what is wrong with the list does not matter here.

        Raises:
            PlandraftError: The endpoint cannot be asked at all from this machine.
        """
        if self._asked:
            return
        async with self._locks.setdefault(asyncio.get_running_loop(), asyncio.Lock()):
            if self._asked:
                return
            found = await served_window(connection, model)
            self._asked = True
        if found is not None:
            self._window.told(found)
