"""A reply that was cut: whether to ask for its rest, and the two as one reply, where they simply join."""

from __future__ import annotations

import json
import re

from plandraft.core.ask import Ask, Reply
from plandraft.core.repetition import repeats
from plandraft.core.texts import writable
from plandraft.models.replies.reply_validation import holds_items, is_whole_json, matches_schema
from plandraft.models.replies.runaway import longest_reply

_OVERLAP, _FARTHEST = 3, 400
"""Characters in which a rest that repeats the end of the first part is looked for (our choice)."""
_TALK = re.compile(
    r"\s*(?:```|好的|以下|下面|接上|接着|继续|续写|抱歉|sure|here|continu|certainly|sorry)", re.IGNORECASE
)


def is_worth_its_rest(ask: Ask, reply: Reply) -> bool:
    """Whether a reply was cut, and a rest can be hoped for that makes it what was asked for.

    Where items of a list are whole, the flow keeps them and asks for the others: less than showing it all again.
    """
    if reply.finish != "length" or "{" not in reply.text:
        return False
    endless = repeats(reply.text) or len(reply.text) >= longest_reply(ask.limits.reply_tokens)
    return not endless and not holds_items(reply.text)


def join_continuation(ask: Ask, part: str, rest: str) -> str | None:
    """The whole reply to an ask, of its two parts or of the second alone; None where neither is what was asked for.

    Args:
        ask: What was asked for.
        part: The reply that was cut.
        rest: What came when its rest was asked for.
    """
    if not rest:
        return None
    both = () if _does_not_go_on(part, rest) else (part + rest, part + rest.lstrip())
    return next((text for text in (*both, rest) if _is_complete(ask, text)), None)


def _is_complete(ask: Ask, text: str) -> bool:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and is_whole_json(text) and matches_schema(ask, value) and writable(text) == text


def _does_not_go_on(part: str, rest: str) -> bool:
    """Whether a rest begins with talk, or with the last words of what it should go on from.

    Inside a string both would join to valid JSON, and the plan would have a sentence nobody meant.
    """
    return bool(_TALK.match(rest)) or any(
        part.endswith(rest[:length]) for length in range(_OVERLAP, min(len(rest), _FARTHEST) + 1)
    )
