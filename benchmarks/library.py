"""What a library on disk costs: time to build, disk, memory, time to open and to choose, for piles of plans.

    python benchmarks/library.py [--out FILE] [--plans 1000 2500] [--prepared 10000 100000] [--copies 10000]
        [--folder DIR] [--workers N]

The plans are mixed by a seeded generator from this project's own sample plans: a third of the clauses is theirs word
for word, the others come from a chain over their character pairs, so that plans share boilerplate but are no copies.
Two in a hundred are near-copies, every other one of them broken off; how many of these are found is printed.
Each pile is built and asked in processes of its own, so that peak memory belongs to it. 2,500 plans are some 100,000
items.

``--plans`` does everything, reading included. ``--prepared`` leaves the reading out: the same plans come as they would
be after reading, so that the library itself can be measured at sizes at which reading would take hours.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "examples" / "samples"
CLAUSES, OWN_SHARE, COPIES = 60_000, 0.33, 0.02
BODIES = {"hospital": "医院", "school": "小学", "enterprise": "机械有限公司", "government": "县税务局机关"}
STAFF = {"hospital": "医护人员", "school": "教师", "enterprise": "车间职工", "government": "机关干部"}


class Mixer:
    """Plans without end, the same for the same seed."""

    def __init__(self, seed: int = 7) -> None:
        self.random = random.Random(seed)
        files = sorted(file for file in SAMPLES.iterdir() if file.name != "README.md")
        text = "".join(file.read_text(encoding="utf-8") for file in files)
        self.own = [c for c in re.split(r"[，。；：\n]", text) if re.fullmatch(r"[\u4e00-\u9fff\d]{6,24}", c)]
        chars = re.sub(r"[^\u4e00-\u9fff]", "", text)
        self.after: dict[str, list[str]] = {}
        for one, two in pairwise(chars):
            self.after.setdefault(one, []).append(two)
        self.chained = [self._chain() for _ in range(CLAUSES)]

    def _chain(self) -> str:
        word = self.random.choice(list(self.after))
        for _ in range(self.random.randint(7, 15)):
            word += self.random.choice(self.after[word[-1]])
        return word

    def _clause(self) -> str:
        return self.random.choice(self.own if self.random.random() < OWN_SHARE else self.chained)

    def plan(self) -> str:
        sector = self.random.choice(list(BODIES))
        year = self.random.randint(2015, 2026)
        lines = [f"{self.random.choice(self.chained)[:4]}{BODIES[sector]}工会{year}年工作计划", "一、指导思想"]
        lines.append(f"工会团结{STAFF[sector]}，{self._clause()}，{self._clause()}。")
        for part, heading in enumerate(("工作目标", "民主管理", "维护权益", "文体活动", "自身建设")):
            lines.append(f"{'二三四五六'[part]}、{heading}")
            for number in range(1, 9):
                clauses = "，".join(self._clause() for _ in range(self.random.randint(2, 4)))
                lines.append(f"{number}、{clauses}。")
        lines.append("七、活动安排")
        lines += [f"{month}月：{self._clause()}" for month in range(1, 13)]
        return "\n".join(lines) + "\n"

    def copy_of(self, plan: str, *, cut: bool) -> str:
        """One character in fifty changed; every other copy breaks off after two thirds."""
        chars = list(plan)
        for at in range(len(chars)):
            if "\u4e00" <= chars[at] <= "\u9fff" and self.random.random() < 0.02:
                chars[at] = "的"
        changed = "".join(chars)
        return changed[: len(changed) * 2 // 3] + "…\n" if cut else changed

    def plans(self, number: int) -> Iterator[tuple[str, int]]:
        """Texts, and the number of the plan that each is a copy of, its own for an original."""
        kept: list[tuple[str, int]] = []
        for at in range(number):
            if kept and self.random.random() < COPIES:
                plan, source = self.random.choice(kept)
                yield self.copy_of(plan, cut=at % 2 == 0), source
                continue
            plan = self.plan()
            if len(kept) < 2000:
                kept.append((plan, at))
            yield plan, at


def write_plans(folder: Path, number: int) -> dict[str, int]:
    """One file a plan, 500 a folder; for each the number of its original."""
    sources = {}
    for at, (text, source) in enumerate(Mixer().plans(number)):
        inside = folder / f"{at // 500:04}"
        inside.mkdir(parents=True, exist_ok=True)
        (inside / f"{at:06}.txt").write_text(text, encoding="utf-8")
        sources[f"{at:06}.txt"] = source
    return sources


_prepared: Prepared


class Prepared:
    """Plans by their number, as they are after reading."""

    def __init__(self) -> None:
        from plandraft.knowledge import load_knowledge
        from plandraft.samples.index.concepts import Lexicon

        self.mixer = Mixer()
        self.lexicon = Lexicon(load_knowledge())

    def record(self, path: str):
        from plandraft.samples.index.records import FileRecord, ItemRecord, PlanRecord
        from plandraft.samples.near_duplicates import fingerprint_of, rank_of

        number = int(Path(path).stem)
        sample = self._sample(number)
        items = tuple(
            ItemRecord(id=item.id, text=item.clean, concepts=self.lexicon.concepts(item.clean), not_for=())
            for item in sample.items()
            if 12 <= len(item.clean) <= 220
        )
        plan = PlanRecord(
            number=1,
            heading=sample.heading,
            start_line=1,
            end_line=sample.end_line,
            sector=sample.sector.value,
            union_plan=True,
            year=sample.year,
            truncated=sample.truncated,
            rank=rank_of(sample, faults=0, place=path),
            fingerprint=fingerprint_of(sample).to_bytes(),
            items=items,
            passed=(),
        )
        return FileRecord(path=path, digest=f"{number:064}", plans=(plan,), leaks=(sample.heading[:8],))

    def _sample(self, number: int):
        from plandraft.core.sample import Item, MonthEntry, Sample, Section
        from plandraft.core.sector import Sector

        text = self._text(number)
        lines = text.splitlines()
        items = tuple(
            Item(id=f"{number:06}-1-{at}-1", text=line[2:], clean=line[2:], line=at)
            for at, line in enumerate(lines, 1)
            if re.match(r"\d、", line)
        )
        entries = (m for line in lines if (m := re.match(r"(\d+)月：(.+)", line)))
        return Sample(
            number=1,
            heading=lines[0],
            file=str(number),
            start_line=1,
            end_line=len(lines),
            sector=next((Sector(name) for name, body in BODIES.items() if body in text[:40]), Sector.OTHER),
            union_plan=True,
            year=found[0] if (found := re.search(r"20\d\d", lines[0])) else None,
            truncated=text.endswith("…\n"),
            sections=(Section(kind="measures", heading="", line=2, items=items),),
            schedule=tuple(MonthEntry(line=1, months=(int(m[1]),), text=m[2], clean=m[2]) for m in entries),
        )

    def _text(self, number: int) -> str:
        source = source_of(number)
        self.mixer.random = random.Random(source)
        plan = self.mixer.plan()
        return plan if source == number else self.mixer.copy_of(plan, cut=number % 2 == 0)


def source_of(number: int) -> int:
    chance = random.Random(number + 10**9)
    while number and chance.random() < COPIES:
        number = chance.randrange(number)
        chance = random.Random(number + 10**9)
    return number


def write_numbers(folder: Path, number: int) -> dict[str, int]:
    """Files that hold nothing but stand for plans."""
    for at in range(number):
        inside = folder / f"{at // 500:04}"
        inside.mkdir(parents=True, exist_ok=True)
        (inside / f"{at:06}.txt").write_text(str(at), encoding="utf-8")
    return {f"{at:06}.txt": source_of(at) for at in range(number)}


def begin_prepared() -> None:
    global _prepared
    _prepared = Prepared()


def prepared_record(path: str):
    return _prepared.record(path)


def prepared_records(tasks, knowledge, *, workers):
    del knowledge
    if len(tasks) < 100:
        begin_prepared()
        yield from map(prepared_record, [path for path, _ in tasks])
        return
    with ProcessPoolExecutor(workers or os.cpu_count(), get_context("spawn"), begin_prepared) as pool:
        yield from pool.map(prepared_record, [path for path, _ in tasks], chunksize=16)


def build(plans: Path, library: Path, workers: int | None, *, prepared: bool) -> dict[str, float]:
    from plandraft.knowledge import load_knowledge
    from plandraft.samples.index import IndexProgress, build_library
    from plandraft.samples.index import build as building

    if prepared:
        building.records = prepared_records

    knowledge = load_knowledge()
    began: dict[str, float] = {}
    ended: dict[str, float] = {}

    def watch(progress: IndexProgress) -> None:
        now = time.perf_counter()
        began.setdefault(progress.stage, now)
        ended[progress.stage] = now

    started = time.perf_counter()
    build_library([plans], library, knowledge=knowledge, progress=watch, workers=workers)
    took = time.perf_counter() - started
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    own_cpu, worker_cpu = (usage.ru_utime + usage.ru_stime for usage in used)
    stages = {
        stage: ended[stage] - max([started, *(e for s, e in ended.items() if e <= began[stage])]) for stage in began
    }
    started = time.perf_counter()
    build_library([plans], library, knowledge=knowledge)
    nothing = time.perf_counter() - started
    first = sorted(plans.rglob("*.txt"))[0]
    first.write_text(first.read_text(encoding="utf-8") + "\n九、附则\n", encoding="utf-8")
    started = time.perf_counter()
    build_library([plans], library, knowledge=knowledge)
    return {
        "build_s": took,
        "own_cpu_s": own_cpu,
        "worker_cpu_s": worker_cpu,
        **{f"{stage}_s": seconds for stage, seconds in stages.items()},
        "nothing_new_s": nothing,
        "one_changed_s": time.perf_counter() - started,
        "rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "worker_rss_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
        "disk_mb": sum(f.stat().st_size for f in library.rglob("*") if f.is_file()) / 1e6,
    }


def ask(library: Path, sources: dict[str, int]) -> dict[str, float]:
    from plandraft.core.sector import Sector
    from plandraft.knowledge import load_knowledge
    from plandraft.samples import choose
    from plandraft.samples.index import open_library

    knowledge = load_knowledge()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    started = time.perf_counter()
    opened = open_library(library)
    open_ms = (time.perf_counter() - started) * 1000
    times = []
    for sector in (Sector.HOSPITAL, Sector.SCHOOL, Sector.ENTERPRISE, Sector.GOVERNMENT):
        for area in knowledge.areas_for(sector):
            started = time.perf_counter()
            choose(opened, area=area, sector=sector, budget_tokens=600, count=len)
            times.append((time.perf_counter() - started) * 1000)
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    files = {plan.number: Path(plan.file).name for plan in opened.plans()}
    pairs = [(files[p.number], files[p.duplicate_of]) for p in opened.plans() if p.duplicate_of is not None]
    counts = opened.counts()
    return {
        "items": counts["items"],
        "names": counts["names"],
        "open_ms": open_ms,
        "first_ms": times[0],
        "median_ms": statistics.median(times),
        "worst_ms": max(times),
        "queries": len(times),
        "rss_mb": rss,
        "rss_before_mb": before,
        "copies": len(sources) - len(set(sources.values())),
        "copies_found": sum(sources[one] == sources[other] for one, other in pairs),
        "wrong": sum(sources[one] != sources[other] for one, other in pairs),
    }


def copies_in_memory(number: int) -> str:
    """``duplicates`` over samples in memory: fingerprints and comparisons, one process."""
    from dataclasses import replace

    from plandraft.samples.near_duplicates.duplicates import duplicates

    prepared = Prepared()
    samples = [replace(prepared._sample(at), number=at + 1) for at in range(number)]
    started = time.perf_counter()
    found = duplicates(samples)
    took = time.perf_counter() - started
    pairs = [(sample.number - 1, sample.duplicate_of - 1) for sample in found if sample.duplicate_of is not None]
    right = sum(source_of(one) == source_of(other) for one, other in pairs)
    planted = number - len({source_of(at) for at in range(number)})
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"{number:,} plans in memory: near-copies in {took:.1f} s; {right} found, {planted} planted, "
        f"{len(pairs) - right} others taken for copies; peak memory {rss:.0f} MB with the plans"
    )


def measure(number: int, folder: Path, workers: int | None, *, prepared: bool) -> str:
    plans, library = folder / f"plans-{number}", folder / f"library-{number}"
    folder.mkdir(exist_ok=True)
    sources = folder / "sources.json"
    sources.write_text(json.dumps((write_numbers if prepared else write_plans)(plans, number)), encoding="utf-8")
    built = _apart("prepared" if prepared else "build", plans, library, workers)
    asked = _apart("ask", library, sources, None)
    return "\n".join(
        (
            f"{number:,} plans, {asked['items']:,.0f} items"
            + (", prepared (reading = making them up)" if prepared else ""),
            f"  build          {built['build_s']:8.1f} s  (reading {built['reading_s']:.1f}, comparing "
            f"{built['comparing_s']:.1f}, indexing {built['indexing_s']:.1f}), {number / built['build_s']:.0f} plans/s",
            f"  processor      {built['own_cpu_s']:8.1f} s building, {built['worker_cpu_s']:.1f} s in workers",
            f"  nothing new    {built['nothing_new_s']:8.2f} s, one file changed {built['one_changed_s']:.2f} s",
            f"  disk           {built['disk_mb']:8.1f} MB",
            f"  peak memory    {built['rss_mb']:8.0f} MB building, {built['worker_rss_mb']:.0f} MB a worker, "
            f"{asked['rss_mb']:.0f} MB asking ({asked['rss_before_mb']:.0f} before opening)",
            f"  open           {asked['open_ms']:8.1f} ms",
            f"  choose         {asked['median_ms']:8.1f} ms median, {asked['worst_ms']:.1f} worst, "
            f"{asked['first_ms']:.1f} the first ({asked['queries']:.0f} questions)",
            f"  near-copies    {asked['copies_found']:8.0f} found, {asked['copies']:.0f} planted, "
            f"{asked['wrong']:.0f} others taken for copies",
        )
    )


def _apart(what: str, one: Path, other: Path, workers: int | None) -> dict[str, float]:
    command = [sys.executable, __file__, "--part", what, str(one), str(other)]
    if workers is not None:
        command += ["--workers", str(workers)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    return json.loads(done.stdout)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--out", type=Path)
    options.add_argument("--plans", type=int, nargs="*", default=[1000, 2500])
    options.add_argument("--prepared", type=int, nargs="*", default=[10_000, 100_000])
    options.add_argument("--copies", type=int, nargs="*", default=[10_000], help="Plans to find near-copies among.")
    options.add_argument("--folder", type=Path, help="Where to work; a temporary folder by default.")
    options.add_argument("--workers", type=int)
    options.add_argument("--part", nargs=3, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.part:
        what, one, other = chosen.part
        if what != "ask":
            print(json.dumps(build(Path(one), Path(other), chosen.workers, prepared=what == "prepared")))
        else:
            print(json.dumps(ask(Path(one), json.loads(Path(other).read_text(encoding="utf-8")))))
        return
    import tantivy

    lines = [f"python {platform.python_version()}, {tantivy.__version__}, {os.cpu_count()} cores"]
    print(lines[0], flush=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.folder or Path(temporary)
        for number in chosen.copies:
            lines.append(copies_in_memory(number))
            print(lines[-1], flush=True)
        for number in chosen.plans:
            lines.append(measure(number, folder, chosen.workers, prepared=False))
            print(lines[-1], flush=True)
        for number in chosen.prepared:
            lines.append(measure(number, folder / "prepared", chosen.workers, prepared=True))
            print(lines[-1], flush=True)
    if chosen.out:
        chosen.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
