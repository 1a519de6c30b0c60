"""Instructions are carried out one by one: what can be read here is, the rest is asked of a model in one question."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from plandraft.core.addressed import by_measure
from plandraft.core.ask import Answer, Ask, Failed, Flow
from plandraft.core.difference import difference
from plandraft.core.figures import numbers_in
from plandraft.core.patch import Patch
from plandraft.core.plan import Plan
from plandraft.core.revise_inputs import ReviseInputs, ReviseReply, Wish
from plandraft.core.revision import Point, Revision
from plandraft.errors import PatchRefused
from plandraft.filling.facts import gaps_dropped
from plandraft.revising.asking import (
    Unusable,
    actions_patch,
    added_patch,
    read_revise_reply,
    removal,
    value_patch,
)
from plandraft.revising.carrying import carried, locked_in
from plandraft.revising.clauses import clauses_of
from plandraft.revising.ground import Ground
from plandraft.revising.outcomes import Done, OrderOutcome, Undone
from plandraft.revising.reading import Spoken, read_clause
from plandraft.revising.spots import Spot, shown

REPLY_TOKENS = 4000
"""Most tokens of an answer (our choice: a dozen sentences, or two new measures)."""
_MOST_ASKS = 2
"""The question is put a second time where nothing of the first answer was of use (our choice)."""


@dataclass(frozen=True, kw_only=True)
class WishAsking:
    """How a model is asked.

    Attributes:
        make_ask: Makes a question of what it is to say.
        organisation: Its name, for the question.
        known: Numbers that may stand in a plan beside those of the plan and the instructions.
    """

    make_ask: Callable[[ReviseInputs], Ask]
    organisation: str
    known: frozenset[str] = frozenset()


@dataclass
class _Course:
    """How far the revision has come.

    Attributes:
        wishes: What was not understood, each by the place of its point among the points.
    """

    plan: Plan
    unlocked: Collection[str]
    points: list[Point] = field(default_factory=list)
    wishes: dict[int, Wish] = field(default_factory=dict)

    def hear(self, sentence: Sequence[str], instruction: str, spoken: Spoken, ground: Ground) -> Spoken:
        """Carry out the clauses of a sentence; those in a row that are not understood are one wish."""
        unclear_at: int | None = None
        for clause in sentence:
            heard = read_clause(clause, spoken, self.plan, ground)
            spoken = heard.spoken
            if not heard.is_unclear:
                unclear_at = None
                for outcome in heard.outcomes:
                    self.take(clause, outcome)
                continue
            if unclear_at is None:
                unclear_at = len(self.points)
                self.take(clause, heard.outcomes[0])
            else:
                self._say_more(unclear_at, clause)
            self._wish(unclear_at, instruction)
        return spoken

    def take(self, words: str, outcome: OrderOutcome, by: Literal["code", "model"] = "code") -> Point:
        """One more outcome; where it is a patch that fits, the plan changes."""
        if isinstance(outcome, Undone):
            return self._put(Point(words=words, state=outcome.state, said=outcome.why, by=by))
        locked = tuple(one for one in locked_in(self.plan, outcome.patch) if one not in self.unlocked)
        made = Point(words=words, state="done", said=outcome.said, patch=outcome.patch, notes=outcome.notes, by=by)
        if locked:
            return self._put(made.model_copy(update={"state": "locked", "locked": locked}))
        try:
            self.plan = carried(self.plan, outcome.patch, unlocked=self.unlocked)
        except PatchRefused as error:
            why = f"改不进去：{error.message}"
            return self._put(Point(words=words, state="unclear", said=why, by=by))
        return self._put(made)

    def _say_more(self, at: int, words: str) -> None:
        """What was not understood goes on."""
        self.points[at] = self.points[at].model_copy(update={"words": f"{self.points[at].words}，{words}"})

    def _wish(self, at: int, instruction: str) -> None:
        number = len(self.wishes) + (at not in self.wishes)
        point = self.points[at]
        self.wishes[at] = Wish(number=number, words=point.words, instruction=instruction, why=point.said)

    def _put(self, point: Point) -> Point:
        self.points.append(point)
        return point


def revise_flow(
    plan: Plan,
    instructions: Sequence[str],
    ground: Ground,
    *,
    asking: WishAsking | None = None,
    unlocked: Collection[str] = (),
) -> Flow[Revision]:
    """Change a plan on somebody's word.

    Args:
        plan: Any plan.
        instructions: What is wanted, in sentences.
        ground: What is known of the organisation.
        asking: How a model is asked what could not be read; None where none is to be asked.
        unlocked: Nodes that may be changed although they were edited by hand; ``all`` stands for every node.
    """
    free = [node.id for node in plan.nodes()] if "all" in unlocked else unlocked
    course = _Course(plan=plan, unlocked=free)
    for instruction in instructions:
        spoken = Spoken()
        for sentence in clauses_of(instruction):
            spoken = course.hear(sentence, instruction, replace(spoken, same_sentence=False), ground)
    if course.wishes and asking is not None:
        reply = yield from _asked([*course.wishes.values()], course.plan, ground, asking)
        _answered(course, reply, ground, asking)
    return Revision(before=plan, plan=course.plan, points=tuple(course.points), patch=difference(plan, course.plan))


def _asked(wishes: Sequence[Wish], plan: Plan, ground: Ground, asking: WishAsking) -> Flow[ReviseReply | Failed]:
    """The answer of the model to all that was not understood."""
    faults: tuple[str, ...] = ()
    answer: Answer | None = None
    for _ in range(_MOST_ASKS):
        inputs = ReviseInputs(
            organisation=asking.organisation,
            period=ground.period.label,
            wishes=tuple(wishes),
            plan=plan,
            owners=ground.choices,
            avoid=ground.avoid,
            working=ground.working,
            faults=faults,
        )
        (answer,) = yield (asking.make_ask(inputs),)
        if isinstance(answer, Failed):
            return answer
        reply = read_revise_reply(answer)
        if reply is not None:
            return reply
        faults = ("回答不是要求的 JSON",)
    return Failed(kind="faulty", message="模型没有给出能用的回答")


def _answered(
    course: _Course,
    reply: ReviseReply | Failed,
    ground: Ground,
    asking: WishAsking,
) -> None:
    """Put what the model made of each wish in the place of the point that said it was not understood."""
    before = course.points
    course.points = []
    for at, point in enumerate(before):
        wish = course.wishes.get(at)
        if wish is None:
            course.points.append(point)
            continue
        if isinstance(reply, Failed):
            said = f"{point.said}；模型没有回答：{reply.message}"
            course.points.append(point.model_copy(update={"said": said}))
            continue
        found = False
        for outcome in _outcomes(wish, reply, course, ground, asking):
            found = True
            course.take(point.words, outcome, by="model")
        for outcome in [] if found else [Undone(state="unclear", why=f"{point.said}；模型也没有给出改法")]:
            course.take(point.words, outcome, by="model")


def _outcomes(
    wish: Wish, reply: ReviseReply, course: _Course, ground: Ground, asking: WishAsking
) -> Iterator[OrderOutcome]:
    """What comes of one wish, node by node; each is made of the plan as the ones before leave it."""
    for made in _patches(wish.number, reply, course, ground):
        try:
            patch = made()
        except Unusable as error:
            yield Undone(state="unclear", why=f"模型给的改法不能用：{error}")
            continue
        yield _judged(patch, wish, course, ground, asking)
    for one in reply.unclear:
        if one.wish == wish.number:
            yield Undone(state="unclear", why=one.why.strip() or wish.why)


def _patches(number: int, reply: ReviseReply, course: _Course, ground: Ground) -> Iterator[Callable[[], Patch]]:
    """What makes each patch that a reply asks for, when its turn has come."""
    for measure, changes in by_measure([one for one in reply.actions if one.wish == number]).items():
        yield lambda: actions_patch(changes, measure, course.plan, ground)  # noqa: B023  # called before the next one
    for value in reply.values:
        if value.wish == number:
            yield lambda: value_patch(value, course.plan, ground)  # noqa: B023
    for added in reply.added:
        if added.wish == number:
            yield lambda: added_patch(added, course.plan, ground)  # noqa: B023
    for gone in reply.removed:
        if gone.wish == number:
            yield lambda: removal(gone.id, course.plan)  # noqa: B023


def _judged(patch: Patch, wish: Wish, course: _Course, ground: Ground, asking: WishAsking) -> OrderOutcome:
    """A model's patch, unless it changes nothing or plans what is to be avoided; with what looks invented in it."""
    changes = [c for c in patch.changes if c.op != "set" or c.old != c.value]
    if not changes:
        return Undone(state="same", why="模型给的与现在相同")
    texts = [text for change in changes for text in _texts(change.value)]
    avoided = next((item for text in texts if (item := ground.forbidden(text))), "")
    if avoided:
        return Undone(state="refused", why=f"模型给的改法里有概况 avoid 写明不安排的“{avoided}”，未改")
    lost = sum(gaps_dropped(str(c.old), str(c.value)) for c in changes if isinstance(c.old, str))
    notes = [f"去掉了 {lost} 处待补"] if lost else []
    olds = [text for change in changes for text in _texts(change.old)]
    strange = numbers_in("，".join(texts)) - numbers_in("，".join((wish.instruction, *olds))) - asking.known
    if strange:
        notes.append(f"有意见和计划里没有的数：{'、'.join(sorted(strange))}，请核对")
    return Done(patch=Patch(changes=tuple(changes)), said=_told(patch, course.plan), notes=tuple(notes))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("timing", "origin", "id"):
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _told(patch: Patch, plan: Plan) -> str:
    """What a patch of a model changes, in a sentence."""
    (first, *_) = patch.changes
    if first.op == "add":
        title = first.value.get("title", "") if isinstance(first.value, dict) else ""
        return f"新增措施“{title}”"
    gone = [change.node for change in patch.changes if change.op == "remove"]
    if gone:
        return f"删去{shown(Spot(node=gone[-1]), plan)}"
    name = "开头或结尾" if first.node == "P" else shown(Spot(node=first.node), plan)
    return f"改写{name}"
