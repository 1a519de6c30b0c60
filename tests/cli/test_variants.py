"""``draft -n``, ``compare`` and ``merge`` as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from plandraft.cli.main import main
from plandraft.core.plan import Plan

TEXT = """
name: 榆岸仪表厂工会委员会
sector: enterprise
period: 2027
length_chars: 1000
departments: [综合办公室, 生产部]
priorities: [建成职工书屋, 夜班窗口开到凌晨两点]
"""


def plandraft(*arguments: Any) -> Result:
    """Run a command."""
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a profile and three drafts of it; the second lacks an owner and begins with an open year."""
    made = tmp_path_factory.mktemp("drafts")
    (made / "me.yaml").write_text(TEXT, encoding="utf-8")
    assert plandraft("draft", made / "me.yaml", "-n", 3, "-o", made / "plan.json").exit_code == 0
    plan = json.loads((made / "plan-2.json").read_text(encoding="utf-8"))
    next(measure for measure in plan["measures"] if "P2" in measure["claims"])["owner"] = ""
    plan["preamble"] = "做好20__年送温暖工作。"
    (made / "plan-2.json").write_text(json.dumps(plan), encoding="utf-8")
    return made


def plan_of(file: Path) -> Plan:
    """A plan file's content."""
    return Plan.model_validate_json(file.read_text(encoding="utf-8"))


def test_several_drafts_are_numbered_compared_and_merged(folder: Path, tmp_path: Path) -> None:
    """The comparison is a result and goes to stdout; the merged plan has the name that was given."""
    done = plandraft(
        "draft", folder / "me.yaml", "-n", 2, "--merge", "-o", tmp_path / "p.json", "-o", tmp_path / "p.md"
    )
    assert done.exit_code == 0, done.output
    assert {file.name for file in tmp_path.glob("p*")} == {
        f"p{number}{suffix}" for number in ("", "-1", "-2") for suffix in (".json", ".md")
    }
    assert "P1 建成职工书屋" in done.stdout
    assert "draft 2:" in done.stderr
    assert "draft 2:" not in done.stdout
    plans = [plan_of(tmp_path / name) for name in ("p-1.json", "p-2.json", "p.json")]
    assert len({plan.version for plan in plans[:2]}) == 2
    claimed = [sorted(c for m in plan.measures for c in m.claims) for plan in plans]
    assert claimed[2] == ["P1", "P2"]


def test_the_first_of_several_is_the_draft_without_n(folder: Path, tmp_path: Path) -> None:
    """So nothing is paid twice for it."""
    assert plandraft("draft", folder / "me.yaml", "-o", tmp_path / "one.json").exit_code == 0
    assert plan_of(tmp_path / "one.json") == plan_of(folder / "plan-1.json")


def test_an_estimate_is_told_for_each(folder: Path) -> None:
    """Nothing is sent."""
    done = plandraft("draft", folder / "me.yaml", "-n", 2, "-o", folder / "x.md", "--model", "m", "--dry-run")
    assert done.exit_code == 0, done.output
    assert [line for line in done.stdout.splitlines() if line.startswith("draft")] == ["draft 1:", "draft 2:"]
    assert not (folder / "x-1.md").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-n", 2), "several drafts need a file"),
        (("--merge", "-o", "p.md"), "--merge needs several drafts"),
        (("-n", 2, "-o", "nowhere/p.md"), "no folder"),
        (("-n", 2, "-o", "p.pages"), "no format ends in .pages"),
    ],
)
def test_options_that_do_not_go_together(folder: Path, arguments: tuple[Any, ...], said: str) -> None:
    """Refused before anything is drafted."""
    done = plandraft("draft", folder / "me.yaml", *arguments)
    assert done.exit_code == 2
    assert said in done.stderr


def test_a_table_and_json_of_a_comparison(folder: Path) -> None:
    """A column a plan; what is wrong with a measure stands below it."""
    files = [folder / f"plan-{number}.json" for number in (1, 2)]
    done = plandraft("compare", *files, "--profile", folder / "me.yaml")
    assert done.exit_code == 0, done.output
    head, length, errors = done.stdout.splitlines()[:3]
    assert head.split() == ["plan-1.json", "plan-2.json"]
    assert all(cell.endswith("/1000") for cell in length.split()[1:])
    assert errors.split()[0] == "错误"
    block = done.stdout.split("P2 夜班窗口开到凌晨两点\n")[1]
    assert block.index("PD201") > block.index("plan-2.json：")
    assert "问题最少的是 plan-1.json" in done.stdout
    told = json.loads(plandraft("compare", *files, "--profile", folder / "me.yaml", "--json").stdout)
    assert [draft["name"] for draft in told["drafts"]] == ["plan-1.json", "plan-2.json"]
    assert told["best"] == 0


def test_a_merge_takes_what_it_is_told(folder: Path, tmp_path: Path) -> None:
    """Without being told it takes what is sound; told otherwise it says what is wrong, of an error with status 1."""
    files = [folder / f"plan-{number}.json" for number in (2, 3)]
    assert plandraft("merge", *files, "-o", tmp_path / "best.json").exit_code == 0
    assert all(measure.owner for measure in plan_of(tmp_path / "best.json").measures)
    assert "20__" not in plan_of(tmp_path / "best.json").preamble
    taken = plandraft("merge", *files, "--take", "P2=1", "--take", "opening=1", "-o", tmp_path / "told.json")
    assert taken.exit_code == 1
    assert "PD201" in taken.stderr
    assert "error PD" in taken.stderr
    told = plan_of(tmp_path / "told.json")
    assert [m.owner for m in told.measures if "P2" in m.claims] == [""]
    assert "20__" in told.preamble


def test_without_a_file_the_merged_plan_goes_to_stdout(folder: Path) -> None:
    """Findings to stderr."""
    done = plandraft("merge", folder / "plan-1.json", folder / "plan-3.json", "--profile", folder / "me.yaml")
    assert done.stdout.startswith("<!-- plandraft plan")
    assert "findings:" in done.stderr


@pytest.mark.parametrize("given", ["P2", "P2=0", "P2=3", "P2=two", "=1", "P7=1"])
def test_a_wrong_take_is_refused(folder: Path, given: str) -> None:
    """With what would be right."""
    done = plandraft("merge", folder / "plan-1.json", folder / "plan-3.json", "--take", given)
    assert done.exit_code == 2
    assert "take" in done.stderr
    assert "hint:" in done.stderr
