"""How much of foreign plans is read: words in nodes, kept beside them, named, lost; places that are right.

Each plan of a page is read by itself. Without arguments: the pages under ../shared/samples, where they are, and the
messy documents of the tests.

python benchmarks/reading_plans.py [--out FILE] [PATH ...]
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from pathlib import Path

from plandraft.core.sample import Document
from plandraft.core.source_map import ReadPlan
from plandraft.documents import document_of, read_document
from plandraft.plan_reading.foreign import read_foreign
from plandraft.plan_reading.split import split
from plandraft.plan_reading.structure.columns import columns_of
from plandraft.plan_reading.structure.markers import without_marker
from plandraft.plan_reading.structure.months import read_time
from plandraft.plan_reading.structure.roles import role_named

ROOT = Path(__file__).parents[1]
HERE = (ROOT.parent / "shared" / "samples", ROOT / "tests" / "samples" / "messy")
SUFFIXES = (".txt", ".md", ".docx", ".html", ".pdf")
_CLAUSE = re.compile(r"[^、，。；：！？,;:!?|（）()【】\s]+")
_READ = re.compile(
    r"[\d一二三四五六七八九十元\W_xX×年月日份旬季度上下中半底初前至到全每周学期第节]+|[\u4e00-\u9fff]{0,4}(?:部门|单位|时间|内容|措施)"
)
"""Times, numbers and labels: read as such."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    lines = ["reading plans nobody here wrote (characters are letters and digits)"]
    for path in args.paths or [path for path in HERE if path.exists()]:
        lines.append(_report(path))
    text = "\n".join(lines) + "\n"
    print(text, end="")
    if args.out:
        args.out.write_text(text, encoding="utf-8")


def _report(path: Path) -> str:
    """One line for a file or a folder."""
    files = [path] if path.is_file() else sorted(f for f in path.rglob("*") if f.suffix in SUFFIXES)
    count: Counter[str] = Counter()
    for file in files:
        for document in _plans(read_document(file)):
            began = time.perf_counter()
            read = read_foreign(document)
            count["ms"] += round(1000 * (time.perf_counter() - began))
            count["plans"] += 1
            _count(document, read, count)
    characters, fields = max(count["characters"], 1), max(count["in fields"], 1)
    shares = "; ".join(
        f"{name} {100 * count[name] / characters:.1f} %" for name in ("in nodes", "kept", "read as structure", "lost")
    )
    exact, cost = 100 * count["exact"] / fields, count["ms"] / max(count["plans"], 1)
    return (
        f"{path.name}: {count['plans']} plans, {count['lines']} lines, {characters} characters: {shares}; "
        f"lines named {count['named']}; places right {exact:.2f} %; {cost:.0f} ms a plan"
    )


def _plans(page: Document) -> list[Document]:
    """Each plan of a page as a document of its own."""
    parts = split(page).parts
    if len(parts) == 1:
        return [page]
    texts = ("\n".join(line.text for line in ((p.heading,) if p.heading else ()) + p.lines) for p in parts)
    return [document_of(text, file=page.file) for text in texts]


def _count(document: Document, read: ReadPlan, count: Counter[str]) -> None:
    strings = [*read.plan.strings()]
    nodes = _letters("\n".join(text for _, name, text in strings if not name.startswith("unplaced")))
    kept = _letters("\n".join(read.plan.unplaced))
    count["named"] += len(read.not_understood)
    for line in document.lines:
        count["lines"] += bool(line.text.strip())
        for clause in _CLAUSE.findall(line.text.replace("**", "")):
            said = _letters(without_marker(clause.lstrip("#>* ")).text)
            count["characters"] += len(said)
            place = "in nodes" if said in nodes else "kept" if said in kept else "read as structure"
            if place == "read as structure" and len(said) >= 4 and not _READ.fullmatch(said):
                place = "lost" if not _is_heading(said, read) else place
            count[place] += len(said)
    _count_places(document, read, count)


def _is_heading(said: str, read: ReadPlan) -> bool:
    """Whether words are a heading, a time, a column or a part that was read, or a line that is named."""
    told = [heading.text for heading in read.headings or ()] + [unread.text for unread in read.not_understood]
    areas = [goal.area for goal in read.plan.goals]
    signed = read.plan.signature.organisation
    if role_named(said) is not None or read_time(said) is not None or columns_of((said, "责任部门")) is not None:
        return True
    return any(said in _letters(text) for text in (*told, *areas, signed))


def _count_places(document: Document, read: ReadPlan, count: Counter[str]) -> None:
    """How many characters of the fields stand where the plan says they do."""
    lines = {line.number: line.text for line in document.lines}
    for node, field, text in read.plan.strings():
        if field == "indicator" or field.startswith("partners"):
            continue
        for offset, char in enumerate(text):
            if char in "\n；":
                continue
            place = read.source_map.place(node, field, offset)
            count["in fields"] += 1
            count["exact"] += place is not None and lines.get(place.line, "")[place.column - 1 : place.column] == char


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


if __name__ == "__main__":
    main()
