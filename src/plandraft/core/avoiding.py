"""Whether a text plans what is to be avoided, or itself rules it out."""

from __future__ import annotations

import re
from functools import lru_cache

_NOT = re.compile(r"不|严禁|禁止|避免|杜绝|取消|停办|防止|拒绝")
_CLAUSE = re.compile(r"[，。；]")
_LEAD = re.compile(r"^(?:不得|不要|不再|不|严禁|禁止|避免|杜绝|取消)(?:搞|办|设|签|举办|开展|组织|安排|发放|写|出现)?")
_TAIL = re.compile(r"(?:性质|之类|一类|等|形式)?的?(?:活动|内容|事项|项目|安排|做法|行为|表述|字样)$")
_BETWEEN = 6
"""Most characters between two halves of an item (our choice): 出省参观旅游 is 出省旅游."""

_LONGEST = 20
"""A longer item is not looked for in halves (our choice): it is a sentence, and its words say little one by one."""


def ruled_out(text: str, at: int) -> bool:
    """Whether the clause says no before a place of the text.

    >>> ruled_out("省内疗休养，不组织出省旅游", 9), ruled_out("组织出省旅游", 2)
    (True, False)
    """
    return bool(_NOT.search(_CLAUSE.split(text[:at])[-1]))


def planned(item: str, text: str) -> bool:
    """Whether a text plans an avoided item, also in two halves and without the words around the matter.

    >>> planned("不搞大型文艺汇演", "举办大型职工文艺汇演"), planned("大型文艺汇演", "小型文艺汇演")
    (True, False)
    """
    matter = core_of(item)
    found = _pattern(matter).search(text) if matter else None
    return found is not None and not ruled_out(text, found.start())


@lru_cache(maxsize=1024)
def core_of(item: str) -> str:
    """What an item is about: 外出旅游性质的活动 is about 外出旅游."""
    bare = _LEAD.sub("", item.strip(" 。；，"))
    core = _TAIL.sub("", bare)
    return core if len(core) > 1 else bare


@lru_cache(maxsize=256)
def _pattern(matter: str) -> re.Pattern[str]:
    cuts = range(2, len(matter) - 1) if len(matter) <= _LONGEST else ()
    halves = [(matter[:cut], matter[cut:]) for cut in cuts]
    split = (f"{re.escape(one)}[^，。；]{{1,{_BETWEEN}}}?{re.escape(two)}" for one, two in halves)
    return re.compile("|".join((re.escape(matter), *split)))
