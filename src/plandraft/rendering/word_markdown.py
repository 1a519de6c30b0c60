"""A Word file of ours that was edited, as our Markdown: its own words, beside what the plan remembers of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from plandraft.core.blocks import SIGNATURE, TITLE, Block, edge_key, part_key
from plandraft.core.months import unnumbered
from plandraft.core.part_order import PART_NAMES
from plandraft.core.plan import Entry, Measure, Plan
from plandraft.core.source_map import Unread
from plandraft.messages import both
from plandraft.rendering.comments import comment
from plandraft.rendering.docx_xml import printable
from plandraft.rendering.escapes import on_one_line
from plandraft.rendering.lines import ITEM, own_month
from plandraft.rendering.markdown import calendar_line
from plandraft.rendering.word_calendar import ReadRow, edited_line, read_rows
from plandraft.rendering.word_lines import WordLine, says_the_same, without_number
from plandraft.rendering.word_memory import memory_of
from plandraft.rendering.word_months import MonthParagraph, read_months

_HEADING = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]\s*(?P<name>[^。；]{2,30})$")
"""A heading of the second level that somebody typed."""


@dataclass
class WrittenLines:
    """Markdown, and for each of its lines the line of the Word file that it is; 0 where it is none."""

    lines: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    told: list[Unread] = field(default_factory=list)

    def add(self, text: str, number: int = 0) -> None:
        """Add a line, or several that are one of the file's."""
        for line in text.split("\n"):
            self.lines.append(line)
            self.numbers.append(number)

    def tell(self, line: WordLine, why: str, why_en: str) -> None:
        """Say of a line that it was not taken."""
        self.told.append(Unread(line=line.number, text=line.text.strip()[:40], why=why, why_en=why_en))


def as_markdown(lines: Sequence[WordLine], plan: Plan, blocks: Sequence[Block]) -> WrittenLines:
    """The Markdown that an edited file stands for.

    Args:
        lines: The file's, from title to signature.
        plan: The plan that the file carries.
        blocks: How that plan was printed.
    """
    return _Writer(plan, blocks).written(lines)


