"""Plans are checked and mended without a model: the rules that were chosen, over what is known of the organisation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from plandraft import checks, drafting
from plandraft.api.days import days_of
from plandraft.api.extensions import all_rules
from plandraft.api.inputs import Samples, as_read, leaks_of, open_plan, open_profile, screened_profile, today
from plandraft.api.kinds import kind_of_plan
from plandraft.api.settings import GivenSettings, PathLike, settings_for
from plandraft.arguments import checked
from plandraft.core.checking import CheckChoice
from plandraft.core.context import CheckContext
from plandraft.core.finding import Report
from plandraft.core.plan import Plan
from plandraft.core.profile import Profile
from plandraft.core.sample import LeakList
from plandraft.core.settings import Settings
from plandraft.core.source_map import ReadPlan
from plandraft.knowledge import knowledge_for
from plandraft.knowledge.own import read_own
from plandraft.messages import for_plan

if TYPE_CHECKING:
    from plandraft.core.coverage import ServedMatter


@checked
def coverage(plan: Plan | PathLike, *, profile: PathLike | Profile | None = None) -> tuple[ServedMatter, ...]:
    """What became of each demand: which goals, measures, calendar lines and owners take it up.

    Args:
        plan: A plan, or its file; also one that nobody here wrote.
        profile: Whose demands are looked for; without it those that the plan was drafted for.
    """
    from plandraft.core.coverage import coverage as find_coverage

    held = plan if isinstance(plan, Plan) else open_plan(plan).plan
    return find_coverage(held, open_profile(profile) if profile is not None else None)


@checked
def check(
    plan: PathLike | Plan | ReadPlan,
    *,
    profile: PathLike | Profile | None = None,
    samples: Samples = None,
    as_of: dt.date | None = None,
    choice: CheckChoice | None = None,
    knowledge: Sequence[PathLike] = (),
    lang: Literal["zh", "en"] | None = None,
    settings: GivenSettings = None,
) -> Report:
    """Check a plan, also one that nobody here wrote; no model is asked.

    Args:
        plan: A ``.json``, ``.md``, ``.txt`` or ``.docx`` file, or a plan.
        profile: The organisation's facts; without them the rules that need them say "not checked".
        samples: Old plans whose names must not turn up.
        as_of: Day on which wording must be in force; the later of today and the plan's own date.
        choice: Rules to select, ignore and set, over what the settings and the profile say of them.
        knowledge: Files or folders of the organisation's own references, laws, areas and wording, laid over those of
            the settings.
        lang: Language of the messages; that of the settings.
        settings: As for ``draft``; by default found beside the plan, else beside the profile.

    Raises:
        InputError: The plan, the profile, the samples or the settings cannot be read.
        UsageError: What was chosen does not fit: no rule has such a code, name or setting.
    """
    chosen = settings_with(settings, plan, profile, choice=choice, knowledge=knowledge)  # first: its language is spoken
    read = as_read(plan)
    report = looks(profile, samples, as_of, chosen)(read)(read.plan)
    return checks.in_language(report, for_plan(lang, chosen.lang), rules=all_rules())


@checked
def mend(
    plan: PathLike | Plan | ReadPlan,
    *,
    profile: PathLike | Profile | None = None,
    samples: Samples = None,
    as_of: dt.date | None = None,
    choice: CheckChoice | None = None,
    knowledge: Sequence[PathLike] = (),
    settings: GivenSettings = None,
) -> tuple[Plan, Report]:
    """Apply the computed fixes that help; no model is asked.

    Args:
        plan: As for ``check``.
        profile: As for ``check``.
        samples: As for ``check``.
        as_of: As for ``check``.
        choice: As for ``check``.
        knowledge: As for ``check``.
        settings: As for ``check``.

    Returns:
        The plan with the fixes, and what the checks find in it then.

    Raises:
        InputError: The plan, the profile, the samples or the settings cannot be read.
        UsageError: What was chosen does not fit: no rule has such a code, name or setting.
    """
    from plandraft.core.edits import remade
    from plandraft.filling import apply_fixes

    chosen = settings_with(settings, plan, profile, choice=choice, knowledge=knowledge)  # first: its language is spoken
    read = as_read(plan)
    mended, report = apply_fixes(read.plan, looks(profile, samples, as_of, chosen)(read))
    return remade(read.plan, mended), report


def checker(
    profile: Profile | None,
    context: CheckContext,
    *,
    choice: CheckChoice | None = None,
    ignored: Iterable[tuple[str, str]] = (),
) -> Callable[[Plan], Report]:
    """What looks at a plan, with the profile's choice of rules under the caller's.

    Raises:
        UsageError: A code, a name or a setting that no rule has.
    """
    own = profile.checks if profile is not None else CheckChoice()
    chosen = choice.over(own) if choice is not None else own
    known = all_rules()
    rules = checks.chosen_rules(select=chosen.select, ignore=chosen.ignore, settings=chosen.settings, rules=known)
    accepted, on = tuple(ignored), {rule.code for rule in rules}
    off = tuple(rule.code for rule in checks.chosen_rules(select=chosen.select, rules=known) if rule.code not in on)

    def look(plan: Plan) -> Report:
        report = checks.check(plan, context, rules=rules, ignored=accepted)
        return report.model_copy(update={"switched_off": off}) if off else report

    return look


def settings_with(
    settings: GivenSettings, *near: object, choice: CheckChoice | None, knowledge: Sequence[PathLike]
) -> Settings:
    """The settings, with what one call says over them."""
    found = settings_for(settings, *near)
    check = choice.over(found.check) if choice is not None else found.check
    return found.model_copy(update={"check": check, "knowledge": found.knowledge + read_own(map(Path, knowledge))})


def looks(
    profile: PathLike | Profile | None, samples: Samples, as_of: dt.date | None, settings: Settings
) -> Callable[[ReadPlan], Callable[[Plan], Report]]:
    """Of any plan that was read: what looks at it and at what becomes of it. Profile and samples are read once."""
    facts = screened_profile(profile, settings=settings).profile if profile is not None else None
    leaks = leaks_of(samples, settings)
    return lambda read: looking_at(read, facts, leaks, as_of, settings)


def looking_at(
    read: ReadPlan, profile: Profile | None, leaks: LeakList | None, as_of: dt.date | None, settings: Settings
) -> Callable[[Plan], Report]:
    """The same for a profile that was screened, and for the strings of samples that were read."""
    context = _context(read, profile, leaks, as_of, settings)
    return checker(profile, context, choice=settings.check, ignored=read.ignored)


def _context(
    read: ReadPlan,
    profile: Profile | None,
    leaks: LeakList | None,
    as_of: dt.date | None,
    settings: Settings,
) -> CheckContext:
    plan = read.plan
    period = profile.period if profile else plan.period
    sector = profile.sector if profile else plan.sector
    months = profile.working_months if profile else ()
    days = days_of(period, sector, months, of_all=True) if period else None
    return drafting.check_context(
        as_of=as_of or max(plan.drafting_date or today(), today()),
        knowledge=knowledge_for(kind_of_plan(plan, profile, settings).kind, settings),
        profile=profile,
        calendar=days,
        leaks=leaks,
        links_read=read.links_read,
        headings=read.headings,
    )
