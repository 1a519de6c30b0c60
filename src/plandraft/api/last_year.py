"""What the organisation already has becomes a profile, and what becomes of last year is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from plandraft.api.inputs import as_read, open_profile
from plandraft.api.kinds import kind_of_profile
from plandraft.api.settings import GivenSettings, PathLike, settings_for
from plandraft.arguments import checked
from plandraft.core.period import Period
from plandraft.core.plan import Plan
from plandraft.core.profile import Profile
from plandraft.core.sample import Document
from plandraft.core.sector import Sector
from plandraft.core.settings import Settings
from plandraft.core.source_map import ReadPlan
from plandraft.errors import InputError, ProfileError, UsageError
from plandraft.knowledge import recognised
from plandraft.last_year import Carried, Notice, OldFile, carry_over, is_same_body, profile_text
from plandraft.last_year import read_notice as notice_in
from plandraft.last_year import read_old_file as old_file_in
from plandraft.last_year.places import Places
from plandraft.last_year.whose import is_for_another
from plandraft.messages import tr
from plandraft.plan_reading import read_plan
from plandraft.plan_reading.sectors import sector_of
from plandraft.profiles import parse_profile
from plandraft.short_repr import short_repr

_OPTIONAL = ("women", "members", "headcount", "budget")
"""Keys that are left out, one after the other, where they contradict the rest."""


@short_repr
@dataclass(frozen=True, kw_only=True)
class StartedProfile:
    """A profile written from old files.

    Attributes:
        text: The YAML, each value with its source and the mark 待核对.
        profile: What it loads as.
        old: What was found in last year's file.
        notice: What the notice demands.
        notes: What its reader should know beside it.
    """

    text: str
    profile: Profile
    old: OldFile | None
    notice: Notice | None
    notes: tuple[str, ...] = ()


@checked
def start_profile(
    last_year: PathLike | None = None,
    *,
    notice: PathLike | None = None,
    name: str = "",
    profile: PathLike | Profile | None = None,
    period: str | int | Period | None = None,
    sector: Sector | str | None = None,
    anyway: bool = False,
    settings: GivenSettings = None,
) -> StartedProfile:
    """Write a profile from last year's plan or summary and from a notice; nothing is invented.

    Args:
        last_year: The organisation's own last plan or summary, in any format that can be read.
        notice: A notice from above; its demands become numbered requirements in its own words.
        name: The organisation's full name; where the file is another's, that is an error.
        profile: A profile of the organisation, for its name.
        period: The period to plan for; by default the one after the file's.
        sector: The sector; by default as the file's words tell.
        anyway: Whether a file of another body, or a notice to another, is taken all the same.
        settings: As for ``draft``.

    Raises:
        InputError: A file cannot be read, is another body's, or does not say whose it is or for which year.
    """
    if last_year is None and notice is None:
        raise UsageError(tr("name last year's file or a notice"), hint=tr("--from 去年.docx --notice 通知.docx"))
    chosen = settings_for(settings, last_year, notice)
    facts = open_profile(profile) if profile is not None else None
    given = name or (facts.name if facts else "")
    old = _old(last_year)[0] if last_year is not None else None
    _refuse_another(old, given, anyway=anyway)
    found = _notice(notice) if notice is not None else None
    own = given or (old.name.value if old and old.name else "")
    short = old.short_name.value if old and old.short_name else ""
    _refuse_other_address(found, (own, short), anyway=anyway)
    at = _period(period, old, facts)
    of = Sector(sector) if sector else facts.sector if facts else None
    return _started(old, found, own, given, at, of, chosen)


@checked
def carryover(
    last_year: PathLike | Plan | ReadPlan,
    *,
    profile: PathLike | Profile,
    plan: PathLike | Plan | ReadPlan | None = None,
    anyway: bool = False,
) -> tuple[Carried, ...]:
    """What becomes of last year, item by item: unfinished, raised, continued, done or dropped.

    Args:
        last_year: Last year's plan or summary, in any format that can be read.
        profile: This year's profile.
        plan: This year's plan; without it the profile's demands count.
        anyway: Whether a file of another body is taken all the same.

    Raises:
        InputError: The file cannot be read, or is another body's.
    """
    facts = open_profile(profile)
    old, read, places = _old(last_year)
    _refuse_another(old, facts.name, anyway=anyway)
    return carry_over(old, read, places, facts, as_read(plan).plan if plan is not None else None)


def _old(last_year: PathLike | Plan | ReadPlan) -> tuple[OldFile, ReadPlan, Places]:
    """Last year's file as what a profile asks of it, and as a plan; of a plan without a file its printed text."""
    if isinstance(last_year, Plan | ReadPlan) or Path(last_year).suffix.lower() == ".json":
        from plandraft import rendering
        from plandraft.documents.texts import document_of

        known = as_read(last_year)
        file = "去年的计划" if isinstance(last_year, Plan | ReadPlan) else Path(last_year).name
        document = document_of(_bare(rendering.to_markdown(known.plan)), file=file)
        places = Places(document, known, numbered=False)
        return old_file_in(document, known, places), known, places
    document = _document(last_year)
    read = read_plan(document)
    bare = replace(document, lines=tuple(replace(one, text=_bare(one.text)) for one in document.lines))
    places = Places(bare, read)
    return old_file_in(bare, read, places), read, places


