"""``plandraft.toml``: what an organisation sets for all its plans."""

from __future__ import annotations

import difflib
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationError

from plandraft.core.checking import CheckChoice
from plandraft.core.money import Price
from plandraft.core.noun import Noun
from plandraft.errors import UsageError

FILE_NAME = "plandraft.toml"


class OwnPrice(Price):
    """A price of the file."""

    source: str = FILE_NAME


def _one_or_more(tables: object) -> object:
    return (tables,) if isinstance(tables, dict) else tables


class Settings(Noun):
    """The file's content.

    Attributes:
        check: Rules selected, ignored and set.
        lang: Language of messages.
        knowledge: Files or folders of an organisation's own references, laws, areas and wording.
        prices: What models cost, by their names; several of one name differ by ``base_url``.
    """

    check: CheckChoice = CheckChoice()
    lang: Literal["zh", "en"] = "zh"
    knowledge: tuple[Path, ...] = Field(default=())
    prices: dict[str, Annotated[tuple[OwnPrice, ...], BeforeValidator(_one_or_more)]] = Field(default={})


def find_settings(start: Path) -> Path | None:
    """The nearest ``plandraft.toml`` in a folder or above it."""
    folder = start.resolve()
    return next((file for at in (folder, *folder.parents) if (file := at / FILE_NAME).is_file()), None)


def load_settings(file: Path | None) -> Settings:
    """Read the file; without one everything is as it ships. Paths in it are relative to it.

    Raises:
        UsageError: It cannot be read, is no TOML, or says something that no one understands.
    """
    if file is None:
        return Settings()
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} cannot be read: {error}", hint="name another with --config") from None
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{file}: {error}", hint="strings stand between quotes, lists between brackets") from None
    try:
        found = Settings.model_validate(data)
    except ValidationError as error:
        found_first = min(error.errors(), key=lambda one: one["type"] != "extra_forbidden")  # a slip leaves a gap too
        raise _fault(file, found_first) from None
    return found.model_copy(update={"knowledge": tuple(file.parent / path for path in found.knowledge)})


def _fault(file: Path, error: Any) -> UsageError:
    path = ".".join(map(str, error["loc"]))
    page = "docs/money.md" if error["loc"][0] == "prices" else "docs/checks.md"
    if error["type"] != "extra_forbidden":
        return UsageError(f"{file}: {path}: {error['msg']}", hint=f"{page} shows every key")
    inner: dict[str, type[Noun]] = {"check": CheckChoice, "prices": OwnPrice} if len(error["loc"]) > 1 else {}
    known = inner.get(str(error["loc"][0]), Settings).model_fields
    near = difflib.get_close_matches(str(error["loc"][-1]), known, n=1)
    hint = f"did you mean {near[0]}?" if near else f"its keys are {', '.join(known)}"
    return UsageError(f"{file}: there is no key {path}", hint=hint)
