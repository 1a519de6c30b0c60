"""What callers name becomes what the rooms work with: profiles, libraries, plans."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from plandraft.api.kinds import kind_notes, kind_of_profile
from plandraft.api.settings import GivenSettings, PathLike, settings_for
from plandraft.arguments import checked
from plandraft.core.finding import Lang
from plandraft.core.plan import Plan
from plandraft.core.profile import Profile
from plandraft.core.settings import AS_SHIPPED, Settings
from plandraft.core.source_map import ReadPlan
from plandraft.errors import PlanError, UsageError
from plandraft.knowledge import knowledge_of_all
from plandraft.messages import tr
from plandraft.profiles import Screened, load_profile, profile_contradictions, screen, unchecked_notes, untouched

if TYPE_CHECKING:
    from plandraft.core.sample import LeakList, Library
    from plandraft.samples import StoredLibrary

Samples = PathLike | Sequence[PathLike] | None


def today() -> dt.date:
    """The day where the user is."""
    return dt.datetime.now().astimezone().date()


def screened_profile(profile: PathLike | Profile, *, lang: Lang = "zh", settings: Settings | None = None) -> Screened:
    """A profile file, or a profile, without the strings that give orders to a model; every profile enters here.

    The notes say that it is still the example, name those strings, and where the profile contradicts itself; with
    settings also where no kind of plan fits it.

    Raises:
        ProfileError: The file cannot be read as a profile, or the organisation's name is such a string; with settings
            also where it names a kind that is not there or that its name contradicts.
    """
    facts = profile if isinstance(profile, Profile) else load_profile(profile)
    screened = screen(facts, lang=lang)
    notes = (*untouched(facts, lang=lang), *screened.notes, *profile_contradictions(facts, lang=lang))
    if not isinstance(profile, Profile):
        notes += unchecked_notes(profile, lang=lang)
    if settings is not None:
        found = kind_of_profile(screened.profile, settings, file=None if isinstance(profile, Profile) else profile)
        notes += kind_notes(found, settings, lang=lang)
    return Screened(profile=screened.profile, notes=notes)


def open_profile(profile: PathLike | Profile) -> Profile:
    """``screened_profile`` without its notes."""
    return screened_profile(profile).profile


@checked
def profile_notes(profile: PathLike | Profile, *, lang: Lang = "zh") -> tuple[str, ...]:
    """What its author should know of a profile: left-out strings, contradictions, that it is still the example.

    Args:
        profile: A profile file, or a profile.
        lang: Language of the sentences.

    Raises:
        ProfileError: As ``load_profile``; or the organisation's name itself gives orders to a model.
    """
    return screened_profile(profile, lang=lang).notes


@contextmanager
def opened_library(samples: Samples, settings: Settings = AS_SHIPPED) -> Iterator[Library | StoredLibrary | None]:
    """Sample files and folders, or a folder that holds a library; None where none are named.

    Files are read with the organisation's own knowledge; a library was built with that of its day.

    Raises:
        SampleError: Nothing readable at a path, or a library of another version.
        UsageError: A library is named together with other paths.
    """
    paths = paths_of(samples)
    if not paths:
        yield None
        return
    from plandraft.samples import is_library, open_library, read_samples  # heavy; only where samples are named

    stored = [path for path in paths if is_library(path)]
    if not stored:
        yield read_samples(paths, knowledge=knowledge_of_all(settings))
        return
    if len(paths) > 1:
        raise UsageError(
            tr("{stored} holds a library and can only be used alone", stored=stored[0]),
            hint=tr("build one library from all the paths"),
        )
    with open_library(stored[0]) as library:
        yield library


def leaks_of(samples: Samples, settings: Settings = AS_SHIPPED) -> LeakList | None:
    """What must not reach a draft, of sample files or of a library; None where none are named."""
    with opened_library(samples, settings) as library:
        return library.leaks if library is not None else None


@checked
def read_library(samples: Samples, *, settings: GivenSettings = None) -> Library:
    """Read sample files and folders.

    Args:
        samples: The paths.
        settings: What the organisation decides once; by default the ``plandraft.toml`` near the working folder.

    Raises:
        SampleError: Nothing readable at a path.
    """
    paths = paths_of(samples)
    if not paths:
        raise UsageError(tr("no path to samples was given"), hint=tr("name a file or a folder"))
    from plandraft.samples import is_library, read_samples

    for path in paths:
        if is_library(path):
            raise UsageError(
                tr("{path} holds a library, not sample files", path=path),
                hint=tr("plandraft library show {path}", path=path),
            )
    return read_samples(paths, knowledge=knowledge_of_all(settings_for(settings)))


def paths_of(samples: Samples) -> list[PathLike]:
    """The paths as a list, however many were named.

    Raises:
        UsageError: One of them is empty.
    """
    if samples is None:
        return []
    paths = [samples] if isinstance(samples, str | os.PathLike) else list(samples)
    if "" in paths:  # which would be the working folder
        raise UsageError(tr("a path to samples is empty"), hint=tr("is a variable not set?"))
    return paths


@checked
def open_plan(path: PathLike) -> ReadPlan:
    """Read a plan file: our own JSON, Markdown and Word exactly, any other text as well as it can be understood.

    Marks such as ``<!-- plandraft: ignore PD302 -->`` are taken out of the text and kept in ``ignored``.

    Raises:
        PlanError: The file is missing, empty or not readable as a plan.
        InputError: It takes too long, or cannot be taken apart.
    """
    from plandraft.plan_reading import read_plan  # heavy; only where a file is named

    file = Path(path)
    if file.is_dir():  # nothing in it is opened: it may be a whole disk
        raise PlanError(tr("{file} is a folder", file=file), hint=tr("name the plan in it"))
    return read_plan(file)


def as_read(plan: PathLike | Plan | ReadPlan) -> ReadPlan:
    """A plan file, a plan, or one that was read already."""
    if isinstance(plan, ReadPlan):
        return plan
    return ReadPlan(plan=plan, links_read=True) if isinstance(plan, Plan) else open_plan(plan)
