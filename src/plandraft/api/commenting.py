"""Findings are written as comments into a copy of the user's own Word file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from plandraft.api.checking import check
from plandraft.api.inputs import Samples
from plandraft.api.outputs import write_output
from plandraft.api.own_files import bytes_of, document_in
from plandraft.api.settings import GivenSettings, PathLike, settings_for
from plandraft.arguments import checked
from plandraft.core.checking import CheckChoice
from plandraft.core.finding import Finding, Lang, Report
from plandraft.core.profile import Profile
from plandraft.core.source_map import ReadPlan
from plandraft.documents.formats import WORD
from plandraft.errors import UsageError
from plandraft.messages import for_plan, tr, tr_in
from plandraft.plan_reading import read_plan


@checked
def comment_file(
    plan: PathLike,
    output: PathLike,
    *,
    profile: PathLike | Profile | None = None,
    samples: Samples = None,
    as_of: dt.date | None = None,
    choice: CheckChoice | None = None,
    knowledge: Sequence[PathLike] = (),
    lang: Lang | None = None,
    settings: GivenSettings = None,
) -> Report:
    """Check a Word file and write what was found as Word comments into a copy; everything else in it stays.

    A finding about no words in particular stands at its paragraph, one about the whole plan at the first.

    Args:
        plan: The Word file; it is not written over.
        output: Where the copy goes.
        profile: As for ``check``.
        samples: As for ``check``.
        as_of: As for ``check``.
        choice: As for ``check``.
        knowledge: As for ``check``.
        lang: As for ``check``.
        settings: As for ``check``.

    Raises:
        UsageError: One of the two is no Word file, or both are the same.
        InputError: The plan, the profile, the samples or the settings cannot be read.
        OutputError: The target cannot be written.
    """
    file = Path(plan)
    check_comments(file, output)
    decided, data = settings_for(settings, plan, profile), bytes_of(file)
    read = read_plan(document_in(data, file))
    report = check(
        read,
        profile=profile,
        samples=samples,
        as_of=as_of,
        choice=choice,
        knowledge=knowledge,
        lang=lang,
        settings=decided,
    )
    write_output(Path(output), commented(data, file, read, report, lang=for_plan(lang, decided.lang)))
    return report


def check_comments(file: Path, target: PathLike) -> None:
    """Refuse what cannot hold comments.

    Raises:
        UsageError: One of the two is no Word file, or both are the same.
    """
    for one in (file, Path(target)):
        if one.suffix.lower() not in WORD:
            raise UsageError(
                tr("{one} is no Word file; only those hold comments", one=one), hint=tr("both end in .docx")
            )
    if Path(target).resolve() == file.resolve():
        raise UsageError(tr("{file} is not written over", file=file), hint=tr("name another file for the comments"))


def write_comments(plan: PathLike, read: ReadPlan, report: Report, output: PathLike, *, lang: Lang) -> None:
    """The same for a plan that was checked already.

    Raises:
        InputError: It cannot be read.
        OutputError: The target cannot be written.
    """
    write_output(Path(output), commented(bytes_of(Path(plan)), Path(plan), read, report, lang=lang))


def commented(data: bytes, file: Path, read: ReadPlan, report: Report, *, lang: Lang) -> bytes:
    """The Word file with the findings as comments.

    Raises:
        InputError: It cannot be read.
    """
    from plandraft.annotating.word import Remark, WordFile

    remarks = []
    for finding in report.findings:
        start, end = (finding.span.start, finding.span.end) if finding.span is not None else (0, 0)
        place = read.source_map.place(finding.node, finding.field, start)
        said = _said(finding, lang)
        if place is None:
            remarks.append(Remark(line=None, text=said))
        else:
            remarks.append(Remark(line=place.line, column=place.column, length=end - start, text=said))
    return WordFile(data, file=str(file), at=dt.datetime.now(dt.UTC)).with_remarks(remarks)


def _said(finding: Finding, lang: Lang) -> str:
    severity = tr_in(lang, finding.severity.value)
    head = tr_in(lang, "[{severity} {code}] {message}", severity=severity, code=finding.code, message=finding.message)
    return f"{head}\n→ {finding.suggestion}" if finding.suggestion else head
