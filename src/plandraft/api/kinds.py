"""Which kind of plan a profile or a plan is of, and what its author is told of that."""

from __future__ import annotations

import os

from plandraft.core.finding import Lang
from plandraft.core.kind import KindContradicted, Recognised
from plandraft.core.plan import Plan
from plandraft.core.profile import Profile
from plandraft.core.sector import Sector
from plandraft.core.settings import Settings
from plandraft.errors import ProfileError, UsageError
from plandraft.knowledge import kinds_known, knowledge_for, recognised
from plandraft.knowledge.kinds import FIRST
from plandraft.messages import tr, tr_in
from plandraft.profiles import commented_profile, key_line


def kind_of_profile(profile: Profile, settings: Settings, *, file: str | os.PathLike[str] | None = None) -> Recognised:
    """The kind that the settings demand, else that the profile names, else that its name and its words speak for.

    Args:
        profile: The organisation's facts.
        settings: The organisation's own kinds, and the one it usually means.
        file: Where the profile was read, for messages.

    Raises:
        ProfileError: The profile names a kind that is not there, or that its name contradicts.
        UsageError: The settings name a kind that is not there.
    """
    text = "\n".join(profile.strings())
    try:
        given = settings.kind or profile.kind
        return recognised(settings, names=(profile.name, profile.short_name), text=text, given=given)
    except KindContradicted as error:
        raise ProfileError(
            tr(
                "{file}kind: {given} is contradicted by the name, which says “{told}”: expected {meant}",
                file=_place(file, "kind"),
                given=error.given,
                told=error.told,
                meant=error.meant,
            ),
            hint=tr("write kind: {meant}, or mend the name", meant=error.meant),
        ) from None
    except UsageError as error:
        if settings.kind or not profile.kind:
            raise
        raise ProfileError(
            tr("{file}kind: {message}", file=_place(file, "kind"), message=error.message), hint=error.hint
        ) from None


def kind_of_plan(plan: Plan, profile: Profile | None, settings: Settings) -> Recognised:
    """The kind of a plan: that of its profile, else that its title, its signature and its words speak for."""
    if profile is not None:
        return kind_of_profile(profile, settings)
    names = (plan.organisation, plan.title, plan.signature.organisation)
    text = "\n".join(text for _, _, text in plan.strings())
    return recognised(settings, names=[name for name in names if name], text=text, given=settings.kind)


def kind_notes(found: Recognised, settings: Settings, *, lang: Lang = "zh") -> tuple[str, ...]:
    """What the author of a profile should know of its kind: that none fits it well."""
    if found.by != "nothing":
        return ()
    names = "、".join(kind.id for kind in kinds_known(settings) if kind.id != found.kind)
    told = "” “".join(found.told)
    near = tr_in(lang, "; “{told}” come near {instead}", told=told, instead=found.instead) if found.instead else ""
    return (
        tr_in(
            lang,
            "no kind of plan fits the profile well, so it is drafted as {kind}{near}; kind: says which: {names}",
            kind=found.kind,
            near=near,
            names=names,
        ),
    )


def kind_told(found: Recognised, settings: Settings) -> str:
    """Which kind was taken, and why, for the terminal."""
    kind = next(kind for kind in kinds_known(settings) if kind.id == found.kind)
    why = {
        "given": tr("as it is named"),
        "name": tr("by its name: {told}", told="、".join(found.told)),
        "words": tr("by its words: {told}", told="、".join(found.told[:5])),
        "nothing": tr("nothing speaks for another"),
    }[found.by]
    return tr("kind: {id} {name} ({why})", id=kind.id, name=kind.name, why=why)


def starter_profile(settings: Settings, sector: Sector | None = None) -> str:
    """The commented profile to start from, of the kind that the settings demand or that is usual.

    Raises:
        UsageError: The settings name a kind that is not there.
    """
    kind = settings.kind or settings.usual_kind or FIRST
    return commented_profile(knowledge_for(kind, settings).kind, sector)


def _place(file: str | os.PathLike[str] | None, key: str) -> str:
    if file is None:
        return ""
    line = key_line(file, key)
    return f"{os.fspath(file)}:{line}: " if line else f"{os.fspath(file)}: "
