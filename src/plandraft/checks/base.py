"""What every rule is: a code, a name, why it exists, an example each way, and one method.

How a rule is written:

* **Two languages.** ``message_zh`` and ``message_en`` are formats over the same parameters, ``suggestion`` and
  ``suggestion_en`` need none. A parameter is a number, words of the plan or the profile as they stand there, or a
  ``Bilingual`` with both forms; ``finding`` stores the English one beside the Chinese as ``<name>_en``. In English
  Chinese stands only between “ ”, 《 》 or 【 】, because it is quoted.
* **Examples.** ``bad`` and ``good`` change a plan without faults; ``good`` is a near miss. More of both stand in
  ``tests/checks/fixtures/<code>/bad.yaml`` and ``good.yaml``.
* **Not checked.** ``needs`` names what the context must hold; a rule that needs more overrides ``missing`` and returns
  the reason as ``Bilingual``. Silence means "looked at and right", never "could not look".
* **Settings.** A number an organisation may change is a ``Setting`` in ``settings``, read with ``self.number(name)``;
  ``choose.py`` makes a rule with other numbers and picks rules by code.
* **Unverified data** give hints only: pass ``severity=graded(fact, self.severity)``.
"""

from __future__ import annotations

import inspect
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Literal, NamedTuple

from plandraft.checks.text import FieldPlace
from plandraft.core.context import CheckContext
from plandraft.core.fact import Fact
from plandraft.core.finding import Finding, Lang, Severity, Span
from plandraft.core.patch import Patch, set_field
from plandraft.core.plan import Entry, Goal, Measure, Plan
from plandraft.errors import UsageError
from plandraft.messages import marked, spoken, tr

Need = Literal["profile", "calendar", "knowledge", "leaks", "links", "headings"]
Example = tuple[tuple[str, str, Any], ...]
"""Fields to set on a plan without faults: (node id, field, value). ``P`` is the plan, ``profile`` sets a field of the
profile and ``context`` one of the context (``as_of``, ``links_read``, ``leaks`` as strings, ``headings`` as a text)."""


class Bilingual(NamedTuple):
    """The same words in both languages, for a parameter that is not quoted from the plan."""

    zh: str
    en: str


class Setting(NamedTuple):
    """A number of a rule that an organisation may change.

    Attributes:
        name: What configuration calls it.
        default: Used where nobody says otherwise.
        low: The least that makes sense.
        high: The most.
        meaning: What it is, with its unit.
    """

    name: str
    default: float
    low: float
    high: float
    meaning: str


WHY_NOT: dict[Need, str] = {
    "profile": marked("no profile was given (--profile)"),
    "calendar": marked("the plan's period is unknown, so no calendar can be computed"),
    "knowledge": marked("there are no knowledge files"),
    "leaks": marked("there is no leak list of samples (--samples)"),
    "links": marked("the file does not say which measure serves which goal"),
    "headings": marked("the plan was not read from a text with headings"),
}