class _Writer:
    """Writes line by line; knows in which part it is and which item is still open."""

    def __init__(self, plan: Plan, blocks: Sequence[Block]) -> None:
        self._plan = plan
        self._blocks = {block.key: block for block in blocks}
        self._memory = memory_of(plan, blocks)
        self._out = WrittenLines()
        self._part = ""
        self._months: Mapping[int, MonthParagraph] = {}
        self._rows: Mapping[int, ReadRow | None] = {}
        self._open: str | None = None
        """The comment of the item whose words may go on in the next line; None where there is no such item."""
        self._signed: list[WordLine] = []

    def written(self, lines: Sequence[WordLine]) -> WrittenLines:
        """The whole file."""
        self._months = self._calendar(lines)
        self._rows = read_rows([*self._rows_of_calendar(lines)], self._plan)
        self._out.add(self._memory.head)
        if not any(line.key == edge_key(TITLE) for line in lines):
            self._out.add("# ")
        for line in lines:
            self._line(line)
        self._leave()
        self._out.add("\n---\n")
        self._sign()
        return self._out

    def _sign(self) -> None:
        before = [printable(block.text) for block in self._blocks.values() if block.part == SIGNATURE]
        if [printable(line.text) for line in self._signed] == before:
            words = self._memory.signature
        else:
            words = [f"{on_one_line(line.text)}  " for line in self._signed]
        numbers = [*(line.number for line in self._signed), *(0 for _ in words)]
        for text, number in zip(words, numbers, strict=False):
            self._out.add(text, number)

    def _calendar(self, lines: Sequence[WordLine]) -> Mapping[int, MonthParagraph]:
        entries = {
            block.key: [node for node in block.nodes if isinstance(node, Entry)]
            for block in self._blocks.values()
            if block.is_month
        }
        if not entries and not any(block.row for block in self._blocks.values()):
            return {}
        found, part = [], ""
        for line in lines:
            part = self._blocks[line.key].part if line.key else part
            is_typed = part == "schedule" and not line.key and not line.row and own_month(line.text)
            if line.key in entries or is_typed:
                found.append(line)
        return read_months(found, entries, self._plan.period)

    def _rows_of_calendar(self, lines: Sequence[WordLine]) -> Iterator[WordLine]:
        part = ""
        for line in lines:
            part = self._blocks[line.key].part if line.key else part
            if line.row and part == "schedule":
                yield line

    def _line(self, line: WordLine) -> None:
        block = self._blocks.get(line.key)
        if block is not None and block.part != self._part and block.part in PART_NAMES:
            self._enter(block, line)
        if block is not None and block.part == SIGNATURE:
            self._signed.append(line)
        elif block is not None and block.level == 1:
            self._told_heading(line, block)
        elif line.number in self._months:
            self._month(self._months[line.number])
        elif line.number in self._rows:
            self._row_of_calendar(self._rows[line.number])
        elif block is not None:
            self._known(line, block)
        elif self._signed and not line.row:
            self._signed.append(line)
        else:
            self._new(line)
        if block is not None:
            self._add_silent(block)

    def _enter(self, block: Block, line: WordLine) -> None:
        self._leave()
        self._part = block.part
        key = part_key(block.part)
        self._out.add(f"\n{self._memory.lines[key]}", line.number if line.key == key else 0)

    def _leave(self) -> None:
        """What stands at the end of a part."""
        self._close()
        if self._part == "budget":
            self._out.add(f"\n{self._memory.budget}")

    def _close(self) -> None:
        self._open = None

    def _told_heading(self, line: WordLine, block: Block) -> None:
        self._close()
        if not says_the_same(unnumbered(line.text), unnumbered(block.text)):
            self._out.tell(line, *both("headings of parts are not taken from the file"))

    def _month(self, month: MonthParagraph) -> None:
        self._close()
        block = self._blocks.get(month.line.key)
        untouched = block is not None and says_the_same(month.line.text, block.text)
        memory = self._memory.lines.get(month.line.key)
        if untouched and memory is not None:
            self._out.add(memory, month.line.number)
            return
        for part in month.parts:
            words = f"{month.label}：{on_one_line(part.words)}" if month.label else on_one_line(part.words)
            self._out.add(f"- {words} {self._memory.comments.get(part.entry_id, '')}".rstrip(), month.line.number)

    def _row_of_calendar(self, row: ReadRow | None) -> None:
        self._close()
        if row is None:
            return
        words, comment_ = calendar_line(row.before.entry, row.before.month, self._plan) if row.before else ("", "")
        if row.told is not None:
            self._out.tell(row.line, *row.told)
        if not row.is_untouched:
            words, comment_ = edited_line(row, comment_)
        self._out.add(f"- {words} {comment_}", row.line.number)

    def _known(self, line: WordLine, block: Block) -> None:
        """A paragraph of before, with what is remembered of it."""
        self._close()
        memory = self._memory.lines.get(block.key)
        own = without_number if block.nodes else printable
        untouched = says_the_same(own(line.text), own(block.text))
        if block.part == TITLE:
            self._out.add(f"# {on_one_line(line.text)}", line.number)
        elif untouched and memory is not None:
            self._out.add(memory if block.nodes else f"\n{memory}", line.number)
        elif block.level:
            self._heading(unnumbered(line.text.strip()), line)
        elif block.nodes:
            self._item(line, self._words(line, block), self._memory.comments.get(block.nodes[0].id, ""))
        else:
            self._text(line)

    def _new(self, line: WordLine) -> None:
        """A paragraph that was added."""
        typed = _HEADING.match(line.text.strip())
        if line.row:
            self._row(line)
        elif self._part in ("measures", "schedule") and (line.level == 2 or typed):
            self._close()
            self._heading(typed["name"] if typed else unnumbered(line.text.strip()), line)
        elif self._part in ("goals", "measures", "schedule") and (ITEM.match(line.text) or self._open is None):
            self._close()
            self._item(line, on_one_line(without_number(line.text)), "")
        elif self._open is not None:
            self._goes_on(line)
        else:
            self._text(line)

    def _row(self, line: WordLine) -> None:
        self._close()
        if self._part != "budget":
            self._out.tell(line, *both("a table outside the part on money was not taken"))
            return
        cells = line.text.split("\t")
        self._out.add(f"| {' | '.join(on_one_line(cell) for cell in cells)} |", line.number)

    def _heading(self, name: str, line: WordLine) -> None:
        self._out.add(f"\n### {on_one_line(name)}", line.number)

    def _text(self, line: WordLine) -> None:
        words = on_one_line(line.text)
        mark = f" {comment('text', {})}" if self._part == "measures" and ITEM.match(words) else ""
        self._out.add(f"\n{words}{mark}", line.number)

    def _item(self, line: WordLine, words: str, comment_: str) -> None:
        number = "- " if self._part == "schedule" else "1. "
        self._out.add(f"{number}{words} {comment_}".rstrip(), line.number)
        self._open = comment_

    def _goes_on(self, line: WordLine) -> None:
        """A paragraph that was broken in two: its comment stands behind the last piece."""
        if self._open:
            last = len(self._out.lines) - 1
            self._out.lines[last] = self._out.lines[last].removesuffix(self._open).rstrip()
        self._out.add(f"{on_one_line(line.text)} {self._open}".rstrip(), line.number)

    def _words(self, line: WordLine, block: Block) -> str:
        """A node's words; a measure's title stays apart where it still stands there."""
        words, (node,) = without_number(line.text), block.nodes
        title = printable(node.title) if isinstance(node, Measure) else ""
        if title and words.startswith(f"{title}："):
            return f"**{on_one_line(title)}**：{on_one_line(words[len(title) + 1 :])}"
        return on_one_line(words)

    def _add_silent(self, block: Block) -> None:
        for line in self._memory.silent.get(block.key, ()):
            self._close()
            self._out.add(line)
