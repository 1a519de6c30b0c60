"""``plandraft kinds``: which kinds of plan there are, what each says, and how one's own begins."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plandraft.cli.echo import echo, echo_json
from plandraft.cli.options import Configured, config_option, settings_near
from plandraft.messages import tr

if TYPE_CHECKING:
    from plandraft.core.knowledge import Knowledge

_SHOWN = 12
"""So many words of a list are shown; ``--json`` has all (our choice: a line)."""


@click.group(invoke_without_command=True)
@config_option
@click.pass_context
def kinds(context: click.Context, config: Configured) -> None:
    """List the kinds of plan: those that ship, and those that plandraft.toml names."""
    if context.invoked_subcommand is not None:
        return
    from plandraft.knowledge import kinds_known

    for kind in kinds_known(settings_near(config)):
        after = f" ← {kind.lineage[1]}" if len(kind.lineage) > 1 else ""
        echo(f"{kind.id}{after}\t{kind.name}\t{kind.about}")


@kinds.command()
@click.argument("name", metavar="KIND")
@config_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def show(name: str, config: Configured, as_json: bool) -> None:
    """Explain KIND, an id or a folder: who issues it, what it has, how it is recognised, which rules it leaves out."""
    from plandraft.api.settings import with_kind
    from plandraft.knowledge import knowledge_for

    settings = with_kind(settings_near(config), name)
    found = knowledge_for(settings.kind, settings)
    if as_json:
        shown = {
            "kind": found.kind.model_dump(mode="json"),
            "areas": [area.model_dump(mode="json") for area in found.areas],
            "basics": [basic.model_dump(mode="json") for basic in found.basics],
            "spending": [item.model_dump(mode="json") for item in found.spending],
        }
        echo_json(shown)
        return
    for line in _lines(found):
        echo(line)


@kinds.command()
@click.argument("folder")
def new(folder: str) -> None:
    """Write a commented FOLDER to start a kind of one's own from. Never overwrites."""
    from plandraft.knowledge.kind_folders import write_kind

    for file in write_kind(Path(folder)):
        echo(tr("wrote {file}", file=file), err=True)
    echo(tr("use it: plandraft draft PROFILE --kind {folder}", folder=folder), err=True)


def _lines(found: Knowledge) -> Iterator[str]:
    from plandraft.api.extensions import all_rules
    from plandraft.api.inputs import today
    from plandraft.core.sector import Sector

    kind = found.kind
    yield f"{kind.id}  {kind.name}: {kind.about}"
    yield tr("inherits: {lineage}", lineage=" ← ".join(kind.lineage))
    yield tr(
        "issued by: {issuers}; signed by {signer}; to {addressee}",
        issuers="、".join(kind.issuers),
        signer=kind.signer,
        addressee=kind.addressee,
    )
    yield tr("parts: {parts}", parts=", ".join(kind.parts))
    yield tr("money: {money}", money=kind.money) + (
        tr(", usually {spending}", spending=_some(item.purpose for item in found.spending)) if found.spending else ""
    )
    yield tr("duty: {duty}", duty=kind.duty or "—")
    yield tr("work areas:")
    for area in found.areas:
        yield f"  {area.id:<12} {area.name(Sector.OTHER)}: {_some(pattern.title for pattern in area.patterns)}"
    yield tr("every plan has: {basics}", basics=_some(basic.id for basic in found.basics))
    references = found.references_for(today(), Sector.OTHER)
    yield tr("may cite today: {references}", references=_some(reference.short for reference in references))
    yield tr("days it sets times by, beside the usual ones: {observances}", observances=_some(kind.observances))
    signs = [
        *(tr("a name with {pattern}", pattern=pattern) for pattern in kind.signs.names),
        tr("{least} of: {words}", least=kind.signs.least, words=_some(kind.signs.words)),
    ]
    yield tr(
        "recognised by: {signs}",
        signs="; ".join(signs) if kind.signs.names or kind.signs.words else tr("what fits no other"),
    )
    left_out = [rule.code for rule in all_rules() if not found.holds(rule.code)]
    yield tr("rules that do not hold: {left_out}", left_out=", ".join(left_out) or tr("none"))
    yield tr("source: {source}{verified}", source=kind.source, verified="" if kind.verified else tr(" (not verified)"))


def _some(words: Iterator[str] | tuple[str, ...]) -> str:
    found = list(words)
    more = tr(" … ({n} in all)", n=len(found)) if len(found) > _SHOWN else ""
    return "、".join(found[:_SHOWN]) + more if found else "—"


COMMANDS = (kinds,)
