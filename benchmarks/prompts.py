"""The prompt for a page of old plans: read, chosen, built and counted; warm, after one run that is not timed.

    python benchmarks/prompts.py [PAGE] [--out FILE] [--rounds 30]

PAGE is any file of sample plans; the shared sample page of 16 plans is what the figure is stated for.
"""

from __future__ import annotations

import argparse
import datetime as dt
import platform
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from plandraft import drafting, prompts
from plandraft.api.model_choice import Endpoint, options_for
from plandraft.core.ask import Limits
from plandraft.drafting.flow import frame_question, whole_question
from plandraft.knowledge import load_knowledge
from plandraft.observances import load_observances, resolve
from plandraft.profiles import load_profile
from plandraft.samples import read_samples

ROOT = Path(__file__).parents[1]
PAGE = ROOT.parent / "shared" / "samples" / "hospital-union-plans.txt"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", nargs="?", type=Path, default=PAGE)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--rounds", type=int, default=30)
    args = parser.parse_args()
    knowledge = load_knowledge()
    profile = load_profile(ROOT / "examples" / "profiles" / "hospital.yaml")
    library = read_samples([args.page], knowledge=knowledge)
    counter, options = Endpoint().counter(), options_for("gpt-4o")
    limits = Limits(reply_tokens=options.reply_tokens)

    def packed():
        days = resolve(load_observances(), period=profile.period, sector=profile.sector)
        brief = drafting.make_brief(profile, calendar=days, knowledge=knowledge, as_of=dt.date(2026, 12, 1))
        return drafting.pack_samples(
            brief,
            library,
            options=options,
            make_ask=lambda n, i, lim: prompts.make_ask(n, i, limits=lim),
            count=counter.count,
        )

    brief = packed()

    def built(question):
        ask = prompts.make_ask(question.prompt, question.inputs, limits=limits)
        return counter.count(ask.text)

    lines = [f"{platform.python_version()}, {platform.machine()}, {args.rounds} rounds, median (worst) in ms"]
    lines.append(
        f"{args.page.name}: {len(library.samples)} plans, {len(brief.samples)} items chosen, "
        f"tokens {'exact' if counter.exact else 'estimated'}"
    )
    lines.append(
        timed("page read into a library", lambda: read_samples([args.page], knowledge=knowledge), args.rounds // 5 or 1)
    )
    lines.append(timed("calendar, brief and items chosen for all areas", packed, args.rounds))
    lines.append(timed("frame prompt built and counted", lambda: built(frame_question(brief)), args.rounds))
    lines.append(timed("whole prompt built and counted", lambda: built(whole_question(brief)), args.rounds))
    lines.append(timed("all of it but the reading", lambda: built(whole_question(packed())), args.rounds))
    lines.append(f"whole prompt: {built(whole_question(brief))} tokens")
    text = "\n".join(lines)
    print(text)
    if args.out:
        args.out.write_text(text + "\n", encoding="utf-8")


def timed(what: str, work: Callable[[], object], rounds: int) -> str:
    work()
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return f"{what:<48} {statistics.median(times):8.1f} ({max(times):.1f})"


if __name__ == "__main__":
    main()
