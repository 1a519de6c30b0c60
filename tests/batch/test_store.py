"""Batches are kept: found again, told of damage, and forgotten with their runs."""

from __future__ import annotations

import pytest

from plandraft.batch.records import Batch, BatchFile, BatchLine, BatchRun
from plandraft.batch.store import BatchStore
from plandraft.core.ask import Usage
from plandraft.errors import StateError, UsageError
from plandraft.journal.writes import call_row, reply_row
from tests.journal.desk import Clock, ask, flip, header, journal, reply

AT = "2026-11-20T08:00:00.000+00:00"


def batch(name: str = "b-one", **changed) -> Batch:
    """A batch of an invented run."""
    made = Batch(
        id=name,
        scope=header().scope,
        model="invented",
        base_url="http://127.0.0.1:1/v1",
        begun=AT,
        since=AT,
        most_lines=9,
    )
    return made.model_copy(update=changed)


def filled(folder, clock=None):
    """A journal with a run that waits for a file with two asks, one of them answered."""
    kept = journal(folder, clock)
    run = kept.begin(header())
    for text in ("一", "二"):
        run.asked(ask(text)).result()
    run.stop("waits for its batch")
    run.close()
    store = BatchStore(kept)
    file = BatchFile(token="t1", batch="b-one", scope=header().scope, at=AT, state="sent", remote="batch_1")
    lines = [
        BatchLine(file="t1", ask=ask(text).id, capabilities={"temperature": False}, digest=text)
        for text in ("一", "二")
    ]
    store.save(batch(), BatchRun(batch="b-one", run=run.id, place=0, name="me", files=("/p/me.md",)), file, *lines)
    settled = lines[0].model_copy(update={"state": "answered"})
    store.save(
        settled,
        also=[
            reply_row(header().scope, run.id, ask("一").id, AT, reply("好"), source=run.id, over=False),
            call_row(run.id, ask("一").id, AT, Usage(prompt_tokens=3), "stop"),
        ],
    )
    return kept, store


def test_what_is_kept_is_found_again(tmp_path):
    """By name, by scope, by run; and what is under way, and what was tried."""
    kept, store = filled(tmp_path)
    assert store.batches() == (batch(),)
    assert store.find("b-") == batch()
    assert [entry.name for entry in store.runs("b-one")] == ["me"]
    assert store.files(scope=header().scope) == store.files(batch="b-one")
    assert store.in_flight(header().scope) == {ask("二").id}
    assert store.asked_by("b-one") == {ask(text).id: [header().run_id] for text in ("一", "二")}
    assert store.last_manners(header().scope) == {"temperature": False}
    history = store.history([ask("一").id, ask("三").id], scope=header().scope, since=AT)
    assert [line.state for line in history[ask("一").id]] == ["answered"]
    assert ask("三").id not in history
    assert store.history([ask("一").id], scope=header().scope, since="2027") == {}
    run = kept.begin(header())
    assert run.awaited() == {"b-one": 1}
    assert run.answer(ask("一")).text == "好"
    assert store.ask(ask("一").id).id == ask("一").id
    run.close()
    kept.close()


def test_a_name_that_is_none_or_several_is_wrong_usage(tmp_path):
    """With a hint."""
    kept, store = filled(tmp_path)
    store.save(batch("b-two"))
    for name in ("b-", "c"):
        with pytest.raises(UsageError) as caught:
            store.find(name)
        assert caught.value.hint
    kept.close()


def test_a_reply_of_a_live_run_is_not_written_over(tmp_path):
    """The run has gone on from it."""
    kept, store = filled(tmp_path)
    store.save(
        also=[reply_row(header().scope, header().run_id, ask("一").id, AT, reply("别的"), source="x", over=False)]
    )
    assert kept.answer(header(), ask("一"))[0].text == "好"
    kept.close()


@pytest.mark.parametrize("table", ["batches", "batch_files", "batch_runs"])
def test_damage_is_told(tmp_path, table):
    """With another way on."""
    kept, _ = filled(tmp_path)
    kept.close()
    flip(tmp_path / "journal.sqlite", table)
    kept = journal(tmp_path)
    store = BatchStore(kept)
    with pytest.raises(StateError) as caught:
        store.batches(), store.files(batch="b-one"), store.runs("b-one")
    assert "plandraft resume" in caught.value.hint
    kept.close()


def test_a_damaged_line_is_still_under_way(tmp_path):
    """That it was sent is known without its body, so it is not sent again."""
    kept, _ = filled(tmp_path)
    kept.close()
    flip(tmp_path / "journal.sqlite", "batch_lines")
    flip(tmp_path / "journal.sqlite", "asks")
    kept = journal(tmp_path)
    store = BatchStore(kept)
    assert store.in_flight(header().scope) == {ask("二").id}
    assert {line.state for line in store.lines("t1")} == {"sent", "answered"}
    assert store.last_manners(header().scope) == {}
    assert store.ask(ask("一").id) is None
    kept.close()


def test_cleaning_keeps_what_a_batch_under_way_waits_for(tmp_path):
    """Afterwards a batch is forgotten with its runs."""
    clock = Clock()
    kept, store = filled(tmp_path, clock)
    clock.pass_days(9)
    assert kept.clean(older_than_days=1) == ()
    store.save(batch(state="done"))
    assert kept.clean(older_than_days=1) == (header().run_id,)
    for table in ("batches", "batch_runs", "batch_files", "batch_lines", "asks", "replies"):
        assert kept.read(f"SELECT COUNT(*) FROM {table}") == [(0,)], table
    kept.close()
