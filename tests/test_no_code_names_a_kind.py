"""A kind of plan is data: outside the loader no Python file names one, nor decides by the words of one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from plandraft.core.settings import AS_SHIPPED
from plandraft.knowledge import kinds_known

SOURCE = Path(__file__).parents[1] / "src" / "plandraft"
LOADER = "knowledge/kinds.py"
"""The one module that knows which kinds ship."""
IDS = {kind.id for kind in kinds_known(AS_SHIPPED)} - {"general"}
BODIES = re.compile(r"工会|党支部|团支部|共青团|护理部|会员大会|职代会")
"""Names of bodies and meetings of one kind."""
EXAMPLES = ("bad", "good", "suggestion", "message_zh", "message_en")
"""What a rule shows its reader."""
LISTS: dict[str, str] = {
    "checks/owners.py": "words that end the name of any body",
    "checks/rules/pd219_headcount_contradicted.py": "words before a number of heads, and the profile's field for each",
    "checks/rules/pd221_owner_among_its_partners.py": "words in which 联合 is no verb",
    "checks/rules/pd234_more_people_than_there_are.py": "words for people who are not the body's own",
    "checks/rules/pd408_forbidden_spending.py": "the norm's own words; rules.yaml says for which kinds it holds",
    "checks/rules/pd505_foreign_looking_name.py": "words that end the name of any organisation",
    "checks/rules/pd508_unknown_document.py": "words between a verb and a title",
    "checks/rules/pd509_unsupported_honour.py": "names of honours",
    "checks/rules/pd707_doubled_word.py": "words that may stand twice",
    "checks/statements.py": "words that end the name of any body",
    "plan_reading/who.py": "words that end the name of any body",
    "plan_reading/foreign.py": "what stands behind an organisation's name in a title",
    "names/bodies.py": "words that end the name of any body",
    "samples/anonymize/documents.py": "words before a document that is the house's own",
    "names/placeholders.py": "words behind a mask",
    "samples/anonymize/times.py": "organisations whose congresses have numbers",
    "samples/anonymize/wording.py": "a congress of a province",
    "plan_reading/split.py": "words of a title",
    "plan_reading/structure/roles.py": "words of headings and signatures",
    "offline/ideology.py": "the composer's own wording for a kind that words no closing",
    "offline/owners.py": "the composer's own wording",
    "offline/prose.py": "the composer's own wording",
    "offline/repair.py": "the composer's own wording",
    "offline/slots.py": "the composer's own wording; a kind's `says` gives its words for it",
    "offline/whom.py": "words that end the people a demand is for",
    "offline/spending.py": "words of purposes that stand in any measure",
}
"""Files with such words in lists of the language, and which list that is; it may only become shorter."""


def files() -> list[str]:
    """All modules but the loader."""
    return sorted(name for path in SOURCE.rglob("*.py") if (name := path.relative_to(SOURCE).as_posix()) != LOADER)


def constants(tree: ast.AST) -> Iterator[str]:
    """The strings of a module, without docstrings and without what a rule shows its reader."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id in EXAMPLES for t in node.targets):
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        yield from constants(node)


@pytest.mark.parametrize("name", files())
def test_no_module_names_a_kind(name: str) -> None:
    """Neither by its id nor, outside lists of the language, by the words of its bodies."""
    said = list(constants(ast.parse((SOURCE / name).read_text(encoding="utf-8"))))
    assert [text for text in said if text in IDS] == []
    named = [text for text in said if BODIES.search(text)]
    assert bool(named) == (name in LISTS), named or f"take {name} off the list"
