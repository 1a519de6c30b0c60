"""The table of what became of many profiles: a row each, for spreadsheets and programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, fields

from plandraft.api.many import Outcome
from plandraft.errors import PlandraftError

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A cell that begins with one of these is taken for a formula by some spreadsheet."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One profile's row; where there is no draft, its numbers are None.

    Attributes:
        state: ``done``, ``stopped``, ``failed``, ``not_begun``, or ``interrupted``.
        files: What was written.
        errors: Findings of this severity; ``warnings`` and ``hints`` as well.
        asks: Questions asked, those answered from the journal included.
        prompt_tokens: Paid by this command, as ``completion_tokens`` and ``cost``; the journal answers for nothing.
        cost: With its currency; empty where the price is not known.
        seconds: Wall time.
        error: Why there is no draft, or why it is a partial one.
    """

    profile: str
    organisation: str = ""
    state: str = "interrupted"
    files: tuple[str, ...] = ()
    run: str = ""
    errors: int | None = None
    warnings: int | None = None
    hints: int | None = None
    asks: int | None = None
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    cost: str = ""
    seconds: float | None = None
    error: str = ""


def row_of(outcome: Outcome, files: Sequence[str] = (), *, error: Exception | None = None) -> Row:
    """The row of an outcome; ``error`` is what went wrong with its files."""
    made = outcome.draft
    row = Row(
        profile=outcome.profile,
        organisation=outcome.organisation,
        state="failed" if error is not None else outcome.state,
        files=tuple(files),
        run=outcome.run,
        seconds=round(outcome.seconds, 1),
        error=said(error or outcome.error) or (made.stopped if made is not None else ""),
    )
    if made is None:
        return row
    errors, warnings, hints = made.report.badness
    numbers = {"errors": errors, "warnings": warnings, "hints": hints, "asks": len(made.exchanges)}
    tokens = {"prompt_tokens": made.usage.prompt_tokens, "completion_tokens": made.usage.completion_tokens}
    return Row(**(vars(row) | numbers | tokens | {"cost": str(made.cost or "")}))


def said(error: Exception | None) -> str:
    """What an error says, in a line."""
    if error is None:
        return ""
    return error.message if isinstance(error, PlandraftError) else f"{type(error).__name__}: {error}"


def table(rows: Iterable[Row], suffix: str) -> bytes:
    """The rows as the content of a file with a suffix of ``TABLES``."""
    return TABLES[suffix.lower()](rows)


def _csv(rows: Iterable[Row]) -> bytes:
    """With the mark by which spreadsheets know UTF-8; what is text stays text."""
    out = io.StringIO(newline="")
    names = [field.name for field in fields(Row)]
    writer = csv.DictWriter(out, names)
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(getattr(row, name)) for name in names})
    return out.getvalue().encode("utf-8-sig", "replace")


def _cell(value: object) -> object:
    if isinstance(value, tuple):
        value = "; ".join(value)
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_SIGNS) else value


def _jsonl(rows: Iterable[Row]) -> bytes:
    lines = (json.dumps(asdict(row), ensure_ascii=False) for row in rows)
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


TABLES: dict[str, Callable[[Iterable[Row]], bytes]] = {".csv": _csv, ".jsonl": _jsonl}
"""How each suffix is written."""
