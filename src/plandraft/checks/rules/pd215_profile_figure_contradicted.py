"""Another number than the one demanded."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.figures import FIGURE, StatedFigure, figure_sentences, figures_in
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.matching import ENOUGH, pairs
from plandraft.core.period import Period
from plandraft.core.plan import Plan


class ProfileFigureContradicted(Rule):
    """A priority, unfinished item or requirement with a number or a month, of which the plan states another.

    A sentence speaks of the item where it holds 60 % of the item's character pairs, numbers left out. ``不少于`` and
    its like are read as bounds. Where any sentence has it right nothing is said: the others may be parts of it.

    Why: it was copied from another year, or the demand was not read.
    Source: the profile.
    """

    code = "PD215"
    name = "profile-figure-contradicted"
    severity = Severity.ERROR
    needs = ("profile",)
    askable = True
    message_zh = "概况要求“{item}”，计划写的是“{stated}”"
    message_en = "the profile says “{item}”, the plan says “{stated}”"
    suggestion = "按概况改正数字或时间"
    suggestion_en = "put the profile's number or time"
    bad = (
        ("profile", "requirements", [{"text": "全年组织应急演练不少于4次"}]),
        ("M1", "actions", ["全年组织应急演练2次。"]),
    )
    good = (
        ("profile", "requirements", [{"text": "全年组织应急演练不少于4次"}]),
        ("M1", "actions", ["全年组织应急演练5次。", "3月组织应急演练1次。"]),
    )

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.profile is not None
        profile = context.profile
        items = (*profile.priorities, *profile.last_year.unfinished, *(r.text for r in profile.requirements))
        asked = [(item, wanted) for item in items if (wanted := figures_in(item))]
        if not asked:
            return
        sentences = list(figure_sentences(plan))
        for item, wanted in asked:
            bare = pairs(FIGURE.sub("", item))
            near = [s for s in sentences if len(bare & pairs(s.text)) >= ENOUGH * len(bare)]
            for figure in wanted:
                stated = [(s, have) for s in near for have in figures_in(s.text) if have.unit == figure.unit]
                if stated and not any(_allows(figure, have, profile.period) for _, have in stated):
                    sentence, have = stated[0]
                    at = (sentence.start + have.start, sentence.start + have.end)
                    yield self.finding(
                        sentence.node,
                        sentence.field,
                        text=sentence.whole,
                        found=at,
                        item=item,
                        stated=have.written,
                    )


def _allows(wanted: StatedFigure, have: StatedFigure, period: Period) -> bool:
    if wanted.unit != "月" or not all(1 <= figure.value <= 12 for figure in (wanted, have)):
        return wanted.allows(have)
    return wanted.at(period.position(int(wanted.value))).allows(have.at(period.position(int(have.value))))
