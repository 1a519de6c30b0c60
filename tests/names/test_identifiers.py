"""Strings that identify somebody, by their shape."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.names.identifiers import identifiers, illnesses, payees


def _found(text: str) -> list[tuple[str, str]]:
    return [(one.kind, text[one.start : one.end]) for one in identifiers(text)]


@pytest.mark.parametrize(
    ("text", "kind", "string"),
    [
        ("报名请联系13812345678。", "mobile", "13812345678"),
        ("手机138-1234-5678", "mobile", "138-1234-5678"),
        ("手机：１３９１２３４５６７８", "mobile", "１３９１２３４５６７８"),
        ("+86 13512345678转张", "mobile", "+86 13512345678"),
        ("座机0731-88881234转803", "landline", "0731-88881234转803"),
        ("（010）62345678", "landline", "（010）62345678"),
        ("咨询电话：6032115", "landline", "6032115"),
        ("短号668123", "landline", "668123"),
        ("电话2026-2027001为专线", "landline", "2026-2027001"),
        ("身份证号110105199003072316", "id_number", "110105199003072316"),
        ("凭11010519491231002X登记", "id_number", "11010519491231002X"),
        ("账号6222021234567890123", "account", "6222021234567890123"),
        ("卡号：6222 0212 3456 7890 123", "account", "6222 0212 3456 7890 123"),
        ("汇至账户43001-23456-7890", "account", "43001-23456-7890"),
        ("发至li.si_99@hospital.org.cn。", "email", "li.si_99@hospital.org.cn"),
        ("邮箱gonghui#163.com", "email", "gonghui#163.com"),
        ("加微信abc12345进群", "messenger", "abc12345"),
        ("QQ群号 987654321", "messenger", "987654321"),
        ("由湘A12345接送", "plate", "湘A12345"),
        ("粤B·D12345号车", "plate", "粤B·D12345"),
        ("护照E12345678", "passport", "E12345678"),
        ("家住幸福小区3栋2单元501室", "home", "幸福小区3栋2单元501室"),
        ("家庭住址和平路12号", "home", "和平路12号"),
        ("住址：东风里", "home", "东风里"),
        ("家住青松小区", "home", "青松小区"),
        ("户名：孙爱国", "holder", "孙爱国"),
        ("收款人：李小红", "holder", "李小红"),
        ("电话（微信同号）：138 1234 5678", "mobile", "138 1234 5678"),
        ("手机号是138.1234.5678", "mobile", "138.1234.5678"),
        ("(86)138-1234-5678", "mobile", "(86)138-1234-5678"),
        ("手机一三八一二三四五六七八", "mobile", "一三八一二三四五六七八"),
        ("电话：(0731)8888-1234转801", "landline", "(0731)8888-1234转801"),
        ("固话 0371-6588 8899", "landline", "0371-6588 8899"),
        ("值班电话：88881234/88881235", "landline", "88881234/88881235"),
        ("Tel: 86 731 8456 7890 ext 12", "landline", "86 731 8456 7890 ext 12"),
        ("统一社会信用代码：91430100MA4L1XXX2K", "certificate", "91430100MA4L1XXX2K"),
        ("组织机构代码：12345678-9", "certificate", "12345678-9"),
        ("法人证书号：工法证字第190100123号", "certificate", "工法证字第190100123号"),
        ("住院号：00123456", "certificate", "00123456"),
        ("卡号尾号7788", "account", "7788"),
        ("WeChat ID: zhang_min", "messenger", "zhang_min"),
        ("QQ交流群：987654321", "messenger", "987654321"),
        ("钉钉号：gonghui2027", "messenger", "gonghui2027"),
        ("沪A12F45号车", "plate", "沪A12F45"),
        ("湘 A·12345", "plate", "湘 A·12345"),
        ("邮箱：zhangmin 163.com", "email", "zhangmin 163.com"),
        ("住天心区南湖路幸福里5-2-301", "home", "天心区南湖路幸福里5-2-301"),
    ],
)
def test_each_kind_is_found_without_the_word_that_announces_it(text, kind, string):
    """Only the string itself goes; what it was stays readable."""
    assert _found(text) == [(kind, string)]


@pytest.mark.parametrize(
    "text",
    [
        "拨打12351职工维权热线",
        "热线110、120和12345",
        "2027年1月15日—2027年6月30日",
        "预算320000元，惠及1280人",
        "工会〔2027〕12号文件",
        "面积12345678平方米",
        "电话、网络等方式",
        "微信公众号“工会之家”和微信群",
        "户名：见附件",
        "3栋宿舍楼改造，5号楼大厅",
        "逐人登记住址和到岗时间",
        "核对家庭住址及所在社区",
        "住址变动的两周内更新",
        "走访家住农村的困难职工",
        "住在宿舍的单身职工",
        "时间 2027-03-08",
        "GB/T 9704-2012",
        "G20峰会",
        "会员证、工号、证件齐全",
        "凭工作证入场，一人一证",
        "转给财务科，打到工会账户",
        "一一对应，三四五月各一次",
    ],
)
def test_figures_dates_and_public_numbers_are_none(text):
    """What every plan holds is left alone."""
    assert _found(text) == []


def test_an_illness_is_found_only_beside_a_name():
    """Whose illness it is makes it private; a screening of everybody is none."""
    text = "看望患肺癌的职工周丽萍，开展糖尿病筛查"
    assert [text[one.start : one.end] for one in illnesses(text)] == ["肺癌"]
    assert illnesses("患高血压、糖尿病的职工每季度随访") == ()


@pytest.mark.parametrize("text", ["张敏，抑郁症", "糖尿病患者张敏", "职工张敏肾结石手术", "张敏确诊新冠"])
def test_an_illness_is_told_of_whoever_stands_beside_it(text):
    """Whatever illness: an organ and what befalls it are one as well."""
    assert len(illnesses(text)) == 1


def test_a_talk_about_an_illness_tells_of_nobody():
    """Who speaks of it does not have it."""
    assert illnesses("由张敏讲解糖尿病防治知识") == ()


@pytest.mark.parametrize("text", ["户名为张敏", "收款人张敏", "汇款至张敏账户", "打到张敏卡上"])
def test_who_is_paid_is_a_holder_without_a_colon_too(text):
    """The name beside the account."""
    assert [text[one.start : one.end] for one in payees(text)] == ["张敏"]


def test_a_body_that_is_paid_is_no_person():
    """收款人为工会账户 names nobody."""
    assert payees("收款人为工会账户，收款人签字") == ()


@given(
    st.text("工会职工，。：、联系电话 人名", max_size=12),
    st.from_regex(r"1[3-9]\d{9}|62\d{17}|[1-9]\d{5}19[5-9]\d0[1-9]1\d\d{3}[\dX]", fullmatch=True),
    st.text("工会职工，。：、联系电话 人名", max_size=12),
)
def test_a_number_is_found_in_whatever_text(before, number, after):
    """Nothing that stands beside it hides it."""
    text = before + number + after
    assert any(text[one.start : one.end] == number for one in identifiers(text)), text
