"""Names that look like another organisation's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Bilingual, Rule
from plandraft.checks.foreign import bare_name, profile_words
from plandraft.checks.once import Once
from plandraft.checks.text import FieldPlace, text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.knowledge import Knowledge
from plandraft.core.plan import Plan
from plandraft.names.people import named_in_full

_BODY = re.compile(
    r"(?P<kind>卫生院|卫生服务中心|小学(?![习生时科段])|中学(?![习生科段])|大学(?![习生])|幼儿园|有限公司|"
    r"(?P<weak>医院|学院|学校|公司|街道|社区|[炼化钢机酒纺电]厂|总工会|教育工会|教育局|供电局|公安局|税务局|卫健[委局]))"
    r"|(?P<place>县[一-龥]{2,3}[村镇乡])"
)
_BEFORE = re.compile(r"[一-龥]{2,12}$")
_PLACED = re.compile(r"[一-龥][省市县镇乡州旗]|第[一二三四五六七八九十]|供电|供水|公交|(?:人民|中心|附属)$")
"""A common kind of body bears a name only where a place or a number stands before it."""
_CUT = re.compile(r"[的由在和与及对为从到向把将被并等是了以给让请同赴于往报送]")
_VERBS = re.compile(
    r"完成|组织|参加|落实|贯彻|响应|上报|报送|按照|根据|接受|迎接|做好|配合|参与|开展|邀请|联系|积极|认真|及时|主动|选派|推荐|争取|申报|召开|举办|月份?|季度"
)
"""Words after which a name begins, though no mark stands there: 完成市总工会布置的任务."""
_PLAIN = re.compile(
    r"[我本各全该基县市省区镇校院上下级兄弟友邻附近周边所有一两三几多个家名间所每某其他它有关相到在向与和及同由对为从赴去以把将被"
    r"学习参观走访组织动员联合引导支持帮助协助推进开展举办完善加强深入建设创建评选依托通过围绕按照根据邀请会同配合辖区直属非公小微"
    r"规模以大中型国有民营私企事业单位定点合作对口专科综合三甲级二城乡村社公立民办职业技术老年工人业余党团干部夜家长网络云移动健康爱心"
    r"平安文明美丽绿色智慧书香示范星先进模范特色优秀现代人文温馨幸福和谐新时代派驻地州农贫困难脱帮扶结共贯彻响应认真做好积极落实全面]+"
)
"""Made of such characters only it is no name: 各基层医院, 辖区小微企业."""
_BRAND = re.compile(
    r"“(?P<name>[^“”\n]{2,12})”(?:杯|活动品牌|品牌|工程|竞赛|大赛|比赛|球赛|足球赛|篮球赛|联赛|教学展示|活动|行动|项目|之声|论坛|奖|女职工)"
    r"|“(?P<cup>[^“”\n]{1,6}杯)”"
)
_SPEECH = re.compile(r"[，。；：！？,、]|[我们你您要把让]|为(?:主题|载体)")
"""A quotation with such marks is a slogan or a theme, not a name."""

_common: Once[Knowledge, frozenset[str]] = Once(
    lambda knowledge: frozenset(bare_name(name) for name in knowledge.usage.common_names)
)
_terms: Once[Knowledge, str] = Once(
    lambda knowledge: "\n".join(term for area in knowledge.areas for terms in area.terms.values() for term in terms)
)


class ForeignLookingName(Rule):
    """A body, person or brand that neither the profile nor the knowledge files know.

    Why: it may have come from another organisation's plan.
    Source: the rubric (无串单位). A hint, because the profile need not name everybody; the samples' own list is PD501.
    """

    code = "PD505"
    name = "foreign-looking-name"
    severity = Severity.HINT
    needs = ("profile", "knowledge")
    message_zh = "{kind}“{name}”不在单位概况中，请核对是否本单位的"
    message_en = "the {kind} “{name}” is not in the profile; make sure that it is this organisation's"
    suggestion = "是本单位的，补入单位概况；不是的，删去"
    suggestion_en = "if it is, add it to the profile; if not, remove it"
    bad = (("M1", "actions", ["组织会员到枫林镇卫生院交流，参加“枫林杯”足球赛。"]),)
    good = (("M1", "actions", ["组织会员到各兄弟医院交流，参加“安康杯”竞赛，学习优秀班组长的经验。"]),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.knowledge is not None
        assert context.profile is not None
        own = bare_name(profile_words(context))
        text, common, terms = text_of(plan), _common(context.knowledge), _terms(context.knowledge)
        for found, place in text.finditer(_BODY):
            name = _body_name(found, place.whole[max(0, place.start - 12) : place.start])
            if name and not _known(name, own):
                yield self._say(place, place.end - place.start - len(name), Bilingual("单位", "body"), name)
        for node, field, whole in text.fields:
            for span in named_in_full(whole):
                name = whole[span.start : span.end]
                if bare_name(name) not in own:
                    place = FieldPlace(node=node, field=field, whole=whole, start=span.start, end=span.end)
                    yield self._say(place, 0, Bilingual("人名", "person"), name)
        for found, place in text.finditer(_BRAND):
            group = "name" if found["name"] else "cup"
            name = found[group]
            if bare_name(name) in common or bare_name(name) in own or name in terms or _SPEECH.search(name):
                continue
            yield self._say(
                place, found.start(group) - found.start(), Bilingual("品牌或活动", "brand or campaign"), name
            )

    def _say(self, place: FieldPlace, shift: int, kind: Bilingual, name: str) -> Finding:
        at = (place.start + shift, place.start + shift + len(name))
        return self.finding(place.node, place.field, text=place.whole, found=at, kind=kind, name=name)


def _body_name(found: re.Match[str], before: str) -> str:
    """The name that ends with a kind of body, without the words before it; empty where there is none."""
    run = _BEFORE.search(before)
    words = _VERBS.split(_CUT.split(run[0])[-1])[-1] if run else ""
    if found["place"]:
        return words[-3:] + found["place"] if len(words) >= 2 else ""
    plain = _PLAIN.match(words)
    bared = words[plain.end() :] if plain else words
    if len(bared) < 2 or (found["weak"] and not _PLACED.search(bared)):
        return ""
    return bared + found["kind"]


def _known(name: str, own: str) -> bool:
    return name in own or any(name.endswith(part) for part in own.split("\n") if len(part) >= 4)
