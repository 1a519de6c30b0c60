"""Who can own work, by which names, and whose a piece of work is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plandraft.core.owners import Owner, OwnerRules, choices_of, mended, owners_of, resolve_owner, rightful
from plandraft.core.profile import Profile
from plandraft.core.sector import Sector
from plandraft.knowledge import load_knowledge
from plandraft.profiles import load_profile

RULES = load_knowledge().owners
OTHERS = Path("/work/shared/quality/profiles")
FILES = sorted([*(Path(__file__).parents[2] / "examples" / "profiles").glob("*.yaml"), *OTHERS.glob("*.yaml")])

each_profile = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def profile(sector: str = "hospital", **facts: object) -> Profile:
    """A small organisation."""
    plain = {"name": "青禾县第二人民医院工会委员会", "sector": sector, "period": 2027}
    return Profile.model_validate(plain | facts)


HOUSES: dict[str, Profile] = {
    "hospital": profile(
        women=640,
        members=900,
        departments=["院办", "党办", "人事科", "护理部", "医务科", "后勤科", "保卫科", "财务科", "离退休办"],
        bodies=["羽毛球协会"],
    ),
    "clinic": profile(name="柳溪乡卫生院工会", headcount=34, members=20, women=7, departments=["综合办", "护理组"]),
    "school": profile("school", name="青禾小学工会", women=70, departments=["校办", "教导处", "德育处", "总务处"]),
    "university": profile(
        "university",
        name="青禾学院工会委员会",
        women=500,
        departments=["工会办公室", "人事处", "教师发展中心", "后勤管理处", "安全保卫处", "计财处"],
        bodies=["女教职工委员会", "提案工作委员会"],
    ),
    "factory": profile(
        "enterprise",
        name="青禾机械有限公司工会",
        women=130,
        departments=["生产部", "安环部", "人力资源部", "质量部", "后勤部", "财务部"],
        bodies=["劳动争议调解委员会", "劳动保护监督检查委员会"],
    ),
    "bureau": profile(
        "government", name="青禾县水利局机关工会", women=21, departments=["办公室", "机关党委", "人事科", "财务科"]
    ),
    "street": profile(
        "community", name="青禾街道总工会", short_name="街道总工会", departments=["经济发展办公室", "应急管理办公室"]
    ),
}
UNION = "工会"

WORK = [
    ("hospital", "召开四届三次职工代表大会", UNION),
    ("hospital", "提高提案办结率", UNION),
    ("hospital", "规范职工代表巡视", UNION),
    ("hospital", "开展上年度工会经费审查", "经费审查委员会"),
    ("hospital", "审计工会账目", "经费审查委员会"),
    ("hospital", "对预算执行情况进行审查", "经费审查委员会"),
    ("hospital", "编制年度工会经费预算", UNION),
    ("hospital", "按季公布工会经费收支", UNION),
    ("hospital", "配合上级经审检查", UNION),
    ("hospital", "落实经费审查问题整改", UNION),
    ("hospital", "三八国际妇女节活动", "女职工委员会"),
    ("hospital", "续签女职工专项集体合同", "女职工委员会"),
    ("hospital", "扩建哺乳室", "女职工委员会"),
    ("hospital", "组织消防疏散演练", "保卫科"),
    ("hospital", "开展安全生产月活动", "保卫科"),
    ("hospital", "急诊值班室改造", "后勤科"),
    ("hospital", "提高夜班供餐质量", "后勤科"),
    ("hospital", "护理操作技能竞赛", "护理部"),
    ("hospital", "护士节表彰", "护理部"),
    ("hospital", "三基培训", "医务科"),
    ("hospital", "春节前走访慰问困难职工", UNION),
    ("hospital", "高温岗位送清凉", UNION),
    ("hospital", "秋季职工运动会", UNION),
    ("hospital", "吸纳劳务派遣人员为会员", UNION),
    ("hospital", "女医师座谈会", "女职工委员会"),
    ("hospital", "职工提案线上办理平台", UNION),
    ("hospital", "举办经审干部培训", UNION),
    ("clinic", "审查工会收支", "经费审查委员"),
    ("clinic", "关心孕期、哺乳期职工", "女职工委员"),
    ("clinic", "食堂改造", "综合办"),
    ("school", "召开教代会", UNION),
    ("school", "青年教师教学基本功比赛", "教导处"),
    ("school", "师德师风宣讲", "德育处"),
    ("school", "教师宿舍维修", "总务处"),
    ("university", "二级教代会建设", UNION),
    ("university", "女教工健康讲座", "女教职工委员会"),
    ("university", "校园消防安全检查", "安全保卫处"),
    ("university", "青年教师教学竞赛", "教师发展中心"),
    ("factory", "工资集体协议4月底前续签", UNION),
    ("factory", "调解劳动争议", "劳动争议调解委员会"),
    ("factory", "劳动保护监督检查", "劳动保护监督检查委员会"),
    ("factory", "焊接车间高温防护", "安环部"),
    ("factory", "浴室改造", "后勤部"),
    ("factory", "焊工技术比武", "生产部"),
    ("factory", "质量攻关技能大赛", "质量部"),
    ("factory", "征集合理化建议", UNION),
    ("bureau", "工会委员会换届选举", UNION),
    ("bureau", "召开会员大会", UNION),
    ("bureau", "岗位练兵比赛", "人事科"),
    ("bureau", "理论学习和宣讲", "机关党委"),
    ("bureau", "健步走活动", UNION),
    ("street", "推进小微企业建会入会", "街道总工会"),
    ("street", "建设户外劳动者驿站", "街道总工会"),
    ("street", "骑手交通安全培训", "应急管理办公室"),
    ("street", "帮扶困难职工家庭", "街道总工会"),
]


@pytest.mark.parametrize(("house", "title", "right"), WORK, ids=lambda value: str(value)[:14])
def test_work_belongs_to_its_owner(house: str, title: str, right: str) -> None:
    """By law, else by custom, among those the house has."""
    facts = HOUSES[house]
    advice = rightful(title, owners_of(facts, RULES), RULES, facts.sector)
    assert advice is not None
    assert advice.owner == right
    assert advice.owner in advice.fit
    assert not {*advice.fit} & {*advice.never}
    assert advice.source


@pytest.mark.parametrize(
    ("house", "title", "never"),
    [
        ("hospital", "审计工会账目", {"财务科", UNION, "院办", "人事科"}),
        ("university", "经费审查", {"工会办公室", "计财处"}),
        ("hospital", "编制工会经费预算", {"经费审查委员会"}),
        ("factory", "召开职代会", {"人力资源部", "财务部", "后勤部"}),
        ("factory", "开展平等协商", {"人力资源部"}),
        ("bureau", "工会换届", {"办公室", "机关党委"}),
    ],
)
def test_some_never_lead(house: str, title: str, never: set[str]) -> None:
    """Who spends does not examine; the employer's side does not lead the staff's congress or its bargaining."""
    facts = HOUSES[house]
    advice = rightful(title, owners_of(facts, RULES), RULES, facts.sector)
    assert advice is not None
    assert never <= {*advice.never}


@pytest.mark.parametrize(
    ("house", "title", "partner"),
    [
        ("factory", "开展工资集体协商", "人力资源部"),
        ("hospital", "安全生产月", UNION),
        ("hospital", "护理技能竞赛", UNION),
        ("university", "三八节活动", UNION),
    ],
)
def test_partners_are_named_where_the_work_is_done_together(house: str, title: str, partner: str) -> None:
    """Personnel at the table, the union beside the guard."""
    facts = HOUSES[house]
    advice = rightful(title, owners_of(facts, RULES), RULES, facts.sector)
    assert advice is not None
    assert partner in advice.partners
    assert advice.owner not in advice.partners


def test_the_title_counts_before_the_actions() -> None:
    """A report to the congress makes no kitchen the congress's; where the title is silent most actions decide."""
    facts = HOUSES["hospital"]
    owners = owners_of(facts, RULES)

    def of(text: str) -> str | None:
        advice = rightful(text, owners, RULES, facts.sector)
        return advice and advice.rule

    assert of("办好食堂\n结果向职代会报告。职代会代表评议。") == "logistics"
    assert of("把好关口\n审查上半年工会经费。审查下半年工会经费。") == "union_audit"
    assert of("把好关口\n审查上半年工会经费。邀请专家讲解。") is None
    assert of("") is None
    assert of("参加全省统一行动") is None


