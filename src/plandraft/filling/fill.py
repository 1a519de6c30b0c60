"""Mend what the checks find: fixes, then a few questions about the faulty nodes, then named gaps."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from plandraft.core.ask import Answer, Ask, Failed, Flow, Reply
from plandraft.core.changes import AppliedChange
from plandraft.core.finding import Report
from plandraft.core.inputs import RepairInputs
from plandraft.core.json_text import find_json
from plandraft.core.patch import Patch
from plandraft.core.plan import Plan
from plandraft.core.sector import Sector
from plandraft.filling import gaps
from plandraft.filling.answers import Said, said_in
from plandraft.filling.asking import MOST_NODES, Faulty, faulty_nodes, questions
from plandraft.filling.fixes import fixed
from plandraft.filling.harm import Known, harm_of
from plandraft.filling.patches import patches_of
from plandraft.filling.trying import Check, Mending, begin, tried

REPLY_TOKENS = 2400
"""Most tokens of an answer (our choice: eight nodes with a sentence each, at 2.2 tokens a character)."""


@dataclass(frozen=True, kw_only=True)
class FillResult:
    """A mended plan.

    Attributes:
        plan: The plan after all patches that helped.
        report: What the checks still find.
        asked: Ids of the nodes that were asked about.
        rejected: Of how many nodes no answer helped.
        rounds: How many rounds of questions were asked.
        changes: Everything that was changed, computed or by a model.
    """

    plan: Plan
    report: Report
    asked: tuple[str, ...] = ()
    rejected: int = 0
    rounds: int = 0
    changes: tuple[AppliedChange, ...] = ()


def fill_flow(
    plan: Plan,
    *,
    check: Check,
    make_ask: Callable[[RepairInputs], Ask],
    choices: Mapping[str, tuple[str, ...]],
    organisation: str,
    sector: Sector,
    period_label: str,
    rounds: int = 2,
    reply_tokens: int = REPLY_TOKENS,
    facts: tuple[str, ...] = (),
    spare: Callable[[Ask], Answer] | None = None,
) -> Flow[FillResult]:
    """Mend a plan; at most ``rounds`` rounds of questions, the same question never twice.

    Args:
        plan: Any plan.
        check: What finds the faults.
        make_ask: Makes a question of what it is to say.
        choices: Names that a field may take, by field; who may own may partner too.
        organisation: Its name, for the questions.
        sector: Its sector.
        period_label: The plan's period in words.
        rounds: Most rounds.
        reply_tokens: What an answer may be long; the nodes are shared out by it.
        facts: Facts of the profile: one of them may take the place of a named gap.
        spare: Answers at once what is still faulty after the last round; None where that becomes a gap.
    """
    names = {"partners": choices["owner"], **choices} if "owner" in choices else {**choices}
    known = Known(names=names, facts=facts)
    mending = fixed(begin(plan, check), check)
    asked: list[str] = []
    done: set[str] = set()
    most, rejected, made = MOST_NODES, 0, 0
    for left in reversed(range(rounds)):
        waiting = [each for each in faulty_nodes(mending.plan, mending.report) if each.key not in done]
        portions = questions(waiting, most=most, reply_tokens=reply_tokens)
        if not portions:
            break
        about = [_inputs(mending.plan, portion, names, organisation, sector, period_label) for portion in portions]
        made += 1
        answers = yield tuple(map(make_ask, about))
        for portion, answer in zip(portions, answers, strict=True):
            asked += [each.node.id for each in portion]
            if left and len(portion) > 1 and _is_worth_splitting(answer):
                most = max(1, MOST_NODES // 4)
                continue
            done |= {each.key for each in portion}
            mending, unhelped = _answered(mending, portion, answer, known, check)
            rejected += unhelped
        mending = fixed(mending, check)
    if spare is not None:
        for portion in questions(faulty_nodes(mending.plan, mending.report), reply_tokens=reply_tokens):
            ask = make_ask(_inputs(mending.plan, portion, names, organisation, sector, period_label))
            mending, _ = _answered(mending, portion, spare(ask), known, check)
        mending = fixed(mending, check)
    mending = gaps.named(mending, check)
    return FillResult(
        plan=mending.plan,
        report=check(mending.plan),
        asked=tuple(asked),
        rejected=rejected,
        rounds=made,
        changes=mending.changes,
    )


def _is_worth_splitting(answer: Answer) -> bool:
    """Whether fewer nodes at a time may bring what this answer did not."""
    if isinstance(answer, Failed):
        return answer.kind != "over_budget"
    return find_json(answer.text) is None


def _said(answer: Answer, portion: Sequence[Faulty]) -> list[Said]:
    raw = find_json(answer.text) if isinstance(answer, Reply) else None
    return said_in(raw, {each.node.id: tuple(each.findings) for each in portion}) if raw else []


def _answered(
    mending: Mending, portion: Sequence[Faulty], answer: Answer, known: Known, check: Check
) -> tuple[Mending, int]:
    """The mending with what an answer says of each of its nodes, and of how many that did not help."""
    said, rejected = _said(answer, portion), 0
    for each in portion:
        after = _mended(mending, each, [one for one in said if one.node == each.node.id], known, check)
        rejected += after is None
        mending = after or mending
    return mending, rejected


def _mended(mending: Mending, faulty: Faulty, said: list[Said], known: Known, check: Check) -> Mending | None:
    """The mending with what an answer says of one node: all of it where that helps, else each value that does."""
    if mending.plan.node(faulty.node.id) is None and faulty.node.id != "P":
        return None
    harmless: list[tuple[str, Patch]] = []
    for one in said:
        for patch in patches_of(mending.plan, one, faulty.findings):
            if not any(harm_of(mending.plan, c, known, faulty=_words(faulty, one.field)) for c in patch.changes):
                harmless.append((one.field, patch))
    if not harmless:
        return None
    whole = Patch(changes=tuple(change for _, patch in harmless for change in patch.changes))
    after = tried(mending, whole, check, codes=faulty.codes(), by="model")
    if after is not None or len(harmless) == 1:
        return after
    for field, patch in harmless:
        helped = tried(after or mending, patch, check, codes=faulty.codes(field), by="model")
        after = helped or after
    return after


def _words(faulty: Faulty, field: str) -> tuple[str, ...]:
    """The words of a value that were found faulty; of a whole list of actions those of all."""
    return tuple(
        finding.evidence
        for named, findings in faulty.findings.items()
        if named == field or (field == "actions" and named.startswith("actions/"))
        for finding in findings
    )


def _inputs(
    plan: Plan,
    portion: Sequence[Faulty],
    names: Mapping[str, tuple[str, ...]],
    organisation: str,
    sector: Sector,
    period_label: str,
) -> RepairInputs:
    wanted = {field for each in portion for field in each.findings}
    links = {
        "goal_ids": tuple(f"{goal.id} {goal.text[:20]}" for goal in plan.goals),
        "measure_ids": tuple(f"{measure.id} {measure.title}" for measure in plan.measures),
    }
    allowed = {field: values for field, values in {**names, **links}.items() if field in wanted and values}
    return RepairInputs(
        organisation=organisation,
        sector=sector,
        period=period_label,
        nodes=tuple(each.node for each in portion),
        choices=allowed,
    )
