"""The exit statuses of the command, in one place; README has the same table, and a test compares the two."""

from __future__ import annotations

from enum import IntEnum

from plandraft.messages import Lang, marked, tr_in


class ExitStatus(IntEnum):
    """How a command ended. Where several things happened the first of ``GRAVEST`` stands.

    ``meaning`` is what README says of it, README.zh-CN has the same in Chinese.
    """

    meaning: str

    def __new__(cls, value: int, meaning: str) -> ExitStatus:
        """A status with its meaning."""
        made = int.__new__(cls, value)
        made._value_ = value
        made.meaning = meaning
        return made

    FINE = 0, marked("fine")
    FINDINGS = 1, marked("written, but findings of severity error remain")
    INPUT = 2, marked("wrong usage, or something that cannot be read or written")
    MODEL = (
        3,
        marked(
            "the model could not be reached or refused, or a bound was reached; what was answered is kept: "
            "run the same command again and it goes on"
        ),
    )
    GAPS = (
        4,
        marked(
            "written, but parts that the model was asked for are missing and stand there as named gaps: run "
            "the same command again (only what was not answered is asked), or `plandraft fill`"
        ),
    )
    INTERRUPTED = (
        130,
        marked("interrupted with Ctrl-C; what was answered is kept, and the last line says how to go on"),
    )


GRAVEST = (
    ExitStatus.INTERRUPTED,
    ExitStatus.MODEL,
    ExitStatus.INPUT,
    ExitStatus.GAPS,
    ExitStatus.FINDINGS,
    ExitStatus.FINE,
)
"""Which status stands where several plans, or several things of one plan, would each have their own."""


def gravest(*statuses: ExitStatus) -> ExitStatus:
    """The status that stands for all of these; fine where there are none.

    >>> gravest(ExitStatus.FINDINGS, ExitStatus.GAPS).name
    'GAPS'
    """
    return min(statuses, key=GRAVEST.index, default=ExitStatus.FINE)


def exit_table(lang: Lang) -> str:
    """The statuses as a Markdown table.

    Args:
        lang: ``en`` or ``zh``.
    """
    head = (tr_in(lang, "exit status"), tr_in(lang, "what it means"))
    rows = [(f"{one.value}", tr_in(lang, one.meaning)) for one in ExitStatus]
    return "\n".join(f"| {left} | {right} |" for left, right in (head, ("---", "---"), *rows))
