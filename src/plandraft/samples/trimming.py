"""What may be shown of an item that is whole but for a slot: its other sentences, and the clauses before the slot."""

from __future__ import annotations

import re
from functools import lru_cache

from plandraft.samples.fitness import first_open_slot, says_how, sentences_in, unfit_reason
from plandraft.samples.reasons import Reason

_CLAUSE_END = re.compile(r"[，,；;]")
_HANGING = re.compile(
    r"^\W*(?:通过|为|在|根据|按照?|结合|围绕|以|对|把|将|凡|如|若|除|随着|经|因|由于|当|从|自|向|利用|依托|针对|力争|确保|使|让)"
)
"""A clause that begins so waits for what follows."""


@lru_cache(maxsize=1 << 15)
def trimmed(text: str) -> tuple[str, Reason | None]:
    """The text as a prompt may show it, and what keeps it from being shown.

    >>> trimmed("三月征集提案，逐件登记，投入〔金额〕。会后公布办理情况，每月一次。")[0]
    '三月征集提案，逐件登记。会后公布办理情况，每月一次。'
    >>> trimmed("走访困难职工〔数字〕，每户送去慰问品。")[1]
    'open_slot'
    """
    if first_open_slot(text) is None:
        return text, unfit_reason(text)
    kept = "".join(filter(None, map(_trimmed, sentences_in(text))))
    if not any(says_how(sentence) for sentence in sentences_in(kept)):
        return text, "open_slot"
    return kept, unfit_reason(kept)


def _trimmed(sentence: str) -> str:
    """The sentence up to the clause with the slot, or further back; empty where what is left would hang in the air."""
    at = first_open_slot(sentence)
    if at is None:
        return sentence
    ends = [found.start() for found in _CLAUSE_END.finditer(sentence, 0, at)]
    return next((sentence[:end] + "。" for end in reversed(ends) if _stands(sentence[:end])), "")


def _stands(begun: str) -> bool:
    """Whether the beginning of a sentence can stand alone: its last part says how, and neither end waits for more."""
    parts, clauses = re.split("[；;]", begun), _CLAUSE_END.split(begun)
    return says_how(parts[-1]) and not any(map(_HANGING.match, (clauses[0], clauses[-1])))
