"""All rules on a plan of 5,000 characters, warm: the design's figure is 20 ms of one core.

    python benchmarks/checks.py [--out FILE] [--rounds 40] [--chars 5000]

The plan is the offline draft of an example profile; actions in our own words are added until it has the length. The
checks of one process are timed one after the other on one core; the first rounds, which fill the caches of patterns,
are reported apart.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import statistics
import time
from pathlib import Path

import plandraft
from plandraft.checks import CATALOGUE, check
from plandraft.core.context import CheckContext
from plandraft.core.headings import read_headings
from plandraft.core.plan import Plan
from plandraft.core.printed import printed_length
from plandraft.core.profile import Profile
from plandraft.core.sample import LeakList
from plandraft.knowledge import load_knowledge
from plandraft.observances import load_observances, resolve
from plandraft.profiles import load_profile
from plandraft.rendering import to_markdown

AS_OF = dt.date(2026, 11, 24)
PROFILE = Path(__file__).parents[1] / "examples" / "profiles" / "hospital-large.yaml"
MORE = "{month}月由工会小组第{n}组汇总意见，{day}日前逐条答复，结果在公开栏公布并登记。"


def plan_of(chars: int) -> tuple[Plan, Profile]:
    """An offline draft, made longer until it has so many characters."""
    profile = load_profile(PROFILE)
    data = plandraft.draft(PROFILE, as_of=AS_OF).plan.model_dump(mode="json")
    n = 0
    while printed_length(plan := Plan.model_validate(data)) < chars:
        measure = data["measures"][n % len(data["measures"])]
        n += 1
        measure["actions"].append(MORE.format(month=n % 12 + 1, n=n, day=n % 27 + 1))
    return plan, profile


def context_of(plan: Plan, profile: Profile) -> CheckContext:
    """Everything known, so that no rule is left out."""
    days = resolve(
        load_observances(), period=profile.period, sector=profile.sector, working_months=profile.working_months
    )
    leaks = LeakList(strings=frozenset(f"第{n}号样本医院工会" for n in range(500)))
    headings = read_headings(enumerate(to_markdown(plan).splitlines(), 1))
    return CheckContext(
        as_of=AS_OF, knowledge=load_knowledge(), calendar=days, profile=profile, leaks=leaks, headings=headings
    )


def timed(plan: Plan, context: CheckContext) -> float:
    """Milliseconds of the processor for one check: those of other work on the machine do not count."""
    started = time.process_time()
    check(plan, context)
    return 1000 * (time.process_time() - started)


def slowest(plan: Plan, context: CheckContext, rounds: int) -> list[tuple[float, str]]:
    """Milliseconds of each rule by itself, slowest first."""
    found = []
    for rule in CATALOGUE:
        times = []
        for _ in range(rounds if rule.missing(context) is None else 0):
            started = time.process_time()
            list(rule.check(plan, context))
            times.append(1000 * (time.process_time() - started))
        found.append((statistics.median(times or [0.0]), f"{rule.code} {rule.name}"))
    return sorted(found, reverse=True)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--out", type=Path)
    options.add_argument("--rounds", type=int, default=40)
    options.add_argument("--chars", type=int, default=5000)
    chosen = options.parse_args()
    plan, profile = plan_of(chosen.chars)
    context = context_of(plan, profile)
    first = timed(plan, context)
    warm = [timed(plan, context) for _ in range(chosen.rounds)]
    report = check(plan, context)
    lines = [
        f"python {platform.python_version()}, {platform.machine()}; CPU ms, load {os.getloadavg()[0]:.1f} on"
        f" {os.cpu_count()} cores",
        f"{len(CATALOGUE)} rules, {len(report.not_checked)} not checked; {printed_length(plan)} characters, "
        f"{sum(1 for _ in plan.nodes())} nodes, {len(report.findings)} findings",
        f"first check  {first:7.1f} ms",
        f"warm         {statistics.median(warm):7.1f} ms (median of {len(warm)}, "
        f"min {min(warm):.1f}, max {max(warm):.1f}); the design's figure is 20 ms",
        "slowest rules by themselves:",
        *(f"  {ms:6.2f} ms  {name}" for ms, name in slowest(plan, context, 5)[:8]),
    ]
    print("\n".join(lines))
    if chosen.out:
        chosen.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
