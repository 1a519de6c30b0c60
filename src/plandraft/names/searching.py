"""Many known strings searched for at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from plandraft.names.tokens import begins_word, ends_word


class Searched:
    """Strings of two characters or more, found wherever they stand, in a time that grows with the text alone.

    Args:
        strings: What to look for. One of two characters counts only as a word: 高峰 is not in 最高峰值.
    """

    def __init__(self, strings: Iterable[str]) -> None:
        self._heads: dict[str, list[str]] = defaultdict(list)
        for string in sorted({s for s in strings if len(s) > 1}, key=lambda s: (-len(s), s)):
            self._heads[string[:2]].append(string)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Start and end of each, the longest at a place first; they may overlap."""
        if not self._heads:
            return
        for at in range(len(text) - 1):
            for string in self._heads.get(text[at : at + 2], ()):
                end = at + len(string)
                if text.startswith(string, at) and (
                    len(string) > 2 or (begins_word(text, at) and ends_word(text, end))
                ):
                    yield at, end
