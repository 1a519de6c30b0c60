"""Characters that no file format takes, or that hide what a text says, are taken out of a reply."""

from __future__ import annotations

import re

_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def writable(text: str) -> str:
    r"""A text every format can hold: halves of a surrogate pair joined or marked, control and bidi characters gone.

    >>> writable("好\ud83d\ude00\x00")
    '好😀'
    """
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _UNWANTED.sub("", whole)
