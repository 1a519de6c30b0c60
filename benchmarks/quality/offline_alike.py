"""How many sentences two different bodies share in their offline drafts: by sector, and by kind of plan.

    python benchmarks/quality/offline_alike.py [--out FILE] PROFILE ...

Every two profiles of one sector and one kind are compared: sentences of measures, goals, opening and closing that stand
word for word in both, in per cent of the shorter plan's. Times before a sentence do not count, dates within it do.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import re
from pathlib import Path

from plandraft.api import draft
from plandraft.core.plan import Plan

AS_OF = dt.date(2026, 11, 30)
SENTENCE = re.compile(r"[^。；]+[。；]?")
LEAST = 6
"""Characters of a sentence that counts."""


def sentences(plan: Plan) -> set[str]:
    """All sentences of a plan but its set phrases: the guiding paragraph says the same everywhere."""
    texts = [plan.preamble, plan.closing, *(goal.text for goal in plan.goals)]
    texts += [text for measure in plan.measures for text in measure.texts]
    found = (part.strip("。； ") for text in texts for part in SENTENCE.findall(text))
    return {re.sub(r"^\d+月底?前?，", "", part) for part in found if len(part) >= LEAST}


def main() -> None:
    """Draft all, compare each pair of a sector and kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("profiles", nargs="+")
    parser.add_argument("--out")
    chosen = parser.parse_args()
    made = {f"{Path(f).parent.name}/{Path(f).stem}": draft(f, model="offline", as_of=AS_OF) for f in chosen.profiles}
    rows = []
    for (one, first), (other, second) in itertools.combinations(made.items(), 2):
        if (first.plan.sector, first.kind.id) != (second.plan.sector, second.kind.id):
            continue
        a, b = sentences(first.plan), sentences(second.plan)
        shared = 100 * len(a & b) / max(1, min(len(a), len(b)))
        rows.append((shared, f"{shared:5.1f} %  {first.kind.id}/{first.plan.sector}  {one} · {other}"))
    rows.sort(reverse=True)
    shares = [shared for shared, _ in rows]
    above = sum(shared > 25 for shared in shares)
    text = "\n".join(
        [
            f"{len(made)} profiles, {len(rows)} pairs of one sector and kind",
            f"most {max(shares):.1f} %, mean {sum(shares) / len(shares):.1f} %, above 25 %: {above}",
            *(row for _, row in rows),
        ]
    )
    print(text)
    if chosen.out:
        Path(chosen.out).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
