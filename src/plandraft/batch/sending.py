"""Asks go out in files. What is meant to be sent is written down first, so that nothing is ever sent twice unseen."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence

from plandraft.batch.lines import MOST_BYTES, in_files, line_for, path_for
from plandraft.batch.next_request import NextRequest, next_request
from plandraft.batch.records import Batch, BatchFile, BatchLine
from plandraft.batch.service import BatchService
from plandraft.batch.store import BatchStore
from plandraft.core.ask import Ask, Failed
from plandraft.errors import ModelError
from plandraft.messages import marked
from plandraft.models.capabilities.capability_cache import CapabilityCache, capabilities_from_json, capabilities_to_json
from plandraft.models.faults.fault import Fault


class Sender:
    """Sends the asks of one model at one address.

    Args:
        store: Where it is written down.
        service: The endpoint's batch API.
        cache: What the endpoint was found to accept.
        stamp: The time now, as it is kept.
    """

    def __init__(
        self, *, store: BatchStore, service: BatchService, cache: CapabilityCache, stamp: Callable[[], str]
    ) -> None:
        self._store, self._service, self._cache, self._stamp = store, service, cache, stamp

    def ways(self, batch: Batch, asks: Sequence[Ask]) -> dict[str, NextRequest | Failed | Fault]:
        """How each of the asks is put next, or why it is asked no more."""
        worked = self._store.last_manners(batch.scope)
        if worked:
            self._cache.learn(capabilities_from_json(worked), guessed=True)
            self._cache.answered = True
        history = self._store.history((ask.id for ask in asks), scope=batch.scope, since=batch.since)
        return {
            ask.id: next_request(ask, history.get(ask.id, ()), model=batch.model, cache=self._cache) for ask in asks
        }

    def send(self, batch: Batch, ways: Mapping[str, NextRequest]) -> list[BatchFile]:
        """Send asks in as many files as they need.

        Raises:
            ModelError: The endpoint does not take them; what it took before stays sent.
        """
        path = path_for(self._service.endpoint.base_url + self._cache.capabilities.path)
        lines = ((ask_id, line_for(ask_id, way.body, path)) for ask_id, way in ways.items())
        files = in_files(lines, most_lines=batch.most_lines, most_bytes=MOST_BYTES)
        return [self._sent(batch, file, ways, path) for file in files]

    def recover(self, scope: str) -> int:
        """Settle what was meant to be sent when a process ended: it is there, or it is dropped and asked anew.

        Returns:
            How many files turned out to be there.
        """
        found = 0
        for file in self._store.files(scope=scope):
            if file.state != "meant":
                continue
            remote = self._service.find(file.token, file.upload)
            if remote is None:
                self.drop(file)
                continue
            found += 1
            self._store.save(file.model_copy(update={"state": "sent", "remote": remote.id, "status": remote.status}))
        return found

    def drop(self, file: BatchFile, said: str = marked("it was never sent")) -> None:
        """Give a file up; its asks are open again."""
        lines = [line for line in self._store.lines(file.token) if line.state == "sent"]
        self._store.save(
            file.model_copy(update={"state": "dropped", "said": said}),
            *(line.model_copy(update={"state": "unserved", "said": said}) for line in lines),
        )

    def _sent(self, batch: Batch, lines: Mapping[str, bytes], ways: Mapping[str, NextRequest], path: str) -> BatchFile:
        token = secrets.token_hex(12)
        file = BatchFile(token=token, batch=batch.id, scope=batch.scope, at=self._stamp(), total=len(lines))
        kept = [
            BatchLine(
                file=token,
                ask=ask_id,
                capabilities=capabilities_to_json(ways[ask_id].capabilities),
                digest=ways[ask_id].digest,
            )
            for ask_id in lines
        ]
        self._store.save(file, *kept)
        try:
            upload = self._service.upload(f"plandraft-{token}.jsonl", b"".join(lines.values()))
        except ModelError as error:
            self.drop(file, error.message)
            raise
        file = file.model_copy(update={"upload": upload})
        self._store.save(file)
        remote = self._service.create(upload, path=path, token=token)
        file = file.model_copy(update={"state": "sent", "remote": remote.id, "status": remote.status})
        self._store.save(file)
        return file
