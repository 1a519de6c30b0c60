"""Points and paragraphs become measures: a title, actions, who, when, how one sees it, what it costs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from plandraft.core.plan import Action, Lead, Measure
from plandraft.core.timing import Timing
from plandraft.plan_reading.clues import indicator_of, time_of_measure, timing_said, yuan_of
from plandraft.plan_reading.gathering import Gathering
from plandraft.plan_reading.money_part import yuan_in
from plandraft.plan_reading.parting import parted
from plandraft.plan_reading.structure import RawItem, RawSection
from plandraft.plan_reading.structure.markers import Style, without_marker
from plandraft.plan_reading.structure.paragraphs import RunPlaces
from plandraft.plan_reading.structure.roles import is_title, role_named
from plandraft.plan_reading.structure.tables import TOTAL
from plandraft.plan_reading.who import listed_names, owner_in_bracket, owner_said, partners_said

_LABELS = (
    ("time", r"(?:活动|完成|实施|工作|计划|开展|具体)?(?:时间|时限)(?:节点|安排|要求)?|完成期限|进度(?:安排)?"),
    ("owner", r"(?:责任|牵头|负责|承办|主办|实施)(?:部门|单位|科室|主体|人)?|主责部门"),
    ("partners", r"(?:配合|协办|参与|协同)(?:部门|单位|科室|人员)?"),
    ("indicator", r"(?:完成|考核|验收|达标)?(?:标志|标准|指标)|预期(?:目标|成效|效果|成果)|(?:量化)?指标"),
    ("budget", r"(?:所需|活动)?(?:经费|预算|费用)(?:预算|安排|来源|保障)?"),
    (
        "work",
        r"(?:活动|工作|主要|具体|重点)?(?:内容|任务|措施|做法|举措|形式|要求|目的|目标|安排|对象|步骤|地点|范围|流程|方式|主题|依据|人员)|参加(?:人员|对象)",
    ),
)
_LABEL = tuple((name, re.compile(rf"(?:{words})\s*[：:]\s*")) for name, words in _LABELS)
"""What the points below a measure's name begin with where each says one thing of it."""
_POINTS = (Style.DIGIT, Style.DECIMAL)
_BELOW = (Style.DIGIT_BRACKET, Style.CIRCLED, Style.ORDER, Style.BULLET)


