"""What an endpoint says when it refuses: at least nine shapes of body, read into codes, a parameter and a sentence.

Sources for the shapes: the vendors' pages and issue threads gathered on 2026-11-22; see ``faults`` for what they mean.
"""

from __future__ import annotations

import ast
import codecs
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from plandraft.messages import tr

_MESSAGES = ("message", "msg", "error_msg", "errmsg", "error_message", "status_msg", "detail", "reason")
_CODES = ("code", "error_code", "errcode", "type", "status_code", "status", "err_code")
_INNER = ("error", "innererror", "base_resp", "detail", "errors", "provider_specific_fields", "metadata", "raw")
_FIGURES = ("n_ctx", "n_prompt_tokens", "max_model_len", "prompt_tokens", "max_context_length")
_FINE = ("", "0", "200", "ok", "success", "none", "false")
_DEPTH = 6
MOST_ERROR_CHARS = 65_536
"""Of an error body, and of any sentence in it, so much is looked at (our choice; the longest seen has 4,000)."""
_CODE_CHARS = 200
_MOST_PRINTED = 4_096
"""Of a dictionary that Python printed; the longest seen has 300."""
_TELLING, _MOST_OF_PAGE = 8, 120
"""A page's title of fewer characters (错误) says too little; so much of the page is then told with it (our choice)."""
_UNSHOWN = re.compile(r"<(?:script|style|noscript)\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class ErrorDetails:
    """An error body, read.

    Attributes:
        codes: What stood in fields for a code or a type, in lower case; digits as text.
        param: The parameter it is about, where one is named.
        message: The sentence for people; a page is cut down to its title, or to its beginning.
        page: Whether it was an HTML page.
        figures: Numbers that stood in fields of their own: of tokens, by their names.
    """

    codes: tuple[str, ...] = ()
    param: str = ""
    message: str = ""
    page: bool = False
    figures: tuple[tuple[str, int], ...] = ()

    def redacted(self, redact: Callable[[str], str]) -> ErrorDetails:
        """The same without the key."""
        codes = tuple(map(redact, self.codes))
        return replace(self, codes=codes, param=redact(self.param), message=redact(self.message))

    @property
    def text(self) -> str:
        """Parameter and sentence in lower case, to look for words in."""
        return f"{self.param} {self.message}".lower()


def read_error(body: Any) -> ErrorDetails:
    """Read an error body of any shape; never raises."""
    return _read(body, _DEPTH)


def decoded_error(body: bytes) -> str:
    """The text of an error body: UTF-8, else the encoding of Chinese gateways; never raises.

    >>> decoded_error("网关超时".encode("gbk"))
    '网关超时'
    """
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return codecs.getincrementaldecoder(encoding)("strict").decode(body)  # its last character may be cut
        except UnicodeDecodeError:
            continue
    return body.decode("utf-8", "replace")


def is_error(body: dict[str, Any]) -> bool:
    """Whether an object that came with status 200 is an error and no completion."""
    if body.get("error") or body.get("object") == "error" or body.get("detail"):
        return True
    inner = body.get("base_resp")
    codes = [body.get(name) for name in ("code", "error_code", "errcode")]
    codes.append(inner.get("status_code") if isinstance(inner, dict) else None)
    return any(code is not None and str(code).strip().lower() not in _FINE for code in codes)


def is_page(text: str) -> bool:
    """Whether a text is an HTML page."""
    return bool(re.match(r"\s*(?:<!--.*?-->\s*)?<(?:!doctype|html|head|body|\?xml|title|h1|center)", text, re.I | re.S))


def _read(body: Any, depth: int) -> ErrorDetails:
    if isinstance(body, bytes):
        body = decoded_error(body[:MOST_ERROR_CHARS])
    if isinstance(body, str):
        return _read_text(body[:MOST_ERROR_CHARS], depth)
    if isinstance(body, list):
        found = [_read(one, depth - 1) for one in body[:5]] if depth else []
        return _merged(*found)
    if not isinstance(body, dict) or not depth:
        return ErrorDetails()
    own = ErrorDetails(codes=_codes(body), param=_param(body), message=_message(body), figures=_figures(body))
    inner = [_read(body[name], depth - 1) for name in _INNER if isinstance(body.get(name), dict | list | str)]
    if not own.message.startswith("{"):
        return _merged(own, *inner)
    nested = _read(_as_json(own.message), depth - 1)
    return _merged(replace(own, message=""), *inner, nested)


def _read_text(text: str, depth: int) -> ErrorDetails:
    if is_page(text):
        title = re.search(r"<(title|h1)\b[^<>]{0,200}>(.{0,400}?)</\1>", text, re.I | re.S)
        said = _shown(title[2]) if title else ""
        if len(said) < _TELLING:
            begins = max(text.lower().find("<body"), title.end() if title else 0)
            body = _shown(text[begins:])[:_MOST_OF_PAGE].removeprefix(said).strip(" :：")
            said = ": ".join(filter(None, (said, body)))
        return ErrorDetails(message=tr("a web page{what}", what=f": {said}" if said else ""), page=True)
    if depth and text.lstrip()[:1] in ("{", "["):
        try:
            return _read(json.loads(text), depth - 1)
        except (ValueError, RecursionError):
            pass
    return ErrorDetails(message=text.strip())


def _shown(page: str) -> str:
    """What a page shows, or a part of it, as far as its first script or style sheet."""
    shown = _UNSHOWN.split(page[:MOST_ERROR_CHARS], maxsplit=1)[0]
    return " ".join(re.sub(r"<[^<>]*>", " ", shown).split())


def _as_json(text: str) -> Any:
    """What a message in braces says: JSON, or a dictionary as Python prints it (LiteLLM); the text where it is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        pass
    try:
        return ast.literal_eval(text) if len(text) <= _MOST_PRINTED else text
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        return text


def _codes(body: dict[str, Any]) -> tuple[str, ...]:
    values = (body.get(name) for name in _CODES)
    return tuple(str(v)[:_CODE_CHARS].strip().lower() for v in values if isinstance(v, str | int) and str(v).strip())


def _param(body: dict[str, Any]) -> str:
    value = body.get("param")
    if value is None and isinstance(body.get("loc"), list):  # FastAPI names the place as a path
        value = ".".join(str(part) for part in body["loc"])
    return value[:_CODE_CHARS] if isinstance(value, str) else ""


def _figures(body: dict[str, Any]) -> tuple[tuple[str, int], ...]:
    return tuple((name, body[name]) for name in _FIGURES if isinstance(body.get(name), int))


def _message(body: dict[str, Any]) -> str:
    return next(
        (
            said
            for name in _MESSAGES
            if isinstance(body.get(name), str) and (said := body[name][:MOST_ERROR_CHARS].strip())
        ),
        "",
    )


def _merged(*parts: ErrorDetails) -> ErrorDetails:
    codes = tuple(dict.fromkeys(code for part in parts for code in part.codes))
    messages = dict.fromkeys(part.message for part in parts if part.message)
    param = next((part.param for part in parts if part.param), "")
    figures = tuple(figure for part in parts for figure in part.figures)
    page = any(part.page for part in parts)
    return ErrorDetails(codes=codes, param=param, message="; ".join(messages), page=page, figures=figures)
