"""A server's knowledge of a whole run: it answers every ask of a draft in the offline model's words."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from plandraft.core.ask import Answer, Ask, Reply
from plandraft.core.events import Event
from plandraft.offline import ANSWERERS, OfflineModel
from tests.faults.case import Case
from tests.faults.server import Move, Request, right

VAGUE_OWNER, VAGUE = "相关部门", "P1"
"""The owner whom the office gives the work on one demand; only an answer can mend it."""
FORGOTTEN = {"measures": "P2", "whole": "P3"}
"""The demand that it takes up only when it is asked for what is open: another one for each strategy.

So a run is six calls: the frame and two groups of areas at the same time, the review, what is open, one repair. In
one go it is four calls, none of them one of the six.
"""
_offline = OfflineModel(ANSWERERS)
_said: dict[str, str] = {}


def said_to(ask: Ask) -> str:
    """What the office answers: the offline model's words, but for an owner that must be mended and a demand."""
    if ask.id not in _said:
        answer = _offline.ask(ask)
        assert isinstance(answer, Reply)
        value = json.loads(answer.text)
        if ask.prompt in FORGOTTEN:
            value["measures"] = [each for each in value["measures"] if FORGOTTEN[ask.prompt] not in each["claims"]]
            for each in value["measures"]:
                each["owner"] = VAGUE_OWNER if VAGUE in each["claims"] else each["owner"]
        _said[ask.id] = json.dumps(value, ensure_ascii=False)
    return _said[ask.id]


class Office:
    """Knows the asks of a run, because an observer tells it of each before it is sent.

    It is also a model itself, for runs without a server, and counts what it was asked as one.
    """

    name = "office"

    def __init__(self, *asks: Ask) -> None:
        self._asks = {_words(ask): ask for ask in asks}
        self.asked: list[str] = []

    def see(self, event: Event) -> None:
        """Observe a run."""
        if event.kind == "sent" and event.ask is not None:
            self._asks[_words(event.ask)] = event.ask

    def asked_by(self, request: Request) -> Ask:
        """The ask that a request puts, in whatever form; the longest, since asking again only adds words."""
        text = "\n".join(str(message["content"]) for message in request["messages"])
        return self._asks[max((words for words in self._asks if words in text), key=len)]

    def answer(self, request: Request) -> str:
        """The right answer to a request."""
        return said_to(self.asked_by(request))

    def ask(self, ask: Ask) -> Answer:
        """Answer as a model."""
        self.asked.append(ask.id)
        return Reply(text=said_to(ask), model=self.name)

    async def aask(self, ask: Ask) -> Answer:
        """The same, awaited."""
        return self.ask(ask)


class Trouble:
    """A fault at the first call of one ask, or at every call, until it is over."""

    def __init__(self, case: Case, office: Office, ask_id: str) -> None:
        self._case, self._office, self._ask_id = case, office, ask_id
        self._calls: Counter[str] = Counter()
        self.over = False

    def __call__(self, number: int, request: Request) -> Move:
        """How a call is answered."""
        asked = self._office.asked_by(request).id
        self._calls[asked] += 1
        met = self._case.always or (asked == self._ask_id and self._calls[asked] == 1)
        return self._case.move if met and not self.over else right


def _words(ask: Ask) -> Any:
    return ask.messages[-1].content
