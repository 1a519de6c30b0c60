"""``plandraft many`` as a user runs it: files, names, the table, the summary, and what a script hears."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft import Draft, Outcome, Plan, api
from plandraft.api.laying import PLAIN_HOUSE
from plandraft.api.naming import names_in
from plandraft.api.results import FORMULA_SIGNS, Row, table
from plandraft.cli.many import FolderRun, folder_status
from plandraft.cli.many_progress import many_progress
from plandraft.core.events import Event
from plandraft.core.finding import Finding, Report
from plandraft.errors import KeyRejected, OutputError, ProfileError, RunHeld, StateError
from tests.api.test_many import text_of
from tests.cli.test_commands import plandraft
from tests.loopback import error, serving


@pytest.fixture
def profiles(tmp_path: Path) -> Path:
    """A folder of two profiles."""
    folder = tmp_path / "profiles"
    folder.mkdir()
    for name in ("榆岸", "青穗"):
        (folder / f"{name}.yaml").write_text(text_of(name), encoding="utf-8")
    return folder


def rows_of(file: Path) -> list[dict[str, str]]:
    """A table as a spreadsheet reads it."""
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline="")))


def test_a_folder_of_profiles_becomes_a_folder_of_plans(profiles: Path, tmp_path: Path) -> None:
    """In each format; a line a plan and a summary on stderr, nothing on stdout; a row each in the table."""
    out, results = tmp_path / "out", tmp_path / "results.csv"
    done = plandraft("many", profiles, "--into", out, "--format", ".docx", "--format", ".md", "--results", results)
    assert done.exit_code == 0, done.output
    assert done.stdout == ""
    assert "drafted 2 of 2 plans" in done.stderr
    assert "No model was used" in done.stderr
    assert "[2/2]" in done.stderr
    assert {file.name for file in out.iterdir() if not file.name.startswith(".")} == {
        f"{name}{suffix}" for name in ("榆岸", "青穗") for suffix in (".docx", ".md")
    }
    rows = rows_of(results)
    assert [row["profile"] for row in rows] == [str(file) for file in sorted(profiles.iterdir())]
    assert {row["state"] for row in rows} == {"done"}
    assert rows[0]["organisation"] == "榆岸仪表厂工会委员会"
    assert int(rows[0]["asks"]) > 0
    assert str(out / "榆岸.md") in rows[0]["files"]


def test_a_bad_profile_is_told_and_the_others_are_drafted(profiles: Path, tmp_path: Path) -> None:
    """Exit status 2; why and what to do stand in the summary, why in the table as well."""
    (profiles / "bad.yaml").write_text("name: x\nsector: moon\n", encoding="utf-8")
    results = tmp_path / "results.jsonl"
    done = plandraft("many", profiles, "--into", tmp_path / "out", "--results", results)
    assert done.exit_code == 2
    assert "drafted 2 of 3 plans" in done.stderr
    assert "failed: " in done.stderr
    assert "hint: " in done.stderr
    rows = [json.loads(line) for line in results.read_text(encoding="utf-8").splitlines()]
    assert [row["state"] for row in rows] == ["failed", "done", "done"]
    assert "sector" in rows[0]["error"]


def test_a_refused_key_is_told_once(profiles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit status 3, one line for all that were not begun, how to go on, and never the key."""
    monkeypatch.setenv("PLANDRAFT_API_KEY", "sk-canary-77")
    for number in range(5):
        (profiles / f"{number}.yaml").write_text(text_of(str(number)), encoding="utf-8")
    results = tmp_path / "results.csv"
    with serving([error(401, "bad key sk-canary-77")]) as server:
        model = ("--model", "m", "--base-url", server.url)
        done = plandraft("many", profiles, "--into", tmp_path / "out", *model, "--jobs", 1, "--results", results)
        assert len(server.requests) == 1
    assert done.exit_code == 3
    assert done.stderr.count("not begun: 6 profiles") == 1
    assert "to go on: the same command again" in done.stderr
    assert "sk-canary" not in done.output + results.read_text(encoding="utf-8")
    assert [row["state"] for row in rows_of(results)].count("not_begun") == 6


def outcome(*, errors: int = 0, stopped: str = "", **more: Any) -> Outcome:
    """An invented outcome with a draft."""
    plan = Plan.model_validate({"title": "计划", "organisation": "榆岸仪表厂工会", "period": {"year": 2027}})
    finding = Finding.model_validate(
        {"code": "PD101", "rule": "part-missing", "severity": "error", "node": "", "message": "缺"}
    )
    made = Draft(plan=plan, report=Report(findings=(finding,) * errors), stopped=stopped)
    return Outcome(**({"profile": "a.yaml", "draft": made} | more))


@pytest.mark.parametrize(
    ("ended", "failed", "status"),
    [
        (outcome(), None, 0),
        (outcome(errors=2), None, 1),
        (outcome(errors=2), OutputError("full"), 2),
        (outcome(draft=None, error=ProfileError("bad")), None, 2),
        (outcome(draft=None, error=RunHeld("held")), None, 2),
        (outcome(draft=None, error=StateError("full"), begun=False), None, 2),
        (outcome(draft=None, error=ZeroDivisionError()), None, 2),
        (outcome(draft=None, error=KeyRejected("no")), None, 3),
        (outcome(draft=None, error=KeyRejected("no"), begun=False), None, 3),
        (outcome(stopped="20 calls"), None, 3),
    ],
)
def test_the_status_of_one_outcome(ended: Outcome, failed: Exception | None, status: int) -> None:
    """What a script hears of it."""
    assert folder_status(ended, failed) == status


