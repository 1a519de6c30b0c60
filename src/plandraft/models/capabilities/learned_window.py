"""What a model's window leaves for a reply: learnt from its list of models, from refusals and from usage.

A prompt and the limit on its reply are never sent where both do not fit. Tokens of a prompt are reckoned from its
characters: by the family's measured figure at first, by the endpoint's own counts as soon as it has told one.
"""

from __future__ import annotations

import asyncio
import math
import re
import threading
from collections.abc import Mapping
from typing import Any
from weakref import WeakKeyDictionary

from plandraft.core.ask import Usage
from plandraft.models.capabilities.capabilities import LIMIT_NAMES
from plandraft.models.capabilities.capability_cache import CapabilityCache
from plandraft.models.capabilities.model_listing import served_window
from plandraft.models.connection.clients import Connection
from plandraft.models.costs.tokens import TOKEN_MARGIN, tokens_a_char
from plandraft.models.faults.error_bodies import ErrorDetails

LEAST_REPLY = 320
"""Tokens in which one measure, or one part of a plan, can be said; with less room a question is put in less."""
_TEMPLATE_TOKENS = 24
"""What chat templates put around two messages, and the reply's own beginning."""
_USUAL = (1_024, 2_048, 4_096, 8_192, 16_384, 32_768, 65_536, 131_072)
"""Windows that servers are set to; where a refusal names none, the next smaller of them is tried."""
_FIELDS = ("n_ctx", "max_model_len", "max_context_length")
_LEAST_CHARS, _LEAST_RATIO = 400, 0.35
"""Of a shorter prompt the count says little; with fewer tokens a character the prompt was cut on its way."""
_NUMBER = r"(\d{3,7})"
_WINDOW = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:maximum|max)(?: model)? context(?: length| window| size)?(?: of this model| is|:| of|=)* {_NUMBER}",
        rf"context (?:length|window|size)(?: is only| is| of|:|=)+ ?{_NUMBER}",
        rf"n_ctx\W{{1,4}}{_NUMBER}",
        rf"context (?:size|window|length) \({_NUMBER}",
        rf"max_(?:model|seq)_len(?:gth)?\W{{1,3}}{_NUMBER}",
        rf"token limit\W{{1,3}}{_NUMBER}",
        rf"must be <=? ?{_NUMBER}",
        rf"tokens? > {_NUMBER}",
        rf"> {_NUMBER} maximum",
        rf"(?:maximum|max) (?:number of tokens|tokens|input length|input tokens)\D{{0,24}}{_NUMBER}",
        rf"range of input length should be \[\d+, ?{_NUMBER}\]",
        rf"(?:limit|limited to|only supports?|at most|up to|exceeds?|supports at most)\D{{0,30}}{_NUMBER} ?tokens",
        rf"(?:最大|上限|不超过|最多|不能超过|限制为)\D{{0,12}}{_NUMBER}",
    )
)
_PROMPT = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_NUMBER} (?:tokens )?(?:in|from) (?:the |your )?(?:messages|prompt|input)",
        rf"n_prompt_tokens\W{{1,4}}{_NUMBER}",
        rf"(?:request|prompt|input) (?:has|is|contains|resulted in) {_NUMBER}",
        rf"prompt_tokens \({_NUMBER}",
        rf"given: {_NUMBER} `?inputs",
        rf"prompt is too long: {_NUMBER}",
    )
)


