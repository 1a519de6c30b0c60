"""Text that nobody can read."""

from __future__ import annotations

from plandraft.checks.nonsense import NonsenseRule
from plandraft.core.finding import Severity


class UnreadableText(NonsenseRule):
    r"""Text that cannot be read.

    Characters that were lost or read in a wrong encoding (锟斤拷, å·¥ä½œ), orders to a terminal, escapes (\u5de5), and
    characters that show nothing.

    Why: the words are lost, and what is left of them is on the page.
    Source: our choice; what is read from files and from models is cleaned first, so nothing of this is meant.
    """

    code = "PD729"
    name = "unreadable-text"
    severity = Severity.ERROR
    askable = True
    faults = frozenset({"unreadable"})
    message_zh = "“{said}”是乱码"
    message_en = "“{said}” cannot be read"
    suggestion = "按原稿重新写出这一处"
    suggestion_en = "write it anew after the original"
    bad = (("M1", "actions", ["寮€灞曡亴宸ユ妧鑳藉煿璁。"]),)
    good = (("M1", "actions", ["按①②③分组，气温≥35℃发放清凉饮料，办3×3篮球赛。"]),)
