"""A plan that somebody else wrote is mended in its own file: only the faulty words change, and only for the better."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from plandraft.core.finding import Finding, Report
from plandraft.core.patch import Change
from plandraft.core.plan import Plan
from plandraft.core.source_edits import SourceEdit, apart
from plandraft.core.source_map import ReadPlan
from plandraft.filling.calendar_lines import edits_moving_line
from plandraft.filling.trying import no_worse

_Look = Callable[[Sequence[SourceEdit]], tuple[ReadPlan, Report] | None]
"""Reads and checks the file as it would be with some edits; None where they have no place in it."""


@dataclass(frozen=True, kw_only=True)
class Mended:
    """One finding that was mended, and how."""

    finding: Finding
    edits: tuple[SourceEdit, ...]


@dataclass(frozen=True, kw_only=True)
class InPlace:
    """What became of a file's findings.

    Attributes:
        mended: The findings that were mended, in the order of the plan.
        left: Those that could be mended in a plan of ours but not in the words of this file.
        report: What the checks find afterwards.
        read: The file as it is read afterwards.
    """

    mended: tuple[Mended, ...]
    left: tuple[Finding, ...]
    report: Report
    read: ReadPlan

    @property
    def edits(self) -> tuple[SourceEdit, ...]:
        """All edits."""
        return tuple(edit for one in self.mended for edit in one.edits)


def mend_in_place(read: ReadPlan, report: Report, lines: Sequence[str], look: _Look) -> InPlace:
    """Mend what can be mended where it stands.

    All computed fixes are tried together, and one by one where that makes anything worse: afterwards there are fewer
    findings, no new error, and the same nodes as before.

    Args:
        read: The plan as it was read.
        report: What the checks find in it.
        lines: The lines of the file.
        look: Reads and checks it with edits.
    """
    fixable = [finding for finding in report.findings if finding.fix is not None]
    tries = [(finding, edits) for finding in fixable if (edits := edits_of(finding, read, lines))]
    together: list[Mended] = []
    for finding, edits in tries:
        if apart(edits, [edit for one in together for edit in one.edits]):
            together.append(Mended(finding=finding, edits=edits))
    chosen, after = _kept(together, read, report, look)
    left = tuple(finding for finding in after[1].findings if finding.fix is not None)
    return InPlace(mended=tuple(chosen), left=left, read=after[0], report=after[1])


def _kept(
    tried: list[Mended], read: ReadPlan, report: Report, look: _Look
) -> tuple[list[Mended], tuple[ReadPlan, Report]]:
    before = (read, report)
    if not tried:
        return [], before
    after = _helps(tried, before, look)
    if after is not None:
        return tried, after
    kept: list[Mended] = []
    for one in tried:
        found = _helps([*kept, one], before, look)
        if found is not None:
            kept, before = [*kept, one], found
    return kept, before


def _helps(mended: list[Mended], before: tuple[ReadPlan, Report], look: _Look) -> tuple[ReadPlan, Report] | None:
    """The file with the edits, or None where that is no better, or another plan."""
    looked = look([edit for one in mended for edit in one.edits])
    if looked is None:
        return None
    read, report = looked
    new = Counter(map(_said, report.errors)) - Counter(map(_said, before[1].errors))
    helps = report.badness < before[1].badness and no_worse(report, before[1]) and not new
    return (read, report) if helps and _shape(read.plan) == _shape(before[0].plan) else None


def _said(finding: Finding) -> tuple[str, str, str]:
    """What makes it the same finding where nodes are counted anew."""
    return finding.code, finding.message, finding.evidence


def _shape(plan: Plan) -> list[str]:
    return [node.id for node in plan.nodes()]


def edits_of(finding: Finding, read: ReadPlan, lines: Sequence[str]) -> tuple[SourceEdit, ...]:
    """The edits that a finding's fix comes to in the file; none where its words cannot be found there, all of them.

    Args:
        finding: With its fix.
        read: The plan as it was read.
        lines: The file's lines.
    """
    assert finding.fix is not None
    moved = edits_moving_line(finding, read, lines)
    if moved:
        return moved if all(edit.fits(lines) for edit in moved) else ()
    edits: list[SourceEdit] = []
    for change in finding.fix.changes:
        found = list(_edits(change, read, lines))
        if not found or not all(edit.fits(lines) for edit in found):
            return ()
        edits += (edit for edit in found if edit not in edits)  # an area's heading stands in many nodes, and once here
    whole = all(apart(edits[:at], [edit]) for at, edit in enumerate(edits))
    return tuple(edits) if whole else ()


def _edits(change: Change, read: ReadPlan, lines: Sequence[str]) -> Iterator[SourceEdit]:
    """One edit for each run of characters that differs; None of them where a place is not known."""
    if change.op != "set" or not isinstance(change.old, str) or not isinstance(change.value, str):
        return
    old, new = change.old, change.value
    for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        at = max(0, start - 1) if start == end else start  # what is put in stands behind the character before it
        place = read.source_map.place(change.node, change.field, at)
        if place is None or "\n" in old[start:end] or not _same(old, at, place.line, place.column, lines):
            yield SourceEdit(line=0, column=1, old=old[start:end], new=new[first:last])
            return
        column = place.column + (start - at)
        yield SourceEdit(line=place.line, column=column, old=old[start:end], new=new[first:last])


def _same(text: str, at: int, line: int, column: int, lines: Sequence[str]) -> bool:
    """Whether the file has the text's character at that place: else the map leads somewhere else."""
    if not (1 <= line <= len(lines) and at < len(text)):
        return False
    return lines[line - 1][column - 1 : column] == text[at]
