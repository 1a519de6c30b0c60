"""``plandraft.toml``: what an organisation sets for all its plans."""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationError

from plandraft.api.extensions import kind_folders
from plandraft.arguments import checked
from plandraft.core.checking import CheckChoice
from plandraft.core.frozen_model import FrozenModel
from plandraft.core.model_limits import ModelLimits
from plandraft.core.money import Price
from plandraft.core.settings import Settings
from plandraft.errors import UsageError
from plandraft.knowledge.kind_folders import read_kinds
from plandraft.knowledge.own import read_own
from plandraft.messages import chosen_language, speak, tr
from plandraft.messages.language import SETTINGS_FILE
from plandraft.typed_files import NotText, typed_text

PathLike = str | os.PathLike[str]
GivenSettings = Settings | PathLike | None
"""Settings, a file of them, or None: the ``plandraft.toml`` near what is worked on, else near the working folder."""

FILE_NAME = SETTINGS_FILE


class OwnPrice(Price):
    """A price of the file."""

    source: str = FILE_NAME


def _one_or_more(tables: object) -> object:
    return (tables,) if isinstance(tables, dict) else tables


class WordFiles(FrozenModel):
    """How Word files look: a layout file, and a template or an old plan whose style is taken.

    Attributes:
        layout: A layout file; it goes before what is learnt from ``style_from``, key by key.
        template: A Word file or template whose styles, page, head and foot are taken.
        style_from: An old plan as a Word file, whose faces, sizes, margins and line pitch are taken.
    """

    layout: Path | None = None
    template: Path | None = None
    style_from: Path | None = None

    def within(self, folder: Path) -> WordFiles:
        """The same, each file as it is named in a settings file of a folder."""
        named = {name: folder / file for name, file in self.model_dump().items() if file is not None}
        return WordFiles.model_validate(named)


class SettingsFile(FrozenModel):
    """The file's content.

    Attributes:
        check: Rules selected, ignored and set.
        lang: Language of messages; without it Chinese where the plan is, else that of the system.
        knowledge: Files or folders of an organisation's own references, laws, areas and wording.
        kind: Id of the kind of plan that is usual here.
        kinds: Folders of the organisation's own kinds of plan.
        privacy: ``names`` lets names of persons that profiles hold be sent to a model.
        prices: What models cost, by their names; several of one name differ by ``base_url``.
        prompts: A folder of the organisation's own prompt templates.
        endpoints: How slow an endpoint is and how much its model reads and writes at once, by its address.
        word: How Word files look.
    """

    check: CheckChoice = CheckChoice()
    lang: Literal["zh", "en"] | None = None
    knowledge: tuple[Path, ...] = Field(default=())
    kind: str = ""
    kinds: tuple[Path, ...] = Field(default=())
    privacy: Literal["posts", "names"] = "posts"
    prices: dict[
        str,
        Annotated[
            tuple[OwnPrice, ...], BeforeValidator(_one_or_more, json_schema_input_type=OwnPrice | list[OwnPrice])
        ],
    ] = Field(default={})
    prompts: Path | None = None
    endpoints: dict[str, ModelLimits] = Field(default={})
    word: WordFiles = WordFiles()


def find_settings(start: Path) -> Path | None:
    """The nearest ``plandraft.toml`` in a folder or above it."""
    folder = start.resolve()
    return next((file for at in (folder, *folder.parents) if (file := at / FILE_NAME).is_file()), None)


def settings_for(given: GivenSettings, *near: object) -> Settings:
    """What was given, else the nearest file beside or above the paths, else that of the working folder.

    Args:
        given: Settings, or their file.
        near: What is worked on; anything but paths is passed over.

    Raises:
        UsageError: The file cannot be read, or says something that no one understands.
        InputError: So it is with a file that it names.
    """
    if isinstance(given, Settings):
        return given
    if given is not None:
        return _spoken(load_settings(given))
    paths = [path for one in near if (path := _path(one)) is not None]
    folders = [path if os.path.isdir(path) else path.parent for path in paths]  # noqa: PTH112  # whatever its name
    found = (find_settings(folder) for folder in (*folders, Path.cwd()))
    return _spoken(load_settings(next((file for file in found if file is not None), None)))


def _spoken(settings: Settings) -> Settings:
    """The settings, whose language is spoken to the end of this call."""
    speak(settings.lang)
    return settings


