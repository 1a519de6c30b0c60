"""Edits in our Word files that come back: unedited files equal, random scripts of edits exact, through LibreOffice too.

    python benchmarks/word_round_trip.py [--scripts 200] [--office] > benchmarks/results/word_round_trip.txt

A script is one to five edits of a plan's Word file, made with python-docx as an office makes them in its paragraphs.
Each says which changes it means; what comes back must be these and no others. With ``--office`` each edited file is
opened and saved by LibreOffice before it is read.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.table import _Row

import plandraft
from plandraft.core.plan import Plan
from plandraft.core.timing import Timing

HERE = Path(__file__).parent
PROFILES = HERE.parent / "examples" / "profiles"
_Key = tuple[str, str, str]


@dataclass
class Meant:
    """The changes that a script means; ``may`` are those that may follow from them."""

    must: set[_Key] = field(default_factory=set)
    may: set[_Key] = field(default_factory=set)


@dataclass
class Desk:
    """A Word file on somebody's desk."""

    plan: Plan
    file: Any
    dice: random.Random
    meant: Meant = field(default_factory=Meant)
    touched: set[str] = field(default_factory=set)

    def paragraph(self, words: str) -> Any:
        """The paragraph of the text that begins with some words behind its number."""
        return next(p for p in self.file.paragraphs if re.sub(r"^\d+\.", "", p.text).startswith(words))

    def row_of(self, entry_id: str) -> Any:
        """The row of the calendar's table that holds an entry."""
        mark = f'_pd_{entry_id}"'
        return next(row for row in self.calendar.rows if mark in row._tr.xml)

    @property
    def calendar(self) -> Any:
        """The calendar's table."""
        return next(table for table in self.file.tables if table.rows[0].cells[0].text == "月份")


def put(paragraph: Any, text: str) -> None:
    """Other words inside the paragraph's run."""
    if not paragraph.runs:
        paragraph.add_run("")
    paragraph.runs[0].text = text
    for run in paragraph.runs[1:]:
        run.text = ""


def free_measure(desk: Desk) -> Any:
    """A measure that no edit has touched."""
    left = [m for m in desk.plan.measures if m.id not in desk.touched and m.title and m.actions]
    measure = desk.dice.choice(left)
    desk.touched |= {measure.id, *(e.id for e in desk.plan.schedule if e.maker == measure.id)}
    return measure


def reword(desk: Desk) -> None:
    """Other words in an action, its time as it was."""
    measure = free_measure(desk)
    at = desk.dice.randrange(len(measure.actions))
    text = measure.actions[at].text.rstrip("，；。")
    paragraph = desk.paragraph(f"{measure.title}：")
    if len(text) < 6 or paragraph.text.count(text) != 1:
        return
    put(paragraph, paragraph.text.replace(text, f"{text}并写清结果"))
    desk.meant.must.add(("set", measure.id, f"actions/{at}"))


def drop_measure(desk: Desk) -> None:
    """A measure's paragraph deleted: its lines in the calendar go with it."""
    measure = free_measure(desk)
    if sum(m.area == measure.area for m in desk.plan.measures) < 2:
        return
    paragraph = desk.paragraph(f"{measure.title}：")._p
    paragraph.getparent().remove(paragraph)
    desk.meant.must.add(("remove", measure.id, ""))
    desk.meant.must |= {("remove", e.id, "") for e in desk.plan.schedule if e.maker == measure.id}
    desk.meant.may |= {("set", b.id, "measure_ids") for b in desk.plan.budget if measure.id in b.measure_ids}


def other_owner(desk: Desk) -> None:
    """Another owner in a measure's bracket."""
    measure = free_measure(desk)
    paragraph = desk.paragraph(f"{measure.title}：")
    if f"责任：{measure.owner}" not in paragraph.text or not measure.owner:
        return
    put(paragraph, paragraph.text.replace(f"责任：{measure.owner}", "责任：综合服务部"))
    desk.meant.must.add(("set", measure.id, "owner"))


def free_goal(desk: Desk) -> Any:
    """A goal that no edit has touched."""
    goal = desk.dice.choice([g for g in desk.plan.goals if g.id not in desk.touched])
    desk.touched.add(goal.id)
    return goal


