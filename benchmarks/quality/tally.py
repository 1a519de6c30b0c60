"""What blind readers preferred, from their verdicts: one line a pair and order, and the totals.

    python benchmarks/quality/tally.py KEY.json FOLDER > benchmarks/results/quality/round.json

KEY.json says for each profile which of the two drafts is ours in the first order ({"bureau": {"ours_in_first": "A"}});
in the second order the drafts stand the other way round. FOLDER holds ``first*/<profile>/verdict.json`` and
``second*/<profile>/verdict.json``.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

PREFERENCES = ("fewer_edits", "winner_own", "winner_rubric")


def main() -> None:
    """Tally."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("key", type=Path)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    key = json.loads(given.key.read_text(encoding="utf-8"))
    files = sorted(given.folder.glob("*/*/verdict.json"), key=lambda file: (file.parent.name, file.parts[-3]))
    rows = [row_of(file, key) for file in files]
    print(json.dumps({"totals": totals(rows), "verdicts": rows}, ensure_ascii=False, indent=1))


def row_of(file: Path, key: dict[str, dict[str, str]]) -> dict[str, Any]:
    """One verdict with its letters turned into ours and rival."""
    verdict, profile = json.loads(file.read_text(encoding="utf-8")), file.parent.name
    order = "first" if file.parts[-3].startswith("first") else "second"
    other = {"A": "B", "B": "A"}
    ours = key[profile]["ours_in_first"]
    ours = ours if order == "first" else other[ours]

    def named(letter: str) -> str:
        return {ours: "ours", other[ours]: "rival"}.get(letter, "tie")

    items = {number: named(item["verdict"]) for number, item in verdict["items"].items()}
    return {
        "profile": profile,
        "order": order,
        **{name: named(verdict[name]) for name in PREFERENCES},
        "edits": {"ours": verdict[f"edits_{ours}"], "rival": verdict[f"edits_{other[ours]}"]},
        "shame": {"ours": verdict[f"shame_{ours}"], "rival": verdict[f"shame_{other[ours]}"]},
        "items_won": sorted((n for n, who in items.items() if who == "ours"), key=int),
        "items_lost": sorted((n for n, who in items.items() if who == "rival"), key=int),
        "worst_of_ours": verdict[f"worst_{ours}"],
    }


def totals(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """How often each was preferred, pairs won in both orders, and edits on average."""
    counts: dict[str, Any] = {
        name: {who: sum(row[name] == who for row in rows) for who in ("ours", "tie", "rival")} for name in PREFERENCES
    }
    profiles = sorted({row["profile"] for row in rows})
    for name in PREFERENCES:
        own = {p: [row[name] for row in rows if row["profile"] == p] for p in profiles}
        counts[name]["pairs_won"] = sum(len(said) > 1 and set(said) == {"ours"} for said in own.values())
    edits = {who: sum(row["edits"][who] for row in rows) / max(1, len(rows)) for who in ("ours", "rival")}
    return {"pairs": len(profiles), **counts, "edits": {who: round(value, 1) for who, value in edits.items()}}


if __name__ == "__main__":
    main()
