"""Departments and bodies that nothing falls to help with what is nearest to them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plandraft.core.brief import Brief
from plandraft.core.owners import Owner, owner_of
from plandraft.core.replies import MeasureShape
from plandraft.offline.owners import departments_of
from plandraft.offline.slots import is_short
from plandraft.offline.words import help_of

_MOST = 3
"""Partners of one measure beyond which nobody is answerable (our choice)."""
_CHARS = 5
"""Printed characters of one more partner (measured)."""
_LEFT_OUT = 2
"""Of so many that can help, one has no work of its own and becomes a partner (measured)."""


def partner_chars(brief: Brief) -> int:
    """Printed characters of the partners that come in afterwards; 0 in a plan of one page."""
    return 0 if is_short(brief) else _CHARS * len(_helpers(brief)) // _LEFT_OUT


def shared_out(shapes: Sequence[MeasureShape], brief: Brief) -> list[MeasureShape]:
    """The measures, each department and body without any work a partner of the one that it can help with.

    Of those that it can help with as well, the one with fewest partners comes first, what is demanded before the rest.
    """
    made = list(shapes)
    if is_short(brief):
        return made
    for name in _helpers(brief):
        if any(_has_work(name, shape) for shape in made):
            continue
        at = _to_help(name, made, brief)
        if at is not None:
            made[at] = made[at].model_copy(update={"partners": [*made[at].partners, name]})
    return made


def _has_work(name: str, shape: MeasureShape) -> bool:
    return name == shape.owner or name in shape.partners or any(name in action.text for action in shape.actions)


def _helpers(brief: Brief) -> list[str]:
    """The names of departments and bodies that can help the union: not its own office, nor those who examine it."""
    profile = brief.profile
    names = [body.name for body in (*departments_of(profile), *profile.bodies)]
    found = [(name, owner_of(name, brief.owners)) for name in names]
    return [name for name, owner in found if owner is not None and _helps(owner)]


def _helps(owner: Owner) -> bool:
    roles = {*owner.roles, *owner.charged}
    return owner.kind in ("department", "body", "committee") and not roles & {"issuer_like", "audit"}


def _to_help(name: str, shapes: Sequence[MeasureShape], brief: Brief) -> int | None:
    """The place of the measure that somebody can help with; None where all have partners enough."""
    for pattern in help_of(name):
        fit = [
            at
            for at, shape in enumerate(shapes)
            if re.search(pattern, shape.title) and len(shape.partners) < _MOST and not _is_audit(shape, brief)
        ]
        if fit:
            return min(fit, key=lambda at: (len(shapes[at].partners), not shapes[at].claims, at))
    return None


def _is_audit(shape: MeasureShape, brief: Brief) -> bool:
    owner = owner_of(shape.owner, brief.owners)
    return owner is not None and "audit" in {*owner.roles, *owner.charged}
