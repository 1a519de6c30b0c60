"""Which items are chosen for a work area; all plans are made up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plandraft.core.matching import containment
from plandraft.core.sample import Flag, Item, Library, Sample, Section
from plandraft.core.sector import Sector
from plandraft.core.work_areas import WorkArea
from plandraft.samples.choosing import MOST_OF_A_PLAN, MOST_OF_AN_AREA, TOO_ALIKE, choose, weigh
from plandraft.samples.judging import usable_items
from plandraft.samples.round import ServedLibrary

AREA = WorkArea(
    id="proposals",
    source="made up",
    verified=True,
    names={"all": "民主管理"},
    terms={"all": ("提案", "合理化建议", "re:意见.{0,4}答复"), "hospital": ("职代会",), "school": ("教代会",)},
)
TEXTS = (
    "三月征集提案，逐件登记并确定承办部门。",
    "每季度评选合理化建议，采纳的给予奖励。",
    "工会小组收集意见并答复，答复情况上墙公布。",
    "每季度组织职工代表列席院务会议，了解提案进展。",
    "十月检查提案落实，邀请提出人现场评价。",
    "把合理化建议纳入班组竞赛，年底表彰十条。",
)


def _plan(number: int, *texts: str, sector: Sector = Sector.HOSPITAL, kind: str = "measures", **more) -> Sample:
    items = tuple(
        Item(id=f"{number}-{line}", text=text, clean=text, line=number * 100 + line)
        for line, text in enumerate(texts, 1)
    )
    return Sample(
        number=number,
        heading="工会工作计划",
        file="page.txt",
        start_line=number * 100,
        end_line=number * 100 + 99,
        sector=sector,
        kind=more.pop("plan_kind", "union"),
        sections=(Section(kind=kind, heading="", line=number * 100, items=items),),
        **more,
    )


def _chosen(*plans: Sample, flags: tuple[Flag, ...] = (), sector: Sector = Sector.HOSPITAL, **more) -> list[str]:
    options = {"budget_tokens": 10_000, "count": len} | more
    items, _ = choose(
        Library(samples=plans, flags=flags, kinds=frozenset({"union"})), area=AREA, sector=sector, **options
    )
    return [item.text for item in items]


def test_items_that_speak_of_the_area_are_chosen():
    """Words of the area count, also those of a regular expression; other items are not shown."""
    found = _chosen(_plan(1, TEXTS[2], "八月慰问高温岗位职工，送去防暑用品。"))
    assert found == [TEXTS[2]]


def test_the_own_sector_comes_first_and_its_kin_before_strangers():
    """A school's union learns from a school, then from a university, then from a factory."""
    plans = (
        _plan(1, TEXTS[0], sector=Sector.ENTERPRISE),
        _plan(2, TEXTS[4], sector=Sector.UNIVERSITY),
        _plan(3, TEXTS[1], sector=Sector.SCHOOL),
    )
    assert _chosen(*plans, sector=Sector.SCHOOL) == [TEXTS[1], TEXTS[4], TEXTS[0]]


def test_the_same_trade_comes_first_however_good_a_stranger_is():
    """Nearness of trade decides before worth does."""
    stranger = "三月征集提案和合理化建议，民意答复由承办部门逐件登记，每季度公布一次。"
    own = "五月培训工会小组长，内容为报销、慰问和提案办理。"
    plans = _plan(1, stranger, sector=Sector.ENTERPRISE, year="2026"), _plan(2, own, year="2006")
    assert _chosen(*plans) == [own, stranger]


def test_an_item_foreign_to_the_trade_is_not_chosen():
    """Reading said for whom its words are foreign; others may have it."""
    plan = _plan(1, TEXTS[0], sector=Sector.SCHOOL)
    (section,) = plan.sections
    (item,) = section.items
    foreign = replace(plan, sections=(replace(section, items=(replace(item, not_for=(Sector.HOSPITAL,)),)),))
    assert _chosen(foreign) == []
    assert _chosen(foreign, sector=Sector.ENTERPRISE) == [TEXTS[0]]


