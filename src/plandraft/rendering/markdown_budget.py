"""经费安排 in Markdown: a sentence, a table that an editor can change, and one comment with what it does not show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from plandraft.core.amounts import read_sum
from plandraft.core.plan import BudgetItem, Plan
from plandraft.core.source_map import Unread
from plandraft.core.spending import MONEY_HEADS, OPEN, TOTAL, spending_table, spending_words
from plandraft.rendering.comments import comment, comment_digest, exact, is_untouched
from plandraft.rendering.escapes import meant, on_one_line
from plandraft.rendering.lines import LineWords
from plandraft.rendering.markdown_nodes import ReadNode, damaged
from plandraft.rendering.places import Strip

_FIELDS = ("purpose", "amount", "note")
_CELL = re.compile(r"(?:\\.|[^|\\])*")
_DASHES = re.compile(r"\s{0,60}+:?-++:?\s{0,60}+")
_COLUMNS = (("number", "序号"), ("purpose", "用途"), ("amount", "金额"), ("note", "说明"))


def budget_lines(plan: Plan) -> Iterator[str]:
    """The lines below the part's heading."""
    table = spending_table(plan.budget)
    if table is None:
        return
    yield from ("", on_one_line(spending_words(plan.budget, plan.period)), "")
    yield _row(table.heads)
    yield _row(["---"] * len(MONEY_HEADS))
    yield from (_row(_shown(row)) for row in table.rows)
    yield from ("", comment("budget", {"items": [*map(_kept, plan.budget, table.rows)]}))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _shown(row: tuple[str, ...]) -> list[str]:
    number, purpose, amount, note = row
    return [number, on_one_line(purpose), amount, on_one_line(note)]


def _kept(item: BudgetItem, row: tuple[str, ...]) -> dict[str, Any]:
    """What the row does not show, what its words do not give back, and by which words it is known."""
    words = dict(zip(_FIELDS, _shown(row)[1:], strict=True))
    data = item.model_dump(mode="json")
    hidden = item.model_dump(mode="json", exclude_defaults=True, exclude={*_FIELDS})
    read = BudgetItem.model_validate({"id": item.id} | _said(words))
    short = [name for name in _FIELDS if getattr(read, name) != getattr(item, name)]
    kept = {"is": comment_digest(words["purpose"])} | hidden
    if short:
        values = data | {"amount": None if item.amount is None else str(item.amount)}
        kept["exact"] = {name: exact(values[name], words[name]) for name in short}
    return kept


def _said(words: dict[str, str]) -> dict[str, Any]:
    return {
        "purpose": meant(words["purpose"]),
        "amount": read_sum(meant(words["amount"])),
        "note": meant(words["note"]),
    }


@dataclass(frozen=True, kw_only=True)
class _Row:
    """A row of the table; ``number`` is the one printed before it, 0 where there is none."""

    line: int
    strip: Strip
    words: dict[str, LineWords]
    number: int

    def raws(self) -> dict[str, str]:
        return {name: self.words[name].raw if name in self.words else "" for name in _FIELDS}


@dataclass
class BudgetReading:
    """The part as far as it was read."""

    columns: dict[str, int] = field(default_factory=dict)
    rows: list[_Row] = field(default_factory=list)
    reckoned: list[tuple[int, str]] = field(default_factory=list)
    kept: list[dict[str, Any]] = field(default_factory=list)

    def read_line(self, number: int, line: str, kept: dict[str, Any] | None) -> bool:
        """Read one visible line with what its comment holds; False where it is no line of this part."""
        if kept is not None:
            self.kept = list(kept["items"])
        if not line.strip():
            return True
        if not line.lstrip().startswith("|"):
            self.reckoned.append((number, meant(line)))
            return not self.rows
        self._read_row(number, line)
        return True

    def _read_row(self, number: int, line: str) -> None:
        cells = _cells(line)
        said = [meant(cell.raw) for cell in cells]
        if not self.columns:
            named = {name: at for name, word in _COLUMNS for at, cell in enumerate(said) if word in cell}
            self.columns = named if "purpose" in named else {name: at for at, (name, _) in enumerate(_COLUMNS)}
            if "purpose" in named:
                return
        if all(_DASHES.fullmatch(cell.raw) for cell in cells) or not any(said):
            return
        at = self.columns.get("number", -1)
        count = said[at] if 0 <= at < len(said) else ""
        if TOTAL in said and not count.isdecimal():
            self.reckoned.append((number, "".join(said)))
            return
        strip = Strip()
        strip.add(line, line=number, column=1)
        words = {name: cells[at] for name, at in self.columns.items() if name in _FIELDS and at < len(cells)}
        self.rows.append(_Row(line=number, strip=strip, words=words, number=int(count) if count.isdecimal() else 0))

    def nodes(self) -> list[ReadNode]:
        """The items, each with what the comment keeps of it."""
        return [self._node(row, kept) for row, kept in zip(self.rows, self._known(), strict=True)]

    def unclear(self, plan: Plan) -> Iterator[Unread]:
        """What was typed where the sum stands, or where no amount could be read."""
        table, sentence = spending_table(plan.budget), spending_words(plan.budget, plan.period)
        of_before = sentence.replace("安排如下", "建议安排如下")  # files said so where all items are proposals
        printed = {sentence, of_before, "".join(table.rows[-1]) if table else ""}
        for number, words in self.reckoned:
            if words not in printed:
                yield Unread.saying("the sum and the sentence above the table are reckoned from its rows", line=number)
        for row, node in zip(self.rows, self.nodes(), strict=True):
            amount = meant(row.raws()["amount"])
            if node.fields["amount"] is None and amount not in ("", OPEN):
                yield Unread.saying("no amount", line=row.line, text=amount)

    def _known(self) -> list[dict[str, Any]]:
        """For each row what is kept of it: by its purpose, else by its number."""
        unused = dict(enumerate(self.kept))
        found: list[dict[str, Any] | None] = []
        for row in self.rows:
            mark = comment_digest(row.raws()["purpose"])
            at = next((n for n, kept in unused.items() if kept["is"] == mark), None)
            found.append(None if at is None else unused.pop(at))
        return [
            kept if kept is not None else unused.pop(row.number - 1, {})
            for row, kept in zip(self.rows, found, strict=True)
        ]

    def _node(self, row: _Row, kept: dict[str, Any]) -> ReadNode:
        words = row.raws()
        fields = {name: value for name, value in kept.items() if name not in ("is", "exact")} | _said(words)
        for name, value in kept.get("exact", {}).items():
            if is_untouched(value, words[name]):
                fields[name] = value[0]
        try:
            BudgetItem.model_validate({"id": "B1"} | fields)
        except ValidationError:
            raise damaged(row.line) from None
        return ReadNode(fields=fields, words=row.words, strip=row.strip, line=row.line)


def _cells(line: str) -> list[LineWords]:
    """The cells of a row, without the marks round them."""
    body = line.rstrip()
    at = body.index("|") + 1
    found: list[LineWords] = []
    while at < len(body):
        cell = _CELL.match(body, at)
        raw = cell[0] if cell else ""
        found.append(LineWords(start=at + len(raw) - len(raw.lstrip()), raw=raw.strip()))
        at += len(raw) + 1
    return found
