"""Begin a rule: its file, its fixtures and its line of the catalogue.

    python scripts/add_rule.py PD319 event-on-a-fast-day

What it writes does not pass the tests: the rule, its examples and its fixtures are still to be filled in.
``--list`` puts a rule file that is there already into the catalogue.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
CHECKS = ROOT / "src" / "plandraft" / "checks"
FIXTURES = ROOT / "tests" / "checks" / "fixtures"

RULE = '''"""TODO: the fault in one line."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan


class {cls}(Rule):
    """TODO: what it looks for, in one sentence.

    Why: TODO.
    Source: TODO: the norm with its clause, or "our choice, because".
    """

    code = "{code}"
    name = "{name}"
    severity = Severity.HINT
    message_zh = "TODO"
    message_en = "TODO"
    suggestion = "TODO"
    suggestion_en = "TODO"
    bad = (("M1", "title", "TODO"),)
    good = (("M1", "title", "TODO: a near miss"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        raise NotImplementedError
'''
BAD = """# Cases in which {code} must fire, with the place it names.
- case: TODO
  set: {{M1.title: TODO}}
  expect: [[M1, title, TODO]]
"""
GOOD = """# Near misses: {code} must stay silent.
- case: TODO
  set: {{M1.title: TODO}}
"""


def class_name(name: str) -> str:
    """``event-on-a-fast-day`` → ``EventOnAFastDay``."""
    return "".join(word.capitalize() for word in name.split("-"))


def with_line(catalogue: str, module: str, cls: str) -> str:
    """The catalogue's text with one more rule, imports and entries kept in the order of the codes."""
    imports = dict(re.findall(r"^from plandraft\.checks\.rules\.(\w+) import (\w+)$", catalogue, flags=re.MULTILINE))
    imports[module] = cls
    rows = sorted(imports.items())
    listed = "\n".join(f"from plandraft.checks.rules.{name} import {made}" for name, made in rows)
    entries = "\n".join(f"    {made}()," for _, made in rows)
    head = catalogue[: catalogue.index("from plandraft.checks.rules.")]
    tail = catalogue[catalogue.index('"""Every rule in') :]
    return f"{head}{listed}\n\nCATALOGUE: tuple[Rule, ...] = (\n{entries}\n)\n{tail}"


def add(code: str, name: str, *, checks: Path = CHECKS, fixtures: Path = FIXTURES) -> list[Path]:
    """Write the files of a rule; the paths written."""
    if not re.fullmatch(r"PD[1-7]\d\d", code):
        raise SystemExit(f"a code is PD, a family from 1 to 7 and two digits, not {code!r}")
    if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name):
        raise SystemExit(f"a name is words in small letters with hyphens, not {name!r}")
    catalogue = checks / "catalogue.py"
    text = catalogue.read_text(encoding="utf-8")
    if f".{code.lower()}_" in text or f'"{code}"' in text or list((checks / "rules").glob(f"{code.lower()}_*.py")):
        raise SystemExit(f"{code} is taken")
    module = f"{code.lower()}_{name.replace('-', '_')}"
    written = {
        checks / "rules" / f"{module}.py": RULE.format(cls=class_name(name), code=code, name=name),
        fixtures / code / "bad.yaml": BAD.format(code=code),
        fixtures / code / "good.yaml": GOOD.format(code=code),
        catalogue: with_line(text, module, class_name(name)),
    }
    for path, content in written.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
    return list(written)


def relist(*, checks: Path = CHECKS, beginning: str = "pd") -> None:
    """Put the rule files that are there into the catalogue."""
    for file in sorted((checks / "rules").glob(f"{beginning.lower()}*.py")):
        found = re.search(r"^class (\w+)\(Rule\)", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        if found:
            catalogue = checks / "catalogue.py"
            text = with_line(catalogue.read_text(encoding="utf-8"), file.stem, found[1])
            catalogue.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("code")
    options.add_argument("name", nargs="?")
    options.add_argument("--list", action="store_true", help="only list the rule files whose codes begin with CODE")
    chosen = options.parse_args()
    if chosen.list:
        relist(beginning=chosen.code)
    elif not chosen.name:
        sys.exit("give a code and a name")
    else:
        for path in add(chosen.code, chosen.name):
            print(path)
