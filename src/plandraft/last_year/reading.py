"""Last year's plan or summary is read for what a profile asks: nothing is concluded, everything stands in a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Literal

from plandraft.core.amounts import read_sum
from plandraft.core.gap import GAP
from plandraft.core.period import Period
from plandraft.core.sample import Document, Line
from plandraft.core.source_map import ReadPlan
from plandraft.last_year.facts import OldEvent, OldFigure, OldFile, OldLeader, OldMoney, Quoted
from plandraft.last_year.places import Places
from plandraft.names.people import people
from plandraft.plan_reading.sectors import sector_of
from plandraft.plan_reading.who import listed_names, owner_said, partners_said

_SUMMARY = re.compile("总结|述职|工作报告|工作回顾|完成情况|情况汇报|情况报告")
_NAME = re.compile(
    r"(?:关于)?(?:印发)?[《“]?(?P<name>[^\d年（）()《》“”]{2,36}?)(?:关于)?[（(]?"
    r"(?:(?:19|20)\d\d|二[〇零○][〇零○一二三四五六七八九]{2}|年度|学年|工作(?:计划|总结|要点|报告|安排|思路))"
)
_SHORT = re.compile(r"以下简称[“\"‘]?(?P<name>[\u4e00-\u9fff]{2,16})[”\"’]?")
_COUNT = r"(?P<n>\d[\d,，]{0,8})(?P<about>余|多)?\s*(?:人|名|位)"
_SIZES: dict[str, re.Pattern[str]] = {
    "headcount": re.compile(
        rf"(?<!女)(?<!困难)(?:教)?(?:职工|员工|教职员工)(?:总数|人数|总人数|队伍)?(?:现|共|为|达|有|计|：|:)*{_COUNT}|"
        rf"(?:现有|共有|在岗|在职|在册)(?P<n2>\d[\d,]{{0,8}})(?P<about2>余|多)?(?:名|位)(?:在职|在岗|正式)?(?:教)?(?:职工|员工)"
    ),
    "members": re.compile(
        rf"会员(?:总数|人数)?(?:现|共|为|达|有|计|：|:)*{_COUNT}|"
        r"(?:现有|共有|发展|其中)(?P<n2>\d[\d,]{0,8})(?P<about2>余|多)?(?:名|位)?会员"
    ),
    "women": re.compile(
        rf"女(?:教)?(?:职工|会员|员工)(?:总数|人数)?(?:现|共|为|达|有|计|：|:)*{_COUNT}|"
        r"(?:现有|共有|其中)(?P<n2>\d[\d,]{0,8})(?P<about2>余|多)?(?:名|位)?女(?:教)?职工"
    ),
}
_IS_THERE = re.compile(
    r"现有|共有|总数|在册|在岗|在职|其中|编制|截至|全[院校厂馆局司街镇县系]|本[会院校]有|会有|有(?:教)?职工|有会员"
)
"""Words by which a number says how many there are, and not how many took part."""
_TOTAL = re.compile(
    r"(?:经费|预算)(?:收入|支出|安排|预算)?(?:总额|总计|合计|共计|总)?(?:预算)?(?:为|共|约|是|：|:)?\s*(?P<sum>\d[\d,.]*\s*万?元)"
)
_BODY = re.compile(r"(?:委员会|协会|小组|俱乐部|分会|联合会|社团|[合舞歌球棋书]\w?社|队|读书会)$")
_DEPARTMENT = re.compile(r"(?:[部科处室组办所站中队院团系会]|办公室|中心|车间|支部|党委|团委|女工委|经审会)$")
_NOBODY = re.compile(
    r"^(?:责任|牵头|负责|承办|主办|配合|相应|对口|各|每|相关|有关|全体|全院|全校|本|其他|以上|上级|市|省|县|区)|单位$|部门$|(?:休息|活动|阅览|会议|值班|母婴|哺乳|健身|更衣|展览|陈列|咨询)室$|"
    r"(?<!办公)(?:人员|同志|职工|负责人|干部|主席|书记|院长|校长|主任|委员)$|[，。；：]|\d"
)
_POST = (
    r"(?:(?![由请向是为和与及对，])[\u4e00-\u9fff]{1,7}(?:会|委|部|科|办))?(?:常务)?副?"
    r"(?:主席|书记|主任委员|主任|会长|委员|院长|校长|干事)"
)
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
_EVENT = re.compile(
    r"会$|会议|大会|座谈|赛|比武|运动会|节|周$|月$|日$|活动|慰问|走访|讲座|培训|体检|疗休养|展|送清凉|送温暖|助学|联欢|汇演|演讲|评选|表彰|团建|"
    r"健步|徒步|检查|审查|换届|签订|报告|观影|读书|宣讲|义诊|植树|郊游|参观"
)
_SENTENCE = re.compile(r"[^。；;！!]+")
_FIGURE = re.compile(
    r"(?P<name>[\u4e00-\u9fff“”]{2,14}?)(?:共|达|达到|为|约|计|累计)*(?P<value>\d[\d,.]*(?:万)?(?:人次|户次|场次|人|户|件|场|次|家|名|个|%|项|册|元|小时|篇))"
)
_YEARS = re.compile(r"^(?:19|20)\d\d年度?的?|^今年|^本年度?")
_DAY = re.compile(r"^(?:\d{1,2}月)?\d{1,2}[日号]")
"""A day of last year says nothing of this one: festivals of the moon move, and so do weekdays."""
_MOST_SENTENCE, _MOST_TITLE = 80, 30
_LEAST_FIGURE = 4
"""Characters of a name that says what was counted: 参加 alone says nothing (our choice)."""
_MOST_EVENTS, _MOST_DONE = 30, 20
_MARKER = re.compile(
    r"^\s*(?:[-*•·]\s*|#+\s*|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}(?:\.\d{1,2})*[.、．\s]\s*(?!\d)|[①-⑳])+\s*"
)


def read_old_file(document: Document, read: ReadPlan, places: Places) -> OldFile:
    """What stands in last year's plan or summary.

    Args:
        document: The file's text.
        read: The same, read as a plan.
        places: Where its words stand.
    """
    lines = [line for line in document.lines if line.text.strip()]
    text = "\n".join(line.text for line in lines)
    title = read.plan.title or next((line.text for line in lines[:5]), "")
    sort: Literal["plan", "summary"] = "summary" if _SUMMARY.search(title) and "计划" not in title else "plan"
    sizes, vague = _sizes(lines, places)
    name = _name(title, lines, read, places)
    departments, bodies = _owners(lines, read, places, name.value if name is not None else read.plan.organisation)
    parts = list(_parted(lines))
    return OldFile(
        file=document.file,
        sort=sort,
        name=name,
        short_name=next(_matches(_SHORT, lines, places), None),
        sector=read.plan.sector if read.links_read else sector_of(text),
        period=_period(lines, read, places),
        sizes=tuple(sizes.items()),
        vague=tuple(vague.items()),
        departments=departments,
        bodies=bodies,
        leaders=tuple(_leaders(lines, places)),
        total=_total(lines, read, places),
        money=tuple(_money(read, places)),
        done=tuple(_done(parts, places))[:_MOST_DONE] if sort == "summary" else (),
        unfinished=tuple(_unfinished(parts, sort, places)),
        figures=tuple(_figures(parts, places))[:_MOST_DONE] if sort == "summary" else (),
        events=tuple(_events(read, places))[:_MOST_EVENTS],
        text=text,
    )


def _name(title: str, lines: Sequence[Line], read: ReadPlan, places: Places) -> Quoted[str] | None:
    """The body's full name: as it signs, where the title has it too; else as the title names it."""
    found = _NAME.match(title.strip().strip("#* "))
    titled = found["name"].strip("的 ") if found is not None else ""
    signed = read.plan.signature.organisation.strip()
    best = signed if titled and signed and (titled in signed or signed in titled) else titled or signed
    if not best or GAP.search(best):
        return None
    line = next((line for line in reversed(lines) if best in line.text), None)
    return places.said(best, line)


