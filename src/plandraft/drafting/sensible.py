"""What of an answer can stand in a plan: a value that cannot counts as not given, and is said as a fault.

So it is asked for again like anything that is missing, and becomes a named gap where it does not come.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plandraft.core.brief import Brief
from plandraft.core.closeness import strange_together
from plandraft.core.languages import traditional
from plandraft.core.replies import MAIN_FIELDS, Shape
from plandraft.core.sense import NonsenseKind, nonsense_in

_FAULTS: dict[NonsenseKind, str] = {
    "unreadable": "是乱码，不是可读的中文",
    "traditional": "是繁体字，请用简体中文",
    "foreign": "不是中文，请用简体中文",
    "wordless": "没有写出内容",
    "id": "只有编号，没有内容",
    "code": "夹着代码或指令",
    "echo": "照抄了填写要求，没有写出内容",
    "talk": "是对用户说的话，不是计划的内容",
    "babble": "重复或不成句",
}
"""What is wrong, as a question that is asked again says it."""

_NO_WORDS = frozenset({"id", "at", "part", "measure", "claims", "measures", "budget", "field", "when"})
"""Fields that hold ids, or a time, which are read apart."""


_IN_ANOTHER_SCRIPT = 4
"""So many different traditional characters make an answer one in that script, down to each word (our choice)."""
_BABBLES, _SHARE_OF_BABBLE = 3, 10
"""Three texts that are no sentences, and a tenth of all, make the shorter ones of an answer doubtful (our choice)."""
_PARTS = {
    "opening": "开头",
    "ideology": "指导思想",
    "goals": "目标",
    "areas": "领域",
    "measures": "措施",
    "added": "补写的措施",
    "additions": "补充做法",
    "actions": "做法",
    "texts": "段落",
    "budget": "经费项",
    "closing": "组织实施",
}
_FIELDS = {
    "text": "内容",
    "title": "名称",
    "name": "名称",
    "lead": "导语",
    "area": "领域",
    "owner": "责任主体",
    "partners": "配合部门",
    "indicator": "完成标志",
    "line": "日程行",
    "actions": "做法",
    "purpose": "用途",
    "note": "说明",
}
"""What parts and fields are called in a question."""


@dataclass(frozen=True, kw_only=True)
class Sifted:
    """What is left of an answer.

    Attributes:
        value: The answer without what cannot stand in a plan.
        faults: What was taken out, and why.
        short: The parts of which an item, or all, was taken out: it is to be asked for again. A value beside the main
            words of an item is left to the checks, which ask for it alone.
    """

    value: Any
    faults: tuple[str, ...] = ()
    short: frozenset[str] = frozenset()


def organisation_words(brief: Brief) -> str:
    """What the organisation says itself, one string a line."""
    return "\n".join((*brief.profile.strings(), *brief.owner_choices))


def sifted(value: Shape, parts: Sequence[str], known: str = "") -> Sifted:
    """An answer without the values that cannot stand in a plan.

    An item whose main words are such a value is no item, nor is a measure of which no action is left: emptied words
    would say something else, such as that a sentence is to be struck out.

    Args:
        value: The answer.
        parts: The fields of it that were asked for.
        known: What the organisation says itself.
    """
    odd = traditional(value.model_dump_json()) - traditional(known)
    sense = {text: nonsense_in(text, known) for text in _texts(value.model_dump())}
    babbled = sum(fault == "babble" for fault in sense.values())
    strange = strange_together(
        [text for text in sense if text not in known], babbles=babbled >= max(_BABBLES, len(sense) // _SHARE_OF_BABBLE)
    )
    sense |= dict.fromkeys((text for text in strange if sense[text] is None), "babble")
    sieve = _Sieve(sense, odd=odd)
    kept = {name: sieve.part(name, getattr(value, name)) for name in parts}
    return Sifted(value=value.model_copy(update=kept), faults=tuple(sieve.faults), short=frozenset(sieve.short))


def _texts(value: Any, name: str = "") -> Iterator[str]:
    """The words in an answer's content."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, name)
    elif isinstance(value, str) and value and name not in _NO_WORDS:
        yield value


class _Sieve:
    """Takes out of an answer what cannot stand in a plan, and keeps count."""

    def __init__(self, sense: Mapping[str, NonsenseKind | None], *, odd: frozenset[str]) -> None:
        self._sense = sense
        self._odd = odd if len(odd) >= _IN_ANOTHER_SCRIPT else frozenset[str]()
        self.faults: list[str] = []
        self.short: set[str] = set()

    def part(self, name: str, value: Any) -> Any:
        """A part of an answer."""
        called = _PARTS.get(name, name)
        if isinstance(value, str):
            text = self._text(value, called)
            self.short |= {name} if value and not text else set()
            return text
        if not isinstance(value, list):
            return value
        items = [self._item(item, f"{called}第{number}条") for number, item in enumerate(value, 1)]
        self.short |= {name} if None in items else set()
        return [item for item in items if item is not None]

    def _item(self, item: Any, called: str) -> Any:
        """An item of a list; None where it is none."""
        if not isinstance(item, Shape):
            return self._text(item, called) or None if isinstance(item, str) else item
        kept: dict[str, Any] = {}
        for name, value in item:
            if name not in _NO_WORDS and isinstance(value, str | list):
                kept[name] = self._value(value, f"{called}的{_FIELDS.get(name, name)}")
                if value and not kept[name] and (name in MAIN_FIELDS or name == "actions"):
                    return None
        return item.model_copy(update=kept)

    def _value(self, value: str | list[Any], called: str) -> str | list[Any]:
        if isinstance(value, str):
            return self._text(value, called)
        items = [self._item(inner, called) for inner in value]
        return [item for item in items if item is not None]

    def _text(self, text: str, called: str) -> str:
        fault = self._sense[text] if text else None
        if fault is None and self._odd & set(text):
            fault = "traditional"
        if fault is None:
            return text
        self.faults.append(f"{called}：{_FAULTS[fault]}")
        return ""
