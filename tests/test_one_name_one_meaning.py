"""A public name means one thing: no two modules define the same one, but where there is a reason."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "plandraft"

REASONS = {
    "COMMANDS": "each module of commands offers its own under this name, and main gathers them",
    "build_library": "the api opens the paths that the room of samples is given",
    "check": "the api opens the plan that the room of checks looks at",
    "render": "the api takes the name of a format, the room of rendering a file's suffix",
    "coverage": "the api opens plan and profile, core counts",
}
"""Names that are defined in several modules on purpose."""

STILL_DOUBLE: frozenset[str] = frozenset({"Job"})
"""Names that have two meanings yet; the list can only become shorter."""


def public_names(module: Path) -> Iterator[str]:
    """What a module defines at its top level for others; a command is named as the function it calls, and is none."""
    for node in ast.parse(module.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names = [] if any("command" in ast.unparse(one) for one in node.decorator_list) else [node.name]
        elif isinstance(node, ast.Assign):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
        else:
            names = [node.target.id] if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) else []
        yield from (name for name in names if not name.startswith("_"))


def test_no_public_name_is_defined_twice() -> None:
    """A new one of either list needs another name, or a reason."""
    homes: dict[str, list[str]] = defaultdict(list)
    for module in sorted(SOURCE.rglob("*.py")):
        for name in public_names(module):
            homes[name].append(module.relative_to(SOURCE).as_posix())
    double = {name: where for name, where in homes.items() if len(where) > 1}
    assert len(homes) > 1000
    assert {name: where for name, where in double.items() if name not in REASONS.keys() | STILL_DOUBLE} == {}
    assert sorted(REASONS.keys() - double.keys()) == []
    assert sorted(STILL_DOUBLE - double.keys()) == []
