"""Profiles in Chinese: keys such as 名称, full-width colons behind them, and how a profile is written so.

Keys are read as those of the schema; faults are told under the key that stands in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from plandraft.core.columns import columns, padded
from plandraft.core.sector import Sector
from plandraft.shipped import read

_WIDE_COLON = "："
_FLOW = re.compile(r"(?P<before>[{,，]\s*)(?P<key>\w+)(?P<colon>\s*[:：]\s*)")
_NAMED = re.compile(r"（([a-z_]+)）")
_SECTOR = re.compile("|".join(Sector))
_LINE = re.compile(r"^(?P<before>(?:\s*+#)?\s*+(?:-\s++)?)(?P<key>\w++)(?P<colon>\s*+[:：])(?=(?P<rest>.*))")


@cache
def names_under(parent: str) -> Mapping[str, str]:
    """The schema's key for each Chinese one, below a key of the schema; the profile itself is ``""``."""
    own: dict[str, list[str]] = read("plandraft.profiles", "keys")["keys"].get(parent, {})
    return {name: key for key, names in own.items() for name in names}


@cache
def _written(parent: str) -> Mapping[str, str]:
    """The Chinese key that is written for each of the schema's."""
    own: dict[str, list[str]] = read("plandraft.profiles", "keys")["keys"].get(parent, {})
    return {key: names[0] for key, names in own.items()}


@cache
def _known() -> frozenset[str]:
    """All keys, in both languages."""
    keys: dict[str, dict[str, list[str]]] = read("plandraft.profiles", "keys")["keys"]
    return frozenset(name for own in keys.values() for key, names in own.items() for name in (key, *names))


def with_plain_colons(text: str) -> str:
    r"""A YAML text with a colon that YAML knows behind each key of a profile; all else, values too, as it is.

    >>> with_plain_colons("名称：甲：乙\n活动：\n  - {活动：春游，月份：四月}")
    '名称: 甲：乙\n活动: \n  - {活动: 春游, 月份: 四月}'
    """
    if _WIDE_COLON not in text:
        return text
    return "".join(_plain(line) for line in text.splitlines(keepends=True))


def _plain(line: str) -> str:
    found = _LINE.match(line)
    at_margin = found is not None and not found["before"]  # nothing but a key can stand there
    if found and _WIDE_COLON in found["colon"] and (at_margin or found["key"] in _known()):
        line = f"{line[: found.end('key')]}: {line[found.end('colon') :].lstrip(' ')}"
    if "{" in line:
        line = _FLOW.sub(_plain_flow, line)
    return line


def _plain_flow(found: re.Match[str]) -> str:
    if found["key"] not in _known():
        return found[0]
    return f"{found['before'].replace('，', ', ')}{found['key']}: "


def schema_path(path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """A key path with the keys of the schema."""
    made: list[str | int] = []
    parent = ""
    for part in path:
        own = part if isinstance(part, int) else names_under(parent).get(part, part)
        made.append(own)
        parent = own if isinstance(own, str) else parent
    return tuple(made)


def with_schema_keys(data: Any, parent: str = "") -> tuple[Any, dict[tuple[str | int, ...], str]]:
    """The data with the keys of the schema, and the Chinese key at each path of which it was one.

    A key that stands twice, in both languages, is left as it is: the schema does not know it, and says so.

    >>> with_schema_keys({"名称": "甲", "必办活动": [{"活动": "春游", "月份": "四月"}]})[0]
    {'name': '甲', 'required_events': [{'title': '春游', 'month': '四月'}]}
    """
    said: dict[tuple[str | int, ...], str] = {}
    return _renamed(data, parent, (), said), said


def _renamed(data: Any, parent: str, path: tuple[str | int, ...], said: dict[tuple[str | int, ...], str]) -> Any:
    if isinstance(data, list):
        return [_renamed(one, parent, (*path, at), said) for at, one in enumerate(data)]
    if not isinstance(data, dict):
        return _value(data, path)
    names, made = names_under(parent), {}
    for key, inner in data.items():
        meant = names.get(key, key)
        own = key if meant != key and (meant in data or meant in made) else meant
        if own != key:
            said[(*path, own)] = key
        made[own] = _renamed(inner, own, (*path, own), said)
    return made


def _value(value: Any, path: tuple[str | int, ...]) -> Any:
    """A word of a list of words, such as 医院, as the schema has it."""
    own: dict[str, dict[str, str]] = read("plandraft.profiles", "keys")["values"]
    return own[str(path[0])].get(value, value) if len(path) == 1 and path[0] in own else value


def profile_in_chinese(text: str) -> str:
    r"""A profile's YAML text with the keys in Chinese, comments with a key among them too.

    >>> profile_in_chinese("name: 甲  # 全称\nlast_year:\n  done: []\n# leaders:\n#   - {name: 乙, post: 主席}")
    '名称: 甲  # 全称\n上年:\n  已完成: []\n# 负责人:\n#   - {姓名: 乙, 职务: 主席}'
    """
    return "\n".join(_translated(text.split("\n")))


def _translated(lines: list[str]) -> Iterator[str]:
    parents: list[tuple[int, str]] = []
    for line in lines:
        bare = line.removeprefix("#").removeprefix(" ") if line.startswith("#") else line
        indent = len(bare) - len(bare.lstrip(" "))
        while parents and parents[-1][0] >= indent and bare.strip():
            parents.pop()
        parent = parents[-1][1] if parents else ""
        found = _LINE.match(line)
        own = found["key"] if found and found["key"] in _written(parent) else ""
        if found and own and not found["rest"].split("#")[0].strip():
            parents.append((indent, own))
        yield _one(line, found if own else None, _written(parent), _written(own) if own else _written(parent))


def _one(line: str, found: re.Match[str] | None, names: Mapping[str, str], below: Mapping[str, str]) -> str:
    """A line with its key, the keys in braces and those that its comment names in Chinese; comments stay in line."""
    code, mark, comment = line.partition("  # ")
    column = columns(code)
    if found:
        code = f"{found['before']}{names[found['key']]}{code[found.end('key') :]}"
        if found["key"] == "sector":
            code, comment = (_SECTOR.sub(lambda word: _sectors()[word[0]], text) for text in (code, comment))
    code, comment = (_FLOW.sub(lambda one: _flow(one, below), text) for text in (code, comment))
    comment = _NAMED.sub(lambda one: f"（{below.get(one[1], one[1])}）", comment)
    return padded(code.rstrip(), column if code != code.rstrip() else 0) + mark + comment if mark else code


def _flow(found: re.Match[str], names: Mapping[str, str]) -> str:
    return f"{found['before']}{names.get(found['key'], found['key'])}{found['colon']}"


@cache
def _sectors() -> Mapping[str, str]:
    """What a sector is called."""
    return {sector.value: sector.chinese for sector in Sector}
