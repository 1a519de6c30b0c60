"""The parsed twins of the data files: never another content than the YAML beside them."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest

from plandraft.shipped import PACKAGES, digest, names_in, parse, read, twin_of

FILES = [(package, name) for package in PACKAGES for name in names_in(package)]


@pytest.mark.parametrize(("package", "name"), FILES)
def test_the_twin_is_what_the_file_says(package: str, name: str) -> None:
    """Where this fails a YAML file was edited: run ``python scripts/parse_data.py``."""
    data = files(package) / "data"
    twin = (data / "parsed" / f"{name}.json").read_text(encoding="utf-8")
    assert twin == twin_of((data / f"{name}.yaml").read_bytes())
    assert read(package, name) == json.loads(twin)["content"]


@pytest.mark.parametrize("package", PACKAGES)
def test_no_twin_is_left_without_its_file(package: str) -> None:
    """Every twin has its YAML."""
    parsed = Path(str(files(package) / "data" / "parsed"))
    twins = (twin.relative_to(parsed).with_suffix("").as_posix() for twin in parsed.rglob("*.json"))
    assert sorted(twins) == list(names_in(package))


def test_an_old_twin_is_not_used(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edited file counts at once, whatever its twin says."""
    home = tmp_path_factory.mktemp("knowledge")
    (home / "data" / "parsed").mkdir(parents=True)
    old = {"digest": digest(b"gate: 3\n"), "content": {"gate": 3}}
    (home / "data" / "parsed" / "wording.json").write_text(json.dumps(old), encoding="utf-8")
    monkeypatch.setattr("plandraft.shipped.files", lambda _: home)
    for text, gate in (("gate: 3\n", 3), ("gate: 5\n", 5)):
        (home / "data" / "wording.yaml").write_text(text, encoding="utf-8")
        assert read("plandraft.knowledge", "wording") == {"gate": gate}
    (home / "data" / "parsed" / "wording.json").unlink()
    assert read("plandraft.knowledge", "wording") == {"gate": 5}


def test_line_ends_make_no_other_file() -> None:
    """A checkout with Windows line ends reads the twins as well."""
    assert digest(b"a: 1\r\nb: 2\r\n") == digest(b"a: 1\nb: 2\n")
    assert parse("名: 值\n".encode()) == {"名": "值"}
