"""Strings that do not state facts but give orders to a model, or carry code, are named and left out of a profile."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from plandraft.core.finding import Lang
from plandraft.core.frozen_model import FrozenModel
from plandraft.core.profile import Profile
from plandraft.core.suspicion import Suspicion, suspicion
from plandraft.core.texts import plain
from plandraft.errors import ProfileError
from plandraft.messages import marked, tr, tr_in

_SHOWN = 20
"""Characters that a note quotes (our choice): enough to find the string, too few to be obeyed."""
_KINDS: dict[Suspicion, str] = {
    "order": marked("reads like an order to a model"),
    "markup": marked("looks like code of a page, a template or a script"),
}


@dataclass(frozen=True, kw_only=True)
class Screened:
    """A profile without suspicious strings.

    Attributes:
        notes: A sentence on each string that was left out: where it stood, how it begins, and why.
    """

    profile: Profile
    notes: tuple[str, ...] = ()


def screen(profile: Profile, *, lang: Lang = "zh") -> Screened:
    """Leave out what gives orders to a model or carries code.

    An item of a list goes whole where its name, title or text is suspicious; of any other key only its value goes.

    Args:
        profile: As it was loaded.
        lang: Language of the notes.

    Raises:
        ProfileError: The organisation's name is suspicious; nothing can stand in its place.
    """
    sieve = _Sieve()
    kept = sieve.values(profile, "")
    if kept is None:
        _, begins, kind = next(found for found in sieve.found if found[0] == "name")
        raise ProfileError(
            f"name: “{begins}” {tr(_KINDS[kind])}",
            hint=tr("write the organisation's full name there, and look at the rest"),
        )
    return Screened(profile=kept if sieve.found else profile, notes=tuple(_note(*found, lang) for found in sieve.found))


class _Sieve:
    """Walks through a frozen model and keeps what it takes out: path, beginning and kind."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str, Suspicion]] = []

    def values(self, value: Any, path: str) -> Any:
        """The model without what is suspicious; None where it cannot be without it."""
        kept: dict[str, Any] = {}
        whole = True
        for name, field in type(value).model_fields.items():
            given = getattr(value, name)
            clean = self._value(given, f"{path}.{name}" if path else name)
            if clean is None and given is not None:
                whole = whole and not field.is_required()
                clean = field.get_default(call_default_factory=True)
            kept[name] = clean
        return value.model_copy(update=kept) if whole else None

    def _value(self, value: Any, path: str) -> Any:
        if isinstance(value, str) and not isinstance(value, Enum):
            return self._text(value, path)
        if isinstance(value, tuple):
            items = (self._value(item, f"{path}[{at}]") for at, item in enumerate(value))
            return tuple(item for item in items if item is not None)
        return self.values(value, path) if isinstance(value, FrozenModel) else value

    def _text(self, text: str, path: str) -> str | None:
        kind = suspicion(text)
        if kind is None:
            return text
        self.found.append((path, beginning(text), kind))
        return None


def beginning(text: str) -> str:
    """How a text begins, on one line, for a note."""
    line = " ".join(plain(text).split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def _note(path: str, begins: str, kind: Suspicion, lang: Lang) -> str:
    why = tr_in(lang, _KINDS[kind])
    return tr_in(lang, "profile, {path}: “{begins}” {why}; it was left out", path=path, begins=begins, why=why)
