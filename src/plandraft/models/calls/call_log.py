"""What the model room writes to the standard logs: no key ever, and what was asked and answered only on request.

Prompts and replies go to the logger ``plandraft.content``, which is off, also where the root logger is at DEBUG, until
its own level is set, or ``PLANDRAFT_LOG_CONTENT=1`` stands in the environment.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from typing import Any

from plandraft.core.ask import Ask
from plandraft.core.texts import writable
from plandraft.models.calls.http_call import CallResult
from plandraft.models.capabilities.capabilities import Capabilities
from plandraft.models.connection.endpoint import KeyedEndpoint

CONTENT_LOGGER = "plandraft.content"
"""Name of the logger of prompts and replies."""
LOG_CONTENT_VARIABLE = "PLANDRAFT_LOG_CONTENT"
"""Environment variable that switches it on."""
_OFF = logging.CRITICAL + 1

_calls = logging.getLogger(__name__)
_content = logging.getLogger(CONTENT_LOGGER)
if _content.level == logging.NOTSET:
    _content.setLevel(logging.DEBUG if os.environ.get(LOG_CONTENT_VARIABLE, "") not in ("", "0") else _OFF)


def log_call(ask: Ask, request: Mapping[str, Any], result: CallResult, endpoint: KeyedEndpoint) -> None:
    """One line about a call at DEBUG; where that is switched on, what was sent and what came.

    Args:
        ask: What was asked.
        request: The call's arguments.
        result: What it brought.
        endpoint: Takes the key out of contents.
    """
    received, fault = result.received, result.fault
    if _calls.isEnabledFor(logging.DEBUG):
        _calls.debug(
            "%s %s: %s, %s, %.2f s, %s",
            ask.prompt,
            ask.id[:12],
            form_of(request),
            fault.message if fault is not None else received.finish or "no finish reason",
            result.seconds,
            f"{received.usage.prompt_tokens} + {received.usage.completion_tokens} tokens"
            if received.usage
            else "usage unknown",
        )
    if _content.isEnabledFor(logging.DEBUG):
        for message in request["messages"]:
            _said(ask, message["role"], message["content"], endpoint)
        _said(ask, "reply", received.texts[0], endpoint)


def _said(ask: Ask, who: str, text: str, endpoint: KeyedEndpoint) -> None:
    """Words as they went over the line, but for what no log file can hold."""
    _content.debug("%s %s %s: %s", ask.prompt, ask.id[:12], who, writable(endpoint.redact(text)))


def log_wait(ask: Ask, why: str) -> None:
    """A retry is due."""
    _calls.info("%s %s: %s", ask.prompt, ask.id[:12], why)


def log_adapted(ask: Ask, before: Capabilities, after: Capabilities, said: str) -> None:
    """The endpoint refused a way of asking and is asked in another.

    Args:
        ask: What was asked.
        before: How.
        after: How it is asked now.
        said: What was refused, in the endpoint's words.
    """
    _calls.info("%s %s: refused (%s); now %s", ask.prompt, ask.id[:12], said, after.differences_from(before))


def log_note(message: str, *, costly: bool) -> None:
    """Something the user should know; a warning where it costs money unseen."""
    _calls.log(logging.WARNING if costly else logging.INFO, "%s", message)


def form_of(request: Mapping[str, Any]) -> str:
    """The form of a request, and whether a stream was asked for."""
    kind = request.get("response_format", {})
    schema = kind.get("json_schema", {})
    form = "strict" if schema.get("strict") else "schema" if schema else "object" if kind else "text"
    return ("tool" if "tools" in request else form) + (", streamed" if request.get("stream") else "")
