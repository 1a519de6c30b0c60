"""One visible line a node: how it is written, and what a line says, field by field, with the place of every word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from plandraft.core.period import Period
from plandraft.core.plan import Entry, Goal, Measure
from plandraft.core.timing import Timing
from plandraft.rendering.escapes import meant, shown
from plandraft.rendering.months import label, own_label, read_heading, read_label

_FACTS = ("责任部门", "配合部门", "完成时间", "完成标志", "经费")
_SENTENCE = re.compile(r".+?(?:[。！？!?]+[”’』」）)]*|$)")
_ENDS = ("。", "！", "？", "!", "?", "；", "”", "）")
_LABEL = re.compile(r"\s*【([^】]*)】")
_TITLE = re.compile(r"\s*\*\*(?P<title>(?:\\.|[^\\])*?)\*\*\s*[：:]?")
_PLAIN_TITLE = re.compile(r"\s*(?P<title>[^。：:；]{2,30})[：:]")
_SUM = re.compile(r"(\d{1,3}(?:[,，]\d{3})+|\d+)(\.\d+)?\s*(万?)元?")


@dataclass(frozen=True, kw_only=True)
class Words:
    """The words of a field as they stand in a line, still escaped; ``start`` is their offset in the line."""

    start: int
    raw: str


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a line says.

    Attributes:
        fields: Values by field.
        words: Where the fields (and ``actions/0`` …) stand.
        basis: The words on which a field rests, heading included.
        unclear: Why a field's words were not understood or contradict others.
    """

    fields: dict[str, Any]
    words: dict[str, Words] = field(default_factory=dict)
    basis: dict[str, str] = field(default_factory=dict)
    unclear: dict[str, str] = field(default_factory=dict)


def goal_line(goal: Goal) -> str:
    """A goal with its indicator."""
    return shown(goal.text) + (f"（指标：{shown(goal.indicator)}）" if goal.indicator else "")


def read_goal(line: str) -> Said:
    """What a goal's line says."""
    end, facts = _tail(line, ("指标",))
    words = {"text": _cut(line, 0, end), "indicator": facts.get("指标", Words(start=end, raw=""))}
    return Said(fields=_texts(words), words=words, basis=_raws(words))


def measure_line(measure: Measure, period: Period | None) -> str:
    """A measure: title, actions, and in brackets who, when, how one sees it, and what it costs."""
    values = (
        measure.owner,
        "、".join(measure.partners),
        label(measure.timing, period),
        measure.indicator,
        f"{plain_sum(measure.budget)}元" if measure.budget is not None else "",
    )
    tail = "；".join(f"{name}：{shown(value)}" for name, value in zip(_FACTS, values, strict=True) if value)
    title = f"**{shown(measure.title)}**：" if shown(measure.title) else ""
    return title + shown(sentences(measure.texts)) + (f"（{tail}）" if tail else "")


def read_measure(line: str, area: str, period: Period | None) -> Said:
    """What a measure's line below the heading of an area says."""
    end, facts = _tail(line, _FACTS)
    head = _TITLE.match(line, 0, end) or _PLAIN_TITLE.match(line, 0, end)
    actions = _cut(line, head.end() if head else 0, end)
    none = Words(start=end, raw="")
    words = {
        "title": _cut(line, *head.span("title")) if head else Words(start=0, raw=""),
        "actions": actions,
        "owner": facts.get("责任部门", none),
        "partners": facts.get("配合部门", none),
        "timing": facts.get("完成时间", none),
        "indicator": facts.get("完成标志", none),
        "budget": facts.get("经费", none),
    }
    words |= {
        f"actions/{n}": _cut(line, actions.start + found.start(), actions.start + found.end())
        for n, found in enumerate(_SENTENCE.finditer(actions.raw))
    }
    texts = _texts(words)
    amount = read_sum(texts["budget"])
    unclear = {"budget": f"no amount: {texts['budget']}"} if texts["budget"] and amount is None else {}
    fields = {name: texts[name] for name in ("title", "owner", "indicator")} | {
        "area": meant(area),
        "actions": [text for name, text in texts.items() if name.startswith("actions/") and text],
        "partners": [part.strip() for part in re.split("[、，,]", texts["partners"]) if part.strip()],
        "timing": read_label(texts["timing"], period),
        "budget": amount,
    }
    return Said(fields=fields, words=words, basis=_raws(words) | {"area": area}, unclear=unclear)