class Quiet:
    """Shows nothing."""

    def event(self, event: Event) -> None:
        """Nothing."""

    def ended(self, row: Row) -> None:
        """Nothing."""


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("kinds", "status"), [("0", 0), ("01", 1), ("012", 2), ("0123", 3), ("13", 3), ("23", 3), ("02", 2)]
)
def test_the_worst_outcome_stands(kinds: str, status: int, turned: bool, tmp_path: Path) -> None:
    """The model's failure over a bad profile over findings of severity error, in whatever order they come."""
    each = {
        "0": {},
        "1": {"errors": 1},
        "2": {"draft": None, "error": ProfileError("bad")},
        "3": {"draft": None, "error": KeyRejected("no")},
    }
    ended = [outcome(profile=kind, **each[kind]) for kind in (reversed(kinds) if turned else kinds)]
    desk = FolderRun({kind: tmp_path / kind for kind in kinds}, [".md"], PLAIN_HOUSE)
    desk.take((one for one in ended), Quiet())
    assert desk.status == status


def test_a_plan_that_cannot_be_written_is_that_profile_s_failure(tmp_path: Path) -> None:
    """The next one may be; what could be written is named."""
    (tmp_path / "0.docx").mkdir()
    desk = FolderRun({name: tmp_path / name for name in "01"}, [".md", ".docx"], PLAIN_HOUSE)
    desk.take((outcome(profile=name) for name in "01"), Quiet())
    assert [desk.rows[name].state for name in "01"] == ["failed", "done"]
    assert desk.rows["0"].files == (str(tmp_path / "0.md"),)
    assert desk.status == 2


def test_an_interrupt_leaves_the_table_and_says_how_to_go_on(
    profiles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What came in has its row, the rest is marked; the shell hears of an interrupt."""

    def interrupted(files: Any, **more: Any) -> Iterator[Outcome]:
        yield outcome(profile=str(files[0]))
        raise KeyboardInterrupt

    monkeypatch.setattr(api, "draft_many", interrupted)
    results = tmp_path / "results.csv"
    done = plandraft("many", profiles, "--into", tmp_path / "out", "--results", results)
    assert done.exit_code == 130
    assert "drafted 1 of 2 plans" in done.stderr
    assert "to go on" in done.stderr
    assert [row["state"] for row in rows_of(results)] == ["done", "interrupted"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--results", "table.xls"), ".csv, .jsonl"),
        (("--results", "nowhere/table.csv"), "no folder"),
        (("--format", ".odt"), ".docx"),
        (("--jobs", "0"), "jobs"),
        (("--calls-per-minute", "0"), "calls-per-minute"),
        (("--into", "nowhere/out"), "nowhere"),
        (("--into", "profiles/out", "--format", ".json"), "read as profiles"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_made(
    arguments: tuple[str, ...], said: str, profiles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is drafted for a command that could not hand it over."""
    monkeypatch.chdir(tmp_path)
    done = plandraft("many", "profiles", "--into", "out", *arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert "drafted" not in done.stderr


def test_profiles_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    """The second takes its folder's name before its own, a third a number; each keeps its name for ever."""
    files = [tmp_path / folder / "me.yaml" for folder in ("north", "south", "east/north")]
    out = tmp_path / "out"
    names = names_in(out, files)
    assert [names[file] for file in files] == ["me", "south-me", "north-me"]
    assert names_in(out, [*reversed(files), tmp_path / "west/south/me.toml"]) == names | {
        tmp_path / "west/south/me.toml": "me-2"
    }


def test_a_file_that_is_nobody_s_is_left_alone(tmp_path: Path) -> None:
    """Also where the file system would take its name for the same."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "ME.docx").write_text("mine", encoding="utf-8")
    assert names_in(out, [tmp_path / "me.yaml"]) == {tmp_path / "me.yaml": f"{tmp_path.name}-me"}


def test_a_register_that_is_none_is_refused(tmp_path: Path) -> None:
    """Names are not guessed: a plan might be overwritten."""
    for text in ("{", "[]", '{"a": 1}'):
        (tmp_path / ".plandraft-many.json").write_text(text, encoding="utf-8")
        with pytest.raises(OutputError):
            names_in(tmp_path, [tmp_path / "me.yaml"])


@given(st.text(max_size=30), st.sampled_from(["", *FORMULA_SIGNS]))
def test_text_stays_text_in_a_spreadsheet(text: str, sign: str) -> None:
    """No cell begins as a formula does; what stood there is all there."""
    row = Row(profile="p", organisation=sign + text, error=sign + text, seconds=1.5)
    content = table([row], ".csv").decode("utf-8-sig")
    (read,) = csv.DictReader(io.StringIO(content, newline=""))
    for name in ("organisation", "error"):
        assert not read[name].startswith(FORMULA_SIGNS)
        assert read[name].removeprefix("'").encode("utf-8", "replace") == (sign + text).removeprefix("'").encode(
            "utf-8", "replace"
        )
    assert read["seconds"] == "1.5"
    assert json.loads(table([row], ".jsonl"))["profile"] == "p"


def test_a_terminal_has_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    """With what is waited for, and how many failed."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    with many_progress(2) as progress:
        progress.ended(Row(profile="a", state="failed", error="[bold]no[/bold]"))
        progress.event(Event(kind="wait", message="HTTP 429: slow down [1]"))
        progress.event(Event(kind="note", message="the window [may] be small"))
    said = shown.getvalue()
    assert "1 failed" in said
    assert "slow down [1]" in said
    assert "the window [may] be small" in said
    assert "1/2" in said
