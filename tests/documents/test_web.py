"""What of a web page is text, and what is left out and told."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plandraft.documents.formats import documents_in
from plandraft.documents.web import web_document
from plandraft.errors import SampleError


def _lines(body: str, head: str = "") -> list[str]:
    page = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return [line.text for line in web_document(page.encode(), file="a.html").lines]


def _dropped(body: str) -> list[tuple[str, str]]:
    found = web_document(f"<html><body>{body}</body></html>".encode(), file="a.html").dropped
    return [(one.reason, one.text) for one in found]


TEXT = "<p>一、开好职工代表大会，落实提案办理，维护职工的合法权益，推进民主管理和厂务公开。</p>"
WORDS = "一、开好职工代表大会，落实提案办理，维护职工的合法权益，推进民主管理和厂务公开。"


def test_blocks_are_lines():
    """Paragraphs, headings, breaks and bare words beside them; blanks as a browser shows them."""
    body = "<h2>工会 工作\n计划</h2>引言<p>  一、<b>维护</b>权益\n职工  <br>二、关爱</p><div>落款</div>"
    assert _lines(body) == ["工会 工作计划", "引言", "一、维护权益职工", "二、关爱", "落款"]


def test_headings_keep_their_level():
    """For the reader of headings; lines count from one."""
    found = web_document(b"<html><h1>A</h1><h3><span>B</span></h3><p>C</p>", file="a.html").lines
    assert [(line.number, line.text, line.level) for line in found] == [(1, "A", 1), (2, "B", 3), (3, "C", None)]


def test_scripts_and_titles_are_no_text():
    """Nor are styles and what only browsers without scripts show."""
    head = "<title>某站</title><style>p{color:red}</style>"
    assert _lines(f"<script>var 甲=1</script>{TEXT}<noscript>请打开</noscript>", head) == [WORDS]


@pytest.mark.parametrize(
    ("noise", "reason"),
    [
        ("<nav>首页 新闻</nav>", "menu"),
        ("<div class='main-nav'>首页 新闻</div>", "menu"),
        ("<div id='breadCrumb'>首页 &gt; 计划</div>", "menu"),
        ("<div class='ad_box'>优惠酬宾</div>", "advertisement"),
        ("<aside>热门</aside>", "side column"),
        ("<footer>版权所有</footer>", "page foot"),
        ("<ul><li><a href='1'>计划一</a></li><li><a href='2'>计划二</a></li></ul>", "links"),
        ("<p>上一篇：<a href='1'>计划一</a></p>", "links"),
        ("<p style='display: none'>暗记</p>", "hidden text"),
        ("<p hidden>暗记</p>", "hidden text"),
        ("<del>暗记</del>", "struck out"),
        ("<button>收藏</button>", "form"),
        ("<div class='comments'>好文章</div>", "comments"),
    ],
)
def test_noise_is_left_out_and_told(noise, reason):
    """With its first words."""
    assert _lines(noise + TEXT) == [WORDS]
    assert [found for found, text in _dropped(noise + TEXT) if text] == [reason]


def test_the_text_itself_is_never_noise():
    """Whatever its class, its element and its links: old sites wrap the whole page in a form or a header."""
    for opened, closed in (("<div class='nav'>", "</div>"), ("<aside>", "</aside>"), ("<div id='ad'>", "</div>")):
        assert _lines(opened + TEXT + closed) == [WORDS]
    assert _lines(f"<form>{TEXT}</form><header><h1>计划</h1></header>") == [WORDS, "计划"]


def test_links_in_sentences_keep_their_words():
    """And lose their address; a linked heading stays too."""
    assert _lines(f"{TEXT}<p>详见<a href='x'>附件一</a>和<a href='y'>附件二</a>两个文件的要求。</p>")[1] == (
        "详见附件一和附件二两个文件的要求。"
    )
    assert _lines(f"<h2><a href='1'>工会</a><a href='2'>计划</a></h2>{TEXT}")[0] == "工会计划"


def test_what_follows_noise_stays():
    """The words behind a removed element belong to the text."""
    assert _lines("<p>开展<script>x</script>活动<b>两<del>三</del>次</b>。</p>") == ["开展活动两次。"]


@pytest.mark.parametrize(
    ("opened", "written"),
    [
        ("<ol>", ["1. 甲", "2. 乙", "3. 丙"]),
        ("<ol start=4>", ["4. 甲", "5. 乙", "6. 丙"]),
        ("<ol type=A>", ["A. 甲", "B. 乙", "C. 丙"]),
        ("<ol type=i>", ["i. 甲", "ii. 乙", "iii. 丙"]),
        ("<ol reversed>", ["3. 甲", "2. 乙", "1. 丙"]),
        ("<ol style='list-style-type:cjk-ideographic'>", ["一、甲", "二、乙", "三、丙"]),
        ("<ol style='list-style: none inside'>", ["甲", "乙", "丙"]),
        ("<ol start=x>", ["1. 甲", "2. 乙", "3. 丙"]),
        ("<ul>", ["• 甲", "• 乙", "• 丙"]),
        ("<ul style='list-style:none'>", ["甲", "乙", "丙"]),
    ],
)
def test_list_numbers_are_written_out(opened, written):
    """As a browser counts them."""
    assert _lines(f"{opened}<li>甲<li><p>乙</p><li>丙</ol></ul>") == written


def test_nested_lists_and_values():
    """Each list counts for itself; a point may name its number."""
    assert _lines("<ol><li>甲<ol><li>乙<li>丙</ol><li value=7>丁<li>戊</ol>") == [
        "1. 甲",
        "1. 乙",
        "2. 丙",
        "7. 丁",
        "8. 戊",
    ]


def test_tables_are_rows():
    """A cell over several rows is repeated, so that each row can be read by itself."""
    body = "<table><caption>安排</caption><tr><th>月<th>事<tr><td rowspan=2>三月<td>体检<br>竞赛<tr><td>学习</table>"
    assert _lines(body) == ["安排", "月\t事", "三月\t体检 竞赛", "三月\t学习"]


def test_a_table_for_the_layout_is_its_paragraphs():
    """One cell a row, or headings and tables in its cells."""
    assert _lines("<table><tr><td><p>甲</p><p>乙</p></td></tr></table>") == ["甲", "乙"]
    assert _lines("<table><tr><td><h2>甲</h2></td><td><p>乙</p></td></tr></table>") == ["甲", "乙"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "big5", "utf-16"])
@pytest.mark.parametrize(
    "declared", ["", "<meta charset=utf-8>", "<meta http-equiv=x content='text/html; charset=gbk'>"]
)
def test_the_charset_is_what_makes_sense(encoding, declared):
    """What pages declare is often wrong."""
    page = f"<html><head>{declared}</head><body><p>工作安排</p></body></html>"
    assert web_document(page.encode(encoding), file="a.html").lines[0].text == "工作安排"


def test_xhtml_with_a_declaration():
    """An XML declaration is no text and no fault."""
    page = "<?xml version='1.0' encoding='gb2312'?><html><body><p>工作安排</p></body></html>"
    assert web_document(page.encode("gb2312"), file="a.html").lines[0].text == "工作安排"


@pytest.mark.parametrize("page", ["<html></html>", "<script>x</script>", "<html><body><img src=x></body></html>", " "])
def test_a_page_without_text_is_refused(page):
    """With what to do."""
    with pytest.raises(SampleError, match=r"a\.html") as error:
        web_document(page.encode(), file="a.html")
    assert error.value.hint


def test_tags_that_are_never_closed():
    """They nest by the hundred; what nests without end is read whole or refused, as the parser can."""
    assert _lines("<p><font>维护</font>".join([""] * 200) + "<span><div>" * 150 + TEXT)[-1] == WORDS
    for opened in ("<div>", "<b>"):
        read = _lines_or_why(f"{TEXT}{opened * 5000}工会")
        assert read == [WORDS, "工会"] or "too deep" in read


def _lines_or_why(page: str) -> list[str] | str:
    try:
        (found,) = documents_in(page.encode(), file="a.html")[0]
    except SampleError as error:
        return error.message
    return [line.text for line in found.lines]


@settings(deadline=None)
@given(st.text("<>/ap甲\"'=!-&;\n table tr td ol li", min_size=1))
def test_any_tag_soup_is_read_or_refused(soup):
    """Nothing else is raised, and nothing is invented."""
    try:
        found = web_document(f"<p>工会计划</p>{soup}".encode(), file="a.html")
    except SampleError:
        return
    assert [line.number for line in found.lines] == list(range(1, len(found.lines) + 1))
