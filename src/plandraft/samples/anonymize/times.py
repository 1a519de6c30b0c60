"""Years and events that date a text, numbers that count a body's own meetings and days."""

from __future__ import annotations

import re

from plandraft.names.data import NUMBER, any_of, word_set
from plandraft.names.spans import SLOTS, NameSpan, free_of, one_each

_FESTIVALS = any_of(word_set("times", "festivals"))
_MEETINGS = any_of(word_set("times", "meetings"))
_EVENTS = re.compile(any_of(word_set("times", "events")))
_YEAR = r"(?:19|20)\d{2}"
_DASH = r"\s*[-—–－~～至到/]{1,2}\s*"
_DATED = re.compile(
    rf"(?<!\d){_YEAR}(?:{_DASH}(?:{_YEAR}|\d{{2}}))?\s*(?:学年度?|年度|财年|年)(?:\s*\d{{1,2}}\s*月(?:份|\s*\d{{1,2}}\s*[日号])?)?"
    rf"|(?<!\d){_YEAR}{_DASH}{_YEAR}(?!\d)"
    rf"|(?<!\d){_YEAR}\s?[-./]\s?\d{{1,2}}\s?[-./]\s?\d{{1,2}}(?!\d)"
    rf"|(?<!\d){_YEAR}[-.]\d{{1,2}}(?![\d.])"
    r"|(?<!\d)20[0-3]\d(?=[\u4e00-\u9fff]{2,16}(?:计划|总结|要点|方案|安排|报告)(?:$|[\s\d一二三四五六七八九十篇（(]))"
    r"|[一二][九〇○零0O][〇○零0O一二三四五六七八九]{2}(?:至[一二][九〇○零][〇○零一二三四五六七八九]{2})?(?:学年度?|年度|年)(?:[元正一二三四五六七八九十]{1,2}月(?:份|[一二三四五六七八九十]{1,3}日)?)?"
    rf"|(?<![\d.])(?:[789]\d|0\d|1\d|2\d)(?:年度|级新生|届毕业)"
    r"|(?:上世纪|20世纪|二十世纪|本世纪)[一二三四五六七八九十\d]{1,2}0?年代?"
)
_CONGRESS = r"(?:中国共产党|中国工会|共青团|全国人[大民]|全总|党的|中央|中共)"
_ORDINAL = re.compile(
    rf"第\s?{NUMBER}\s?个(?:{_FESTIVALS}|[\u4e00-\u9fff]{{1,6}}?[节日](?![常期程子益]))"
    rf"|第?{NUMBER}届\s?第?{NUMBER}\s?次"
    rf"|第{NUMBER}届"
    rf"|(?<![一二三四五六七八九十百\d])(?:[二三四五六七八九十]|十[一二三四五六七八九]|[二三四五六七八九]十[一二三四五六七八九]?|[1-9]\d?)届(?=[\u4e00-\u9fff]{{0,5}}(?:会|委员))"
    rf"|第{NUMBER}次(?=[\u4e00-\u9fff]{{0,8}}?(?:{_MEETINGS}))"
    r"|(?<![一二三四五六七八九十百\d])(?:[三四五六七八九]|[二三四五六七八九]?十[一二三四五六七八九]?)次(?:党代会|团代会|职代会|教代会|工代会)"
    rf"|第{NUMBER}[轮期批季](?=[\u4e00-\u9fff]{{2,10}}?(?:培训|轮训|竞赛|比赛|评选|活动|聘任|试点|课改|改革))"
    rf"|(?:建[党国军校院厂司队站]|成立|创刊|诞辰|胜利|改革开放|长征|逝世|办学|建)?\s?(?<!\d){NUMBER}周年"
)
_PLENUM = re.compile(
    rf"第?{NUMBER}届(?:历次全会|中央|[^，。；]{{0,6}}[一二三四五六七]中(?:、[^，。；]{{1,3}}中)*(?:全会|全体|精神))"
)
_CONGRESSES = re.compile(r"[\u4e00-\u9fff]{0,8}?(?:代表大会|党代会|职代会|教代会|工代会|团代会|双代会|会员大会)")
_FREQUENT = re.compile(r"(?:召开|举行|开|举办|组织|不少于|至少|每年|每学期|一年|全年|年内|各)$")
_NATIONAL_ORDINAL = re.compile(rf"{_CONGRESS}[^，。；]{{0,4}}$")
_GENERIC_ROUNDS = re.compile(r"第[一1][批轮期季]")


def dated(text: str) -> list[NameSpan]:
    """Years, full dates, school years, and events everybody can date."""
    found = [(m.start(), m.end()) for pattern in (_DATED, _EVENTS) for m in pattern.finditer(text)]
    return one_each(NameSpan(start, end, "dated", SLOTS["dated"]) for start, end in found)


def ordinals(text: str) -> list[NameSpan]:
    """第26个教师节, 七届四次, 第八届; the country's own congresses and plain frequencies are none."""
    found = []
    for m in _ORDINAL.finditer(text):
        before = text[: m.start()]
        frequency = "次" in m[0] and "第" not in m[0] and "届" not in m[0] and _FREQUENT.search(before)
        national = _NATIONAL_ORDINAL.search(before) and re.match(
            r"第?[\u4e00-\u9fff\d]+届[一-龥]中|第.+次", text[m.start() :]
        )
        counted = not re.fullmatch(r"第[^届]+次", m[0]) or "届" in before[-14:] or _CONGRESSES.match(text, m.end())
        if (
            counted
            and not frequency
            and not national
            and not _plenum(text, m.start())
            and not _GENERIC_ROUNDS.match(m[0])
        ):
            start = m.start() + len(m[0]) - len(m[0].lstrip())
            found.append(NameSpan(start, m.end(), "ordinal", SLOTS["ordinal"]))
    return free_of(one_each(found), dated(text))


def _plenum(text: str, at: int) -> bool:
    """十八届三中全会 is a matter of what is in force, not of a body's count."""
    return _PLENUM.match(text, at) is not None
