"""Bytes of a response become JSON values: an event stream, one JSON body, or a page, whatever was asked for.

What it is, its first characters say: content types are wrong too often, and the SDK ends a stream without an error
where it is none, and dies at the first empty event (measured on openai 3.54, 2026-11-22).
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable
from typing import Any

from plandraft.messages import tr
from plandraft.models.faults.error_bodies import is_page

MAX_RESPONSE_BYTES = 50_000_000
"""A longer response is not read to its end (our choice); no plan comes near it."""
_LINES = re.compile(r"\r\n|\n|\r")
_FIELD = re.compile(r":|(?:data|event|id|retry)\s*:")
_SNIFFED = 32
_LOST = "\ufffd"


class ResponseTooLarge(Exception):
    """A response is longer than ``MAX_RESPONSE_BYTES``."""


class ResponseStream:
    """Reads a response as it comes in.

    Args:
        redact: Takes the key out of what a server echoes, before anything else sees it.

    Attributes:
        done: ``[DONE]`` was seen.
        damaged: Something was there and could not be read, so that text may be missing.
        page: The text where it is a page or other prose.
    """

    def __init__(self, redact: Callable[[str], str] = str) -> None:
        self.done = False
        self.damaged = False
        self.page = ""
        self._redact = redact
        self._kind = ""
        self._text = ""
        self._parts: list[str] = []
        self._data: list[str] = []
        self._size = 0
        self._tail = b""
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")

    def feed(self, data: bytes) -> list[Any]:
        """The values that are whole by now.

        Raises:
            ResponseTooLarge: There is no end to it.
        """
        self._size += len(data)
        if self._size > MAX_RESPONSE_BYTES:
            raise ResponseTooLarge(
                tr("more than {max_response_bytes} MB", max_response_bytes=MAX_RESPONSE_BYTES // 1_000_000)
            )
        return self._more(self._decoded(data))

    def end(self) -> list[Any]:
        """The values that the end of the response completes."""
        values = self._more(self._decoded(b"", final=True))
        if self._kind == "events":
            return values + self._lines([*_LINES.split("".join(self._parts)), ""])
        text = self._redact("".join((self._text, *self._parts)).strip())
        if not text:
            return values
        if text[0] in "{[":
            return values + self._bodies(text)
        self.page = text if is_page(text) else f"{text[:200]}"
        return values

    def _decoded(self, data: bytes, *, final: bool = False) -> str:
        """The text of some bytes; a character that stands for a lost one, and was not sent as such, is damage."""
        text = self._decoder.decode(data, final=final)
        sent, self._tail = self._tail + data, (self._tail + data)[-2:]
        self.damaged = self.damaged or text.count(_LOST) > sent.count(_LOST.encode())
        return text

    def _more(self, text: str) -> list[Any]:
        if self._kind:
            self._parts.append(text)
        else:
            self._sniff(text)
        if self._kind != "events" or not ("\n" in self._parts[-1] or "\r" in self._parts[-1]):
            return []  # a line without end is joined once, not with every piece
        text = "".join(self._parts)
        held = text.endswith("\r")  # the other half of a line's end may come with the next piece
        lines = _LINES.split(text[:-1] if held else text)
        self._parts = [lines.pop() + "\r" * held]
        return self._lines(lines)

    def _sniff(self, text: str) -> None:
        """Find out what it is, as soon as its first characters tell."""
        self._text = (self._text + text).lstrip()
        if _FIELD.match(self._text):
            self._kind = "events"
        elif len(self._text) >= _SNIFFED or "\n" in self._text or "\r" in self._text:
            self._kind = "other"
        if self._kind:
            self._parts, self._text = [self._text], ""

    def _lines(self, lines: list[str]) -> list[Any]:
        values: list[Any] = []
        for line in map(self._redact, lines):
            if not line:
                values += self._event()
            elif line.startswith("data"):
                self._data.append(line[4:].lstrip().removeprefix(":").removeprefix(" "))
            elif line[0] in "{[" and not self._data:
                self._data.append(line)  # an error body in the middle of a stream, without the field's name
        return values

    def _event(self) -> list[Any]:
        data, self._data = self._data, []
        if not any(part.strip() for part in data):
            return []
        try:
            return [json.loads("\n".join(data))]
        except (ValueError, RecursionError):
            pass
        return [value for part in data for value in self._one(part.strip())]

    def _one(self, part: str) -> list[Any]:
        if part == "[DONE]":
            self.done = True
            return []
        try:
            return [json.loads(part)]
        except (ValueError, RecursionError):
            self.damaged = self.damaged or part[:1] in ("{", "[", '"')  # anything else is a heartbeat
            return []

    def _bodies(self, text: str) -> list[Any]:
        try:
            return [json.loads(text)]
        except RecursionError:
            self.damaged = True
            return []
        except ValueError:
            lines = [line for line in _LINES.split(text) if line.strip()]
        values = [value for line in lines for value in self._one(line.strip())] if len(lines) > 1 else []
        self.damaged = self.damaged or not values
        return values
