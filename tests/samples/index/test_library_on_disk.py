"""A library on disk: built, updated, opened, asked; all plans are made up."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from plandraft.core.sector import Sector
from plandraft.errors import SampleError
from plandraft.knowledge import load_knowledge
from plandraft.samples import choose, passed_over, read_samples
from plandraft.samples.index import Changes, IndexProgress, build_library, is_library, open_library, workers
from plandraft.samples.index.layout import pointer

KNOWLEDGE = load_knowledge()
AREA = next(area for area in KNOWLEDGE.areas if area.id == "demo_mgmt")
PLAN = """青山县人民医院工会{year}年工作计划
一、工作目标
1、职工代表提案年内逐件答复，医护人员满意率明显提高。
二、主要措施
1、三月召开职代会，会前两周发出议案，医院各科室职工代表充分讨论。
2、{more}
3、每季度公布合理化建议办理情况，护理和临床科室各评一条好建议。
"""
OTHERS = (
    "九月举办职工运动会，设拔河、跳绳和健步走三个项目。",
    "六月慰问一线医护人员，送去防暑用品并听取意见建议。",
    "四月组织提案承办部门与提出人见面，当面说明办理结果。",
)


def _write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def plans(tmp_path):
    """Three plans that share little, in a folder."""
    folder = tmp_path / "plans"
    _write(folder, "a.txt", PLAN.format(year=2023, more=OTHERS[0]))
    _write(
        folder,
        "b.txt",
        "白石小学工会2022年工作计划\n一、措施\n1、教代会审议绩效方案，教师逐条表决，学校公布结果。\n2、" + OTHERS[0],
    )
    _write(
        folder,
        "c.txt",
        "红星机械厂工会2021年工作计划\n一、措施\n1、车间班组征集合理化建议，企业每月评选并奖励职工。\n2、" + OTHERS[1],
    )
    return folder


def _build(plans: Path, library: Path, **more) -> Changes:
    return build_library([plans], library, knowledge=KNOWLEDGE, **more)


def _items(library: Path, area=AREA, sector: Sector = Sector.HOSPITAL) -> list[str]:
    with open_library(library) as opened:
        return [i.text for i in choose(opened, area=area, sector=sector, budget_tokens=999, count=len)[0]]


def _said(library: Path, words: str) -> bool:
    with open_library(library) as opened:
        return any(words in item.text for item in opened.search(words))


def test_what_is_on_disk_is_chosen_as_from_memory(plans, tmp_path):
    """The same items, reasons and counts, for every area and sector; ids count plans by file, not by library."""
    _build(plans, tmp_path / "library")
    memory = read_samples([plans], knowledge=KNOWLEDGE)
    with open_library(tmp_path / "library") as opened:
        chosen = 0
        for area in KNOWLEDGE.areas:
            for sector in Sector:
                ask = {"area": area, "sector": sector, "budget_tokens": 200, "count": len}
                (stored, left), (read, left_too) = choose(opened, **ask), choose(memory, **ask)
                assert [(i.text, i.area, i.why) for i in stored] == [(i.text, i.area, i.why) for i in read]
                assert left == left_too
                assert opened.passed_over(area, sector) == passed_over(memory, area, sector)
                chosen += len(stored)
        assert chosen > 20
        assert opened.leaks == memory.leaks


def test_only_slotted_wording_is_kept_for_prompts(plans, tmp_path):
    """Names stand beside, in the leak list; the items have slots."""
    _write(plans, "d.txt", PLAN.format(year=2020, more="三月到白鹭镇卫生院交流提案办理经验，每季度一次。"))
    _build(plans, tmp_path / "library")
    with open_library(tmp_path / "library") as opened:
        assert any("白鹭镇卫生院" in name for name in opened.leaks.strings)
        found = opened.search("交流提案办理经验")[0].text
        assert "白鹭" not in found
        assert "〔单位〕" in found


def test_a_second_build_reads_nothing(plans, tmp_path):
    """Nothing changed, nothing is written: the state keeps its name."""
    library = tmp_path / "library"
    assert _build(plans, library) == Changes(added=3, rebuilt=True)
    state = pointer(library)
    assert _build(plans, library) == Changes(unchanged=3)
    assert pointer(library) == state


def test_added_changed_and_removed_files_are_noticed(plans, tmp_path):
    """The library then says what a new one would say."""
    library = tmp_path / "library"
    _build(plans, library)
    _write(
        plans,
        "d.txt",
        "云川市第二医院工会2024年工作计划\n一、措施\n1、"
        + OTHERS[2]
        + "\n2、医院护理部、临床科室推选职工代表，患者满意。",
    )
    _write(plans, "a.txt", PLAN.format(year=2025, more="十一月医院评选优秀职工代表，宣讲履职体会。"))
    (plans / "c.txt").unlink()
    assert _build(plans, library) == Changes(added=1, changed=1, removed=1, unchanged=1)
    anew = tmp_path / "anew"
    _build(plans, anew)
    assert _items(library) == _items(anew)
    assert _said(library, "优秀职工代表")
    assert not _said(library, "车间班组")
    with open_library(library) as opened, open_library(anew) as fresh:
        assert opened.counts() == fresh.counts()
        assert opened.leaks == fresh.leaks


def test_a_touched_file_is_not_read_again(plans, tmp_path):
    """Another time but the same bytes."""
    library = tmp_path / "library"
    _build(plans, library)
    os.utime(plans / "a.txt", (1, 1))
    assert _build(plans, library) == Changes(unchanged=3)
    assert _build(plans, library) == Changes(unchanged=3)


def test_a_change_that_keeps_the_size_is_noticed(plans, tmp_path):
    """The time tells."""
    library = tmp_path / "library"
    _build(plans, library)
    file = plans / "a.txt"
    file.write_text(file.read_text(encoding="utf-8").replace("逐件答复", "按月答复"), encoding="utf-8")
    os.utime(file, ns=(0, 12345))
    assert _build(plans, library).changed == 1
    assert _said(library, "按月答复")
    assert not _said(library, "逐件答复")


def test_a_copy_is_kept_back_and_steps_in_when_the_better_one_goes(plans, tmp_path):
    """The truncated copy's items return when nothing better is left."""
    library = tmp_path / "library"
    text = (plans / "a.txt").read_text(encoding="utf-8")
    _write(plans, "z.txt", text[: len(text) * 9 // 10] + "…")
    _build(plans, library)
    with open_library(library) as opened:
        by_name = {Path(plan.file).name: plan for plan in opened.plans()}
        assert by_name["z.txt"].duplicate_of == by_name["a.txt"].number
    (plans / "a.txt").unlink()
    _build(plans, library)
    with open_library(library) as opened:
        assert opened.counts()["copies"] == 0
    assert _said(library, "召开职代会")


def test_what_cannot_be_read_is_listed_and_the_rest_is_there(plans, tmp_path):
    """One line a file, and not read again while it stays as it is."""
    _write(plans, "empty.txt", "")
    (plans / "noise.txt").write_bytes(b"\x00\x01" * 500)
    library = tmp_path / "library"
    assert _build(plans, library).added == 5
    with open_library(library) as opened:
        assert {Path(s.file).name for s in opened.skipped} == {"empty.txt", "noise.txt"}
        assert opened.counts()["plans"] == 3
    assert _build(plans, library).unchanged == 5


def test_other_knowledge_reads_everything_anew(plans, tmp_path):
    """Terms decide what a name is: the old reading cannot be patched."""
    library = tmp_path / "library"
    _build(plans, library)
    other = KNOWLEDGE.model_copy(update={"areas": KNOWLEDGE.areas[:3]})
    with open_library(library) as opened:
        assert not opened.outdated(KNOWLEDGE)
        assert opened.outdated(other)
    assert build_library([plans], library, knowledge=other) == Changes(added=3, rebuilt=True)


def test_every_process_knows_the_same_knowledge_by_the_same_name():
    """Else each would read everything anew: the order of sets differs between processes."""
    code = (
        "from plandraft.knowledge import load_knowledge\n"
        "from plandraft.samples.index.concepts import made_with\n"
        "print(made_with(load_knowledge()))"
    )
    names = {
        subprocess.check_output([sys.executable, "-c", code], env=os.environ | {"PYTHONHASHSEED": seed}, text=True)
        for seed in ("1", "2", "3")
    }
    assert len(names) == 1


def test_another_format_is_refused_and_built_anew(plans, tmp_path):
    """The error says what to do, and doing it helps."""
    library = tmp_path / "library"
    _build(plans, library)
    file = library / "library.json"
    file.write_text(json.dumps(json.loads(file.read_text(encoding="utf-8")) | {"format": 999}), encoding="utf-8")
    assert is_library(library)
    with pytest.raises(SampleError, match="format of another version") as error:
        open_library(library)
    assert "build it again" in (error.value.hint or "")
    assert _build(plans, library).rebuilt
    assert _items(library)


@pytest.mark.parametrize("victim", ["catalogue.sqlite", "words/meta.json"])
def test_a_damaged_library_is_refused_and_built_anew(plans, tmp_path, victim):
    """Half a file where a whole one was."""
    library = tmp_path / "library"
    _build(plans, library)
    books = library / pointer(library).books
    (books / victim).write_bytes(b"broken" * 100)
    with pytest.raises(SampleError, match="damaged"):
        open_library(library)
    assert _build(plans, library).rebuilt
    assert _items(library)


def test_no_library_at_all(tmp_path):
    """Neither a missing folder nor one with other things in it."""
    for folder in (tmp_path / "nothing", tmp_path):
        with pytest.raises(SampleError, match="no library"):
            open_library(folder)
        assert not is_library(folder)


def test_a_folder_with_other_things_is_left_alone(plans, tmp_path):
    """Naming the folder of plans by mistake must not fill it with index files."""
    before = sorted(plans.iterdir())
    with pytest.raises(SampleError, match="not empty"):
        _build(plans, plans)
    assert sorted(plans.iterdir()) == before
    with pytest.raises(SampleError, match="is a file"):
        _build(plans, plans / "a.txt")


def test_a_missing_path_changes_nothing(plans, tmp_path):
    """A slip in the name must not empty the library."""
    library = tmp_path / "library"
    _build(plans, library)
    with pytest.raises(SampleError):
        _build(tmp_path / "plnas", library)
    assert _items(library)


def test_a_library_below_its_plans_is_not_read_as_one(plans):
    """Its own files are no samples."""
    library = plans / "library"
    _build(plans, library)
    assert _build(plans, library) == Changes(unchanged=3)


def test_progress_is_told(plans, tmp_path):
    """Stage by stage, up to the end."""
    seen: list[IndexProgress] = []
    _build(plans, tmp_path / "library", progress=seen.append)
    last = {progress.stage: progress for progress in seen}
    assert list(last) == ["reading", "comparing", "indexing"]
    assert all(progress.done == progress.total == 3 for progress in last.values())


def test_several_processes_read_the_same(plans, tmp_path):
    """The order of the files decides, not who is faster."""
    for number in range(40):
        _write(
            plans,
            f"n{number}.txt",
            f"云川市第{number}医院工会2024年工作计划\n一、措施\n1、第{number}周检查提案办理，职工代表参加。",
        )
    _build(plans, tmp_path / "one", workers=1)
    _build(plans, tmp_path / "two", workers=2)
    with open_library(tmp_path / "one") as one, open_library(tmp_path / "two") as two:
        assert list(one.plans()) == list(two.plans())
        ask = {"area": AREA, "sector": Sector.HOSPITAL, "budget_tokens": 999, "count": len}
        assert choose(one, **ask) == choose(two, **ask)


def test_the_other_processes_do_the_reading(plans, tmp_path, monkeypatch):
    """This one could not."""

    def refuse(knowledge):
        raise AssertionError

    monkeypatch.setattr(workers, "Recorder", refuse)
    assert _build(plans, tmp_path / "library", workers=2).added == 3
    with pytest.raises(AssertionError):
        _build(plans, tmp_path / "other", workers=1)


def test_a_reader_keeps_its_state_while_the_library_changes(plans, tmp_path):
    """What was opened stays as it was; the next one opened is new."""
    library = tmp_path / "library"
    _build(plans, library)
    with open_library(library) as opened:
        before = choose(opened, area=AREA, sector=Sector.HOSPITAL, budget_tokens=999, count=len)
        (plans / "a.txt").unlink()
        _build(plans, library)
        assert choose(opened, area=AREA, sector=Sector.HOSPITAL, budget_tokens=999, count=len) == before
        with open_library(library) as newer:
            assert newer.state != opened.state
    assert len([f for f in library.iterdir() if f.is_dir()]) == 1


_HOLDER = """
import sys, time
from plandraft.knowledge import load_knowledge
from plandraft.samples.index import build_library

def slow(progress):
    print(progress.stage, flush=True)
    time.sleep(60)

if __name__ == "__main__":
    build_library([sys.argv[1]], sys.argv[2], knowledge=load_knowledge(), progress=slow)
"""


def _slow_build(plans: Path, library: Path) -> subprocess.Popen[str]:
    """A build in another process that has begun and will not end by itself."""
    command = [sys.executable, "-c", textwrap.dedent(_HOLDER), str(plans), str(library)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "reading"
    return process


def test_a_build_killed_in_the_middle_leaves_the_old_state(plans, tmp_path):
    """And the next build goes through and leaves no litter."""
    library = tmp_path / "library"
    _build(plans, library)
    before = _items(library)
    _write(plans, "d.txt", PLAN.format(year=2026, more=OTHERS[2]))
    process = _slow_build(plans, library)
    process.kill()
    process.communicate()
    assert len([f for f in library.iterdir() if f.is_dir()]) == 2
    assert _items(library) == before
    assert _build(plans, library).added == 1
    assert len([f for f in library.iterdir() if f.is_dir()]) == 1


def test_two_builds_at_once_do_not_meet(plans, tmp_path):
    """The second waits as long as it is told to, then says who is in the way; readers are not concerned."""
    library = tmp_path / "library"
    _build(plans, library)
    _write(plans, "d.txt", PLAN.format(year=2026, more=OTHERS[2]))
    process = _slow_build(plans, library)
    try:
        started = time.perf_counter()
        with pytest.raises(SampleError, match="another process"):
            _build(plans, library, wait_s=0.2)
        assert time.perf_counter() - started < 20
        assert _items(library)
    finally:
        process.kill()
        process.communicate()


def test_the_first_build_killed_can_be_begun_again(plans, tmp_path):
    """What it left is ours, so the folder is not refused."""
    library = tmp_path / "library"
    process = _slow_build(plans, library)
    process.kill()
    process.communicate()
    assert not is_library(library)
    assert _build(plans, library).added == 3


def test_a_script_without_a_main_guard_is_served_all_the_same(plans, tmp_path):
    """Its processes cannot start; the files are read by the script alone."""
    script = _write(
        tmp_path / "scripts",
        "unguarded.py",
        "from plandraft.knowledge import load_knowledge\nfrom plandraft.samples.index import build_library\n"
        f"build_library([{str(plans)!r}], {str(tmp_path / 'library')!r}, knowledge=load_knowledge(), workers=2)\n",
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, timeout=120, check=False)
    assert done.returncode == 0
    assert _items(tmp_path / "library")


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="rights do not bind this user")
def test_a_folder_without_rights(plans, tmp_path):
    """One clear line."""
    library = tmp_path / "library"
    library.mkdir(mode=0o500)
    with pytest.raises(SampleError, match="cannot be written"):
        _build(plans, library)


def test_nothing_of_a_build_that_fails_is_left(plans, tmp_path):
    """A callback that raises ends the build; the old state stays."""
    library = tmp_path / "library"
    _build(plans, library)
    _write(plans, "d.txt", PLAN.format(year=2026, more=OTHERS[2]))

    def stop(progress: IndexProgress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _build(plans, library, progress=stop)
    assert len([f for f in library.iterdir() if f.is_dir()]) == 1
    assert _items(library)


def test_the_library_can_be_moved(plans, tmp_path):
    """Nothing inside knows where it lies."""
    _build(plans, tmp_path / "library")
    before = _items(tmp_path / "library")
    shutil.move(tmp_path / "library", tmp_path / "elsewhere")
    assert _items(tmp_path / "elsewhere") == before


def test_the_catalogue_is_never_written_by_readers(plans, tmp_path):
    """A reader cannot spoil what others read."""
    _build(plans, tmp_path / "library")
    with open_library(tmp_path / "library") as opened, pytest.raises(sqlite3.OperationalError, match="readonly"):
        opened._database.execute("DELETE FROM plans")
