"""Who answers for a measure: whose the work is by law or custom, else whom its words point at, else the union."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from plandraft.core.brief import Brief
from plandraft.core.gap import gap
from plandraft.core.owners import Advice, owner_of, rightful
from plandraft.core.profile import Body, Profile
from plandraft.offline.overlap import held

MOSTLY = 0.75
"""Share of a duty's words that a text must hold to speak of it (our choice)."""
_ANSWERABLE = re.compile(r"(?:委员会|办公室|工会|部|处|科|室|院|组)$")
_SMALL = re.compile(r"小组|小家|协会|俱乐部|社团|队$")
_ABOVE = re.compile(r"总工会$|产业工会$|教育工会$")
"""The name of a union above, where a profile lists it among its departments."""
_GUARDS = re.compile("保卫|治安|安保")
"""Those who guard a house know nothing of what harms people at their work."""
_GENERIC = re.compile(r"(?:办公室|委员会|管理|工作|部门|科室|[部处科室组]){1,12}$")


def lead_of(
    title: str, actions: Iterable[str], words: Sequence[str], brief: Brief, *, homes: Sequence[str] = ()
) -> str:
    """Who leads a piece of work.

    Args:
        title: What is done.
        actions: How, where the title says nothing of whose it is.
        words: Words to find the owner by, best first.
        brief: The job's material.
        homes: Words to find the department by whose people it is about, where it is theirs.
    """
    advice = (
        rightful(f"{title}。{''.join(actions)}", brief.owners, brief.owner_rules, brief.profile.sector)
        if brief.owners
        else None
    )
    home = _found(homes, brief.profile)
    if home is not None and (advice is None or home in advice.fit or _GUARDS.search(advice.owner)):
        return home
    own = _own(words, brief)
    if advice is not None:
        return own if own in advice.fit else _listed(advice, brief)
    if own is not None:
        return own
    return _spoken_of_in(title, brief.profile) or _found((*words, "工会"), brief.profile) or _anybody(brief)


def _listed(advice: Advice, brief: Brief) -> str:
    """Who leads by rule; the union in place of a committee that the profile does not list, where it may lead as well.

    Whoever examines the union's accounts cannot be left to others.
    """
    lead, issuer = owner_of(advice.owner, brief.owners), brief.owners[0].name
    known = {body.name for body in (*brief.profile.departments, *brief.profile.bodies)}
    is_unlisted = lead is not None and lead.kind == "committee" and lead.name not in known
    if lead is None or not is_unlisted or "audit" in lead.roles or issuer in advice.never:
        return advice.owner
    return issuer


def _own(words: Sequence[str], brief: Brief) -> str | None:
    """The first that the words point at; 工会 is the union itself, whatever department has it in its name.

    A word that is the name of an owner whom the profile need not list, as an officer every such body has, is that one.
    """
    for word in words:
        found = brief.owners[0].name if word == "工会" and brief.owners else _found((word,), brief.profile)
        if found is None and word in brief.owner_choices:
            found = word
        if found is not None:
            return found
    return None


def departments_of(profile: Profile) -> list[Body]:
    """The departments without the union above, which nobody here can give work to."""
    return [body for body in profile.departments if not _ABOVE.search(body.name) or body.name in profile.name]


def partners_of(title: str, words: Sequence[str], brief: Brief, *, owner: str, most: int = 1) -> list[str]:
    """Departments and bodies that are spoken of and do not lead; the union's own office is no partner of the union."""
    lead = owner_of(owner, brief.owners)
    barred = {owner, *_itself(brief)}
    if lead is not None and lead.kind == "issuer":
        barred |= {o.name for o in brief.owners if o.kind == "issuer" or "issuer_like" in (*o.roles, *o.charged)}
    named = _spoken_of_in(title, brief.profile)
    found = [named] if named and named not in barred else []
    for word in words:
        name = _found((word,), brief.profile, without=(*barred, *found))
        found += [name] if name else []
    return found[:most]


def _itself(brief: Brief) -> list[str]:
    """The department that plans for itself, by the names that the profile lists: it does not help itself."""
    names = {brief.profile.name, *(brief.owners[0].name for _ in brief.owners[:1])}
    return [body.name for body in brief.profile.departments if any(name.endswith(body.name) for name in names)]


def _anybody(brief: Brief) -> str:
    return next(iter(brief.owner_choices), gap("责任部门"))


def _found(words: Sequence[str], profile: Profile, *, without: Iterable[str] = ()) -> str | None:
    """The department or body that the words point at, best word first; by name, then by duties."""
    barred = set(without)
    bodies = [body for body in (*departments_of(profile), *profile.bodies) if body.name not in barred]
    for word in words:
        named = [body for body in bodies if _names(word, body.name)]
        charged = [body for body in bodies if any(word in duty for duty in body.duties)]
        for found in (named, charged):
            if found:
                return min(found, key=_rank).name
    return None


def _names(word: str, name: str) -> bool:
    """Whether a name holds a word; one that begins with ^ must stand at its beginning."""
    return name.startswith(word[1:]) if word.startswith("^") else word in name


def _rank(body: Body) -> tuple[bool, bool, int]:
    """A standing body before a club or a small group, a short name before a long one."""
    return (bool(_SMALL.search(body.name)), not _ANSWERABLE.search(body.name), len(body.name))


def _spoken_of_in(text: str, profile: Profile) -> str | None:
    """The department or body whose name or duties a text speaks of."""
    bodies = (*departments_of(profile), *profile.bodies)
    scored = [(_spoken_of(body, text), -at, body.name) for at, body in enumerate(bodies)]
    best = max(scored, default=(0.0, 0, ""))
    return best[2] if best[0] else None


def _spoken_of(body: Body, text: str) -> float:
    if body.name in text:
        return 2.0
    stem = _GENERIC.sub("", body.name).removeprefix("工会")
    by_name = 1.0 if len(stem) >= 2 and stem in text else 0.0
    by_duty = [1 + len(duty) / 10 for duty in body.duties if len(duty) > 1 and duty in text]
    by_words = [share for duty in body.duties if len(duty) > 3 and (share := held(duty, text)) >= MOSTLY]
    return max([by_name, *by_duty, *by_words])
