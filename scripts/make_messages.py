"""Keep the catalogue of messages in step with the code: new texts come in without a translation, unused ones go.

    python scripts/make_messages.py            write src/plandraft/messages/data/zh.yaml anew
    python scripts/make_messages.py --check    say what is missing, and write nothing

The texts are those that ``tr`` and its like are called with, and the help of all commands and options.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from plandraft.cli.help import texts_of_help
from plandraft.cli.main import main as plandraft
from plandraft.shipped import parse_data

SOURCE = Path(__file__).parents[1] / "src" / "plandraft"
CATALOGUE = SOURCE / "messages" / "data" / "zh.yaml"
MARKS = {"tr": 0, "marked": 0, "tr_n": 1, "tr_in": 1, "both": 0, "saying": 0}
"""The functions, and which of their arguments is in the catalogue."""
_IN_TEMPLATE = re.compile(r"\btr\(\"([^\"]+)\"")


def marked_texts() -> dict[str, str]:
    """Every text, and where it stands first."""
    found: dict[str, str] = {}
    for file in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            for text in texts_of_call(node):
                found.setdefault(text, f"{file.relative_to(SOURCE)}:{node.lineno}")  # type: ignore[attr-defined]
    for file in sorted(SOURCE.rglob("*.j2")):
        for text in _IN_TEMPLATE.findall(file.read_text(encoding="utf-8")):
            found.setdefault(text, str(file.relative_to(SOURCE)))
    for text in texts_of_help(plandraft):
        found.setdefault(text, "help")
    return found


def texts_of_call(node: ast.AST) -> Iterator[str]:
    """The texts that a call marks: a literal, or each side of a choice between literals."""
    name = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
    if isinstance(node, ast.Call) and name in MARKS:
        at = MARKS[name]
        if len(node.args) > at:
            yield from _literals(node.args[at])


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def translations() -> dict[str, str]:
    """What the catalogue has."""
    return {one["en"]: one["zh"] or "" for one in parse_data(CATALOGUE.read_bytes())["messages"]}


def written(texts: dict[str, str]) -> str:
    """The catalogue's file, by its English texts."""
    head = "# What the program says, in Chinese; scripts/make_messages.py keeps it in step with the code.\nmessages:\n"
    lines = (f"- en: {_quoted(en)}\n  zh: {_quoted(zh)}\n" for en, zh in sorted(texts.items()))
    return head + "".join(lines)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    found, known = marked_texts(), translations()
    for text, place in found.items():
        if not known.get(text):
            print(f"{place}: {text!r}")
    if args.check:
        sys.exit(any(not known.get(text) for text in found))
    CATALOGUE.write_text(written({text: known.get(text, "") for text in found}), encoding="utf-8")


if __name__ == "__main__":
    main()
