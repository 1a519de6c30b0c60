"""A notice from above is read as what it demands: in its own words, its dates and numbers untouched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plandraft.core.matching import containment
from plandraft.core.sample import Document, Line
from plandraft.core.source_map import ReadPlan
from plandraft.last_year.facts import Notice, NoticeDemand
from plandraft.last_year.places import Places

_SORT = re.compile(r"(?:通知|意见|方案|要点|通报|决定|部署|安排|要求|函)$")
_BEGINS = re.compile(r"关于|印发|做好|开展|加强|部署|推进")
_ADDRESS = re.compile(r"^(?!.*[。；]).{2,120}[：:]\s*$")
_LEVELS = (
    re.compile(r"^\s*(?:#+\s*)?(?P<mark>[一二三四五六七八九十]{1,3}、)"),
    re.compile(r"^\s*(?:#+\s*)?(?P<mark>[（(][一二三四五六七八九十]{1,3}[）)])"),
    re.compile(r"^\s*(?:#+\s*|[-*]\s*)?(?P<mark>\d{1,2}[.．、])\s*(?!\d)"),
    re.compile(r"^\s*(?P<mark>(?:[（(]\d{1,2}[）)]|[①-⑳]))"),
)
_DEMANDS = re.compile(
    r"要|应当?|须|必须|请|不得|不少于|不低于|不超过|不晚于|\d{1,2}[日月号](?:底|末|初)?前|报送|上报|完成|开展|组织|建立|落实|确保|做到|举办|推进|实现|覆盖|参加|制定|召开"
)
_ASIDE = re.compile(
    r"联系人|联系电话|电\s*话|邮\s*箱|传\s*真|附件|附[：:]|抄送|印发日期|（此件|此页无正文|二维码|请扫码"
)
_PREAMBLE = re.compile(r"通知如下|安排如下|要求如下|意见如下|方案如下|部署如下|如下[：:。]")
_DATE_LINE = re.compile(r"^\s*(?:20\d\d|二[〇零○]\S{2})年\s*\d{0,2}\S{0,3}月\s*\S{1,3}[日号]\s*$")
_SENTENCE = re.compile(r"[^。；;]+[。；;]?")
_LONG = 90
"""Characters above which a point with several sentences is several demands (our choice)."""
_HEAD_CHARS = 30
_GENERAL = re.compile("任务|要求|安排|原则|目标|步骤|措施|保障|事项|思想|内容|意义|重点")
"""Headings that say nothing of what is demanded below them."""
_SAYS_IT = 0.3
"""Share of a heading's pairs that a point holds where it says itself what it is about (our choice)."""
_SUBJECT = re.compile(
    r"^(?:各|全体|有关)[^，。；：\d]{1,16}?(?:(?:要(?!求)|应当?|须|必须|需要|请)(?=[\u4e00-\u9fff\d])|(?=[于在]\d))"
)


def read_notice(document: Document, read: ReadPlan) -> Notice:
    """What a notice demands, of whom, and how it is cited.

    Args:
        document: The file's text.
        read: The same, read as a plan; its places are used.
    """
    lines = [line for line in document.lines if line.text.strip()]
    at, title = _title(lines)
    issuer = _issuer(title, lines, at)
    rest = lines[at + 1 :]
    address = next((n for n, line in enumerate(rest[:6]) if _ADDRESS.match(line.text.strip())), None)
    addressees = _named(rest[address].text) if address is not None else ()
    body = rest[address + 1 :] if address is not None else rest
    demands = tuple(_demands(_body(body, issuer), Places(document, read)))
    bare = re.sub(r"^[#\s]+|[《》]", "", title)
    cited = bare if not issuer or bare.startswith(issuer) or not bare.startswith("关于") else f"{issuer}{bare}"
    return Notice(file=document.file, title=cited, issuer=issuer, addressees=addressees, demands=demands)