@each_profile
def test_every_profile_has_its_union_first_and_can_print_all_its_owners(file: Path) -> None:
    """Names are unique, each means itself, every department and body is among them or one of their forms."""
    facts = load_profile(file)
    owners = owners_of(facts, RULES)
    assert owners[0].kind == "issuer"
    assert "工会" in owners[0].name
    names = [owner.name for owner in owners]
    assert len({*names}) == len(names)
    assert [resolve_owner(name, owners) for name in names] == names
    assert all(resolve_owner(name, owners) == name for name in facts.owners)
    assert {*facts.owners} <= {*choices_of(owners)} <= {*names}
    assert all(resolve_owner(form, owners) == names[0] for form in (facts.name, "工会", "工会委员会", "本级工会"))


@each_profile
def test_every_profile_has_an_audit_committee(file: Path) -> None:
    """The profile's own where it lists one; every union has accounts."""
    facts = load_profile(file)
    owners = owners_of(facts, RULES)
    said = {
        resolve_owner(form, owners) for form in ("经审会", "经审委", "经费审查小组", "经费审查委员会", "工会经审会")
    }
    assert len(said) == 1
    (name,) = said
    assert name in choices_of(owners)
    assert not [b.name for b in facts.bodies if "审" in b.name] or name in facts.owners


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("院工会", UNION),
        ("本院工会委员会", UNION),
        ("青禾县第二人民医院工会", UNION),
        ("二院工会", UNION),
        ("工会主席", UNION),
        ("工会文体委员", UNION),
        (" 工会（牵头）", UNION),
        ("由工会负责", UNION),
        ("经审委员会", "经费审查委员会"),
        ("院经审会", "经费审查委员会"),
        ("女工委", "女职工委员会"),
        ("女职工委员", "女职工委员会"),
        ("工会女职工委员会主任", "女职工委员会"),
        ("院办公室", "院办"),
        ("医院护理部", "护理部"),
        ("工会小组", "各工会小组"),
        ("各工会小组长", "各工会小组"),
        ("分会", "各分会"),
        ("各分工会", "各分工会"),
        ("护理部工会小组", "护理部工会小组"),
        ("护理部、工会", "护理部、工会"),
        ("护理部和工会小组", "护理部、各工会小组"),
        ("和平路工会小组", "和平路工会小组"),
        ("院护理部和院工会", "护理部、工会"),
        ("工会,工会委员会", UNION),
        ("市总工会", None),
        ("月光小学工会", None),
        ("教务处", None),
        ("护理部、教务处", None),
        ("", None),
    ],
)
def test_usual_forms_mean_the_name_a_plan_prints(said: str, printed: str | None) -> None:
    """Several owners part by part; whoever is not there is nobody."""
    assert resolve_owner(said, owners_of(HOUSES["hospital"], RULES)) == printed