def _bare(text: str) -> str:
    """A text without the comments in which our Markdown keeps ids and links."""
    kept, rest = "", text
    while True:
        before, mark, behind = rest.partition("<!--")
        _, end, after = behind.partition("-->")
        if not mark or not end:
            return f"{kept}{rest}"
        kept, rest = f"{kept}{before.rstrip(' ')}", after


def _document(path: PathLike) -> Document:
    from plandraft.documents import read_document

    found = read_document(Path(path))
    if not any(line.text.strip() for line in found.lines):
        raise InputError(tr("{path} holds no text", path=path), hint=tr("recognise the text of a scan first"))
    return replace(found, file=Path(path).name)


def _notice(path: PathLike) -> Notice:
    document = _document(path)
    found = notice_in(document, read_plan(document))
    if not found.title:
        raise InputError(
            tr(
                "{path} does not look like a notice: no title such as “关于……的通知” stands at its beginning", path=path
            ),
            hint=tr("name the notice itself"),
        )
    if not found.demands:
        raise InputError(
            tr("no demand was found in {path}", path=path), hint=tr("demands are found where each stands by itself")
        )
    return found


def _refuse_another(old: OldFile | None, name: str, *, anyway: bool) -> None:
    if old is None or not name or anyway or old.name is None:
        return
    if not is_same_body(old.name.value, name):
        raise InputError(
            tr(
                "{file} is of “{its}” and not of “{name}”; it was not taken",
                file=old.file,
                its=old.name.value,
                name=name,
            ),
            hint=tr("name a file of your own body; where only its name has changed, add --anyway"),
        )


def _refuse_other_address(notice: Notice | None, names: tuple[str, ...], *, anyway: bool) -> None:
    if notice is None or anyway or not any(names):
        return
    if is_for_another(notice.addressees, names):
        raise InputError(
            tr(
                "{file} is addressed to “{addressees}” and not to “{name}”; it was not taken",
                file=notice.file,
                addressees="、".join(notice.addressees),
                name=names[0],
            ),
            hint=tr("name a notice to your own body; to go by this one all the same, add --anyway"),
        )


def _period(period: str | int | Period | None, old: OldFile | None, facts: Profile | None) -> Period | None:
    if isinstance(period, Period):
        return period
    if period is not None:
        try:
            return Period.parse(period)
        except ValueError as error:
            raise UsageError(str(error), hint=tr("--period 2027, or 2026-2027")) from None
    if old is not None and old.period is not None:
        return None
    if facts is not None:
        return facts.period
    raise InputError(
        tr("the files do not say of which year they are"), hint=tr("say for which year the plan is: --period 2027")
    )


def _started(
    old: OldFile | None,
    notice: Notice | None,
    own: str,
    given: str,
    period: Period | None,
    sector: Sector | None,
    settings: Settings,
) -> StartedProfile:
    if not own:
        raise InputError(
            tr("the files do not say whose they are"), hint=tr("say the full name of the body with --name")
        )
    without: list[str] = []
    while True:
        text = profile_text(old, notice, name=given, period=period, sector=sector, without=without)
        try:
            profile = parse_profile(text, form="yaml", file="profile.yaml")
            break
        except ProfileError:
            left = [key for key in _OPTIONAL if key not in without]
            if not left:
                raise
            without.append(left[0])
    kind = _kind(old, profile, settings)
    if kind:
        text = profile_text(old, notice, name=given, period=period, sector=sector, kind=kind, without=without)
        profile = parse_profile(text, form="yaml", file="profile.yaml")
    return StartedProfile(
        text=text, profile=profile, old=old, notice=notice, notes=_notes(old, notice, profile, without)
    )


def _kind(old: OldFile | None, profile: Profile, settings: Settings) -> str:
    """The kind of plan, where somebody demands it, or the name does not tell it and the words of the file do."""
    alone = kind_of_profile(profile, settings)
    if settings.kind or old is None:
        return settings.kind
    told = recognised(settings, names=(profile.name, profile.short_name), text=old.text, given="")
    return told.kind if told.by != "nothing" and told.kind != alone.kind else ""


def _notes(old: OldFile | None, notice: Notice | None, profile: Profile, without: Sequence[str]) -> tuple[str, ...]:
    notes = [f"{key} 与其他数对不上，写成了注释" for key in without]
    if old is not None and old.sort == "plan":
        notes.append(f"{old.file} 是计划，哪些做成了、哪些没做完看不出来，请填 last_year")
    if notice is not None:
        notes.append(f"{notice.file}：摘出要求 {len(notice.demands)} 条，逐条列在 requirements")
        told = "、".join(notice.addressees)
        if told and profile.sector is not Sector.OTHER and _of_other_sort(told, profile.sector):
            notes.append(f"通知发给“{told}”，看起来不是本单位这一类，请核对是否适用")
    return tuple(notes)


def _of_other_sort(addressees: str, sector: Sector) -> bool:
    told = sector_of(addressees * 2)
    return told is not Sector.OTHER and told not in sector.lineage and sector not in told.lineage
