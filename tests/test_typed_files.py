"""Files that somebody names as text of their own: what is opened, and what is said where it is not."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from plandraft.api.inputs import open_plan
from plandraft.api.naming import REGISTER, names_in
from plandraft.api.settings import load_settings
from plandraft.errors import InputError, OutputError, PlandraftError
from plandraft.knowledge.own import read_own
from plandraft.profiles import load_profile
from plandraft.typed_files import NotText, typed_bytes, typed_text

READERS = {
    "own.yaml": lambda file: read_own([file]),
    "profile.yaml": load_profile,
    "profile.json": load_profile,
    "plandraft.toml": load_settings,
    "plan.json": open_plan,
    REGISTER: lambda file: names_in(file.parent, []),
}
"""Each kind of file that a person types, with what reads it."""
SECRET = "root:x:0:0:very-secret-words"


def test_an_ordinary_text_comes_back(tmp_path):
    """Without the mark of its encoding."""
    file = tmp_path / "a.txt"
    file.write_text("\ufeff青禾", encoding="utf-8")
    assert typed_text(file) == "青禾"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
@pytest.mark.parametrize("name", READERS)
def test_a_pipe_that_nobody_writes_to_is_refused_at_once(tmp_path, name):
    """Opening it would never come back."""
    os.mkfifo(tmp_path / name)
    with pytest.raises(PlandraftError, match="no ordinary file"):
        READERS[name](tmp_path / name)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no such device")
def test_a_device_without_an_end_is_refused():
    """Its size says 0."""
    with pytest.raises(NotText, match="no ordinary file"):
        typed_bytes(Path("/dev/zero"))


def test_no_more_is_read_than_the_limit(tmp_path):
    """The limit itself still fits."""
    file = tmp_path / "a.txt"
    file.write_bytes(b"x" * 11)
    assert typed_bytes(file, limit=11) == b"x" * 11
    with pytest.raises(NotText, match="larger than 10 bytes"):
        typed_bytes(file, limit=10)


@pytest.mark.parametrize("name", READERS)
def test_an_error_shows_nothing_of_a_file_that_was_not_meant(tmp_path, name):
    """Somebody may have named a file with secrets by mistake, or on another's advice."""
    (tmp_path / name).write_text(f"{SECRET}\n{SECRET}: a\n{SECRET}: b\n", encoding="utf-8")
    with pytest.raises(PlandraftError) as refused:
        READERS[name](tmp_path / name)
    assert "very-secret" not in str(refused.value)


def test_a_doubled_key_is_named_without_its_values(tmp_path):
    """The line is enough to find it."""
    file = tmp_path / "own.yaml"
    file.write_text("as_of: very-secret\nas_of: very-secret too\n", encoding="utf-8")
    with pytest.raises(InputError, match="duplicate") as refused:
        read_own([file])
    assert "very-secret" not in str(refused.value)
    assert "own.yaml:2" in str(refused.value)


def test_a_day_that_no_calendar_has_is_named_with_its_line(tmp_path):
    """The reader itself says only that a day is out of range."""
    file = tmp_path / "own.yaml"
    file.write_text("usage:\n  common_names: [禾苗杯]\nas_of: 2027-02-30\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"own\.yaml:3: no calendar has this day"):
        read_own([file])


def test_aliases_that_multiply_are_refused(tmp_path):
    """Nine to the ninth values in some hundred characters."""
    file = tmp_path / "own.yaml"
    steps = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    steps += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    file.write_text("\n".join(steps), encoding="utf-8")
    with pytest.raises(InputError, match="nested too deeply"):
        read_own([file])


@pytest.mark.parametrize("name", ["../profile", "/etc/passwd", "..", "a/b", "C:plan", "a\\b", " ", "a\nb"])
def test_a_register_cannot_lead_a_plan_out_of_its_folder(tmp_path, name):
    """It is a file like any other: somebody else may have written it."""
    (tmp_path / REGISTER).write_text(json.dumps({name: "/some/profile.yaml"}), encoding="utf-8")
    with pytest.raises(OutputError, match="leads out of the folder"):
        names_in(tmp_path, [])
