"""A key is taken out of whatever is shown: whole, quoted, hashed, cut, or hidden behind stars but for its ends.

Gateways echo keys in all these ways; LiteLLM prints the SHA-256 of the one it was given.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
from collections.abc import Iterable
from urllib.parse import quote
from weakref import WeakSet

HIDDEN = "***"
"""What stands in a key's place."""
_LEAST_SAID, _LEAST, _LEAST_PARTS = 4, 8, 16
"""Characters of a key that is looked for in errors, in replies, and in parts. Shorter ones are words (``EMPTY``,
``ollama``) that a plan may hold, and open no door (our choice)."""
_PART = 8
"""A part of so many characters is taken out; "sk-" or four last characters give nothing away (our choice)."""
_STARS = r"(?:[*•●＊]{2,}+|\.{3,}+|…++)"
_NOT_INSIDE = r"(?<![*•●＊.…])"
"""A run of stars is looked at from its beginning only, else a long one is looked at once for each of them."""


_ECHOING = ("openai._base_client", "httpx2", "httpcore2.http11", "httpcore2.http2")
"""Loggers of the SDK, and of what it stands on, that print what gateways put into headers."""


class Redactor:
    """Takes one key out of texts; shows it in no repr."""

    __slots__ = ("__weakref__", "_ends", "_forms", "_hashes", "_key", "_parts")

    def __init__(self, key: str) -> None:
        self._key = key
        hashed = hashlib.sha256(key.encode()).hexdigest()
        self._hashes = (hashed, hashed.upper())
        self._forms = tuple(dict.fromkeys((key, key.lower(), quote(key, safe=""), json.dumps(key)[1:-1])))
        long = len(key) >= _LEAST_PARTS
        self._parts = _any(key[at : at + _PART] for at in range(len(key) - _PART + 1)) if long else None
        heads = "|".join(re.escape(key[:length]) for length in range(_PART, 1, -1))
        tails = "|".join(re.escape(key[-length:]) for length in range(_PART, 1, -1))
        self._ends = re.compile(f"(?:{heads}){_STARS}(?:{tails})?|{_NOT_INSIDE}{_STARS}(?:{tails})") if long else None

    def reply(self, text: str) -> str:
        """What a model wrote, without the key."""
        return _without(text, self._forms) if len(self._key) >= _LEAST else text

    def said(self, text: str) -> str:
        """What an endpoint or a library says of itself, without the key and without parts of it."""
        if len(self._key) < _LEAST_SAID:
            return text
        text = _without(text, self._forms + self._hashes)
        if self._ends is not None:
            text = self._ends.sub(HIDDEN, text)
        return self._without_parts(text)

    def _without_parts(self, text: str) -> str:
        kept, at = [], 0
        while self._parts is not None and (found := self._parts.search(text, at)) is not None:
            end = found.end()
            while end < len(text) and text[found.start() : end + 1] in self._key:
                end += 1
            kept += [text[at : found.start()], HIDDEN]
            at = end
        return "".join(kept) + text[at:]


def _without(text: str, forms: tuple[str, ...]) -> str:
    for form in forms:
        text = text.replace(form, HIDDEN)
    return text


def _any(parts: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, dict.fromkeys(parts))))


class _KeyFilter(logging.Filter):
    """Takes the keys in use out of what others log about our calls."""

    def __init__(self) -> None:
        super().__init__()
        self.redactors: WeakSet[Redactor] = WeakSet()

    def filter(self, record: logging.LogRecord) -> bool:
        said = shown = record.getMessage()
        for redactor in list(self.redactors):
            shown = redactor.said(shown)
        if shown != said:
            record.msg, record.args = shown, ()
        return True


_filter = _KeyFilter()


def hide_key(redactor: Redactor) -> None:
    """Keep a key out of the SDK's own logs for as long as the redactor of its endpoint lives."""
    _filter.redactors.add(redactor)
    for name in _ECHOING:
        logging.getLogger(name).addFilter(_filter)
