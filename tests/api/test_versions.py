"""Earlier versions: nothing that was written over is lost, undo is undone by redo, and all is the owner's own."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plandraft.api.outputs import is_ours, write_output
from plandraft.api.undoing import redo, undo
from plandraft.api.versions import FOLDER, MOST_VERSIONS, named_file, present, version_file, versions_of
from plandraft.errors import InputError, OutputError


def numbers(path: Path) -> list[int]:
    """The numbers of the kept versions."""
    return [one.number for one in versions_of(path)]


def test_the_first_writing_keeps_nothing(tmp_path: Path) -> None:
    """Nor does writing the same again: no folder appears."""
    plan = tmp_path / "plan.md"
    write_output(plan, b"one")
    write_output(plan, b"one")
    assert not (tmp_path / FOLDER).exists()


def test_undo_goes_back_and_redo_forward(tmp_path: Path) -> None:
    """Step by step, to either end; what comes back counts as written by us."""
    plan = tmp_path / "plan.md"
    for content in (b"one", b"two", b"three"):
        write_output(plan, content)
    for expected in (b"two", b"one"):
        undo(plan)
        assert plan.read_bytes() == expected
        assert is_ours(plan)
    with pytest.raises(InputError, match="nothing stands before"):
        undo(plan)
    for expected in (b"two", b"three"):
        redo(plan)
        assert plan.read_bytes() == expected
    with pytest.raises(InputError, match="nothing stands after"):
        redo(plan)


def test_an_edit_by_hand_is_kept_too(tmp_path: Path) -> None:
    """When it is written over with force, and when undo brings back what was written before it."""
    plan = tmp_path / "plan.md"
    write_output(plan, b"one")
    plan.write_bytes(b"by hand")
    write_output(plan, b"two")
    assert [(one.by_hand, version_file(plan, one.number).read_bytes()) for one in versions_of(plan)] == [
        (True, b"by hand"),
        (False, b"two"),
    ]
    plan.write_bytes(b"by hand again")
    assert present(plan) is None
    undo(plan)
    assert plan.read_bytes() == b"two"
    assert b"by hand again" in [version_file(plan, n).read_bytes() for n in numbers(plan)]
    undo(plan, to=1)
    assert plan.read_bytes() == b"by hand"
    assert not is_ours(plan)


def test_what_was_deleted_comes_back(tmp_path: Path) -> None:
    """The last that was there."""
    plan = tmp_path / "plan.md"
    write_output(plan, b"one")
    write_output(plan, b"two")
    plan.unlink()
    undo(plan)
    assert plan.read_bytes() == b"two"


def test_a_version_has_a_name(tmp_path: Path) -> None:
    """Unless a file bears it."""
    plan = tmp_path / "plan.md"
    write_output(plan, b"one")
    write_output(plan, b"two")
    assert named_file(f"{plan}@1").read_bytes() == b"one"
    with pytest.raises(InputError, match="no version 7") as refused:
        named_file(f"{plan}@7")
    assert "1、2" in refused.value.hint
    (tmp_path / "plan.md@1").write_bytes(b"a file")
    assert named_file(f"{plan}@1").read_bytes() == b"a file"
    assert named_file(plan) == plan


def test_the_oldest_go_first(tmp_path: Path) -> None:
    """No more than so many are kept, and numbers are not used again."""
    plan = tmp_path / "plan.md"
    for number in range(MOST_VERSIONS + 5):
        write_output(plan, str(number).encode())
    assert numbers(plan) == [*range(6, MOST_VERSIONS + 6)]
    assert len([*(tmp_path / FOLDER / "plan.md").glob("*.md")]) == MOST_VERSIONS


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="this system has no such rights")
def test_only_the_owner_reads_them(tmp_path: Path) -> None:
    """Folders and files, whatever the umask says; and no repository takes them up."""
    before = os.umask(0)
    try:
        write_output(tmp_path / "plan.md", b"one")
        write_output(tmp_path / "plan.md", b"two")
    finally:
        os.umask(before)
    kept = tmp_path / FOLDER
    assert {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in (kept, *kept.rglob("*"))} == {0}
    assert (kept / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_where_nothing_can_be_kept_beside_it_the_state_folder_keeps_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file has the folder's name; and where that cannot be written either, nothing is written over."""
    plan = tmp_path / "plan.md"
    (tmp_path / FOLDER).write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("PLANDRAFT_HOME", str(tmp_path / "home"))
    write_output(plan, b"one")
    write_output(plan, b"two")
    undo(plan)
    assert plan.read_bytes() == b"one"
    (tmp_path / "other").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("PLANDRAFT_HOME", str(tmp_path / "other"))
    with pytest.raises(OutputError, match="cannot be kept"):
        write_output(plan, b"three")
    assert plan.read_bytes() == b"one"


def test_a_damaged_log_loses_no_file(tmp_path: Path) -> None:
    """What is there now is kept anew."""
    plan = tmp_path / "plan.md"
    write_output(plan, b"one")
    write_output(plan, b"two")
    (tmp_path / FOLDER / "plan.md" / "log.json").write_text("{", encoding="utf-8")
    assert versions_of(plan) == ()
    write_output(plan, b"three")
    undo(plan)
    assert plan.read_bytes() == b"two"


steps = st.lists(
    st.tuples(st.just("write"), st.binary(max_size=3))
    | st.tuples(st.just("edit"), st.binary(max_size=3))
    | st.tuples(st.sampled_from(["undo", "redo"]), st.just(b"")),
    max_size=14,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_nothing_that_is_written_over_is_lost(
    tmp_path_factory: pytest.TempPathFactory, done: list[tuple[str, bytes]]
) -> None:
    """Whatever is done in whatever order: what stood there is a version of the file; redo takes an undo back."""
    plan = tmp_path_factory.mktemp("any") / "plan.md"
    write_output(plan, b"first")
    written_over = set[bytes]()
    for what, content in done:
        before = plan.read_bytes()
        if what == "edit":
            plan.write_bytes(content)
            continue
        try:
            write_output(plan, content) if what == "write" else {"undo": undo, "redo": redo}[what](plan)
        except InputError:
            assert plan.read_bytes() == before
            continue
        written_over |= {before} - {plan.read_bytes()}
        kept = {version_file(plan, one.number).read_bytes() for one in versions_of(plan)}
        assert written_over - {plan.read_bytes()} <= kept
        if what == "undo":
            after = plan.read_bytes()
            assert undone(plan) == after


def undone(plan: Path) -> bytes:
    """What a file holds after its undo was taken back, where it can be, and done again."""
    kept = present(plan)
    assert kept is not None
    if any(one.parent == kept.number for one in versions_of(plan)):
        redo(plan)
        undo(plan)
    return plan.read_bytes()
