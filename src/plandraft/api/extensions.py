"""What other packages add: rules, kinds of plan and models, found by their entry points.

    [project.entry-points."plandraft.rules"]      a class of ``plandraft.checks.Rule``, or several in a list
    [project.entry-points."plandraft.kinds"]      a package that holds the files of a kind; its name is the kind's id
    [project.entry-points."plandraft.models"]     a function of what stands behind ``NAME:`` that makes a model

``docs/own-rules.md``, ``docs/kinds.md`` and ``docs/own-models.md`` show each at work. Nothing is loaded before
it is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any

from plandraft.checks import CATALOGUE, Rule
from plandraft.core.ask import Model
from plandraft.errors import UsageError
from plandraft.messages import tr

RULES, KINDS, MODELS = "plandraft.rules", "plandraft.kinds", "plandraft.models"
_CODE = re.compile(r"(?!PD)[A-Z]{2,6}\d{3}")
_NEEDED = ("code", "name", "severity", "message_zh")


@cache
def all_rules() -> tuple[Rule, ...]:
    """The catalogue and the rules of other packages.

    Raises:
        UsageError: A package's rules cannot be loaded, or are none.
    """
    found = list(CATALOGUE)
    for entry in _entries()[RULES]:
        loaded = _loaded(entry)
        for each in loaded if isinstance(loaded, Iterable) else (loaded,):
            found.append(_rule(each, entry, found))
    return tuple(found)


@cache
def kind_folders() -> tuple[Path, ...]:
    """The folders of the kinds of plan that other packages bring.

    Raises:
        UsageError: A package cannot be loaded, or is no folder.
    """
    return tuple(_folder(entry) for entry in _entries()[KINDS])


def names_own_model(name: str) -> bool:
    """Whether a model's name is that of another package's model: ``NAME``, or ``NAME:`` and what it is to be."""
    return _model_entry(name) is not None


def own_model(name: str) -> Model:
    """The model that another package makes of a name.

    Raises:
        UsageError: It cannot be loaded or made, or is no model.
    """
    entry = _model_entry(name)
    if entry is None:
        raise UsageError(
            tr("no package brings a model {name!r}", name=name), hint=tr("docs/own-models.md says how one does")
        )
    make = _loaded(entry)
    try:
        made = make(name.partition(":")[2])
    except UsageError:
        raise
    except Exception as error:
        raise _broken(entry, tr("makes no model of {name!r}: {error}", name=name, error=_said(error))) from error
    if not all(hasattr(made, part) for part in ("name", "ask", "aask")):
        raise _broken(entry, tr("makes a {name}, which has no name, ask and aask", name=type(made).__name__))
    found: Model = made
    return found


def forget_all() -> None:
    """Look anew what is installed; for tests, and for who installs while a program runs."""
    for known in (all_rules, kind_folders, _entries):
        known.cache_clear()


@cache
def _entries() -> Mapping[str, tuple[EntryPoint, ...]]:
    """The entry points of our groups, found in one look: it reads a file of every installed package."""
    found = entry_points()
    return {group: tuple(found.select(group=group)) for group in (RULES, KINDS, MODELS)}


def _model_entry(name: str) -> EntryPoint | None:
    return next((entry for entry in _entries()[MODELS] if entry.name == name.partition(":")[0]), None)


def _rule(each: Any, entry: EntryPoint, known: Iterable[Rule]) -> Rule:
    """A rule of an entry, made where its class was given."""
    if isinstance(each, type) and issubclass(each, Rule):
        lacking = [name for name in _NEEDED if not hasattr(each, name)]
        if lacking:
            raise _broken(
                entry, tr("has a rule {name} without {lacking}", name=each.__name__, lacking=", ".join(lacking))
            )
        try:
            each = each()
        except Exception as error:
            raise _broken(
                entry, tr("has a rule {name} that cannot be made: {error}", name=each.__name__, error=_said(error))
            ) from error
    if not isinstance(each, Rule):
        raise _broken(entry, tr("has a {name} in the place of a rule", name=type(each).__name__))
    if not _CODE.fullmatch(each.code):
        raise _broken(
            entry,
            tr("has a rule with the code {code!r}; it is 2 to 6 capitals, not PD, and three digits", code=each.code),
        )
    for other in known:
        if each.code == other.code or each.name == other.name:
            raise _broken(
                entry,
                tr(
                    "has a rule {code} {name}, as {code_2} {name_2} is called",
                    code=each.code,
                    name=each.name,
                    code_2=other.code,
                    name_2=other.name,
                ),
            )
    return each


def _folder(entry: EntryPoint) -> Path:
    loaded = _loaded(entry)
    places = getattr(loaded, "__path__", None)
    place = Path(next(iter(places))) if places else Path(loaded) if isinstance(loaded, str | Path) else None
    if place is None or not place.is_dir():
        raise _broken(entry, tr("is neither a package nor the path of a folder"))
    return place


def _loaded(entry: EntryPoint) -> Any:
    try:
        return entry.load()
    except Exception as error:
        raise _broken(entry, tr("cannot be loaded: {error}", error=_said(error))) from error


def _broken(entry: EntryPoint, why: str) -> UsageError:
    package = entry.dist.name if entry.dist is not None else entry.module
    return UsageError(
        tr(
            "the entry point {name} = {value} ({group}) {why}",
            name=entry.name,
            value=entry.value,
            group=entry.group,
            why=why,
        ),
        hint=tr("mend or uninstall the package {package}", package=package),
    )


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".splitlines()[0]
