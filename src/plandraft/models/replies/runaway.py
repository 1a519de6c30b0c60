"""A reply that will never end is stopped before its limit is paid: by size, or by repeating itself."""

from __future__ import annotations

from plandraft.core.repetition import TAIL_CHARS, repeats
from plandraft.messages import tr

CHARS_A_TOKEN = 8
"""More than any tokenizer's tokens stand for in plan text (Chinese about 1.5, JSON and English 3 to 5)."""
_WRITTEN_CHARS_A_TOKEN = 4
"""As many as tokens stand for in a reply that is one: English JSON has 3 to 4 (our choice)."""
_SPARE_CHARS = 4_000
_EVERY = 800
"""Characters after which a reply is looked at again (our choice)."""


def longest_reply(reply_tokens: int) -> int:
    """Characters of which a reply may have at most so many tokens: more is not looked at."""
    return reply_tokens * _WRITTEN_CHARS_A_TOKEN + _SPARE_CHARS


class RunawayWatch:
    """Looks at one kind of text of a reply while it comes in."""

    def __init__(self, reply_tokens: int) -> None:
        self._most = reply_tokens * CHARS_A_TOKEN + _SPARE_CHARS
        self._chars = 0
        self._tail = ""
        self._unseen = 0

    def see(self, piece: str) -> str:
        """What is wrong with the reply so far; empty where nothing is."""
        self._chars += len(piece)
        if self._chars > self._most:
            return tr("the reply ran past {most} characters", most=self._most)
        self._tail = (self._tail + piece)[-TAIL_CHARS:]
        self._unseen += len(piece)
        if self._unseen < _EVERY:
            return ""
        self._unseen = 0
        return tr("the reply repeats itself without end") if repeats(self._tail) else ""
