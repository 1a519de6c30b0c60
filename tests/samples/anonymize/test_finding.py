"""One kind of name at a time."""

from __future__ import annotations

import pytest

from plandraft.names.bodies import bodies
from plandraft.names.people import people
from plandraft.names.placeholders import placeholders
from plandraft.names.places import places
from plandraft.samples.anonymize.programmes import programmes
from plandraft.samples.anonymize.times import dated, ordinals


def _texts(find, text: str) -> list[str]:
    return [text[span.start : span.end] for span in find(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("开好青山镇卫生院职代会", ["青山镇卫生院"]),
        ("会同云溪区长岭镇育才中学开展教研", ["云溪区长岭镇育才中学"]),
        ("走访鸿运来物流有限公司", ["鸿运来物流有限公司"]),
        ("与大洋纸业公司、鑫源机械厂结对", ["大洋纸业公司", "鑫源机械厂"]),
        ("市第一人民医院和江北二中、育才小学", ["市第一人民医院", "江北二中", "育才小学"]),
        ("江苏省总工会和盐城市教育局的要求", ["江苏省总工会", "盐城市教育局"]),
        ("向南屏师范学院附属中学学习", ["南屏师范学院附属中学"]),
    ],
)
def test_bodies_are_found_whole(text, names):
    """From the first word of the name to its kind, and no word of prose before it."""
    assert _texts(bodies, text) == names


@pytest.mark.parametrize(
    "text",
    [
        "根据公司要求",
        "完成医院任务",
        "建设现代公司",
        "我院工会",
        "农村小学",
        "市总工会",
        "各高校",
        "省教育厅",
        "二级学院",
        "全国总工会",
        "自来水公司",
        "赵医生到我院",
        "围绕大局",
        "老有所养",
        "校园文化",
        "湖南省学校",
        "三级公立医院",
        "工会委员会和女职工委员会",
        "三甲医院",
        "医院党委",
        "幼儿园老师",
        "派出所",
        "汇报学校工作",
        "服务企业发展公司",
    ],
)
def test_kinds_of_bodies_are_no_bodies(text):
    """A kind without a proper part names nobody."""
    assert _texts(bodies, text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("慰问延陵县红星村的退休职工", ["延陵县红星村"]),
        ("赴桂林和庐山疗休养", ["桂林", "庐山"]),
        ("家住人民路12号", ["人民路"]),
        ("走进澜浦市织云街道", ["澜浦市织云街道"]),
        ("参加湖北省比赛", ["湖北省"]),
    ],
)
def test_places(text, names):
    """Neighbouring places are one."""
    assert _texts(places, text) == names


@pytest.mark.parametrize(
    "text",
    [
        "农村",
        "全省",
        "各县区",
        "工作思路",
        "城镇化",
        "我市",
        "职工之家在社区",
        "东院区和南院区",
        "道路交通",
        "下乡",
        "登山",
        "延安精神",
        "北京冬奥",
        "安康杯",
        "乡镇街道",
        "省里部署",
        "广开言路",
        "群众路线",
        "超市",
    ],
)
def test_words_that_end_like_places(text):
    """They name none."""
    assert _texts(places, text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("工会主席李建国主持会议", ["李建国"]),
        ("组长：王芳、刘晓明、欧阳锋", ["王芳", "刘晓明", "欧阳锋"]),
        ("邀请周立民教授讲课，由何老师主持", ["周立民", "何老师"]),
        ("以陈红为榜样，向张桂芳同志学习", ["陈红", "张桂芳"]),
        ("校保洁员陈师傅负责", ["陈师傅"]),
        ("慰问沈秀芝、陶国梁等退休教师", ["沈秀芝", "陶国梁"]),
    ],
)
def test_people(text, names):
    """Beside a title, in a frame, in a list."""
    assert _texts(people, text) == names


@pytest.mark.parametrize(
    "text",
    [
        "向雷锋同志学习",
        "学习焦裕禄精神",
        "高度重视",
        "马上整改",
        "全体教师和员工",
        "党员张贴标语",
        "安全主任负责",
        "文明单位代表",
        "领导高度重视，主任亲自抓",
        "向先进学习",
        "实现职工双赢",
        "副主席和委员",
        "工会主席任组长",
        "各班组长",
        "白天值班医生",
        "常务副主席",
    ],
)
def test_no_people(text):
    """Words that begin like a surname, and people whom everybody knows."""
    assert _texts(people, text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("组织“芙蓉里杯”演讲比赛", ["芙蓉里杯"]),
        ("建设“两强一富”企业", ["两强一富"]),
        ("举办“鹿鸣之春”教学展示活动", ["鹿鸣之春"]),
        ("打造“红棉”服务品牌", ["红棉"]),
        ("举办金穗杯乒乓球赛", ["金穗杯"]),
    ],
)
def test_programmes(text, names):
    """Names of one body's campaigns; the quotation marks stay outside."""
    assert _texts(programmes, text) == names


@pytest.mark.parametrize(
    "text",
    [
        "“安康杯”竞赛",
        "“送温暖”活动",
        "“三八”妇女节",
        "“职工之家”建设",
        "“五必访”制度",
        "“爱岗敬业、无私奉献”主题活动",
        "“创建学习型组织，争做知识型职工”活动",
        "“双代会”",
        "“一对一”帮扶活动",
        "“师德标兵”评选活动",
        "“1+1”活动",
    ],
)
def test_everybodys_campaigns(text):
    """National ones, and descriptions that any body would use."""
    assert _texts(programmes, text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("20__年和20xx年度", ["20__年", "20xx年度"]),
        ("某某县××医院", ["某某", "××医院"]),
        ("以__为指导，第x届", ["__", "x"]),
        ("（单位名称）工会", ["（单位名称）"]),
        ("工会*观念", ["*"]),
        ("**重点**工作", []),
        ("4×100米接力", []),
        ("某些方面", []),
        ("● 加强学习", []),
    ],
)
def test_placeholders(text, found):
    """What a site blanked out, in every sign used for it; Markdown, bullets and sums are none."""
    assert _texts(placeholders, text) == found


@pytest.mark.parametrize(
    ("text", "years", "counts"),
    [
        ("2013-2014学年度第一学期", ["2013-2014学年度"], []),
        ("二〇一八年三月", ["二〇一八年三月"], []),
        ("庆祝第26个教师节", [], ["第26个教师节"]),
        ("七届四次职代会和第八届教代会第七次会议", [], ["七届四次", "第八届", "第七次"]),
        ("迎接奥运会，成立60周年", ["奥运会"], ["成立60周年"]),
        ("第一季度，第三方，第一责任人，第二课堂", [], []),
        ("每年召开两次职代会，每学期一次教代会", [], []),
        ("党的二十届四中全会和二十届历次全会", [], []),
        ("3月5日，12345热线，3000元", [], []),
        ("2019工会工作计划", ["2019"], []),
    ],
)
def test_times(text, years, counts):
    """What ties a text to its year, and what counts a body's own meetings."""
    assert (_texts(dated, text), _texts(ordinals, text)) == (years, counts)
