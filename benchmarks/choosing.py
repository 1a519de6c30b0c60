"""Which sample items are chosen for the twelve most common work areas, in a table that a person can judge.

    python benchmarks/choosing.py [PATH …] [--sector hospital] [--tokens 400] [--out FILE]

Without a path the project's own samples are read. Only their items may be kept in the repository.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from plandraft.core.knowledge import Knowledge
from plandraft.core.sample import Library
from plandraft.core.sector import Sector
from plandraft.core.work_areas import WorkArea
from plandraft.knowledge import load_knowledge
from plandraft.models.costs.tokens import counter_for
from plandraft.samples import choose, read_samples
from plandraft.samples.judging import usable_items

SAMPLES = Path(__file__).parents[1] / "examples" / "samples"


def common_areas(library: Library, knowledge: Knowledge, sector: Sector) -> list[tuple[WorkArea, int]]:
    """The areas that the most plans have an item for, with the number of these plans."""
    items = list(usable_items(library))
    plans = [
        (area, len({sample.number for sample, item in items if area.matches(item.clean, sector)}))
        for area in knowledge.areas
    ]
    return sorted(plans, key=lambda found: -found[1])[:12]


def table(library: Library, knowledge: Knowledge, sector: Sector, tokens: int) -> str:
    count = counter_for("", cache_dir=Path("nowhere")).count
    lines = [f"{len(library.samples)} 份计划，起草单位类别：{sector.chinese}，每个领域至多 {tokens} 词元"]
    for area, plans in common_areas(library, knowledge, sector):
        items, left = choose(library, area=area, sector=sector, budget_tokens=tokens, count=count)
        used = sum(count(item.text) for item in items)
        lines += ["", f"## {area.name(sector)}（{plans} 份计划涉及；选 {len(items)} 条，{used} 词元，另有 {left} 条）"]
        for number, item in enumerate(items, 1):
            lines += [f"{number}. {item.text}", f"   [{item.id}] {item.why}"]
    return "\n".join(lines)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("paths", nargs="*", type=Path, default=[SAMPLES])
    options.add_argument("--sector", type=Sector, default=Sector.HOSPITAL, choices=list(Sector))
    options.add_argument("--tokens", type=int, default=400)
    options.add_argument("--out", type=Path)
    chosen = options.parse_args()
    knowledge = load_knowledge()
    library = read_samples(chosen.paths, knowledge=knowledge)
    text = table(library, knowledge, chosen.sector, chosen.tokens)
    print(text)
    if chosen.out:
        chosen.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
