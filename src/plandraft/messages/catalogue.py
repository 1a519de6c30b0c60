"""The texts: an English one, with ``{names}`` in it, and what it is in the language that is spoken."""

from __future__ import annotations

from functools import cache
from typing import Any

from plandraft.messages.language import Lang, spoken


def tr(text: str, /, **values: Any) -> str:
    """A message in the language that is spoken; a text that is not in the catalogue stays English.

    Args:
        text: What it is in English, with a place for each value as ``str.format`` has them.
        values: What stands there. Without any the text is taken as it is, braces and all.
    """
    return tr_in(spoken(), text, **values)


def tr_in(lang: Lang, text: str, /, **values: Any) -> str:
    """The same in a language that is named: that of a report."""
    said = in_chinese().get(text, text) if lang == "zh" else text
    return said.format(**values) if values else said


def both(text: str, /, **values: Any) -> tuple[str, str]:
    """A message in Chinese and in English, where it is kept in a value and said later, in the language of a report."""
    return tr_in("zh", text, **values), tr_in("en", text, **values)


def tr_n(one: str, several: str, n: int, /, **values: Any) -> str:
    """The message for so many; the catalogue has the form of several, and ``{n}`` is the number."""
    text = one if n == 1 and spoken() == "en" else several
    return tr(text, n=n, **values)


def marked(text: str) -> str:
    """A text that is in the catalogue and looked up later, by ``tr``: in tables that are made on import."""
    return text


@cache
def in_chinese() -> dict[str, str]:
    """The Chinese of every English text."""
    from plandraft.shipped import read  # who speaks English reads no data for ``--help``

    return {one["en"]: one["zh"] for one in read("plandraft.messages", "zh")["messages"] if one["zh"]}
