"""Many files: order, what is skipped, links, rights, files that vanish, processes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plandraft.documents import files as room
from plandraft.documents import read_files
from plandraft.errors import SampleError
from plandraft.knowledge import load_knowledge
from plandraft.samples import read_samples
from tests.documents.making import PLAN, packed


def _names(folder: Path, **options) -> tuple[list[str], dict[str, str]]:
    found = read_files([folder], **options)
    skipped = {Path(one.file).name: one.why for one in found.skipped}
    return [str(Path(document.file).relative_to(folder)) for document in found.documents], skipped


def _write(*files: Path) -> None:
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(PLAN, encoding="utf-8")


def test_folders_are_read_in_the_order_of_their_names(tmp_path):
    """With all below; hidden files, lock files and READMEs are passed over without a word."""
    _write(
        *(tmp_path / name for name in ("b.txt", "a/z.md", "a/🎉.txt", ".git/x.txt", "~$b.docx", "README.md", ".x.txt"))
    )
    assert _names(tmp_path) == (["a/z.md", "a/🎉.txt", "b.txt"], {})


def test_one_bad_file_has_one_line(tmp_path):
    """Which says what to do; the others are read."""
    _write(tmp_path / "good.txt")
    (tmp_path / "bad.docx").write_bytes(b"PK\x03\x04" + b"\x00" * 99)
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / "pack.zip").write_bytes(
        packed({"in.txt": PLAN.encode(), "out.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"})
    )
    names, skipped = _names(tmp_path)
    assert names == ["good.txt", "pack.zip/in.txt"]
    assert set(skipped) == {"bad.docx", "photo.jpg", "out.doc"}
    assert not any("\n" in why for why in skipped.values())


def test_links_that_loop_end(tmp_path):
    """To the folder itself, to its parent, to one another; a link into nothing and one to itself have their lines."""
    _write(tmp_path / "a/x.txt", tmp_path / "b/y.txt")
    (tmp_path / "a/up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a/b").symlink_to(tmp_path / "b", target_is_directory=True)
    (tmp_path / "b/a").symlink_to(tmp_path / "a", target_is_directory=True)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    found = read_files([tmp_path])
    assert len(found.documents) == 2
    whys = {Path(one.file).name: one.why for one in found.skipped}
    assert "link to nothing" in whys["gone.txt"]
    assert "cannot be opened" in whys["self.txt"]
    assert "read already" in whys["up"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path):
    """Nobody writes into it."""
    _write(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert "no ordinary file" in _names(tmp_path)[1]["pipe.txt"]
    with pytest.raises(SampleError, match="no ordinary file"):
        read_files([tmp_path / "pipe.txt"])


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="root and Windows may read everything")
def test_files_and_folders_without_rights(tmp_path):
    """Each has its line."""
    _write(tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c/d.txt")
    (tmp_path / "b.txt").chmod(0)
    (tmp_path / "c").chmod(0)
    try:
        names, skipped = _names(tmp_path)
    finally:
        (tmp_path / "c").chmod(0o700)
    assert names == ["a.txt"]
    assert set(skipped) == {"b.txt", "c"}


def test_a_file_without_rights_is_told(tmp_path, monkeypatch):
    """Also where the tests run as root."""
    _write(tmp_path / "a.txt", tmp_path / "b.txt")
    opened = Path.open

    def forbidding(self, *args, **options):
        if self.name == "b.txt":
            raise PermissionError(13, "Permission denied", str(self))
        return opened(self, *args, **options)

    monkeypatch.setattr(Path, "open", forbidding)
    names, skipped = _names(tmp_path)
    assert names == ["a.txt"]
    assert "Permission denied" in skipped["b.txt"]


def test_a_file_that_vanishes_is_told(tmp_path):
    """Between the listing and the reading."""
    _write(tmp_path / "a.txt", tmp_path / "b.txt")
    names, skipped = _names(tmp_path, progress=lambda done, total: (tmp_path / "b.txt").unlink(missing_ok=True))
    assert names == ["a.txt"]
    assert "gone" in skipped["b.txt"]


@pytest.mark.parametrize("name", ["none.txt", "bad.txt", "empty", "hopeless", "bad.zip", "only.zip"])
def test_what_was_named_must_be_readable(tmp_path, name):
    """The error names the file and says what to do."""
    _write(tmp_path / "good.txt")
    (tmp_path / "bad.txt").write_bytes(b"\x00" * 99)
    (tmp_path / "empty").mkdir()
    (tmp_path / "hopeless").mkdir()
    (tmp_path / "hopeless" / "x.jpg").write_bytes(b"\xff")
    (tmp_path / "bad.zip").write_bytes(b"PK")
    (tmp_path / "only.zip").write_bytes(packed({"x.jpg": b"\xff"}))
    with pytest.raises(SampleError, match=name.replace(".", r"\.")) as error:
        read_files([tmp_path / "good.txt", tmp_path / name])
    assert error.value.hint


def test_processes_read_the_same_in_the_same_order(tmp_path):
    """Progress is told file by file, in this process."""
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(f"{PLAN}{number}", encoding=("utf-8", "gb18030")[number % 2])
    (tmp_path / "20.txt").write_bytes(b"\x00" * 99)
    told: list[tuple[int, int]] = []
    parallel = read_files([tmp_path], workers=2, progress=lambda done, total: told.append((done, total)))
    assert parallel == read_files([tmp_path], workers=1)
    assert (len(parallel.documents), len(parallel.skipped)) == (39, 1)
    assert told == [(done, 40) for done in range(1, 41)]


def test_a_process_that_dies_costs_nothing(tmp_path, monkeypatch):
    """This one reads on."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    _write(*(tmp_path / f"{number}.txt" for number in range(5)))

    def dying(self, function, items, **options):
        yield from map(function, items[:2])
        raise BrokenProcessPool("a process died")

    monkeypatch.setattr(ProcessPoolExecutor, "map", dying)
    assert len(read_files([tmp_path], workers=2).documents) == 5


def test_few_files_start_no_process(monkeypatch, tmp_path):
    """Starting one costs more than reading them."""
    _write(tmp_path / "a.txt")
    monkeypatch.setattr(room, "_parallel", None)
    assert len(read_files([tmp_path]).documents) == 1


def test_the_library_tells_what_was_left_out(tmp_path):
    """With the file it stood in."""
    page = f"<nav>首页</nav>{''.join(f'<p>{line}</p>' for line in PLAN.splitlines())}"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    library = read_samples([tmp_path], knowledge=load_knowledge())
    assert [(one.file, one.reason, one.text) for one in library.dropped] == [(str(tmp_path / "a.html"), "menu", "首页")]
    assert len(library.samples) == 1
