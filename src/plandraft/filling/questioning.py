"""What is asked about the faulty nodes of a plan, and what is taken of the answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from plandraft.core.ask import Answer, Ask, Reply
from plandraft.core.inputs import RepairInputs
from plandraft.core.patch import Patch
from plandraft.core.plan import Plan
from plandraft.core.sector import Sector
from plandraft.filling.answers import AnsweredValue, said_in
from plandraft.filling.asking import Faulty, faulty_nodes, questions
from plandraft.filling.fixes import fixed
from plandraft.filling.harm import KnownFacts, harm_of
from plandraft.filling.patches import patches_of
from plandraft.filling.trying import LookAgain, Mending, tried


@dataclass(frozen=True, kw_only=True)
class Questioning:
    """What all questions about one plan have in common.

    Attributes:
        check: What finds the faults.
        make_ask: Makes a question of what it is to say.
        known: Names that a field may take, and facts of the profile: one of them may take the place of a named gap.
        organisation: Its name, for the questions.
        sector: Its sector.
        period_label: The plan's period in words.
    """

    check: LookAgain
    make_ask: Callable[[RepairInputs], Ask]
    known: KnownFacts
    organisation: str
    sector: Sector
    period_label: str

    def ask(self, plan: Plan, portion: Sequence[Faulty]) -> Ask:
        """The question about some nodes."""
        wanted = {field for each in portion for field in each.findings}
        links = {
            "goal_ids": tuple(f"{goal.id} {goal.text[:20]}" for goal in plan.goals),
            "measure_ids": tuple(f"{measure.id} {measure.title}" for measure in plan.measures),
        }
        allowed = {**self.known.names, **links}
        return self.make_ask(
            RepairInputs(
                organisation=self.organisation,
                sector=self.sector,
                period=self.period_label,
                nodes=tuple(each.node for each in portion),
                choices={field: values for field, values in allowed.items() if field in wanted and values},
            )
        )

    def answered(self, mending: Mending, portion: Sequence[Faulty], answer: Answer) -> tuple[Mending, int]:
        """The mending with what an answer says of each of its nodes, and of how many that did not help."""
        said, rejected = _said(answer, portion), 0
        for each in portion:
            after = self._mended(mending, each, [one for one in said if one.node == each.node.id])
            rejected += after is None
            mending = after or mending
        return mending, rejected

    def answered_by(self, spare: Callable[[Ask], Answer], mending: Mending, reply_tokens: int) -> Mending:
        """The mending with what somebody who answers at once says of all that is still faulty."""
        for portion in questions(faulty_nodes(mending.plan, mending.report), reply_tokens=reply_tokens):
            mending, _ = self.answered(mending, portion, spare(self.ask(mending.plan, portion)))
        return fixed(mending, self.check)

    def _mended(self, mending: Mending, faulty: Faulty, said: list[AnsweredValue]) -> Mending | None:
        """The mending with what an answer says of one node: all of it where that helps, else each value that does."""
        if mending.plan.node(faulty.node.id) is None and faulty.node.id != "P":
            return None
        harmless: list[tuple[str, Patch]] = []
        for one in said:
            words = _words(faulty, one.field)
            for patch in patches_of(mending.plan, one, faulty.findings):
                if not any(harm_of(mending.plan, change, self.known, faulty=words) for change in patch.changes):
                    harmless.append((one.field, patch))
        if not harmless:
            return None
        whole = Patch(changes=tuple(change for _, patch in harmless for change in patch.changes))
        after = tried(mending, whole, self.check, codes=faulty.codes(), by="model")
        if after is not None or len(harmless) == 1:
            return after
        for field, patch in harmless:
            helped = tried(after or mending, patch, self.check, codes=faulty.codes(field), by="model")
            after = helped or after
        return after


def _said(answer: Answer, portion: Sequence[Faulty]) -> list[AnsweredValue]:
    raw = answer.object if isinstance(answer, Reply) else None
    return said_in(raw, {each.node.id: tuple(each.findings) for each in portion}) if raw else []


def _words(faulty: Faulty, field: str) -> tuple[str, ...]:
    """The words of a value that were found faulty; of a whole list of actions those of all."""
    return tuple(
        finding.evidence
        for named, findings in faulty.findings.items()
        if named == field or (field == "actions" and named.startswith("actions/"))
        for finding in findings
    )
