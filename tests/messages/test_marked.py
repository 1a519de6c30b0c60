"""Nothing reaches a reader in English alone: each text of two words is marked, or is known to be no message."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from scripts.make_messages import MARKS, SOURCE

_TWO_WORDS = re.compile(r"(?<![A-Za-z])[A-Za-z]{2,}[,;:.]? +(?:[a-z(]|\{)")
_STATEMENT = re.compile(r"\b(?:SELECT|INSERT|DELETE|UPDATE|PRAGMA|CREATE|GROUP BY)\b")
_NOT_SAID = {
    *("debug", "info", "warning", "exception", "compile", "Field", "field", "execute", "executemany"),
    *("option", "argument", "command", "ConfigDict", "TypeVar"),
    *("AssertionError", "ValueError", "TypeError", "AttributeError"),
}
"""Calls whose texts reach nobody, or are told otherwise: logs, patterns, options (test_help), errors of Python."""

NO_MESSAGES = {
    "cli/examples.py": 36,  # what one types, as it is typed everywhere
    "cli/options.py": 1,  # the help of -o, which test_help looks at
    "core/frozen_model.py": 1,  # what pydantic puts before a text
    "core/source_map.py": 1,  # for a debugger
    "documents/web/noise.py": 12,  # classes of pages, and kinds of dropped text, which are said in samples/report
    "documents/web/page.py": 1,
    "documents/clean.py": 2,
    "documents/pdf/document.py": 2,
    "documents/pdf/furniture.py": 4,
    "documents/texts.py": 2,
    "documents/word/document.py": 5,
    "documents/word/runs.py": 8,
    "documents/word/styles.py": 1,
    "filling/harm.py": 12,  # names of faults, for the details of a run
    "drafting/spare.py": 1,
    "drafting/step_loop.py": 1,
    "drafting/told.py": 1,
    "journal/store.py": 5,  # what SQLite says
    "knowledge/kind_folders.py": 1,
    "knowledge/lines.py": 1,
    "last_year/profile_text.py": 14,  # keys of a profile
    "models/calls/telemetry.py": 4,  # names of spans
    "models/capabilities/capabilities.py": 2,  # what endpoints say
    "models/capabilities/context_windows.py": 19,  # sources
    "models/capabilities/learned_window.py": 11,
    "models/connection/clients.py": 1,
    "models/costs/budget.py": 2,
    "models/faults/error_codes.py": 6,
    "models/probe/probe.py": 4,  # what a model is asked
    "plan_reading/foreign.py": 5,  # names of kinds of dropped text
    "profiles/faults.py": 2,
    "profiles/parse.py": 3,
    "profiles/starter.py": 9,  # keys of a profile
    "rendering/comments.py": 1,
    "rendering/docx.py": 1,
    "rendering/docx_package.py": 3,
    "rendering/docx_xml.py": 5,
    "rendering/markdown_reading.py": 1,
    "rendering/office.py": 1,
    "rendering/reports/github.py": 1,
    "rendering/review_page/page.py": 1,  # what a browser is told
    "samples/index/layout.py": 1,
}
"""How many texts of a file are no messages. The numbers may only go down; a new text is marked instead."""


def unmarked(node: ast.AST) -> Iterator[str]:
    """The texts below a node that look like English and are not marked."""
    if isinstance(node, ast.Call):
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name in _NOT_SAID:
            return
        if name in MARKS:
            for one in (*node.args[MARKS[name] + 1 :], *(keyword.value for keyword in node.keywords)):
                yield from unmarked(one)
            return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from (text for text in (node.value,) if _is_english(text))
    elif isinstance(node, ast.JoinedStr):
        pieces = (part.value if isinstance(part, ast.Constant) else "{" for part in node.values)
        yield from (text for text in ("".join(map(str, pieces)),) if _is_english(text))
        for part in node.values:
            yield from unmarked(part.value) if isinstance(part, ast.FormattedValue) else ()
    else:
        for below in ast.iter_child_nodes(node):
            yield from unmarked(below)


def _is_english(text: str) -> bool:
    return bool(_TWO_WORDS.search(text)) and not _STATEMENT.search(text)


def test_every_text_is_marked_or_known_to_be_none() -> None:
    """Rules and names of identifiers are data in both languages, and are looked at in tests/checks."""
    found: Counter[str] = Counter()
    texts: dict[str, list[str]] = {}
    for file in SOURCE.rglob("*.py"):
        name = file.relative_to(SOURCE).as_posix()
        if name.startswith("checks/rules/") or name == "names/identifiers.py":
            continue
        texts[name] = list(unmarked(ast.parse(file.read_text(encoding="utf-8"))))
        found[name] = len(texts[name])
    more = {name: texts[name] for name, number in found.items() if number > NO_MESSAGES.get(name, 0)}
    assert more == {}
    assert {name: found[name] for name in NO_MESSAGES} == NO_MESSAGES


def test_marks_are_called_with_literals() -> None:
    """What is put together before it is marked is in no catalogue: values come in by name."""
    made: list[str] = []
    for file in Path(SOURCE).rglob("*.py"):
        text_of_file = file.read_text(encoding="utf-8")
        if "from plandraft.messages import" not in text_of_file or "messages" in file.parts:
            continue
        for node in ast.walk(ast.parse(text_of_file)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKS:
                text = node.args[MARKS[node.func.id]]  # type: ignore[attr-defined]
                made += [f"{file}:{node.lineno}"] if isinstance(text, ast.JoinedStr | ast.BinOp) else []
    assert made == []
