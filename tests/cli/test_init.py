"""``plandraft init``: a profile to start from for each kind of plan; drafted as it stands, it is called the example."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from plandraft import api
from plandraft.cli.main import main
from plandraft.core.settings import AS_SHIPPED
from plandraft.knowledge import kinds_known

KINDS = [kind.id for kind in kinds_known(AS_SHIPPED)]
STILL = "里还是示例的“示例单位”"


def plandraft(*arguments: Any) -> Result:
    """Run a command."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_is_drafted_with_a_warning(tmp_path: Path, kind: str) -> None:
    """On stderr before the work, and among the findings; the plan is of the kind."""
    file = tmp_path / "me.yaml"
    assert plandraft("init", file, "--kind", kind).exit_code == 0
    made = plandraft("draft", file, "-o", tmp_path / "plan.json")
    assert made.exit_code == 0
    assert made.stderr.count(STILL) == 1
    assert f"kind: {kind} " in made.stderr
    assert "PD510" in made.stderr
    assert api.open_plan(tmp_path / "plan.json").plan.title.startswith("示例单位")


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_through_the_api(tmp_path: Path, kind: str) -> None:
    """A note of the draft and of the profile, and one finding; no error."""
    file = tmp_path / "me.yaml"
    plandraft("init", file, "--kind", kind)
    made = api.draft(file)
    assert [note for note in made.notes if STILL in note] == [note for note in api.profile_notes(file) if STILL in note]
    assert [note for note in made.notes if STILL in note]
    assert [finding.node for finding in made.findings if finding.code == "PD510"] == ["P"]
    assert made.report.errors == ()


def test_a_profile_with_its_own_name_is_drafted_without(tmp_path: Path) -> None:
    """Nothing is said once the name is one's own."""
    file = tmp_path / "me.yaml"
    plandraft("init", file, "--kind", "party-branch")
    file.write_text(file.read_text(encoding="utf-8").replace("示例单位", "青石镇水务站"), encoding="utf-8")
    made = plandraft("draft", file, "-o", tmp_path / "plan.md")
    assert STILL not in made.stderr
    assert "PD510" not in made.stderr
    assert "kind: party-branch" in made.stderr


def test_which_kind_and_sector(tmp_path: Path) -> None:
    """Named, a folder of one's own, or usual by plandraft.toml; the sector is the kind's unless it is named."""
    assert "name: 示例单位团支部" in plandraft("init", "--kind", "youth-league").stdout
    assert "sector: school " in plandraft("init", "--kind", "youth-league", "--sector", "school").stdout
    assert plandraft("kinds", "new", tmp_path / "infocentre").exit_code == 0
    own = plandraft("init", "--kind", tmp_path / "infocentre").stdout
    assert "name: 示例单位信息中心" in own
    (tmp_path / "plandraft.toml").write_text('kinds = ["infocentre"]\nkind = "infocentre"\n', encoding="utf-8")
    assert plandraft("init", tmp_path / "me.yaml").exit_code == 0
    assert (tmp_path / "me.yaml").read_text(encoding="utf-8") == own
    assert "kind: infocentre " in plandraft("draft", tmp_path / "me.yaml", "-o", tmp_path / "plan.md").stderr


def test_wrong_words_are_refused(tmp_path: Path) -> None:
    """A kind or a sector that is not there, and a file that is."""
    assert "did you mean union" in plandraft("init", "--kind", "unoin").stderr
    assert "there is no sector 'hopsital'" in plandraft("init", "--sector", "hopsital").stderr
    file = tmp_path / "me.yaml"
    assert plandraft("init", file).exit_code == 0
    assert "is there already" in plandraft("init", file).stderr
