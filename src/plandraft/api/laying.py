"""How an organisation's Word files look: its layout file, its template, or an old plan of its own."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from plandraft.api.own_files import bytes_of
from plandraft.api.settings import PathLike, settings_for
from plandraft.arguments import checked, checked_class
from plandraft.core.settings import Settings
from plandraft.errors import InputError, UsageError
from plandraft.messages import tr
from plandraft.short_repr import short_repr
from plandraft.typed_files import NotText, typed_text

if TYPE_CHECKING:
    from plandraft.rendering.layout import Layout

_WORD = (".docx", ".dotx")
_MACROS = (".docm", ".dotm")
_KEYS = {
    "标题": "title",
    "一级标题": "heading1",
    "二级标题": "heading2",
    "正文": "body",
    "表格": "table",
    "页边距": "margins",
    "行距": "line",
    "月历": "calendar",
    "附件": "annex",
    "批注": "comments",
    "页码": "page_numbers",
    "字体": "font",
    "字号": "size",
    "加粗": "bold",
    "上": "top",
    "下": "bottom",
    "左": "left",
    "右": "right",
}
"""The keys of a layout file in Chinese; both may stand in one file."""


@checked_class
@short_repr
@dataclass(frozen=True, kw_only=True)
class House:
    """What an organisation's Word files look like.

    Attributes:
        layout: House rules; None for the standard's.
        template: Its own Word file or template.
        learnt: What was learnt from an old plan, in Chinese; empty where nothing was.
    """

    layout: Layout | None = None
    template: bytes | None = None
    learnt: str = ""


PLAIN_HOUSE = House()
"""Of an organisation without rules of its own."""


@checked
def house_of(
    *, layout: PathLike | None = None, template: PathLike | None = None, style_from: PathLike | None = None
) -> House:
    """Read what an organisation says of its Word files.

    Args:
        layout: A layout file (YAML); over what was learnt, key by key.
        template: A Word file or template whose styles, page, head and foot are taken.
        style_from: An old plan as a Word file; its faces, sizes, margins and line pitch are taken.

    Raises:
        UsageError: A file does not fit, or two of them do not go together.
        InputError: A file cannot be read.
    """
    if template is not None and style_from is not None:
        raise UsageError(tr("--template and --style-from both say how the file looks"), hint=tr("name one of them"))
    learnt = learn_layout(style_from) if style_from is not None else None
    said = _keys_of(layout) if layout is not None else {}
    found = _layout(said, layout, learnt) if said or learnt is not None else None
    return House(
        layout=found,
        template=_word_bytes(template) if template is not None else None,
        learnt=_told(learnt) if learnt is not None else "",
    )


def house_near(path: PathLike, settings: Settings | None = None) -> House:
    """What the settings say of Word files: those given, else of the ``plandraft.toml`` near a file.

    Raises:
        UsageError: A file that they name does not fit.
        InputError: It cannot be read.
    """
    return house_of(**(settings or settings_for(None, path)).word)


def load_layout(file: PathLike) -> Layout:
    """Read a layout file.

    Raises:
        UsageError: It says something that no one understands; file and key are named.
    """
    return _layout(_keys_of(file), file, None)


def learn_layout(file: PathLike) -> Layout:
    """The looks of a Word file.

    Raises:
        UsageError: It is no Word file, damaged, or holds macros.
        InputError: It cannot be read.
    """
    from plandraft.rendering.style_learning import learnt_layout

    return learnt_layout(_word_bytes(file))


def _word_bytes(file: PathLike) -> bytes:
    """The bytes of a Word file that can be opened, bombs apart."""
    path = Path(file)
    suffix = path.suffix.lower()
    if suffix in _MACROS:
        raise UsageError(
            tr("{path} may hold macros", path=path), hint=tr("save it in Word without them, as .dotx or .docx")
        )
    if suffix not in _WORD:
        raise UsageError(
            tr("{path} is no .docx or .dotx file", path=path), hint=tr("open it in Word or WPS and save it as .docx")
        )
    from plandraft.documents.word.package import Package

    data = bytes_of(path)
    Package(data, file=str(path)).main()
    return data


def _keys_of(file: PathLike) -> dict[str, Any]:
    from plandraft.profiles.parse import parse_yaml

    try:
        data = parse_yaml(typed_text(Path(file)), file=str(file)).data
    except NotText as error:
        raise UsageError(f"{file} {error.why}", hint=error.hint or tr("a layout is a text file")) from None
    except InputError as error:
        raise UsageError(error.message, hint=error.hint) from None
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise UsageError(
            tr("{file}: a layout is a list of keys", file=file), hint=tr("such as  正文: {字体: 仿宋, 字号: 三号}")
        )
    return _in_english(data)


def _in_english(data: dict[str, Any]) -> dict[str, Any]:
    return {
        _KEYS.get(key.strip(), key.strip()): _in_english(value) if isinstance(value, dict) else value
        for key, value in data.items()
    }


def _layout(said: dict[str, Any], file: PathLike | None, learnt: Layout | None) -> Layout:
    from plandraft.rendering.layout import Layout

    base = learnt.model_dump() if learnt is not None else {}
    for key, value in said.items():
        base[key] = base[key] | value if isinstance(value, dict) and isinstance(base.get(key), dict) else value
    try:
        return Layout.model_validate(base)
    except ValidationError as error:
        raise _fault(file, error) from None


def _fault(file: PathLike | None, error: ValidationError) -> UsageError:
    first = error.errors()[0]
    path = ".".join(map(str, first["loc"]))
    if first["type"] == "extra_forbidden":
        near = difflib.get_close_matches(str(first["loc"][-1]), [*_KEYS, *_KEYS.values()], n=1, cutoff=0.5)
        return UsageError(
            tr("{file}: there is no key {path}", file=file, path=path),
            hint=tr("did you mean {near}?", near=near[0]) if near else tr("its keys are {keys}", keys="、".join(_KEYS)),
        )
    return UsageError(f"{file}: {path}: {first['msg']}", hint=tr("docs/word.md shows every key"))


def _told(layout: Layout) -> str:
    names = {"title": "标题", "heading1": "一级标题", "heading2": "二级标题", "body": "正文", "table": "表格"}
    faces = []
    for role, name in names.items():
        face = getattr(layout, role)
        if face.font or face.size:
            faces.append(f"{name} {face.font or '（字体未定）'} {face.size or 0:g}磅{' 加粗' if face.bold else ''}")
    margins = layout.margins
    page = f"页边距 上{margins.top:g} 下{margins.bottom:g} 左{margins.left:g} 右{margins.right:g} 毫米"
    form = "表格" if layout.calendar == "table" else "段落"
    return "；".join((*faces, page, f"行距 {layout.line:g}磅", f"月历 {form}"))
