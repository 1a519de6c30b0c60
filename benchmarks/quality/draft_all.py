"""Draft every profile with one model, replies recorded: without the endpoint the same drafts are rebuilt from them.

    python benchmarks/quality/draft_all.py --base-url http://127.0.0.1:8809/v1 --model general --into /tmp/ours
    python benchmarks/quality/draft_all.py --into /tmp/ours          # from the recorded replies alone

Profiles are the files of the folders named, and --shared adds the six of ../shared/quality/profiles where they are.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import plandraft
from plandraft.api.model_choice import Endpoint
from plandraft.core.printed import printed_length
from plandraft.models.doubles.recording import RecordingModel, ReplayModel

HERE = Path(__file__).parent
SAMPLES = HERE.parents[1] / "examples" / "samples"
AS_OF = dt.date(2026, 11, 30)


def main() -> None:
    """Draft, and say of each plan how long it is and what the checks find."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base-url")
    parser.add_argument("--model", default="general")
    parser.add_argument("--into", type=Path, required=True)
    parser.add_argument("--replies", type=Path, default=HERE / "replies")
    parser.add_argument("--offline", action="store_true", help="without a model")
    parser.add_argument("--strategy", choices=("auto", "whole", "sections"), default="auto")
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("profiles", type=Path, nargs="*", default=[HERE / "profiles"])
    given = parser.parse_args()
    files = sorted(file for folder in given.profiles for file in folder.glob("*.yaml"))
    files = [file for file in files if not given.only or file.stem in given.only]
    given.into.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(max_workers=max(1, len(files))) as pool:
        rows = [*pool.map(lambda file: draft(file, given), files)]
    json.dump(rows, sys.stdout, ensure_ascii=False, indent=1)


def draft(file: Path, given: argparse.Namespace) -> dict[str, object]:
    """One profile's draft, written to its own file."""
    model = None
    if not given.offline:
        folder = given.replies / file.stem
        choice = Endpoint(model=given.model, base_url=given.base_url) if given.base_url else None
        model = RecordingModel(choice.pick(), folder) if choice else ReplayModel(folder)
    options = dataclasses.replace(plandraft.options_for("gpt-4.1"), strategy=given.strategy)
    made = plandraft.draft(file, samples=SAMPLES, model=model, options=options, as_of=AS_OF)
    for suffix in (".md", ".json"):
        plandraft.save_plan(made.plan, given.into / f"{file.stem}{suffix}")
    wanted = plandraft.load_profile(file).length_chars
    length = printed_length(made.plan)
    return {
        "profile": file.stem,
        "strategy": made.strategy,
        "asks": [exchange.ask.prompt for exchange in made.exchanges],
        "length": round(length / wanted, 2),
        "findings": [f"{f.severity} {f.code} {f.node} {f.message}" for f in made.findings],
        "notes": list(made.notes),
    }


if __name__ == "__main__":
    main()
