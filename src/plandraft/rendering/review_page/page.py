"""The review page: one file that needs nothing else, to be read, worked through, printed and sent.

It holds no word of a plan unescaped, and a policy by which a browser runs no script and loads no style but its own two.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from functools import cache

from markupsafe import Markup

from plandraft.core.background import Background
from plandraft.core.plan import Plan
from plandraft.core.spending import total_row
from plandraft.core.texts import one_line
from plandraft.rendering.html import filled_template, template_source
from plandraft.rendering.review_page.charts import lane_groups, load_rows, money_bars, month_names
from plandraft.rendering.review_page.sheet import sheet_of
from plandraft.rendering.review_page.tracing import owner_anchors, trace_rows
from plandraft.rendering.review_page.view import Note, NoteKind, ReviewPage, ReviewSheet
from plandraft.rendering.review_page.words import Say, saying

_ORDER: tuple[NoteKind, ...] = ("error", "gap", "warning", "proposal", "hint")
"""The order in which notes are worked through (our choice): what is wrong, what is missing, what is doubtful."""

_SHOWN_AT_ONCE: Mapping[NoteKind, int] = {"warning": 20, "proposal": 8, "hint": 8}
"""Doubts of a kind up to so many are listed at once, more when they are asked for (our choice); what is wrong or
missing is always listed."""


def review_html(plan: Plan, background: Background | None = None) -> str:
    """The page of a plan: the same plan and background, the same bytes.

    Args:
        plan: Any plan; what it lacks is left out.
        background: What the checks found, and how the plan was made.
    """
    page = review_page(plan, background or Background())
    style, script = _styles(), _scripts()
    made = filled_template(
        "review.html.j2",
        page=page,
        say=saying(page.lang),
        style=Markup(style),  # noqa: S704 our own file, without a word of a plan
        script=Markup(script),  # noqa: S704
        policy=_policy(style, script),
        at_once=_SHOWN_AT_ONCE,
    )
    return f"{made}\n"


def review_page(plan: Plan, background: Background) -> ReviewPage:
    """What the page shows, worked out: a pure function of the plan and of what is known beside it."""
    say, owners = saying(background.lang), owner_anchors(plan)
    sheet = sheet_of(plan, background, owners, say)
    report = background.report
    return ReviewPage(
        lang=background.lang,
        anchors=frozenset(_anchors(sheet)),
        key=plan.version,
        title=one_line(plan.title) or say("title_of_none"),
        verdict=tuple(_verdict(sheet, say, is_checked=report is not None)),
        notes=tuple((kind, own) for kind in _ORDER if (own := _of_kind(sheet.notes, kind))),
        sheet=sheet,
        traces=trace_rows(plan, background, owners),
        months=month_names(plan.period, background.lang),
        lanes=lane_groups(plan, say),
        load=load_rows(plan, owners, background.lang, say),
        money=money_bars(plan, background.lang),
        total=total_row(plan.budget)[2] if plan.budget else "",
        facts=tuple(_facts(plan, len(owners), say)),
        made=_made(background, say),
        checked=report is not None,
        unchecked=_unchecked(background),
        accepted=tuple((one.code, one.message) for one in report.accepted) if report is not None else (),
        unread=background.unread,
    )


def _anchors(sheet: ReviewSheet) -> Iterable[str]:
    for line in sheet.lines:
        yield line.node
        yield from (run.node for run in line.runs if run.is_first)
        yield from (row.id for row in line.rows)


def _of_kind(notes: Iterable[Note], kind: NoteKind) -> tuple[Note, ...]:
    return tuple(note for note in notes if note.kind == kind)


def _verdict(sheet: ReviewSheet, say: Say, *, is_checked: bool) -> Iterable[str]:
    """What is left to do, in short sentences."""
    numbers = {kind: len(_of_kind(sheet.notes, kind)) for kind in _ORDER}
    if not is_checked:
        yield say("not_checked_yet")
    elif not numbers["error"]:
        yield say("no_errors")
    for kind in ("error", "gap", "warning", "proposal"):
        if numbers[kind]:
            yield say(f"number_{kind}", n=numbers[kind])


def _facts(plan: Plan, owners: int, say: Say) -> Iterable[tuple[str, str]]:
    counts = (("goals", plan.goals), ("measures", plan.measures), ("entries", plan.schedule))
    yield from ((say(f"{name}_count"), str(len(nodes))) for name, nodes in counts if nodes)
    if owners:
        yield say("owners_count"), str(owners)
    if plan.budget:
        yield say("money_count"), total_row(plan.budget)[2]


def _made(background: Background, say: Say) -> str:
    if background.offline:
        return say("made_offline")
    return say("made_by", model=background.model) if background.model else ""


def _unchecked(background: Background) -> tuple[tuple[str, str], ...]:
    """Each reason with the codes of the rules that it keeps from looking."""
    reasons: dict[str, list[str]] = {}
    for missing in background.report.not_checked if background.report is not None else ():
        why = missing.why if background.lang == "zh" else missing.why_en or missing.why
        reasons.setdefault(why, []).append(missing.code)
    return tuple((why, " ".join(codes)) for why, codes in reasons.items())


@cache
def _styles() -> str:
    return template_source("review.css")


@cache
def _scripts() -> str:
    return template_source("review.js")


@cache
def _policy(style: str, script: str) -> str:
    """A policy that lets in these two texts and nothing else, not even a picture."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
