"""A run from its beginning to its end: what is kept, found again, given again and forgotten."""

from __future__ import annotations

import asyncio
import datetime as dt
from decimal import Decimal

import pytest

from plandraft.core.ask import Failed, Reply, Usage
from plandraft.core.money import Price
from plandraft.errors import UsageError
from plandraft.journal import JournaledModel
from tests.journal.desk import LEAKS, Clerk, Clock, ask, draft, header, journal, reply


def test_an_ask_is_there_before_its_reply(tmp_path):
    """Another reader of the file sees the ask as soon as its future is done, and no reply yet."""
    mine, other = journal(tmp_path), journal(tmp_path)
    run = mine.begin(header())
    run.asked(ask("甲")).result()
    (said,) = other.overview(run.id).asks
    assert said.ask is not None
    assert said.ask["messages"][1]["content"] == "甲"
    assert (said.reply, said.failure, said.damaged) == (None, None, False)
    run.answered(ask("甲"), reply("一句")).result()
    (said,) = other.overview(run.id).asks
    assert said.reply is not None
    assert said.reply["text"] == "一句"
    run.close()
    mine.close()
    other.close()


def test_nothing_is_sent_before_its_ask_is_on_the_disk(tmp_path):
    """The model finds its own ask in the file while it answers."""
    mine, seen = journal(tmp_path), []
    run = mine.begin(header())

    class Looking(Clerk):
        def ask(self, asked):
            other = journal(tmp_path)
            seen.extend(said.id for said in other.overview(run.id).asks)
            other.close()
            return super().ask(asked)

    JournaledModel(Looking(), run).ask(ask())
    assert seen == [ask().id]
    run.close()
    mine.close()


@pytest.mark.parametrize("text", ["好", '{"a": "半句', "\ud83d 孤字", ""])
def test_a_delivered_reply_is_given_again_and_not_asked_again(tmp_path, text):
    """Sync and awaited, in a later process too; it costs nothing the second time, and is the same to the letter."""
    first = journal(tmp_path)
    run = first.begin(header())
    given = JournaledModel(Clerk(reply(text)), run).ask(ask())
    run.close()
    first.close()
    later, idle = journal(tmp_path), Clerk(reply("另一句"))
    run = later.begin(header())
    model = JournaledModel(idle, run)
    for again in (model.ask(ask()), asyncio.run(model.aask(ask()))):
        assert isinstance(again, Reply)
        assert isinstance(given, Reply)
        assert (again.text, again.usage, again.model, again.seconds) == (text, given.usage, "invented-1", 1.5)
        assert not again.paid
    assert idle.asked == []
    assert model.ask(ask("别的")) == reply("另一句")
    run.close()
    later.close()


def test_replies_are_shared_by_runs_of_one_model_at_one_address(tmp_path):
    """Another run of it pays nothing, and keeps the reply when the first is forgotten; another model is asked."""
    clock, idle, busy = Clock(), Clerk(), Clerk()
    kept = journal(tmp_path, clock)
    one = kept.begin(header("1" * 12))
    JournaledModel(Clerk(reply("好")), one).ask(ask())
    one.stop("enough")
    one.close()
    clock.pass_days(2)
    two = kept.begin(header("2" * 12))
    assert JournaledModel(idle, two).ask(ask()).text == "好"
    two.asked(ask()).result()  # writes come in order: the copy that nobody waited for is now there too
    (said,) = kept.overview(two.id).asks
    assert said.source == one.id
    assert kept.clean(older_than_days=1) == (one.id,)
    assert JournaledModel(idle, two).ask(ask()).text == "好"
    assert idle.asked == []
    other = kept.begin(header("3" * 12, model="another"))
    JournaledModel(busy, other).ask(ask())
    assert busy.asked == [ask().id]
    two.close()
    other.close()
    kept.close()