def entry_line(entry: Entry, period: Period | None) -> str:
    """An entry; its own time stands before it unless the heading says it all."""
    when = own_label(entry.timing, period)
    own = f"【{shown(when)}】" if when else ""
    return own + shown(entry.title) + (f"（责任部门：{shown(entry.owner)}）" if entry.owner else "")


def read_entry(line: str, heading: str, period: Period | None) -> Said:
    """What an entry's line below the heading of a month says; its own time wins over the heading's."""
    timing = read_heading(heading) or Timing()
    own = _LABEL.match(line)
    read = read_label(meant(own[1]), period) if own else Timing()
    if own is not None and (own[1].startswith("待补") or (timing.months and not read.is_set)):
        own = None
    end, facts = _tail(line, ("责任部门",))
    words = {
        "title": _cut(line, own.end() if own else 0, end),
        "owner": facts.get("责任部门", Words(start=end, raw="")),
        "timing": _cut(line, *own.span(1)) if own else Words(start=0, raw=""),
    }
    unclear: dict[str, str] = {}
    if own is not None and timing.months and read.months and not set(read.months) & set(timing.months):
        unclear["timing"] = f"stands under {heading} but says {own[1]}, which was taken"
    basis = _raws(words) | {"timing": f"{heading}\n{words['timing'].raw}"}
    fields = {name: meant(words[name].raw) for name in ("title", "owner")} | {"timing": read if own else timing}
    return Said(fields=fields, words=words, basis=basis, unclear=unclear)


def sentences(actions: Iterable[str]) -> str:
    """Actions one after the other, a full stop between those that have none.

    >>> sentences(["逐户登记", "建立台账。"])
    '逐户登记。建立台账。'
    """
    *first, last = [*actions] or [""]
    return (
        "".join(action if action.rstrip().endswith(_ENDS) or not action.strip() else f"{action}。" for action in first)
        + last
    )


def plain_sum(amount: Decimal) -> str:
    """An amount without exponent or needless zeros."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def read_sum(text: str) -> str | None:
    """An amount in yuan; None where there is none.

    >>> read_sum("1.2万元"), read_sum("若干")
    ('12000', None)
    """
    found = _SUM.fullmatch(text)
    if found is None:
        return None
    amount = Decimal(re.sub("[,，]", "", found[1]) + (found[2] or ""))
    return plain_sum(amount * 10_000 if found[3] else amount)


def _tail(line: str, names: tuple[str, ...]) -> tuple[int, dict[str, Words]]:
    """Where the bracket with facts at a line's end begins, and the facts in it."""
    either = "|".join(names)
    closing = re.search(r"[）)]\s*[。；.;]?\s*$", line)
    openings = [*re.finditer(rf"[（(]\s*(?={either})(?:{either})\s*[：:]", line)]
    if closing is None or not openings or openings[-1].end() > closing.start():
        return len(line), {}
    start = openings[-1].start()
    marks = [*re.finditer(rf"(?:[（(]|[；;])\s*({either})\s*[：:]", line[: closing.start()])]
    marks = [mark for mark in marks if mark.start() >= start]
    ends = [mark.start() for mark in marks[1:]] + [closing.start()]
    return start, {mark[1]: _cut(line, mark.end(), end) for mark, end in zip(marks, ends, strict=True)}


def _cut(line: str, start: int, end: int) -> Words:
    raw = line[start:end]
    return Words(start=start + len(raw) - len(raw.lstrip()), raw=raw.strip())


def _texts(words: dict[str, Words]) -> dict[str, str]:
    return {name: meant(found.raw) for name, found in words.items()}


def _raws(words: dict[str, Words]) -> dict[str, str]:
    return {name: found.raw for name, found in words.items() if "/" not in name}
