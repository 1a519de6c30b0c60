"""What the plans of a batch are called, and the files they will be written to."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from itertools import chain, count
from pathlib import Path

from plandraft import rendering
from plandraft.api.outputs import refuse_inputs
from plandraft.api.settings import PathLike
from plandraft.core.profile import Profile
from plandraft.errors import UsageError
from plandraft.messages import tr


def targets_of(
    profiles: Sequence[PathLike | Profile], facts: Sequence[Profile], into: PathLike | None, formats: Sequence[str]
) -> list[tuple[str, tuple[str, ...]]]:
    """What each plan is called, and the files it is written to; no two are the same."""
    folder = Path(into).absolute() if into is not None else None
    if folder is not None and not folder.is_dir():
        raise UsageError(tr("there is no folder {folder}", folder=folder), hint=tr("make it first"))
    for suffix in formats:
        if suffix not in rendering.SUFFIX_FORMATS:
            raise UsageError(
                tr("no format ends in {suffix}", suffix=suffix),
                hint=tr("use {suffix_formats}", suffix_formats=", ".join(rendering.SUFFIX_FORMATS)),
            )
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