def test_a_budget_failure_is_never_kept(tmp_path):
    """The ask stays open and is put again; no row says that it failed."""
    kept, over = journal(tmp_path), Clerk(Failed(kind="over_budget", message="2 次用完"))
    run = kept.begin(header())
    model = JournaledModel(over, run)
    assert model.ask(ask()) == model.ask(ask()) == over.answer
    assert asyncio.run(model.aask(ask())) == over.answer
    assert len(over.asked) == 3
    assert kept.runs()[0].failures == 0
    assert kept.overview(run.id).asks[0].failure is None
    run.close()
    kept.close()


@pytest.mark.parametrize(
    ("usage", "at_least"),
    [(Usage(prompt_tokens=9), False), (Usage(), False), (None, True)],
    ids=["told", "none", "untold"],
)
def test_the_cost_of_a_run_is_that_of_all_its_calls(tmp_path, usage, at_least):
    """At the price it was begun with, calls of no use included; "at least" where the endpoint did not tell a call's."""
    price = Price(input="1.5", output=3, currency="CNY", as_of=dt.date(2026, 11, 1))
    kept = journal(tmp_path)
    run = kept.begin(header().model_copy(update={"price": price}))
    run.called(ask("甲").id, Usage(prompt_tokens=100, completion_tokens=50), "stop").result()
    run.called(ask("甲").id, usage, "faulty").result()
    run.close()
    (one,) = kept.runs()
    assert one.cost is not None
    assert (one.cost.price, one.cost.at_least) == (price, at_least)
    assert one.cost.amount == Decimal("0.0003") + Decimal("0.0000015") * (usage.prompt_tokens if usage else 0)
    assert kept.header(run.id).price == price
    kept.close()


def test_without_a_price_a_run_has_no_cost(tmp_path):
    """Unknown is not nothing."""
    kept = journal(tmp_path)
    run = kept.begin(header())
    run.called(ask("甲").id, Usage(prompt_tokens=100), "stop").result()
    run.close()
    assert kept.runs()[0].cost is None
    kept.close()


@pytest.mark.parametrize("kind", ["refused", "too_long", "faulty"])
def test_another_failure_is_kept_until_a_done_run_is_begun_again(tmp_path, kind):
    """A resumed run goes the same way; one that was done gives what failed another chance."""
    kept, failing = journal(tmp_path), Clerk(Failed(kind=kind, message="不行", usage=Usage(prompt_tokens=9)))
    run = kept.begin(header())
    JournaledModel(failing, run).ask(ask())
    run.stop("stopped")
    run.close()
    run, idle = kept.begin(header()), Clerk()
    assert JournaledModel(idle, run).ask(ask()) == Failed(kind=kind, message="不行")
    assert idle.asked == []
    run.finish(draft())
    run.close()
    run = kept.begin(header())
    assert JournaledModel(idle, run).ask(ask()) == reply("{}")
    assert kept.runs()[0].failures == 0
    run.close()
    kept.close()


def test_a_header_comes_back_as_it_was(tmp_path):
    """With the leak list, which is kept beside it; an equal list is kept once."""
    kept = journal(tmp_path)
    for key in ("1" * 12, "2" * 12):
        kept.begin(header(key)).close()
    assert kept.header("261120-" + "1" * 10) == header("1" * 12)
    assert kept.header("261120-" + "1" * 10).leaks == LEAKS
    assert kept.read("SELECT COUNT(*) FROM leaks") == [(1,)]
    kept.begin(header("4" * 12, leaks=None)).close()
    assert kept.header("261120-" + "4" * 10).leaks is None
    kept.close()


