"""What the profile demands, and which nodes of a plan claim it: by ids, and by words only to tell who kept which id."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from plandraft.checks.foreign import bare_name
from plandraft.checks.once import Once
from plandraft.core.gap import gaps_in
from plandraft.core.matter import Matter
from plandraft.core.matters import matters_of, same_matter
from plandraft.core.plan import AnyNode, Entry, Goal, Measure, Node, Origin, Plan
from plandraft.core.profile import Profile

known_demands: Once[Profile, tuple[Matter, ...]] = Once(matters_of)
"""The matters of a profile, in its order; the last profile's are kept."""


def has_claims(plan: Plan) -> bool:
    """Whether the plan was made from matters with ids; one that nobody here wrote has none."""
    return bool(plan.matters) or any(node.claims for node in plan.nodes())


def claims_of(node: Node) -> frozenset[str]:
    """The ids that a node claims, as they are compared."""
    return frozenset(claim.strip().upper() for claim in node.claims)


def ids_in(plan: Plan, profile: Profile) -> tuple[tuple[Matter, frozenset[str]], ...]:
    """Each matter of the profile with the ids by which this plan calls it; none where the plan does not know it.

    The profile may have changed since the plan was drafted: then ids have moved, and the same words, else the same
    name, tell which is which.
    """
    return _called(plan)(profile)


_called: Once[Plan, Once[Profile, tuple[tuple[Matter, frozenset[str]], ...]]] = Once(
    lambda plan: Once(lambda profile: _ids_in(plan, profile))
)
"""What a profile's matters are called in a plan; one rule after the other asks for it."""


def _ids_in(plan: Plan, profile: Profile) -> tuple[tuple[Matter, frozenset[str]], ...]:
    demands = known_demands(profile)
    if not plan.matters or plan.matters == demands:
        return tuple((matter, frozenset(matter.ids)) for matter in demands)
    known = {matter.id: _first(matter, plan.matters, _same_words) for matter in demands}
    taken = {matter.id for matter in known.values() if matter is not None}
    left = [matter for matter in plan.matters if matter.id not in taken]
    for matter in demands:
        if known[matter.id] is None:
            known[matter.id] = _first(matter, left, _same_thing)
    return tuple((matter, _ids(known[matter.id])) for matter in demands)


def claimants(plan: Plan, ids: Iterable[str]) -> tuple[AnyNode, ...]:
    """The nodes that claim one of the ids."""
    wanted = frozenset(ids)
    return tuple(node for node, claims in _claiming(plan) if wanted & claims) if wanted else ()


_claiming: Once[Plan, list[tuple[AnyNode, frozenset[str]]]] = Once(
    lambda plan: [(node, claims) for node in plan.nodes() if (claims := claims_of(node))]
)
"""The nodes that claim something; one rule after the other asks for them."""


def events_in(plan: Plan, profile: Profile) -> tuple[frozenset[str], ...]:
    """For each required event of the profile the ids by which this plan calls it."""
    by_id = {own: ids for matter, ids in ids_in(plan, profile) for own in matter.ids}
    return tuple(by_id.get(f"E{number}", frozenset()) for number in range(1, len(profile.required_events) + 1))


def is_open(node: AnyNode) -> bool:
    """Whether a node is a named gap, or waits for one: what it claims is seen, though not yet settled."""
    if node.origin is Origin.PENDING:
        return True
    if isinstance(node, Measure):
        return any(gaps_in(text) for text in (node.title, node.timing.note, *node.texts))
    if isinstance(node, Entry):
        return bool(gaps_in(node.title))
    return isinstance(node, Goal) and bool(gaps_in(node.text))


def _first(matter: Matter, among: Iterable[Matter], same: Callable[[Matter, Matter], bool]) -> Matter | None:
    return next((known for known in among if same(matter, known)), None)


def _ids(matter: Matter | None) -> frozenset[str]:
    return frozenset(matter.ids) if matter is not None else frozenset()


def _texts(matter: Matter) -> tuple[str, ...]:
    return (matter.text, *matter.others)


def _same_words(one: Matter, other: Matter) -> bool:
    return bool({bare_name(text) for text in _texts(one)} & {bare_name(text) for text in _texts(other)})


def _same_thing(one: Matter, other: Matter) -> bool:
    return any(same_matter(a, b) for a in _texts(one) for b in _texts(other))
