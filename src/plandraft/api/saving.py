"""A plan, or a draft with all that is known beside it, becomes a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from plandraft.api.checking import check
from plandraft.api.inputs import open_profile
from plandraft.api.laying import PLAIN_HOUSE, House
from plandraft.api.outputs import write_output
from plandraft.api.settings import GivenSettings, PathLike, settings_for
from plandraft.arguments import checked
from plandraft.core.draft import Draft
from plandraft.core.finding import Lang
from plandraft.core.id_marks import highest_ids
from plandraft.core.plan import Plan
from plandraft.core.profile import Profile
from plandraft.messages import for_plan

if TYPE_CHECKING:
    from plandraft.core.background import Background

_PAGES = (".html",)
"""The formats that show more than the plan's own words."""


@checked
def render(
    plan: Plan | Draft,
    format: str,
    *,
    house: House = PLAIN_HOUSE,
    profile: PathLike | Profile | None = None,
    lang: Lang | None = None,
    settings: GivenSettings = None,
) -> bytes:
    """A plan as the content of a file.

    Args:
        plan: Any plan; what it lacks is left out. Of a draft, ``html`` shows how it came about as well.
        format: ``md``, ``json``, ``docx``, ``html``, ``pdf``, ``xlsx`` or ``ics``; or a file's suffix such as
            ``.docx``.
        house: How the organisation's Word files look, for Word and PDF.
        profile: For ``html``: the organisation's facts that a plan is checked against; a draft was checked already.
        lang: For ``html``: the language of the words around the plan; that of the settings.
        settings: As for ``check``, for ``html``.

    Raises:
        UsageError: There is no such format, or the template cannot be used.
        OutputError: A PDF was asked for, and LibreOffice is not there.
    """
    suffix = (format if format.startswith(".") else f".{format}").lower()
    return _content(plan, suffix, house, profile, lang, settings)


@checked
def save_plan(
    plan: Plan | Draft,
    path: PathLike,
    *,
    house: House = PLAIN_HOUSE,
    profile: PathLike | Profile | None = None,
    lang: Lang | None = None,
    settings: GivenSettings = None,
) -> None:
    """Write a plan in the format its suffix names; the file is there whole or not at all.

    Args:
        plan: The plan; of a draft, an HTML page shows how it came about as well.
        path: Where it is written.
        house: How the organisation's Word files look.
        profile: As for ``render``.
        lang: As for ``render``.
        settings: As for ``render``; by default found beside the file.

    Raises:
        UsageError: No format has this suffix, or the template cannot be used.
        OutputError: The file cannot be written, or a PDF without LibreOffice.
    """
    file = Path(path)
    suffix = file.suffix.lower()
    known = settings_for(settings, file) if suffix in _PAGES else settings
    write_output(file, _content(_marked(plan), suffix, house, profile, lang, known))


def background_for(
    plan: Plan | Draft,
    *,
    profile: PathLike | Profile | None = None,
    lang: Lang | None = None,
    settings: GivenSettings = None,
) -> Background:
    """What a review page shows beside a plan: of a draft what is known of it, of a plan what the checks find.

    Args:
        plan: The plan or the draft.
        profile: The facts that a plan is checked against.
        lang: The reader's language; that of the settings.
        settings: As for ``check``.
    """
    from plandraft import checks
    from plandraft.api.extensions import all_rules
    from plandraft.core.background import Background, background_of

    known = settings_for(settings)
    language = for_plan(lang, known.lang)
    if isinstance(plan, Draft):
        seen = background_of(plan, language)
        assert seen.report is not None
        return seen.with_report(checks.in_language(seen.report, language, rules=all_rules()))
    facts = open_profile(profile) if profile is not None else None
    return Background(report=check(plan, profile=facts, lang=language, settings=known), lang=language)


def _content(
    plan: Plan | Draft,
    suffix: str,
    house: House,
    profile: PathLike | Profile | None,
    lang: Lang | None,
    settings: GivenSettings,
) -> bytes:
    from plandraft import rendering

    held = plan.plan if isinstance(plan, Draft) else plan
    if suffix in _PAGES:
        found = background_for(plan, profile=profile, lang=lang, settings=settings)
        return rendering.to_html(held, found).encode("utf-8", "replace")
    return rendering.render(held, suffix, layout=house.layout, template=house.template)


def _marked(plan: Plan | Draft) -> Plan | Draft:
    """The same as it will be read: it comes back alike."""
    if isinstance(plan, Draft):
        return replace(plan, plan=plan.plan.model_copy(update={"high_water": highest_ids(plan.plan)}))
    return plan.model_copy(update={"high_water": highest_ids(plan)})