def test_a_small_union_has_persons_instead_of_committees() -> None:
    """Few members, few women; without women nobody, and of unknown numbers nothing is offered."""
    names = choices_of(owners_of(HOUSES["clinic"], RULES))
    assert {"经费审查委员", "女职工委员"} <= {*names}
    assert not any(name.endswith("委员会") for name in names)
    assert resolve_owner("女职工委员会", owners_of(profile(headcount=40, women=0), RULES)) is None
    unknown = owners_of(profile(), RULES)
    assert "女职工委员会" not in choices_of(unknown)
    assert resolve_owner("女职工委员会", unknown) == "女职工委员会"
    advice = rightful("三八节活动", unknown, RULES, Sector.HOSPITAL)
    assert advice is not None
    assert advice.owner == UNION


def test_committees_of_some_houses_are_there_only_where_the_profile_lists_them() -> None:
    """A mediation committee is the employer's to set up."""
    assert resolve_owner("劳动争议调解委员会", owners_of(HOUSES["hospital"], RULES)) is None
    assert resolve_owner("调解委员会", owners_of(HOUSES["factory"], RULES)) == "劳动争议调解委员会"


def test_people_with_a_post_stand_for_their_body() -> None:
    """The chairwoman of the women's committee for it, the union's chairman for the union."""
    leaders = [{"name": "季临川", "post": "工会主席"}, {"name": "温知秋", "post": "女职工委员会主任"}, {"name": "何以"}]
    owners = owners_of(profile(women=30, headcount=60, leaders=leaders), RULES)
    assert resolve_owner("季临川", owners) == UNION
    assert resolve_owner("工会主席季临川", owners) == UNION
    assert resolve_owner("温知秋", owners) == "女职工委员会"
    assert resolve_owner("何以", owners) is None


def test_the_parts_are_called_as_the_profile_calls_them() -> None:
    """分会 where it speaks of them; a handful of people needs none."""
    assert "各分会" in choices_of(owners_of(profile(headcount=900, facts=["全院有12个分会"]), RULES))
    assert "各工会小组" in choices_of(owners_of(profile(headcount=900), RULES))
    assert not {"各工会小组", "各分会"} & {*choices_of(owners_of(profile(headcount=30), RULES))}


