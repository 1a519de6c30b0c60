"""What the ``revise`` prompt knows, and the shape of its answer."""

from __future__ import annotations

from plandraft.core.frozen_model import FrozenModel
from plandraft.core.plan import Plan
from plandraft.core.replies import ActionShape, MeasureShape, Shape


class Wish(FrozenModel):
    """Something that somebody wants changed and that could not be read without a model.

    Attributes:
        number: From 1; an answer names it.
        words: The clause.
        instruction: The whole instruction that it stood in.
        why: What could not be understood of it.
    """

    number: int
    words: str
    instruction: str
    why: str = ""


class ReviseInputs(FrozenModel):
    """Inputs of ``revise``: what is wanted, and the plan.

    Attributes:
        organisation: Its name.
        period: The plan's period in words.
        wishes: What is wanted.
        plan: The plan as it now is.
        owners: Who can own work.
        avoid: What must not be planned.
        working: The months in which work is planned.
        faults: What was wrong with the last answer; empty when asked first.
        variant: Number of the answer, from 0; another one is asked for in other words.
    """

    organisation: str
    period: str
    wishes: tuple[Wish, ...]
    plan: Plan
    owners: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    working: tuple[int, ...] = ()
    faults: tuple[str, ...] = ()
    variant: int = 0


class WishedActionShape(ActionShape):
    """One action as it is to be; an empty time or line stays as it is."""

    wish: int
    """哪一条意见"""
    at: str
    """做法的编号，如 M3/2；给 M3 新增一条写 M3/+；整条删去的 text 留空"""


class WishedValueShape(Shape):
    """A new value for one field of a node."""

    wish: int
    """哪一条意见"""
    id: str
    """节点编号，如 M3、G2、B1；开头、结尾写 P"""
    field: str
    """title、owner、partners、indicator、text、purpose、amount、note、preamble、closing"""
    value: str
    """新值；partners 用顿号分开，amount 写数字（元）"""


class WishedMeasureShape(MeasureShape):
    """A measure that the plan does not have yet."""

    wish: int
    """哪一条意见"""


class RemovedShape(Shape):
    """A node that is to be taken out."""

    wish: int
    """哪一条意见"""
    id: str
    """节点编号，如 M3"""


class UnclearShape(Shape):
    """A wish that cannot be carried out without guessing."""

    wish: int
    """哪一条意见"""
    why: str
    """哪里不清楚、办不到或与避忌相抵触，一句话"""


class ReviseReply(Shape):
    """Answer to ``revise``: only what is to be changed."""

    actions: list[WishedActionShape]
    """要改、要增、要删的做法"""
    values: list[WishedValueShape]
    """要改的其他字段"""
    added: list[WishedMeasureShape]
    """要新增的措施"""
    removed: list[RemovedShape]
    """要整条删去的"""
    unclear: list[UnclearShape]
    """看不懂、找不到或办不到的意见"""
