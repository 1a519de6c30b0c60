"""A reply's words become the shape that was asked for; what does not fit is emptied and said, never guessed."""

from __future__ import annotations

import re
import types
from dataclasses import dataclass
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from plandraft.core.ask import Answer, Failed
from plandraft.core.json_text import find_json
from plandraft.core.replies import CHINESE_KEYS, FrameReply, MeasuresReply, ScheduleReply, Shape, WholeReply
from plandraft.core.texts import writable

_Shape = TypeVar("_Shape", bound=Shape)
_NUMBER = re.compile(r"-?\d{1,9}")


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What an answer should be: its shape, and the fields without which it is of no use."""

    shape: type[Shape]
    needed: tuple[str, ...]


WANTED = {
    "frame": Wanted(shape=FrameReply, needed=("goals", "areas")),
    "measures": Wanted(shape=MeasuresReply, needed=("measures",)),
    "schedule": Wanted(shape=ScheduleReply, needed=("entries",)),
    "whole": Wanted(shape=WholeReply, needed=("ideology", "goals", "measures")),
}
"""By the name of the prompt; a repair's answer is filling's business."""


@dataclass(frozen=True, kw_only=True)
class Read:
    """An answer after reading.

    Attributes:
        value: The shape, or None where the answer is of no use.
        faults: What was wrong, as a re-ask states it.
    """

    value: Shape | None
    faults: tuple[str, ...] = ()


def read_answer(answer: Answer, wanted: Wanted) -> Read:
    """Read an answer as the shape that was wanted."""
    if isinstance(answer, Failed):
        return Read(value=None, faults=(answer.message,))
    if answer.finish == "length":
        return Read(value=None, faults=("上次回答过长被截断，请精简后完整作答",))
    raw = find_json(answer.text)
    if raw is None:
        return Read(value=None, faults=("上次回答中没有可读的 JSON 对象，请只输出一个 JSON 对象",))
    faults: list[str] = []
    value = fit(raw, wanted.shape, faults)
    missing = [name for name in wanted.needed if not getattr(value, name)]
    if missing:
        said = "、".join(missing)
        return Read(value=None, faults=(f"上次回答缺少：{said}", *faults[:5]))
    return Read(value=value, faults=tuple(faults))


def fit(raw: dict[str, Any], shape: type[_Shape], faults: list[str]) -> _Shape:
    """An object as a shape, what is not there empty; what was wrong with it is added to ``faults``."""
    return _fit(_unwrapped(raw, shape), shape, "", faults)


def _unwrapped(raw: dict[str, Any], shape: type[Shape]) -> dict[str, Any]:
    """Some models put the object under one key of their own."""
    known = set(shape.model_fields) | set(CHINESE_KEYS)
    if len(raw) == 1 and not known & set(raw):
        (inner,) = raw.values()
        if isinstance(inner, dict):
            return inner
    return raw


def _fit(raw: dict[str, Any], shape: type[_Shape], at: str, faults: list[str]) -> _Shape:
    named = _english(raw, shape)
    values = {
        name: _value(named.get(name), field.annotation, f"{at}/{name}", faults)
        for name, field in shape.model_fields.items()
    }
    return shape.model_validate(values)


def _english(raw: dict[str, Any], shape: type[Shape]) -> dict[str, Any]:
    named = dict(raw)
    for key, value in raw.items():
        english = CHINESE_KEYS.get(key.strip(), "")
        for name in (english, f"{english}s", english.removesuffix("s")):
            if name in shape.model_fields:
                named.setdefault(name, value)
                break
    return named


def _value(raw: Any, annotation: Any, at: str, faults: list[str]) -> Any:
    origin, args = get_origin(annotation), get_args(annotation)
    if annotation is str:
        return _text(raw, at, faults)
    if annotation is int:
        return next(iter(_integers(raw)), 0)
    if origin is Literal:
        return raw if raw in args else args[0]
    if origin in (Union, types.UnionType):
        return raw if isinstance(raw, str | list) else _text(raw, at, faults)
    (inner,) = args
    if inner is int:
        return _integers(raw)
    if inner is str:
        return _texts(raw)
    items = raw if isinstance(raw, list) else [raw] if isinstance(raw, dict) else []
    if not items:
        faults.append(f"{at}：应为列表")
    dropped = [i for i, item in enumerate(items) if not isinstance(item, dict)]
    faults.extend(f"{at}/{i}：应为对象" for i in dropped)
    return [_fit(item, inner, f"{at}/{i}", faults) for i, item in enumerate(items) if isinstance(item, dict)]


def _text(raw: Any, at: str, faults: list[str]) -> str:
    if isinstance(raw, str):
        return writable(raw).strip()
    if isinstance(raw, bool) or raw is None or isinstance(raw, dict):
        faults.append(f"{at}：应为文字")
        return ""
    return "；".join(_texts(raw)) if isinstance(raw, list) else str(raw)


def _texts(raw: Any) -> list[str]:
    items = raw if isinstance(raw, list) else [raw]
    return [writable(str(i)).strip() for i in items if isinstance(i, str | int | float) and str(i).strip()]


def _integers(raw: Any) -> list[int]:
    items = raw if isinstance(raw, list) else [raw]
    return [int(n) for i in items if not isinstance(i, bool | dict) for n in _NUMBER.findall(str(i))]