class Rule(ABC):
    """A rule. Subclasses document what they look for, why, and the source of the norm.

    Attributes:
        code: Stable, never used again: PD and three digits, the first one the family.
        name: States the fault in kebab-case.
        severity: Errors are against the schema, the profile, the calendar, the leak list or a norm's *must*.
        needs: What the context must hold; without it the rule reports "not checked".
        askable: Whether one question to a model can mend it.
        message_zh: What is wrong, with the finding's parameters in braces.
        message_en: The same in English; a rule of an organisation's own may do without.
        suggestion: What to do, in Chinese.
        suggestion_en: The same in English.
        settings: Numbers an organisation may change.
        bad: Changes to a plan without faults after which the rule fires.
        good: A near miss: changes after which it stays silent.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]
    needs: ClassVar[tuple[Need, ...]] = ()
    askable: ClassVar[bool] = False
    message_zh: ClassVar[str]
    message_en: ClassVar[str] = ""
    suggestion: ClassVar[str] = ""
    suggestion_en: ClassVar[str] = ""
    settings: ClassVar[tuple[Setting, ...]] = ()
    bad: ClassVar[Example] = ()
    good: ClassVar[Example] = ()

    def __init__(self, **numbers: float) -> None:
        """Make the rule, with other numbers than its own where an organisation wants them.

        Raises:
            UsageError: The rule has no such setting, or the number makes no sense.
        """
        own = {setting.name: setting for setting in self.settings}
        for name, value in numbers.items():
            setting = own.get(name)
            if setting is None:
                known = ", ".join(own) or "none"
                raise UsageError(
                    tr("{code} has no setting {name!r}", code=self.code, name=name),
                    hint=tr("its settings: {known}", known=known),
                )
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise UsageError(
                    tr("{code}.{name} is a number, not {value!r}", code=self.code, name=name, value=value),
                    hint=setting.meaning,
                )
            if not setting.low <= value <= setting.high:
                raise UsageError(
                    tr(
                        "{code}.{name} lies between {low:g} and {high:g}, not at {value:g}",
                        code=self.code,
                        name=name,
                        low=setting.low,
                        high=setting.high,
                        value=value,
                    ),
                    hint=setting.meaning,
                )
        self._numbers = {name: setting.default for name, setting in own.items()} | numbers

    def number(self, name: str) -> float:
        """The value of a setting."""
        return self._numbers[name]

    @abstractmethod
    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        """Yield what is wrong; never raise, whatever the plan holds."""

    def missing(self, context: CheckContext) -> Need | Bilingual | None:
        """What the context lacks for this rule."""
        for need in self.needs:
            if need == "links":
                if not context.links_read:
                    return need
            elif getattr(context, need) is None:
                return need
        return None

    def finding(
        self,
        node: str,
        field: str = "",
        *,
        text: str = "",
        found: re.Match[str] | tuple[int, int] | None = None,
        fix: Patch | None = None,
        severity: Severity | None = None,
        **params: str | int | Bilingual,
    ) -> Finding:
        """A finding of this rule.

        Args:
            node: Id of the node, ``P`` for the plan.
            field: Field of the node.
            text: The field's text.
            found: Match or (start, end) in the text; what it covers becomes the evidence.
            fix: A patch that mends it.
            severity: Another severity than the rule's, where data are unverified.
            params: What the messages' braces stand for.
        """
        start, end = (found.span() if isinstance(found, re.Match) else found) if found else (0, len(text))
        plain = _plain(params)
        return Finding(
            code=self.code,
            rule=self.name,
            severity=severity or self.severity,
            node=node,
            field=field,
            span=Span(start=start, end=end) if text else None,
            message=self.message_zh.format(**plain),
            params=plain,
            evidence=text[start:end],
            suggestion=self.suggestion,
            fix=fix,
            askable=self.askable,
        )

    def finding_at(
        self,
        place: FieldPlace,
        *,
        fix: Patch | None = None,
        severity: Severity | None = None,
        **params: str | int | Bilingual,
    ) -> Finding:
        """A finding whose evidence is a part of a field; the rest as for ``finding``."""
        whole = place.whole
        return self.finding(place.node, place.field, text=whole, found=place.span, fix=fix, severity=severity, **params)


def graded(fact: Fact, severity: Severity) -> Severity:
    """The severity a finding may have that rests on a fact: unverified data give hints only."""
    return severity if fact.verified else Severity.HINT


def text_fix(plan: Plan, node: str, field: str, text: str) -> Patch | None:
    """A patch that gives a written field another text; None where a patch cannot set it.

    What a calendar line says is changed in the action it is made from, an area's name wherever it stands.

    Args:
        plan: The plan that was checked.
        node: Id of the node, ``P`` for the plan.
        field: Field of the node.
        text: What the whole field is to say.
    """
    name, slash, _ = field.partition("/")
    holder = plan.node(node)
    if isinstance(holder, Entry) and holder.action:
        measure, _, number = holder.action.partition("/")
        made = plan.node(measure)
        known = isinstance(made, Measure) and int(number) < len(made.actions)
        return set_field(plan, measure, f"actions/{number}/line", text) if known and name == "title" else None
    if isinstance(holder, Measure) and field == "area":
        return _renamed_area(plan, holder.area, text)
    many = (isinstance(holder, Measure) and name == "actions") or (node == "P" and name == "leads")
    return set_field(plan, node, field, text) if many or not slash else None


def _renamed_area(plan: Plan, area: str, text: str) -> Patch:
    nodes: tuple[Goal | Measure, ...] = (*plan.goals, *plan.measures)
    changes = [set_field(plan, node.id, "area", text).changes for node in nodes if node.area == area]
    if plan.lead(area):
        leads = [lead.model_dump(mode="json") | ({"area": text} if lead.area == area else {}) for lead in plan.leads]
        changes.append(set_field(plan, "P", "leads", leads).changes)
    return Patch(changes=tuple(change for some in changes for change in some))


def message_in(rule: Rule, finding: Finding, lang: Lang) -> str:
    """A finding's message in a language.

    Args:
        rule: The rule that found it.
        finding: What it found, with its parameters.
        lang: The reader's language.
    """
    if lang == "zh":
        return rule.message_zh.format(**finding.params)
    english = {name.removesuffix("_en"): value for name, value in finding.params.items() if name.endswith("_en")}
    return (rule.message_en or rule.message_zh).format(**(finding.params | english))


def suggestion_in(rule: Rule, lang: Lang) -> str:
    """What to do, in a language."""
    return rule.suggestion if lang == "zh" else rule.suggestion_en


def explain(rule: Rule) -> str:
    """Everything about a rule as text: its documentation, its settings, then the examples."""
    lines = [f"{rule.code} {rule.name} ({tr(rule.severity.value)})", ""]
    if spoken() == "zh":
        lines += [
            tr("What it says: {message}", message=rule.message_zh),
            tr("What to do: {what}", what=rule.suggestion),
        ]
    else:
        lines.append(inspect.getdoc(type(rule)) or "")
    for name, default, low, high, meaning in rule.settings:
        setting = tr("Setting {name} = {default:g} ({low:g}–{high:g})", name=name, default=default, low=low, high=high)
        lines += ["", f"{setting}: {meaning}" if spoken() == "en" else setting]
    good = _shown(rule.good) or ["    " + tr("the same plan without it")]
    lines += ["", tr("Bad:"), *_shown(rule.bad), "", tr("Good:"), *good]
    return "\n".join(lines)


def _plain(params: Mapping[str, str | int | Bilingual]) -> dict[str, str | int]:
    plain: dict[str, str | int] = {}
    for name, value in params.items():
        if isinstance(value, Bilingual):
            plain |= {name: value.zh, f"{name}_en": value.en}
        else:
            plain[name] = value
    return plain


def _shown(example: Example) -> list[str]:
    return [f"    {node} {field}: {_short(value)}" for node, field, value in example]


def _short(value: Any) -> str:
    text = str(value) if value not in ("", (), None, []) else "（空）"
    return text if len(text) <= 160 else text[:160] + "……"
