"""The logs of the SDK, and of what it stands on, never show a key: they print what gateways put into headers."""

from __future__ import annotations

import logging
from weakref import WeakSet

from plandraft.models.endpoint import Endpoint

_ECHOING = ("openai._base_client", "httpx2", "httpcore2.http11", "httpcore2.http2")


class _KeyFilter(logging.Filter):
    """Takes the keys in use out of what others log about our calls."""

    def __init__(self) -> None:
        super().__init__()
        self.endpoints: WeakSet[Endpoint] = WeakSet()

    def filter(self, record: logging.LogRecord) -> bool:
        said = shown = record.getMessage()
        for endpoint in list(self.endpoints):
            shown = endpoint.redact_said(shown)
        if shown != said:
            record.msg, record.args = shown, ()
        return True


_filter = _KeyFilter()


def hide_key(endpoint: Endpoint) -> None:
    """Keep an endpoint's key out of the SDK's own logs for as long as the endpoint lives."""
    _filter.endpoints.add(endpoint)
    for name in _ECHOING:
        logging.getLogger(name).addFilter(_filter)
