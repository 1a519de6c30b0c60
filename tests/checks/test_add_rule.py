"""``scripts/add_rule.py`` writes the files of a rule, and the catalogue keeps its order."""

from __future__ import annotations

import ast
import importlib.util
import shutil
from pathlib import Path
from types import ModuleType

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
CHECKS = ROOT / "src" / "plandraft" / "checks"


def script() -> ModuleType:
    """The script as a module."""
    spec = importlib.util.spec_from_file_location("add_rule", ROOT / "scripts" / "add_rule.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def rooms(tmp_path: Path) -> tuple[Path, Path]:
    """A copy of the checks, and a folder for fixtures."""
    shutil.copytree(CHECKS, tmp_path / "checks", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "checks", tmp_path / "fixtures"


def test_a_new_rule_is_a_file_two_fixtures_and_a_line(rooms: tuple[Path, Path]) -> None:
    """Nothing else is touched."""
    checks, fixtures = rooms
    written = script().add("PD398", "event-on-a-fast-day", checks=checks, fixtures=fixtures)
    rule = checks / "rules" / "pd398_event_on_a_fast_day.py"
    assert set(written) == {
        rule,
        fixtures / "PD398" / "bad.yaml",
        fixtures / "PD398" / "good.yaml",
        checks / "catalogue.py",
    }
    names = {node.name for node in ast.walk(ast.parse(rule.read_text("utf-8"))) if isinstance(node, ast.ClassDef)}
    assert names == {"EventOnAFastDay"}
    for kind in ("bad", "good"):
        cases = YAML(typ="safe", pure=True).load((fixtures / "PD398" / f"{kind}.yaml").read_text("utf-8"))
        assert [*cases[0]][:2] == ["case", "set"]
    before = (CHECKS / "catalogue.py").read_text("utf-8").splitlines()
    after = (checks / "catalogue.py").read_text("utf-8").splitlines()
    assert sorted(set(after) - set(before)) == [
        "    EventOnAFastDay(),",
        "from plandraft.checks.rules.pd398_event_on_a_fast_day import EventOnAFastDay",
    ]
    assert set(before) <= set(after)


def test_the_catalogue_is_as_the_script_would_write_it(rooms: tuple[Path, Path]) -> None:
    """So that a line added by hand stands where one added by the script would."""
    checks, _ = rooms
    script().relist(checks=checks)
    assert (checks / "catalogue.py").read_text("utf-8") == (CHECKS / "catalogue.py").read_text("utf-8")


@pytest.mark.parametrize(
    ("code", "name"), [("PD201", "taken"), ("PD999", "no-such-family"), ("X1", "x"), ("PD398", "Wrong_Name")]
)
def test_a_wrong_code_or_name_writes_nothing(rooms: tuple[Path, Path], code: str, name: str) -> None:
    """Codes are never used again."""
    checks, fixtures = rooms
    before = {path: path.read_bytes() for path in checks.rglob("*.py")}
    with pytest.raises(SystemExit):
        script().add(code, name, checks=checks, fixtures=fixtures)
    assert {path: path.read_bytes() for path in checks.rglob("*.py")} == before
    assert not fixtures.exists()
