"""What a visible line of a node says, field by field, with the place of every word; it may have been edited."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from plandraft.core.amounts import read_sum
from plandraft.core.months import read_heading, read_label
from plandraft.core.period import Period
from plandraft.core.timing import Timing
from plandraft.core.wording import EXTENDS, INDICATOR, JOINS_MONTH, LABELS, MONTHS_ALONE, Hand
from plandraft.messages import both, tr
from plandraft.rendering.escapes import meant, on_one_line

MARKDOWN = Hand(text=on_one_line, title=lambda title: f"**{on_one_line(title)}**")
"""How Markdown writes a node's words."""
ITEM = re.compile(r"\s*(?:\d{1,3}(?:[.．)](?!\d)|、|）)|[（(]\d{1,3}[）)]|[-*+•](?=\s|$))\s*")
"""What stands before an item, also where a person typed it."""
WHOLE_SENTENCE = re.compile(r"\s*(.+?(?:[。！？!?]+[”’』」）)]*|$))")

_BEFORE = {"责任部门": "owner", "配合部门": "partners", "完成时间": "timing"}
"""Labels of files of before."""
_FACTS = _BEFORE | {label: name for name, label in LABELS.items()}
_OWN_TIME = re.compile(
    rf"\s*(?:【([^】]*)】|((?:(?:\d{{4}}年)?\d{{1,2}}月)?(?:\d{{1,2}}日|[上中下]旬))(?:[，,]|(?!{EXTENDS}))"
    rf"|({MONTHS_ALONE})(?:[，,]|(?!{JOINS_MONTH})))"
)
_OWN_MONTH = re.compile(r"\s*([^：:]{2,14})[：:]\s*")
_TITLE = re.compile(r"\s*\*\*(?P<title>(?:\\.|[^\\])*?)\*\*\s*[：:]?")
_PLAIN_TITLE = re.compile(r"\s*(?P<title>[^。：:；]{2,30})[：:]")
OWNER_CHARS = 14
"""A last bracket with no more letters than this, and nothing but letters, names who does it (our choice)."""
_OWNER = re.compile(
    rf"[（(]([^\W\d_]{{1,{OWNER_CHARS}}}|【待补：[^【】]{{1,200}}+】)[）)]\s{{0,60}}+[。；]?\s{{0,60}}+$"
)
_LABELLED = re.compile(r"^\s*(?:责任|责任部门)\s*[：:]\s*")
_LAST_BRACKET = re.compile(r"[（(]([^（）()]{0,400}+)[）)]\s{0,60}+[。；]?\s{0,60}+$")


@dataclass(frozen=True, kw_only=True)
class LineWords:
    """The words of a field as they stand in a line, still escaped; ``start`` is their offset in the line."""

    start: int
    raw: str


@dataclass(frozen=True, kw_only=True)
class LineFields:
    """What a line says.

    Attributes:
        fields: Values by field.
        words: Where the fields (and ``actions/0`` …) stand.
        basis: The words on which a field rests, heading included.
        unclear: Why a field's words were not understood or contradict others, in Chinese and in English.
    """

    fields: dict[str, Any]
    words: dict[str, LineWords] = field(default_factory=dict)
    basis: dict[str, str] = field(default_factory=dict)
    unclear: dict[str, tuple[str, str]] = field(default_factory=dict)


def listed(text: str) -> tuple[str, ...]:
    """The names of a list of names.

    >>> listed("工会、 办公室，总务处")
    ('工会', '办公室', '总务处')
    """
    return tuple(name.strip() for name in re.split("[、，,]", text) if name.strip())


def read_goal(line: str) -> LineFields:
    """What a goal's line says."""
    end, facts = _tail(line, {INDICATOR: "indicator"})
    text = _cut(line, 0, end)
    if end == len(line):
        text = LineWords(start=text.start, raw=text.raw.removesuffix("。"))  # the printer's
    words = {"text": text, "indicator": facts.get("indicator", LineWords(start=end, raw=""))}
    return LineFields(fields=_texts(words), words=words, basis=_raws(words))


def read_measure(line: str, area: str, period: Period | None) -> LineFields:
    """What a measure's line below the heading of an area says.

    Args:
        line: As it stands in Markdown.
        area: The heading above it.
        period: The plan's.
    """
    end, facts = _tail(line, _FACTS)
    head = _TITLE.match(line, 0, end) or _PLAIN_TITLE.match(line, 0, end)
    actions = _cut(line, head.end() if head else 0, end)
    if head and actions.raw == "。":  # behind a title alone
        actions = LineWords(start=actions.start, raw="")
    none = LineWords(start=end, raw="")
    words = {"title": _cut(line, *head.span("title")) if head else LineWords(start=0, raw=""), "actions": actions}
    words |= {name: facts.get(name, none) for name in LABELS}
    words |= {
        f"actions/{n}": _cut(line, actions.start + found.start(1), actions.start + found.end())
        for n, found in enumerate(WHOLE_SENTENCE.finditer(actions.raw))
    }
    texts = _texts(words)
    amount = read_sum(texts["budget"])
    said = texts["budget"]
    unclear = {"budget": (f"读不出金额：{said}", tr("no amount: {said}", said=said))} if said and amount is None else {}
    fields = {name: texts[name] for name in ("title", "owner", "indicator")} | {
        "area": meant(area),
        "actions": [text for name, text in texts.items() if name.startswith("actions/") and text],
        "partners": listed(texts["partners"]),
        "timing": read_label(texts["timing"], period),
        "budget": amount,
    }
    return LineFields(fields=fields, words=words, basis=_raws(words) | {"area": area}, unclear=unclear)


