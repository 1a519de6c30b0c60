"""Words of time rewritten as months in digits: 三月份 is 3月份, 第二季度末 is 6月底, 秋季学期 is 9—12月."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from plandraft.core.headings import read_number
from plandraft.core.period import Period
from plandraft.core.timing import runs_of

DASH, SEP = "—", r"(?:以及|[、,;/+和及与或])"
"""Between months, as ``plain_times`` leaves them."""
BEFORE = r"(?:之|以)?前(?![后期夕往])"
"""前 behind a latest time."""

_BLANK = re.compile(r"(?<=[\d月日])\s+(?=\d{1,2}\s*(?:月|[、,]|$|\s))")
_MARKS = re.compile(r"[\s\[\]\"'“”「」【】]+")
_DASHES = re.compile(r"[—–‐−―─〜~\-]+|(?<!截)(?<!截止)至(?![少多])|(?<!截止)到(?=[次翌明来第\d一二三四五六七八九十])")
_ONE = "(?>十[一二]?|[一二三四五六七八九元])"
_MONTHS = re.compile(rf"(?<![第每周逢一二三四五六七八九十])(?:{_ONE}(?:月份?)?(?:{SEP}|{DASH})?)*{_ONE}月")
_DAYS = re.compile(r"(?:(?<=月)|(?<=月份))([一二三四五六七八九十]{1,3})(?=[日号])")
_YEAR = re.compile(r"二[〇零○一二三四五六七八九]{3}(?=年)")
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)([/.—])(\d{1,2})(?!\d)(?:\2(\d{1,2})(?![\d月]))?(?:月份?|日)?")

_TAIL = rf"(?P<tail>末|底|结束|初)?(?=(?P<before>{BEFORE})?(?:[(:,]?[在的]?(?P<month>\d{{1,2}})[月{DASH}、])?)"
_QUARTER = r"[一二三四1-4]"
_QUARTERS = re.compile(
    rf"(?<![每上\d])(?P<body>(?:第?{_QUARTER}(?:{SEP}|{DASH})){{0,12}}(?:第{_QUARTER}季度?|{_QUARTER}季度)){_TAIL}"
)
_HALVES = re.compile(rf"(?P<body>[上下])半年(?:度)?{_TAIL}")
_TERMS = re.compile(rf"(?P<body>第[一1二2]|[上下]|[秋春]季?)学期{_TAIL}")
_SCHOOL_YEAR_END = re.compile(r"学年(?:结束|底|末|终)")
_YEAR_END = re.compile(r"(?<![学半])(?:((?:19|20)\d\d)|[今当本])?年度?[底末终]")
_SETS: tuple[tuple[str, range], ...] = (
    (r"每个?季度?(?:初|首月|第[一1]个?月)", range(1, 13, 3)),
    (r"每隔?[两二2]个月|隔月|(?:每?逢)?双月", range(2, 13, 2)),
    (r"(?:每?逢)?单月", range(1, 13, 2)),
)
"""Words for months that come back but are no rhythm of ours."""
_SPELT: tuple[tuple[str, str], ...] = (
    (r"每[三3]个月|每一个?季度?", "每季度"),
    (r"每[六6]个月", "每半年"),
    (rf"上(?:半年)?{SEP}?下半年", "每半年"),
    (rf"上(?:学期)?{SEP}?下学期|[两二2]个学期|第[一1](?:学期)?{SEP}第?[二2]学期", "每学期"),
    (r"次/(周|月|季度?|半年|学期)", r"每\1"),
    (rf"(?:起|开始)[,、]?(?={DASH})", ""),
    (r"Q([1-4])", r"第\1季度"),
    (r"(?<![\d第一二三四五六七八九十])一个?(周|月|季度|季|学期)一(?![日号旬二三四五六七八九十])", r"每\1一"),
    (r"(?<![上下每])半年(?=一)", "每半年"),
)
"""Other words that say the same."""
_COUNTED = re.compile(r"[全每一]学?年[度内共计约至少不于组织开展举办召]*([两二四六]|十二|2|4|6|12)次")
_OFTEN = {"两": "每半年", "二": "每半年", "四": "每季度", "六": "每2个月", "十二": "每月"}
_OFTEN |= {"2": "每半年", "4": "每季度", "6": "每2个月", "12": "每月"}


def plain_times(text: str, *, period: Period | None = None, working: Sequence[int] = ()) -> str:
    """The text without blanks and quotes, its months, quarters, half-years and terms as months in digits.

    Args:
        text: Any words.
        period: For halves of the year and terms.
        working: Months in which the body works; all where there are none.

    >>> plain_times("二、四季度"), plain_times("第二季度末前"), plain_times("三月份至五月份"), plain_times("2027-03")
    ('4—6月、10—12月', '6月底前', '3月份—5月份', '2027年3月')
    """
    text = _BLANK.sub("、", unicodedata.normalize("NFKC", text).strip())
    text = _DASHES.sub(DASH, _MARKS.sub("", text))
    text = _COUNTED.sub(lambda found: _OFTEN[found[1]], text)
    for word, months in _SETS:
        named = "、".join(str(month) for month in months if not working or month in working)
        text = re.sub(word, f"{named}月" if named else "", text)
    for word, same in _SPELT:
        text = re.sub(word, same, text)
    text = _in_digits(text)
    text = _TERMS.sub(lambda found: _said(found, [_term(found["body"], period, working)]), text)
    text = _QUARTERS.sub(lambda found: _said(found, _quarters(found["body"])), text)
    text = _HALVES.sub(lambda found: _said(found, [range(1, 7) if found["body"] == "上" else range(7, 13)]), text)
    text = _SCHOOL_YEAR_END.sub(f"{6 if working and 7 not in working else 7}月底", text)
    return _YEAR_END.sub(lambda found: (f"{found[1]}年" if found[1] else "") + "12月底", text)


def _in_digits(text: str) -> str:
    text = _YEAR.sub(lambda found: found[0].translate(_DIGITS), text)
    text = _MONTHS.sub(_months, text)
    text = _DAYS.sub(lambda found: str(read_number(found[1]) or found[1]), text)
    return _YEAR_FIRST.sub(
        lambda found: f"{found[1]}年{int(found[3])}月" + (f"{int(found[4])}日" if found[4] else ""), text
    )


def _months(found: re.Match[str]) -> str:
    """七八月 is 7、8月."""
    digits = re.sub(_ONE, lambda one: f"{1 if one[0] == '元' else read_number(one[0])} ", found[0])
    return re.sub(r" (?=\d)", "、", digits).replace(" ", "")


def _quarters(body: str) -> list[Sequence[int]]:
    """The months of each quarter that a list of them names.

    >>> _quarters("第一、三季度")
    [range(1, 4), range(7, 10)]
    """
    found: list[int] = []
    through = False
    for mark in re.findall(rf"{_QUARTER}|{DASH}", body):
        number = read_number(mark)
        found += [] if number is None else range(found[-1] + 1, number + 1) if through else [number]
        through = number is None
    return [range(3 * number - 2, 3 * number + 1) for number in found]


def _term(body: str, period: Period | None, working: Sequence[int]) -> list[int]:
    """The months of a term: from September to January, or from February to July."""
    first = "一" in body or "1" in body or body[0] in "上秋"
    months = (
        (9, 10, 11, 12, *((1,) if period is None or period.kind == "school_year" else ())) if first else range(2, 8)
    )
    return [month for month in months if not working or month in working] or [*months]


def _said(found: re.Match[str], spans: Sequence[Sequence[int]]) -> str:
    """Spans of months as digits; a month that is named behind a span says more than it."""
    if found["month"] and any(int(found["month"]) in span for span in spans):
        return ""
    if found["tail"] == "初":
        return "、".join(f"{span[0]}月初" for span in spans)
    if found["tail"] or found["before"]:
        return "、".join(f"{span[-1]}月底" for span in spans)
    runs = [run for span in spans for run in runs_of(span)]
    return "、".join(f"{run[0]}月" if len(run) == 1 else f"{run[0]}{DASH}{run[-1]}月" for run in runs)
