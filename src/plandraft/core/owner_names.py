"""Who can own work, by the name a plan prints, and which other forms of it mean the same body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Literal

from plandraft.core.frozen_model import FrozenModel
from plandraft.core.owner_rules import NOBODY, Committee, IssuerForms, OwnerGroup, OwnerRules
from plandraft.core.profile import Body, Profile
from plandraft.core.sector import Sector

OwnerKind = Literal["issuer", "committee", "group", "department", "body"]

BETWEEN = "、，,/；;|和与及"
"""What may stand between two owners; blanks as well."""
_NOTE = re.compile(
    r"[（(][^（）()]{0,200}[）)]$|(?:等|为主|牵头|负责|主办|承办|主责){1,12}$|^(?:由|责任(?:部门|单位|科室)[：:])"
)


class Owner(FrozenModel):
    """Somebody who can own work.

    Attributes:
        name: As a plan prints it.
        aliases: Other names, whole.
        roles: What it is there for, by its name.
        charged: What it is there for, by the duties the profile gives it.
        pattern: Regular expression of further forms; what the group ``of`` holds must be left of ``full``.
        named: Regular expression of forms that mean a part of it and stay as they are.
        full: Longer names of the organisation, from which characters may be dropped: 四院 for 第四人民医院.
        offered: Whether a list of choices holds it; the others are only understood.
    """

    name: str
    aliases: tuple[str, ...] = ()
    kind: OwnerKind
    roles: tuple[str, ...] = ()
    charged: tuple[str, ...] = ()
    pattern: str = NOBODY
    named: str = NOBODY
    full: tuple[str, ...] = ()
    offered: bool = True

    @cached_property
    def _forms(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    @cached_property
    def _parts(self) -> re.Pattern[str]:
        return re.compile(self.named)

    def form(self, text: str) -> str | None:
        """What a plan prints for a text that means this owner or a part of it; None for a text that does not."""
        found = self._forms.fullmatch(text)
        if found and _left_of(found.groupdict().get("of"), self.full):
            return self.name
        return text if self._parts.fullmatch(text) else None


def owners_of(profile: Profile, rules: OwnerRules) -> tuple[Owner, ...]:
    """Everybody in an organisation who can own work: the issuer first, then its committees and parts, then the rest."""
    forms = rules.issuer or IssuerForms(id="", source="", verified=False)
    issuer = _issuer(profile, forms)
    before = _before(profile.sector, forms)
    prefix = rf"(?:(?:{'|'.join(before)})?(?:{_core(profile, forms)})?(?:委员会)?)?" if before else ""
    departments, bodies = _named(profile.departments), _named(profile.bodies)
    listed = [body for body in (*departments, *bodies) if not _same(issuer, body.name, forms)]
    committees = [o for c in rules.committees if (o := _committee(c, profile, listed, prefix)) is not None]
    taken = {issuer.name, *(committee.name for committee in committees)}
    groups = [_group(group, profile, rules.groups) for group in rules.groups]
    rest = [_listed(b, rules, before, department=b in departments) for b in listed if b.name not in taken]
    known: dict[str, Owner] = {}
    for owner in (issuer, *committees, *groups, *rest):
        known.setdefault(owner.name, owner)
    return tuple(_with_leaders(profile, tuple(known.values())))


def choices_of(owners: Iterable[Owner]) -> tuple[str, ...]:
    """The names to choose an owner from."""
    return tuple(owner.name for owner in owners if owner.offered)


def owner_of(text: str, owners: Iterable[Owner]) -> Owner | None:
    """The one owner that a text without a second one means."""
    known = tuple(owners)
    for said in dict.fromkeys((text.strip(), _bare(text))):
        exact = next((o for o in known if o.name == said), None) or next((o for o in known if said in o.aliases), None)
        found = exact or next((o for o in known if said and o.form(said) is not None), None)
        if found is not None:
            return found
    return None


def parts_in(text: str, owners: Iterable[Owner]) -> tuple[str, ...]:
    """The parts of a text that names several owners; a name of one owner is not taken apart.

    和 stands between owners and inside names, so a text that means one owner as a whole is parted only where each of
    its parts means one as well: 护理部和工会小组, but not 和平路工会小组.
    """
    known = tuple(owners)
    if any(text.strip() in (owner.name, *owner.aliases) for owner in known):
        return (text.strip(),)
    piece = _piece(tuple(owner.name for owner in known))
    parts = tuple(part[0] for part in piece.finditer(text.replace("以及", "、")))
    if len(parts) > 1 and all(owner_of(part, known) is not None for part in parts):
        return parts
    return (text,) if owner_of(text, known) is not None else parts


@lru_cache(maxsize=64)
def _piece(names: tuple[str, ...]) -> re.Pattern[str]:
    """One of the names, the longest first, or what stands between the marks."""
    whole = "|".join(map(re.escape, sorted(names, key=len, reverse=True))) or NOBODY
    return re.compile(rf"(?:{whole})(?=$|[{BETWEEN}\s])|[^{BETWEEN}\s]+")


def resolve_owner(name: str, owners: Iterable[Owner]) -> str | None:
    """What a plan prints for any usual form, several ones joined with 、; None where a part is nobody here."""
    known = tuple(owners)
    parts = [_printed(part, known) for part in parts_in(name, known)]
    said = [part for part in parts if part is not None]
    return "、".join(dict.fromkeys(said)) if said and len(said) == len(parts) else None


def _printed(text: str, owners: tuple[Owner, ...]) -> str | None:
    owner = owner_of(text, owners)
    if owner is None:
        return None
    if text.strip() == owner.name or text.strip() in owner.aliases or _bare(text) in (owner.name, *owner.aliases):
        return owner.name
    return owner.form(text.strip()) or owner.form(_bare(text))


def _bare(text: str) -> str:
    """A name without blanks, and without the note that it leads."""
    bare = "".join(text.split())
    while (shorter := _NOTE.sub("", bare)) != bare:
        bare = shorter
    return bare


def _left_of(part: str | None, full: tuple[str, ...]) -> bool:
    """Whether a name with some of its characters dropped leaves the part."""
    return not part or any(_holds_in_order(name, part) for name in full)


def _holds_in_order(name: str, part: str) -> bool:
    characters = iter(name)
    return all(character in characters for character in part)


def _before(sector: Sector, forms: IssuerForms) -> tuple[str, ...]:
    """Words for the organisation, longest first."""
    words = [word for key in (*sector.lineage, "all") for word in forms.before.get(key, ())]
    return tuple(sorted(dict.fromkeys(words), key=len, reverse=True))


def _core(profile: Profile, forms: IssuerForms) -> str:
    own = [word for word in forms.words if word in profile.name or word in profile.short_name]
    return "|".join([*own, *forms.cores]) or NOBODY


def _issuer(profile: Profile, forms: IssuerForms) -> Owner:
    own = next((core for core in forms.cores if core in profile.name), next(iter(forms.cores), profile.called))
    name = profile.short_name if any(core in profile.short_name for core in forms.cores) else own
    core, before = _core(profile, forms), _before(profile.sector, forms)
    full = tuple(re.sub(rf"(?:{core})(?:委员会)?$", "", called) for called in (profile.name, profile.short_name))
    of = rf"(?:{'|'.join((*before, NOBODY))}|(?P<of>[^{BETWEEN}\s]{{1,40}}?))?"
    aliases = {profile.name, profile.short_name, own, *forms.also} - {name, ""}
    return Owner(
        name=name,
        aliases=tuple(sorted(aliases)),
        kind="issuer",
        roles=("issuer",),
        pattern=rf"{of}(?:{core})(?:{forms.after})",
        full=tuple(filter(None, full)),
    )


def _same(issuer: Owner, name: str, forms: IssuerForms) -> bool:
    """Whether a listed body is the issuer under another name, its office aside."""
    known = name in issuer.aliases or issuer.form(name) is not None
    return known and name.endswith(forms.ends or (name,))


def _committee(committee: Committee, profile: Profile, listed: list[Body], prefix: str) -> Owner | None:
    pattern = rf"{prefix}(?:{committee.pattern})"
    own = next((body for body in listed if re.fullmatch(pattern, body.name)), None)
    count: int | None = getattr(profile, committee.count)
    if own is None and (committee.given == "listed" or (committee.given == "counted" and count == 0)):
        return None
    small = count is not None and count < committee.least
    name = own.name if own else committee.single if small and committee.single else committee.name
    return Owner(
        name=name,
        aliases=tuple(n for n in dict.fromkeys((committee.name, committee.single)) if n and n != name),
        kind="committee",
        roles=(committee.id,),
        pattern=pattern,
        offered=own is not None or committee.given == "always" or count is not None,
    )


def _group(group: OwnerGroup, profile: Profile, groups: tuple[OwnerGroup, ...]) -> Owner:
    last = profile.last_year
    told = (*profile.facts, *profile.priorities, *last.done, *last.unfinished, *(b.name for b in profile.bodies))
    said = [other.word for other in groups if any(other.word in text for text in told)]
    heads = profile.headcount or profile.members
    many = group.least is not None and (heads is None or heads >= group.least)
    offered = group.word == said[0] if said else many
    return Owner(
        name=group.name, kind="group", roles=("group",), pattern=group.pattern, named=group.named, offered=offered
    )


def _named(bodies: tuple[Body, ...]) -> list[Body]:
    """Bodies whose name is more than blanks, without the blanks around it."""
    return [body.model_copy(update={"name": body.name.strip()}) for body in bodies if body.name.strip()]


def _listed(body: Body, rules: OwnerRules, before: tuple[str, ...], *, department: bool) -> Owner:
    of_issuer = rules.issuer is not None and bool(re.search(rules.issuer.offices, body.name))
    roles = [role.id for role in rules.roles if not of_issuer and role.regex.search(body.name)]
    charged = [r.id for r in rules.roles if r.duties and any(re.search(r.duties, duty) for duty in body.duties)]
    kind: OwnerKind = "issuer" if of_issuer else "department" if department else _kind(body.name, rules)
    forms = tuple(_forms_of(body.name, before))
    either = rf"(?:{'|'.join((*before, NOBODY))})?(?:{'|'.join(map(re.escape, (body.name, *forms)))})(?:负责人)?"
    return Owner(
        name=body.name,
        aliases=forms,
        kind=kind,
        roles=("issuer",) if of_issuer else tuple(roles),
        charged=tuple(charged),
        pattern=either,
    )


def _kind(name: str, rules: OwnerRules) -> OwnerKind:
    if name.endswith(("委员会", "委员")):
        return "committee"
    return "group" if name.endswith(tuple(group.word for group in rules.groups)) else "body"


def _forms_of(name: str, before: tuple[str, ...]) -> Iterator[str]:
    """办公室 as 办 and the other way round, each also without the organisation in front: 院办 as 办公室."""
    swapped = name[:-2] if name.endswith("办公室") else f"{name}公室" if name.endswith("办") else name
    for form in (name, swapped):
        word = next((word for word in before if form.startswith(word)), "")
        short = form[len(word) :] if len(word) > 1 or form == f"{word}办公室" else form
        yield from (f for f in (form, short) if len(f) > 1 and f != name)


def _with_leaders(profile: Profile, owners: tuple[Owner, ...]) -> Iterator[Owner]:
    """People with a post in the issuer stand for the issuer, or for the committee their post names."""
    forms: dict[str, list[str]] = {}
    for leader in profile.leaders:
        own = next((o for o in (*owners[1:], owners[0]) if leader.post and o.form(leader.post) is not None), owners[0])
        if leader.post:
            forms.setdefault(own.name, []).extend((leader.name, leader.post + leader.name, leader.name + leader.post))
    names = {owner.name for owner in owners}
    for owner in owners:
        more = [form for form in forms.get(owner.name, ()) if form not in names]
        yield owner.model_copy(update={"aliases": (*owner.aliases, *more)}) if more else owner
