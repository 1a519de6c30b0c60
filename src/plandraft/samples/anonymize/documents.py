"""Papers and periodicals of one body or region."""

from __future__ import annotations

import re

from plandraft.names.bodies import bodies
from plandraft.names.data import any_of, word_set
from plandraft.names.naming import gazetteer, sign
from plandraft.names.placeholders import placeholders
from plandraft.names.places import places
from plandraft.names.spans import SLOTS, NameSpan
from plandraft.names.tokens import tokens_of
from plandraft.samples.anonymize.known import Known, bare_title

_TITLE = re.compile(r"《[^《》\n]{2,60}》|《[^《》\n]{0,30}《[^《》\n]{2,40}》[^《》\n]{0,30}》")
_NUMBERED = re.compile(
    r"[\u4e00-\u9fff]{1,8}[〔\[［（(](?:(?:19|20)(?:\d{2}|[_＿xX×*]{1,2})|[_＿xX×*]{2,4})[〕\]］）)]\s{0,60}+(?:第)?\s{0,60}+\d{1,4}\s{0,60}+号"
)
_LOCAL_END = re.compile(rf"(?:{any_of(word_set('documents', 'local_ends'))})(?:[（(][^）)]{{1,8}}[）)])*$")
_HEAD = re.compile(rf"^(?:关于)?(?:印发|转发)?(?:{any_of(word_set('documents', 'national_heads'))})")
_ISSUER = re.compile(rf"(?:{any_of(word_set('documents', 'national_issuers'))})[^，。；《》]{{0,12}}$")
_PERIODICAL = re.compile(rf"^(?P<head>[\u4e00-\u9fff]{{2,6}}?)(?:{any_of(word_set('documents', 'periodicals'))})$")
_COUNTRY = re.compile(r"新时代|全国|国家|中国|社会主义|我国|中央|中华")
_OWN_PRESS = re.compile(r"(?:院报|校报|厂报|院刊|校刊|内刊|会刊|刊物|办好|主办|编印|创办)$")
_PRESS = re.compile(r"月刊|季刊|双月刊|内刊|专刊|简报|小报")
_READING = re.compile(r"(?:订阅|阅读|征订|学习)[^，。；]{0,10}$")
_LAW = re.compile(r"(?<!办)法$|典$")
_FIRM = re.compile(r"公司|集团(?!军)|[本我][校院厂局]")
_HOUSE = re.compile(r"^(?:我|本|公司|校|院|局|厂|集团|学校|医院|单位|机关|工会|深入|进一步|关于|加强|开展|创建)")
_NATIONAL = frozenset(bare_title(title) for title in word_set("documents", "national_titles"))


def documents(text: str, known: Known) -> list[NameSpan]:
    """Titles in 《》 and numbers of papers that belong to one body; laws and what everybody reads are none."""
    found = [m.span() for m in _TITLE.finditer(text) if _local(text, m, known)]
    found += [m.span() for m in _NUMBERED.finditer(text) if not _ISSUER.search(text[: m.start()])]
    return [NameSpan(a, b, "document", SLOTS["document"]) for a, b in found]


def _local(text: str, m: re.Match[str], known: Known) -> bool:
    title = m[0][1:-1]
    bare = bare_title(title)
    if bare in known.titles or bare in _NATIONAL or any(ref.fullmatch(bare) for ref in known.ended):
        return False
    if any(bare.startswith(issuer) for issuer in word_set("documents", "national_issuers") if len(issuer) > 2):
        return False
    if placeholders(title) or places(title) or bodies(title) or any(bare.startswith(place) for place in gazetteer()):
        return True
    if _ISSUER.search(text[: m.start()]) or _LAW.search(bare):
        return False
    periodical = _PERIODICAL.match(bare)
    if periodical is not None:
        return all(sign(token) in ("place", "proper") for token in tokens_of(periodical["head"]))
    if _OWN_PRESS.search(text[: m.start()]) or _PRESS.match(text, m.end()):
        return _READING.search(text[: m.start()]) is None
    if _LOCAL_END.search(title) is None:
        return False
    if _FIRM.search(bare):
        return True
    if bare.startswith("关于") and _COUNTRY.search(bare):
        return False
    return not _HEAD.match(bare) or _house(bare)


def _house(bare: str) -> bool:
    """A head every national paper has, and an end only a house's own paper has."""
    return re.search(
        r"(?:方案|细则|考核|责任书|守则|手册|要点|计划|制度|汇编|目标)$", bare
    ) is not None and not re.match(r"(?:全国|国家|中国|中华|国务院|中共|新时代|党的)", bare)
