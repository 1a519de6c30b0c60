"""How commands hand over a plan and say what remains open."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plandraft.cli.echo import echo
from plandraft.cli.options import WordLook
from plandraft.errors import OutputError, UsageError
from plandraft.exit_status import ExitStatus
from plandraft.messages import Lang, for_plan, marked, tr
from plandraft.rendering.formats import SUFFIX_FORMATS

if TYPE_CHECKING:
    from plandraft.api import Estimate
    from plandraft.api.laying import House
    from plandraft.core.draft import Draft
    from plandraft.core.finding import Report
    from plandraft.core.plan import Plan
    from plandraft.core.profile import Profile
    from plandraft.core.settings import Settings

_LAID_OUT = (".docx", ".pdf")
NO_LOOK = WordLook()


def check_targets(
    outputs: Sequence[str],
    *,
    reads: Sequence[str | None] = (),
    takes_up: Sequence[str | None] = (),
    force: bool = False,
) -> None:
    """Refuse a target that cannot be written, or must not be, before anything is asked or paid.

    Args:
        outputs: Files to write.
        reads: What the command reads; it is never written over.
        takes_up: Plans that it works on; they are written over with ``force``.
        force: Whether a file that somebody else made or changed may be written over.

    Raises:
        UsageError: The suffix names no format.
        OutputError: The folder is not there, or something would be lost.
    """
    for name in outputs:
        target = Path(name)
        if target.suffix.lower() not in SUFFIX_FORMATS:
            raise UsageError(
                tr("{name}: no format ends in {suffix}", name=name, suffix=target.suffix or tr("nothing")),
                hint=tr("use {suffix_formats}", suffix_formats=", ".join(SUFFIX_FORMATS)),
            )
        if not target.parent.is_dir():
            raise OutputError(
                tr("{name}: there is no folder {parent}", name=name, parent=target.parent), hint=tr("make it first")
            )
        if not os.access(target.parent, os.W_OK):
            raise OutputError(
                tr("{name}: nothing can be written into {parent}", name=name, parent=target.parent),
                hint=tr("name another folder"),
            )
        if target.is_dir():
            raise OutputError(tr("{name} is a folder", name=name), hint=tr("name a file"))
    check_foreign(outputs, reads=[*reads, *([] if force else takes_up)], force=force)


def check_page(name: str, *, reads: Sequence[str | None] = (), force: bool = False) -> None:
    """Refuse an HTML page that cannot be written, or must not be.

    Raises:
        UsageError: It is no page.
        OutputError: The folder is not there, or something would be lost.
    """
    if Path(name).suffix.lower() not in (".html", ".htm"):
        raise UsageError(tr("{name} is no page", name=name), hint=tr("name a file that ends in .html"))
    if not Path(name).parent.is_dir():
        raise OutputError(
            tr("{name}: there is no folder {parent}", name=name, parent=Path(name).parent), hint=tr("make it first")
        )
    check_foreign([name], reads=reads, force=force)


def check_foreign(outputs: Sequence[str], *, reads: Sequence[str | None] = (), force: bool = False) -> None:
    """Refuse a target that the command reads, or that somebody else made or changed; on a terminal, ask.

    Raises:
        OutputError: Something would be lost.
    """
    targets = [Path(name) for name in outputs]
    if not any(target.exists() for target in targets):
        return
    from plandraft.api.outputs import foreign, refuse_inputs, refuse_open

    refuse_inputs(targets, [Path(path) for path in reads if path])
    refuse_open(targets)
    for target in () if force else foreign(targets):
        if not (
            sys.stdin.isatty()
            and click.confirm(tr("{target} is not as it was written here last. Write over it?", target=target))
        ):
            raise OutputError(
                tr("{target} is there and not as it was written here last", target=target),
                hint=tr("name another file, or use --force"),
            )


def read_profile(file: str, settings: Settings, *, lang: Lang | None = None) -> tuple[Profile, tuple[str, ...]]:
    """Load a profile, say on stderr which kind of plan it means and what its author should know of it.

    The notes come back with it.

    Raises:
        ProfileError: It cannot be read, its name cannot be used, or its kind does not fit it.
    """
    from plandraft import api
    from plandraft.api.kinds import kind_notes, kind_of_profile, kind_told
    from plandraft.profiles import load_profile, unchecked_notes

    lang = for_plan(lang, settings.lang)
    profile = load_profile(file)
    found = kind_of_profile(profile, settings, file=file)
    echo(kind_told(found, settings), err=True)
    notes = (*api.profile_notes(profile, lang=lang), *unchecked_notes(file, lang=lang))
    notes += kind_notes(found, settings, lang=lang)
    for note in notes:
        echo(tr("note: {note}", note=note), err=True)
    return profile, notes


def house_for(outputs: Sequence[str], look: WordLook = NO_LOOK, *, settings: Settings | None = None) -> House:
    """How the Word files and PDFs among the outputs look: as the command line says, else the settings near them.

    Raises:
        UsageError: A layout, a template or an old plan does not fit.
        InputError: One cannot be read.
        OutputError: A PDF is wanted, and LibreOffice is not there.
    """
    from plandraft.api.laying import PLAIN_HOUSE, house_of
    from plandraft.api.settings import settings_for

    if not any(Path(name).suffix.lower() in _LAID_OUT for name in outputs):
        if any(look):
            raise UsageError(
                tr("--layout, --template and --style-from are for Word files and PDFs"), hint=tr("-o plan.docx")
            )
        return PLAIN_HOUSE
    if any(Path(name).suffix.lower() == ".pdf" for name in outputs):
        from plandraft.rendering.office import office_program

        office_program()
    said = dict((settings or settings_for(None, *outputs)).word)
    named = {name: file for name, file in look._asdict().items() if file}
    if {"template", "style_from"} & named.keys():
        said = {name: file for name, file in said.items() if name == "layout"}
    house = house_of(**said | named)
    if house.learnt:
        echo(tr("layout taken from {file}: {learnt}", file=(said | named)["style_from"], learnt=house.learnt), err=True)
    return house


def deliver(
    made: Plan | Draft,
    outputs: Sequence[str],
    house: House,
    *,
    profile: Profile | None = None,
    settings: Settings | None = None,
) -> None:
    """Write the plan to each file; to stdout as Markdown where there is none.

    Args:
        made: The plan; of a draft, a review page shows how it came about as well.
        outputs: The files.
        house: How Word files look.
        profile: What a review page checks a plan against.
        settings: What decides how it is checked, and its language; by default found beside the file.
    """
    from plandraft import api, rendering
    from plandraft.core.plan import Plan

    plan = made if isinstance(made, Plan) else made.plan
    if not outputs:
        echo(rendering.to_markdown(plan), nl=False)
    for name in outputs:
        api.save_plan(made, name, house=house, profile=profile, settings=settings)
        echo(tr("wrote {name}", name=name), err=True)
        _tell_left_out(plan, name)
        if Path(name).suffix.lower() == ".pdf":
            _tell_fonts(name, house)


def _tell_fonts(name: str, house: House) -> None:
    """Which faces a PDF should have and has not; a template's are not known."""
    from plandraft.rendering.layout import AS_THE_STANDARD
    from plandraft.rendering.office import missing_fonts

    missing = missing_fonts((house.layout or AS_THE_STANDARD).fonts) if house.template is None else ()
    if missing:
        echo(
            tr(
                "note: the fonts {missing} are not on this machine, {name} has others in their place; "
                "install them and write it again",
                missing="、".join(missing),
                name=name,
            ),
            err=True,
        )


