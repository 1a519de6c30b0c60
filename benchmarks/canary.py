"""Does anybody's name or number leave the machine: drafts full of canaries, and an ear on every request.

    python benchmarks/canary.py [--out FILE] [--drafts 1000] [--processes 2]

Each draft has an example profile and two example samples with canaries in them: persons with posts, titles, labels and
in rows, mobile numbers, mail addresses, identity and account numbers, plates and homes (``tests/canaries.py``). The
model answers in the offline model's words and blurts canaries of the samples out, so that repairs ask about them. The
strategy and the driver change from draft to draft. Looked for in every request's messages and schema: each canary, and
each string of the samples' leak list that the profile does not hold itself.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.canaries import Listening, world

from plandraft import api, load_profile
from plandraft.drafting import DraftOptions

WRITTEN_EVERY = 50
"""After so many drafts the file holds what was counted until then: the whole takes half an hour and more."""
WAYS = ("whole", "sections", "awaited", "many", "variants", "fill")


def one(seed: int) -> tuple[Counter[str], list[str]]:
    """One draft: what was counted, and what was heard that should not have been."""
    way, counted = WAYS[seed % len(WAYS)], Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        job = world(Path(folder), seed)
        model = Listening(job)
        drafted(way, job.profile, job.samples, model)
        leaks = api.read_library(job.samples).leaks.strings
        own = "\n".join(load_profile(job.profile).strings())
        said = "\n".join(model.heard)
        heard = [f"{seed} {way} {kind} {text}" for kind, text in job.heard_in(said)]
        heard += [f"{seed} {way} leak {leak}" for leak in leaks if leak in said and leak not in own]
    counted.update({"drafts": 1, f"drafts: {way}": 1, "requests": len(model.heard), "characters": len(said)})
    counted.update(f"requests: {prompt}" for prompt in model.prompts)
    counted.update(f"canaries: {kind}" for kind, _ in job.canaries)
    counted.update({"leak list strings": len(leaks), "items shown with a slot for a person": said.count("〔人名〕")})
    return counted, heard


def drafted(way: str, profile: Path, samples: Path, model: Listening) -> None:
    """Draft in one of the ways."""
    if way in ("whole", "sections"):
        api.draft(profile, samples=samples, model=model, options=DraftOptions(strategy=way))  # type: ignore[arg-type]
    elif way == "awaited":
        asyncio.run(api.adraft(profile, samples=samples, model=model))
    elif way == "many":
        for outcome in api.draft_many([profile], samples=samples, model=model):
            if outcome.error is not None:
                raise outcome.error
    elif way == "variants":
        api.draft_variants(profile, 2, samples=samples, model=model)
    else:
        plan = api.draft(profile, samples=samples).plan
        vague = [measure.model_copy(update={"owner": "相关部门"}) for measure in plan.measures]
        api.fill(plan.model_copy(update={"measures": tuple(vague)}), profile=profile, model=model)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--drafts", type=int, default=1000)
    parser.add_argument("--processes", type=int, default=2)
    given = parser.parse_args()
    counted, heard, begun = Counter[str](), list[str](), time.monotonic()
    with tempfile.TemporaryDirectory() as home:
        os.environ["PLANDRAFT_HOME"] = home
        with multiprocessing.get_context("spawn").Pool(given.processes) as pool:
            for counts, found in pool.imap_unordered(one, range(given.drafts)):
                counted.update(counts)
                heard += found
                if given.out and counted["drafts"] % WRITTEN_EVERY == 0:
                    given.out.write_text(_report(counted, heard), encoding="utf-8")
    text = _report(counted, heard) + f"{time.monotonic() - begun:.0f} s in {given.processes} processes\n"
    print(text, end="")
    if given.out:
        given.out.write_text(text, encoding="utf-8")
    sys.exit(bool(heard))


def _report(counted: Counter[str], heard: list[str]) -> str:
    rows = [f"{what:<44}{number:>12,}" for what, number in sorted(counted.items())]
    rows += [f"{'heard in a request':<44}{len(heard):>12,}", *sorted(heard)[:200]]
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    main()
