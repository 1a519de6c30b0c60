"""Tokens of a draft whose replies lack a list or are cut, beside the undisturbed one, and questions for faulty nodes.

    python benchmarks/disturbed.py [--profile FILE] [--replies DIR] [--out FILE]

Nothing is sent: a scripted wire gives the answers of the offline model, or those recorded in DIR where there are
some, and spoils the first of them. What is asked for afterwards is answered with the rest of the undisturbed reply,
as a model would write it: the parts that are asked for, without the items that the question names as there. Tokens
are prompts and replies of all calls, estimated from characters in the same way for every row; the last column leaves
the second reading (prompt ``review``) out on both sides.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quality.draft_all import AS_OF, SAMPLES

import plandraft
from plandraft.api.inputs import open_profile, opened_library
from plandraft.api.material import Material, gather
from plandraft.core.ask import Answer, Ask, Reply
from plandraft.core.inputs import FrameInputs, MeasuresInputs, WholeInputs
from plandraft.core.plan import Plan
from plandraft.core.scheduling import with_entries
from plandraft.drafting.flow import fill_draft
from plandraft.drivers.threads import run
from plandraft.models.costs.tokens import estimating_counter
from plandraft.models.doubles.recording import load_reply
from plandraft.offline import ANSWERERS, OfflineModel

HERE = Path(__file__).parent
CUTS = (0.4, 0.6, 0.8)
FAULTY = 25
TOKENS_A_CHAR = 0.73
"""Tokens of a Chinese character with its share of JSON marks, as ``models/costs/tokens`` estimates them."""
MOST_ONCE, MOST_THRICE, MOST_CUT, MOST_QUESTIONS = 1.3, 1.8, 1.3, 4
"""The figures to reach: times the undisturbed draft's tokens, and questions for the faulty nodes."""

Change = Callable[[str], str]
Spoils = Callable[[Ask], bool]
_OFFLINE = OfflineModel(ANSWERERS)


@dataclass
class Wire:
    """A model some of whose replies are spoilt on their way.

    Attributes:
        folder: Recorded replies; None for the offline model's alone.
        rest: The undisturbed replies by step: what is asked for again is answered with the rest of them.
        spoils: Which replies may be spoilt.
        changes: What becomes of the first of these, in order.
        asked: What was asked, with its answer.
    """

    folder: Path | None = None
    rest: dict[object, str] = field(default_factory=dict)
    spoils: Spoils = lambda _: False
    changes: list[Change] = field(default_factory=list)
    asked: list[tuple[Ask, Reply]] = field(default_factory=list)
    name: str = "wire"

    def ask(self, ask: Ask) -> Answer:
        """Answer, perhaps not to the end."""
        reply = self._whole_reply(ask)
        if self.changes and self.spoils(ask):
            text = self.changes.pop(0)(reply.text)
            reply = dataclasses.replace(reply, text=text, finish="length" if reply.text.startswith(text) else "stop")
        self.asked.append((ask, reply))
        return reply

    async def aask(self, ask: Ask) -> Answer:
        """The same, awaited."""
        return self.ask(ask)

    @property
    def tokens(self) -> float:
        """Of all prompts and replies."""
        return sum(tokens_of(ask, reply) for ask, reply in self.asked)

    @property
    def tokens_unread(self) -> float:
        """The same without the second reading."""
        return sum(tokens_of(ask, reply) for ask, reply in self.asked if ask.prompt != "review")

    def _whole_reply(self, ask: Ask) -> Reply:
        recorded = load_reply(self.folder, ask) if self.folder else None
        if recorded is not None:
            return recorded
        known = self.rest.get(step_of(ask))
        if known is not None:
            return Reply(text=rest_of(known, ask))
        reply = _OFFLINE.ask(ask)
        assert isinstance(reply, Reply)
        return reply


def tokens_of(ask: Ask, reply: Reply) -> float:
    """Of one call."""
    return (len(ask.text) + len(reply.text)) * TOKENS_A_CHAR


