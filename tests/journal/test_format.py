"""A journal that was written once stays readable: the stored file is never written anew to please a change."""

from __future__ import annotations

import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest

from plandraft.batch.store import BatchStore
from plandraft.core.ask import Failed, Usage
from plandraft.journal import JournaledModel
from plandraft.journal.store import JOURNAL_FORMAT_VERSION
from plandraft.models.capabilities.capabilities import Capabilities
from plandraft.models.capabilities.capability_cache import capabilities_from_json
from tests.journal.desk import LEAKS, Clerk, ask, header, journal, reply
from tests.journal.make_sample import SAMPLES, write_batch

DONE, STOPPED = "261120-d0d0d0d0d0", "261120-5e5e5e5e5e"


@pytest.fixture(params=SAMPLES)
def kept(request, tmp_path):
    """The stored journal of each format, in a folder that may be written to."""
    shutil.copyfile(SAMPLES[request.param], tmp_path / "journal.sqlite")
    found = journal(tmp_path)
    yield found
    found.close()


def test_its_runs_are_listed(kept):
    """States, times, counts and usage."""
    stopped, done = kept.runs()
    assert (done.id, done.state, done.organisation, done.period) == (DONE, "done", "厂工会", "2027年")
    assert (done.asks, done.replies, done.failures, done.calls) == (3, 2, 1, 2)
    assert done.usage == Usage(prompt_tokens=24, completion_tokens=14)
    assert done.cost is None
    assert done.begun == "2026-11-20T08:00:00.000+00:00"
    assert (stopped.id, stopped.state, stopped.reason) == (STOPPED, "stopped", "no connection")
    assert (stopped.asks, stopped.replies, stopped.calls) == (2, 1, 1)
    assert not done.damaged
    assert not stopped.damaged
    assert kept.find(None) == STOPPED


def test_its_runs_are_shown(kept):
    """Every ask with what came of it, and the draft."""
    seen = kept.overview(DONE)
    texts = {said.ask["messages"][1]["content"]: said for said in seen.asks}
    assert texts["第一问"].reply["text"] == "办好职工书屋。"
    assert texts["第二问"].reply["text"] == "孤字 \ud83d 也留着"
    assert texts["第三问"].failure["message"] == "不答"
    assert not any(said.damaged for said in seen.asks)
    assert seen.draft["plan"]["title"] == "厂工会2027年工作计划"
    shared = {said.source for said in kept.overview(STOPPED).asks}
    assert shared == {DONE, ""}


def test_its_headers_are_read(kept):
    """So its runs can be taken up again."""
    assert kept.header(DONE) == header("d0d0d0d0d0d0")
    assert kept.header(DONE).leaks == LEAKS
    assert kept.unfinished("5e5e5e5e5e5e") == header("5e5e5e5e5e5e", leaks=None)


def test_its_answers_are_given_again(kept):
    """To asks made today: their ids have not changed; only what was never answered is asked."""
    run, model = kept.begin(header("d0d0d0d0d0d0").model_copy(update={"key": "5e5e5e5e5e5e"})), Clerk(reply("新"))
    journaled = JournaledModel(model, run)
    assert journaled.ask(ask("第一问")).text == "办好职工书屋。"
    assert journaled.ask(ask("第二问")).text == "孤字 \ud83d 也留着"
    assert model.asked == []
    assert journaled.ask(ask("未答的问")).text == "新"
    run.close()


def test_its_failures_are_given_again_to_a_run_that_goes_on(kept):
    """As they are read; beginning a run that was done would forget them."""
    answer, run, damaged = kept.answer(header("d0d0d0d0d0d0"), ask("第三问"))
    assert (answer, run, damaged) == (Failed(kind="refused", message="不答"), DONE, False)


def test_the_batches_of_the_second_format_are_read(tmp_path):
    """What is under way, how it was asked, and for whom."""
    shutil.copyfile(SAMPLES[2], tmp_path / "journal.sqlite")
    kept = journal(tmp_path)
    store = BatchStore(kept)
    (batch,) = store.batches()
    (file,) = store.files(batch=batch.id)
    assert (batch.state, batch.rounds, batch.most_lines) == ("open", 1, 50_000)
    assert (file.remote, file.upload, file.status, file.state) == ("batch_1", "file-1", "in_progress", "sent")
    assert [(entry.run, entry.files) for entry in store.runs(batch.id)] == [(STOPPED, ("/plans/me.md",))]
    (line,) = store.lines(file.token)
    assert capabilities_from_json(line.capabilities) == Capabilities(temperature=False)
    assert store.in_flight(batch.scope) == {ask("未答的问").id}
    kept.close()


def test_a_journal_of_the_first_format_is_raised_where_it_lies(tmp_path):
    """Two processes at once do it once; all that was in it stays, and batches can be kept in it."""
    shutil.copyfile(SAMPLES[1], tmp_path / "journal.sqlite")
    with ThreadPoolExecutor() as pool:
        found = list(pool.map(lambda _: journal(tmp_path).runs(), range(4)))
    assert all(runs == found[0] for runs in found)
    connection = sqlite3.connect(tmp_path / "journal.sqlite")
    assert connection.execute("PRAGMA user_version").fetchone() == (JOURNAL_FORMAT_VERSION,)
    connection.close()
    kept = journal(tmp_path)
    write_batch(kept, STOPPED, ask("未答的问").id)
    assert BatchStore(kept).in_flight(header().scope) == {ask("未答的问").id}
    kept.close()


def test_another_format_brings_another_file():
    """Whoever raises the format stores a file of it beside this one, and keeps this one readable."""
    assert all(file.exists() for file in SAMPLES.values())
