"""The logs of the SDK, and of what it stands on, never show a key: they print what gateways put into headers."""

from __future__ import annotations

import logging
from weakref import WeakSet

from plandraft.models.connection.redaction import Redactor

_ECHOING = ("openai._base_client", "httpx2", "httpcore2.http11", "httpcore2.http2")


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