def test_what_one_area_was_given_no_other_gets():
    """A round over a library remembers; every candidate is either chosen or passed over for a reason."""
    served = ServedLibrary(Library(samples=tuple(_plan(n, text) for n, text in enumerate(TEXTS, 1))))
    ask = {"sector": Sector.HOSPITAL, "budget_tokens": 999, "count": len, "most": 2}
    first = weigh(served, area=AREA, **ask)
    second = weigh(served, area=AREA.model_copy(update={"id": "another"}), **ask)
    assert not {item.text for item in first.items} & {item.text for item in second.items}
    assert second.passed["near_copy"] == 2
    assert [len(choice.items) + choice.passed.total() for choice in served.choices] == [6, 6]


def test_the_more_recent_plan_wins_at_equal_words():
    """The same grain and words, another year."""
    old, new = _plan(1, TEXTS[0], year="2009"), _plan(2, TEXTS[4], year="2025-2026")
    assert _chosen(old, new) == [TEXTS[4], TEXTS[0]]


def test_words_of_other_sectors_count_against_an_item():
    """A hospital's draft is not led to speak of a school's assembly."""
    foreign = "教代会前征集提案，逐件登记并确定承办部门。"
    plain = "大会前梳理提案，分类转交各部门限期办理。"
    assert _chosen(_plan(1, foreign), _plan(2, plain)) == [plain, foreign]


def test_an_item_that_begins_with_the_area_beats_one_that_mentions_it():
    """What an item is about stands at its beginning, a mere label aside."""
    about, mentions = "目标一：提案件件有答复，三月汇总一次。", "五月培训工会小组长，内容为报销、慰问和提案办理。"
    assert _chosen(_plan(1, mentions), _plan(2, about)) == [about, mentions]


def test_a_strangers_mere_mention_is_not_chosen():
    """It would fill room for nothing; the own sector's may still help."""
    mentions = "五月培训工会小组长，内容为报销、慰问和提案办理。"
    assert _chosen(_plan(1, mentions, sector=Sector.ENTERPRISE)) == []
    assert _chosen(_plan(1, mentions)) == [mentions]


def test_near_copies_are_chosen_once():
    """Two plans that say the same in nearly the same words give one item."""
    twin = "三月份征集提案，逐件登记，并确定承办部门。"
    found = _chosen(_plan(1, TEXTS[0]), _plan(2, twin), _plan(3, TEXTS[4]))
    assert len(found) == 2
    assert TEXTS[4] in found


def test_not_more_than_two_items_come_from_one_plan():
    """However much one plan has to say."""
    assert len(_chosen(_plan(1, *TEXTS))) == MOST_OF_A_PLAN
    assert len(_chosen(_plan(1, *TEXTS[:3]), _plan(2, *TEXTS[3:]), most=9)) == 2 * MOST_OF_A_PLAN


@pytest.mark.parametrize(
    "plan",
    [
        _plan(1, TEXTS[0], plan_kind="general"),
        _plan(1, TEXTS[0], duplicate_of=2),
        _plan(1, TEXTS[0], kind="ideology"),
        _plan(1, "提案" + "要认真办理" * 50 + "。"),
        _plan(1, "办提案。"),
        _plan(1, "〔单位〕〔年份〕〔人名〕〔数字〕办理提案〔数字〕。"),
        _plan(1, "三月征集提案，逐件登记并..."),
        _plan(1, "进一步加强民主管理，充分发挥提案的桥梁纽带作用。"),
        _plan(1, "做好提案和合理化建议的有关工作。"),
    ],
    ids=[
        "another kind",
        "a copy",
        "guiding thought",
        "a paragraph",
        "too short",
        "mostly slots",
        "broken off",
        "a slogan",
        "no form",
    ],
)
def test_what_is_never_shown(plan):
    """Such an item helps nobody or is not ours to show."""
    assert _chosen(plan) == []