def reword_goal(desk: Desk) -> None:
    """Another goal."""
    goal = free_goal(desk)
    paragraph = desk.paragraph(goal.text[:8])
    put(paragraph, paragraph.text.replace(goal.text[:4], f"全年{goal.text[:4]}", 1))
    desk.meant.must.add(("set", goal.id, "text"))


def drop_goal(desk: Desk) -> None:
    """A goal deleted."""
    goal = free_goal(desk)
    paragraph = desk.paragraph(goal.text[:8])._p
    paragraph.getparent().remove(paragraph)
    desk.meant.must.add(("remove", goal.id, ""))
    desk.meant.may |= {("set", m.id, "goal_ids") for m in desk.plan.measures if goal.id in m.goal_ids}


def add_goal(desk: Desk) -> None:
    """A goal typed below the last."""
    last = next((g for g in reversed(desk.plan.goals) if g.id not in desk.touched), None)
    if last is None or "new goal" in desk.touched:
        return
    desk.touched |= {last.id, "new goal"}
    paragraph = desk.paragraph(last.text[:8])
    copied = desk.file.add_paragraph("9.会员意见箱每周开箱一次。")
    paragraph._p.addnext(copied._p)
    desk.meant.must.add(("add", "goals", ""))


def free_entry(desk: Desk) -> Any:
    """A line of the calendar whose words stand once in one month, and whose action has no other line."""
    count = Counter(e.action for e in desk.plan.schedule)
    titles = Counter(e.title for e in desk.plan.schedule)
    left = [
        e
        for e in desk.plan.schedule
        if e.id not in desk.touched and e.timing.months and count[e.action] == 1 and titles[e.title] == 1
    ]
    entry = desk.dice.choice(left)
    desk.touched |= {entry.id, entry.maker}
    return entry


def reword_entry(desk: Desk) -> None:
    """Other words in a line of the calendar."""
    entry = free_entry(desk)
    cell = desk.row_of(entry.id).cells[1].paragraphs[0]
    if entry.title in cell.text:
        put(cell, cell.text.replace(entry.title, f"再次{entry.title}"))
        desk.meant.must.add(("set", entry.id, "title"))


def drop_entry(desk: Desk) -> None:
    """A row of the calendar deleted, also the first one of its month."""
    entry = free_entry(desk)
    row = desk.row_of(entry.id)._tr
    row.getparent().remove(row)
    desk.meant.must.add(("remove", entry.id, ""))


def add_entry(desk: Desk) -> None:
    """A row typed below another, its month that of the rows above."""
    if "new entry" in desk.touched:
        return
    desk.touched.add("new entry")
    entry = desk.dice.choice([e for e in desk.plan.schedule if e.id not in desk.touched])
    row = desk.row_of(entry.id)._tr
    added = deepcopy(row)
    for mark in (*added.iter(qn("w:bookmarkStart")), *added.iter(qn("w:bookmarkEnd"))):
        mark.getparent().remove(mark)
    row.addnext(added)
    cells = [cell.paragraphs[0] for cell in _Row(added, desk.calendar).cells]
    put(cells[0], "")
    put(cells[1], "职工书画展")
    desk.meant.must.add(("add", "schedule", ""))
    desk.touched.add(entry.id)


def other_owner_of_entry(desk: Desk) -> None:
    """Somebody else in the column of owners."""
    entry = free_entry(desk)
    cells = desk.row_of(entry.id).cells
    if len(cells) > 2 and cells[2].paragraphs[0].runs:
        put(cells[2].paragraphs[0], "综合服务部、车间")
        desk.meant.must.add(("set", entry.id, "owner"))


