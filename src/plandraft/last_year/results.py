"""What last year's file says was done, was not done, and how much of it there was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from plandraft.core.sample import Line
from plandraft.last_year.facts import OldFigure, Quoted
from plandraft.last_year.places import Places

_UNFINISHED_HEAD = re.compile("问题|不足|未完成|没有完成|差距|短板|遗留|欠缺|结转")
_DONE_HEAD = re.compile("完成情况|回顾|成效|开展情况|主要做法|主要工作|取得|成绩|一年来|工作情况")
_NEXT_HEAD = re.compile("下一步|下步|明年|新的一年|打算|下年度|工作思路|今后")
_UNFINISHED = re.compile(
    r"未(?:能|按期|如期|及时)*(?:完成|启动|开工|落实|建成|改造|实施|开展|达到|验收|开放|覆盖|签订|更新)|没有?(?:能)?(?:按期|如期|及时|全部)*(?:完成|办完|启动|做成|达到|建成|落实|改造)|"
    r"尚未|仍未|还没|推迟到(?:明年|下年|次年)|结转|延至(?:明年|下年)|(?:明年|下年|次年)(?:继续|再)(?:办|做|完成|推进)"
)
_MARKED = re.compile(r"[（(]\s*(?:未完成|没有完成|未办|推迟|结转|延期|未落实|待续)[^）)]{0,20}[）)]")
_DONE = re.compile(
    r"完成|举办|开展|建成|走访|慰问|组织|培训|发放|签订|新建|召开|办结|帮扶|评选|改造|开放|答复|解决|落实|更新|参加"
)
_FIGURE = re.compile(
    r"(?P<name>[\u4e00-\u9fff“”]{2,14}?)(?:共|达|达到|为|约|计|累计)*(?P<value>\d[\d,.]*(?:万)?(?:人次|户次|场次|人|户|件|场|次|家|名|个|%|项|册|元|小时|篇))"
)
SENTENCES = re.compile(r"[^。；;！!]+")
OF_THE_YEAR = re.compile(r"^(?:19|20)\d\d年度?的?|^今年|^本年度?")
_MOST_SENTENCE = 80
_LEAST_FIGURE = 4
"""Characters of a name that says what was counted: 参加 alone says nothing (our choice)."""
_MARKER = re.compile(
    r"^\s*(?:[-*•·]\s*|#+\s*|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}(?:\.\d{1,2})*[.、．\s]\s*(?!\d)|[①-⑳])+\s*"
)


def in_parts(lines: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """Each line with what the nearest heading above it says the part is about."""
    part = ""
    for line in lines:
        bare = _MARKER.sub("", line.text).strip()
        if len(bare) <= 40 and not bare.endswith(("。", "；")):
            for name, pattern in (("unfinished", _UNFINISHED_HEAD), ("next", _NEXT_HEAD), ("done", _DONE_HEAD)):
                if pattern.search(bare):
                    part = name
                    break
            else:
                part = (
                    part
                    if part == "unfinished" or not re.match(r"\s*(?:#+\s*)?[一二三四五六七八九十]+、", line.text)
                    else ""
                )
        yield part, line


def _sentences(line: Line) -> Iterator[str]:
    for found in SENTENCES.finditer(_MARKER.sub("", line.text)):
        sentence = _MARKER.sub("", found[0]).strip("，,。；; ")
        if 4 <= len(sentence) <= _MOST_SENTENCE:
            yield sentence


def unfinished_in(
    parts: Sequence[tuple[str, Line]], sort: Literal["plan", "summary"], places: Places
) -> Iterator[Quoted[str]]:
    """What a summary says is not done; in a plan only what somebody has marked so."""
    seen: set[str] = set()
    for part, line in parts:
        for sentence in _sentences(line):
            in_part = part == "unfinished" and sort == "summary" and sentence != _MARKER.sub("", line.text).strip()
            marked = _MARKED.search(sentence) is not None
            told = sort == "summary" and part != "next" and _UNFINISHED.search(sentence) is not None
            whole = line.text.rstrip().endswith(("。", "；", "）", ")"))
            if (marked or told or (in_part and whole)) and sentence not in seen:
                seen.add(sentence)
                yield places.said(_MARKED.sub("", sentence).strip() or sentence, line)


def done_in(parts: Sequence[tuple[str, Line]], places: Places) -> Iterator[Quoted[str]]:
    """Whole sentences that tell of something done, in parts of what was done."""
    for part, line in parts:
        if part in ("unfinished", "next"):
            continue
        for sentence in _sentences(line):
            if (
                _DONE.search(sentence)
                and re.search(r"\d|完成|建成|签订|举办", sentence)
                and not _UNFINISHED.search(sentence)
            ) and line.text.rstrip().endswith(("。", "；")):
                yield places.said(OF_THE_YEAR.sub("", sentence).lstrip("，"), line)


def counted_in(parts: Sequence[tuple[str, Line]], places: Places) -> Iterator[Quoted[OldFigure]]:
    """How much of what was done: clauses that are a name and a number, each name once."""
    seen: set[str] = set()
    for part, line in parts:
        if part in ("unfinished", "next"):
            continue
        for clause in re.split("[，。；、,;]", _MARKER.sub("", line.text)):
            found = _FIGURE.fullmatch(clause.strip())
            if found is None or len(found["name"]) < _LEAST_FIGURE:
                continue
            if _DONE.search(found["name"]) and found["name"] not in seen:
                seen.add(found["name"])
                yield places.said(OldFigure(name=found["name"], value=found["value"]), line)
