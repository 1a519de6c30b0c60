"""The exit statuses of the command, in one place; README has the same table, and a test compares the two."""

from __future__ import annotations

from enum import IntEnum


class ExitStatus(IntEnum):
    """How a command ended. Where several things happened the first of ``GRAVEST`` stands.

    ``meaning`` is what README says of it, ``meaning_zh`` what README.zh-CN says.
    """

    meaning: str
    meaning_zh: str

    def __new__(cls, value: int, meaning: str, meaning_zh: str) -> ExitStatus:
        """A status with its meaning, in English and in Chinese."""
        made = int.__new__(cls, value)
        made._value_ = value
        made.meaning, made.meaning_zh = meaning, meaning_zh
        return made

    FINE = 0, "fine", "正常"
    FINDINGS = 1, "written, but findings of severity error remain", "已写出，但仍有错误级问题"
    INPUT = 2, "wrong usage, or something that cannot be read or written", "用法有误，或文件无法读写"
    MODEL = (
        3,
        "the model could not be reached or refused, or a bound was reached; what was answered is kept: run the same "
        "command again and it goes on",
        "模型无法连接或拒绝，或已达到设定的上限；已得到的回答都保留，原命令再执行一次即可继续",
    )
    GAPS = (
        4,
        "written, but parts that the model was asked for are missing and stand there as named gaps: run the same "
        "command again (only what was not answered is asked), or `plandraft fill`",
        "已写出，但有的部分没有从模型得到，文中以【待补：…】标出；原命令再执行一次（只重问没有得到回答的部分），"
        "或用 `plandraft fill` 补写",
    )
    INTERRUPTED = (
        130,
        "interrupted with Ctrl-C; what was answered is kept, and the last line says how to go on",
        "被 Ctrl-C 中断；已得到的回答都保留，最后一行写明怎样继续",
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


def exit_table(lang: str) -> str:
    """The statuses as a Markdown table.

    Args:
        lang: ``en`` or ``zh``.
    """
    head = ("退出码", "含义") if lang == "zh" else ("exit status", "what it means")
    rows = [(f"{one.value}", one.meaning_zh if lang == "zh" else one.meaning) for one in ExitStatus]
    return "\n".join(f"| {left} | {right} |" for left, right in (head, ("---", "---"), *rows))
