"""The shipped kinds of plan: each complete, each telling what is known, none speaking in another's words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.checks import CATALOGUE
from plandraft.core.kind import NEEDED, KindContradicted, PlanKind, Signs, recognise_kind
from plandraft.core.sector import Sector
from plandraft.core.settings import AS_SHIPPED, KindFolder, Settings
from plandraft.errors import InputError, UsageError
from plandraft.knowledge import kinds_known, knowledge_for, knowledge_of_all, recognised
from plandraft.knowledge.kinds import FIRST, ROOT, lineage_of, shipped_folders
from plandraft.observances import load_observances

KINDS = kinds_known(AS_SHIPPED)
IDS = [kind.id for kind in KINDS]
SECTORS = list(Sector)


def test_five_kinds_ship() -> None:
    """What a union, a party branch, a youth league, a hospital's department and any other body hand in."""
    assert IDS == ["general", "hospital-department", "party-branch", "union", "youth-league"]


@pytest.mark.parametrize("kind", KINDS, ids=IDS)
def test_a_kind_says_all_that_a_plan_needs(kind: PlanKind) -> None:
    """Who issues it, for whom, what it is called, who may own work, which parts it has."""
    for name in ("name", "title", "about", "body", "addressee", "signer", "reader", "source"):
        assert getattr(kind, name), name
    assert kind.issuers
    assert all(kind.people_in(sector) for sector in SECTORS)
    assert set(kind.parts) >= NEEDED
    assert kind.lineage == (kind.id,) if kind.id == ROOT else kind.lineage[-1] == ROOT
    words = kind.prompt
    assert all((words.author, words.whose, words.signer, words.owning, words.situation, words.reader, words.reports))
    assert bool(words.led) or not kind.has("ideology") or bool(kind.duty)
    if kind.id != ROOT:
        assert kind.telling
        assert kind.signs.names
        assert len(kind.signs.words) > kind.signs.least


@pytest.mark.parametrize("kind", IDS)
def test_its_fields_of_work_are_complete(kind: str) -> None:
    """Each field that its plans cover has a name, words to find it by, and customs with owners, times and signs."""
    found = knowledge_for(kind)
    own = [area for area in found.areas if area.id in {known.id for known in found.areas_for(Sector.OTHER)}]
    assert len(own) >= 5
    assert [area.id for area in own if area.house]
    for area in own:
        assert area.terms_for(Sector.OTHER), area.id
        assert area.name(Sector.OTHER) != area.id
        assert area.source
    if kind == FIRST:
        return
    for area in own:
        assert area.goals
        assert area.intents
        assert area.patterns, area.id
        for pattern in area.patterns:
            assert bool(pattern.months) != bool(pattern.rhythm), pattern.title
            assert all(1 <= month <= 12 for month in pattern.months)
            assert pattern.owner
            assert pattern.indicator
            assert all(action.endswith("。") for action in pattern.actions)
    assert sum(len(area.patterns) for area in own) >= 12


@pytest.mark.parametrize("kind", IDS)
def test_what_it_names_is_there(kind: str) -> None:
    """Areas of basics, days, references and laws, rules that do not hold, roles of work."""
    found = knowledge_for(kind)
    days = {observance.id for observance in load_observances()}
    assert {*found.kind.observances, *found.kind.unused} <= days
    assert {pattern.observance for area in found.areas for pattern in area.patterns} - {""} <= days
    areas = {area.id for area in found.areas}
    assert [basic.id for basic in found.basics if not set(basic.areas) & areas] == []
    known = {fact.id for fact in (*found.references, *found.laws)} | {ref.kind for ref in found.references}
    assert set(found.kind.cites or ()) <= known
    assert {ref for clause in found.kind.guidance for ref in clause.refs} <= known
    codes = tuple(rule.code for rule in CATALOGUE)
    assert [start for start in found.kind.without if not any(code.startswith(start) for code in codes)] == []
    assert set(found.rule_kinds) <= set(codes)
    assert {name for names in found.rule_kinds.values() for name in names} <= set(IDS)
    owners = found.owners
    roles = {role.id for role in owners.roles} | {committee.id for committee in owners.committees}
    roles |= {"issuer", "department", "body", "group", "any", "named"}
    for work in owners.work:
        named = {role for row in work.owner.values() for role in row}
        assert {*named, *work.partners, *work.also, *work.instead, *work.never} <= roles, work.id


