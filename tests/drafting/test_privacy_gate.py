"""The privacy gate: what is masked in a question, and what comes back in the answer."""

from __future__ import annotations

import dataclasses
import json

import pytest

from plandraft.checks import check
from plandraft.core.ask import Ask, Limits, Message, Reply
from plandraft.core.frozen_model import FrozenModel
from plandraft.core.inputs import StepInputs
from plandraft.core.profile import Leader, Profile
from plandraft.core.sample import LeakList, Line
from plandraft.drafting.privacy_gate import PrivacyGate, restored
from plandraft.knowledge import load_knowledge
from plandraft.samples.anonymize import flags_of, known_of, leak_list
from tests.checks.base_plan import AS_OF, changed, context
from tests.drafting.briefs import brief_of

ILLNESSES = {"肾结石"}
"""What is masked beside a name, and is no name to search for by itself."""

FACTS = ("由副主席沈一舟分管劳动竞赛", "职工热线0731-88881234")
PROFILE = Profile.model_validate(
    {
        "name": "云岭县人民医院工会",
        "sector": "hospital",
        "period": "2027",
        "leaders": [{"name": "陶知远", "post": "工会主席"}],
        "facts": FACTS,
    }
)


def _ask(text: str) -> Ask:
    return Ask(
        prompt="frame",
        messages=(Message(role="user", content=text),),
        schema_name="frame",
        schema={},
        inputs=FrozenModel(),
        limits=Limits(reply_tokens=10),
    )


def test_the_organisations_own_strings_come_back():
    """A token stands for each in the question; in the reply it is put back, so that the plan is whole."""
    ask = PrivacyGate(PROFILE).passed(_ask("\n".join(FACTS)))
    assert ask.text == "由副主席某甲分管劳动竞赛\n职工热线〔电话号码1〕"
    assert [(one.kind, one.text, one.own) for one in ask.masked] == [
        ("人名", "沈一舟", True),
        ("电话号码", "0731-88881234", True),
    ]
    answer = restored(ask, Reply(text='{"opening":"副主席某甲抓竞赛"}'))
    assert answer.text == '{"opening":"副主席沈一舟抓竞赛"}'


@pytest.mark.parametrize("depth", [1, 2], ids=["escaped", "as a string in JSON"])
def test_they_come_back_out_of_escaped_json(depth: int) -> None:
    """Some endpoints escape all that is not ASCII, or hand an object over as a string."""
    ask = PrivacyGate(PROFILE).passed(_ask("\n".join(FACTS)))
    text = '{"opening": "副主席某甲抓竞赛"}'
    for _ in range(depth):
        text = json.dumps(text)
    answer = restored(ask, Reply(text=text)).text
    for _ in range(depth):
        answer = json.loads(answer)
    assert answer == '{"opening": "副主席沈一舟抓竞赛"}'


def test_what_belongs_to_others_never_comes_back():
    """A person of a sample, or a string of the leak list, is a word for its kind in the question and in the reply."""
    gate = PrivacyGate(PROFILE, leaks=LeakList(strings=frozenset({"南屏杯"})))
    ask = gate.passed(_ask("- 组长：谢志鹏，举办南屏杯篮球赛，电话13812345678"))
    assert ask.text == "- 组长：〔人名〕，举办〔样本用语〕篮球赛，电话〔手机号〕"
    said = Reply(text="组长〔人名〕")
    assert restored(ask, said) is said


def test_names_are_sent_where_the_profile_allows_it_and_nothing_else_is():
    """``privacy: names`` lets the profile's own persons through; numbers and others' persons stay."""
    ask = PrivacyGate(PROFILE, names=True).passed(_ask("由副主席沈一舟分管，由副主席谢志鹏配合，拨打0731-88881234"))
    assert ask.text == "由副主席沈一舟分管，由副主席〔人名〕配合，拨打〔电话号码1〕"


def test_a_name_is_the_same_token_all_through_a_question():
    """In prose and in JSON; a post is no part of it."""
    ask = PrivacyGate(PROFILE).passed(_ask('{"facts":["由沈一舟负责"]}\n沈一舟同志负责'))
    assert ask.text == '{"facts":["由某甲负责"]}\n某甲同志负责'
    assert len(ask.masked) == 1


def test_a_token_looks_like_nothing_that_stands_there_already():
    """The answer could not be told apart otherwise."""
    ask = PrivacyGate(PROFILE).passed(_ask("某甲公司，由副主席沈一舟负责"))
    assert ask.text == "某甲公司，由副主席某乙负责"


