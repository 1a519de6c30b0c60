"""Commands that make a plan: ``draft``, ``fill`` and ``prompt``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from plandraft.cli.echo import echo, echo_json
from plandraft.cli.options import (
    OUTPUT_HELP,
    Configured,
    WordLook,
    budget_options,
    config_option,
    fallback_option,
    force_option,
    limits_options,
    live_option,
    model_options,
    samples_option,
    settings_near,
    strategy_option,
    word_options,
)
from plandraft.cli.output import check_targets, deliver, house_for, masked_line, read_profile, summarise
from plandraft.cli.progress import progress
from plandraft.cli.variants import check_several, draft_several, estimate_several
from plandraft.errors import UsageError
from plandraft.messages import tr

if TYPE_CHECKING:
    from plandraft.core.model_limits import ModelLimits
    from plandraft.models.costs.budget import RunBudget


@click.command()
@click.argument("profile")
@samples_option
@model_options
@limits_options
@strategy_option
@fallback_option
@click.option("--variant", type=click.IntRange(0), default=0, help="Number of the draft; another number asks anew.")
@click.option("-n", "number", type=click.IntRange(1), default=1, help="Make so many drafts that differ: plan-1.docx …")
@click.option("--merge", is_flag=True, help="With -n: write the best of all drafts as well, under the name of -o.")
@click.option("--keep", metavar="PLAN", help="Keep what was edited by hand in this older plan of the same profile.")
@config_option
@budget_options
@click.option("--dry-run", is_flag=True, help="Estimate calls, tokens and cost. Sends nothing.")
@live_option
@click.option("-o", "--output", "outputs", multiple=True, help=OUTPUT_HELP)
@word_options
@force_option
def draft(
    profile: str,
    outputs: tuple[str, ...],
    look: WordLook,
    strategy: str,
    fallback: str,
    variant: int,
    number: int,
    merge: bool,
    keep: str | None,
    dry_run: bool,
    live: bool,
    force: bool,
    config: Configured,
    limits: ModelLimits,
    budget: RunBudget | None,
    **chosen: Any,
) -> None:
    """Draft a plan for PROFILE, check it and fill its gaps.

    Without --model no model is asked: the offline draft needs no key and no network.
    """
    files = check_several(outputs, number, merge=merge, keep=keep)
    check_targets(files, reads=(profile, *chosen["samples"], *look), takes_up=(keep,), force=force)
    from plandraft import api

    settings = settings_near(config, profile, limits=limits)
    house = house_for(outputs, look, settings=settings)
    known = api.limits_of(chosen["model"], chosen["base_url"], settings)
    options = api.options_for(chosen["model"], limits=known, strategy=strategy, fallback=fallback, variant=variant)
    chosen |= {"options": options, "settings": settings}
    facts, notes = read_profile(profile, settings)
    if dry_run:
        estimate_several(facts, number, chosen)
        return
    if number > 1:
        draft_several(facts, number, outputs, merge=merge, told=notes, house=house, **chosen, budget=budget)
        return
    with progress(chosen["model"], live=live) as on_event:
        made = api.draft(facts, **chosen, budget=budget, on_event=on_event, keep=keep)
    deliver(made, outputs, house, settings=settings)
    summarise(made, told=notes)


@click.command()
@click.argument("plan")
@click.option("--profile", required=True, help="The organisation's profile.")
@model_options
@limits_options
@config_option
@budget_options
@live_option
@click.option("-o", "--output", "outputs", multiple=True, help=OUTPUT_HELP)
@word_options
@force_option
def fill(
    plan: str,
    profile: str,
    outputs: tuple[str, ...],
    look: WordLook,
    config: Configured,
    limits: ModelLimits,
    live: bool,
    force: bool,
    **chosen: Any,
) -> None:
    """Mend what the checks find in PLAN; what stays open becomes a named gap."""
    check_targets(outputs, reads=(profile, *look), takes_up=(plan,), force=force)
    from plandraft import api

    chosen["settings"] = settings_near(config, plan, profile, limits=limits)
    house = house_for(outputs, look, settings=chosen["settings"])
    facts, notes = read_profile(profile, chosen["settings"])
    with progress(chosen["model"], live=live) as on_event:
        made = api.fill(plan, profile=facts, **chosen, on_event=on_event)
    deliver(made, outputs, house, settings=chosen["settings"])
    summarise(made, told=notes)


@click.command()
@click.argument("profile")
@samples_option
@click.option("--model", help="Model whose tokens are counted.")
@click.option(
    "--step",
    type=click.Choice(["frame", "measures", "whole", "revise"]),
    default="frame",
    show_default=True,
    help="Step whose prompts are shown.",
)
@click.option("--plan", help="With --step revise: the plan that is to be changed.")
@click.option("--instruction", "instructions", multiple=True, help="With --step revise: what is wanted. Repeatable.")
@click.option("--privacy", is_flag=True, help="Show what the privacy gate masks in these prompts instead of them.")
@config_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def prompt(
    profile: str,
    samples: tuple[str, ...],
    model: str | None,
    step: Any,
    plan: str | None,
    instructions: tuple[str, ...],
    privacy: bool,
    config: Configured,
    as_json: bool,
) -> None:
    """Show what would be sent for PROFILE, with its token count. Sends nothing."""
    from plandraft import api

    settings = settings_near(config, profile)
    facts, _ = read_profile(profile, settings)
    if step == "revise":
        if plan is None or not instructions:
            raise UsageError(
                tr("--step revise needs a plan and an instruction"), hint=tr("--plan P.json --instruction 改到线上")
            )
        asks, counter = api.preview_revision(plan, instructions, profile=facts, model=model, settings=settings)
        if not asks:
            echo(tr("all of it can be changed without asking a model"), err=True)
    else:
        asks, counter = api.preview_asks(facts, step, samples=samples, model=model, settings=settings)
    echo(tr("tokens: {how}", how=counter.how), err=True)
    if as_json:
        shown = [
            {
                "id": ask.id,
                "prompt": ask.prompt,
                "tokens": counter.count(ask.text),
                "exact": counter.exact,
                "messages": [{"role": m.role, "content": m.content} for m in ask.messages],
                "schema": ask.schema,
                "reply_tokens": ask.limits.reply_tokens,
                "masked": [vars(one) for one in ask.masked],
            }
            for ask in asks
        ]
        echo_json(shown)
        return
    if privacy:
        for ask in asks:
            echo(tr("=== {prompt}  {id}  {n} masked", prompt=ask.prompt, id=ask.id[:12], n=len(ask.masked)))
            for one in ask.masked:
                echo(masked_line(one.kind, one.text, one.shown, own=one.own))
        return
    for ask in asks:
        about = "" if counter.exact else tr("about ")
        echo(
            tr(
                "=== {prompt}  {about}{count} tokens  {id}",
                prompt=ask.prompt,
                about=about,
                count=counter.count(ask.text),
                id=ask.id[:12],
            )
        )
        for message in ask.messages:
            echo(f"--- {message.role}\n{message.content}")


COMMANDS = (draft, fill, prompt)