def _period(lines: Sequence[Line], read: ReadPlan, places: Places) -> Quoted[Period] | None:
    period = read.plan.period
    if period is None:
        return None
    line = next((line for line in lines if str(period.year) in line.text), None)
    return places.said(Period(kind=period.kind, year=period.year + 1), line)


def _matches(pattern: re.Pattern[str], lines: Iterable[Line], places: Places) -> Iterator[Quoted[str]]:
    for line in lines:
        for found in pattern.finditer(line.text):
            yield places.said(found["name"], line)


def _sizes(lines: Sequence[Line], places: Places) -> tuple[dict[str, Quoted[int]], dict[str, Quoted[str]]]:
    """How many people there are, where a sentence says that there are so many; and what it only says about."""
    sizes: dict[str, Quoted[int]] = {}
    vague: dict[str, Quoted[str]] = {}
    for line in lines:
        for sentence in _SENTENCE.finditer(line.text):
            if not _IS_THERE.search(sentence[0]):
                continue
            for key, pattern in _SIZES.items():
                found = pattern.search(sentence[0])
                if found is None or key in sizes:
                    continue
                number = re.sub("[,，]", "", found["n"] or found["n2"])
                if found["about"] or found["about2"]:
                    vague.setdefault(key, places.said(found[0], line))
                else:
                    sizes[key] = places.said(int(number), line)
    return sizes, {key: said for key, said in vague.items() if key not in sizes}


def _owners(
    lines: Sequence[Line], read: ReadPlan, places: Places, issuer: str
) -> tuple[tuple[Quoted[str], ...], tuple[Quoted[str], ...]]:
    """Who leads and helps: as the plan names them behind its measures, and as its sentences do."""
    named: dict[str, None] = {}
    for measure in read.plan.measures:
        named |= dict.fromkeys(name for who in (measure.owner, *measure.partners) for name in listed_names(who))
    for entry in read.plan.schedule:
        named |= dict.fromkeys(listed_names(entry.owner))
    for line in lines:
        named |= dict.fromkeys(listed_names(owner_said(line.text))) | dict.fromkeys(partners_said(line.text))
    departments: list[Quoted[str]] = []
    bodies: list[Quoted[str]] = []
    cleaned = [name.strip('“”"（）() ').removeprefix("由") for name in named]
    known = {name for name in cleaned if _is_body(name, issuer)}
    for bare in dict.fromkeys(_whole(name, known, lines) for name in cleaned if name in known):
        if not bare:
            continue
        at = next((line for line in lines if bare in line.text), None)
        (bodies if _BODY.search(bare) else departments).append(places.said(bare, at))
    return tuple(departments), tuple(bodies)