def test_leaders_are_shown_by_their_posts():
    """The prompts need no more; a leader without a post is not shown at all."""
    leaders = (*PROFILE.leaders, Leader(name="何田田"))
    profile = PROFILE.model_copy(update={"leaders": leaders})
    inputs = StepInputs(brief=brief_of(leaders=[one.model_dump() for one in leaders]))
    shown = PrivacyGate(profile).shown(inputs)
    assert isinstance(shown, StepInputs)
    assert [(one.name, one.post) for one in shown.brief.profile.leaders] == [("", "工会主席")]
    assert PrivacyGate(profile, names=True).shown(inputs) is inputs
    asked = dataclasses.replace(_ask("工会主席牵头"), inputs=inputs)
    assert [(one.text, one.shown) for one in PrivacyGate(profile).passed(asked).masked] == [
        ("陶知远", "工会主席"),
        ("何田田", ""),
    ]
    assert PrivacyGate(profile, names=True).passed(asked) is asked


def test_the_id_is_that_of_what_is_sent():
    """Two profiles that differ in a person's name alone ask the same."""
    other = PROFILE.model_copy(update={"facts": ("由副主席谢志鹏分管劳动竞赛",)})
    one = PrivacyGate(PROFILE).passed(_ask("由副主席沈一舟分管劳动竞赛"))
    two = PrivacyGate(other).passed(_ask("由副主席谢志鹏分管劳动竞赛"))
    assert one.id == two.id


@pytest.mark.parametrize("text", ["", "每月召开一次主席办公会，研究经费使用。", "1—3月走访职工60人次，预算20000元。"])
def test_what_needs_no_mask_is_the_same_ask(text):
    """Byte for byte."""
    ask = _ask(text)
    assert PrivacyGate(PROFILE).passed(ask) is ask


def test_what_the_model_wrote_itself_is_not_masked_when_it_is_sent_again():
    """Words that look like a person (查公开) in a plan under review stay words; the profile's persons stay masked."""
    gate, words = PrivacyGate(PROFILE), "职工代表查公开和防护"
    assert "〔人名〕" in gate.passed(_ask(words)).text

    def flow():
        (answer,) = yield (gate.passed(_ask("起草")),)
        return gate.passed(_ask(f"{answer.text}；由副主席沈一舟分管"))

    running = gate.through(flow())
    next(running)
    with pytest.raises(StopIteration) as ended:
        running.send((Reply(text=words),))
    assert ended.value.value.text == f"{words}；由副主席某甲分管"


@pytest.mark.parametrize(
    ("line", "strings"),
    [
        ("联系职工张敏，电话（微信同号）：138 1234 5678", ("张敏", "138 1234 5678")),
        ("手机：１３９１２３４５６７８，总机(0731)8888-1234转801", ("１３９１２３４５６７８", "8888-1234")),
        ("统一社会信用代码：91430100MA4L16JQ2K，税号同", ("91430100MA4L16JQ2K",)),
        ("收款人为张敏，开户账号：4305 0178 3608 0000 0123", ("张敏", "4305 0178 3608 0000 0123")),
        ("看望职工张敏（肾结石术后），家住梅园小区3栋502", ("张敏", "肾结石", "梅园小区3栋502")),
        ("加微信群号：wxq_889900，QQ交流群：987654321，车辆沪A12F45", ("wxq_889900", "987654321", "沪A12F45")),
    ],
)
def test_what_gives_somebody_away_is_masked_listed_and_an_error(line, strings):
    """One set of detectors: in a prompt, be it from a profile or a sample; on the leak list; in a finished plan."""
    own = PROFILE.model_copy(update={"facts": (line,)})
    for gate in (PrivacyGate(PROFILE), PrivacyGate(own)):
        sent = gate.passed(_ask(line)).text
        assert not [string for string in strings if string in sent]
    known = known_of(load_knowledge(), AS_OF)
    flags = flags_of([Line(number=1, text=line)], file="a.txt", known=known)
    leaks = leak_list(flags, [line], known).strings
    unlisted = {string for string in strings if not any(string in leak for leak in leaks)}
    assert unlisted <= ILLNESSES
    said = [f.evidence for f in check(changed((("M1", "actions", [f"{line}。"]),)), context()).findings]
    assert not [string for string in strings if not any(string in evidence for evidence in said)]
