"""Run rules over a plan."""

from __future__ import annotations

from collections.abc import Iterable

from plandraft.checks.base import WHY_NOT, Bilingual, Rule, message_in, suggestion_in
from plandraft.checks.catalogue import CATALOGUE
from plandraft.checks.once import Once
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Lang, NotChecked, Report
from plandraft.core.knowledge import Knowledge
from plandraft.core.plan import Measure, Plan
from plandraft.messages import both


def check(
    plan: Plan,
    context: CheckContext,
    *,
    rules: Iterable[Rule] = CATALOGUE,
    ignored: Iterable[tuple[str, str]] = (),
) -> Report:
    """What the rules find, in the order of the plan; a rule without its data is listed as not checked.

    Args:
        plan: Any plan.
        context: What the rules may know beside it.
        rules: The rules to run, see ``choose``.
        ignored: Findings that the plan's author has accepted: (code, node id), the id empty for every node.
    """
    findings: list[Finding] = []
    not_checked: list[NotChecked] = []
    for rule in rules:
        lacking = not_for(rule, context) or rule.missing(context)
        if lacking is not None:
            why = lacking if isinstance(lacking, Bilingual) else Bilingual(*both(WHY_NOT[lacking]))
            not_checked.append(NotChecked(code=rule.code, why=why.zh, why_en=why.en))
        else:
            found, failed = _found(rule, plan, context)
            findings += found
            not_checked += failed
    findings = findings if context.links_read else _each_once(findings, plan)
    marks = set(ignored)
    accepted = [f for f in findings if (f.code, f.node) in marks or (f.code, "") in marks]
    findings = [f for f in findings if (f.code, f.node) not in marks and (f.code, "") not in marks]
    places = {node.id: at for at, node in enumerate(plan.nodes(), 1)}
    findings.sort(key=lambda f: (places.get(f.node, 0), f.field, f.span.start if f.span else 0, f.code))
    return Report(findings=tuple(findings), not_checked=tuple(not_checked), accepted=tuple(accepted))


def _found(rule: Rule, plan: Plan, context: CheckContext) -> tuple[list[Finding], list[NotChecked]]:
    """What a rule finds; a rule of another package that fails has not looked."""
    try:
        return list(rule.check(plan, context)), []
    except Exception as error:
        if type(rule).__module__.startswith("plandraft."):
            raise
        said = f"{type(error).__name__}: {error}".splitlines()[0]
        zh, en = both("the rule failed: {said}", said=said)
        return [], [NotChecked(code=rule.code, why=zh, why_en=en)]


def _each_once(findings: list[Finding], plan: Plan) -> list[Finding]:
    """Without what is said of an area's heading as well as of its measure, where one line of a text is both."""
    said = {(f.node, f.code, f.evidence) for f in findings if f.field == "title" or f.field.startswith("actions/")}
    measures = {measure.id: measure for measure in plan.measures}
    return [
        f
        for f in findings
        if f.field != "area" or (f.node, f.code, f.evidence) not in said or not _is_one_line(measures[f.node])
    ]


def _is_one_line(measure: Measure) -> bool:
    """Whether an area's heading is also its measure, or the title the beginning of the heading."""
    return measure.area.startswith(measure.title) or measure.area in measure.texts


def not_for(rule: Rule, context: CheckContext) -> Bilingual | None:
    """Why a rule does not hold for the kind of plan that is looked at; None where it does."""
    if context.knowledge is None or _holds(context.knowledge, rule.code):
        return None
    name = context.knowledge.kind.name
    return Bilingual(*both("it does not hold for “{name}”", name=name))


_known_to_hold: Once[Knowledge, dict[str, bool]] = Once(lambda _: {})
"""Which rules hold for the last knowledge; a folder of plans asks for each rule and plan."""


def _holds(knowledge: Knowledge, code: str) -> bool:
    known = _known_to_hold(knowledge)
    if code not in known:
        known[code] = knowledge.holds(code)
    return known[code]


def in_language(report: Report, lang: Lang, *, rules: Iterable[Rule] = CATALOGUE) -> Report:
    """The report with its messages, suggestions and reasons in a language; Chinese is what it is made in.

    Args:
        report: As ``check`` made it.
        lang: The reader's language.
        rules: The rules that were run.
    """
    if lang == "zh":
        return report
    known = {rule.code: rule for rule in rules}

    def said(findings: Iterable[Finding]) -> tuple[Finding, ...]:
        return tuple(
            finding.model_copy(
                update={
                    "message": message_in(known[finding.code], finding, lang),
                    "suggestion": suggestion_in(known[finding.code], lang),
                }
            )
            for finding in findings
            if finding.code in known
        )

    not_checked = tuple(missing.model_copy(update={"why": missing.why_en}) for missing in report.not_checked)
    changed = {"findings": said(report.findings), "accepted": said(report.accepted), "not_checked": not_checked}
    return report.model_copy(update=changed)
