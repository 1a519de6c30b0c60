"""Which language is spoken: what was chosen, else that of the files, else the system's; in a library, call by call."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document

import plandraft
from plandraft import messages
from plandraft.cli import language

OF_MATERIAL = language.of_material
"""As it is: tests of other things take it that files say nothing (conftest)."""


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(language, "of_material", OF_MATERIAL)
    yield
    messages.use(None)


def spoken(*arguments: str) -> str:
    """The language of a command line."""
    with language.speaking(arguments):
        return messages.spoken()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("utf-8.yaml", "name: 云岭医院工会\n".encode()),
        ("gb18030.txt", "云岭医院工会工作计划".encode("gb18030")),
        ("many.md", b"# plan\n" + "职工之家".encode() * 9_000),
    ],
)
def test_a_chinese_file_is_answered_in_chinese(name: str, content: bytes) -> None:
    """Whatever its encoding."""
    Path(name).write_bytes(content)
    assert spoken("check", name) == "zh"


def test_a_word_file_is_looked_into() -> None:
    """Its text says in which language it is, not its name."""
    for name, text in (("a.docx", "工作计划"), ("b.docx", "A plan")):
        document = Document()
        document.add_paragraph(text)
        document.save(name)
    assert (spoken("check", "a.docx"), spoken("check", "b.docx")) == ("zh", "en")


@pytest.mark.parametrize("content", [b"name: Ours\n", b"", b"PK\x03\x04broken", b"\xff\xd8\xff\xe0\0\x10JFIF" * 99])
def test_what_is_not_chinese_says_nothing(content: bytes) -> None:
    """Nor does what cannot be read, or is not there."""
    Path("file.docx").write_bytes(content)
    assert spoken("check", "file.docx", "nowhere.md") == "en"


def test_the_nearest_decision_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """``--lang``, the variable, the settings near the file, what the words are, the system."""
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert spoken("rules") == "zh"
    Path("plandraft.toml").write_text('lang = "en"\n', encoding="utf-8")
    assert spoken("rules") == "en"
    assert spoken("revise", "plan.md", "改到十月") == "en"
    monkeypatch.setenv("PLANDRAFT_LANG", "zh")
    assert spoken("rules") == "zh"
    assert spoken("rules", "--lang", "en") == spoken("--lang=en", "rules") == "en"
    monkeypatch.delenv("PLANDRAFT_LANG")
    Path("plandraft.toml").unlink()
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert (spoken("rules"), spoken("revise", "plan.md", "改到十月")) == ("en", "zh")


def test_a_librarys_errors_speak_the_language_of_its_settings() -> None:
    """Message and hint, call by call; afterwards all is as before."""
    for lang, said, hint in (("zh", "没有这个文件", "建议"), ("en", "there is no such file", "hint")):
        with pytest.raises(plandraft.PlandraftError) as caught:
            plandraft.check("nowhere.md", settings=plandraft.Settings(lang=lang))
        assert said in caught.value.message
        with messages.scope(lang):
            assert hint in str(caught.value)
    assert messages.spoken() == "en"


def test_a_settings_file_decides_for_a_library_too() -> None:
    """The one near what is worked on."""
    Path("plandraft.toml").write_text('lang = "zh"\n', encoding="utf-8")
    with pytest.raises(plandraft.PlandraftError, match="没有这个文件"):
        plandraft.check("nowhere.md", settings="plandraft.toml")
    assert messages.spoken() == "en"
