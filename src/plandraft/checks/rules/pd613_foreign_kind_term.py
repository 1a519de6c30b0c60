"""Words of another kind of plan."""

from __future__ import annotations

from collections.abc import Iterator

from plandraft.checks.base import Bilingual, Rule
from plandraft.checks.foreign import profile_words
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.knowledge import Knowledge
from plandraft.core.plan import Plan


class ForeignKindTerm(Rule):
    """A word that betrays a plan of another kind: 主题党日 in a union's plan, 职工之家 in a nursing department's.

    Each kind of plan names such words in its data. Those that the profile uses itself are left alone, and so are those
    of the kinds that this one inherits from.

    Why: it gives away a plan that was made for another body, or does that body's work.
    Source: the kinds of plan of this package (our choice of words); a hint, because a house may mean it.
    """

    code = "PD613"
    name = "foreign-kind-term"
    severity = Severity.HINT
    needs = ("knowledge",)
    message_zh = "“{term}”是{kind}的用语"
    message_en = "“{term}” is a term of another kind of plan (“{kind}”)"
    suggestion = "换成本部门自己的做法，或写明与谁一起办"
    suggestion_en = "say what this body does itself, or with whom"
    bad = (("M1", "title", "开展主题党日活动"),)
    good = (("M1", "title", "配合党支部开展志愿活动"),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.knowledge is not None
        own, text = profile_words(context), text_of(plan)
        for term, kind in _foreign(context.knowledge):
            if term not in text.text or term in own:
                continue
            for place in text.find(term):
                name = Bilingual(kind, kind)
                yield self.finding_at(place, term=term, kind=name)


def _foreign(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """The telling words of other kinds, with what plans of that kind are called."""
    own = {word for kind in knowledge.kinds if kind.id in knowledge.kind.lineage for word in kind.telling}
    for kind in knowledge.kinds:
        if kind.id not in knowledge.kind.lineage:
            yield from ((word, kind.name) for word in kind.telling if word not in own)
