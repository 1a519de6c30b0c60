"""Who answers for a measure: one of the profile's departments and bodies, or a named gap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from plandraft.core.gap import gap
from plandraft.core.profile import Body, Profile
from plandraft.models.offline.overlap import held

MOSTLY = 0.75
"""Share of a duty's words that a text must hold to speak of it (our choice)."""
_ANSWERABLE = re.compile(r"(?:委员会|办公室|工会|部|处|科|室|院|组)$")
_SMALL = re.compile(r"小组|小家|协会|俱乐部|社团|队$")
_GENERIC = re.compile(r"(?:办公室|委员会|管理|工作|部门|科室|[部处科室组])+$")


def find_owner(words: Sequence[str], profile: Profile, *, without: Iterable[str] = ()) -> str | None:
    """The department or body that the words point at, best word first; by name, then by duties."""
    barred = set(without)
    bodies = [body for body in (*profile.departments, *profile.bodies) if body.name not in barred]
    for word in words:
        named = [body for body in bodies if word in body.name]
        charged = [body for body in bodies if any(word in duty for duty in body.duties)]
        for found in (named, charged):
            if found:
                return min(found, key=_rank).name
    return None


def _rank(body: Body) -> tuple[bool, bool, int]:
    """A standing body before a club or a small group, a short name before a long one."""
    return (bool(_SMALL.search(body.name)), not _ANSWERABLE.search(body.name), len(body.name))


def owner_for(words: Sequence[str], profile: Profile) -> str:
    """``find_owner``, else the union itself, else the first department, else a named gap."""
    found = find_owner((*words, "工会"), profile)
    return found or next(iter(profile.owners), gap("责任部门"))


def owner_of_text(text: str, words: Sequence[str], profile: Profile) -> str:
    """The department whose name or duties the text speaks of, else the one the area's words point at."""
    bodies = (*profile.departments, *profile.bodies)
    scored = [(_spoken_of(body, text), -at, body.name) for at, body in enumerate(bodies)]
    best = max(scored, default=(0.0, 0, ""))
    return best[2] if best[0] else owner_for(words, profile)


def _spoken_of(body: Body, text: str) -> float:
    if body.name in text:
        return 2.0
    stem = _GENERIC.sub("", body.name).removeprefix("工会")
    by_name = 1.0 if len(stem) >= 2 and stem in text else 0.0
    by_duty = [1 + len(duty) / 10 for duty in body.duties if len(duty) > 1 and duty in text]
    by_words = [share for duty in body.duties if len(duty) > 3 and (share := held(duty, text)) >= MOSTLY]
    return max([by_name, *by_duty, *by_words])


def partners_for(words: Sequence[str], profile: Profile, *, owner: str, most: int = 2) -> list[str]:
    """Further departments and bodies that the words point at, each once, the owner left out."""
    found: list[str] = []
    for word in words:
        name = find_owner((word,), profile, without=(owner, *found))
        if name is not None:
            found.append(name)
        if len(found) == most:
            break
    return found