@pytest.mark.parametrize("kind", [kind for kind in IDS if kind != ROOT])
def test_its_own_wording_holds_no_word_that_betrays_another_kind(kind: str) -> None:
    """Neither its customs nor its basics nor what it tells a prompt."""
    found = knowledge_for(kind)
    said = [
        *(text for area in found.areas for pattern in area.patterns for text in (pattern.title, *pattern.actions)),
        *(text for basic in found.basics for text in basic.text.values()),
        *(text for area in found.areas for goal in area.goals.values() for text in (goal.text, goal.indicator)),
    ]
    foreign = {word for other in KINDS if other.id not in found.kind.lineage for word in other.telling}
    assert {word for word in foreign for text in said if word in text} == set()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("云岭县人民医院工会委员会", "union"),
        ("江洲市芦汀街道总工会", "union"),
        ("云岭县人民医院工会护理部分会", "union"),
        ("云岭县自然资源局机关第一党支部", "party-branch"),
        ("中共云岭县青穗小学支部委员会", "party-branch"),
        ("江洲学院离退休工作处党总支", "party-branch"),
        ("共青团云岭县供水有限公司支部委员会", "youth-league"),
        ("岚川大学材料学院团委", "youth-league"),
        ("云岭县人民医院护理部", "hospital-department"),
        ("桐岭县中医医院重症医学科", "hospital-department"),
        ("江洲市第一人民医院医院感染管理科", "hospital-department"),
        ("云岭县档案馆业务指导科", "general"),
        ("江洲文工团", "general"),
        ("青禾建设集团工程部", "general"),
    ],
)
def test_a_body_s_name_tells_its_kind(name: str, kind: str) -> None:
    """And one that says nothing is of the kind that claims nothing, never of the first."""
    assert recognised(AS_SHIPPED, names=(name,), text=name).kind == kind


def test_words_tell_where_the_name_does_not() -> None:
    """Enough different ones, and twice as many as of any other kind."""
    found = recognised(AS_SHIPPED, names=("第三小组",), text="三会一课、主题党日和发展党员，党费按月收缴")
    assert (found.kind, found.by) == ("party-branch", "words")
    assert {"三会一课", "主题党日", "发展党员"} <= set(found.told)
    mixed = recognised(AS_SHIPPED, names=("党群办",), text="三会一课、主题党日、发展党员；职代会、工会小组、会员大会")
    assert (mixed.kind, mixed.by) == ("general", "nothing")
    assert mixed.instead


def test_what_is_named_counts_and_the_usual_one_only_where_no_name_speaks() -> None:
    """A profile's own word goes first; an organisation's habit comes after the name."""
    usual = Settings(usual_kind="party-branch")
    assert recognised(usual, names=("综合部",), text="").kind == "party-branch"
    assert recognised(usual, names=("综合部工会",), text="").kind == "union"
    assert recognised(usual, names=("综合部工会",), text="", given="general").kind == "general"
    with pytest.raises(UsageError, match="no kind 'unoin'") as error:
        recognised(AS_SHIPPED, names=("甲",), text="", given="unoin")
    assert error.value.hint == "did you mean union?"


def test_a_kind_that_the_name_contradicts_is_refused() -> None:
    """A nursing department is no union; what claims nothing contradicts nothing, and a child fits its parent's name."""
    with pytest.raises(KindContradicted) as error:
        recognised(AS_SHIPPED, names=("云岭县人民医院护理部",), text="", given="union")
    assert (error.value.given, error.value.meant, error.value.told) == ("union", "hospital-department", "护理部")
    assert recognised(AS_SHIPPED, names=("云岭县人民医院护理部",), text="", given="general").by == "given"
    mine = KindFolder(id="mine", place="mine", files={"kind": {"inherits": "union", "name": "分工会工作计划"}})
    assert recognised(Settings(kinds=(mine,)), names=("一车间工会",), text="", given="mine").kind == "mine"


