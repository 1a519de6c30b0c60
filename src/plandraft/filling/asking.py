"""Which nodes are asked about, what is said of each, and which go into one question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plandraft.core.finding import Finding, Report, Severity
from plandraft.core.gap import GAP
from plandraft.core.inputs import FieldFault, RepairNode
from plandraft.core.plan import AnyNode, Measure, Plan
from plandraft.filling import lines
from plandraft.filling.nodes import KINDS, node_content, node_kind, own_field, value_words

MOST_NODES = 8
"""Nodes that one question holds (our choice: 25 nodes are four questions, and an answer stays short)."""
TOKENS_A_CHAR = 2.2
"""Tokens of a reply for one character of Chinese, as measured."""
_VALUE_CHARS, _FRAME_CHARS = 30, 25
"""Characters of a new value that is short, and of the keys round a value."""
_QUOTED = re.compile("“([^“”]+)”")
_EVIDENCE_CHARS = 40
_LINE = "给其中一条做法写日程行，18字以内"


@dataclass(frozen=True, kw_only=True)
class Faulty:
    """A node that is asked about.

    Attributes:
        node: What the question shows of it.
        findings: What is wrong, by the short name of the value.
        chars: About how long the answer will be.
    """

    node: RepairNode
    findings: Mapping[str, tuple[Finding, ...]]
    chars: int

    @property
    def key(self) -> str:
        """Equal where the same would be asked again."""
        return self.node.model_dump_json()

    def codes(self, field: str = "") -> tuple[str, ...]:
        """Codes of the rules behind a value, of all where none is behind it."""
        found = self.findings.get(field) or tuple(f for each in self.findings.values() for f in each)
        return tuple(dict.fromkeys(finding.code for finding in found))


def faulty_nodes(plan: Plan, report: Report) -> list[Faulty]:
    """What a model can mend, by node; locked nodes, hints and nodes that are one gap are left alone."""
    found: dict[str, dict[str, list[Finding]]] = {}
    for finding in report.findings:
        place = _asked_of(plan, finding)
        if place is not None:
            node_id, field = place
            found.setdefault(node_id, {}).setdefault(field, []).append(finding)
    return [_faulty(plan, node_id, findings) for node_id, findings in found.items()]


def _asked_of(plan: Plan, finding: Finding) -> tuple[str, str] | None:
    """The node and the value that a finding asks for."""
    node = plan.node(finding.node)
    if finding.severity is Severity.HINT or (node is None and finding.node != "P"):
        return None
    if node is not None and (node.locked or _is_one_gap(node)):
        return None
    if finding.rule == lines.RULE:
        at = lines.lineless(node) if isinstance(node, Measure) else None
        return None if at is None else (finding.node, f"actions/{at}/line")
    if not finding.askable or (finding.suggestion and not for_a_model(finding.suggestion)):
        return None
    if finding.node == "P" and not finding.field:
        return None
    field = own_field(finding.field, finding.node)
    return (finding.node, field) if field else None


def _is_one_gap(node: AnyNode) -> bool:
    """Whether a node only says that something is missing: its owner or time would be those of nothing."""
    said = str(getattr(node, "title", "") or getattr(node, "text", ""))
    return bool(GAP.fullmatch(said.strip())) and not getattr(node, "actions", ())


def _faulty(plan: Plan, node_id: str, findings: dict[str, list[Finding]]) -> Faulty:
    content = node_content(plan, node_id, findings)
    faults = [
        _fault(field, finding, content=f"{node_id} {content}", whole=value_words(plan, node_id, field))
        for field, each in findings.items()
        for finding in each
    ]
    chars = sum(max(_VALUE_CHARS, len(value_words(plan, node_id, field))) + _FRAME_CHARS for field in findings)
    node = RepairNode(id=node_id, kind=KINDS[node_kind(node_id)], content=content, faults=tuple(dict.fromkeys(faults)))
    return Faulty(node=node, findings={field: tuple(each) for field, each in findings.items()}, chars=chars)


def _fault(field: str, finding: Finding, *, content: str, whole: str) -> FieldFault:
    """A fault without the words that the node says itself, so that it reads the same for every node that has it."""
    if finding.rule == lines.RULE:
        return FieldFault(field=field, message="没有列入活动安排", suggestion=_LINE)
    message = finding.message
    quoted = {str(value) for value in (*finding.params.values(), finding.evidence) if len(str(value)) > 1}
    quoted |= {words for words in _QUOTED.findall(message) if len(words) > 1}
    for words in sorted(quoted, key=len, reverse=True):
        if words in content:
            message = message.replace(f"“{words}”", "“…”")
    message = message.removeprefix(f"{finding.node} 的").removeprefix(finding.node).strip()
    part = finding.evidence if finding.evidence.strip() != whole.strip() else ""
    return FieldFault(
        field=field,
        message=message,
        evidence=part[:_EVIDENCE_CHARS],
        suggestion=for_a_model(finding.suggestion),
    )


def questions(faulty: Iterable[Faulty], *, most: int = MOST_NODES, reply_tokens: int) -> list[tuple[Faulty, ...]]:
    """The nodes of each question: at most so many, those of one kind together, their answer within its limit.

    What is left of each kind shares questions, so that there are no more of them than there must be.

    Args:
        faulty: The nodes with their findings.
        most: Nodes of one question at most.
        reply_tokens: What a reply may have.
    """
    kinds: dict[str, list[Faulty]] = {}
    for each in faulty:
        kinds.setdefault(node_kind(each.node.id), []).append(each)
    full: list[tuple[Faulty, ...]] = []
    left: list[Faulty] = []
    for of_kind in kinds.values():
        whole = len(of_kind) - len(of_kind) % most
        full += _portions(of_kind[:whole], most, reply_tokens / TOKENS_A_CHAR)
        left += of_kind[whole:]
    return [*full, *_portions(left, most, reply_tokens / TOKENS_A_CHAR)]


def _portions(nodes: Sequence[Faulty], most: int, chars: float) -> list[tuple[Faulty, ...]]:
    made: list[list[Faulty]] = []
    room = 0.0
    for each in nodes:
        if not made or len(made[-1]) == most or each.chars > room:
            made.append([])
            room = chars
        made[-1].append(each)
        room -= each.chars
    return [tuple(portion) for portion in made]


_CLAUSE = re.compile(r"[；;。]|[，,](?=或|并|也可|还可)")
_JOINED = re.compile(r"^(?:或者?|并且?|也可以?|还可以?)")
_OFFICE = re.compile(
    r"(?:补|写|填|录|记|加|列)(?:充|入|进|到|在)?[^，；]{0,4}(?:概况|配置文件)"
    r"|[在到]概况(?:里|中)?[^，；]{0,2}(?:补|写|填|录|记|加|列)"
    r"|(?:核对|核实|确认|检查)[^，；]{0,6}(?:文件|来源|是否|名称|原件|样本)|请示|询问|--\w+|plandraft"
)
"""Words of what only the office can do: complete the profile, look something up, ask somebody."""


def for_a_model(suggestion: str) -> str:
    """A suggestion without what only the office can do; empty where nothing else is left.

    >>> for_a_model("补入单位概况，或换成【待补：…】")
    '换成【待补：…】'
    >>> for_a_model("核对文件名；是上级或本单位的，补入单位概况")
    ''
    """
    clauses = [clause.strip() for clause in _CLAUSE.split(suggestion)]
    kept = [clause for clause in clauses if clause and not _OFFICE.search(clause)]
    return _JOINED.sub("", "，".join(kept))
