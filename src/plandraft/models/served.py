"""The names of the models that an endpoint serves, by its own account."""

from __future__ import annotations

import asyncio
from difflib import get_close_matches
from typing import Any

from plandraft.errors import PlandraftError
from plandraft.models.connection import Connection

PATIENCE_S = 10.0
"""It is asked beside something else; an endpoint that takes longer is left alone (our choice)."""
_SHOWN = 5


async def served_models(connection: Connection) -> tuple[str, ...]:
    """What ``/models`` answers, sorted; nothing where it does not answer or answers with something else."""
    try:
        async with asyncio.timeout(PATIENCE_S):
            response = await connection.client().models.with_raw_response.list()
            data: Any = response.http_response.json()
    except PlandraftError:
        raise
    except Exception:  # many endpoints have no such list; whatever is wrong, there is none
        return ()
    listed = data.get("data") if isinstance(data, dict) else None
    names = [one.get("id") for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    return tuple(sorted(name for name in names if isinstance(name, str) and name))


def suggestion(wanted: str, served: tuple[str, ...]) -> str:
    """Words for a hint: the served names nearest to the one that was wanted; empty where none is known."""
    if not served or wanted in served:
        return ""
    near = get_close_matches(wanted, served, n=_SHOWN, cutoff=0.4) or list(served[:_SHOWN])
    more = f" and {len(served) - len(near)} more" if len(served) > len(near) else ""
    return f"it serves {', '.join(near)}{more}"