def test_the_union_under_its_short_name_is_listed_once() -> None:
    """A department that only repeats the union is the union; its office stays an office."""
    facts = profile(short_name="二院工会", departments=["院工会", "工会办公室", "护理部"])
    owners = owners_of(facts, RULES)
    assert [owner.name for owner in owners if owner.kind == "issuer"] == ["二院工会", "工会办公室"]
    assert resolve_owner("院工会", owners) == "二院工会"


def test_without_knowledge_the_issuer_is_still_an_owner() -> None:
    """Under its own names only."""
    owners = owners_of(HOUSES["street"], OwnerRules())
    assert resolve_owner("街道总工会", owners) == "街道总工会"
    assert resolve_owner("工会", owners) is None
    assert resolve_owner("经济发展办公室、街道总工会", owners) == "经济发展办公室、街道总工会"
    assert rightful("召开职代会", owners, OwnerRules(), Sector.COMMUNITY) is None


@pytest.mark.parametrize(
    ("owner", "partners", "title", "wanted"),
    [
        ("人事科", ["院办"], "召开职代会", (UNION, ("院办",))),
        ("财务科", [], "审查工会经费", ("经费审查委员会", ())),
        ("经审会", ["财务科"], "编制工会经费预算", (UNION, ("财务科",))),
        ("院护理部", ["护理部", "教务处", "医院工会", "工会"], "护理技能竞赛", ("护理部", (UNION,))),
        ("院办、工会", [], "召开职代会", (UNION, ("院办",))),
        ("护理部、工会", ["护理部"], "护理技能竞赛", ("护理部、工会", ())),
        ("相关部门", [], "召开职代会", (UNION, ())),
        ("相关部门", [], "参加全省统一行动", ("相关部门", ())),
        ("", [UNION], "召开职代会", (UNION, ())),
        ("【待补：责任部门】", ["护理部"], "召开职代会", ("【待补：责任部门】", ("护理部",))),
        ("人事科", [], "护理技能竞赛", ("人事科", ())),
    ],
)
def test_a_wrong_owner_gives_way_and_partners_exist(
    owner: str, partners: list[str], title: str, wanted: tuple[str, tuple[str, ...]]
) -> None:
    """Whoever may lead stays, whoever never may gives way."""
    owners = owners_of(HOUSES["hospital"], RULES)
    assert mended(owner, partners, title, owners=owners, rules=RULES, sector=Sector.HOSPITAL) == wanted


TITLES = st.sampled_from([title for _, title, _ in WORK]) | st.text(max_size=12)
NAMES = st.sampled_from(
    [
        "工会",
        "院工会",
        "经审会",
        "财务科",
        "护理部",
        "人事科",
        "教务处",
        "女工委",
        "分会",
        "各工会小组",
        "工会办公室",
        "",
        "相关部门",
    ]
) | st.text("工会护理部办公室、和 ", max_size=8)
SAID = st.lists(NAMES, max_size=4).map("、".join)
ANY_HOUSE = st.sampled_from(sorted(HOUSES))
BODIES = st.lists(st.text("工会护理部办公室院女委员小组、和 ", min_size=1, max_size=8), max_size=5)


@given(ANY_HOUSE, SAID, st.lists(SAID, max_size=4), TITLES)
@settings(max_examples=300, deadline=None)
def test_what_is_mended_is_sound_and_stays(house: str, owner: str, partners: list[str], title: str) -> None:
    """No owner among its partners, no partner from elsewhere, nobody who never may; mended twice is mended once."""
    facts = HOUSES[house]
    owners = owners_of(facts, RULES)

    def mend(owner: str, partners: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
        return mended(owner, partners, title, owners=owners, rules=RULES, sector=facts.sector)

    lead, helping = mend(owner, tuple(partners))
    assert lead not in helping
    assert not {*lead.split("、")} & {*helping}
    assert all(resolve_owner(partner, owners) == partner for partner in helping)
    advice = rightful(title, owners, RULES, facts.sector)
    if advice is not None:
        assert resolve_owner(lead, owners) is not None
        assert not {*lead.split("、")} & {*advice.never}
    assert mend(lead, helping) == (lead, helping)


@given(BODIES, BODIES, SAID)
@settings(max_examples=300, deadline=None)
def test_resolving_twice_is_resolving_once(departments: list[str], bodies: list[str], said: str) -> None:
    """Whatever an organisation calls its departments."""
    owners = owners_of(profile(departments=departments, bodies=bodies), RULES)
    assert isinstance(owners[0], Owner)
    assert len({owner.name for owner in owners}) == len(owners)
    for name in (said, *departments):
        printed = resolve_owner(name, owners)
        assert printed is None or resolve_owner(printed, owners) == printed