def _tell_left_out(plan: Plan, name: str) -> None:
    """What a calendar file cannot hold."""
    if Path(name).suffix.lower() == ".ics":
        from plandraft.rendering.ics import left_out

        titles = [entry.title for entry in left_out(plan)]
        if titles:
            echo(
                tr(
                    "note: {n} entries have no time and are not in {name}: {titles}",
                    n=len(titles),
                    name=name,
                    titles="、".join(titles[:5]),
                ),
                err=True,
            )


def masked_line(kind: str, text: str, shown: str, *, own: bool) -> str:
    """One thing that the privacy gate kept on this machine, for whoever wants to see it."""
    back = tr("put back in the reply") if own else tr("does not come back")
    return f"  {kind}  {text}  {tr('sent as {shown}', shown=shown) if shown else tr('not sent')}, {back}"


def summarise(made: Draft, *, told: Sequence[str] = ()) -> None:
    """Say on stderr how the draft came about and what is open, and exit with the status that this comes to.

    Args:
        made: The draft.
        told: Notes of it that were said before.
    """
    status = say(made, told=told)
    if status:
        click.get_current_context().exit(status)


def say(made: Draft, *, told: Sequence[str] = ()) -> ExitStatus:
    """The same without an exit; the exit status it comes to is returned.

    Args:
        made: The draft.
        told: Notes of it that were said before.
    """
    if made.offline:
        echo(tr("No model was used: this is the offline draft. Choose one with --model."), err=True)
    else:
        usage = made.usage
        echo(
            tr(
                "{model}: {n} asks, {prompt_tokens} + {completion_tokens} tokens paid, cost {cost}",
                model=made.model,
                n=len(made.exchanges),
                prompt_tokens=usage.prompt_tokens,
                completion_tokens=usage.completion_tokens,
                cost=made.cost or tr("unknown"),
            ),
            err=True,
        )
    for note in made.notes:
        if note not in told:
            echo(tr("note: {note}", note=note), err=True)
    for item in made.left_out:
        echo(tr("left out: {what} × {count}（{why}）", what=item.what, count=item.count, why=item.why), err=True)
    _show_open_points(made)
    show_findings(made.report)
    _show_changes(made)
    _show_with_v(made.details)  # what was wrong with single answers
    if made.missing:
        echo(what_to_do(made), err=True)
    if made.stopped:
        echo(tr("stopped: {stopped}\n  to go on: plandraft resume {run}", stopped=made.stopped, run=made.run), err=True)
    return status_of(made)


