"""Where the templates are: in the package of a wheel, in the repository of an editable install."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from plandraft.errors import PromptError
from plandraft.messages import tr

NO_TEMPLATES: Mapping[str, str] = MappingProxyType({})
"""No templates of one's own."""


@cache
def template_sources() -> dict[str, str]:
    """All templates by name, line ends as LF.

    Raises:
        PromptError: There are none: the installation is broken.
    """
    packaged = files("plandraft.prompts") / "templates"
    folder = packaged if packaged.is_dir() else Path(__file__).parents[3] / "prompts"
    found = {
        entry.name: entry.read_text(encoding="utf-8").replace("\r\n", "\n")
        for entry in (folder.iterdir() if folder.is_dir() else ())
        if entry.name.endswith(".md.j2")
    }
    if not found:
        raise PromptError(tr("the prompt templates are missing"), hint=tr("install plandraft again"))
    return found


def template_digest(own: Mapping[str, str] = NO_TEMPLATES) -> str:
    """Hash of all templates, own ones in the place of ours: says from which wording a draft was made."""
    return _digest(tuple(sorted(own.items())))


@cache
def _digest(own: tuple[tuple[str, str], ...]) -> str:
    digest = hashlib.sha256()
    for name, text in sorted((template_sources() | dict(own)).items()):
        digest.update(f"{name}\n{text}\n".encode())
    return digest.hexdigest()[:16]
