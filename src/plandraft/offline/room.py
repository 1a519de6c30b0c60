"""As many sentences as a part of the plan has room for."""

from __future__ import annotations

from collections.abc import Sequence

_SHARE = 1.2
"""Share of its room up to which a part is filled (our choice)."""


def with_room(parts: Sequence[tuple[int, str]], room: int, *, always: int = 1) -> list[str]:
    """The texts in their order, those of the lowest rank first as far as there is room.

    Args:
        parts: Rank and words; what is empty is left out.
        room: Characters.
        always: Rank up to which they stand in any case.

    >>> with_room([(1, "一"), (3, "二二二"), (2, "三"), (1, "")], 2)
    ['一', '三']
    """
    kept: set[int] = set()
    used = 0
    for at in sorted(range(len(parts)), key=lambda n: parts[n][0]):
        rank, text = parts[at]
        if text and (rank <= always or used + len(text) <= room * _SHARE):
            kept.add(at)
            used += len(text)
    return [text for at, (_, text) in enumerate(parts) if at in kept]
