"""Servers whose answers have the right shape and nonsense for words: what of it a plan prints, and whether it is told.

    python benchmarks/nonsense.py [--out FILE] [--only KIND …] [--extents …] [--strategies …] [--list]

Each kind of nonsense of ``tests/faults/nonsense.py`` is put in the place of all words of all answers, of a third of
them, and of the fields that hold a name and no sentence; each plan is drafted through the openai SDK on loopback, in
sections and in one go. A word of nonsense that is printed counts as told where an error names its field; a plan that
prints one that is not told counts as *nonsense and no error*, which must be none.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.faults import plans
from tests.faults.nonsense import KINDS, NAMES, Spoiler
from tests.faults.office import Office
from tests.faults.refusals import KEY
from tests.faults.server import right, serving

from plandraft.core.draft import Draft
from plandraft.core.finding import Severity
from plandraft.core.gap import GAP
from plandraft.core.printed import printed, printed_length
from plandraft.core.texts import writable
from plandraft.errors import ModelError

EXTENTS: dict[str, tuple[float, tuple[str, ...]]] = {
    "all words": (1.0, ()),
    "a third": (1 / 3, ()),
    "names only": (1.0, NAMES),
}


@dataclass(frozen=True)
class Verdict:
    """What became of a draft.

    Attributes:
        said: How it ended: ``untold``, ``told``, ``right``, ``gaps``, ``other words`` or ``stopped``.
        printed: Words of nonsense that the plan prints.
        untold: Those of them that no error names.
        gaps: Named gaps in the plan.
        calls: Calls that were paid.
        chars: Printed characters.
    """

    said: str
    printed: int = 0
    untold: tuple[str, ...] = ()
    gaps: int = 0
    calls: int = 0
    chars: int = 0


def judged(made: Draft, spoiler: Spoiler, calls: int) -> Verdict:
    """Look at a plan word for word."""
    texts = list(made.plan.strings())
    lines = "\n".join(printed(made.plan).lines())
    faulty = {(f.node, f.field) for f in made.report.findings if f.severity is Severity.ERROR}
    shown = [word for word, was in spoiler.planted.items() if _is_nonsense(word, was) and _cleaned(word) in lines]
    places = {word: [(n, f) for n, f, text in texts if _cleaned(word) in text] for word in shown}
    untold = tuple(word for word, at in places.items() if any(place not in faulty for place in at))
    gaps = len(GAP.findall(lines))
    same = made.plan == plans.undisturbed("whole" if made.strategy == "whole" else "sections").plan
    said = "untold" if untold else "told" if shown else "right" if same else "gaps" if gaps else "other words"
    return Verdict(said, len(shown), untold, gaps, calls, printed_length(made.plan))


def _cleaned(word: str) -> str:
    return writable(word).strip().rstrip("。；;：:，,、")


def _is_nonsense(word: str, was: str) -> bool:
    return bool(_cleaned(word)) and _cleaned(word) not in was


def runs(
    only: list[str], extents: list[str], strategies: list[plans.Strategy]
) -> Iterator[tuple[str, str, str, Verdict]]:
    """Every kind, extent and strategy with its verdict."""
    for kind in only or KINDS:
        for extent in extents:
            share, fields = EXTENTS[extent]
            for strategy in strategies:
                yield kind, extent, strategy, _run(Spoiler(kind, share, fields), strategy)


def _run(spoiler: Spoiler, strategy: plans.Strategy) -> Verdict:
    office = Office()
    os.environ["PLANDRAFT_HOME"] = tempfile.mkdtemp(dir=_HOMES.name)
    with serving(lambda *_: right, lambda request: spoiler(office.answer(request))) as server:
        made = plans.attempt(server.url, office.see, strategy=strategy)
    if isinstance(made, ModelError):
        return Verdict("stopped", calls=server.billed)
    return judged(made, spoiler, server.billed)


_HOMES = tempfile.TemporaryDirectory(prefix="plandraft-nonsense-")


def main() -> int:
    """Run all, print the table; 1 where a plan has nonsense and no error."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--extents", nargs="*", choices=list(EXTENTS), default=list(EXTENTS))
    parser.add_argument("--strategies", nargs="*", choices=["sections", "whole"], default=["sections", "whole"])
    parser.add_argument("--list", action="store_true", help="each run on a line")
    given = parser.parse_args()
    os.environ["PLANDRAFT_API_KEY"] = KEY
    plans.asking_for_good()
    started, found = time.monotonic(), []
    for one in runs(given.only, given.extents, given.strategies):
        found.append(one)
        if given.list or one[3].untold:
            verdict = one[3]
            print(
                f"{one[0]:28} {one[1]:10} {one[2]:8} {verdict.said:11} gaps {verdict.gaps:2} "
                f"calls {verdict.calls:2} chars {verdict.chars}  {list(verdict.untold)[:3]}",
                flush=True,
            )
    verdicts = [verdict for *_, verdict in found]
    wanted = plans.PROFILE.length_chars
    lines = [
        f"{', '.join(given.extents)}; {', '.join(given.strategies)}",
        f"{len(found)} plans of {len({one[0] for one in found})} kinds of nonsense, {time.monotonic() - started:.0f} s",
        f"plans with nonsense and no error: {sum(bool(v.untold) for v in verdicts)} (wanted 0)",
        "ended: " + ", ".join(f"{said} {number}" for said, number in Counter(v.said for v in verdicts).most_common()),
        f"plans that print nonsense, each told as an error: {sum(v.said == 'told' for v in verdicts)}",
        f"most calls for a plan: {max(v.calls for v in verdicts)}",
        f"longest plan: {max(v.chars for v in verdicts)} characters for {wanted} wanted",
    ]
    print("\n".join(lines))
    if given.out:
        given.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return int(any(v.untold for v in verdicts))


if __name__ == "__main__":
    sys.exit(main())
