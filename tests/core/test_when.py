"""Times as models and people write them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.period import Period
from plandraft.core.timing import Timing
from plandraft.core.when import LONGEST, read_when

YEAR = Period(year=2027)
SCHOOL_YEAR = Period(kind="school_year", year=2026)
SCHOOL_MONTHS = (1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("3月", "3月"),
        ("三月份", "3月"),
        ("3月、9月", "3、9月"),
        ("3、6、9、12月", "3、6、9、12月"),
        ("3/6/9月", "3、6、9月"),
        ("3月 6月 9月", "3、6、9月"),
        ("3月启动，12月总结", "3、12月"),
        ("七八月", "7—8月"),
        ("十一、十二月", "11—12月"),
        ("3", "3月"),
        ("[3, 6]", "3、6月"),
        ('["3月", "9月"]', "3、9月"),
        ("3—5月", "3—5月"),
        ("3月至5月", "3—5月"),
        ("1—12月", "全年"),
        ("全年", "全年"),
        ("上半年", "1—6月"),
        ("一季度", "1—3月"),
        ("第二季度", "4—6月"),
        ("二、四季度", "4—6、10—12月"),
        ("一至三季度", "1—9月"),
        ("Q3", "7—9月"),
        ("2027-03", "3月"),
        ("3月上旬", "3月上旬"),
        ("3月初", "3月上旬"),
        ("3月中下旬", "3月"),
        ("3月中秋", "3月"),
        ("5月护士节期间", "5月"),
        ("3月8日前后", "3月"),
        ("3月1日至15日", "3月"),
        ("12月20日—次年1月10日", "1、12月"),
        ("4月起", "4—12月"),
        ("自4月起至11月", "4—11月"),
        ("3月开始，12月结束", "3、12月"),
    ],
)
def test_months_however_they_are_written(text: str, label: str) -> None:
    """Numbers, numerals, lists, ranges, quarters; words beside them are passed over."""
    assert read_when(text).label == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("6月底前", "6月底前"),
        ("6月前", "6月底前"),
        ("六月底之前完成", "6月底前"),
        ("6月30日前", "2027年6月30日前"),
        ("不晚于6月30日", "2027年6月30日前"),
        ("6月31日前", "6月底前"),
        ("第二季度末前", "6月底前"),
        ("上半年（6月底前）", "6月底前"),
        ("年底前", "12月底前"),
        ("3月、9月底前", "3、9月"),
        ("2月17日（春节）前", "2027年2月17日前"),
        ("5月12日", "2027年5月12日"),
        ("五月十二日", "2027年5月12日"),
        ("2027/5/12", "2027年5月12日"),
        ("2028年5月12日", "2028年5月12日"),
    ],
)
def test_days_and_latest_times(text: str, label: str) -> None:
    """A day takes its year from the period; a day that is none counts as its month."""
    assert read_when(text, period=YEAR).label == label


def test_a_day_without_a_period_is_its_month() -> None:
    """Nothing says of which year it is."""
    assert read_when("5月12日") == Timing.of(5)
    assert read_when("1月15日", period=SCHOOL_YEAR).date == dt.date(2027, 1, 15)


@pytest.mark.parametrize(
    ("text", "alone", "in_year", "at_school"),
    [
        ("每周三", "每周", "每周", "每周"),
        ("每月", "每月", "每月", "每月"),
        ("每月25日前", "每月", "每月", "每月"),
        ("全年每月一次", "每月", "每月", "每月"),
        ("一月一次", "每月", "每月", "每月"),
        ("每月一次（8月除外）", "每月", "每月", "每月"),
        ("1次/月", "每月", "每月", "每月"),
        ("4-12月每月", "4—12月，每月一次", "4—12月，每月一次", "9—12、4—7月"),
        ("6—8月每周一次", "6—8月，每周一次", "6—8月，每周一次", "6—7月，每周一次"),
        ("3月起每月一次", "3—12月，每月一次", "3—12月，每月一次", "3—7月，每月一次"),
        ("每季度", "每季度", "3、6、9、12月", "11、1、4、7月"),
        ("每季度末", "每季度", "3、6、9、12月", "11、1、4、7月"),
        ("全年不少于4次", "每季度", "3、6、9、12月", "11、1、4、7月"),
        ("1、4、7、10月每季度一次", "1、4、7、10月", "1、4、7、10月", "10、1、4、7月"),
        ("每半年", "每半年", "6、12月", "1、7月"),
        ("每学期", "每半年", "6、12月", "1、7月"),
        ("上、下半年各一次", "每半年", "6、12月", "1、7月"),
        ("每两个月", "2、4、6、8、10、12月", "2、4、6、8、10、12月", "10、12、2、4、6月"),
    ],
)
def test_what_comes_back(text: str, alone: str, in_year: str, at_school: str) -> None:
    """A rhythm stays one until the working months are known."""
    assert read_when(text).label == alone
    assert read_when(text, period=YEAR, working=range(1, 13)).label_in(YEAR) == in_year
    assert read_when(text, period=SCHOOL_YEAR, working=SCHOOL_MONTHS).label_in(SCHOOL_YEAR) == at_school


@pytest.mark.parametrize("august", [(), (8,)])
def test_terms_end_in_january_and_july(august: Sequence[int]) -> None:
    """Whoever works in August too is at school in none."""
    working = (*SCHOOL_MONTHS, *august)
    assert read_when("每学期末", period=SCHOOL_YEAR, working=working).months == (1, 7)
    assert read_when("上学期", period=SCHOOL_YEAR, working=working).months == (1, 9, 10, 11, 12)
    assert read_when("第二学期末", period=SCHOOL_YEAR, working=range(1, 7)).months == (6,)


@pytest.mark.parametrize(
    ("text", "in_year", "at_school"),
    [
        ("9月至次年1月", (9, 10, 11, 12), (1, 9, 10, 11, 12)),
        ("2026年9月—2027年1月", (1,), (1, 9, 10, 11, 12)),
        ("2027年3月—5月", (3, 4, 5), (3, 4, 5)),
        ("次年3月", (), (3,)),
        ("2027年10月", (10,), ()),
    ],
)
def test_a_year_is_minded(text: str, in_year: Sequence[int], at_school: Sequence[int]) -> None:
    """What lies outside the period is left out, and where nothing is left the words are kept."""
    for period, months in ((YEAR, in_year), (SCHOOL_YEAR, at_school)):
        timing = read_when(text, period=period)
        assert timing.months == months
        assert bool(timing.note) != bool(months)


@pytest.mark.parametrize(
    "text",
    [
        "春节前",
        "适时",
        "年内",
        "March",
        "2027年",
        "2026—2027学年",
        "13月",
        "农历八月十五",
        "三八节",
        "第3次",
        "每两周",
        "3.8",
    ],
)
def test_what_says_no_month_is_kept(text: str) -> None:
    """Never a guess, and nothing is lost."""
    assert read_when(f" {text} ", period=YEAR, working=range(1, 13)) == Timing(note=text)


def test_numbers_and_lists_are_read_too() -> None:
    """As they stand in a reply."""
    assert read_when(3) == read_when(["3月"]) == read_when([3]) == Timing.of(3)
    assert read_when([3, "6月"]) == Timing.of(3, 6)
    assert read_when("") == read_when([]) == Timing()


times = st.lists(
    st.sampled_from(
        [*"0123456789一二三十元年月日份底末前初中上下旬季度半学期每周次第全至到—-、,/和 起各", "2027", "次年"]
    ),
    max_size=14,
).map("".join)


@given(times | st.text(max_size=30), st.sampled_from([None, YEAR, SCHOOL_YEAR]), st.sampled_from([(), SCHOOL_MONTHS]))
def test_any_text_is_a_time_or_a_note(text: str, period: Period | None, working: Sequence[int]) -> None:
    """It never raises, keeps what it does not understand, and no rhythm of parts has months."""
    timing = read_when(text, period=period, working=working)
    assert timing.is_set or timing.note == text.strip()
    assert not (timing.months and timing.rhythm in ("quarterly", "half_yearly"))


def test_a_long_text_is_no_time() -> None:
    """However many numerals it has, it takes no long time to say so."""
    for text in ("十一" * (LONGEST // 2), "3、" * (LONGEST // 2), "3—" * (LONGEST // 2), "二〇二七年" * 40):
        assert read_when(text).note == text
    assert read_when("3月" + "办" * LONGEST).note
