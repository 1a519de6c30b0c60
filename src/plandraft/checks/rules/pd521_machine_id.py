"""Ids where words should be."""

from __future__ import annotations

from plandraft.checks.nonsense import NonsenseRule
from plandraft.core.finding import Severity


class MachineId(NonsenseRule):
    """A value that is an id and nothing else (P1, M3/2), and ids of machines: UUIDs, hashes, keys.

    Why: ids are how code and model talk of a plan; its reader has no list of them.
    Source: the schema of this project, in which ids are assigned by code and never printed.
    """

    code = "PD521"
    name = "machine-id"
    severity = Severity.ERROR
    askable = True
    faults = frozenset({"id"})
    message_zh = "“{said}”是程序编号，不是文字"
    message_en = "“{said}” is an id of a program and no text"
    suggestion = "写出它所指的内容"
    suggestion_en = "write what it stands for"
    bad = (("M1", "title", "P1"),)
    good = (("M1", "actions", ["工号2027030800012345的职工到B1层领取P100口罩，报名编号M3以下的先走访。"]),)
