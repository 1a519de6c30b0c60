"""An organisation's own prompt templates: files of a folder, each in the place of the shipped one of its name."""

from __future__ import annotations

import difflib
from pathlib import Path

from jinja2 import TemplateSyntaxError

from plandraft.errors import PromptError
from plandraft.messages import tr
from plandraft.prompts.asks import environment
from plandraft.prompts.templates_folder import template_sources
from plandraft.typed_files import NotText, typed_text

SUFFIX = ".md.j2"


def read_templates(folder: Path) -> dict[str, str]:
    """The templates of a folder, by their names; line ends as LF.

    Raises:
        PromptError: The folder is not there or holds none, a file is called as no template is, or is none.
    """
    try:
        files = sorted(file for file in folder.iterdir() if file.name.endswith(".j2"))
    except OSError as error:
        raise PromptError(
            tr("{folder} cannot be read: {strerror}", folder=folder, strerror=error.strerror),
            hint=tr("name a folder of templates"),
        ) from None
    if not files:
        raise PromptError(
            tr("{folder} holds no template", folder=folder),
            hint=tr("they end in {suffix}, such as frame{suffix}", suffix=SUFFIX),
        )
    return {file.name: _template(file) for file in files}


def _template(file: Path) -> str:
    known = template_sources()
    if file.name not in known:
        near = difflib.get_close_matches(file.name, known, n=1)
        hint = (
            tr("did you mean {near}?", near=near[0])
            if near
            else tr("templates are {known}", known=", ".join(sorted(known)))
        )
        raise PromptError(tr("{file}: no template is called so", file=file), hint=hint)
    try:
        text = typed_text(file).replace("\r\n", "\n")
        environment({file.name: text}).parse(text)
    except NotText as error:
        raise PromptError(f"{file} {error.why}", hint=error.hint) from None
    except TemplateSyntaxError as error:
        raise PromptError(f"{file}:{error.lineno}: {error.message}", hint=tr("docs/prompts.md shows one")) from None
    return text