def _title(lines: Sequence[Line]) -> tuple[int, str]:
    """The title and the line on which it ends; over two or three lines where it is long. Of none the file has none."""
    for at in range(min(10, len(lines))):
        joined = ""
        for end in range(at, min(at + 3, len(lines))):
            text = lines[end].text.strip().strip("#* ")
            if len(text) > 60 or text.endswith(("。", "：", "；")):
                break
            joined += text
            if _SORT.search(joined) and _BEGINS.search(joined):
                return end, joined
    return -1, ""


def _issuer(title: str, lines: Sequence[Line], at: int) -> str:
    found = re.match(r"(?P<who>[\u4e00-\u9fff]{2,30}?)关于", title)
    if found is not None and not found["who"].startswith("关于"):
        return found["who"]
    for line in reversed(lines[max(at, len(lines) - 8) :]):
        text = line.text.strip()
        if 3 <= len(text) <= 30 and re.search(r"(?:会|局|办公室|党委|团委|厅|部)$", text):
            return text
    return ""


def _named(text: str) -> tuple[str, ...]:
    """Whom an address names; what stands in brackets belongs to the name."""
    bare = text.strip().rstrip("：: ")
    parts = re.findall(r"(?:[（(][^（）()]*[）)]|[^、，,；;（(])+", bare)
    return tuple(part.strip() for part in parts if part.strip())


def _body(lines: Sequence[Line], issuer: str) -> Iterator[Line]:
    """The lines that may demand something: up to who signs, without whom to call."""
    for at, line in enumerate(lines):
        text = line.text.strip()
        ends = at > len(lines) // 2 and (text == issuer or _DATE_LINE.match(text))
        if ends:
            return
        if not _ASIDE.match(text) and not _DATE_LINE.match(text):
            yield line


def _demands(lines: Iterator[Line], places: Places) -> Iterator[NoticeDemand]:
    held, heads = ["", "", "", ""], ["", "", "", ""]
    for line in lines:
        level, mark, text = _level(line.text)
        if level is not None:
            held = [*held[:level], mark, *([""] * (len(held) - level - 1))]
            heads = [*heads[:level], "", *([""] * (len(heads) - level - 1))]
        if not text or (level is None and (_PREAMBLE.search(text) or not _is_demand(text))):
            continue
        if level in (0, 1) and _is_heading(text):
            heads[level] = text  # what it demands stands below it
            continue
        number = "".join(mark.rstrip("、.．") if mark[-1:] in "、.．" else mark for mark in held if mark)
        for demand in _split(text):
            if _is_demand(demand) or level is not None:
                said = _addressed(_with_head(demand, heads))
                yield NoticeDemand(number=number, text=said, where=places.where(line))


def _is_heading(text: str) -> bool:
    return len(text) <= _HEAD_CHARS and not text.endswith(("。", "；", ";")) and not re.search(r"\d", text)


def _with_head(text: str, heads: Sequence[str]) -> str:
    """A point with the heading above it, where it does not itself say what it is about."""
    head = next((one for one in reversed(heads) if one), "")
    if not head or _GENERAL.search(head) or containment(head, text) >= _SAYS_IT:
        return text
    return f"{head}：{text}"


def _addressed(text: str) -> str:
    """A demand without those whom all of it is addressed to, such as 各基层工会要."""
    return _SUBJECT.sub("", text) or text


def _level(text: str) -> tuple[int | None, str, str]:
    for level, pattern in enumerate(_LEVELS):
        found = pattern.match(text)
        if found is not None:
            return level, found["mark"], text[found.end() :].strip().strip("*")
    return None, "", text.strip().strip("*")


def _split(text: str) -> Iterator[str]:
    """A point as one demand; a long one sentence by sentence, its heading with the first."""
    whole = text.strip().rstrip("。；; ")
    if len(whole) <= _LONG:
        yield whole
        return
    pending = ""
    for found in _SENTENCE.finditer(text):
        sentence = found[0].strip()
        if not sentence:
            continue
        if len(sentence) <= 16 and not pending:
            pending = sentence
            continue
        yield f"{pending}{sentence}".strip().rstrip("。；; ")
        pending = ""
    if pending:
        yield pending.rstrip("。；; ")


def _is_demand(text: str) -> bool:
    return bool(_DEMANDS.search(text)) and len(text) >= 6
