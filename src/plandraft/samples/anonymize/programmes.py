"""Named campaigns, brands, awards and projects of one body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from plandraft.names.data import any_of, word_set
from plandraft.names.naming import gazetteer, sign
from plandraft.names.places import places
from plandraft.names.spans import SLOTS, NameSpan, one_each
from plandraft.names.tokens import Token, in_dictionary, token_at, tokens_of

_QUOTED = re.compile(r"[“\"『「‘]([^“”\"『』「」‘’\n]{2,24})[”\"』」’]")
_FOLLOWER = re.compile(rf"\s*(?:(?!等)[\u4e00-\u9fff]{{0,4}}?)(?:{any_of(word_set('programmes', 'followers'))})")
_SCHEME = re.compile(r"[\u4e00-\u9fff]{0,4}?(?:工作法|要求|战略|工程|机制|思路|模式|活动|目标|行动|体系|布局)")
_BRAND = re.compile(
    r"(?:[\u4e00-\u9fff]{2}){0,2}(?:品牌|工程|行动|计划|项目|工作室|志愿服务队|服务队|热线|讲堂|论坛|杯)"
)
_CARRIER = re.compile(rf"(?:{any_of(word_set('programmes', 'carriers'))})$")
_AWARD = re.compile(
    rf"[\u4e00-\u9fff]{{0,14}}?(?:{any_of(word_set('programmes', 'awards'))}|十佳[\u4e00-\u9fff]{{2,6}})"
)
_HONOUR = re.compile(
    rf"(?:[\u4e00-\u9fff]{{0,8}}?(?:{any_of(word_set('programmes', 'awards'))})"
    r"|(?:十大|十佳|百佳)[\u4e00-\u9fff]{2,4})"
)
_DIGITS = "一二三四五六七八九十双两百千万1234567890"
_FORMULA = re.compile(rf"^(?=[^\s]{{3,8}}$)(?=(?:[^{_DIGITS}]*[{_DIGITS}]){{2}})[\u4e00-\u9fff\d+＋·]+$")
_PLAIN = word_set("programmes", "plain")
_CAMPAIGN = re.compile(
    r"(?:开展|实施|推进|启动|深化|打造|推出)(?P<name>(?P<part>[\u4e00-\u9fff]{2,8}?)(?:行动|工程|计划))(?![\u4e00-\u9fff]{0,2}(?:的|期|书|表))"
)
CUP_CHARS = 6
"""A cup's name outside quotation marks is no longer (our choice)."""
_CONTEST = re.compile(r"杯(?=[\u4e00-\u9fff]{0,10}(?:赛|比武|竞技|征文))")
WORD_CHARS = 8
"""The longest of the building blocks."""


@cache
def _national() -> frozenset[str]:
    return frozenset(_bare(name) for name in word_set("programmes", "national"))


@cache
def _blocks() -> frozenset[str]:
    return _PLAIN | _national()


def _bare(name: str) -> str:
    return re.sub(r"[·•、，,.\s]", "", name)


def programmes(text: str) -> list[NameSpan]:
    """Quoted names that name (芙蓉杯, 一强三优), cups outside quotation marks, awards with a place."""
    found = [m.span(1) for m in _QUOTED.finditer(text) if _named(m[1], text[m.end() :])]
    quoted = [m.span(1) for m in _QUOTED.finditer(text)]
    found += [span for span in _cups(text) if not any(a <= span[0] < b for a, b in quoted)]
    found += [span for span in _campaigns(text) if not any(a <= span[0] < b for a, b in quoted)]
    found += _titles(text)
    return one_each(NameSpan(a, b, "programme", SLOTS["programme"]) for a, b in found)


def _named(name: str, after: str) -> bool:
    bare = _bare(name)
    bare = re.sub(
        r"^(?:优秀|模范|先进|星级|合格|示范|五星级|四星级|最佳|全国|创建|争创)(?=[\u4e00-\u9fff]{3})", "", bare
    )
    core = re.sub(r"(?:系列|主题)?(?:活动|竞赛|评选|工程|行动|计划|项目)$", "", bare)
    if (
        bare in _national()
        or core in _national()
        or re.sub(r"^(?:全国|全省|全市|省|市|区|县)", "", bare) in _national()
    ):
        return False
    if len(parts := re.split("[、，,；;]", name)) > 1 and all(_bare(part) in _national() for part in parts):
        return False
    if (
        len(parts) > 1
        and max(map(len, parts)) <= 4
        and (len({p[:1] for p in parts}) == 1 or len({p[-1:] for p in parts}) == 1)
    ):
        return False
    if any(place in name for place in _places_in(name)):
        return (
            _AWARD.search(name) is not None or _CARRIER.search(name) is not None or _FOLLOWER.match(after) is not None
        )
    if re.fullmatch(rf"[{_DIGITS}]{{4,6}}", bare):
        return _SCHEME.match(after) is not None
    if "个" not in bare and _FORMULA.match(bare) and re.search("[\u4e00-\u9fff]", bare) and not _counted(bare):
        return True
    if _CARRIER.search(bare):
        return not _descriptive(re.sub(_CARRIER, "", bare))
    follows = _FOLLOWER if len(bare) > 2 else _BRAND
    return follows.match(after) is not None and not _descriptive(bare)


def _places_in(name: str) -> list[str]:
    return [t.text for t in tokens_of(name) if t.text in gazetteer() or (sign(t) == "place")]


def _counted(bare: str) -> bool:
    """百名学生评老师 counts and describes; 一强三优 is a formula: numbers with single characters between."""
    runs = re.split(rf"[{_DIGITS}]+", bare)
    return any(len(run) > 2 for run in runs) or all(not run for run in runs)


def _descriptive(name: str) -> bool:
    """Whether a name is made of ordinary building blocks alone."""
    letters = re.sub(r"[^\u4e00-\u9fff]+", "", name)
    ends = {0}
    for at in range(1, len(letters) + 1):
        if any(start in ends and letters[start:at] in _blocks() for start in range(max(0, at - WORD_CHARS), at)):
            ends.add(at)
    return len(letters) in ends


def _titles(text: str) -> list[tuple[int, int]]:
    """Honours of a named place: 某市十佳…, 某县先进单位."""
    return [(place.start, m.end()) for place in places(text) if (m := _HONOUR.match(text, place.end)) is not None]


def _campaigns(text: str) -> Iterator[tuple[int, int]]:
    """Campaigns outside quotation marks: they begin with a word that no dictionary knows (开展银龄守护行动)."""
    for m in _CAMPAIGN.finditer(text):
        word = token_at(text, m.start("name"))
        whole = word is not None and word.start == m.start("name") and word.end < m.end("name")
        if word is None or not whole or len(word.text) < 2 or in_dictionary(word.text):
            continue
        if not _descriptive(m["part"]) and sign(word) == "proper" and m["name"] not in _national():
            yield m.span("name")


def _cups(text: str) -> list[tuple[int, int]]:
    """Cups outside quotation marks: the word before 杯, where a contest follows."""
    found = []
    for m in _CONTEST.finditer(text):
        at = m.start()
        word = token_at(text, at - 1)
        if word is None or not word.tag.startswith(("n", "v", "a", "b", "z", "j", "i")):
            continue
        name = text[word.start : at + 1]
        known = _bare(name) in _national() or name[:-1] in _blocks()
        if 3 <= len(name) <= CUP_CHARS and not known and sign(Token(word.start, at, name[:-1], word.tag)) != "end":
            found.append((word.start, at + 1))
    return found