@pytest.mark.parametrize("kind", ["stale_political", "spun", "typo"])
def test_items_with_unfit_wording_are_never_shown(kind):
    """The flag may stand on a later line of the item; the same word in another plan is not its fault."""
    flag = Flag(file="page.txt", line=103, column=1, text="承办部门", type=kind)
    healthy = "五月把提案交给承办部门，办结后回访。"
    assert _chosen(_plan(1, TEXTS[0]), _plan(2, healthy), flags=(flag,)) == [healthy]


def test_a_name_flag_does_not_keep_an_item_back():
    """Names are slotted out; the item may be shown."""
    flag = Flag(file="page.txt", line=101, column=1, text="提案", type="org")
    assert _chosen(_plan(1, TEXTS[0]), flags=(flag,)) == [TEXTS[0]]


def test_the_budget_is_kept_and_what_it_costs_is_said():
    """What does not fit is counted; a smaller item further down may still fit."""
    library = Library(samples=tuple(_plan(n, text) for n, text in enumerate(TEXTS, 1)))
    ask = {"area": AREA, "sector": Sector.HOSPITAL, "count": len}
    everything, none_left = choose(library, budget_tokens=1000, most=9, **ask)
    assert (len(everything), none_left) == (6, 0)
    assert [len(choose(library, budget_tokens=1000, **ask)[0]), MOST_OF_AN_AREA] == [3, 3]
    some, left = choose(library, budget_tokens=45, most=9, **ask)
    assert sum(len(item.text) for item in some) <= 45
    assert (len(some), left) == (2, 4)
    assert choose(library, budget_tokens=0, **ask) == ((), 6)
    assert len(choose(library, budget_tokens=1000, most=2, **ask)[0]) == 2


def test_each_item_says_why_in_the_readers_language():
    """Kind of organisation, year, and the words that were found."""
    library = Library(samples=(_plan(1, TEXTS[0], year="2024"), _plan(2, TEXTS[1], sector=Sector.ENTERPRISE)))
    items, _ = choose(library, area=AREA, sector=Sector.HOSPITAL, budget_tokens=99, count=len)
    assert items[0].why == "同类单位（医院）2024年计划，写到“提案”"
    assert items[1].why == "其他类别单位（企业，用语各类单位通用）年份不详的计划，写到“合理化建议”"
    assert {item.area for item in items} == {"proposals"}


_PIECES = st.lists(
    st.sampled_from(("提案", "职代会", "合理化建议", "每季度", "三月", "检查", "公布结果", "，")), max_size=9
)


@settings(deadline=None, max_examples=80)
@given(st.lists(st.lists(_PIECES.map("".join), max_size=6), max_size=6), st.integers(0, 120))
def test_whatever_the_library(plans, budget):
    """Within budget, from no plan too much, no two alike, the same again; never fewer counted than were chosen from."""
    samples = tuple(_plan(number, *texts) for number, texts in enumerate(plans, 1))
    library = Library(samples=samples)
    ask = {"area": AREA, "sector": Sector.HOSPITAL, "budget_tokens": budget, "count": len}
    items, left = choose(library, **ask)
    assert sum(len(item.text) for item in items) <= budget
    of_plan = [item.id.split("-")[0] for item in items]
    assert all(of_plan.count(plan) <= MOST_OF_A_PLAN for plan in of_plan)
    for at, one in enumerate(items):
        for other in items[at + 1 :]:
            assert max(containment(one.text, other.text), containment(other.text, one.text)) < TOO_ALIKE
    assert (items, left) == choose(library, **ask)
    matching = sum(AREA.matches(item.clean, Sector.HOSPITAL) > 0 for _, item in usable_items(library))
    assert 0 <= left <= matching - len(items)
    reordered = Library(samples=samples[::-1])
    assert choose(reordered, **ask)[0] == items