@given(st.text(max_size=40), st.text(max_size=200))
def test_every_name_and_text_is_of_a_kind(name: str, text: str) -> None:
    """Whatever stands there, one of the known kinds comes out, with a reason."""
    found = recognised(AS_SHIPPED, names=(name,), text=text)
    assert found.kind in IDS
    assert found.by in ("name", "words", "nothing")
    assert (found.by == "nothing") <= (found.kind == ROOT)


@given(st.permutations(KINDS), st.sampled_from(["甲工会党支部", "团委护理部", "工会", "综合科"]))
def test_the_order_of_the_kinds_does_not_matter(kinds: list[PlanKind], name: str) -> None:
    """Of two that fit, the longer words of the name win; equal ones are settled the same way each time."""
    found = recognise_kind(kinds, names=(name,), text="", general=ROOT)
    assert (
        found.kind == recognise_kind(sorted(kinds, key=lambda kind: kind.id), names=(name,), text="", general=ROOT).kind
    )


def test_what_is_inherited_and_what_is_not() -> None:
    """Keys that a folder does not have come from its parent; names, signs and telling words are its own."""
    child = KindFolder(id="branch", place="branch", files={"kind": {"inherits": "union", "name": "分会计划"}})
    found = knowledge_for("branch", Settings(kinds=(child,)))
    union = knowledge_for("union")
    assert found.kind.lineage == ("branch", "union", "general")
    assert (found.kind.duty, found.areas, found.owners) == (union.kind.duty, union.areas, union.owners)
    assert (found.kind.signs, found.kind.telling) == (Signs(), ())
    assert found.holds("PD402")
    assert not knowledge_for("party-branch").holds("PD402")
    assert knowledge_for("party-branch").holds("PD301")


def test_entries_of_the_other_folder_are_kept_where_that_is_said() -> None:
    """All, or some by their ids; one of one's own with the same id changes the kept one."""
    areas = {"keep": ["team"], "areas": [{"id": "team", "names": {"all": "班子"}}]}
    child = KindFolder(id="mine", place="mine", files={"kind": {"name": "甲"}, "areas": areas})
    found = knowledge_for("mine", Settings(kinds=(child,)))
    assert [area.name(Sector.OTHER) for area in found.areas] == ["班子"]
    assert found.areas[0].patterns == next(a for a in knowledge_for("general").areas if a.id == "team").patterns
    wrong = child.model_copy(update={"files": {**child.files, "areas": {"keep": ["taem"]}}})
    with pytest.raises(InputError, match="no entry 'taem' to keep") as error:
        knowledge_for("mine", Settings(kinds=(wrong,)))
    assert error.value.hint == "did you mean team?"


def test_a_cycle_of_inheritance_is_named() -> None:
    """With the kinds it goes through."""
    folders = dict(shipped_folders())
    for name, parent in (("a", "b"), ("b", "a")):
        folders[name] = KindFolder(id=name, place=name, files={"kind": {"inherits": parent}})
    with pytest.raises(InputError, match="a inherits b inherits a"):
        lineage_of("a", folders)


def test_old_plans_are_read_with_the_words_of_all_kinds() -> None:
    """So that an item of a party branch's plan is found for its area."""
    terms = {term for area in knowledge_of_all().areas for term in area.terms_for(Sector.OTHER)}
    assert {"职代会", "主题党日", "推优", "手卫生"} <= terms | {
        t for a in knowledge_of_all().areas for r in a.terms.values() for t in r
    }
    assert knowledge_of_all() is knowledge_of_all()


def test_every_expression_of_a_kind_compiles() -> None:
    """Names, forms of owners, kinds of work."""
    for kind in IDS:
        owners = knowledge_for(kind).owners
        texts = [*(c.pattern for c in owners.committees), *(g.pattern for g in owners.groups)]
        texts += [work.pattern for work in owners.work] + ([owners.issuer.after] if owners.issuer else [])
        assert all(re.compile(text) for text in texts)
