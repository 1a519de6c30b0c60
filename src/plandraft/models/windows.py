"""How much a model can read and write at once, by family; unknown models get a small window."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Window:
    """Tokens of prompt and reply together, and the most a reply may have."""

    context_tokens: int
    reply_tokens: int


_KNOWN: tuple[tuple[str, Window], ...] = (
    ("gpt-4.1", Window(context_tokens=1_000_000, reply_tokens=16_000)),
    ("gpt-4o", Window(context_tokens=128_000, reply_tokens=16_000)),
    ("gpt-5", Window(context_tokens=256_000, reply_tokens=16_000)),
    ("deepseek", Window(context_tokens=64_000, reply_tokens=8_000)),
    ("offline", Window(context_tokens=32_000, reply_tokens=4_000)),
)
"""Lower bounds of what the vendors' pages state for the families; an endpoint may serve less."""
_UNKNOWN = Window(context_tokens=32_000, reply_tokens=4_000)


def window_for(model: str) -> Window:
    """The window of a model by its name."""
    name = model.lower().rsplit("/", 1)[-1]
    return next((window for prefix, window in _KNOWN if name.startswith(prefix)), _UNKNOWN)
