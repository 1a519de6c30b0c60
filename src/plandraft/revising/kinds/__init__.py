"""The kinds of change that are read and done without a model, one module each."""

from __future__ import annotations

from plandraft.revising.kinds.dropping import DROPPING
from plandraft.revising.kinds.figures import FIGURES
from plandraft.revising.kinds.money import MONEY
from plandraft.revising.kinds.moving import MOVING
from plandraft.revising.kinds.naming import NAMING, REWORDING
from plandraft.revising.kinds.owning import OWNING
from plandraft.revising.kinds.partnering import PARTNERING
from plandraft.revising.kinds.uniting import UNITING
from plandraft.revising.orders import Kind

ORDER_KINDS: tuple[Kind, ...] = (UNITING, NAMING, MONEY, FIGURES, MOVING, PARTNERING, OWNING, DROPPING, REWORDING)
"""In the order in which a clause is tried: the more exact ones first."""

__all__ = ["ORDER_KINDS"]