@checked
def load_settings(
    file: PathLike | None = None,
    *,
    check: CheckChoice | None = None,
    knowledge: Sequence[PathLike] = (),
    kind: PathLike = "",
    prompts: PathLike | None = None,
) -> Settings:
    """Read the file; without one everything is as it ships. Paths in it are relative to it.

    Args:
        file: A ``plandraft.toml``.
        check: Rules selected, ignored and set, over what the file says of them.
        knowledge: Own files and folders, over those that the file names.
        kind: Id of the kind of plan, whatever profiles say, or the folder of one's own.
        prompts: A folder of own prompt templates, in the place of the one that the file names.

    Raises:
        PromptError: An own template is none, or is called as no prompt is.
        UsageError: It cannot be read, is no TOML, or says something that no one understands.
        InputError: So it is with a file of knowledge that it names.
    """
    found = _read(Path(file)) if file is not None else SettingsFile()
    lang = chosen_language() or found.lang
    folders = (*kind_folders(), *found.kinds)
    kinds = read_kinds(folders) if folders else ()
    read = Settings(
        check=check.over(found.check) if check is not None else found.check,
        lang=lang,
        knowledge=read_own([*found.knowledge, *map(Path, knowledge)]),
        usual_kind=found.kind,
        kinds=kinds,
        place=str(Path(file).resolve()) if file is not None else "",
        privacy=found.privacy,
        prices={name: tuple(prices) for name, prices in found.prices.items()},
        prompts=_templates(prompts if prompts is not None else found.prompts),
        endpoints=found.endpoints,
        word={name: str(path) for name, path in found.word.model_dump().items() if path is not None},
    )
    return with_kind(read, kind) if kind else read


def with_kind(settings: Settings, kind: PathLike) -> Settings:
    """The settings with a kind of plan that counts whatever profiles say.

    Args:
        settings: What the organisation decides once.
        kind: Id of the kind, or the folder of one's own.

    Raises:
        InputError: The folder does not fit.
    """
    path = Path(kind)
    if not path.is_dir():
        return settings.model_copy(update={"kind": os.fspath(kind)})
    kinds = read_kinds([path], known=settings.kinds)
    return settings.model_copy(update={"kind": path.resolve().name, "kinds": kinds})


def _templates(folder: PathLike | None) -> dict[str, str]:
    if folder is None:
        return {}
    from plandraft.prompts import read_templates  # jinja takes its time, and a check needs no prompt

    return read_templates(Path(folder))


def _path(one: object) -> Path | None:
    return Path(one) if isinstance(one, str | os.PathLike) else None


def _read(file: Path) -> SettingsFile:
    try:
        data = tomllib.loads(typed_text(file))
    except NotText as error:
        raise UsageError(f"{file} {error.why}", hint=tr("name another with --config")) from None
    except (ValueError, RecursionError) as error:
        said = tr("it is nested too deeply") if isinstance(error, RecursionError) else error
        raise UsageError(f"{file}: {said}", hint=tr("strings stand between quotes, lists between brackets")) from None
    try:
        found = SettingsFile.model_validate(data)
    except ValidationError as error:
        found_first = min(error.errors(), key=lambda one: one["type"] != "extra_forbidden")  # a slip leaves a gap too
        raise _fault(file, found_first) from None
    return found.model_copy(
        update={
            "knowledge": tuple(file.parent / path for path in found.knowledge),
            "kinds": tuple(file.parent / path for path in found.kinds),
            "word": found.word.within(file.parent),
            "prompts": file.parent / found.prompts if found.prompts is not None else None,
        }
    )


def _fault(file: Path, error: Any) -> UsageError:
    path = ".".join(map(str, error["loc"]))
    page = {"prices": "docs/money.md", "endpoints": "docs/endpoints.md", "word": "docs/word.md"}.get(
        str(error["loc"][0]), "docs/checks.md"
    )
    if error["type"] != "extra_forbidden":
        return UsageError(f"{file}: {path}: {error['msg']}", hint=tr("{page} shows every key", page=page))
    inner: dict[str, type[FrozenModel]] = {
        "check": CheckChoice,
        "prices": OwnPrice,
        "endpoints": ModelLimits,
        "word": WordFiles,
    }
    model = inner.get(str(error["loc"][0]), SettingsFile) if len(error["loc"]) > 1 else SettingsFile
    known = model.model_fields
    near = difflib.get_close_matches(str(error["loc"][-1]), known, n=1)
    hint = tr("did you mean {near}?", near=near[0]) if near else tr("its keys are {known}", known=", ".join(known))
    return UsageError(tr("{file}: there is no key {path}", file=file, path=path), hint=hint)
