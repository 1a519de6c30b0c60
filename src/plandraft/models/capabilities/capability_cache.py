"""What endpoints were found to accept, kept on disk with a date, so that a refusal is met once and not every day."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import threading
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from plandraft.models.capabilities.capabilities import Capabilities
from plandraft.private_state import private_folder
from plandraft.typed_files import NotText, typed_text
from plandraft.whole_files import write_whole

CACHE_FORMAT_VERSION = 1
KEPT_DAYS = 30
"""After so many days an endpoint is asked in the best form again: servers are updated (our choice)."""


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()


class CapabilityCache:
    """The capabilities of one model behind one endpoint, shared by all asks to it.

    Args:
        endpoint: The address.
        model: Name of the model.
        folder: Where they are kept; nowhere where None.
        today: The day; tests pass their own.
    """

    def __init__(
        self, endpoint: str, model: str, *, folder: Path | None = None, today: Callable[[], dt.date] = _today
    ) -> None:
        self._endpoint, self._model, self._today = endpoint, model, today
        name = hashlib.sha256(f"{endpoint}\n{model}".encode()).hexdigest()[:24]
        self._path = folder / f"{name}.json" if folder is not None else None
        self._lock = threading.Lock()
        self.since: dt.date | None = None
        """Day on which what is known was learnt; None where nothing is kept."""
        self.context_tokens: int | None = None
        """Tokens of prompt and reply together, where the endpoint told or showed it, or as was guessed."""
        self._told: int | None = None
        """The same without guesses."""
        self._capabilities = self._load()
        self.answered = False
        """Whether any ask was ever answered."""

    @property
    def capabilities(self) -> Capabilities:
        """What is known now."""
        return self._capabilities

    def learn(self, capabilities: Capabilities, *, guessed: bool = False) -> None:
        """Remember; a guess that worked only for as long as this object lives."""
        with self._lock:
            if capabilities == self._capabilities:
                return
            self._capabilities = capabilities
            if not guessed:
                self._save(capabilities)

    def learn_context(self, tokens: int, *, guessed: bool = False) -> None:
        """Remember the window; a guess only for as long as this object lives."""
        with self._lock:
            self.context_tokens = tokens
            if not guessed and tokens != self._told:
                self._told = tokens
                self._save(self._capabilities)

    def renew(self, capabilities: Capabilities) -> None:
        """Remember what was found out on purpose, in place of everything known before, from today on."""
        with self._lock:
            self._capabilities, self.since = capabilities, None
            self._save(capabilities)

    def _load(self) -> Capabilities:
        if self._path is None:
            return Capabilities()
        try:
            data = json.loads(typed_text(self._path))
            learnt = dt.date.fromisoformat(data["learnt"])
            age = self._today() - learnt
            if data["format_version"] != CACHE_FORMAT_VERSION or not 0 <= age.days <= KEPT_DAYS:
                return Capabilities()
            known, context = capabilities_from_json(data["manners"]), data.get("context_tokens")
        except (NotText, RecursionError, ValueError, KeyError, TypeError, ValidationError):
            return Capabilities()
        self.since = learnt
        self.context_tokens = self._told = context if isinstance(context, int) and context > 0 else None
        return known

    def _save(self, capabilities: Capabilities) -> None:
        """Write whole or not at all; a folder that cannot be written costs a few refusals next time, no more."""
        if self._path is None:
            return
        data = {
            "format_version": CACHE_FORMAT_VERSION,
            "learnt": self._today().isoformat(),
            "endpoint": self._endpoint,
            "model": self._model,
            "manners": capabilities_to_json(capabilities),  # as format 1 of the file names it
            "context_tokens": self._told,
        }
        try:
            private_folder(self._path.parent)
            write_whole(self._path, json.dumps(data, ensure_ascii=False, indent=1).encode())
        except OSError:
            return
        self.since = self._today()


def capabilities_to_json(capabilities: Capabilities) -> dict[str, Any]:
    """Capabilities as they are kept."""
    return asdict(capabilities) | {"refused": sorted(capabilities.refused)}


def capabilities_from_json(value: object) -> Capabilities:
    """Kept capabilities again.

    Raises:
        ValidationError: They are none.
    """
    return TypeAdapter(Capabilities).validate_python(value)
