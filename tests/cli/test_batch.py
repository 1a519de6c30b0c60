"""``plandraft batch`` as a user meets it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from plandraft import api
from plandraft.cli.main import main
from tests.batch_api import BatchOffice, refused, serving
from tests.faults.office import Office

PROFILE = Path(__file__).parents[2] / "examples" / "profiles" / "hospital-clinic.yaml"


def plandraft(*arguments: Any) -> Result:
    """Run a command."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def office(monkeypatch) -> Iterator[BatchOffice]:
    """A batch API; drafts take three questions at first, then one at a time, three times."""
    monkeypatch.setenv("PLANDRAFT_API_KEY", "sk-canary-7f3a9b1c")
    answers = {one.ask.text: one.answer.text for one in api.draft(PROFILE, model=Office()).exchanges}
    with serving(BatchOffice(answers)) as served:
        yield served


def submit(office: BatchOffice, folder: Path, *more: Any) -> Result:
    """Submit one profile."""
    where = ("--model", "m", "--base-url", office.url, "--into", folder)
    return plandraft("batch", "submit", PROFILE, *where, *more)


def test_from_submit_to_the_plans(office, tmp_path):
    """What is printed where: the batch on stdout, what happens on stderr; the files are there at the end."""
    made = submit(office, tmp_path, "--format", ".md", "--format", ".docx")
    assert made.exit_code == 0, made.output
    name = made.stdout.split()[0]
    assert "round 1: 3 questions sent as batch_1" in made.stderr
    assert f"plandraft batch collect {name}" in made.stderr
    listed = plandraft("batch", "status")
    assert name in listed.stdout
    assert "0/1 plans" in listed.stdout
    assert "batch_1" in plandraft("batch", "status", name).stdout
    assert "waits for its batch" in plandraft("runs").stdout
    done = plandraft("batch", "collect", "--wait")
    assert done.exit_code in (0, 1), done.output
    assert "1/1 plans, round 4" in done.stdout
    assert "round 2" in done.stderr
    for suffix in (".md", ".docx"):
        assert (tmp_path / f"hospital-clinic{suffix}").exists()
        assert f"hospital-clinic{suffix}" in done.stderr
    assert "sk-canary" not in made.output + listed.output + done.output


def test_one_round_at_a_time(office, tmp_path):
    """Each collect goes on by one round and says how to go on; the last one writes the plan."""
    submit(office, tmp_path)
    for number in (2, 3, 4):
        made = plandraft("batch", "collect")
        assert f"round {number}" in made.stderr
        assert not (tmp_path / "hospital-clinic.md").exists()
    assert "wrote" in plandraft("batch", "collect").stderr
    nothing = plandraft("batch", "collect")
    assert nothing.exit_code == 2
    assert "hint" in nothing.stderr


def test_a_submit_that_came_to_nothing_is_not_what_collect_takes(office, tmp_path):
    """It means the newest batch of which the endpoint has something."""
    name = submit(office, tmp_path).stdout.split()[0]
    lost = plandraft("batch", "submit", PROFILE, "--model", "m", "--base-url", f"{office.url}/x", "--into", tmp_path)
    assert lost.exit_code == 3
    assert "no batch API" in lost.stderr
    assert "plandraft many" in lost.stderr
    assert plandraft("batch", "collect").stdout.split()[0] == name


def test_a_stop_says_how_to_go_on(office, tmp_path):
    """Exit status 3, as for any model that refuses."""
    office.line = lambda one, number: refused(one, 429, "no money", code="insufficient_quota")
    submit(office, tmp_path)
    made = plandraft("batch", "collect", "--wait")
    assert made.exit_code == 3
    assert "no money" in made.stderr
    assert "plandraft batch collect b-" in made.stderr


def test_bounds_are_those_of_the_whole_batch(office, tmp_path):
    """Reached, the command ends with status 3 and says how to go on; a higher one is taken from then on."""
    submit(office, tmp_path, "--max-calls", 5)
    made = plandraft("batch", "collect", "--wait")
    assert made.exit_code == 3
    assert "上限 5" in made.stderr
    assert "a higher bound" in made.stderr
    assert "round 3" in made.stderr
    assert plandraft("batch", "collect", "--wait", "--max-calls", 6).exit_code in (0, 1)
    assert (tmp_path / "hospital-clinic.md").exists()


def test_a_batch_can_be_cancelled(office, tmp_path):
    """It is listed as that."""
    office.looks = 99
    name = submit(office, tmp_path).stdout.split()[0]
    made = plandraft("batch", "cancel", name)
    assert made.exit_code == 0, made.output
    assert "cancelled" in made.stdout
    assert "cancelling" in made.stdout


def test_wrong_usage(office, tmp_path):
    """A missing profile, no model, a missing folder, an unknown batch, a poll that is too quick."""
    where = ("--base-url", office.url)
    for arguments in (
        ("submit", tmp_path / "none.yaml", "--model", "m", *where),
        ("submit", PROFILE, *where),
        ("submit", PROFILE, "--model", "offline"),
        ("submit", PROFILE, "--model", "m", "--into", tmp_path / "none", *where),
        ("submit", PROFILE, "--model", "m", "--format", ".odt", *where),
        ("submit",),
        ("status", "b-none"),
        ("collect", "--every", "1"),
        ("collect", "--timeout", "60"),
        ("collect", "b-none"),
        ("cancel",),
    ):
        made = plandraft("batch", *arguments)
        assert made.exit_code == 2, (arguments, made.output)
        assert "Traceback" not in made.output
    assert office.calls == []
    assert "no batch is kept" in plandraft("batch", "status").stderr
