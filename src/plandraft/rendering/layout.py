"""How a plan's Word file looks: after GB/T 9704—2012, unless an organisation's own rules say otherwise."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from plandraft.core.blocks import CalendarForm
from plandraft.core.frozen_model import FrozenModel
from plandraft.rendering import gbt9704 as norm

SIZES_PT = {
    "初号": 42,
    "小初": 36,
    "一号": 26,
    "小一": 24,
    "二号": 22,
    "小二": 18,
    "三号": 16,
    "小三": 15,
    "四号": 14,
    "小四": 12,
    "五号": 10.5,
    "小五": 9,
}
"""Chinese type sizes in points, as Word has them."""
_UNIT = re.compile(r"(?:pt|磅|mm|毫米)$")


def _points(value: object) -> object:
    """A size as people write it: 三号, 16, 16pt, 16磅, 2号."""
    if not isinstance(value, str):
        return value
    name = re.sub(r"^\d号$", lambda found: f"{'初一二三四五六'[int(found[0][0]) % 7]}号", value.strip())
    return SIZES_PT.get(name, _UNIT.sub("", value.strip()).strip())


def _truth(value: object) -> object:
    return {"是": True, "否": False, "有": True, "无": False}.get(value, value) if isinstance(value, str) else value


def _form(value: object) -> object:
    forms = {"表": "table", "表格": "table", "列表": "list", "条目": "list", "段落": "list"}
    return forms.get(value, value) if isinstance(value, str) else value


Points = Annotated[float, BeforeValidator(_points), Field(ge=5, le=72)]
Millimetres = Annotated[float, BeforeValidator(_points), Field(ge=5, le=80)]
Switch = Annotated[bool, BeforeValidator(_truth)]
FontName = Annotated[str, Field(max_length=60, pattern=r"^[^<>&\"\x00-\x1f]*$")]


class Face(FrozenModel):
    """How the words of one kind of paragraph look."""

    font: FontName = ""
    size: Points | None = None
    bold: Switch = False

    def over(self, other: Face) -> Face:
        """This face, and the other one's where it says nothing."""
        return Face(font=self.font or other.font, size=self.size or other.size, bold=self.bold or other.bold)


class Margins(FrozenModel):
    """The page's margins in millimetres."""

    top: Millimetres = norm.TOP_MM
    bottom: Millimetres = norm.BOTTOM_MM
    left: Millimetres = norm.LEFT_MM
    right: Millimetres = norm.RIGHT_MM


Role = Literal["title", "heading1", "heading2", "body", "table"]
STANDARD: dict[Role, Face] = {
    "title": Face(font=norm.TITLE_FONT, size=norm.TITLE_PT),
    "heading1": Face(font=norm.LEVEL_FONTS[1], size=norm.BODY_PT),
    "heading2": Face(font=norm.LEVEL_FONTS[2], size=norm.BODY_PT),
    "body": Face(font=norm.BODY_FONT, size=norm.BODY_PT),
    "table": Face(font=norm.BODY_FONT, size=norm.TABLE_PT),
}
"""What the standard has for each kind of paragraph (7.3); tables are our choice."""
Spacing = Annotated[float, BeforeValidator(_points), Field(ge=10, le=60)]
"""An exact line pitch in points."""


class Layout(FrozenModel):
    """House rules for the Word file.

    Attributes:
        title: The title and that of the annex; two more for the headings 一、 and （一）, one for text, one for tables.
        line: The exact pitch of lines, in points.
        calendar: A table 月份 | 工作 | 责任, or paragraphs.
        annex: Whether 任务分解表 is printed behind the plan.
        comments: Whether gaps and proposals have a comment each, and gaps a colour.
        page_numbers: Whether pages are numbered.
    """

    title: Face = Face()
    heading1: Face = Face()
    heading2: Face = Face()
    body: Face = Face()
    table: Face = Face()
    margins: Margins = Margins()
    line: Spacing = norm.LINE_PT
    calendar: Annotated[CalendarForm, BeforeValidator(_form)] = "table"
    annex: Switch = True
    comments: Switch = True
    page_numbers: Switch = True

    def face(self, role: Role) -> Face:
        """The look of a role, with the standard's where nothing is said; headings are as large as the text."""
        own: Face = getattr(self, role)
        usual = STANDARD[role]
        if role in ("heading1", "heading2") and self.body.size:
            usual = usual.model_copy(update={"size": self.body.size})
        return own.over(usual)

    def size(self, role: Role) -> float:
        """Its size in points."""
        return self.face(role).size or norm.BODY_PT

    @property
    def fonts(self) -> tuple[str, ...]:
        """The faces that it uses, each once."""
        return tuple(dict.fromkeys(self.face(role).font for role in STANDARD))

    @property
    def text_mm(self) -> float:
        """Width of the text block in millimetres."""
        return norm.PAGE_MM[0] - self.margins.left - self.margins.right

    @property
    def line_chars(self) -> int:
        """Characters of a line of text."""
        return norm.CHARS_A_LINE if self.is_standard_line else self.chars("body")

    def chars(self, role: Role) -> int:
        """Characters of a line in the type of a role, without any tracking."""
        return int(self.text_mm / 25.4 * 72 / self.size(role))

    @property
    def is_standard_line(self) -> bool:
        """Whether the standard's 28 characters stand in a line."""
        return self.size("body") == norm.BODY_PT and round(self.text_mm) == norm.TEXT_MM


AS_THE_STANDARD = Layout()
"""GB/T 9704—2012, with our own choices where it says nothing."""
