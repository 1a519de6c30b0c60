"""Commands about a plan that is there already: ``check`` and ``render``."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from plandraft.cli.options import samples_option
from plandraft.cli.output import check_targets, deliver

if TYPE_CHECKING:
    from plandraft.core.finding import Finding, Report
    from plandraft.core.source_map import ReadPlan


@click.command()
@click.argument("plan")
@click.option("--profile", help="The organisation's profile; without it some rules are not checked.")
@samples_option
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Day on which wording must be in force.")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
def check(plan: str, profile: str | None, samples: tuple[str, ...], as_of: Any, style: str) -> None:
    """Check PLAN (.json, .md, .txt or .docx), also one that nobody here wrote. Asks no model."""
    from plandraft import api

    read = api.open_plan(plan)
    report = api.check(read, profile=profile, samples=samples or None, as_of=as_of.date() if as_of else None)
    if style == "json":
        json.dump(report_json(report, read), sys.stdout, ensure_ascii=False, indent=2)
        click.echo()
    else:
        _print_report(plan, report, read)
    if report.errors:
        click.get_current_context().exit(1)


@click.command()
@click.argument("plan")
@click.option("-o", "--output", "outputs", multiple=True, required=True, help="File to write. Repeatable.")
def render(plan: str, outputs: tuple[str, ...]) -> None:
    """Write PLAN in another format."""
    check_targets(outputs)
    from plandraft import api

    deliver(api.open_plan(plan).plan, outputs)


def report_json(report: Report, read: ReadPlan) -> dict[str, Any]:
    """The report in the published form; line and column are null for a plan JSON."""
    return {
        "findings": [_finding_json(finding, read) for finding in report.findings],
        "not_checked": [{"code": n.code, "why": n.why} for n in report.not_checked],
    }


def _finding_json(finding: Finding, read: ReadPlan) -> dict[str, Any]:
    from plandraft.core.pointers import pointer_of

    place = read.source_map.place(finding.node, finding.field, finding.span.start if finding.span else 0)
    return {
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "pointer": pointer_of(read.plan, finding.node, finding.field),
        "line": place.line if place else None,
        "column": place.column if place else None,
        "message": finding.message,
        "evidence": finding.evidence,
        "suggestion": finding.suggestion,
        "fixable": finding.fix is not None,
    }


def _print_report(name: str, report: Report, read: ReadPlan) -> None:
    for finding in report.findings:
        shown = _finding_json(finding, read)
        place = f"{name}:{shown['line']}:{shown['column']}" if shown["line"] else f"{name} {shown['pointer'] or '/'}"
        click.echo(f"{place}: {finding.severity} {finding.code} {finding.message}")
        if finding.evidence:
            click.echo(f"    “{finding.evidence}”")
        if finding.suggestion:
            click.echo(f"    → {finding.suggestion}")
    for text in read.not_understood:
        click.echo(f"not understood: {text}", err=True)
    for missing in report.not_checked:
        click.echo(f"not checked: {missing.code}: {missing.why}", err=True)
    errors, warnings, hints = report.badness
    click.echo(
        f"{errors} errors, {warnings} warnings, {hints} hints; {len(report.not_checked)} rules not checked",
        err=True,
    )


COMMANDS = (check, render)
