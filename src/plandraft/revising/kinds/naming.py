"""Something is called otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plandraft.core.gap import GAP
from plandraft.core.matching import containment
from plandraft.core.matters import same_matter
from plandraft.core.patch import Change, Patch, set_field
from plandraft.core.plan import LINE_CHARS, BudgetItem, Entry, Measure, Plan
from plandraft.core.texts import writable
from plandraft.revising.ground import Ground
from plandraft.revising.orders import Order
from plandraft.revising.outcomes import Done, OrderOutcome, refused, same, unclear
from plandraft.revising.spots import Sort, Spot, shown

_SAID = (
    re.compile(
        r"(?:把|将|给)?(?P<t>.{0,40}?)(?:的?(?:名称|名字|题目|标题|叫法|措施名))?(?:改名|更名|改称|改叫|重命名|换名|易名)(?:为|成|叫|作|做)?(?P<n>.{1,60})"
    ),
    re.compile(
        r"(?:把|将|给)?(?P<t>.{0,40}?)的?(?:名称|名字|题目|标题|叫法|措施名)(?:改|换|调整|变更|定)(?:为|成|叫|作|做)(?P<n>.{1,60})"
    ),
    re.compile(r"(?:把|将)?“(?P<t>[^”]{1,40})”(?:改|换)(?:为|成|叫)“(?P<n>[^”]{1,40})”"),
)
_PLAN = re.compile(r"(?:整个|全文|计划|本)?(?:计划|全文|文件)?(?:的)?")
_MOST = 40
"""Characters of a name; what is longer is a sentence (our choice)."""


class Naming:
    """``把“读书节”改名为“书香季”``, ``M3的名称改为职工书吧``, ``标题改成…``."""

    among: Sequence[Sequence[Sort]] = (("measure", "action", "entry", "budget"),)

    def read(self, words: str, ground: Ground) -> Order | OrderOutcome | None:
        """The order of a clause."""
        for pattern in _SAID:
            found = pattern.fullmatch(words)
            if found is None:
                continue
            name = writable(found["n"]).strip("“”‘’\"' 。")
            if avoided := ground.forbidden(name):
                return refused(f"概况 avoid 写明不安排“{avoided}”，没有改名")
            if not name or len(name) > _MOST:
                return unclear(f"“{words}”：新的名称{'没有写' if not name else '太长'}")
            return Order(kind=self, words=words, target=found["t"], value=name)
        return None

    def do(self, order: Order, spots: Sequence[Spot], plan: Plan, ground: Ground) -> Sequence[OrderOutcome]:
        """The thing under its new name, wherever the plan calls it by the old one."""
        del ground
        if len(spots) > 1:
            return [unclear("一次只能给一项改名")]
        return [_named(spots[0], order.value, plan)]


def is_called(line: str, title: str) -> bool:
    """Whether a line of the calendar is the measure itself, and not one of its steps."""
    return bool(line) and (line == title or line in title or same_matter(line, title))


def _named(spot: Spot, name: str, plan: Plan, *, also: str = "") -> OrderOutcome:
    node = plan.node(spot.node)
    if isinstance(node, Measure) and spot.action is not None:
        field, old = f"actions/{spot.action}/line", node.actions[spot.action].line
        if is_called(old, node.title):
            return _named(Spot(node=node.id), name, plan, also=old)
    else:
        field = "purpose" if isinstance(node, BudgetItem) else "title"
        old = str(getattr(node, field, ""))
    assert isinstance(node, Measure | Entry | BudgetItem)
    if old == name:
        return same(f"{shown(spot, plan)}本来就叫“{name}”")
    if any(isinstance(n, Measure) and n.title == name for n in plan.nodes() if n.id != node.id) and field == "title":
        return refused(f"已经有一条措施叫“{name}”，没有改名")
    if GAP.search(name):
        return unclear("新的名称是一处待补")
    first = set_field(plan, node.id, field, name).changes
    more = tuple(_everywhere(plan, old, name, beside=(node.id, field))) if len(old) > 2 else ()
    told = {(change.node, change.field) for change in (*first, *more)}
    if isinstance(node, Measure) and also and len(name) <= LINE_CHARS:
        lines = (at for at, action in enumerate(node.actions) if action.line == also)
        more += tuple(
            change
            for at in lines
            if (node.id, f"actions/{at}/line") not in told
            for change in set_field(plan, node.id, f"actions/{at}/line", name).changes
        )
    where = f"，文中其他 {len(more)} 处随之改" if more else ""
    return Done(
        patch=Patch(changes=(*first, *more)), said=f"{shown(spot, plan)}改名为“{name}”{where}", spoken_of=(node.id,)
    )


def _everywhere(plan: Plan, old: str, new: str, *, beside: tuple[str, str]) -> Iterator[Change]:
    """The other places that call it by its old name; lines of the calendar only where the new one fits."""
    for node_id, field, text in plan.strings():
        node = plan.node(node_id) if node_id != "P" else None
        if (node_id, field) == beside or old not in text or (isinstance(node, Entry) and node.action):
            continue
        if field in ("owner", "area", "organisation", "timing/note") or field.startswith(("partners", "signature")):
            continue
        if field == "retrospect" or field.startswith("unplaced"):
            continue
        yield from set_field(plan, node_id, field, text.replace(old, new)).changes
    for measure in plan.measures:
        for at, action in enumerate(measure.actions):
            field = f"actions/{at}/line"
            line = action.line.replace(old, new)
            if line != action.line and len(line) <= LINE_CHARS and (measure.id, field) != beside:
                yield from set_field(plan, measure.id, field, line).changes


class Rewording:
    """``把开好会员大会改成开好会员代表大会``: no verb of naming, but one name in the place of another like it."""

    among: Sequence[Sequence[Sort]] = Naming.among

    def read(self, words: str, ground: Ground) -> Order | OrderOutcome | None:
        """The order of a clause."""
        found = _INSTEAD.fullmatch(words)
        name = writable(found["n"]).strip("“”") if found else ""
        if found is None or not 2 <= len(name) <= _MOST or ground.forbidden(name):
            return None
        return Order(kind=self, words=words, target=found["t"], value=name)

    def do(self, order: Order, spots: Sequence[Spot], plan: Plan, ground: Ground) -> Sequence[OrderOutcome]:
        """The thing under the other name, where it is called exactly as was said and the names are alike."""
        del ground
        node, target = plan.node(spots[0].node), order.target.strip("“”")
        at = spots[0].action
        called = [str(getattr(node, "title", "") or getattr(node, "purpose", ""))]
        called += [node.actions[at].line] if isinstance(node, Measure) and at is not None else []
        if len(spots) > 1 or target not in called or containment(target, order.value) < _ALIKE:
            return [unclear(f"没有看懂“{order.words}”要改什么")]
        return [_named(spots[0], order.value, plan)]


_INSTEAD = re.compile(r"(?:把|将)?(?P<t>.{2,40}?)(?:改|换)(?:为|成|叫|做|作)(?P<n>.{2,40})")
_ALIKE = 0.6
"""Share of the pairs of one name that another must hold to be a name for the same thing (our choice)."""

NAMING, REWORDING = Naming(), Rewording()
