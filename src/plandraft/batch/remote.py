"""What an endpoint says of a batch, read leniently: vendors leave out what they do not need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plandraft.models.faults.error_bodies import ErrorDetails, read_error

TOKEN_NAME = "plandraft"  # noqa: S105  the name of a field of the metadata
"""Where our token stands in a batch's metadata."""
ENDED = ("completed", "failed", "expired", "cancelled")
"""Words after which nothing changes any more; any other means that the endpoint is at it."""


@dataclass(frozen=True, kw_only=True)
class RemoteBatch:
    """A batch, by the endpoint's account.

    Attributes:
        id: The endpoint's name for it.
        status: The endpoint's word.
        upload: The file it is made of.
        token: Ours, out of the metadata.
        results: The output and the error file, as far as there are any.
        counts: Lines in all, completed, failed.
        details: What is wrong with the whole of it.
    """

    id: str
    status: str
    upload: str = ""
    token: str = ""
    results: tuple[str, ...] = ()
    counts: tuple[int, int, int] = (0, 0, 0)
    details: ErrorDetails

    @property
    def ended(self) -> bool:
        """Whether its files are there."""
        return self.status in ENDED

    @property
    def too_much(self) -> bool:
        """Whether it was not taken because more waits there than the account may have waiting."""
        return "token_limit_exceeded" in self.details.codes or "enqueued" in self.details.text


def read_remote(value: Mapping[str, Any]) -> RemoteBatch:
    """Read a batch object."""
    counts = value.get("request_counts")
    metadata = value.get("metadata")
    errors = value.get("errors")
    files = (value.get("output_file_id"), value.get("error_file_id"))
    return RemoteBatch(
        id=_text(value.get("id")),
        status=_text(value.get("status")).lower().replace("canceled", "cancelled"),
        upload=_text(value.get("input_file_id")),
        token=_text(metadata.get(TOKEN_NAME)) if isinstance(metadata, dict) else "",
        results=tuple(dict.fromkeys(_text(file) for file in files if file)),
        counts=_counts(counts if isinstance(counts, dict) else value),
        details=read_error(errors.get("data") or errors if isinstance(errors, dict) else errors),
    )


def _counts(value: Mapping[str, Any]) -> tuple[int, int, int]:
    total, completed, failed = (
        number if isinstance(number := value.get(name), int) and number >= 0 else 0
        for name in ("total", "completed", "failed")
    )
    return total, completed, failed


def _text(value: object) -> str:
    return str(value) if isinstance(value, str | int) else ""
