"""Layout files, templates and old plans as an office names them; what does not fit is told in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from plandraft import api
from plandraft.api.laying import PLAIN_HOUSE, house_of, learn_layout, load_layout
from plandraft.errors import InputError, UsageError
from plandraft.rendering import Layout
from plandraft.rendering.layout import Face, Margins
from tests.rendering.plans import full_plan
from tests.rendering.test_layout import template

HOUSE = """
标题: {字体: 华文中宋, 字号: 小二, 加粗: 是}
正文: {字体: 仿宋, 字号: 四号}
页边距: {上: 25毫米, 下: 25}
行距: 26磅
月历: 段落
附件: 否
comments: false
"""


def written(folder: Path, text: str) -> Path:
    """A layout file."""
    file = folder / "house.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_layout_is_written_in_chinese_or_english_or_both(tmp_path: Path) -> None:
    """What it leaves out is as the standard has it."""
    assert load_layout(written(tmp_path, HOUSE)) == Layout(
        title=Face(font="华文中宋", size=18, bold=True),
        body=Face(font="仿宋", size=14),
        margins=Margins(top=25, bottom=25),
        line=26,
        calendar="list",
        annex=False,
        comments=False,
    )
    assert load_layout(written(tmp_path, "")) == Layout()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("正问: {字体: 仿宋}", "did you mean 正文"),
        ("正文: {字号: 巨号}", "body.size"),
        ("月历: 画", "calendar"),
        ("- 正文", "a list of keys"),
        ("正文: {字体: 仿宋", "house.yaml:1"),
        ("页边距: {左: 500}", "margins.left"),
    ],
)
def test_what_a_layout_cannot_say_is_named(tmp_path: Path, text: str, named: str) -> None:
    """The file and the key, and where it can be told what was meant."""
    with pytest.raises(UsageError) as refused:
        load_layout(written(tmp_path, text))
    assert named in str(refused.value)
    assert "house.yaml" in str(refused.value)


def test_what_was_learnt_from_an_old_plan_is_told_and_a_layout_goes_over_it(tmp_path: Path) -> None:
    """Key by key."""
    old = tmp_path / "2026.docx"
    api.save_plan(full_plan(), old, house=house_of(layout=written(tmp_path, HOUSE)))
    house = house_of(style_from=old, layout=written(tmp_path, "正文: {字体: 宋体}"))
    assert house.layout is not None
    assert (house.layout.body, house.layout.title.font) == (Face(font="宋体", size=14), "华文中宋")
    assert "正文 仿宋 14磅" in house.learnt
    assert learn_layout(old).calendar == "list"


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("ours.dotm", template(), "macros"),
        ("ours.docx", template(kind="document.macroEnabled"), "macros"),
        ("ours.doc", b"\xd0\xcf\x11\xe0", "no .docx or .dotx"),
        ("ours.dotx", b"PK damaged", "damaged"),
        ("ours.dotx", template()[:3000], "damaged"),
        ("ours.docx", b"", "damaged"),
    ],
)
def test_a_template_that_cannot_be_used_leaves_the_target_alone(
    tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    """Macros, the format of old, damage: in words, and with what to do."""
    file, target = tmp_path / name, tmp_path / "plan.docx"
    file.write_bytes(content)
    target.write_bytes(b"of before")
    with pytest.raises((UsageError, InputError), match=why) as refused:
        api.save_plan(full_plan(), target, house=house_of(template=file))
    assert "save it" in refused.value.hint
    assert target.read_bytes() == b"of before"


def test_a_template_that_is_not_there_is_named(tmp_path: Path) -> None:
    """As any file."""
    with pytest.raises(InputError, match=r"ours\.dotx"):
        house_of(template=tmp_path / "ours.dotx")


def test_two_looks_do_not_go_together(tmp_path: Path) -> None:
    """A template, or an old plan."""
    with pytest.raises(UsageError, match="--style-from"):
        house_of(template=tmp_path / "a.dotx", style_from=tmp_path / "b.docx")
    assert house_of() == PLAIN_HOUSE
