"""What the journal says of its runs, for people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

from plandraft.core.ask import Usage
from plandraft.core.frozen_model import FrozenModel
from plandraft.core.money import Cost, Price, cost
from plandraft.journal import rows
from plandraft.journal.header import RunHeader

ReadRows = Callable[[str, Sequence[Any]], list[tuple[Any, ...]]]
RunState = Literal["running", "stopped", "done"]


class RunSummary(FrozenModel):
    """One line about a run.

    Attributes:
        id: Its name.
        organisation: Whose plan it is.
        state: ``running`` (a process holds it), ``stopped`` (it can be resumed) or ``done``.
        reason: Why it stopped, as far as that is known.
        begun: When, in UTC, ISO 8601.
        touched: When it last began or ended.
        asks: Questions asked.
        replies: Questions answered by the model.
        failures: Questions it failed at.
        calls: HTTP calls, retries and refusals included.
        usage: Tokens of all calls, as far as the endpoint told them.
        cost: Of all calls, those of failed attempts included; None where the price is not known.
        damaged: Whether its own line could not be read.
    """

    id: str
    organisation: str
    period: str
    kind: str
    model: str
    base_url: str
    as_of: str
    state: RunState
    reason: str
    begun: str
    touched: str
    asks: int
    replies: int
    failures: int
    calls: int
    usage: Usage
    cost: Cost | None = None
    damaged: bool = False


class Said(FrozenModel):
    """One ask of a run with what came of it.

    Attributes:
        id: Hash of the ask.
        ask: Prompt name, messages, schema, limits; None where it is damaged.
        reply: Text, finish, usage, model, seconds; None where none came or it is damaged.
        source: The run that paid for the reply, where it is another.
        failure: Kind and message, where the model failed at it.
        calls: What each HTTP call for it came to.
    """

    id: str
    at: str
    ask: dict[str, Any] | None
    reply: dict[str, Any] | None = None
    source: str = ""
    failure: dict[str, Any] | None = None
    calls: tuple[dict[str, Any], ...] = ()
    damaged: bool = False


class Overview(FrozenModel):
    """All of a run.

    Attributes:
        draft: Plan, report, strategy and notes as they were when it ended; None where it never did.
    """

    summary: RunSummary
    asks: tuple[Said, ...]
    draft: dict[str, Any] | None = None


def summary_of(header: RunHeader) -> dict[str, Any]:
    """What lists show of a header, kept beside it so that lists need not read all headers."""
    profile = header.brief.profile
    return {
        "organisation": profile.called,
        "period": profile.period.label,
        "kind": header.kind,
        "model": header.model,
        "base_url": header.base_url,
        "price": header.price and header.price.model_dump(mode="json"),
    }


def run_summaries(read: ReadRows, *, held: Callable[[str], bool]) -> tuple[RunSummary, ...]:
    """All runs, the newest first; ``held`` says whether a process works on one."""
    counted = "SELECT run, COUNT(*) FROM"
    asks: dict[str, int] = dict(read(f"{counted} asked GROUP BY run", ()))
    replies: dict[str, int] = dict(read(f"{counted} replies GROUP BY run", ()))
    failures: dict[str, int] = dict(read(f"{counted} failures GROUP BY run", ()))
    calls = {run: (number, _usage(tokens)) for run, number, *tokens in read(_CALLS, ())}
    untold = _untold(read)
    found = []
    for run_id, as_of, begun, touched, state, reason, body, stored in read(_RUNS, ()):
        told, price, damaged = _summary(body, stored, run_id)
        number, usage = calls.get(run_id, (0, Usage()))
        found.append(
            RunSummary(
                id=run_id,
                as_of=as_of,
                begun=begun,
                touched=touched,
                state="running" if held(run_id) else "done" if state == "done" else "stopped",
                reason=reason,
                asks=asks.get(run_id, 0),
                replies=replies.get(run_id, 0),
                failures=failures.get(run_id, 0),
                calls=number,
                usage=usage,
                cost=price and cost(usage, price, at_least=run_id in untold),
                damaged=damaged,
                **told,
            )
        )
    return tuple(found)


def overview(read: ReadRows, summary: RunSummary) -> Overview:
    """A run with everything it asked and was told."""
    run = summary.id
    bodies = {row[0]: row[1:] for row in read(_ASKS, (run,))}
    replies = {
        row[0]: row[1:] for row in read("SELECT ask, scope, source, body, checksum FROM replies WHERE run=?", (run,))
    }
    failures = {row[0]: row[1:] for row in read("SELECT ask, body, checksum FROM failures WHERE run=?", (run,))}
    calls: dict[str, list[dict[str, Any]]] = {}
    for ask, at, *tokens, body, stored in read(_CALLS_OF, (run,)):
        said = _opened(body, stored, run, ask, *tokens) or {"said": "damaged", "counted": False}
        calls.setdefault(ask, []).append({"at": at, "usage": _usage(tokens).model_dump()} | said)
    found = []
    for ask, at in read("SELECT ask, at FROM asked WHERE run=? ORDER BY at, ask", (run,)):
        asked = _opened(*bodies[ask], ask) if ask in bodies else None
        scope, source, body, stored = replies.get(ask, ("", "", None, None))
        reply = _opened(body, stored, scope, ask, run) if ask in replies else None
        failure = _opened(*failures[ask], run, ask) if ask in failures else None
        damaged = asked is None or (ask in replies and reply is None) or (ask in failures and failure is None)
        found.append(
            Said(
                id=ask,
                at=at,
                ask=asked,
                reply=reply,
                source=source if source != run else "",
                failure=failure,
                calls=tuple(calls.get(ask, ())),
                damaged=damaged,
            )
        )
    return Overview(summary=summary, asks=tuple(found), draft=draft_of(read, run))


def draft_of(read: ReadRows, run: str) -> dict[str, Any] | None:
    """The draft as it was when the run last ended; None where there is none, or it is damaged."""
    drafts = read("SELECT body, checksum FROM drafts WHERE run=?", (run,))
    return _opened(*drafts[0], run, "draft") if drafts else None


_RUNS = (
    "SELECT id, as_of, begun, touched, state, reason, summary, summary_checksum FROM runs ORDER BY begun DESC, id DESC"
)
_ASKS = "SELECT id, body, checksum FROM asks WHERE id IN (SELECT ask FROM asked WHERE run=?)"
_CALLS = (
    "SELECT run, COUNT(*), SUM(prompt_tokens), SUM(cached_tokens), SUM(completion_tokens), SUM(reasoning_tokens)"
    " FROM calls GROUP BY run"
)
_CALLS_OF = (
    "SELECT ask, at, prompt_tokens, cached_tokens, completion_tokens, reasoning_tokens, body, checksum"
    " FROM calls WHERE run=? ORDER BY number"
)
_CALLS_OF_NOTHING = (
    "SELECT run, ask, prompt_tokens, cached_tokens, completion_tokens, reasoning_tokens, body, checksum"
    " FROM calls WHERE prompt_tokens=0 AND completion_tokens=0"
)
_UNREADABLE = {"organisation": "(damaged)", "period": "", "kind": "", "model": "", "base_url": ""}


def _summary(body: bytes, stored: bytes, run_id: str) -> tuple[dict[str, str], Price | None, bool]:
    told = _opened(body, stored, run_id, "summary")
    if told is None:
        return _UNREADABLE, None, True
    price = told.get("price")
    return {name: str(told.get(name, "")) for name in _UNREADABLE}, price and Price.model_validate(price), False


def _untold(read: ReadRows) -> set[str]:
    """The runs with a call whose tokens the endpoint did not tell."""
    return {
        run
        for run, ask, *tokens, body, stored in read(_CALLS_OF_NOTHING, ())
        if not (_opened(body, stored, run, ask, *tokens) or {}).get("counted")
    }


def _opened(body: object, stored: object, *place: object) -> dict[str, Any] | None:
    try:
        value = rows.unpacked(body, stored, *place)
    except rows.Damaged:
        return None
    return value if isinstance(value, dict) else None


def _usage(tokens: Sequence[int]) -> Usage:
    """The tokens; of a damaged row, what is no number counts nothing."""
    prompt, cached, completion, reasoning = (int(n) if isinstance(n, int | float) else 0 for n in tokens)
    return Usage(prompt_tokens=prompt, cached_tokens=cached, completion_tokens=completion, reasoning_tokens=reasoning)