class LearnedWindow:
    """The window of one model behind one endpoint; shared by all asks to it.

    Args:
        model: Its name.
        cache: Where the window is kept.
        most: What a user says that prompt and reply may have; the endpoint may still say less.
    """

    def __init__(self, model: str, cache: CapabilityCache, *, most: int | None = None) -> None:
        self._cache, self._most = cache, most
        self._ratio = tokens_a_char(model) * TOKEN_MARGIN
        self._measured = 0.0
        self._lock = threading.Lock()

    @property
    def context_tokens(self) -> int | None:
        """Tokens of prompt and reply together, as far as that is known."""
        return min((known for known in (self._cache.context_tokens, self._most) if known), default=None)

    def prompt_tokens(self, messages: Any) -> int:
        """About how many a request's messages have."""
        return math.ceil(_chars(messages) * (self._measured or self._ratio)) + _TEMPLATE_TOKENS

    def for_reply(self, messages: Any) -> int | None:
        """What is left for a reply; None where no window is known, below 1 where the prompt alone is too long."""
        window = self.context_tokens
        return None if window is None else window - self.prompt_tokens(messages)

    def measured(self, messages: Any, usage: Usage) -> None:
        """Take in how many tokens the endpoint counted in a prompt."""
        self._learn_ratio(_chars(messages), usage.prompt_tokens)

    def told(self, tokens: int) -> None:
        """Take in what the endpoint's list of models says."""
        self._cache.learn_context(tokens)

    def refused(self, request: Mapping[str, Any], said: ErrorDetails, *, under: int | None) -> None:
        """Take in that a request was too long, and what was said of it.

        Args:
            request: What was sent.
            said: The refusal.
            under: The window that was known when it was sent.
        """
        messages, figures = request["messages"], dict(said.figures)
        prompt = figures.get("n_prompt_tokens") or figures.get("prompt_tokens") or _first(_PROMPT, said.text)
        if prompt is not None:
            self._learn_ratio(_chars(messages), prompt)
        window = next((figures[name] for name in _FIELDS if name in figures), None)
        window = window or _first(_WINDOW, said.text, but=prompt)
        if window is not None and (under is None or window < under):
            self._cache.learn_context(window)
        elif self.context_tokens == under:  # else another ask has learnt of it in the meantime
            asked = self.prompt_tokens(messages) + limit_of(request)
            smaller = [usual for usual in _USUAL if usual < min(asked, under or asked)]
            self._cache.learn_context(smaller[-1] if smaller else _USUAL[0] // 2, guessed=True)

    def filled(self, usage: Usage, asked: int) -> None:
        """Take in that a reply ended at a limit before it had what it was allowed: the window was full.

        Args:
            usage: Tokens, as the endpoint counted them.
            asked: What the reply was allowed.
        """
        total = usage.prompt_tokens + usage.completion_tokens
        if usage.prompt_tokens and usage.completion_tokens < asked - 8 and total % 256 in (0, 1, 255):
            self._cache.learn_context(round(total / 256) * 256)

    def cut(self, usage: Usage) -> bool:
        """Take in that the endpoint's count of a prompt is a window's size to the token: it was cut without a word."""
        counted, known = usage.prompt_tokens, self.context_tokens or math.inf
        if counted < _USUAL[0] or counted % 1_024 or known < counted:
            return False
        self._cache.learn_context(counted, guessed=True)
        return True

    def _learn_ratio(self, chars: int, tokens: int) -> None:
        if chars >= _LEAST_CHARS and tokens / chars >= _LEAST_RATIO:
            with self._lock:
                self._measured = max(self._measured, tokens / chars * 1.02)


class WindowQuery:
    """The endpoint is asked once what its model reads and writes at once; other asks wait for the first.

    Args:
        window: Takes in what is told.
        asked: Whether nobody needs to ask.
    """

    def __init__(self, window: LearnedWindow, *, asked: bool) -> None:
        self._window, self._asked = window, asked
        self._locks: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()

    async def once(self, connection: Connection, model: str) -> None:
        """Ask the endpoint's list of models, unless that was done; what is wrong with the list does not matter here.

        Raises:
            PlandraftError: The endpoint cannot be asked at all from this machine.
        """
        if self._asked:
            return
        async with self._locks.setdefault(asyncio.get_running_loop(), asyncio.Lock()):
            if self._asked:
                return
            found = await served_window(connection, model)
            self._asked = True
        if found is not None:
            self._window.told(found)


def limit_of(request: Mapping[str, Any]) -> int:
    """The limit on the reply that a request names; 0 where it names none."""
    return next((int(request[name]) for name in LIMIT_NAMES if name in request), 0)


def shrunk(request: dict[str, Any], window: int) -> dict[str, Any]:
    """The request with no greater limit on its reply than there is room for."""
    return request | {name: max(1, min(request[name], window)) for name in LIMIT_NAMES if name in request}


def _chars(messages: Any) -> int:
    return sum(len(str(message["content"])) for message in messages)


def _first(patterns: tuple[re.Pattern[str], ...], text: str, *, but: int | None = None) -> int | None:
    for pattern in patterns:
        for found in pattern.finditer(text):
            if int(found[1]) != but:
                return int(found[1])
    return None
