"""Which language a command speaks: ``--lang``, ``PLANDRAFT_LANG``, ``plandraft.toml``, what it works on, the system.

It is decided once, from the words of the command line, before anything is said.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from plandraft import messages
from plandraft.messages.language import SETTINGS_FILE, VARIABLE, Lang, lang_of

_HAN = re.compile("[\u4e00-\u9fff]")
_LOOKED_AT_BYTES = 20_000
"""So much of a file is looked at."""
_LEAST_HAN = 2
"""So many Chinese characters make a file a Chinese one (our choice)."""
_LOOKED_AT_FILES = 3
"""So many files of a folder are looked at."""
_CUT_BYTES = 4
"""What a cut may leave of a character."""
_WORD_TEXT = "word/document.xml"


@contextmanager
def speaking(args: Sequence[str]) -> Iterator[None]:
    """Speak the language of a command line until it is done."""
    decided = language_named(args) or lang_of(os.environ.get(VARIABLE)) or of_settings(args)
    messages.use(of_material(args))
    try:
        with messages.scope(decided):
            yield
    finally:
        messages.use(None)


def language_named(args: Sequence[str]) -> Lang | None:
    """The language of ``--lang``, wherever it stands."""
    return lang_of(_value("--lang", args))


def of_settings(args: Sequence[str]) -> Lang | None:
    """The language that the settings name: those of ``--config``, else those near the files, else of this folder."""
    given = _value("--config", args)
    places = [Path(given)] if given else [*_near(args)]
    for place in places:
        with suppress(OSError, ValueError, RecursionError):  # the command itself says what is wrong with them
            text = place.read_text(encoding="utf-8")
            import tomllib  # only where there is such a file

            said = tomllib.loads(text).get("lang")
            return lang_of(said) if isinstance(said, str) else None
    return None


def of_material(args: Sequence[str]) -> Lang | None:
    """Chinese, where the words of the command or a file that they name are; else None."""
    words = [word for arg in args for word in (arg.split("=", 1)[-1] if arg.startswith("-") else arg,)]
    if any(_HAN.search(word) for word in words):
        return "zh"
    return "zh" if any(_is_chinese(file) for file in _files(words)) else None


def _value(option: str, args: Sequence[str]) -> str | None:
    for at, arg in enumerate(args):
        if arg == option and at + 1 < len(args):
            return args[at + 1]
        if arg.startswith(f"{option}="):
            return arg.partition("=")[2]
    return None


def _near(args: Sequence[str]) -> Iterator[Path]:
    folders = [Path(arg) if Path(arg).is_dir() else Path(arg).parent for arg in args if _is_there(arg)]
    for folder in (*folders, Path.cwd()):
        yield from (at / SETTINGS_FILE for at in (folder.resolve(), *folder.resolve().parents))


def _is_there(arg: str) -> bool:
    with suppress(OSError, ValueError):
        return not arg.startswith("-") and Path(arg).exists()
    return False


def _files(words: Sequence[str]) -> Iterator[Path]:
    for word in words:
        if not _is_there(word):
            continue
        if Path(word).is_file():
            yield Path(word)
        else:
            with suppress(OSError):
                inside = (file for file in sorted(Path(word).iterdir()) if file.is_file())
                yield from (file for file, _ in zip(inside, range(_LOOKED_AT_FILES), strict=False))


def _is_chinese(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            begins = stream.read(_LOOKED_AT_BYTES)
    except OSError:
        return False
    begins = _text_in_word(file) if begins.startswith(b"PK") else begins
    if begins.isascii() or b"\0" in begins:
        return False
    read = begins.decode("utf-8", "ignore")
    text_of = read if len(read.encode()) > len(begins) - _CUT_BYTES else begins.decode("gb18030", "ignore")
    return len(_HAN.findall(text_of)) >= _LEAST_HAN


def _text_in_word(file: Path) -> bytes:
    """How the text of a Word file begins; nothing of any other archive."""
    import zipfile  # few commands name a Word file

    try:
        with zipfile.ZipFile(file) as package, package.open(_WORD_TEXT) as text:
            return text.read(_LOOKED_AT_BYTES)
    except (OSError, KeyError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
        return b""
