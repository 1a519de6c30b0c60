"""Who owns work, as the rules see it: owners that are nobody in particular, and those the organisation has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plandraft.checks.once import Once
from plandraft.core.context import CheckContext
from plandraft.core.owners import Advice, Owner, OwnerRules, owner_of, owners_of, parts_in, rightful
from plandraft.core.plan import Entry, Measure, Plan
from plandraft.core.sector import Sector

VAGUE = re.compile(
    r"(?:各|有|相)?(?:相关|有关)(?:部门|单位|科室|人员|处室)|^各(?:单位|部门|科室|处室)$|^(?:专人|全体人员|大家|各方)$"
)
"""相关部门, 有关人员, 各单位, 专人."""

_BODY = re.compile(
    r"由(?!于|此|来|衷)[^，。；]{2,20}|[\u4e00-\u9fff]{2,8}(?:办公室|委员会|协会|小组|中心|车间|工会委员|分会|工会|党支部)"
    r"|[\u4e00-\u9fff]{1,6}(?:部|科|处|室|办|所|队)(?=[牵负组会收编提审报按每开安走检备公登定商和、与，。；])"
)
"""Words that name somebody who acts, where nothing else is known."""


def names_a_body(text: str, own: tuple[str, ...]) -> bool:
    """Whether a text names one of the organisation's bodies, or what looks like one."""
    return any(name in text for name in own) or bool(_BODY.search(text))


def _owners(context: CheckContext) -> tuple[Owner, ...]:
    return owners_of(context.profile, rules_in(context)) if context.profile is not None else ()


owners_in: Once[CheckContext, tuple[Owner, ...]] = Once(_owners)
"""Everybody in the profile's organisation who can own work; nobody without a profile."""


def rules_in(context: CheckContext) -> OwnerRules:
    """What is known of owners; without knowledge files only the issuer under its own name."""
    return context.knowledge.owners if context.knowledge is not None else OwnerRules()


def leads(owner: str, owners: Sequence[Owner]) -> tuple[Owner, ...]:
    """The known owners that an owner's text names, the one that leads first."""
    known = _named(owners)
    if owner not in known:
        found = [owner_of(part, owners) for part in parts_in(owner, owners)]
        known[owner] = tuple(one for one in found if one is not None)
    return known[owner]


_named: Once[Sequence[Owner], dict[str, tuple[Owner, ...]]] = Once(lambda _: {})
"""Whom each text names; a plan says the same few texts over and over."""


def issuer_itself(owner: str, owners: Sequence[Owner], rules: OwnerRules) -> bool:
    """Whether an owner is the body whose plan it is; without a profile, whether it is called one.

    Args:
        owner: A name as the plan prints it.
        owners: Everybody who can own; none without a profile.
        rules: Which names the issuer goes by.
    """
    if not owners:
        return rules.issuer is not None and owner.endswith(rules.issuer.ends)
    return [one.name for one in leads(owner, owners)][:1] == [owners[0].name]


def advice_on(work: Measure | Entry, plan: Plan, context: CheckContext) -> Advice | None:
    """Whose a measure or an entry is by what it says.

    Args:
        work: A measure or a calendar line.
        plan: The plan it stands in.
        context: Owners, and what belongs to whom.
    """
    sector = context.profile.sector if context.profile is not None else plan.sector
    text = "\n".join((work.title, *getattr(work, "texts", ())))
    known = _advised(context)
    if (text, sector) not in known:
        known[text, sector] = rightful(text, owners_in(context), rules_in(context), sector)
    return known[text, sector]


_advised: Once[CheckContext, dict[tuple[str, Sector], Advice | None]] = Once(lambda _: {})
"""Whose each text is; one rule after the other asks for the same texts."""