def test_state_reason_and_times_are_listed(tmp_path):
    """Running while it is held, stopped with its reason, then done with its draft."""
    clock = Clock()
    kept = journal(tmp_path, clock)
    assert kept.runs() == ()
    run = kept.begin(header())
    assert kept.runs()[0].state == "running"
    clock.pass_days(1)
    run.stop("network gone")
    run.close()
    (summary,) = kept.runs()
    assert (summary.state, summary.reason) == ("stopped", "network gone")
    assert (summary.begun[:10], summary.touched[:10]) == ("2026-11-20", "2026-11-21")
    assert (summary.organisation, summary.model) == ("厂工会", "invented")
    assert kept.unfinished(header().key) == header()
    run = kept.begin(header())
    run.called("x", Usage(prompt_tokens=3), "ok").result()
    run.called("x", None, "timeout").result()
    run.finish(draft())
    run.close()
    (summary,) = kept.runs()
    assert (summary.state, summary.reason, summary.calls, summary.usage.prompt_tokens) == ("done", "", 2, 3)
    assert kept.overview(run.id).draft["plan"]["title"] == "厂工会2027年工作计划"
    assert kept.unfinished(header().key) is None
    kept.close()


def test_a_run_is_found_by_the_beginning_of_its_name(tmp_path):
    """Without a name, the newest unfinished one; what fits two, or none, is wrong usage."""
    clock = Clock()
    kept = journal(tmp_path, clock)
    for key in ("1a" * 6, "1b" * 6, "2c" * 6):
        run = kept.begin(header(key))
        run.finish(draft()) if key[0] == "2" else run.stop("")
        run.close()
        clock.pass_days(1)
    assert kept.find(None) == "261120-1b1b1b1b1b"
    assert kept.find("261120-2") == "261120-2c2c2c2c2c"
    assert kept.find("261120-1a1a1a1a1a") == "261120-1a1a1a1a1a"
    for name in ("261120-1", "9"):
        with pytest.raises(UsageError) as caught:
            kept.find(name)
        assert caught.value.hint
    kept.close()


def test_cleaning_everything_takes_what_ended_a_moment_ago(tmp_path):
    """Runs are dated to the millisecond, and so is the limit."""
    clock = Clock()
    kept = journal(tmp_path, clock)
    run = kept.begin(header())
    run.stop("")
    run.close()
    assert kept.clean(older_than_days=0) == ()
    clock.pass_days(0.005 / 86_400)
    assert kept.clean(older_than_days=0) == (run.id,)
    kept.close()


def test_cleaning_forgets_the_old_and_keeps_what_is_held(tmp_path):
    """Rows, leak lists and locks go with a run; a run under way stays however old."""
    clock = Clock()
    kept = journal(tmp_path, clock)
    old, held = kept.begin(header("1" * 12)), kept.begin(header("2" * 12, leaks=None))
    JournaledModel(Clerk(Failed(kind="refused", message="不")), old).ask(ask("甲"))
    JournaledModel(Clerk(reply("乙")), old).ask(ask("乙"))
    old.finish(draft())
    old.close()
    assert kept.clean(older_than_days=1) == ()
    clock.pass_days(3)
    young = kept.begin(header("3" * 12, leaks=None))
    young.stop("")
    young.close()
    assert kept.clean(older_than_days=1) == (old.id,)
    assert {run.id for run in kept.runs()} == {held.id, young.id}
    for table in ("asks", "asked", "replies", "failures", "leaks", "drafts", "calls"):
        assert kept.read(f"SELECT COUNT(*) FROM {table}") == [(0,)], table
    assert not (tmp_path / "locks" / f"{old.id}.lock").exists()
    held.asked(ask("丙")).result()
    held.close()
    kept.close()


def test_a_run_taken_up_while_old_ones_are_forgotten_stays(tmp_path, monkeypatch):
    """What the list said a moment ago does not count; the lock does."""
    clock = Clock()
    kept = journal(tmp_path, clock)
    run = kept.begin(header())
    JournaledModel(Clerk(reply("好")), run).ask(ask())
    run.stop("")
    run.close()
    before = kept.runs()
    clock.pass_days(3)
    run = kept.begin(header())
    monkeypatch.setattr(kept, "runs", lambda: before)
    assert kept.clean(older_than_days=1) == ()
    assert run.answer(ask()).text == "好"
    run.close()
    kept.close()
