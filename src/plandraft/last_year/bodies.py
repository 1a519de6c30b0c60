"""Whom last year's file names: the body itself, its departments and committees, and who leads it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plandraft.core.gap import GAP
from plandraft.core.sample import Line
from plandraft.core.source_map import ReadPlan
from plandraft.last_year.facts import OldLeader, Quoted
from plandraft.last_year.places import Places
from plandraft.names.people import people
from plandraft.plan_reading.who import listed_names, owner_said, partners_said

_NAME = re.compile(
    r"(?:关于)?(?:印发)?[《“]?(?P<name>[^\d年（）()《》“”]{2,36}?)(?:关于)?[（(]?"
    r"(?:(?:19|20)\d\d|二[〇零○][〇零○一二三四五六七八九]{2}|年度|学年|工作(?:计划|总结|要点|报告|安排|思路))"
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


def name_in(title: str, lines: Sequence[Line], read: ReadPlan, places: Places) -> Quoted[str] | None:
    """The body's full name: as it signs, where the title has it too; else as the title names it."""
    found = _NAME.match(title.strip().strip("#* "))
    titled = found["name"].strip("的 ") if found is not None else ""
    signed = read.plan.signature.organisation.strip()
    best = signed if titled and signed and (titled in signed or signed in titled) else titled or signed
    if not best or GAP.search(best):
        return None
    line = next((line for line in reversed(lines) if best in line.text), None)
    return places.said(best, line)


def old_owners(
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


def leaders_in(lines: Sequence[Line], places: Places) -> Iterator[Quoted[OldLeader]]:
    """The persons that a post stands beside, each once."""
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
