"""Commands about a plan that is there already: ``check`` and ``render``."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from plandraft.cli.check_report import checked_plan, print_report
from plandraft.cli.echo import echo
from plandraft.cli.fixing import fix_file
from plandraft.cli.options import (
    NO_CONFIG,
    OUTPUT_HELP,
    Configured,
    WordLook,
    config_option,
    force_option,
    samples_option,
    settings_near,
    word_options,
)
from plandraft.cli.output import check_foreign, check_targets, deliver, house_for, read_profile
from plandraft.errors import PlandraftError, UsageError
from plandraft.exit_status import ExitStatus, gravest
from plandraft.messages import for_plan, tr
from plandraft.rendering.reports.forms import REPORT_FORMATS

if TYPE_CHECKING:
    from plandraft.core.checking import CheckChoice
    from plandraft.core.finding import Lang, Report
    from plandraft.core.profile import Profile
    from plandraft.core.settings import Settings

_SHOWN_CHARS = 40
"""So much is shown of a text that is not written."""
WATCH_SECONDS = 0.5
"""How often ``--watch`` looks whether a file has changed."""


@click.command()
@click.argument("plans", nargs=-1, required=True, metavar="PLAN…")
@click.option("--profile", help="The organisation's profile; without it some rules are not checked.")
@samples_option
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Day on which wording must be in force.")
@click.option("--select", multiple=True, metavar="CODE", help="Check only these rules: PD301, PD3, a name. Repeatable.")
@click.option("--ignore", multiple=True, metavar="CODE", help="Leave these rules out. Repeatable.")
@config_option
@click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    help="Language of the report and of messages.  [default: zh, as plans are]",
)
@click.option("--format", "style", type=click.Choice(list(REPORT_FORMATS)), default="text", show_default=True)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "never"]),
    default="error",
    show_default=True,
    help="Exit with status 1 where a finding is that grave.",
)
@click.option("--jobs", type=click.IntRange(1), help="Processes for many plans.  [default: one a core]")
@click.option("--fix", is_flag=True, help="Apply computed fixes, print what changes, check what remains.")
@click.option("-o", "--output", metavar="FILE", help="With --fix: write the mended plan there, not over PLAN.")
@click.option("--comments", metavar="FILE", help="Write the findings as comments into FILE, a copy of a Word plan.")
@click.option("--no-marks", is_flag=True, help="Let no mark in PLAN accept a finding.")
@click.option("--watch", is_flag=True, help="Check again whenever PLAN or the profile changes.")
@force_option
def check(
    plans: tuple[str, ...],
    fix: bool,
    output: str | None,
    comments: str | None,
    no_marks: bool,
    watch: bool,
    force: bool,
    fail_on: str,
    jobs: int | None,
    **how: Any,
) -> None:
    """Check PLAN (.json, .md, .txt or .docx), also one that nobody here wrote. Asks no model.

    Several plans, and folders of them, are looked at in one go, by all cores.
    """
    if output and not fix:
        raise UsageError(tr("-o needs --fix: without it nothing is written"), hint=tr("add --fix, or leave -o out"))
    if comments and output:
        raise UsageError(tr("--comments names the file already"), hint=tr("leave -o out"))
    if len(plans) > 1 or Path(plans[0]).is_dir():
        if watch or fix or comments or no_marks:
            raise UsageError(tr("--watch, --fix, --comments and --no-marks take one plan"), hint=tr("name one file"))
        _exit(*_check_many(plans, jobs, **how), fail_on=fail_on)
    (plan,) = plans
    if comments:
        from plandraft.api.commenting import check_comments

        check_comments(Path(plan), comments)
    if output or comments:
        written = [name for name in (output, comments) if name]
        check_foreign(written, reads=(how["profile"], *how["samples"]), force=force or _is(plan, output))
    if watch:
        if fix or comments:
            raise UsageError(tr("--watch writes nothing"), hint=tr("leave --fix and --comments out"))
        _watch(
            [Path(name) for name in (plan, how["profile"], how["config"].file) if name],
            lambda: _check(plan, no_marks=no_marks, **how),
        )
        return
    report = _fix(plan, output, comments, **how) if fix else _check(plan, comments, no_marks=no_marks, **how)
    _exit([report], fail_on=fail_on)


@click.command()
@click.argument("plan")
@click.option("-o", "--output", "outputs", multiple=True, required=True, help=OUTPUT_HELP)
@click.option("--profile", help="For .html: the organisation's profile, against which the plan is checked.")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="For .html: language around the plan.  [default: zh]")
@word_options
@force_option
def render(
    plan: str, outputs: tuple[str, ...], profile: str | None, lang: Lang | None, look: WordLook, force: bool
) -> None:
    """Write PLAN in another format; as .html, the page to review it on."""
    check_targets(outputs, reads=(profile, *look), takes_up=(plan,), force=force)
    from plandraft import api

    house = house_for(outputs, look)
    read = api.open_plan(plan)
    settings = settings_near(NO_CONFIG, plan, profile)
    said = settings.model_copy(update={"lang": lang}) if lang else settings
    facts = read_profile(profile, settings, lang=for_plan(lang, settings.lang))[0] if profile else None
    deliver(read.plan, outputs, house, profile=facts, settings=said)
    for text in filter(None, (read.plan.retrospect, *read.plan.unplaced)):
        echo(tr("not written, it belongs to no part of the plan: {words}", words=text[:_SHOWN_CHARS]), err=True)


def _is(plan: str, output: str | None) -> bool:
    """Whether a plan is to be mended where it stands."""
    return output is not None and Path(output).resolve() == Path(plan).resolve()


def _exit(reports: Sequence[Report], status: ExitStatus = ExitStatus.FINE, *, fail_on: str) -> None:
    """Leave with the status of findings as grave as was asked for, with a graver one where there is one."""
    errors, warnings = (sum(report.badness[at] for report in reports) for at in (0, 1))
    failed = fail_on != "never" and (errors or (fail_on == "warning" and warnings))
    click.get_current_context().exit(gravest(status, ExitStatus.FINDINGS if failed else ExitStatus.FINE))


def _check_many(
    plans: tuple[str, ...], jobs: int | None, *, style: str, lang: Lang | None, **how: Any
) -> tuple[list[Report], ExitStatus]:
    from plandraft.cli.check_many import check_files

    settings, choice, given = _arguments(plans[0], lang, **how)
    own = None if how["config"] == Configured(None, None) else settings  # else each plan has those near it
    return check_files(plans, style=style, choice=choice, lang=lang, workers=jobs, **(given | {"settings": own}))


def _choices(settings: Settings, choice: CheckChoice, profile: str | None, facts: Profile | None) -> list[str]:
    """What leaves rules out: a file, a profile, an option."""
    own = facts.checks.ignore if facts is not None else ()
    sources = ((settings.check.ignore, settings.place), (own, profile or ""), (choice.ignore, "--ignore"))
    return [source for ignored, source in sources if ignored and source]


def _check(
    plan: str,
    comments: str | None = None,
    *,
    style: str,
    lang: Lang | None,
    no_marks: bool = False,
    **how: Any,
) -> Report:
    from plandraft import api

    settings, choice, arguments = _arguments(plan, lang, **how)
    read = api.open_plan(plan)
    if no_marks:
        read = replace(read, ignored=())
    report = api.check(read, choice=choice, lang=for_plan(lang, settings.lang), **arguments)
    choices = _choices(settings, choice, how["profile"], arguments["profile"])
    print_report(checked_plan(plan, read, report, for_plan(lang, settings.lang), choices=choices), style)
    if comments:
        from plandraft.api.commenting import write_comments

        write_comments(plan, read, report, comments, lang=for_plan(lang, settings.lang))
        echo(tr("wrote {comments}", comments=comments), err=True)
    return report


def _fix(plan: str, output: str | None, comments: str | None, *, style: str, lang: Lang | None, **how: Any) -> Report:
    """Mend a copy, show the difference, write it, and report what remains."""
    target = comments or output or plan
    from plandraft import api
    from plandraft.core.source_map import ReadPlan
    from plandraft.rendering.reports import plan_diff

    settings, choice, arguments = _arguments(plan, lang, **how)
    read = api.open_plan(plan)
    in_place = not read.links_read or Path(plan).suffix.lower() == ".docx"  # an office has laid its Word file out
    if in_place and Path(target).suffix.lower() == Path(plan).suffix.lower():
        return fix_file(
            plan, comments or output, style=style, comments=bool(comments), choice=choice, lang=lang, **arguments
        )
    if not read.links_read:
        echo(
            tr("note: {target} is written anew from what was understood of {plan}", target=target, plan=plan), err=True
        )
    check_targets([target], force=True)  # what is lost by it was looked at before
    mended, _ = api.mend(read, choice=choice, **arguments)
    echo(plan_diff(read.plan, mended, file=plan), nl=False, err=style != "text")
    if mended != read.plan or output:
        api.save_plan(mended, target)
        echo(tr("wrote {target}", target=target), err=True)
    after = api.open_plan(target) if read.links_read else ReadPlan(plan=mended, links_read=False, ignored=read.ignored)
    report = api.check(after, choice=choice, lang=for_plan(lang, settings.lang), **arguments)
    print_report(checked_plan(target, after, report, for_plan(lang, settings.lang)), style)
    return report


def _arguments(
    plan: str,
    lang: Lang | None,
    *,
    profile: str | None,
    samples: tuple[str, ...],
    as_of: Any,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    config: Configured,
) -> tuple[Settings, CheckChoice, dict[str, Any]]:
    from plandraft.core.checking import CheckChoice

    settings = settings_near(config, plan, profile)
    choice = CheckChoice(select=select, ignore=ignore)
    day = as_of.date() if as_of else None
    facts = read_profile(profile, settings, lang=for_plan(lang, settings.lang))[0] if profile else None
    given = {"profile": facts, "samples": samples or None, "as_of": day, "settings": settings}
    return settings, choice, given


def _watch(files: Sequence[Path], look: Callable[[], object]) -> None:
    """Look at once and after every change, until interrupted; a file that cannot be read is told, not fatal."""
    seen: object = None
    while True:
        now = [(file.stat().st_mtime_ns if file.exists() else None) for file in files]
        if now != seen:
            seen = now
            click.clear()
            try:
                look()
            except PlandraftError as error:
                echo(tr("plandraft: {error}", error=error), err=True)
        time.sleep(WATCH_SECONDS)


COMMANDS = (check, render)
