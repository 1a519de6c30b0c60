"""A profile file becomes a profile, or an error that names file, line and key."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import ValidationError

from plandraft.arguments import checked
from plandraft.core.profile import Profile
from plandraft.errors import ProfileError
from plandraft.messages import tr
from plandraft.profiles.faults import describe
from plandraft.typed_files import NotText, NotThere, typed_text

if TYPE_CHECKING:
    from plandraft.profiles.parse import Parsed

Format = Literal["yaml", "toml", "json"]
_FORMATS: dict[str, Format] = {".yaml": "yaml", ".yml": "yaml", ".toml": "toml", ".json": "json"}
SUFFIXES = tuple(_FORMATS)
"""How profile files end."""


@checked
def load_profile(path: str | os.PathLike[str]) -> Profile:
    """Read a profile from a ``.yaml``, ``.toml`` or ``.json`` file.

    Raises:
        ProfileError: The file is missing, empty, unreadable, or holds an impossible value.
    """
    file = Path(path)
    form = _FORMATS.get(file.suffix.lower())
    if form is None and os.path.isdir(file):  # noqa: PTH112  # false for a name that no file can have
        raise ProfileError(tr("{file} is a folder", file=file), hint=tr("name the profile in it"))
    if form is None:
        raise ProfileError(
            tr(
                "{file}: a profile ends in .yaml, .toml or .json, not in {suffix}",
                file=file,
                suffix=file.suffix or tr("nothing"),
            ),
            hint=tr("plandraft init profile.yaml writes one to start from"),
        )
    return parse_profile(_text(file), form=form, file=str(file))


def parse_profile(text: str, *, form: Format, file: str) -> Profile:
    """Read a profile from text.

    Args:
        text: The file's text.
        form: Its format; faults in YAML and JSON are named by line, in TOML by key path.
        file: Name for messages.

    Raises:
        ProfileError: As ``load_profile``.
    """
    if not text.strip():
        raise ProfileError(tr("{file} is empty", file=file), hint=tr("plandraft init writes a profile to start from"))
    parsed = _parsed(text, form, file)
    if not isinstance(parsed.data, dict):
        kind = "a list" if isinstance(parsed.data, list) else tr("a single value")
        raise ProfileError(
            tr("{file} holds {kind}; a profile is a mapping of keys such as name and sector", file=file, kind=kind),
            hint=tr("one organisation a file; see plandraft init"),
        )
    try:
        return Profile.model_validate(parsed.data)
    except ValidationError as error:
        raise ProfileError(
            describe(error, parsed, file=file), hint=tr("plandraft schema profile lists all keys")
        ) from None


def key_line(path: str | os.PathLike[str], key: str) -> int | None:
    """The line of a profile's key, from 1; None where the format does not tell it."""
    file = Path(path)
    return _parsed(_text(file), _FORMATS[file.suffix.lower()], str(file)).lines.get((key,))


def _parsed(text: str, form: Format, file: str) -> Parsed:
    # describing faults and reading YAML bring a library along that a command without a profile never needs
    from plandraft.profiles.parse import parse_json, parse_toml, parse_yaml

    return {"yaml": parse_yaml, "toml": parse_toml, "json": parse_json}[form](text, file=file)


def _text(file: Path) -> str:
    start = tr("plandraft init writes a profile to start from")
    try:
        return typed_text(file, encodings=("utf-8-sig", "gb18030"))
    except NotThere:
        raise ProfileError(tr("there is no file {file}", file=file), hint=start) from None
    except NotText as error:
        raise ProfileError(f"{file} {error.why}", hint=error.hint or start) from None
