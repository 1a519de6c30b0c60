"""What a bad disk did to the journal is told, and never passed on as an answer."""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plandraft.core.ask import Failed
from plandraft.errors import StateError
from plandraft.journal import JournaledModel
from tests.journal.desk import Clerk, ask, draft, flip, header, journal, reply
from tests.journal.make_sample import SAMPLE

STORED = SAMPLE.read_bytes()


def kept_run(folder, answer):
    """A finished run with one answer; its journal is closed."""
    kept = journal(folder)
    run = kept.begin(header())
    JournaledModel(Clerk(answer), run).ask(ask())
    run.stop("")
    run.close()
    kept.close()
    return folder / "journal.sqlite"


@pytest.mark.parametrize("column", ["body", "checksum"])
def test_a_damaged_reply_is_reported_and_asked_again(tmp_path, column):
    """Once: the new reply takes its place."""
    file = kept_run(tmp_path, reply("好"))
    flip(file, "replies", column=column)
    kept, losses, model = journal(tmp_path), [], Clerk(reply("新的"))
    run = kept.begin(header())
    assert kept.overview(run.id).asks[0].damaged
    assert kept.overview(run.id).asks[0].reply is None
    journaled = JournaledModel(model, run, on_loss=losses.append)
    assert [journaled.ask(ask()).text for _ in range(2)] == ["新的", "新的"]
    assert len(model.asked) == 1
    assert run.damaged == 1
    (loss,) = losses
    assert "damaged" in loss
    assert "asked again" in loss
    assert not kept.overview(run.id).asks[0].damaged
    run.close()
    kept.close()


def test_a_reply_of_another_run_stands_in_for_a_damaged_one(tmp_path):
    """It is reported all the same, and nothing is asked."""
    kept_run(tmp_path, reply("好"))
    kept = journal(tmp_path)
    other = kept.begin(header("9" * 12))
    JournaledModel(Clerk(), other).ask(ask())
    other.close()
    kept.close()
    flip(tmp_path / "journal.sqlite", "replies", where=f"run='{header().run_id}'")
    kept, losses, idle = journal(tmp_path), [], Clerk()
    run = kept.begin(header())
    assert JournaledModel(idle, run, on_loss=losses.append).ask(ask()).text == "好"
    assert idle.asked == []
    assert "stands in" in losses[0]
    run.close()
    kept.close()


def test_a_row_put_in_another_place_is_not_believed(tmp_path):
    """A reply moved to another ask is damaged there, whole as it is."""
    file = kept_run(tmp_path, reply("好"))
    connection = sqlite3.connect(file)
    with connection:
        connection.execute("UPDATE replies SET ask=?", (ask("别的").id,))
    connection.close()
    kept, model = journal(tmp_path), Clerk(reply("真的"))
    run = kept.begin(header())
    assert JournaledModel(model, run).ask(ask("别的")).text == "真的"
    assert run.damaged == 1
    run.close()
    kept.close()


def test_a_damaged_failure_is_asked_again(tmp_path):
    """Like a reply."""
    flip(kept_run(tmp_path, Failed(kind="refused", message="不行")), "failures")
    kept, losses = journal(tmp_path), []
    run = kept.begin(header())
    assert kept.overview(run.id).asks[0].damaged
    assert JournaledModel(Clerk(), run, on_loss=losses.append).ask(ask()) == reply("{}")
    assert len(losses) == 1
    run.close()
    kept.close()


def test_damage_beside_the_replies_is_shown(tmp_path):
    """A listing goes on past a bad line; a bad ask text or draft is not shown as if it were whole."""
    kept = journal(tmp_path)
    run = kept.begin(header())
    JournaledModel(Clerk(reply("好")), run).ask(ask())
    run.finish(draft())
    run.close()
    kept.close()
    file = tmp_path / "journal.sqlite"
    flip(file, "runs", column="summary")
    flip(file, "asks")
    flip(file, "drafts")
    kept = journal(tmp_path)
    (summary,) = kept.runs()
    assert summary.damaged
    assert summary.organisation == "(damaged)"
    seen = kept.overview(summary.id)
    assert seen.draft is None
    assert (seen.asks[0].ask, seen.asks[0].damaged) == (None, True)
    assert seen.asks[0].reply is not None
    kept.close()


@pytest.mark.parametrize(("table", "column"), [("runs", "header"), ("leaks", "body")])
def test_a_damaged_header_begins_a_new_run_that_keeps_the_replies(tmp_path, table, column):
    """Resuming says what happened; the same command is not stopped by it, and mends it."""
    flip(kept_run(tmp_path, reply("好")), table, column=column)
    kept, idle = journal(tmp_path), Clerk()
    with pytest.raises(StateError, match="damaged") as caught:
        kept.header(kept.find(None))
    assert caught.value.hint
    assert kept.unfinished(header().key) is None
    run = kept.begin(header())
    assert kept.header(run.id) == header()
    assert JournaledModel(idle, run).ask(ask()).text == "好"
    assert idle.asked == []
    run.close()
    kept.close()


@settings(max_examples=150, deadline=None)
@given(at=st.integers(0, len(STORED) - 1), bit=st.integers(0, 7))
@example(at=STORED.index(b"CREATE TABLE asks") + 4, bit=7)  # SQLite's own message is then no text
def test_a_flipped_bit_anywhere_is_an_error_of_ours_or_no_matter(at, bit):
    """Wherever it is: nothing but what was written is ever given as an answer, and no other error comes out."""
    content = bytearray(STORED)
    content[at] ^= 1 << bit
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "journal.sqlite").write_bytes(content)
        kept, hint = journal(Path(folder)), "none needed"
        try:
            answer, _, _ = kept.answer(header("d0d0d0d0d0d0"), ask("第一问"))
            assert answer is None or answer.text == "办好职工书屋。"
            for run in kept.runs():
                kept.overview(run.id)
                kept.header(run.id)
        except StateError as error:
            hint = error.hint
        finally:
            kept.close()
    assert hint


def _overwritten(file):
    file.write_bytes(b"this is no database, only a text of some length. " * 100)


def _torn(file):
    content = bytearray(file.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    file.write_bytes(bytes(content))


def _foreign(file):
    file.unlink()
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE bookmarks(x)")
    connection.close()


def _later(file):
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version=99")
    connection.close()


def _folder(file):
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize("harm", [_overwritten, _torn, _foreign, _later, _folder])
def test_a_file_that_cannot_be_used_is_said_with_a_way_out(tmp_path, harm):
    """Whether it is read or a run is begun; the lock is given back, and the file is left as it is."""
    file = kept_run(tmp_path, reply("好"))
    harm(file)
    before = file.read_bytes() if file.is_file() else b""
    for use in (
        lambda kept: kept.runs(),
        lambda kept: kept.find(None),
        lambda kept: kept.unfinished(header().key),
        lambda kept: kept.begin(header()),
        lambda kept: kept.begin(header()),
        lambda kept: kept.clean(older_than_days=0),
    ):
        kept = journal(tmp_path)
        with pytest.raises(StateError) as caught:
            use(kept)
        assert str(file) in caught.value.message
        assert "being worked on" not in caught.value.message
        assert caught.value.hint
        kept.close()
    if harm is not _folder and harm is not _foreign:
        assert file.read_bytes() == before
