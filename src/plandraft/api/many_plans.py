"""Many plans are checked, in the order of their files, by as many processes as pay."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from plandraft import checks
from plandraft.api.checking import looking_at, settings_with
from plandraft.api.extensions import all_rules
from plandraft.api.inputs import Samples, leaks_of, open_plan, open_profile
from plandraft.api.settings import GivenSettings, PathLike, settings_for
from plandraft.arguments import checked
from plandraft.core.checking import CheckChoice
from plandraft.core.finding import Report
from plandraft.core.profile import Profile
from plandraft.core.sample import LeakList
from plandraft.core.settings import Settings
from plandraft.core.source_map import ReadPlan
from plandraft.documents.budget import within_budget
from plandraft.errors import PlandraftError, PlanError, UsageError
from plandraft.messages import for_plan, tr
from plandraft.processes import by_processes
from plandraft.short_repr import short_repr

ENDINGS = (".md", ".markdown", ".txt", ".text", ".docx", ".docm", ".json", ".html", ".htm", ".pdf")
"""How the files end that are taken out of a folder; any other that can be read may be named."""
_PARALLEL_FROM = 40
"""Plans from which starting processes (half a second each) pays (our choice)."""
_CHUNK = 8
"""Plans that a process takes at once."""


@short_repr
@dataclass(frozen=True, kw_only=True)
class CheckedPlan:
    """What became of one file.

    Attributes:
        file: The file as it was named, or its path below the folder that was.
        named: Whether it was named itself; of a folder's files, some may be no plans.
        read: The plan with the places of its words; None where it could not be read.
        report: What the checks found in it; None where it could not be read.
        error: Why it could not be read.
        lang: Language of the report.
    """

    file: str
    named: bool = True
    read: ReadPlan | None = None
    report: Report | None = None
    error: PlandraftError | None = None
    lang: Literal["zh", "en"] = "zh"


@checked
def plan_files(paths: Iterable[PathLike]) -> tuple[tuple[Path, bool], ...]:
    """The files to check, each once, and whether it was named itself; of folders, at any depth, those that end so.

    Raises:
        UsageError: A folder holds none.
    """
    found: dict[Path, tuple[Path, bool]] = {}
    for path in map(Path, paths):
        for file in _files_in(path) if path.is_dir() else [path]:
            found.setdefault(file.resolve(), (file, not path.is_dir()))
    return tuple(found.values())


@checked
def check_many(
    plans: PathLike | Sequence[PathLike],
    *,
    profile: PathLike | Profile | None = None,
    samples: Samples = None,
    as_of: dt.date | None = None,
    choice: CheckChoice | None = None,
    knowledge: Sequence[PathLike] = (),
    lang: Literal["zh", "en"] | None = None,
    settings: GivenSettings = None,
    workers: int | None = None,
) -> Iterator[CheckedPlan]:
    """Check many plans; each outcome is given as soon as those before it are there.

    Args:
        plans: Files, and folders whose plans are taken at any depth.
        profile: As for ``check``; it is read once, and so are the samples.
        samples: As for ``check``.
        as_of: As for ``check``.
        choice: As for ``check``.
        knowledge: As for ``check``.
        lang: As for ``check``.
        settings: As for ``check``: by default each plan has those of the ``plandraft.toml`` near it.
        workers: Processes; by default one a core from forty plans on, else none. Where there are several, a script
            that calls this needs ``if __name__ == "__main__":``.

    Raises:
        UsageError: A folder holds no plan, or what was chosen does not fit.
        InputError: Profile, samples or settings cannot be read. A plan that cannot be read is an outcome.
    """
    named = [plans] if isinstance(plans, str | os.PathLike) else list(plans)
    files = plan_files(named)
    eye = _Eye(
        profile=open_profile(profile) if profile is not None else None,
        leaks=leaks_of(samples, settings_for(settings, *named, profile)),
        as_of=as_of,
        choice=choice,
        knowledge=tuple(Path(path).resolve() for path in knowledge),
        lang=lang,
        settings=settings if isinstance(settings, Settings | None) else settings_for(settings),
        near=profile if not isinstance(profile, Profile) else None,
    )
    count = workers if workers is not None else (os.cpu_count() or 1 if len(files) >= _PARALLEL_FROM else 1)
    return map(eye, files) if count < 2 else _parallel(eye, files, min(count, len(files)))


@dataclass(frozen=True, kw_only=True)
class _Eye:
    """Looks at one file after the other; what does not change from file to file is found out once."""

    profile: Profile | None
    leaks: LeakList | None
    as_of: dt.date | None
    choice: CheckChoice | None
    knowledge: tuple[Path, ...]
    lang: Literal["zh", "en"] | None
    settings: Settings | None
    near: PathLike | None
    _known: dict[Path, Settings] = field(default_factory=dict)

    def __call__(self, file: tuple[Path, bool]) -> CheckedPlan:
        path, named = file
        settings = self._settings(path)
        lang = for_plan(self.lang, settings.lang)

        def looked_at() -> CheckedPlan:
            read = open_plan(path)
            look = looking_at(read, self.profile, self.leaks, self.as_of, settings)
            report = checks.in_language(look(read.plan), lang, rules=all_rules())
            return CheckedPlan(file=str(path), named=named, read=read, report=report, lang=lang)

        try:
            return within_budget(looked_at, file=str(path), size=path.stat().st_size if path.exists() else 0)
        except PlandraftError as error:  # as one kind of error, which travels between processes
            return CheckedPlan(file=str(path), named=named, error=PlanError(error.message, hint=error.hint), lang=lang)

    def _settings(self, file: Path) -> Settings:
        if file.parent not in self._known:
            self._known[file.parent] = settings_with(
                self.settings, file, self.near, choice=self.choice, knowledge=self.knowledge
            )
        return self._known[file.parent]


def _files_in(folder: Path) -> list[Path]:
    from plandraft.documents.names import is_noise

    files = sorted(
        file
        for file in folder.rglob("*")
        if file.suffix.lower() in ENDINGS and not is_noise(str(file.relative_to(folder))) and file.is_file()
    )
    if not files:
        raise UsageError(
            tr("{folder} holds no plan", folder=folder), hint=tr("plans end in {endings}", endings=", ".join(ENDINGS))
        )
    return files


def _parallel(eye: _Eye, files: Sequence[tuple[Path, bool]], workers: int) -> Iterator[CheckedPlan]:
    return by_processes(
        _look, files, workers=workers, chunk=_CHUNK, alone=lambda rest: map(eye, rest), begin=_begin, given=(eye,)
    )


_eyes: list[_Eye] = []
"""Of a process that was started to look at files: its one eye."""


def _begin(eye: _Eye) -> None:
    _eyes.append(eye)


def _look(file: tuple[Path, bool]) -> CheckedPlan:
    return _eyes[-1](file)
