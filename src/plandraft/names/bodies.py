"""Names of bodies."""

from __future__ import annotations

import re
from functools import cache

from plandraft.names.data import any_of, word_set, words
from plandraft.names.naming import Believe, begins, body_kinds, kinds_in
from plandraft.names.places import places
from plandraft.names.spans import SLOTS, NameSpan, joined_spans, one_each
from plandraft.names.tokens import begins_word, tokens_of

PLACE_GAP = 10
"""So many characters of modifiers may stand between a place and the kind (our choice)."""
_PARTS = re.compile(
    r"(?:工会|分会|女职工|女工|经费审查|经审|职工代表|文体|提案|党|团|分工会|生活|福利|民主管理|监督|工作)$"
)
"""Committees of a body, named after their work, are no bodies of their own."""
_SURE = frozenset(
    {
        "小学",
        "中学",
        "幼儿园",
        "卫生院",
        "有限公司",
        "有限责任公司",
        "股份有限公司",
        "支行",
        "煤矿",
        "中心小学",
        "实验小学",
        "实验中学",
        "大酒店",
        "机务段",
        "敬老院",
    }
)
"""Before these an ordinary noun is a name: nobody says 金色幼儿园 of a sort of kindergartens."""
_COLLECTIVE = frozenset({"学校", "小学", "中学", "幼儿园", "高中", "初中", "学院", "公司", "集团", "大学"})
"""Directly behind a province or a city these are all of their sort, not one (湖南省学校)."""
_NUMBERED = re.compile(
    r"(?:[省市县区镇州]|(?<=[\u4e00-\u9fff]))附?[一二三四五六七八九十](?:中|小|院|高|幼)"
    r"(?=[，。；、：\s）)]|工会|教|学生|党|老师|全体|联|与|和|等|的|$)"
)


@cache
def _national() -> re.Pattern[str]:
    return re.compile(any_of(word_set("bodies", "national")))


@cache
def _brands() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(word_set('bodies', 'brands'))})(?:物流|快递|速运|电器|商城|超市|外卖)?")


def bodies(text: str) -> list[NameSpan]:
    """Every name of one body in a line; kinds of bodies (我院, 市总工会, 自来水公司) are none."""
    national = [m.span() for m in _national().finditer(text)]
    found: list[NameSpan] = []
    wider = [m.span() for m in body_kinds("named").finditer(text)]
    for group in ("named", "placed"):
        at = 0
        for m in kinds_in(group, text):
            if m.start() < at or (group == "placed" and any(a < m.start() and m.end() <= b for a, b in wider)):
                continue
            begin = _begin(text, m, group == "placed")
            if begin is not None and not any(a < m.end() and begin < b for a, b in national):
                found.append(NameSpan(begin, m.end(), "org", SLOTS["org"]))
                at = m.end()
    found += (
        NameSpan(*m.span(), "org", SLOTS["org"]) for m in _brands().finditer(text) if begins_word(text, m.start())
    )
    found += (
        NameSpan(_number_begin(text, m), m.end(), "org", SLOTS["org"])
        for m in _NUMBERED.finditer(text)
        if _level(text, m)
    )
    return one_each(joined_spans(found))  # a kind that follows a name at once belongs to it: …集团|有限公司


def _begin(text: str, m: re.Match[str], placed: bool) -> int | None:
    kind = m[0]
    if kind == "委员会" and _PARTS.search(text[: m.start()]):
        return None
    after = words("bodies")["not_before"].get(kind, ())
    if any(text.startswith(str(word), m.end()) for word in after):
        return None
    firm = kind.endswith(("公司", "厂", "集团"))
    if kind == "公司" and re.search(r"第[一二三四五六七八九十\d]+分$", text[: m.start()]):
        return None
    believe = Believe(
        plain=kind in _SURE, plain_behind=firm, plain_inside="有限" in kind or kind == "委员会", only_places=placed
    )
    begin = begins(text, m.start(), believe)
    if (
        begin is not None
        and kind.startswith("分")
        and re.fullmatch(r"第[一二三四五六七八九十\d]+", text[begin : m.start()])
    ):
        return None
    collective = (
        kind in _COLLECTIVE
        and begin is not None
        and re.search(r"[\u4e00-\u9fff]{2}(?:[省市县区]|自治州)$", text[begin : m.start()])
    )
    if begin is None and placed:
        near = next((s for s in places(text) if s.end <= m.start() and _modifiers(text[s.end : m.start()])), None)
        begin = near.start if near is not None else None
    return None if collective else begin


def _modifiers(between: str) -> bool:
    return len(between) <= PLACE_GAP and all(t.text in word_set("bodies", "generic") for t in tokens_of(between))


def _number_begin(text: str, m: re.Match[str]) -> int:
    begin = begins(text, m.start(), Believe())
    return m.start() if begin is None else begin


def _level(text: str, m: re.Match[str]) -> bool:
    if m[0][0] not in "省市县区镇州":
        return begins(text, m.start(), Believe()) is not None
    return begins(text, m.start() + 1, Believe()) is None
