"""Owners that are nobody in particular."""

from __future__ import annotations

import re

VAGUE = re.compile(
    r"(?:各|有|相)?(?:相关|有关)(?:部门|单位|科室|人员|处室)|^各(?:单位|部门|科室|处室)$|^(?:专人|全体人员|大家|各方)$"
)
"""相关部门, 有关人员, 各单位, 专人."""

_BODY = re.compile(
    r"由(?!于|此|来|衷)[^，。；]{2,20}|[\u4e00-\u9fff]{2,8}(?:办公室|委员会|协会|小组|中心|车间|工会委员|分会|工会|党支部)"
    r"|[\u4e00-\u9fff]{1,6}(?:部|科|处|室|办|所|队)(?=[牵负组会收编提审报按每开安走检备公登定商和、与，。；])"
)
"""Words that name somebody who acts, where nothing else is known."""

_BETWEEN = re.compile(r"[、，,/；;\s]|和|与|及")


def names_a_body(text: str, own: tuple[str, ...]) -> bool:
    """Whether a text names one of the organisation's bodies, or what looks like one."""
    return any(name in text for name in own) or bool(_BODY.search(text))


def parts_of(owner: str) -> list[str]:
    """The bodies that one owner's text names."""
    return [part for part in _BETWEEN.split(owner) if part]
