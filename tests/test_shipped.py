"""Parsed copies of the data files: made when they are first read, and never another content than the YAML."""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from importlib.resources import files
from multiprocessing import get_context
from pathlib import Path

import pytest

from plandraft.shipped import PACKAGES, data_files, parse_data, read, text_digest

FILES = [(package, name) for package in PACKAGES for name in data_files(package)]
SOURCE = Path(__file__).parents[1] / "src" / "plandraft"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of a package of this test's own."""
    monkeypatch.setattr("plandraft.shipped.files", lambda _: tmp_path)
    (tmp_path / "data").mkdir()
    return tmp_path / "data"


def says(data: Path, text: str) -> None:
    """The package's data file is edited."""
    (data / "wording.yaml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(("package", "name"), FILES)
def test_what_is_read_is_what_the_file_says(package: str, name: str) -> None:
    """Whether there was a copy before or not."""
    said = parse_data((files(package) / "data" / f"{name}.yaml").read_bytes())
    assert read(package, name) == said
    assert read(package, name) == said


def test_every_data_file_of_the_package_is_known() -> None:
    """A folder of data that is not listed would not be in the wheel as a parsed copy."""
    known = {SOURCE.parent.joinpath(*p.split("."), "data", f"{name}.yaml") for p, name in FILES}
    assert known == set(SOURCE.rglob("data/**/*.yaml"))


def test_the_first_reading_leaves_a_copy_and_the_second_takes_it(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A date and a number as a key are text, as they are in JSON, from the first reading on."""
    says(data, "2027: {from: 2027-01-01}\n")
    first = read("plandraft.any", "wording")
    assert first == {"2027": {"from": "2027-01-01"}}
    monkeypatch.setattr("plandraft.shipped.parse_data", lambda _: pytest.fail("parsed twice"))
    assert read("plandraft.any", "wording") == first
    assert [file.name for file in (data / "parsed").iterdir()] == ["wording.json"]


def test_an_edited_file_counts_at_once(data: Path) -> None:
    """Whatever its copy says, and the copy follows."""
    for gate in (3, 5, 3):
        says(data, f"gate: {gate}\n")
        assert read("plandraft.any", "wording") == {"gate": gate}
        assert json.loads((data / "parsed" / "wording.json").read_bytes())["content"] == {"gate": gate}


@pytest.mark.parametrize("copy", ["", "{", "[]", '{"content": {}}', '{"digest": 3, "content": {}}', "\x00\x01"])
def test_a_torn_copy_is_made_anew(data: Path, copy: str) -> None:
    """Half a file, or one of something else."""
    says(data, "gate: 3\n")
    (data / "parsed").mkdir()
    (data / "parsed" / "wording.json").write_text(copy, encoding="utf-8")
    assert read("plandraft.any", "wording") == {"gate": 3}
    assert json.loads((data / "parsed" / "wording.json").read_bytes())["digest"] == text_digest(b"gate: 3\n")


def test_where_no_copy_can_be_written_the_file_is_read(data: Path) -> None:
    """In the folder's place stands a file; a package that is not ours to write to is no other case."""
    says(data, "gate: 3\n")
    (data / "parsed").write_text("", encoding="utf-8")
    assert read("plandraft.any", "wording") == {"gate": 3}


def _reads(folder: str) -> set[int]:
    """Edits of two processes at once: each reads what was written before or after, never a mixture."""
    import plandraft.shipped as shipped

    shipped.files = lambda _: Path(folder)  # type: ignore[assignment]
    file = Path(folder) / "data" / "wording.yaml"
    seen = set()
    for turn in range(60):
        new = file.with_suffix(f".{turn}-{id(seen)}")
        new.write_text(f"gate: {turn % 2}\nwords: [{'员工, ' * 200}]\n", encoding="utf-8")
        new.replace(file)
        content = shipped.read("plandraft.any", "wording")
        assert len(content["words"]) == 200
        seen.add(content["gate"])
    return seen


def test_several_processes_read_and_write_at_once(data: Path) -> None:
    """No lock is held: a copy is whole or not there, and one that is of another text is not taken."""
    says(data, f"gate: 0\nwords: [{'员工, ' * 200}]\n")
    with ProcessPoolExecutor(3, mp_context=get_context("spawn")) as pool:
        assert set().union(*pool.map(_reads, [str(data.parent)] * 3)) == {0, 1}
    assert {file.suffix for file in (data / "parsed").iterdir()} == {".json"}


def test_line_ends_make_no_other_file() -> None:
    """A checkout with Windows line ends takes the wheel's copies as well."""
    assert text_digest(b"a: 1\r\nb: 2\r\n") == text_digest(b"a: 1\nb: 2\n")
    assert parse_data("名: 值\n".encode()) == {"名": "值"}
