"""The parsed twins of the knowledge files: never another content than the YAML beside them."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from plandraft.knowledge.parsed import NAMES, digest, parse, read, twin_of

DATA = files("plandraft.knowledge") / "data"


@pytest.mark.parametrize("name", NAMES)
def test_the_twin_is_what_the_file_says(name: str) -> None:
    """Where this fails a YAML file was edited: run ``python scripts/parse_knowledge.py``."""
    text = (DATA / f"{name}.yaml").read_bytes()
    assert (DATA / "parsed" / f"{name}.json").read_text(encoding="utf-8") == twin_of(text)


def test_no_twin_is_left_without_its_file() -> None:
    """Every twin has its YAML, and every YAML is among those that are read."""
    names = {entry.name.removesuffix(".yaml") for entry in DATA.iterdir() if entry.name.endswith(".yaml")}
    assert names == set(NAMES)
    assert {entry.name.removesuffix(".json") for entry in (DATA / "parsed").iterdir()} == set(NAMES)


def test_an_old_twin_is_not_used(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edited file counts at once, whatever its twin says."""
    home = tmp_path_factory.mktemp("knowledge")
    (home / "data" / "parsed").mkdir(parents=True)
    old = {"digest": digest(b"gate: 3\n"), "content": {"gate": 3}}
    (home / "data" / "parsed" / "wording.json").write_text(json.dumps(old), encoding="utf-8")
    monkeypatch.setattr("plandraft.knowledge.parsed.files", lambda _: home)
    for text, gate in (("gate: 3\n", 3), ("gate: 5\n", 5)):
        (home / "data" / "wording.yaml").write_text(text, encoding="utf-8")
        assert read("wording") == {"gate": gate}
    (home / "data" / "parsed" / "wording.json").unlink()
    assert read("wording") == {"gate": 5}


def test_line_ends_make_no_other_file() -> None:
    """A checkout with Windows line ends reads the twins as well."""
    assert digest(b"a: 1\r\nb: 2\r\n") == digest(b"a: 1\nb: 2\n")
    assert parse("名: 值\n".encode()) == {"名": "值"}
