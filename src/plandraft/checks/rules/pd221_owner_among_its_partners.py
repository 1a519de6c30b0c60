"""Nobody works together with himself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plandraft.checks.base import Rule
from plandraft.checks.owners import leads, owners_in
from plandraft.checks.statements import owners_leading
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.owners import Owner, owner_of
from plandraft.core.patch import set_field
from plandraft.core.plan import Measure, Plan

_WITH = re.compile(
    r"(?:会同|协同|携手|商请|(?<![组成建设])联合(?!会|体|国|工会(?:委员会)?(?:[，。；、的]|$|组建|建设|建立|覆盖|换届)))([^，。；：（）]{2,30})"
)
"""会同护理部、人事科 and what follows."""
_AND = re.compile(r"[、/]|(?<=[部科处室办会组队所站院心])[和与及]")


class OwnerAmongItsPartners(Rule):
    """A measure whose owner is named among its partners, or whose text has the owner work together with the owner.

    Why: 会同护理部 under “责任部门：护理部” says that nobody has read it.
    Source: our choice, after what readers of drafts struck out.
    """

    code = "PD221"
    name = "owner-among-its-partners"
    severity = Severity.WARNING
    askable = True
    message_zh = "“{owner}”已是责任部门，不能再作为自己的配合部门"
    message_en = "“{owner}” owns the work and cannot be its own partner"
    suggestion = "从配合部门中删去，或改写“会同……”"
    suggestion_en = "strike it from the partners, or rewrite “会同……”"
    bad = (("M2", "owner", "护理部"), ("M2", "actions", ["会同护理部公布比赛名单。"]))
    good = (("M2", "owner", "护理部"), ("M2", "partners", ["工会办公室"]), ("M2", "actions", ["会同工会小组报名。"]))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        owners = owners_in(context)
        for measure in plan.measures:
            leading = [owner.name for owner in leads(measure.owner, owners)] or [_first_of(measure.owner)]
            if not leading[0]:
                yield from self._by_words(measure)
                continue
            yield from self._listed(plan, measure, leading, owners)
            fields = (("title", measure.title), *((f"actions/{n}", text) for n, text in enumerate(measure.texts)))
            for field, text in fields:
                for span, name in _companions(text, owners, leading[0]):
                    if name == leading[0]:
                        yield self.finding(measure.id, field, text=text, found=span, owner=name)

    def _by_words(self, measure: Measure) -> Iterator[Finding]:
        """A measure that names its owner only in its sentences."""
        for number, text in enumerate(measure.texts):
            for found in _WITH.finditer(text):
                for name in owners_leading(measure):
                    if found[1].startswith(name):
                        at = (found.start(1), found.start(1) + len(name))
                        yield self.finding(measure.id, f"actions/{number}", text=text, found=at, owner=name)

    def _listed(
        self, plan: Plan, measure: Measure, leading: Sequence[str], owners: Sequence[Owner]
    ) -> Iterator[Finding]:
        kept = [partner for partner in measure.partners if not _is_one_of(partner, leading, owners)]
        if len(kept) < len(measure.partners):
            fix = set_field(plan, measure.id, "partners", kept)
            yield self.finding(measure.id, "partners", owner=leading[0], fix=fix)


def _is_one_of(partner: str, names: Sequence[str], owners: Sequence[Owner]) -> bool:
    meant = [owner.name for owner in leads(partner, owners)]
    return bool(set(meant) & set(names)) or partner.strip() in names


def _companions(text: str, owners: Sequence[Owner], leader: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Where the text says with whom, and whom it means."""
    for found in _WITH.finditer(text):
        at = found.start(1)
        for part in _AND.split(found[1]):
            start = text.index(part, at)
            name, said = _at(part, owners)
            if not said and part.startswith(leader):
                name = said = leader
            if said:
                yield (start, start + len(said)), name
            at = start + len(part)


def _at(part: str, owners: Sequence[Owner]) -> tuple[str, str]:
    """The owner with the longest form that a text begins with, and that form: 工会小组 before 工会."""
    for end in range(min(len(part), 20), 1, -1):
        found = owner_of(part[:end], owners)
        if found is not None:
            return found.name, part[:end]
    return "", ""


def _first_of(owner: str) -> str:
    """The first of the owners that a field names."""
    return re.split(r"[、，,]", owner.strip())[0]
