"""An organisation's own kind of plan: its folder is read strictly, each fault told with file, line and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from plandraft.core.settings import Settings
from plandraft.errors import InputError, OutputError
from plandraft.knowledge import knowledge_for
from plandraft.knowledge.kind_folders import read_kinds, write_kind

KIND = "name: 信息中心工作计划\nsigns: {names: [信息中心]}\n"
AREA = "areas:\n  - id: net\n    names: {all: 网络}\n    terms: {all: [网络]}\n    expect: {all: required}\n"


def folder(tmp_path: Path, name: str = "mine", **files: str) -> Path:
    """A kind's folder with these files."""
    made = tmp_path / name
    made.mkdir()
    for stem, text in files.items():
        (made / f"{stem}.yaml").write_text(text, encoding="utf-8")
    return made


def test_the_commented_folder_can_be_used_as_it_stands(tmp_path: Path) -> None:
    """It inherits what it does not say, and keeps some fields of work beside its own."""
    written = write_kind(tmp_path / "infocentre")
    assert [file.name for file in written] == ["areas.yaml", "basics.yaml", "kind.yaml"]
    kinds = read_kinds([tmp_path / "infocentre"])
    found = knowledge_for("infocentre", Settings(kinds=kinds))
    assert found.kind.name == "信息中心工作计划"
    assert [area.id for area in found.areas] == ["team", "rules", "operation", "security"]
    assert "budget" not in found.kind.parts
    with pytest.raises(OutputError, match="is there already"):
        write_kind(tmp_path / "infocentre")


@pytest.mark.parametrize(
    ("files", "message", "hint"),
    [
        ({}, "mine: kind.yaml is missing: expected name", "kinds new"),
        ({"kind": "- a\n"}, "mine/kind.yaml:1: expected a mapping of keys", "kinds new"),
        ({"kind": "name: [\n"}, "mine/kind.yaml:2 is no YAML", "docs/checks.md"),
        ({"kind": "inherits: unoin\nname: 甲\n"}, "mine/kind.yaml:1: inherits: there is no kind 'unoin'", "union?"),
        ({"kind": "name: 甲\ninherits: mine\n"}, "mine/kind.yaml:2: inherits: mine inherits mine", "general"),
        ({"kind": "name: 甲\nreeder: 乙\n"}, "mine/kind.yaml:2: reeder: no such key", "did you mean reader?"),
        ({"kind": "about: 甲\n"}, "mine/kind.yaml:1: name: this key is missing", "kinds new"),
        (
            {"kind": "name: 甲\nprompt: {writing: {plaice: 乙}}\n"},
            "mine/kind.yaml:2: prompt.writing.plaice: no such key",
            "",
        ),
        ({"kind": "name: 甲\nmoney: some\n"}, "mine/kind.yaml:2: money: expected 'own', 'given' or 'none'", "kinds"),
        ({"kind": "name: 甲\nparts: [goals, opening]\n"}, "mine/kind.yaml:2: parts: expected measures", "no plan"),
        (
            {"kind": "name: 甲\nparts: [goals, opening, measures, schedule]\n"},
            "mine/kind.yaml:2: parts: expected each once and the opening first",
            "any order",
        ),
        (
            {"kind": "name: 甲\nparts: [goals, measures, goals, schedule]\n"},
            "mine/kind.yaml:2: parts: expected each once",
            "any order",
        ),
        ({"kind": "name: 甲\nparts: [goals, meals]\n"}, "mine/kind.yaml:2: parts.1: expected", "kinds"),
        ({"kind": KIND, "aeras": AREA}, "mine/aeras.yaml: a kind has no such file", "did you mean areas?"),
        ({"kind": KIND, "areas": "area: []\n"}, "mine/areas.yaml:1: area: no such key", "did you mean areas?"),
        ({"kind": KIND, "areas": "areas: []\n"}, "mine/areas.yaml: areas: expected at least one", "kinds"),
        ({"kind": KIND, "areas": "areas:\n  - names: {all: 甲}\n"}, "mine/areas.yaml:2: areas: expected a list", ""),
        ({"kind": KIND, "areas": "areas:\n  - id: net\n"}, "mine/areas.yaml:2: areas.0.names: this key is missing", ""),
        (
            {"kind": KIND, "areas": AREA + "    patterns:\n      - title: 甲\n        actions: [乙。]\n"},
            "mine/areas.yaml:7: areas.0.patterns.0.indicator: this key is missing",
            "",
        ),
        (
            {"kind": KIND, "areas": AREA + "    hose: true\n"},
            "mine/areas.yaml:6: areas.0.hose: no such key",
            "",
        ),
        ({"kind": KIND, "areas": AREA, "owners": "isuer: {}\n"}, "mine/owners.yaml:1: isuer: no such key", "issuer?"),
        (
            {"kind": KIND, "areas": AREA, "owners": "work:\n  - id: a\n    owner: {all: [issuer]}\n"},
            "mine/owners.yaml:2: work.0.pattern: this key is missing",
            "",
        ),
    ],
)
def test_what_does_not_fit_is_one_message_with_its_place(
    tmp_path: Path, files: dict[str, str], message: str, hint: str
) -> None:
    """File, line, key, what was expected; and the nearest name there is."""
    made = folder(tmp_path, **files)
    with pytest.raises(InputError) as error:
        read_kinds([made])
    assert message in error.value.message.replace(f"{tmp_path}/", "")
    assert hint in error.value.hint
    assert "\n" not in error.value.message


def test_two_folders_may_inherit_from_each_other_s_kin_but_not_in_a_ring(tmp_path: Path) -> None:
    """The order in which they are named does not matter."""
    parent = folder(tmp_path, "parent", kind=KIND, areas=AREA)
    child = folder(tmp_path, "child", kind="inherits: parent\nname: 网络组计划\n")
    kinds = read_kinds([child, parent])
    assert knowledge_for("child", Settings(kinds=kinds)).kind.lineage == ("child", "parent", "general")
    (parent / "kind.yaml").write_text(KIND + "inherits: child\n", encoding="utf-8")
    with pytest.raises(InputError, match="child inherits parent inherits child"):
        read_kinds([child, parent])


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """With how to begin one."""
    with pytest.raises(InputError, match="there is no folder") as error:
        read_kinds([tmp_path / "none"])
    assert "kinds new" in error.value.hint
