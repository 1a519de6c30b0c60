"""The measure says 护理部, its line in the calendar says 医务科."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.content import content_of
from plandraft.checks.owners import VAGUE, rules_in
from plandraft.checks.statements import owners_helping, owners_leading, owners_of_line, owners_of_measure
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.gap import GAP
from plandraft.core.matching import containment
from plandraft.core.plan import Entry, Measure, Plan

_STEPS = re.compile("[；;。]")
_LEADS = re.compile("牵头|负责|主办|承办|组织实施|责任")
"""Words by which who stands before them does all of what follows."""


class OwnerDisagrees(Rule):
    """A calendar line whose owner is none of those whom its measure names, neither as owner nor as partner.

    In a plan that names no links the line must surely be the measure's: the measure holds most of the weight of its
    words, and no other does. A short name for a longer one passes (工会, 工会办公室), and so does a line with several
    owners; where one cell names the owner of several lines it is a hint, and the names of one cell are not told apart.

    Why: two read that the other one does it.
    Source: our choice, because owner and time of a thing stand in one place.
    """

    code = "PD227"
    name = "owner-disagrees"
    severity = Severity.WARNING
    message_zh = "“{title}”在安排中由“{line}”负责，措施写的是“{owner}”"
    message_en = "“{title}” belongs to “{line}” in the calendar, its measure says “{owner}”"
    suggestion = "统一为一个责任部门，其他写作配合"
    suggestion_en = "name one owner in both places, and the other as a partner"
    bad = (("S1", "owner", "总务科"), ("S1", "measure_ids", ["M1"]), ("M1", "owner", "护理部"))
    good = (("S1", "owner", "工会"), ("S1", "measure_ids", ["M1"]), ("M1", "owner", "工会办公室"))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        cells = Counter((entry.owner, entry.timing.months) for entry in plan.schedule if entry.owner)
        issuer = rules_in(context).issuer
        cores = issuer.cores if issuer is not None else ()
        for at, entry in enumerate(plan.schedule):
            ours = owners_of_line(entry)
            measures = _measures(plan, entry, linked=context.links_read) if len(ours) == 1 else []
            theirs = frozenset[str]().union(*(_owners(m, linked=context.links_read) for m in measures))
            if not theirs or _is_open(ours | theirs) or _meet(ours, theirs, measures, cores):
                continue
            if not context.links_read and _meet(_beside(plan, at), theirs, [], cores):
                continue
            if not context.links_read and all(_does_another_step(m, theirs, entry) for m in measures):
                continue
            shared = not context.links_read and cells[(entry.owner, entry.timing.months)] > 1
            grave = Severity.HINT if shared else self.severity
            yield self.finding(
                entry.id,
                "title",
                text=entry.title,
                severity=grave,
                title=entry.title.split("（")[0].strip(),
                line="、".join(sorted(ours)),
                owner="、".join(_longest(theirs)),
            )


def _owners(measure: Measure, *, linked: bool) -> frozenset[str]:
    """Whom a measure names; where its sentences name who leads, not what was read beside them."""
    leading = frozenset[str]() if linked else owners_leading(measure)
    return leading | frozenset(measure.partners) | owners_helping(measure) if leading else owners_of_measure(measure)


def _measures(plan: Plan, entry: Entry, *, linked: bool) -> list[Measure]:
    if linked:
        return [measure for measure in plan.measures if measure.id in entry.measure_ids]
    link = content_of(plan).links.get(entry.id)
    return [link.measure] if link is not None and link.is_sure else []


def _beside(plan: Plan, at: int) -> frozenset[str]:
    """The owners of the lines before and behind at the same time: they may come from the same cell."""
    near = plan.schedule[max(0, at - 1) : at + 2]
    return frozenset[str]().union(*(owners_of_line(e) for e in near if e.timing == plan.schedule[at].timing))


def _does_another_step(measure: Measure, owners: frozenset[str], entry: Entry) -> bool:
    """Whether a measure of several steps names its owner as who does one of them, and the line is another of them."""
    steps = [step for text in measure.texts for step in _STEPS.split(text) if step.strip()]
    naming = [step for step in steps if any(step.lstrip().startswith(owner) for owner in owners)]
    if not naming or any(_LEADS.search(step) for step in naming):
        return False
    own = max(steps, key=lambda step: containment(entry.title, step))
    return own not in naming


def _is_open(names: frozenset[str]) -> bool:
    return any(VAGUE.search(name) or GAP.search(name) for name in names)


def _longest(names: frozenset[str]) -> list[str]:
    """The names without those that are the beginning of another.

    >>> _longest(frozenset(("社会事务办", "社会事务办公室", "总务科")))
    ['总务科', '社会事务办公室']
    """
    return [name for name in sorted(names) if not any(other != name and other.startswith(name) for other in names)]


def _meet(ours: frozenset[str], theirs: frozenset[str], measures: list[Measure], cores: tuple[str, ...]) -> bool:
    """Whether both name the same, one of them perhaps in a shorter form, or the measure speaks of the line's owner.

    Two names of the issuer itself are the same: both hold one of its ``cores``.
    """
    words = "".join(text for measure in measures for text in (measure.title, *measure.texts))
    if any(core in one and core in other for core in cores for one in ours for other in theirs):
        return True
    return any(one in other or other in one or one in words for one in ours for other in theirs)
