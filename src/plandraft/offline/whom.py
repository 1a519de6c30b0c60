"""Whom a demand is for and where these are: what stands before the thing itself, as sentences speak of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plandraft.offline.subject import VERBS

_PEOPLE = re.compile(
    r"(?:员|工|师|士|生|手|机|人|者|警|法官|教练|教师|干部|组长|班长|站长|主任|主管|经理|委员|代表|家庭|子女|妈妈|骨干|师傅|会员|班主任|队员|家属|夫妇|劳模)$"
)
_PLACES = re.compile(r"(?:车间|间|室|馆|区|园|店|站|楼|厂|线|场|所|库|路|队|部|科|院|校|班|组|点|窗口|岗位|一线|基地)$")
_FILLERS = re.compile(r"(?:的|和|与|及|期间|方面|全体|全员|特殊|日常|重点|职业|身心|各类|年度){1,12}$")
_SEASONS = re.compile(r"^(?:春|夏|秋|冬|汛|暑|寒)(?:季|天|期|假)?$")
_NAMED_PEOPLE = re.compile(
    r"^(?:全体|全部|各类|所有)?(.{1,8}?(?:人员|职工|员工|教师|护士|司机|骑手|工人|会员|干警|民警|法官|教练|[\u4e00-\u9fff]员(?!工)|"
    r"(?:医|药|技|教|检验|康复|工程|会计|厨|律|面点)师))(?!岗|工会|室|站|会|大会)"
)
_WHENEVER = re.compile(r"^.{2,6}[后时中期](?=.{2,6}[员师工警生手]$)")
"""When something happens that people are spoken of for."""
_ABSTRACT = re.compile(r"(?:考核|工作|业务|服务|管理|日常|生活|身体|专项|组织|本人|条件|离园|到园|放学|上下班)$")
_AIMS = re.compile(r"(?:防护|保护|治理|安全|健康|关爱|保障|更新|检测|作业){1,12}$")
_HEADS = re.compile(r"^(?P<what>.{2,12}?)(?:共|有|约)?(?P<number>\d+)(?P<unit>名|人)$")


def before_match(thing: str, start: int) -> str:
    """What stands before the thing itself: whose, or where; empty where it only says when or how.

    >>> before_match("夜班护士减压", 4), before_match("夏季防暑", 2)
    ('夜班护士', '')
    """
    words = _FILLERS.sub("", VERBS.sub("", thing[:start]))
    people = _NAMED_PEOPLE.match(words)
    words = people[1] if people else words
    return "" if len(words) < 2 or _SEASONS.match(words) or _ABSTRACT.search(words) else words


def place_before(thing: str, head: str) -> str:
    """The place that a thing is about where nothing stands before its head: 危化品装卸岗位防护 is about the post.

    >>> place_before("危化品装卸岗位防护", "危化品")
    '危化品装卸岗位'
    """
    words = _AIMS.sub("", thing)
    return words if words not in (head, thing) and _PLACES.search(words) else ""


def people_of(words: str) -> str:
    """Those whom words before a thing mean: 夜班护士 as they are, 焊接车间职工, 野外巡河人员."""
    words = _WHENEVER.sub("", words)
    bare = re.sub(r"岗位?$", "", words)
    if not words or _PEOPLE.search(bare):
        return bare
    return words + ("职工" if _PLACES.search(words) else "人员")


def posts_of(words: str) -> str:
    """Where those are whom words before a thing mean: 焊接车间 as it is, 夜班护士岗位."""
    return words if not words or _PLACES.search(words) else f"{words}岗位"


def counted(who: str, facts: Iterable[str]) -> str:
    """People with their number, where a fact names it: 讲解员 with 讲解员16人 is 16名讲解员."""
    for fact in facts:
        found = _HEADS.match(fact)
        if found is not None and found["what"] in who:
            return f"{found['number']}名{who}"
    return ""