def read_entry(line: str, heading: str, period: Period | None, hints: Mapping[str, Any] = {}) -> LineFields:
    """What a line of the calendar says; its own month wins over the heading's, its own time over both.

    Args:
        line: The visible line.
        heading: Of the month it stands under; empty where the lines name their months themselves.
        period: The plan's.
        hints: Of the line's comment: ``by`` are the words of an owner that nothing else would tell for one, ``not_by``
            those of a last bracket that names no owner.
    """
    start = 0
    month = own_month(line)
    if month is not None:
        heading, start = month[1].strip(), month.end()
    timing = read_heading(meant(heading)) or Timing()
    own = _OWN_TIME.match(line, start)
    group = next((n for n in (1, 2, 3) if own is not None and own[n] is not None), 0)
    said = own[group] if own is not None else ""
    if group == 2 and "月" not in said:
        said = f"{timing.months[0]}月{said}" if len(timing.months) == 1 else ""
    read = read_label(meant(said), period) if own else Timing()
    if own is not None and (not said or said.startswith("待补") or (timing.months and not read.is_set)):
        own = None
    end, owner = _owner(line, hints)
    span = (0, 0) if own is None else own.span(group)
    words = {
        "title": _cut(line, own.end() if own else start, end),
        "owner": owner,
        "timing": _cut(line, *span),
    }
    unclear: dict[str, tuple[str, str]] = {}
    if own is not None and timing.months and read.months and not set(read.months) & set(timing.months):
        unclear["timing"] = both("stands under {heading} but says {said}, which was taken", heading=heading, said=said)
    basis = _raws(words) | {"timing": f"{heading}\n{words['timing'].raw}"}
    fields = {name: meant(words[name].raw) for name in ("title", "owner")} | {"timing": read if own else timing}
    return LineFields(fields=fields, words=words, basis=basis, unclear=unclear)


def own_month(line: str, start: int = 0) -> re.Match[str] | None:
    """The month (group 1) with its colon where one stands in a line before what is done then."""
    found = _OWN_MONTH.match(line, start)
    return found if found is not None and read_heading(meant(found[1])) is not None else None


def owner_hints(line: str, owner: str) -> dict[str, str]:
    """What the comment must say for the owner (its words, escaped; empty for none) to be told from the line."""
    _, read = _owner(line, {})
    if read.raw == owner:
        return {}
    if owner:
        return {"by": owner}
    return {"not_by": read.raw}


def _owner(line: str, hints: Mapping[str, Any]) -> tuple[int, LineWords]:
    """Where a calendar line's title ends, and the words of its owner behind it."""
    by, not_by = hints.get("by"), hints.get("not_by")
    if isinstance(by, str) and by and line.rstrip().endswith(f"（{by}）"):
        start = len(line.rstrip()) - len(by) - 2
        return start, LineWords(start=start + 1, raw=by)
    bracket = _LAST_BRACKET.search(line)
    label = _LABELLED.match(bracket[1]) if bracket else None
    if bracket and label:
        return bracket.start(), _cut(line, bracket.start(1) + label.end(), bracket.end(1))
    found = _OWNER.search(line)
    if found is None or found[1] == not_by:
        return len(line), LineWords(start=len(line), raw="")
    return found.start(), _cut(line, *found.span(1))


def _tail(line: str, labels: Mapping[str, str]) -> tuple[int, dict[str, LineWords]]:
    """Where the bracket with facts at a line's end begins, and the facts in it by their fields."""
    either = "|".join(sorted(labels, key=len, reverse=True))
    closing = re.search(r"[）)]\s{0,60}+[。；.;]?\s{0,60}+$", line)
    openings = [*re.finditer(rf"[（(]\s*(?={either})(?:{either})\s*[：:]", line)]
    if closing is None or not openings or openings[-1].end() > closing.start():
        return len(line), {}
    start = openings[-1].start()
    marks = [*re.finditer(rf"(?:[（(]|[；;])\s*({either})\s*[：:]", line[: closing.start()])]
    marks = [mark for mark in marks if mark.start() >= start]
    ends = [mark.start() for mark in marks[1:]] + [closing.start()]
    return start, {labels[mark[1]]: _cut(line, mark.end(), end) for mark, end in zip(marks, ends, strict=True)}


def _cut(line: str, start: int, end: int) -> LineWords:
    raw = line[start:end]
    return LineWords(start=start + len(raw) - len(raw.lstrip()), raw=raw.strip())


def _texts(words: dict[str, LineWords]) -> dict[str, str]:
    return {name: meant(found.raw) for name, found in words.items()}


def _raws(words: dict[str, LineWords]) -> dict[str, str]:
    return {name: found.raw for name, found in words.items() if "/" not in name}
