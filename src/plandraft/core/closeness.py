"""How closely the characters of a text belong together: rows of characters that make no words are told from Chinese.

One short name proves nothing: 一等奖 and a name of another people have no pair of characters that was seen in a plan.
Many short names of one writer do, so they are judged together.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from itertools import pairwise

_HAN_RUN = re.compile("[\u4e00-\u9fff]{2,}")
_STRANGER = -2.0
"""How closely two characters belong together that were never seen side by side; those that were: -0.5 to 3.5."""
_LEAST_CLOSE = {9: -1.5, 14: -1.1, 24: -0.6}
"""By the number of pairs: below this on average characters are no sentence. Of 1,098 clauses of real plans with nine
pairs and more none comes to less than -1.1, and 996 of 1,000 to more than 0; of rows of common characters, drawn one by
one, six in ten of nine pairs, nineteen in twenty of fourteen and all of twenty-four do."""
_DOUBTFUL, _FEWEST_IN_DOUBT = 0.0, 2
"""The same where other texts of the same writer are known to be no words (our choice)."""
_ODD, _FEWEST_ODD = -1.25, 3
"""Below this a text of so many pairs is odd: of 24,000 clauses of plans, profiles and playbooks one in 200 is, of rows
of common characters nine in ten."""
_SEVERAL, _SHARE = 3, 0.2
"""So many odd texts, and such a share of all that are long enough, and their writer writes no Chinese (our choice)."""


def is_strange(text: str) -> bool:
    """Whether a text by itself is long enough, and strange enough, to be no Chinese."""
    return any(_is_below(text, least, fewest) for fewest, least in _LEAST_CLOSE.items())


def strange_together(texts: Collection[str], babbles: bool = False) -> frozenset[str]:
    """The texts of one writer that are no words, where several are so odd that the doubtful ones cannot be meant.

    Args:
        texts: What the writer wrote, names and sentences alike.
        babbles: Whether it is known already that some of it is no Chinese.
    """
    if not babbles:
        long = [text for text in texts if _pairs(text) >= _FEWEST_ODD]
        odd = sum(_is_below(text, _ODD, _FEWEST_ODD) for text in long)
        babbles = odd >= max(_SEVERAL, _SHARE * len(long))
    return frozenset(text for text in texts if babbles and _is_below(text, _DOUBTFUL, _FEWEST_IN_DOUBT))


def _pairs(text: str) -> int:
    return sum(len(run) - 1 for run in _HAN_RUN.findall(text))


def _is_below(text: str, least: float, fewest: int) -> bool:
    pairs = [pair for run in _HAN_RUN.findall(text) for pair in pairwise(run)]
    if len(pairs) < fewest:
        return False
    close = _closeness()
    return sum(close.get(pair, _STRANGER) for pair in pairs) < least * len(pairs)


@cache
def _closeness() -> dict[tuple[str, str], float]:
    """How closely two characters belong together, by pair: the middle of its group's mutual information."""
    from plandraft.shipped import read

    pairs: dict[str, str] = read("plandraft.core", "pairs")["pairs"]
    return {
        (first, second): group - 0.5
        for first, groups in pairs.items()
        for group, seconds in enumerate(groups.split("/"))
        for second in seconds
    }
