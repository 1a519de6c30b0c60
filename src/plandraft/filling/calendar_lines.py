"""An entry of another's calendar goes to another month: its clause leaves its line and joins that of the month.

Understood is a line that names its month itself and holds its entries behind a colon (5月：举办运动会；评选职工). Where
months are headings, tables or sentences nothing is moved: there the author says where it goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from plandraft.core.finding import Finding
from plandraft.core.plan import Entry
from plandraft.core.source_edits import SourceEdit
from plandraft.core.source_map import ReadPlan

_HEAD = re.compile(
    r"\s{0,60}+(?:[-*•]\s{0,60}+|\d{1,2}[.、]\s{0,60}+)?(?:\*\*)?(?P<month>1[0-2]|[1-9])月份?(?:\*\*)?[：:](?:\*\*)?\s{0,60}+"
)
_JOINT = "；"


@dataclass(frozen=True)
class _Line:
    number: int
    text: str
    month: int
    month_at: int
    start: int

    @property
    def end(self) -> int:
        """Where its entries end, without a full stop."""
        return len(self.text.rstrip().rstrip("。；;"))


def edits_moving_line(finding: Finding, read: ReadPlan, lines: Sequence[str]) -> tuple[SourceEdit, ...]:
    """The edits that put an entry into another month; none where the fix is another or the lines are not such.

    Args:
        finding: What is wrong with an entry.
        read: The plan as it was read.
        lines: The file's lines.
    """
    wanted = _wanted(finding)
    entry = read.plan.node(finding.node)
    place = read.source_map.place(finding.node, "title")
    if wanted is None or not isinstance(entry, Entry) or place is None:
        return ()
    calendar = {line.number: line for line in _calendar(lines)}
    source = calendar.get(place.line)
    clause = entry.title
    if source is None or source.text[place.column - 1 : place.column - 1 + len(clause)] != clause:
        return ()
    out = _out_of(source, clause, place.column - 1)
    target = [line for line in calendar.values() if line.month == wanted]
    if len(target) > 1 or not out:
        return ()
    if target:
        return (*out, _into(target[0], clause))
    new = _line_for(wanted, clause, source, list(calendar.values()))
    apart = new.line > 1 and not lines[new.line - 2].strip()  # where a blank line stands between the months
    return (*out, replace(new, new=""), new) if apart else (*out, new)


def _wanted(finding: Finding) -> int | None:
    """The one month to which the fix moves the finding's entry."""
    if finding.fix is None or len(finding.fix.changes) != 1:
        return None
    (change,) = finding.fix.changes
    months = change.value.get("months") if change.field == "timing" and isinstance(change.value, dict) else None
    if not isinstance(months, list) or len(months) != 1 or change.node != finding.node:
        return None
    return int(str(months[0]))


def _calendar(lines: Sequence[str]) -> Iterator[_Line]:
    for number, text in enumerate(lines, 1):
        head = _HEAD.match(text)
        if head is not None:
            yield _Line(number, text, int(head["month"]), head.start("month"), head.end())


def _out_of(line: _Line, clause: str, at: int) -> tuple[SourceEdit, ...]:
    """The clause with one of the marks beside it, or the line that holds nothing else; none out of a sentence."""
    if line.text[line.start : line.end].strip() == clause:
        return (SourceEdit(line=line.number, column=1, old=line.text, new="", whole_line=True),)
    start, end = at, at + len(clause)
    if line.text[end : end + 1] in ("；", ";"):
        end += 1
    elif line.text[start - 1 : start] in ("；", ";"):
        start -= 1
    else:
        return ()
    return (SourceEdit(line=line.number, column=start + 1, old=line.text[start:end], new=""),)


def _into(line: _Line, clause: str) -> SourceEdit:
    joint = _JOINT if line.text[line.start : line.end].strip() else ""
    return SourceEdit(line=line.number, column=line.end + 1, old="", new=f"{joint}{clause}")


def _line_for(month: int, clause: str, like: _Line, calendar: Sequence[_Line]) -> SourceEdit:
    """A line of its own where the months run past it, written as the line that it comes from."""
    head = f"{like.text[: like.month_at]}{month}{like.text[like.month_at + len(str(like.month)) : like.start]}"
    end = "。" if like.text.rstrip().endswith("。") else ""
    later = next((two for one, two in pairwise(calendar) if _between(one.month, month, two.month)), None)
    if later is None:  # before all months or after them
        later = calendar[0] if month < calendar[0].month else None
    at = later.number if later is not None else calendar[-1].number + 1
    return SourceEdit(line=at, column=1, old="", new=f"{head}{clause}{end}", whole_line=True)


def _between(one: int, month: int, two: int) -> bool:
    """Whether a month comes after one and before another, in whatever month the year of the plan begins."""
    return (month - one) % 12 < (two - one) % 12
