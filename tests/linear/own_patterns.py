"""Every pattern of the package, and by which methods it is used where it is used."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

import plandraft

ROOT = Path(plandraft.__file__).parent
_FREE = {"search", "finditer", "findall", "sub", "subn", "split"}
"""Methods that try a pattern at every place of a text; ``match`` and ``fullmatch`` try it at one."""
_USE = re.compile(r"\b([A-Za-z_]\w*)\.(search|match|fullmatch|finditer|findall|subn?|split)\(")
_REPEAT = re.compile(r"(?:[.\])]|\\[dswDSW])[*+]|\{\d*,\d*\}")
_DEPTH = 4


class Own(NamedTuple):
    """A pattern, where it stands, and whether it is tried at every place of a text."""

    pattern: re.Pattern[Any]
    place: str
    anywhere: bool


def own_patterns() -> list[Own]:
    """All of them: constants of modules and of classes, those that stand in a call, and those of the data."""
    found: dict[tuple[Any, int], Own] = {}
    for one in [*_constants(), *_inline(), *_data()]:
        key = (one.pattern.pattern, one.pattern.flags)
        known = found.get(key)
        found[key] = one if known is None or (one.anywhere and not known.anywhere) else known
    return list(found.values())


def _constants() -> Iterator[Own]:
    sources = {file: file.read_text(encoding="utf-8") for file in ROOT.rglob("*.py")}
    uses = {file: [(name, method) for name, method in _USE.findall(text)] for file, text in sources.items()}
    for info in pkgutil.walk_packages(plandraft.__path__, "plandraft."):
        if info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        file = Path(str(module.__file__))
        for name, value in list(vars(module).items()):
            methods = _methods(name, file, uses) if isinstance(value, re.Pattern) else set()
            for pattern in _patterns_in(value, 0):
                yield Own(pattern, f"{info.name}.{name}", not methods or bool(methods & _FREE))


def _methods(name: str, file: Path, uses: dict[Path, list[tuple[str, str]]]) -> set[str]:
    """How a constant is used in its own module, and in any other where its name is public."""
    files = [file] if name.startswith("_") else list(uses)
    return {method for one in files for used, method in uses[one] if used == name}


def _patterns_in(value: Any, depth: int) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth < _DEPTH and isinstance(value, dict):
        for pair in value.items():
            yield from _patterns_in(pair, depth + 1)
    elif depth < _DEPTH and isinstance(value, tuple | list | set | frozenset):
        for item in value:
            yield from _patterns_in(item, depth + 1)
    elif depth < _DEPTH and isinstance(value, type) and value.__module__.startswith("plandraft"):
        for item in list(vars(value).values()):
            yield from _patterns_in(item, depth + 1)


def _inline() -> Iterator[Own]:
    """``re.sub(r"…", …)`` and its like; a pattern that is put together at run time is not among them."""
    for file in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                called, on = node.func.attr, node.func.value
                said = node.args[0] if node.args else None
                used = called in _FREE | {"match", "fullmatch"}
                if used and isinstance(on, ast.Name) and on.id == "re" and isinstance(said, ast.Constant):
                    place = f"{file.relative_to(ROOT)}:{node.lineno}"
                    yield Own(re.compile(said.value, _flags(node)), place, called in _FREE)


def _data() -> Iterator[Own]:
    """What stands in the shipped YAML and has a repeat as patterns have it."""
    for file in ROOT.rglob("*.yaml"):
        for text in _strings(YAML(typ="safe").load(file)):
            if _REPEAT.search(text):
                with suppress(re.error):
                    yield Own(re.compile(text), str(file.relative_to(ROOT)), anywhere=True)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _strings(inner)


def _flags(call: ast.Call) -> int:
    names = [part.attr for part in ast.walk(call) if isinstance(part, ast.Attribute) and part.attr.isupper()]
    found = 0
    for name in names:
        found |= int(getattr(re, name, 0))
    return found
