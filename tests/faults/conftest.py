"""What the suite shares, and the summary that it ends with."""

from __future__ import annotations

import datetime as dt
import platform
import sqlite3
import tempfile
from collections import Counter, defaultdict
from collections.abc import Generator, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from tests.faults import children, disk
from tests.faults.share import ALL

RESULTS = Path(__file__).parents[2] / "benchmarks" / "results" / "faults.txt"


@pytest.fixture
def memory_folder() -> Iterator[Path]:
    """A folder without a disk under it, where there can be one: thousands of journals are opened in it."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def forks(tmp_path_factory: pytest.TempPathFactory) -> Path | None:
    """The process that children are forked from; returns the library that lets its disk fail, if any."""
    built = disk.compiled(tmp_path_factory.mktemp("disk"))
    children.prepare(**({"LD_PRELOAD": str(built)} if built else {}))
    return built


@pytest.fixture
def failing_disk(forks: Path | None) -> None:
    """Children whose disk can fail."""
    if forks is None:
        pytest.skip("there is no Linux with a C compiler to build tests/faults/disk.c with")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, Any, Any]:
    """What was logged of half characters cannot be sent from one process of the suite to another."""
    report = yield
    report.sections = [(name, text.encode("utf-8", "replace").decode()) for name, text in report.sections]
    return report


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Counts, seconds and figures of each test; kept in ``benchmarks/results`` where all of the suite was run."""
    reports = [report for kind in ("passed", "failed", "skipped") for report in terminalreporter.stats.get(kind, [])]
    lines = list(_summary([report for report in reports if report.nodeid.startswith("tests/faults/")]))
    terminalreporter.section("faults")
    terminalreporter.write_line("\n".join(lines))
    if ALL and len({report.nodeid.split("::")[0] for report in reports}) > 5:
        RESULTS.write_text("\n".join([_where(), *lines, ""]), encoding="utf-8")


def _where() -> str:
    day = dt.datetime.now(dt.UTC).date()
    named = ", ".join(f"{name} {version(name)}" for name in ("openai", "httpx2", "pytest"))
    return f"{day}, python {platform.python_version()}, {named}, sqlite {sqlite3.sqlite_version}, {platform.system()}"


def _summary(reports: list[Any]) -> Iterator[str]:
    tests: dict[str, Counter[str]] = defaultdict(Counter)
    figures: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for report in reports:
        name = report.nodeid.removeprefix("tests/faults/").split("[")[0]
        tests[name][report.outcome] += 1
        tests[name]["ms"] += round(report.duration * 1000)
        for figure, value in report.user_properties:
            figures[name][figure].append(value)
    for name, counts in sorted(tests.items()):
        bad = "".join(f", {counts[kind]} {kind}" for kind in ("failed", "skipped") if counts[kind])
        yield f"{name:<90} {counts['passed']:>5} passed{bad}  {counts['ms'] / 1000:.0f} s"
        for figure, values in figures[name].items():
            most = f", at most {max(values):g} at once" if len(values) > 1 else ""
            yield f"    {figure}: {sum(values):g}{most}"
