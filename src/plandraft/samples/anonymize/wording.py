"""Wording no longer in force, typing errors, and the synonyms of rewriting machines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plandraft.names.data import any_of, word_set
from plandraft.names.spans import CoveredPoints, NameSpan, one_each
from plandraft.samples.anonymize.known import Known

OTHER_SIGNS = 4
"""So many different corrupted synonyms in a text say as much as its strong markers (our choice)."""
_TWICE = re.compile(r"([\u4e00-\u9fff]{2,4})\1(?=[\u4e00-\u9fff，。；、])(?!再|又)")
_TWICE_FINE = re.compile(
    r"^[一逐]|^(.)\1|^(?:研究|讨论|商量|学习|锻炼|考虑|了解|交流|放松|调整|活动|休息|打扮|收拾|整理|总结|加强|很多|许多|非常|永远|哈|一|仅|慢|好|常)"
)
_MISNAMED = re.compile(any_of(word_set("bodies", "misnamed")))
_STUTTER = re.compile(
    r"(?<![有目])的的(?![士确])|(?<![需主重必只不想])要要(?![求点素闻件务领])|(?<!不)是是(?!非)|(?<![又])对对(?![象方口])|(?<![\u4e00-\u9fff])在在|(?<![罢])了了(?![解结])"
    r"|(?<![强必])将将|(?<!必)须须|和和(?![谐平睦解气美])|(?<!共)与与(?!会)"
)


def stale(text: str, known: Known, whole: str) -> list[NameSpan]:
    """References whose time is over, laws that are superseded, theories named without their successor.

    Args:
        text: One line.
        known: The knowledge of the day.
        whole: The whole plan: a theory is in order where its successor stands in the same plan.
    """
    found = [m.span() for pattern in known.ended for m in pattern.finditer(text) if not _regional(text, m)]
    found += [
        m.span() for pattern, next_one in known.succeeded if next_one not in whole for m in pattern.finditer(text)
    ]
    if known.old_titles is not None:
        found += [m.span() for m in known.old_titles.finditer(text)]
    return one_each(NameSpan(a, b, "stale_political") for a, b in found if b > a)


def _regional(text: str, m: re.Match[str]) -> bool:
    """河北省工会十三大 is that province's own congress, whatever the country's thirteenth was."""
    return (
        m[0].startswith("工会") and re.search(r"[省市县区州校院厂]$|公司$|集团$|系统$", text[: m.start()]) is not None
    )


def typos(text: str, known: Known) -> list[NameSpan]:
    """Known typing errors, and words written twice."""
    found = [m.span() for m in known.typos.finditer(text)] if known.typos is not None else []
    found += [m.span() for m in _MISNAMED.finditer(text)]
    found += [m.span() for m in _STUTTER.finditer(text)]
    found += [m.span() for m in _TWICE.finditer(text) if not _TWICE_FINE.match(m[1])]
    return one_each(NameSpan(a, b, "typo") for a, b in found)


def is_machine_rewritten(text: str, known: Known) -> bool:
    """Whether a plan was put through a synonym machine: enough strong markers, or many different synonyms."""
    if sum(text.count(marker) for marker in known.markers) >= known.gate:
        return True
    signs = sum(
        1 for word, pattern in known.spun if word.mode != "flag_only" and word.verified and pattern.search(text)
    )
    return signs >= OTHER_SIGNS


def spun(text: str, known: Known, *, ill: bool) -> list[NameSpan]:
    """Corrupted synonyms; in a healthy plan only what is no word at all.

    Args:
        text: One line.
        known: The knowledge of the day.
        ill: Whether the plan it stands in was rewritten by a machine.
    """
    found = [
        m.span()
        for word, pattern in known.spun
        if word.mode == "always" or (ill and word.mode == "gated")
        for m in pattern.finditer(text)
    ]
    if ill and known.markers:
        found += [m.span() for m in re.finditer(any_of(known.markers), text)]
    return _smallest([NameSpan(a, b, "spun") for a, b in found if b > a])


def _smallest(spans: Sequence[NameSpan]) -> list[NameSpan]:
    """Of overlapping finds the shortest: the synonym itself, not the phrase that betrays it."""
    kept: list[NameSpan] = []
    taken = CoveredPoints()
    for span in sorted(set(spans), key=lambda s: (s.end - s.start, s.start)):
        if not taken.touches(span):
            taken.add(span)
            kept.append(span)
    return sorted(kept)
