"""JSON files: a list of texts or of plans, or one plan."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from plandraft.core.sample import Document
from plandraft.documents.refusal import Unreadable
from plandraft.documents.texts import decoded_text, document_of
from plandraft.messages import marked, tr

_HINT = marked("a list of texts, or of plans, or one plan")


def json_documents(data: bytes, *, file: str) -> tuple[Document, ...]:
    """The Chinese strings of a JSON file, in order; each plan or text of several lines is a document of its own.

    Raises:
        Unreadable: No JSON, or without Chinese text.
    """
    try:
        value = json.loads(decoded_text(data, file=file).text)
    except (ValueError, RecursionError) as error:
        raise Unreadable(file, tr("it is no readable JSON: {error}", error=error), hint=tr(_HINT)) from None
    texts = ["\n".join(_strings(part)) for part in _parts(value)]
    numbered = [(n, text) for n, text in enumerate(texts, 1) if text]
    if not numbered:
        raise Unreadable(file, tr("it holds no Chinese text"), hint=tr(_HINT))
    if len(texts) == 1:
        return (document_of(texts[0], file=file),)
    return tuple(document_of(text, file=f"{file}#{n}") for n, text in numbered)


def _parts(value: object) -> list[object]:
    """The members of a list of whole texts or plans; anything else is one text, its strings its lines."""
    whole = isinstance(value, list) and all(isinstance(v, dict | list) or "\n" in str(v).strip() for v in value)
    return list(value) if isinstance(value, list) and whole and value else [value]


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str) and re.search("[\u4e00-\u9fff]{2}", value):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
