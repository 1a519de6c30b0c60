"""A flow goes as far as the answers lead."""

from __future__ import annotations

from collections.abc import Generator

from plandraft.core.ask import Answer, Ask, Reply
from plandraft.drivers.stepping import Waiting, step
from tests.journal.desk import ask, reply


def two_rounds() -> Generator[tuple[Ask, ...], tuple[Answer, ...], list[str]]:
    """One ask, then two, one of which is the first again and one of which stands there twice."""
    (first,) = yield (ask("一"),)
    rest = yield (ask("一"), ask("二"), ask("二"))
    return [answer.text for answer in (first, *rest) if isinstance(answer, Reply)]


def test_what_lacks_an_answer_is_waited_for_once():
    """In the order it is asked; with all answers there is a result."""
    known: dict[str, Answer] = {}
    assert step(two_rounds(), lambda one: known.get(one.id)) == Waiting(asks=(ask("一"),))
    known[ask("一").id] = reply("1")
    assert step(two_rounds(), lambda one: known.get(one.id)) == Waiting(asks=(ask("二"),))
    known[ask("二").id] = reply("2")
    assert step(two_rounds(), lambda one: known.get(one.id)) == ["1", "1", "2", "2"]
