"""The names of the models that an endpoint serves, by its own account."""

from __future__ import annotations

import asyncio
from difflib import get_close_matches
from typing import Any

from plandraft.errors import ModelError, ModelUnknown
from plandraft.messages import marked, tr
from plandraft.models.connection.clients import Connection
from plandraft.models.faults.fatal_errors import model_error
from plandraft.models.faults.fault import CallFailed, Fault, call_failures

LISTING_TIMEOUT_S = 10.0
"""A list is at hand or it is not; an endpoint that takes longer is left alone (our choice)."""
WINDOW_TIMEOUT_S = 3.0
"""The window can also be learnt from refusals (our choice)."""
_WINDOWS = ("n_ctx", "max_model_len", "context_length", "loaded_context_length", "context_window", "max_context_length")
"""As llama.cpp, vLLM, OpenRouter and Together, LM Studio, and other servers call it."""
_LEAST_WINDOW = 256
_SHOWN = 5
_NO_LIST = marked("plandraft model test NAME shows whether it serves a model of that name")


async def listed_models(connection: Connection) -> tuple[str, ...]:
    """What ``/models`` answers, sorted.

    Raises:
        ModelUnknown: The endpoint answers, but with no list.
        ModelError: It cannot be reached or refuses the key.
        PlandraftError: It cannot be asked at all from this machine.
    """
    where = f"{connection.endpoint.base_url}/models"
    try:
        names = _names(await _list(connection, LISTING_TIMEOUT_S))
    except CallFailed as failed:
        raise _refused(failed.fault, where) from None
    if names is None:
        raise ModelUnknown(
            tr("{where} answers with something that is no list of models", where=where), hint=tr(_NO_LIST)
        )
    return tuple(sorted({connection.endpoint.redact_said(name) for name in names}))


async def served_models(connection: Connection) -> tuple[str, ...]:
    """The same, asked beside something else: nothing where the endpoint has no list, whatever the reason."""
    try:
        return await listed_models(connection)
    except ModelError:
        return ()


async def served_window(connection: Connection, model: str) -> int | None:
    """Tokens of prompt and reply together that the list gives for a model; None where it does not say."""
    try:
        body = await _list(connection, WINDOW_TIMEOUT_S)
    except CallFailed:  # whatever is wrong with the list, the model may answer
        return None
    listed = _listed(body) or []
    own = [one for one in listed if isinstance(one, dict) and model in (one.get("id"), one.get("name"))]
    found = own or ([one for one in listed if isinstance(one, dict)] if len(listed) == 1 else [])
    return next((window for one in found if (window := _window(one)) is not None), None)


async def _list(connection: Connection, timeout_s: float) -> Any:
    """The list's body; None where it is no JSON.

    Raises:
        CallFailed: It cannot be fetched.
    """
    late = Fault(action="retry", message=tr("no answer within {timeout_s:.0f} s", timeout_s=timeout_s))
    known = lambda error: late if isinstance(error, TimeoutError) else None  # noqa: E731
    with call_failures(connection.endpoint.redact_said, known):
        async with asyncio.timeout(timeout_s):
            with connection.client() as client:
                response = await client.models.with_raw_response.list()
    try:
        return response.http_response.json()
    except (ValueError, RecursionError):
        return None


def _window(one: dict[str, Any]) -> int | None:
    """What an entry of the list says of the window; the least of what it says, since one is what it was trained for."""
    meta = one.get("meta") if isinstance(one.get("meta"), dict) else {}
    told = [entry[name] for entry in (one, meta) if isinstance(entry, dict) for name in _WINDOWS if name in entry]
    return min((n for n in told if isinstance(n, int) and not isinstance(n, bool) and n >= _LEAST_WINDOW), default=None)


def suggestion(wanted: str, served: tuple[str, ...]) -> str:
    """Words for a hint: the served names nearest to the one that was wanted; empty where none is known."""
    if not served or wanted in served:
        return ""
    near = get_close_matches(wanted, served, n=_SHOWN, cutoff=0.4) or list(served[:_SHOWN])
    more = tr(" and {n} more", n=len(served) - len(near)) if len(served) > len(near) else ""
    return tr("it serves {near}{more}", near=", ".join(near), more=more)


def _names(body: Any) -> list[str] | None:
    """The names in what ``/models`` answers; None where it is no list."""
    listed = _listed(body)
    if listed is None:
        return None
    found = [one.get("id") or one.get("name") if isinstance(one, dict) else one for one in listed]
    return [name for name in found if isinstance(name, str) and name]


def _listed(body: Any) -> list[Any] | None:
    """The entries of a list as OpenAI, Ollama (``models``) or Together (a bare list) send it; None where it is none."""
    listed = body.get("data", body.get("models")) if isinstance(body, dict) else body
    return listed if isinstance(listed, list) else None


def _refused(fault: Fault, where: str) -> ModelError:
    if fault.action in ("unknown", "adapt", "stop"):
        return ModelUnknown(
            tr("{where}: the endpoint has no list of its models ({message})", where=where, message=fault.message),
            hint=tr(_NO_LIST),
        )
    return model_error(fault, where, passing=tr("check --base-url, then try again"))