@dataclass
class MeasureReader:
    """Reads the parts of measures, one after the other.

    Attributes:
        waiting: Prose that is said of the next measure there is.
        headings: Where the headings above measures stand.
        of_area: For an area what its heading, or the lines below that, say of who and when for all its measures.
    """

    found: Gathering
    waiting: list[RawItem] = field(default_factory=list)
    headings: dict[str, RunPlaces] = field(default_factory=dict)
    of_area: dict[str, dict[str, str]] = field(default_factory=dict)

    def section(self, section: RawSection, area: str, *, annex: bool = False) -> None:
        """Points are measures; prose under a heading of its own is one measure of that name.

        Prose between an area's heading and its points is the area's lead; any other is said of the next measure there
        is. The rows of an annex tell more of the measures that were read, and make none.
        """
        if annex and self.found.measures:
            self._annex(section)
            return
        self._note_area(section)
        last = max((item.line for item in section.items), default=section.line)
        if not self._led(section):
            self.waiting += [part for part in section.text if part.line <= last]
        self._points(section, area)
        self.waiting += [part for part in section.text if part.line > last]

    def _points(self, section: RawSection, area: str) -> None:
        if self._is_one(section, area):
            self._measure(_named_by(section), "" if area == section.heading else area, section.items)
            return
        loose = [item for item in section.items if not (item.marker or item.said)]
        numbered = section.items
        if loose and section.heading and role_named(section.heading) is None and not is_title(section.heading):
            self._measure(_named_by(section), area, loose)
            numbered = [item for item in section.items if item.marker or item.said]
        named = role_named(area) is not None or is_title(area)
        for item in numbered:
            if TOTAL.match(item.text) and "budget" in item.said:
                self.found.total = yuan_in(item.said["budget"])
                self.found.seen.add(item.line)
            elif not self._said_again(item):
                self._measure(item, "" if named else area, [])

    def close(self) -> None:
        """No measure follows: what waits for one is said at the end of the plan."""
        for part in self.waiting:
            self.found.say("closing", part)
        self.waiting = []

    def _is_one(self, section: RawSection, area: str) -> bool:
        """Whether a heading with its points is one measure: they say when, who and what of it, or stand far below."""
        if not section.heading or not section.items or section.sections or role_named(section.heading) is not None:
            return False
        labelled = sum(_labelled(item.text) is not None for item in section.items)
        if labelled >= 2 and 2 * labelled >= len(section.items):
            return True
        if section.marker is None or area == section.heading:
            return False
        style = without_marker(f"{section.marker}甲").style
        styles = {without_marker(f"{item.marker} 甲").style for item in section.items if item.marker}
        return style in _POINTS and bool(styles) and styles <= set(_BELOW)

    def _led(self, section: RawSection) -> bool:
        """Whether all prose of an area stands right before its numbered points; it is taken as the area's lead."""
        first, named = next(iter(section.items), None), role_named(section.heading) is not None
        if not (section.text and section.heading) or named or first is None or not first.marker or first.said:
            return False
        if section.text[-1].line >= first.line or is_title(section.heading):
            return False
        key, texts = ("P", f"leads/{len(self.found.leads)}"), [part.text for part in section.text]
        for number, part in enumerate(section.text):
            self.found.join(key, texts[:number], part)
        self.found.leads.append(Lead(area=section.heading, text="\n".join(texts)))
        return True

    def _note_area(self, section: RawSection) -> None:
        """An owner in the bracket of an area's heading, labels on the lines below it."""
        _, owner = owner_in_bracket(section.heading)
        said = {name: value for name, value in _said_below(section.text).items() if name in ("owner", "time")}
        if owner or said:
            self.found.heard += said.values()
            self.of_area[section.heading] = ({"owner": owner} if owner else {}) | said

    def _annex(self, section: RawSection) -> None:
        for item in section.items:
            if self._said_again(item):
                self.found.seen.add(item.line)

    def _said_again(self, item: RawItem) -> bool:
        """Whether a row of a task table is about a measure that was read; what it says of it is taken over."""
        if not item.said:
            return False
        title = item.text.rstrip("。；;")
        at = next((n for n, m in enumerate(self.found.measures) if m.title == title), None)
        if at is None:
            return False
        known, said = self.found.measures[at], item.said
        changes: dict[str, object] = {
            "owner": known.owner or said.get("owner", ""),
            "partners": known.partners or listed_names(said.get("partners", "")),
            "indicator": known.indicator or said.get("indicator", ""),
        }
        if not known.timing.is_set and "time" in said:
            changes["timing"] = timing_said(said["time"])
        self.found.measures[at] = known.model_copy(update=changes)
        return True

    def _measure(self, item: RawItem, area: str, below: Sequence[RawItem]) -> None:
        node = f"M{len(self.found.measures) + 1}"
        said, parts = dict(item.said) | _said_below(below), [item, *below]
        below = [part for part in below if _labelled(part.text) in (None, "work")]
        whole = "\n".join([item.text, *(part.text for part in below)])
        cut = parted(item.text)
        actions = [(part.text, 0, part) for part in self.waiting]
        if "content" in item.cells:
            content = item.cells["content"]
            part = RawItem(*content[0][1:], None, item.said["content"], runs=content)
            below, whole = [*below, part], f"{whole}\n{part.text}"
        if below:
            self.found.put(node, "title", item)
            title = item.text.rstrip("。；;")
            actions += [(part.text, 0, part) for part in below]
        else:
            self.found.put(node, "title", item, cut.at)
            title = cut.title
            actions += [(cut.rest, cut.rest_at, item)] if cut.rest else []
        title, bracket = owner_in_bracket(title)
        of_all = self.of_area.get(area, {})
        owner = said.get("owner") or bracket or owner_said(whole) or of_all.get("owner", "")
        self._put_names(node, area, owner, parts)
        self.waiting = []
        self.found.heard += said.values()
        for number, (_, start, part) in enumerate(actions):
            self.found.put(node, f"actions/{number}", part, start)
        self.found.measures.append(
            Measure(
                id=node,
                area=area,
                title=title,
                actions=tuple(Action(text=text) for text, _, _ in actions),
                owner=owner,
                partners=listed_names(said.get("partners", "")) or partners_said(whole),
                timing=_time(said, whole, of_all),
                indicator=said.get("indicator") or indicator_of(whole),
                budget=_cost(said, whole),
            )
        )

    def _put_names(self, node: str, area: str, owner: str, parts: Sequence[RawItem]) -> None:
        """Remember where the heading above a measure stands, and the name of who leads."""
        if area in self.headings:
            self.found.place(node, "area", self.headings[area])
        if "owner" in parts[0].cells:
            self.found.place(node, "owner", parts[0].cells["owner"])
            return
        for part in parts:
            if owner and (at := part.text.find(owner)) >= 0:
                self.found.put(node, "owner", part, at)
                return


def _time(said: dict[str, str], text: str, of_all: dict[str, str]) -> Timing:
    """When a measure happens: what stands beside it, else in its words, else what holds for all of its area."""
    timing = timing_said(said["time"]) if "time" in said else time_of_measure(text)
    return timing_said(of_all["time"]) if not timing.is_set and "time" in of_all else timing


def _cost(said: dict[str, str], text: str) -> Decimal | None:
    """What a measure costs: the amount beside it, else the one its words name as its budget."""
    named = yuan_in(said["budget"]) if "budget" in said else yuan_of(text)
    return Decimal(named) if named is not None else None


def _named_by(section: RawSection) -> RawItem:
    return replace(section.as_item(), text=section.heading.rstrip("。"))


def _labelled(text: str) -> str | None:
    """What the label at the beginning of a point says that it is about."""
    return next((name for name, words in _LABEL if words.match(text)), None)


def _said_below(below: Sequence[RawItem]) -> dict[str, str]:
    """What points with a label say of their measure; one without a value says nothing."""
    said: dict[str, str] = {}
    for part in below:
        for name, words in _LABEL:
            label = words.match(part.text)
            if label is not None:
                value = part.text[label.end() :].strip().rstrip("。；;")
                if name != "work" and value:
                    said.setdefault(name, value)
                break
    return said
