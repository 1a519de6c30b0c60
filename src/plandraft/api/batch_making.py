"""A batch is made of runs, and of the files their plans will be written to."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Sequence
from itertools import chain, count
from pathlib import Path

from plandraft import rendering
from plandraft.api.opening import PathLike
from plandraft.api.outputs import refuse_inputs
from plandraft.api.picking import ModelChoice
from plandraft.batch.lines import MOST_LINES
from plandraft.batch.records import Batch, BatchRun
from plandraft.batch.store import BatchStore
from plandraft.core.model_limits import RunBounds
from plandraft.core.profile import Profile
from plandraft.errors import UsageError
from plandraft.journal import Journal, RunHeader


def make_batch(
    store: BatchStore,
    journal: Journal,
    headers: Sequence[RunHeader],
    targets: Sequence[tuple[str, tuple[str, ...]]],
    choice: ModelChoice,
    bounds: RunBounds | None,
) -> Batch:
    """The batch of these runs with these targets, made where it is not there yet; a run that is named twice is one.

    Where it is there, ``bounds`` take the place of the ones it has; None leaves them.
    """
    first, at = headers[0], journal.stamp()
    entries: dict[str, tuple[str, tuple[str, ...]]] = {}
    for header, (name, files) in zip(headers, targets, strict=True):
        known = entries.get(header.run_id, (name, ()))
        entries[header.run_id] = (known[0], tuple(dict.fromkeys((*known[1], *files))))
    said = "\n".join((first.scope, *(f"{run} {files}" for run, (_, files) in entries.items())))
    batch_id = f"b-{hashlib.sha256(said.encode()).hexdigest()[:10]}"
    known_batch = next((batch for batch in store.batches() if batch.id == batch_id), None)
    batch = (
        known_batch
        or Batch(
            id=batch_id,
            scope=first.scope,
            model=first.model,
            base_url=first.base_url,
            api_key_env=choice.api_key_env,
            begun=at,
            since=at,
            most_lines=MOST_LINES,
        )
    ).model_copy(update={"state": "open"} | ({"bounds": bounds} if bounds is not None else {}))
    runs = [
        BatchRun(batch=batch_id, run=run, place=place, name=name, files=files)
        for place, (run, (name, files)) in enumerate(entries.items())
    ]
    store.save(batch, *runs)
    return batch


def targets_of(
    profiles: Sequence[PathLike | Profile], facts: Sequence[Profile], into: PathLike | None, formats: Sequence[str]
) -> list[tuple[str, tuple[str, ...]]]:
    """What each plan is called, and the files it is written to; no two are the same."""
    folder = Path(into).absolute() if into is not None else None
    if folder is not None and not folder.is_dir():
        raise UsageError(f"there is no folder {folder}", hint="make it first")
    for suffix in formats:
        if suffix not in rendering.SUFFIX_FORMATS:
            raise UsageError(f"no format ends in {suffix}", hint=f"use {', '.join(rendering.SUFFIX_FORMATS)}")
    found: list[tuple[str, tuple[str, ...]]] = []
    taken: set[str] = set()
    for profile, fact in zip(profiles, facts, strict=True):
        stem = _called(fact) if isinstance(profile, Profile) else Path(os.fspath(profile)).stem
        name = next(name for name in chain([stem], (f"{stem}-{n}" for n in count(2))) if name not in taken)
        taken.add(name)
        found.append((name, tuple(str(folder / f"{name}{suffix}") for suffix in formats) if folder else ()))
    read = [Path(os.fspath(profile)) for profile in profiles if not isinstance(profile, Profile)]
    refuse_inputs([Path(file) for _, files in found for file in files], read)
    return found


def _called(profile: Profile) -> str:
    """The organisation's name as a file's name."""
    return re.sub(r'[\\/:*?"<>|\s.]+', "_", profile.called)