def step_of(ask: Ask) -> object:
    """Equal for all questions of one step."""
    areas = ask.inputs.areas if isinstance(ask.inputs, MeasuresInputs) else ()
    return ask.prompt, tuple(area.work_areas for area in areas)


def rest_of(text: str, ask: Ask) -> str:
    """Of an undisturbed reply what a later question of its step asks for."""
    said: dict[str, Any] = json.loads(text)
    inputs, goals, titles = ask.inputs, set[str](), set[str]()
    if isinstance(inputs, FrameInputs):
        goals = set(inputs.known_goals)
    elif isinstance(inputs, MeasuresInputs):
        titles = set(inputs.known)
    elif isinstance(inputs, WholeInputs) and inputs.known:
        goals = {goal.text for goal in inputs.known.goals}
        titles = {measure.title for measure in inputs.known.measures}
    parts = inputs.parts if isinstance(inputs, FrameInputs | WholeInputs) else tuple(said)
    left = {name: said[name] for name in parts if name in said}
    if "goals" in left:
        left["goals"] = [goal for goal in left["goals"] if goal["text"] not in goals]
    if "measures" in left and ask.prompt in ("measures", "whole"):
        left["measures"] = [measure for measure in left["measures"] if measure["title"] not in titles]
    return json.dumps(left, ensure_ascii=False, separators=(",", ":"))


def main() -> None:
    """Draft each way, undisturbed first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--profile", type=Path, default=HERE / "quality" / "profiles" / "university-large.yaml")
    parser.add_argument("--replies", type=Path, help="folder of recorded replies")
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    lines = [f"{args.profile.stem}, replies {'recorded' if args.replies else 'of the offline model'}"]
    for strategy in ("sections", "whole"):
        lines += ["", *rows(material_of(args.profile, strategy), args.replies)]
    lines += ["", *faulty_rows(material_of(args.profile, "sections"), args.replies)]
    text = "\n".join(lines)
    print(text)
    if args.out:
        args.out.write_text(text + "\n", encoding="utf-8")


def material_of(file: Path, strategy: Any) -> Material:
    """The job, with samples, for the window of a usual model."""
    options = dataclasses.replace(plandraft.options_for("gpt-4.1"), strategy=strategy)
    with opened_library(SAMPLES) as library:
        return gather(open_profile(file), library, options, day=AS_OF, counter=estimating_counter(1.0))


def drafted(material: Material, wire: Wire) -> Plan:
    """The plan of the whole flow."""
    return run(material.flow(), wire, workers=1).plan


def rows(material: Material, folder: Path | None) -> list[str]:
    """One row a disturbance."""
    plain = Wire(folder)
    plan = drafted(material, plain)
    kinds = ", ".join(f"{ask.prompt} {len(ask.text)}+{len(reply.text)}" for ask, reply in plain.asked)
    lines = [
        f"{material.options.strategy}, undisturbed: {len(plain.asked)} calls, {plain.tokens:.0f} tokens",
        f"  characters of prompt + reply: {kinds}",
        f"  {'disturbance':<40}{'calls':>6}{'tokens':>8}{'times':>7}{'at most':>9}  {'lost':<22}{'unread':>8}",
    ]
    for name, most, spoils, changes in disturbances(plain, material.options.strategy):
        wire = Wire(folder, {step_of(ask): reply.text for ask, reply in plain.asked}, spoils, [*changes])
        made, times = drafted(material, wire), wire.tokens / plain.tokens
        assert not wire.changes, f"{name}: nothing was spoilt"
        lost = [len(plan.goals) - len(made.goals), len(plan.measures) - len(made.measures)]
        said = f"{max(0, lost[0])} goals, {max(0, lost[1])} measures"
        lines.append(
            f"  {name:<40}{len(wire.asked):>6}{wire.tokens:>8.0f}{times:>7.2f}{most:>9.1f}  {said:<22}"
            f"{wire.tokens_unread / plain.tokens_unread:>8.2f}{'' if times <= most else '  MISSED'}"
        )
    return lines


def disturbances(plain: Wire, strategy: str) -> list[tuple[str, float, Spoils, Sequence[Change]]]:
    """What is spoilt: its name, the figure to reach, which replies, and how.

    Of the groups of measures it is the one that costs most.
    """
    groups = [one for one in plain.asked if one[0].prompt == "measures"]
    dearest = step_of(max(groups, key=lambda one: tokens_of(*one))[0]) if groups else None

    def has(part: str) -> Spoils:
        def spoils(ask: Ask) -> bool:
            if ask.prompt == "measures" and dearest is not None:
                return part == "measures" and step_of(ask) == dearest
            return part in asked_of(ask)

        return spoils

    made: list[tuple[str, float, Spoils, Sequence[Change]]] = []
    for part in ("goals", "measures"):
        made.append((f"{part} missing once", MOST_ONCE, has(part), [without(part)]))
        made.append((f"{part} missing three times", MOST_THRICE, has(part), [without(part)] * 3))
    for prompt, part in (("frame", "goals"), ("measures", "measures")) if strategy == "sections" else (("whole", ""),):
        for share in CUTS:
            spoils = has(part) if part else lambda ask: ask.prompt == "whole"
            made.append((f"{prompt} cut at {share:.0%}", MOST_CUT, spoils, [cut_at(share)]))
    return made


def asked_of(ask: Ask) -> Sequence[str]:
    """The parts of a plan that a reply is to hold."""
    if isinstance(ask.inputs, FrameInputs | WholeInputs):
        return ask.inputs.parts
    return ("measures",) if ask.prompt == "measures" else ()


def without(part: str) -> Change:
    """The reply with an empty list."""
    return lambda text: json.dumps(json.loads(text) | {part: []}, ensure_ascii=False, separators=(",", ":"))


def cut_at(share: float) -> Change:
    """The first part of the reply's characters."""
    return lambda text: text[: int(len(text) * share)]


