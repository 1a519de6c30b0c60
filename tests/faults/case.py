"""One fault of an endpoint, and how an ask that meets it must end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from tests.faults.server import Move, Wire, right

End = Literal["right", "refused", "too_long", "faulty", "quota", "key", "unknown", "unreachable"]
Mode = Literal["streamed", "plain"]


@dataclass(frozen=True)
class Case:
    """A fault.

    Attributes:
        name: For the test's id.
        move: What the server does.
        end: How the ask must end: the right answer, a failure that is the flow's business, or a declared stop.
        calls: HTTP calls the ask costs.
        always: Whether the server does it at every call; else only at the first call of one ask.
        modes: Whether it can happen to streamed or to plain calls.
    """

    name: str
    move: Move
    end: End = "right"
    calls: int = 2
    always: bool = False
    modes: tuple[Mode, ...] = ("streamed", "plain")


def error(status: int, body: Any, kind: str = "application/json", **headers: str) -> Move:
    """An error response, for which nothing is billed."""

    def move(wire: Wire) -> bool:
        wire.answer(status, body, kind, **headers)
        return False

    return move


def page(status: int, title: str) -> Move:
    """A web page of a gateway."""
    return error(status, f"<html><head><title>{title}</title></head><body>nginx</body></html>", "text/html")


def unless(accepted: Any, status: int, body: Any) -> Move:
    """Refuse every request that is not as it must be."""

    def move(wire: Wire) -> object:
        return right(wire) if accepted(wire.request) else error(status, body)(wire)

    return move
