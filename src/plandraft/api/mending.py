"""A plan is mended in its own file: the faulty words change, all else stays byte for byte."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from plandraft import checks
from plandraft.api.checking import looks, settings_with
from plandraft.api.commenting import commented
from plandraft.api.extensions import all_rules
from plandraft.api.inputs import Samples
from plandraft.api.outputs import write_output
from plandraft.api.own_files import Editable, bytes_of, document_in, editable_file
from plandraft.api.settings import GivenSettings, PathLike
from plandraft.arguments import checked
from plandraft.core.checking import CheckChoice
from plandraft.core.finding import Finding, Report
from plandraft.core.plan import Plan
from plandraft.core.profile import Profile
from plandraft.core.source_edits import SourceEdit
from plandraft.core.source_map import ReadPlan
from plandraft.documents.formats import WORD
from plandraft.errors import UsageError
from plandraft.filling.in_place import InPlace, Mended, mend_in_place
from plandraft.messages import for_plan, tr
from plandraft.plan_reading import read_plan
from plandraft.short_repr import short_repr

_ROUNDS = 3
"""Rounds of mending (our choice); a third one hardly ever finds anything."""


@short_repr
@dataclass(frozen=True, kw_only=True)
class MendedFile:
    """What was mended in a file.

    Attributes:
        file: The file that was written; as it was named where nothing was to be mended and no other file was asked for.
        mended: The findings that were mended, with the edits of each.
        left: Findings with a computed fix for which the file has no place: a line would have to move, or be made anew.
        before: The lines of the file as it was read.
        after: The lines as they are now.
        was: The plan as it was read.
        read: The plan as it is now.
        report: What the checks find now.
        lang: Language of the report.
    """

    file: str
    mended: tuple[Mended, ...]
    left: tuple[Finding, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    was: ReadPlan
    read: ReadPlan
    report: Report
    lang: Literal["zh", "en"] = "zh"


@checked
def mend_file(
    plan: PathLike,
    *,
    output: PathLike | None = None,
    comments: bool = False,
    profile: PathLike | Profile | None = None,
    samples: Samples = None,
    as_of: dt.date | None = None,
    choice: CheckChoice | None = None,
    knowledge: Sequence[PathLike] = (),
    lang: Literal["zh", "en"] | None = None,
    settings: GivenSettings = None,
) -> MendedFile:
    """Mend a text, Markdown or Word file that somebody else wrote, in its own words; no model is asked.

    In a Word file the changes are tracked, so that they can be accepted or turned down one by one.

    Args:
        plan: The file. What its findings do not name stays as it is, byte for byte.
        output: Where the mended file goes; by default over the text that was read. A Word file is never written over.
        comments: Whether what is left to be mended stands in a Word file as comments.
        profile: As for ``check``.
        samples: As for ``check``.
        as_of: As for ``check``.
        choice: As for ``check``.
        knowledge: As for ``check``.
        lang: As for ``check``.
        settings: As for ``check``.

    Raises:
        UsageError: It is of a kind that is not written, or a Word file without ``output``.
        InputError: It, the profile, the samples or the settings cannot be read.
        OutputError: The target cannot be written.
    """
    file, chosen = Path(plan), settings_with(settings, plan, profile, choice=choice, knowledge=knowledge)
    target, language = _target(file, output), for_plan(lang, chosen.lang)
    data, look = bytes_of(file), looks(profile, samples, as_of, chosen)
    was, mended, found, content = _mended(data, file, look)
    report = checks.in_language(found.report, language, rules=all_rules())
    if mended or target.resolve() != file.resolve():
        remarked = commented(content, file, found.read, report, lang=language) if comments else content
        write_output(target, remarked)
    return MendedFile(
        file=str(target),
        mended=mended,
        left=checks.in_language(Report(findings=found.left), language, rules=all_rules()).findings,
        before=tuple(line.text for line in document_in(data, file).lines),
        after=tuple(line.text for line in document_in(content, file).lines),
        was=was,
        read=found.read,
        report=report,
        lang=language,
    )


def _target(file: Path, output: PathLike | None) -> Path:
    target = Path(output) if output is not None else file
    if file.suffix.lower() in WORD and target.resolve() == file.resolve():
        raise UsageError(
            tr("{file} is a Word file: it is not written over", file=file),
            hint=tr("name the copy with tracked changes with -o"),
        )
    return target


def _mended(
    data: bytes, file: Path, look: Callable[[ReadPlan], Callable[[Plan], Report]]
) -> tuple[ReadPlan, tuple[Mended, ...], InPlace, bytes]:
    """Round after round: what is mended may bring to light what could not be seen before.

    Returns:
        The plan as it was, what was mended in all rounds, how the last one ended, and the file as it is then.
    """

    def looked(content: bytes) -> tuple[ReadPlan, Report]:
        read = read_plan(document_in(content, file))
        return read, look(read)(read.plan)

    mended: tuple[Mended, ...] = ()
    editable = editable_file(data, file)
    was, report = looked(data)
    read = was
    for _ in range(_ROUNDS):
        found = mend_in_place(read, report, editable.lines, partial(_look_at, editable, looked))
        mended += found.mended
        if not found.edits:
            break
        read, report, data = found.read, found.report, editable.with_edits(found.edits)
        editable = editable_file(data, file)
    return was, mended, found, data


def _look_at(
    editable: Editable, look: Callable[[bytes], tuple[ReadPlan, Report]], edits: Sequence[SourceEdit]
) -> tuple[ReadPlan, Report] | None:
    try:
        content = editable.with_edits(edits)
    except ValueError:
        return None
    return look(content)
