"""Which language the program speaks: what was chosen for this call, else for this process, else what the system says.

``chosen_language`` is a decision of somebody (``--lang``, ``PLANDRAFT_LANG``, a ``plandraft.toml``, ``Settings``);
``spoken`` always has an answer. A library's call has its own language, and leaves that of other calls alone.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Literal

Lang = Literal["zh", "en"]
"""The languages in which messages, findings and reports are said."""
VARIABLE = "PLANDRAFT_LANG"
SETTINGS_FILE = "plandraft.toml"
"""The file in which an organisation names its language, among other things."""
_OF_CALL: ContextVar[Lang | None] = ContextVar("plandraft_lang", default=None)
_OF_PROCESS: list[Lang] = []
"""What the command line has decided; empty in a library."""


def lang_of(text: str | None) -> Lang | None:
    """The language that a setting names: ``zh``, ``zh-CN`` or ``zh_CN.UTF-8`` is Chinese; None where it is neither.

    >>> lang_of("zh_CN.UTF-8"), lang_of("en"), lang_of("C"), lang_of(None)
    ('zh', 'en', None, None)
    """
    begins = (text or "").strip().lower().replace("-", "_").split("_")[0].split(".")[0]
    return "zh" if begins in ("zh", "chinese") else "en" if begins in ("en", "english") else None


def chosen_language() -> Lang | None:
    """The language that somebody has decided on, in this call or for all of them; None where nobody has."""
    return _OF_CALL.get() or lang_of(os.environ.get(VARIABLE))


def spoken() -> Lang:
    """The language of messages here and now."""
    return chosen_language() or (_OF_PROCESS[0] if _OF_PROCESS else of_system())


def of_system() -> Lang:
    """The language of the system: English where it is neither.

    The variables come first, in the order of gettext; where there are none the locale is asked, as on Windows.
    """
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return lang_of(value) or "en"
    import locale  # a hundredth of a second that few need

    return lang_of(locale.getlocale()[0]) or "en"


def for_plan(*given: Lang | None) -> Lang:
    """The language of a report: the first that is given, else the one chosen, else Chinese, as plans are."""
    return next((lang for lang in given if lang), None) or chosen_language() or "zh"


def use(lang: Lang | None) -> None:
    """Speak a language in this process wherever nobody has chosen another; with None as the system does."""
    _OF_PROCESS[:] = [lang] if lang else []


def speak(lang: Lang | None) -> None:
    """Speak a language to the end of this call, as the settings that it has found say; None changes nothing."""
    if lang is not None:
        _OF_CALL.set(lang)


@contextmanager
def scope(lang: Lang | None = None) -> Iterator[None]:
    """A call of its own: what is decided in it counts to its end."""
    token = _OF_CALL.set(lang or _OF_CALL.get())
    try:
        yield
    finally:
        _OF_CALL.reset(token)
