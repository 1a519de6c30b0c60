"""How an ask is put the next time, after what the earlier rounds brought: never twice what was refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plandraft.batch.lines import body_digest, body_for
from plandraft.batch.records import BatchLine
from plandraft.core.ask import Ask, Failed
from plandraft.models.capabilities.capabilities import Capabilities
from plandraft.models.capabilities.capability_cache import CapabilityCache, capabilities_from_json
from plandraft.models.capabilities.fallback import Fallback
from plandraft.models.faults.error_bodies import ErrorDetails
from plandraft.models.faults.fault import Fault


@dataclass(frozen=True, kw_only=True)
class NextRequest:
    """The next line of an ask."""

    manners: Capabilities
    body: dict[str, object]
    digest: str


MOST_ROUNDS = 4
"""A question that comes back without an answer so often is not asked again (our choice)."""


def next_request(
    ask: Ask, history: Sequence[BatchLine], *, model: str, memory: CapabilityCache
) -> NextRequest | Failed | Fault:
    """How to ask, or why to ask no more: an answer for the flow, or a fault that ends the run.

    Args:
        ask: What is asked.
        history: Its lines so far, the oldest first.
        model: Name of the model.
        memory: What the endpoint accepts; what a refusal asks for is learnt by all asks.
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
    refused, walk = {line.digest for line in refusals}, Fallback(memory)

    def is_new(manners: Capabilities) -> bool:
        return _way(ask, model, manners).digest not in refused

    if refusals and not is_new(walk.manners):
        last = refusals[-1]
        walk.manners = capabilities_from_json(last.manners) if last.manners else walk.manners
        said = ErrorDetails(codes=last.codes, param=last.param, message=last.sentence)
        if not walk.adapt(said, body_for(ask, model, walk.manners), is_new):
            return _no_way(last, memory)
    return _way(ask, model, walk.manners)


def _way(ask: Ask, model: str, manners: Capabilities) -> NextRequest:
    body = body_for(ask, model, manners)
    return NextRequest(manners=manners, body=body, digest=body_digest(body))


def _no_way(last: BatchLine, memory: CapabilityCache) -> Failed | Fault:
    """Every manner was refused: this ask's fault where others were answered, else the endpoint's."""
    if memory.answered:
        return Failed(kind="faulty", message=last.said)
    return Fault(action="adapt", message=last.said)
