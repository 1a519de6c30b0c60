"""What a kind of plan says in its data: the sentences of opening and closing, the guiding paragraph, its own words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from plandraft.core.brief import Brief
from plandraft.core.kind import KindSentence, PlanKind
from plandraft.core.work_areas import look_up
from plandraft.offline.room import with_room
from plandraft.offline.slots import leaders_of, party_of
from plandraft.offline.subject import documents_of
from plandraft.offline.when import period_words

_BLANK = re.compile(r"\{(\w+)\}")
_MOST_NAMED = 4
"""Demands and results that a sentence names (our choice)."""
_DEADLINE = re.compile(r"^\d+月(?:底|末|\d+日)?前")
_VALUE = re.compile(
    r"(?<=.{4})(?<![A-Za-z\d.-])(?:由|从|达到|不低于|不少于|提高到|增加到|缩短到|降到|降低到|下降到|减少到|降至|控制在|下降|覆盖)?\d.*$"
)
"""What a demand says beside its thing."""


def sentences(patterns: Sequence[KindSentence], brief: Brief, room: int) -> str:
    """The sentences whose blanks can be filled, in order; those of the lowest rank first as far as there is room.

    Args:
        patterns: The kind's, for one part.
        brief: The job's material.
        room: Characters the part is to have; sentences of rank 1 stand in any case.
    """
    blanks, way = _blanks(brief), sum(map(ord, brief.profile.name))
    found = [(one.rank, _said(one, way, blanks)) for one in patterns]
    return "".join(with_room(found, room))


def guidance(brief: Brief, room: int) -> str:
    """A guiding paragraph of about ``room`` characters from the kind's clauses, its guidance, its duty, its centre."""
    kind, sector = brief.kind, brief.profile.sector
    citable = {ref.id for ref in brief.references} | {ref.kind for ref in brief.references}
    own = [
        (clause.rank, _filled(clause.text, _blanks(brief)))
        for clause in kind.guidance
        if set(clause.refs) <= citable and (not clause.sectors or set(clause.sectors) & set(sector.lineage))
    ]
    above = look_up(kind.above, sector) or ""
    centre = look_up(kind.centre, sector) or ""
    clauses = [
        *own,
        (4, _filled(above, _blanks(brief))),
        *((3, f"落实{document}要求") for document in documents_of(brief.profile)),
        (1, kind.duty),
        (2, f"{brief.profile.period.label}{centre}" if centre else ""),
    ]
    said = with_room(clauses, room)
    return f"{'，'.join(said)}。" if said else ""


def in_its_words(content: Any, kind: PlanKind, own: str) -> Any:
    """An answer with the words that this kind has for those of our own wording.

    A text of the profile stays as it is: what it says itself is not ours to change.

    Args:
        content: A reply as plain data.
        kind: The kind of plan.
        own: Everything the profile says.
    """
    if not kind.says:
        return content
    if isinstance(content, dict):
        return {
            key: value if key in ("id", "claims", "budget", "when") else in_its_words(value, kind, own)
            for key, value in content.items()
        }
    if isinstance(content, list):
        return [in_its_words(value, kind, own) for value in content]
    return _in_words(content, kind.says, own) if isinstance(content, str) else content


def _in_words(text: str, says: Mapping[str, str], own: str) -> str:
    """Longest words first; what is said already as the kind says it, or as the profile does, stays."""
    kept = {**{word: word for word in says.values()}, **{word: word for word in says if word in own}}
    table = {**says, **kept}
    words = "|".join(re.escape(word) for word in sorted(table, key=len, reverse=True))
    return re.sub(words, lambda found: table[found[0]], text)


def _said(sentence: KindSentence, way: int, blanks: Mapping[str, str]) -> str:
    text = sentence.texts[way % len(sentence.texts)]
    return _filled(text, blanks) or _filled(sentence.instead, blanks)


def _filled(text: str, blanks: Mapping[str, str]) -> str:
    """The text with its blanks filled; empty where one cannot be."""
    if any(not blanks.get(name) for name in _BLANK.findall(text)):
        return ""
    return _BLANK.sub(lambda found: blanks[found[1]], text)


def _blanks(brief: Brief) -> dict[str, str]:
    profile, last, kind = brief.profile, brief.profile.last_year, brief.kind
    people = look_up(kind.people, profile.sector) or ""
    counts = ((people, profile.headcount), (kind.reader, profile.members), (f"女{people}", profile.women))
    focus = [m for m in brief.matters if m.kinds != ("event",) and "unfinished" not in m.kinds] or list(brief.matters)
    things = [_thing(matter.text) for matter in brief.matters if matter.kinds != ("event",)] or [profile.called]
    issuer = brief.owners[0] if brief.owners else None
    itself = (profile.name, issuer.name if issuer else profile.name)
    helping = [body.name for body in profile.departments if not any(name.endswith(body.name) for name in itself)]
    return {
        "name": profile.name,
        "called": profile.called,
        "period": profile.period.label,
        "issuer": issuer.name if issuer else profile.called,
        "partners": "、".join(helping[:3]),
        "first": "、".join(things[:2]),
        "last": things[-1],
        "audit": next((o.name for o in brief.owners if o.offered and "audit" in o.roles), ""),
        "spent": "、".join(item.purpose for item in brief.spending[:2]),
        "leaders": leaders_of(profile),
        "people": "、".join(f"{name}{count}人" for name, count in dict(counts).items() if count and name),
        "results": "，".join([*last.done, *(f"{f.name}{f.value}" for f in last.figures)][:_MOST_NAMED]),
        "unfinished": "；".join(last.unfinished),
        "facts": "；".join(profile.facts),
        "focus": "、".join(matter.text.strip("。") for matter in focus[:_MOST_NAMED]),
        "party": party_of(profile),
        **period_words(profile.period),
    }


def _thing(text: str) -> str:
    """What a demand is about, without its values and deadlines.

    >>> _thing("手卫生依从率由78%提高到85%"), _thing("预备党员按期转正2名"), _thing("夜班急救演练")
    ('手卫生依从率', '预备党员按期转正', '夜班急救演练')
    """
    return _VALUE.sub("", _DEADLINE.sub("", text.strip("。 "))).strip("，、；：")