def faulty_rows(material: Material, folder: Path | None) -> list[str]:
    """Questions for nodes without owner and nodes whose owner nobody knows."""
    plan = drafted(material, Wire(folder))
    lines = [f"{'faulty nodes':<42}{'nodes':>6}{'questions':>11}{'at most':>9}{'tokens a node':>15}"]
    for name, owner in (("owners gone", ""), ("owners nobody knows", "外事侨务处")):
        spoilt, nodes = with_owner(plan, owner)
        asks = first_questions(spoilt, material)
        tokens = sum(len(ask.text) for ask in asks) * TOKENS_A_CHAR / nodes
        mark = "" if len(asks) <= MOST_QUESTIONS else "  MISSED"
        lines.append(f"  {name:<40}{nodes:>6}{len(asks):>11}{MOST_QUESTIONS:>9}{tokens:>15.0f}{mark}")
    return lines


def with_owner(plan: Plan, owner: str) -> tuple[Plan, int]:
    """The plan with the owner of its measures set, of 25: those that it lacks are made from those that it has."""
    measures = [m.model_copy(update={"owner": owner, "partners": (), "locked": False}) for m in plan.measures]
    for number in range(FAULTY - len(measures)):
        twin = measures[number]
        measures.append(
            twin.model_copy(update={"id": f"M{len(plan.measures) + 1 + number}", "title": f"再{twin.title}"})
        )
    return with_entries(plan.model_copy(update={"measures": tuple(measures[:FAULTY])})), len(measures[:FAULTY])


def first_questions(plan: Plan, material: Material) -> tuple[Ask, ...]:
    """The first round of questions about a plan."""
    flow = fill_draft(plan, material.brief, material.options, material.tools)
    try:
        asks = next(flow)
    except StopIteration:
        return ()
    flow.close()
    return asks


if __name__ == "__main__":
    main()