def status_of(made: Draft) -> ExitStatus:
    """The exit status of a draft: stopped by a bound, with parts missing, with errors, or fine."""
    if made.stopped:
        return ExitStatus.MODEL
    if made.missing:
        return ExitStatus.GAPS
    return ExitStatus.FINDINGS if made.report.errors else ExitStatus.FINE


def what_to_do(made: Draft) -> str:
    """That parts are missing, and what to do."""
    return tr(
        "{n} parts of the plan were not written; they stand there as 【待补：…】 or are empty. "
        "Run the same command again: only what was not answered is asked; or use plandraft fill.",
        n=len(made.missing),
    )


def show_findings(report: Report) -> ExitStatus:
    """Say on stderr what the checks found, hints only in number; the status that they come to."""
    errors, warnings, hints = report.badness
    echo(
        tr(
            "findings: {errors} errors, {warnings} warnings, {hints} hints",
            errors=errors,
            warnings=warnings,
            hints=hints,
        ),
        err=True,
    )
    for finding in report.findings:
        if finding.severity.weight > 1:
            echo(f"  {tr(finding.severity.value)} {finding.code} {finding.node} {finding.message}", err=True)
    return ExitStatus.FINDINGS if errors else ExitStatus.FINE


_GROUPS = {"fill_in": marked("to fill in"), "decide": marked("to decide")}
"""What a reader is asked to do; faults stand with the findings."""
_MOST_POINTS = 8
"""Points of a group that are printed; the others are counted (our choice)."""


def _show_open_points(made: Draft) -> None:
    """What is left to the office, in sentences."""
    points = made.open_points
    for kind, asked in _GROUPS.items():
        own = [point for point in points if point.kind == kind]
        if own:
            echo(tr("{asked} ({n}):", asked=tr(asked), n=len(own)), err=True)
        for point in own[:_MOST_POINTS]:
            echo(f"  {point.place}：{point.text}", err=True)
        if len(own) > _MOST_POINTS:
            echo(tr("  … and {n} more", n=len(own) - _MOST_POINTS), err=True)


def _show_changes(made: Draft) -> None:
    """How much was changed after drafting; each change with -v."""
    if not made.changes:
        return
    from plandraft.filling import changes_told

    echo(tr("changed after drafting: {n} values (-v lists them)", n=len(made.changes)), err=True)
    _show_with_v(changes_told(made.changes))


def _show_with_v(lines: Iterable[str]) -> None:
    if click.get_current_context().find_root().params.get("verbose"):
        for line in lines:
            echo(f"  {line}", err=True)


def show_estimate(found: Estimate, model: str | None) -> None:
    """Print what a draft would take; the numbers are a result and go to stdout."""
    prompts = ", ".join(f"{tr(name)} {number}" for name, number in found.prompts.items())
    echo(tr("asks to be sent: {calls}", calls=found.calls) + (f" ({prompts})" if prompts else ""))
    echo(tr("answered in the journal: {answered}", answered=found.answered))
    echo(tr("prompt tokens: {prompt_tokens} ({counted})", prompt_tokens=found.prompt_tokens, counted=found.counted))
    echo(
        tr(
            "reply tokens: likely {reply_tokens}, at most {most_reply_tokens}",
            reply_tokens=found.reply_tokens,
            most_reply_tokens=found.most_reply_tokens,
        )
    )
    if found.cost is not None:
        echo(tr("cost: likely {cost}, at most {most_cost}", cost=found.cost, most_cost=found.most_cost))
        echo(tr("price: {price}", price=found.cost.price))
    elif model in (None, "offline"):
        echo(tr("cost: none, the offline draft asks no model; choose one with --model"))
    else:
        echo(tr('cost: unknown; [prices."{model}"] in plandraft.toml tells it (docs/money.md)', model=model))
    echo(tr("Retries and repairs of what the model writes come on top."), err=True)
