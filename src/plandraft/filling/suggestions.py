"""What of a suggestion a model can do: it changes words of the plan, it knows no more facts than it is shown."""

from __future__ import annotations

import re

_CLAUSE = re.compile(r"[；;。]|[，,](?=或|并|也可|还可)")
_JOINED = re.compile(r"^(?:或者?|并且?|也可以?|还可以?)")
_OFFICE = re.compile(
    r"(?:补|写|填|录|记|加|列)(?:充|入|进|到|在)?[^，；]{0,4}(?:概况|配置文件)"
    r"|[在到]概况(?:里|中)?[^，；]{0,2}(?:补|写|填|录|记|加|列)"
    r"|(?:核对|核实|确认|检查)[^，；]{0,6}(?:文件|来源|是否|名称|原件|样本)|请示|询问|--\w+|plandraft"
)
"""Words of what only the office can do: complete the profile, look something up, ask somebody."""


def for_a_model(suggestion: str) -> str:
    """A suggestion without what only the office can do; empty where nothing else is left.

    >>> for_a_model("补入单位概况，或换成【待补：…】")
    '换成【待补：…】'
    >>> for_a_model("核对文件名；是上级或本单位的，补入单位概况")
    ''
    """
    clauses = [clause.strip() for clause in _CLAUSE.split(suggestion)]
    kept = [clause for clause in clauses if clause and not _OFFICE.search(clause)]
    return _JOINED.sub("", "，".join(kept))
