"""A reply's words become the shape that was asked for; what does not fit is emptied and said, never guessed.

Of a reply that was cut, what is whole is kept: an item of a list counts as a whole or not at all.
"""

from __future__ import annotations

import re
import types
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar, Union, get_args, get_origin

from plandraft.core.ask import Answer, Failed
from plandraft.core.json_text import find_json, find_partial_json
from plandraft.core.repetition import repeats
from plandraft.core.replies import CHINESE_KEYS, MAIN_FIELDS, ActionShape, Shape
from plandraft.core.texts import closed_up, writable
from plandraft.core.truncated_json import TruncatedJson
from plandraft.drafting.sensible import sifted

_Shape = TypeVar("_Shape", bound=Shape)
_SAME = {"months": "when", "timing": "when", "ref": "id", "intent": "lead"}
"""Other names for one field."""
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)\s*(万?)")
_CIRCLE = 3
"""An item that comes so often in a cut reply would have come for ever (our choice)."""


@dataclass(frozen=True, kw_only=True)
class ShapedReply(Generic[_Shape]):
    """An answer after reading.

    Attributes:
        value: The shape with what came, empty where nothing came; None where nothing of the answer is of use.
        faults: What was wrong, as a re-ask states it.
        cut: Whether the end is missing.
        unended: The parts in the middle of which it was cut.
        senseless: The parts of which something could not stand in a plan.
    """

    value: _Shape | None
    faults: tuple[str, ...] = ()
    cut: bool = False
    unended: frozenset[str] = frozenset()
    senseless: frozenset[str] = frozenset()


def read_answer(answer: Answer, shape: type[_Shape], *, parts: tuple[str, ...], known: str = "") -> ShapedReply[_Shape]:
    """Read an answer as a shape; of a cut one, what is whole in it. What cannot stand in a plan is taken out and said.

    Args:
        answer: What came back.
        shape: What was asked for.
        parts: The fields of the shape that were asked for; the others are left empty.
        known: What the organisation says itself.
    """
    read = _read(answer, shape, parts)
    if read.value is None:
        return read
    left = sifted(read.value, parts, known)
    return replace(read, value=left.value, faults=(*left.faults, *read.faults), senseless=left.short)


def _read(answer: Answer, shape: type[_Shape], parts: tuple[str, ...]) -> ShapedReply[_Shape]:
    if isinstance(answer, Failed):
        return ShapedReply(value=None, faults=(answer.message,))
    truncated = answer.truncated if answer.finish == "length" else None
    raw = answer.object if truncated is None else None
    if raw is not None:
        faults: list[str] = []
        value = _fit(_unwrapped(raw, shape), shape, "", faults, parts)
        return ShapedReply(value=value, faults=tuple(faults))
    truncated = truncated or answer.truncated
    if truncated is None and answer.finish != "length":
        return ShapedReply(value=None, faults=("上次回答中没有可读的 JSON 对象，请只输出一个 JSON 对象",))
    if truncated is None or repeats(answer.text):
        return ShapedReply(value=None, faults=("回答过长被截断",), cut=True)
    return _read_truncated(truncated, shape, parts)


def is_of_no_use(answer: Answer, read: ShapedReply[Any], parts: Iterable[str]) -> bool:
    """Whether an answer shows that its model cannot do this: nothing readable, nonsense in it, or nothing at all.

    One that broke off at its limit says only that the limit was near, unless it went in circles until then.

    Args:
        answer: What came back.
        read: The same, read.
        parts: The fields that were asked for.
    """
    if isinstance(answer, Failed):
        return False
    if answer.finish == "length" and not read.senseless:
        return repeats(answer.text)
    return bool(read.value is None or read.senseless or not any(getattr(read.value, name) for name in parts))


def read_written(text: str, shape: type[_Shape], *, parts: tuple[str, ...]) -> ShapedReply[_Shape]:
    """Read an answer that is still being written, as far as it goes: its last words are a part of it too.

    Args:
        text: What is written.
        shape: What was asked for.
        parts: The fields of the shape that were asked for.
    """
    raw = find_partial_json(text)
    value = _fit(_unwrapped(raw, shape), shape, "", [], parts) if raw else None
    return ShapedReply(value=value, cut=True, unended=frozenset(parts))


def _read_truncated(truncated: TruncatedJson, shape: type[_Shape], parts: tuple[str, ...]) -> ShapedReply[_Shape]:
    faults: list[str] = []
    raw = _english(_unwrapped(truncated.value, shape), shape)
    unended = _english(dict.fromkeys(truncated.open_keys), shape).keys() & set(parts)
    for name in unended:
        if isinstance(raw.get(name), dict) and raw[name]:
            raw[name] = dict(list(raw[name].items())[:-1])  # objects under keys of their own: the last was not ended
    there = tuple(name for name in parts if raw.get(name))
    value = _fit(raw, shape, "", faults, there)
    if any(_goes_in_circles(getattr(value, name)) for name in there):
        return ShapedReply(value=None, faults=("回答过长被截断",), cut=True)
    return ShapedReply(value=value, faults=tuple(faults), cut=True, unended=frozenset(unended))


