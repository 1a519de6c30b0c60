"""How a check is told: the report on stdout, what people should know beside it on stderr."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from plandraft._version import __version__
from plandraft.cli.echo import echo, echo_report

if TYPE_CHECKING:
    from plandraft.core.finding import Lang, Report
    from plandraft.core.source_map import ReadPlan
    from plandraft.rendering.reports import Checked


def checked_plan(file: str, read: ReadPlan, report: Report, lang: Lang, *, choices: Sequence[str] = ()) -> Checked:
    """A report beside its file, for the forms of the report; ``choices`` are what switches rules off."""
    from plandraft.api.extensions import all_rules
    from plandraft.rendering.reports import Checked

    rules: Sequence[Any] = all_rules()
    return Checked(
        file=file, read=read, report=report, rules=rules, version=__version__, lang=lang, choices=tuple(choices)
    )


def print_report(checked: Checked, style: str) -> None:
    """Print a report; what people should know beside it goes to stderr."""
    from plandraft.rendering.reports import REPORT_FORMATS

    echo_report(REPORT_FORMATS[style](checked)) if style == "text" else echo(REPORT_FORMATS[style](checked), nl=False)
    if style not in ("text", "statistics"):
        return
    reasons: dict[str, list[str]] = {}
    for missing in checked.report.not_checked:
        reasons.setdefault(missing.why, []).append(missing.code)
    for why, codes in reasons.items():
        echo(f"{checked.tr('not checked')}: {' '.join(codes)}: {why}", err=True)
    tell_hidden([checked])
    errors, warnings, hints = checked.report.badness
    unchecked = len(checked.report.not_checked)
    echo(
        checked.tr(
            "{errors} errors, {warnings} warnings, {hints} hints; {unchecked} rules not checked",
            errors=errors,
            warnings=warnings,
            hints=hints,
            unchecked=unchecked,
        ),
        err=True,
    )


def tell_hidden(checked: Sequence[Checked]) -> None:
    """Say on stderr how much is accepted by marks, in which file, and which rules are switched off."""
    for one in checked:
        if one.report.accepted:
            codes = " ".join(sorted({finding.code for finding in one.report.accepted}))
            number = len(one.report.accepted)
            echo(
                one.tr(
                    "accepted by marks in {file}: {number}: {codes} (--no-marks)",
                    file=one.file,
                    number=number,
                    codes=codes,
                ),
                err=True,
            )
    off = sorted({code for one in checked for code in one.report.switched_off})
    if off:
        sources = " ".join(sorted({source for one in checked for source in one.choices}))
        said = checked[0].tr("rules switched off")
        echo(f"{said}: {' '.join(off)} ({sources})" if sources else f"{said}: {' '.join(off)}", err=True)