def move_entry(desk: Desk) -> None:
    """A row with a month of its own, also the first one of a month, on which those below hang."""
    entry = free_entry(desk)
    measure = desk.plan.node(entry.maker) if entry.maker else None
    if entry.timing != Timing.of(*entry.timing.months[:1]):
        return
    row = desk.row_of(entry.id)
    month = entry.timing.months[0] % 12 + 1
    cell = row.cells[0].paragraphs[0]
    put(cell, f"{month}月") if cell.runs else cell.add_run(f"{month}月")
    table = row._tr.getparent()
    table.remove(row._tr)
    table.append(row._tr)  # people put it where it belongs; here at the end, with its own month
    desk.meant.must.add(("set", entry.id, "timing"))
    if measure is not None:
        at = entry.action.partition("/")[2]
        desk.meant.may |= {("set", measure.id, f"actions/{at}/timing"), ("set", measure.id, "timing")}


def money(desk: Desk) -> None:
    """Another amount in the money table."""
    items = [b for b in desk.plan.budget if b.id not in desk.touched]
    if not items:
        return
    item = desk.dice.choice(items)
    desk.touched.add(item.id)
    table = next(t for t in desk.file.tables if "用途" in t.rows[0].cells[1].text)
    row = table.rows[1 + desk.plan.budget.index(item)]
    put(row.cells[2].paragraphs[0], "1234")
    desk.meant.must.add(("set", item.id, "amount"))


def closing(desk: Desk) -> None:
    """Another sentence in the closing."""
    if "closing" in desk.touched or not desk.plan.closing:
        return
    desk.touched.add("closing")
    paragraph = desk.paragraph(desk.plan.closing.split("\n")[0][:8])
    put(paragraph, f"{paragraph.text}每季度碰一次头。")
    desk.meant.must.add(("set", "P", "closing"))


EDITS: tuple[Callable[[Desk], None], ...] = (
    *(reword, drop_measure, other_owner, reword_goal, drop_goal, add_goal),
    *(reword_entry, drop_entry, add_entry, other_owner_of_entry, move_entry, money, closing),
)


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scripts", type=int, default=200)
    parser.add_argument("--office", action="store_true")
    given = parser.parse_args()
    drafts = [plandraft.draft(str(file), model="offline").plan for file in sorted(PROFILES.glob("*.yaml"))]
    plans = [Plan.model_validate(plan.model_dump()) for plan in drafts]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        same = 0
        for number, plan in enumerate(plans):
            file = folder / f"same{number}.docx"
            plandraft.save_plan(plan, file)
            same += plandraft.open_plan(file).plan == plan
        print(f"unedited: {same} of {len(plans)} plans equal")
        desks = [*scripts(plans, folder, given.scripts)]
        print(f"edited with python-docx: {told(desks, folder)}")
        if given.office and (office := shutil.which("soffice")):
            saved = folder / "saved"
            files = [str(folder / f"{number}.docx") for number in range(len(desks))]
            subprocess.run(
                [office, "--headless", "--convert-to", "docx", "--outdir", str(saved), *files],
                check=True,
                capture_output=True,
            )
            print(f"and saved by LibreOffice: {told(desks, saved)}")


def scripts(plans: list[Plan], folder: Path, count: int) -> Iterator[Desk]:
    """Edited files on disk."""
    for number in range(count):
        dice = random.Random(number)
        plan, file = dice.choice(plans), folder / f"{number}.docx"
        plandraft.save_plan(plan, file)
        desk = Desk(plan, docx.Document(str(file)), dice)
        for edit in dice.sample(EDITS, dice.randint(1, 5)):
            edit(desk)
        desk.file.save(str(file))
        yield desk


def told(desks: list[Desk], folder: Path) -> str:
    """How many scripts came back exactly; the others with what differs."""
    right, kinds = 0, Counter[str]()
    for number, desk in enumerate(desks):
        came = plandraft.import_plan(folder / f"{number}.docx", against=None)
        got = {(one.op, one.node, one.field) for one in came.patch.changes}
        is_right = desk.meant.must <= got <= desk.meant.must | desk.meant.may
        right += is_right
        if not is_right:
            kinds[f"{number}: missing {sorted(desk.meant.must - got)}, beside {sorted(got - desk.meant.must)}"] += 1
    wrong = "".join(f"\n  {line}" for line in kinds)
    edits = sum(len(desk.meant.must) for desk in desks)
    return f"{right} of {len(desks)} scripts exact ({edits} changes){wrong}"


if __name__ == "__main__":
    main()