def _goes_in_circles(items: str | list[Shape]) -> bool:
    """Whether a list has the same item again and again, whatever number each of them bears."""
    if isinstance(items, str):
        return False
    bare = Counter(item.model_dump_json(exclude={"id"}) for item in items)
    return max(bare.values(), default=0) >= _CIRCLE


def _unwrapped(raw: dict[str, Any], shape: type[Shape]) -> dict[str, Any]:
    """Some models put the object under one key of their own."""
    known = set(shape.model_fields) | set(CHINESE_KEYS)
    if len(raw) == 1 and not known & set(raw):
        inner = _parsed(next(iter(raw.values())))
        if isinstance(inner, dict):
            return inner
    return raw


def _parsed(raw: Any) -> Any:
    """A value that was written as a string of JSON, as what it says."""
    if not isinstance(raw, str) or raw.lstrip()[:1] not in ("[", "{"):
        return raw
    found = find_json(f'{{"value": {raw}}}', repair=False)
    return found["value"] if found is not None and "value" in found else raw


def _fit(
    raw: dict[str, Any], shape: type[_Shape], at: str, faults: list[str], parts: tuple[str, ...] | None = None
) -> _Shape:
    named = _english(raw, shape)
    values: dict[str, Any] = {}
    for name, field in shape.model_fields.items():
        if parts is None or name in parts:
            values[name] = _value(named.get(name), field.annotation, f"{at}/{name}", faults)
        else:
            values[name] = "" if field.annotation is str else 0 if field.annotation is float else []
    return shape.model_validate(values)


def _english(raw: dict[str, Any], shape: type[Shape]) -> dict[str, Any]:
    named = dict(raw)
    for key, value in raw.items():
        english = CHINESE_KEYS.get(key.strip(), key)
        for name in (english, f"{english}s", english.removesuffix("s"), _SAME.get(english, "")):
            if name in shape.model_fields:
                named.setdefault(name, value)
                break
    return named


def _value(raw: Any, annotation: Any, at: str, faults: list[str]) -> Any:
    origin, args = get_origin(annotation), get_args(annotation)
    if annotation is str:
        return _text(raw, at, faults)
    if annotation is float:
        return _amount(raw, at, faults)
    if origin in (Union, types.UnionType):
        return raw if isinstance(raw, str | list) else _text(raw, at, faults)
    (inner,) = args
    if inner is str:
        return _texts(raw, at, faults)
    return _items(raw, inner, at, faults)


def _items(raw: Any, shape: type[_Shape], at: str, faults: list[str]) -> list[_Shape]:
    """A list of objects; an object of objects is one too, and an item of words says the one thing that matters.

    One sentence in the place of a measure's actions is one of them; words in the place of another list are no item.
    """
    raw = _parsed(raw)
    raw = [raw] if shape is ActionShape and isinstance(raw, str) and raw.strip() else raw
    items = raw if isinstance(raw, list) else [raw] if isinstance(raw, dict) and raw else []
    if isinstance(raw, dict) and raw and all(isinstance(inner, dict) for inner in raw.values()):
        items = [{"id": key} | inner if "id" in shape.model_fields else inner for key, inner in raw.items()]
    if not items:
        faults.append(f"{at}：应为列表")
    found = []
    for number, item in enumerate(items):
        own: list[str] = []
        fitted = _fit(_item(item, shape), shape, f"{at}/{number}", own)
        of_use = _says_something(fitted)
        faults += own if of_use and isinstance(item, dict) else [f"{at}/{number}：应为对象"]
        found += [fitted] if of_use else []
    return found


def _item(raw: Any, shape: type[Shape]) -> dict[str, Any]:
    raw = _parsed(raw)
    if isinstance(raw, dict):
        return raw
    main = next((name for name in MAIN_FIELDS if name in shape.model_fields), "id")
    return {main: raw if isinstance(raw, str) else ""}


def _says_something(item: Shape) -> bool:
    """Whether anything stands in an item."""
    return any(value for _, value in item)


def _text(raw: Any, at: str, faults: list[str]) -> str:
    if isinstance(raw, str):
        return closed_up(writable(raw)).strip()
    if isinstance(raw, bool) or raw is None or isinstance(raw, dict):
        faults.append(f"{at}：应为文字")
        return ""
    return "；".join(_texts(raw, at, faults)) if isinstance(raw, list) else str(raw)


def _texts(raw: Any, at: str, faults: list[str]) -> list[str]:
    raw = _parsed(raw)
    items = list(raw.values()) if isinstance(raw, dict) else raw if isinstance(raw, list) else [raw]
    texts = [next(iter(i.values())) if isinstance(i, dict) and len(i) == 1 else i for i in items]
    readable = [i for i in texts if isinstance(i, str | int | float) and not isinstance(i, bool)]
    if len(readable) < len(texts):
        faults.append(f"{at}：应为文字的列表")
    return [closed_up(writable(str(i))).strip() for i in readable if str(i).strip()]


def _amount(raw: Any, at: str, faults: list[str]) -> float:
    """An amount of money in yuan, also as words: 1.2万元."""
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return float(raw)
    found = _AMOUNT.search(raw.replace(",", "").replace("，", "")) if isinstance(raw, str) else None
    if found is None:
        faults.append(f"{at}：应为数字")
        return 0.0
    return float(found[1]) * (10_000 if found[2] else 1)