def _whole(name: str, known: set[str], lines: Sequence[Line]) -> str:
    """A body's whole name: 社会事务办公室 where 社会事务办 never stands alone; nothing for two names in one."""
    parts = re.split("[和与及]", name)
    if len(parts) > 1 and all(part in known for part in parts):
        return ""
    if name.endswith("办") and not any(re.search(rf"{re.escape(name)}(?!公室)", line.text) for line in lines):
        return f"{name}公室"
    return name


def _is_body(name: str, organisation: str) -> bool:
    """Whether a name is of a part of the organisation, not of itself, of a person or of everybody."""
    if not 2 <= len(name) <= 16 or _NOBODY.search(name) or GAP.search(name) or people(name):
        return False
    itself = name in organisation or (organisation and organisation in name)
    own = re.sub("(?:工作)?委员会$", "", organisation)[-2:]
    return (
        not itself
        and not (own and name.endswith((own, f"{own}委员会")))
        and bool(_BODY.search(name) or _DEPARTMENT.search(name))
    )


def _leaders(lines: Sequence[Line], places: Places) -> Iterator[Quoted[OldLeader]]:
    seen: set[str] = set()
    for line in lines:
        for span in people(line.text):
            name = line.text[span.start : span.end]
            before = re.search(rf"({_POST})[：:、\s]*$", line.text[: span.start])
            after = re.match(rf"[（(]?({_POST})", line.text[span.end :])
            post = before[1] if before else after[1] if after else ""
            if post and name not in seen and 2 <= len(name) <= 4 and not re.search(_POST, name):
                seen.add(name)
                yield places.said(OldLeader(name=name, post=post), line)


def _total(lines: Sequence[Line], read: ReadPlan, places: Places) -> Quoted[Decimal] | None:
    if read.plan.budget_total is not None:
        line = next((line for line in lines if re.search("合计|总计|共计|总额", line.text)), None)
        return places.said(read.plan.budget_total, line)
    for line in lines:
        found = _TOTAL.search(line.text)
        amount = read_sum(re.sub(r"\s", "", found["sum"])) if found else None
        if amount:
            return places.said(Decimal(amount), line)
    return None


def _money(read: ReadPlan, places: Places) -> Iterator[Quoted[OldMoney]]:
    for item in read.plan.budget:
        if item.amount is not None and item.purpose.strip():
            yield places.at(OldMoney(purpose=item.purpose.strip(), amount=item.amount), item.id, item.purpose)


def _events(read: ReadPlan, places: Places) -> Iterator[Quoted[OldEvent]]:
    """What stands in the calendar for one month and is an event by its name; the same thing once a month."""
    seen: set[tuple[str, int]] = set()
    own = {measure.id: measure.title for measure in read.plan.measures}
    for entry in read.plan.schedule:
        title = _DAY.sub("", _YEARS.sub("", entry.title.strip().rstrip("。；"))).strip()
        if read.links_read and not (entry.observance or any(title in own.get(m, "") for m in entry.measure_ids)):
            continue  # of a plan of ours most lines are steps of something
        if len(entry.timing.months) != 1 or not 2 <= len(title) <= _MOST_TITLE or not _EVENT.search(title):
            continue
        key = (title, entry.timing.months[0])
        if key in seen or GAP.search(title):
            continue
        seen.add(key)
        event = OldEvent(title=title, month=entry.timing.months[0], owner=entry.owner.strip())
        yield places.at(event, entry.id, entry.title)


def _parted(lines: Sequence[Line]) -> Iterator[tuple[str, Line]]:
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
    for found in _SENTENCE.finditer(_MARKER.sub("", line.text)):
        sentence = _MARKER.sub("", found[0]).strip("，,。；; ")
        if 4 <= len(sentence) <= _MOST_SENTENCE:
            yield sentence


def _unfinished(
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


def _done(parts: Sequence[tuple[str, Line]], places: Places) -> Iterator[Quoted[str]]:
    for part, line in parts:
        if part in ("unfinished", "next"):
            continue
        for sentence in _sentences(line):
            if (
                _DONE.search(sentence)
                and re.search(r"\d|完成|建成|签订|举办", sentence)
                and not _UNFINISHED.search(sentence)
            ) and line.text.rstrip().endswith(("。", "；")):
                yield places.said(_YEARS.sub("", sentence).lstrip("，"), line)


def _figures(parts: Sequence[tuple[str, Line]], places: Places) -> Iterator[Quoted[OldFigure]]:
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
