"""Commands that only show something: samples, calendar, rules, schema."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import click

from plandraft.cli.echo import echo, echo_json
from plandraft.cli.options import Configured, config_option, settings_near
from plandraft.core.columns import padded
from plandraft.errors import UsageError
from plandraft.messages import spoken, tr, tr_n

if TYPE_CHECKING:
    from plandraft.api import AreaItems

_WEEKDAYS = "一二三四五六日"


@click.command()
@click.argument("path")
@click.option("--for", "profile", metavar="PROFILE", help="Show the items that prompts for this profile would hold.")
@click.option("--model", help="With --for: model whose window and tokens count.")
@config_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def samples(path: str, profile: str | None, model: str | None, config: Configured, as_json: bool) -> None:
    """Show what was read from the sample files at PATH; with --for, what prompts would show of it, and why."""
    from plandraft import api

    if profile is None:
        if model is not None:
            raise UsageError(tr("--model says nothing without --for"), hint=tr("name the profile: --for me.yaml"))
        from plandraft.samples import library_json, library_report

        library = api.read_library(path, settings=settings_near(config, path))
        echo_json(library_json(library)) if as_json else echo(library_report(library))
        return
    areas = api.sample_items(profile, samples=path, model=model, settings=settings_near(config, profile))
    if as_json:
        echo_json({"areas": [area.as_json() for area in areas]})
        return
    for area in areas:
        echo(_area(area))
    echo(tr("{n} items for {n_2} areas", n=sum(len(area.items) for area in areas), n_2=len(areas)))


def _area(area: AreaItems) -> str:
    """An area with its items, and why others were passed over."""
    from plandraft.samples import REASONS

    items = tr_n("{n} item", "{n} items", len(area.items)) if area.items else tr("no items")
    lines = [f"{area.name}  ({area.area}): {items}"]
    for number, item in enumerate(area.items, 1):
        lines += [f"  {number}. {item.text}", f"     {item.why}  [{item.id}]"]
    if area.passed_over:
        reasons = ", ".join(f"{number} {tr(REASONS[reason])}" for reason, number in area.passed_over.items())
        lines.append(tr("  passed over: {reasons}", reasons=reasons))
    return "\n".join(lines)


@click.command()
@click.argument("period")
@click.option("--sector", default="other", show_default=True, help="Kind of organisation.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def calendar(period: str, sector: str, as_json: bool) -> None:
    """Show the observances of PERIOD (2027, or 2026-2027 for a school year) with their dates."""
    from plandraft import api

    found = api.calendar(period, sector=sector)
    if as_json:
        echo_json(found.model_dump(mode="json"))
        return
    for day in found.days:
        until = f"–{day.end:%m-%d}" if day.end != day.start else f" 周{_WEEKDAYS[day.start.weekday()]}"
        echo(f"{day.start.isoformat()}{until}\t{day.called}")


@click.command()
@click.argument("code", required=False)
def rules(code: str | None) -> None:
    """List the rules, or explain the one with CODE."""
    from plandraft.api.extensions import all_rules
    from plandraft.checks import explain

    if code is None:
        for rule in all_rules():
            about = f"  {_about(rule.message_zh)}" if spoken() == "zh" else ""
            echo(f"{rule.code}  {padded(tr(rule.severity.value), 8)}{rule.name}{about}")
        return
    found = next((rule for rule in all_rules() if code in (rule.code, rule.name)), None)
    if found is None:
        raise UsageError(tr("there is no rule {code}", code=code), hint=tr("plandraft rules lists them"))
    echo(explain(found))


@click.command()
@click.argument("what", type=click.Choice(["plan", "profile", "settings"]))
def schema(what: Literal["plan", "profile", "settings"]) -> None:
    """Print the JSON schema of a plan, a profile or a plandraft.toml."""
    from plandraft import api

    echo_json(api.json_schema(what))


def _about(message: str) -> str:
    """What a rule says, with a sign in the place of what it is about."""
    return re.sub(r"\{[^{}]*\}", "…", message)


COMMANDS = (samples, calendar, rules, schema)
