"""The privacy gate: everything that is sent to a model goes through it, and what came back is read behind it.

Masked is what no plan needs and nobody else may learn: identifying strings and illnesses of anybody, names of persons,
and every string of the samples' leak list. What belongs to the organisation itself gets a token that stands for it in
the question; where the reply holds the token, the string is put back on this machine. What belongs to others gets a
word for its kind and never comes back. What looks like a person and was written by the model itself is left alone.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import count, product
from typing import NamedTuple, TypeVar

from plandraft.core.ask import Answer, Ask, Flow, Masked, Message, Reply
from plandraft.core.frozen_model import FrozenModel
from plandraft.core.inputs import StepInputs
from plandraft.core.profile import Leader, Profile
from plandraft.core.sample import LeakList
from plandraft.names.identifiers import CHINESE, identifiers, illnesses
from plandraft.names.people import people
from plandraft.names.searching import Searched
from plandraft.names.spans import CoveredPoints

PERSON, LEAK = "人名", "样本用语"
"""Kinds of what is masked beside those of identifiers."""
_STEMS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
_PIECE = re.compile(r'[^"\n]+')
"""Lines of a prompt, and strings of the JSON in it, are judged each by itself."""

_Result = TypeVar("_Result")


class _Secret(NamedTuple):
    """Code points ``start`` to ``end`` of a piece are to be masked."""

    start: int
    end: int
    kind: str


class PrivacyGate:
    """The gate of one job.

    Args:
        profile: The organisation's own facts; its own strings come back, and are no leaks.
        own: More text of the organisation: the plan that is to be filled.
        leaks: What belongs to other organisations.
        names: Whether the names of persons that the profile holds may be sent.
    """

    def __init__(
        self, profile: Profile, *, own: Iterable[str] = (), leaks: LeakList | None = None, names: bool = False
    ) -> None:
        self._own = "\n".join((*profile.strings(), *own))
        self._names = names
        persons = {leader.name for leader in profile.leaders}
        persons |= {line[s.start : s.end] for line in self._own.split("\n") for s in people(line)}
        self._persons = Searched(() if names else persons)
        self._heard: list[str] = []
        self._leaks = _searched(leaks) if leaks is not None else Searched(())

    def shown(self, inputs: FrozenModel) -> FrozenModel:
        """The inputs as a prompt may show them: leaders by their posts."""
        if self._names or not isinstance(inputs, StepInputs) or not inputs.brief.profile.leaders:
            return inputs
        posts = tuple(
            Leader.model_construct(name="", post=one.post) for one in inputs.brief.profile.leaders if one.post
        )
        profile = inputs.brief.profile.model_copy(update={"leaders": posts})
        return inputs.model_copy(update={"brief": inputs.brief.model_copy(update={"profile": profile})})

    def passed(self, ask: Ask) -> Ask:
        """The ask as it may be sent, with what was masked in it."""
        book = _Book(ask.text)
        messages = tuple(
            Message(role=message.role, content=_PIECE.sub(lambda m: self._piece(m[0], book), message.content))
            for message in ask.messages
        )
        masked = (*self._withheld(ask.inputs), *book.masked.values())
        return dataclasses.replace(ask, messages=messages, masked=masked) if masked else ask

    def through(self, flow: Flow[_Result]) -> Flow[_Result]:
        """The same flow; in the answers what belongs to the organisation stands again for its tokens."""
        try:
            asks = next(flow)
            while True:
                answers = yield asks
                self._heard += [answer.text for answer in answers if isinstance(answer, Reply)]
                asks = flow.send(tuple(restored(ask, answer) for ask, answer in zip(asks, answers, strict=True)))
        except StopIteration as stop:
            result: _Result = stop.value
            return result
        finally:
            flow.close()

    def _withheld(self, inputs: FrozenModel) -> Iterator[Masked]:
        """The leaders whom `shown` left out of the messages."""
        if not self._names and isinstance(inputs, StepInputs):
            for one in inputs.brief.profile.leaders:
                yield Masked(kind=PERSON, text=one.name, shown=one.post)

    def _piece(self, text: str, book: _Book) -> str:
        taken, held = list[_Secret](), CoveredPoints()
        for one in self._secrets(text):
            if not held.touches(one):
                held.add(one)
                taken.append(one)
        for start, end, kind in sorted(taken, reverse=True):
            string = text[start:end]
            text = text[:start] + book.shown(string, kind, own=string in self._own) + text[end:]
        return text

    def _secrets(self, text: str) -> Iterator[_Secret]:
        """What is to be masked in a piece, the surest first."""
        yield from (_Secret(i.start, i.end, CHINESE[i.kind]) for i in identifiers(text))
        yield from (_Secret(start, end, PERSON) for start, end in self._persons.spans(text))
        for start, end in self._leaks.spans(text):
            if text[start:end] not in self._own:
                yield _Secret(start, end, LEAK)
        for span in people(text):
            name = text[span.start : span.end]
            if not (self._names and name in self._own) and not self._is_heard(name):
                yield _Secret(span.start, span.end, PERSON)
        yield from (_Secret(i.start, i.end, CHINESE[i.kind]) for i in illnesses(text))

    def _is_heard(self, string: str) -> bool:
        """Whether the model itself has written it: nobody's secret, and most often no person (代表查公开)."""
        return any(string in text for text in self._heard)


def restored(ask: Ask, answer: Answer) -> Answer:
    """An answer with the organisation's own strings in place of the tokens they were sent as."""
    if not isinstance(answer, Reply) or not ask.masked:
        return answer
    text = answer.text
    for masked in sorted(ask.masked, key=lambda one: -len(one.shown)):
        if masked.own:
            text = _written(masked.shown).sub(masked.text.replace("\\", r"\\"), text)
    return dataclasses.replace(answer, text=text) if text != answer.text else answer


@lru_cache(maxsize=256)
def _written(token: str) -> re.Pattern[str]:
    """A token as JSON may hold it: some endpoints escape whatever is not ASCII, a string in a string twice."""
    return re.compile("".join(rf"(?:{re.escape(char)}|\\{{1,3}}u(?i:{ord(char):04x}))" for char in token))


@lru_cache(maxsize=8)
def _searched(leaks: LeakList) -> Searched:
    """Made once for a list, which many drafts in a row have in common."""
    return Searched(leaks.strings)


class _Book:
    """What was masked in one ask, in the order in which it stood there."""

    def __init__(self, text: str) -> None:
        self.masked: dict[str, Masked] = {}
        self._text = text

    def shown(self, string: str, kind: str, *, own: bool) -> str:
        """What stands in a string's place; the same all through an ask."""
        if string not in self.masked:
            shown = self._token(kind) if own else f"〔{kind}〕"
            self.masked[string] = Masked(kind=kind, text=string, shown=shown, own=own)
        return self.masked[string].shown

    def _token(self, kind: str) -> str:
        """A token that nothing else in the ask looks like."""
        used = {one.shown for one in self.masked.values()}
        if kind == PERSON:
            tokens = (f"某{''.join(stems)}" for length in count(1) for stems in product(_STEMS, repeat=length))
        else:
            tokens = (f"〔{kind}{number}〕" for number in count(1))
        return next(token for token in tokens if token not in used and token not in self._text)
