"""Whose work it is: who should lead a piece of work by its title, who never may, and how a wrong owner is mended."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from plandraft.core.frozen_model import FrozenModel
from plandraft.core.gap import GAP
from plandraft.core.owner_names import Owner, choices_of, owner_of, owners_of, parts_in, resolve_owner
from plandraft.core.owner_rules import OwnerRules, Work
from plandraft.core.sector import Sector
from plandraft.core.work_areas import look_up

__all__ = [
    "Advice",
    "Owner",
    "OwnerRules",
    "choices_of",
    "mended",
    "owner_of",
    "owners_of",
    "parts_in",
    "resolve_owner",
    "rightful",
]

_MOSTLY = 0.5
"""Share of a text's later sentences that must be of one kind of work where its title says nothing (our choice)."""
_SENTENCE = re.compile(r"[。；;\n]+")
_GENERIC = re.compile(r"(?:办公室|委员会|管理|工作|服务|部门|[部科处室组办所站队院]){1,12}$")


class Advice(FrozenModel):
    """Whose a piece of work is.

    Attributes:
        rule: Id of the kind of work.
        owner: Who should lead.
        fit: Everybody who may lead.
        never: Those who must not lead.
        partners: Who should take part.
        apart: Whether it is about keeping those who spend and those who examine apart.
        source: Where the rule comes from.
        verified: Whether somebody has read it there.
    """

    rule: str
    owner: str
    fit: tuple[str, ...]
    never: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    apart: bool = False
    source: str
    verified: bool


def rightful(text: str, owners: Sequence[Owner], rules: OwnerRules, sector: Sector) -> Advice | None:
    """Who should own a piece of work.

    Args:
        text: Its title, and after a full stop or a line break its actions; they count where the title says nothing.
        owners: Those of ``owners_of``.
        rules: What belongs to whom.
        sector: The organisation's kind.

    Returns:
        None where no rule speaks of such work.
    """
    title, *rest = [part for part in _SENTENCE.split(text) if part.strip()] or [""]
    work = rules.work_of(title, sector) or _mostly(rest, rules, sector)
    return _advice(work, title, owners, sector) if work and owners else None


def mended(
    owner: str, partners: Iterable[str], text: str, *, owners: Sequence[Owner], rules: OwnerRules, sector: Sector
) -> tuple[str, tuple[str, ...]]:
    """An owner who may own this work, and partners who exist and are not the owner, by the names a plan prints.

    An owner who never may gives way to the rightful one; of several only those who may stay, the rest become partners.
    An owner whom the organisation does not have stays where no rule says whose the work is, and so does a named gap.

    Args:
        owner: Who leads, as it was said.
        partners: Who helps, as it was said.
        text: What the work is.
        owners: Everybody who can own.
        rules: Which work belongs to whom.
        sector: The organisation's.
    """
    advice = rightful(text, owners, rules, sector)
    lead, helping = _lead(owner, advice, owners)
    said = [name for partner in (*helping, *partners) for name in _known(partner, owners)]
    leading = {*parts_in(lead, owners), lead}
    return lead, tuple(name for name in dict.fromkeys(said) if name not in leading)


def _lead(owner: str, advice: Advice | None, owners: Sequence[Owner]) -> tuple[str, tuple[str, ...]]:
    """The owner, and former owners that become partners."""
    if GAP.search(owner):
        return owner, ()
    name = resolve_owner(owner, owners)
    if name is None:
        return (advice.owner if advice else owner.strip()), _known(owner, owners) if advice else ()
    parts = _known(name, owners)
    allowed = [part for part in parts if advice is None or _called(part, owners) not in advice.never]
    if allowed:
        return "、".join(allowed), tuple(part for part in parts if part not in allowed)
    assert advice is not None
    return advice.owner, parts if len(parts) > 1 else ()


def _known(text: str, owners: Sequence[Owner]) -> tuple[str, ...]:
    """Those of several owners who exist, as a plan prints them."""
    return tuple(name for part in parts_in(text, owners) if (name := resolve_owner(part, owners)) is not None)


def _called(text: str, owners: Sequence[Owner]) -> str:
    """The name of the owner a text means: 各工会小组 for 护理部工会小组."""
    owner = owner_of(text, owners)
    return owner.name if owner else text


def _mostly(sentences: list[str], rules: OwnerRules, sector: Sector) -> Work | None:
    """The kind of work that more than half of the sentences are of."""
    kinds = [work for sentence in sentences if (work := rules.work_of(sentence, sector)) is not None]
    most = max(kinds, key=kinds.count, default=None)
    return most if most is not None and kinds.count(most) > _MOSTLY * len(sentences) else None


def _advice(work: Work, title: str, owners: Sequence[Owner], sector: Sector) -> Advice:
    leading = look_up(work.owner, sector) or ("issuer",)
    ranked = [(role, list(_having(role, title, owners))) for role in leading]
    first = next((role for role, found in ranked if any(owner.offered for owner in found)), "issuer")
    found = next((o for role, having in ranked if role == first for o in having if o.offered), owners[0])
    roles = [*leading, *work.also, *(work.instead if first != leading[0] else ())]
    fit = [owner.name for role in roles for owner in _having(role, title, owners)]
    barred = [owner.name for role in work.never for owner in _having(role, title, owners)]
    helping = [next((o.name for o in _having(role, title, owners) if o.offered), "") for role in work.partners]
    return Advice(
        rule=work.id,
        owner=found.name,
        fit=tuple(dict.fromkeys((found.name, *fit))),
        never=tuple(name for name in dict.fromkeys(barred) if name not in {*fit, found.name}),
        partners=tuple(name for name in dict.fromkeys(helping) if name not in ("", found.name)),
        apart=work.apart,
        source=work.source,
        verified=work.verified,
    )


def _having(role: str, title: str, owners: Sequence[Owner]) -> Iterator[Owner]:
    """Those who have a role, those who have it by their name first."""
    if role == "any":
        yield from owners
    elif role == "named":
        yield from (owner for owner in owners if owner.kind == "department" and _stem(owner.name) in title)
    elif role in ("issuer", "department", "body"):
        yield from (owner for owner in owners if owner.kind == role)
        if role == "issuer":
            yield from (owner for owner in owners if "issuer_like" in (*owner.roles, *owner.charged))
    else:
        yield from (owner for owner in owners if role in owner.roles)
        yield from (owner for owner in owners if role in owner.charged and role not in owner.roles)


def _stem(name: str) -> str:
    """What a department is about, by its name: 护理 for 护理部; for one that does not say it, the name itself."""
    stem = _GENERIC.sub("", name)
    return stem if len(stem) > 1 else name
