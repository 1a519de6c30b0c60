"""How an ask is put the next time, after what the earlier rounds brought: never twice what was refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plandraft.batch.lines import body_digest, body_for
from plandraft.batch.records import BatchLine
from plandraft.core.ask import Ask, Failed
from plandraft.models.capabilities.capabilities import Capabilities
from plandraft.models.capabilities.capability_cache import CapabilityCache, capabilities_from_json
from plandraft.models.capabilities.fallback import FallbackPath
from plandraft.models.faults.error_bodies import ErrorDetails
from plandraft.models.faults.fault import Fault


@dataclass(frozen=True, kw_only=True)
class NextRequest:
    """The next line of an ask."""

    capabilities: Capabilities
    body: dict[str, object]
    digest: str


MOST_ROUNDS = 4
"""A question that comes back without an answer so often is not asked again (our choice)."""


def next_request(
    ask: Ask, history: Sequence[BatchLine], *, model: str, cache: CapabilityCache
) -> NextRequest | Failed | Fault:
    """How to ask, or why to ask no more: an answer for the flow, or a fault that ends the run.

    Args:
        ask: What is asked.
        history: Its lines so far, the oldest first.
        model: Name of the model.
        cache: What the endpoint accepts; what a refusal asks for is learnt by all asks.
    """
    tried = [line for line in history if line.state == "again"]
    if len(tried) >= MOST_ROUNDS:
        last = tried[-1]
        return (
            Failed(kind="faulty", message=last.said)
            if last.action == "faulty"
            else Fault(action="retry", message=f"{last.said} ({len(tried)} times)")
        )
    refusals = [line for line in history if line.state == "refused"]
    refused, fallback = {line.digest for line in refusals}, FallbackPath(cache)

    def is_new(capabilities: Capabilities) -> bool:
        return _way(ask, model, capabilities).digest not in refused

    if refusals and not is_new(fallback.capabilities):
        last = refusals[-1]
        fallback.capabilities = (
            capabilities_from_json(last.capabilities) if last.capabilities else fallback.capabilities
        )
        said = ErrorDetails(codes=last.codes, param=last.param, message=last.sentence)
        if not fallback.adapt(said, body_for(ask, model, fallback.capabilities), is_new):
            return _no_way(last, cache)
    return _way(ask, model, fallback.capabilities)


def _way(ask: Ask, model: str, capabilities: Capabilities) -> NextRequest:
    body = body_for(ask, model, capabilities)
    return NextRequest(capabilities=capabilities, body=body, digest=body_digest(body))


def _no_way(last: BatchLine, cache: CapabilityCache) -> Failed | Fault:
    """Every way was refused: this ask's fault where others were answered, else the endpoint's."""
    if cache.answered:
        return Failed(kind="faulty", message=last.said)
    return Fault(action="adapt", message=last.said)
