"""An instruction is taken apart into clauses that each say one thing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_ENDS = re.compile(r"[。；;！!\n\r]+")
_COMMAS = re.compile(r"[，,]")
_AND = re.compile(
    r"(?:并且|并(?!入|到|进|给|列)|而且|同时|另外|然后|接着|随后|顺便)"
    r"(?=(?:把|将|由|请|让|也|再|交|改|取消|推迟|提前|增加|减少|压|追加|邀请|安排|放|挪|换|转|经费|预算|费用|责任|名称|时间))"
)
"""Words between two things that are to be done; 合并到 is one thing."""
_NUMBERED = re.compile(r"^\s*(?:[（(]?\d{1,2}[）).、．]|[一二三四五六七八九十]{1,2}、|[①-⑳]|[-*•·])\s*")
_OPENING = re.compile(
    r"^(?:请(?!示|假|柬|帖)|麻烦|烦请|帮忙|帮我|帮(?![扶教困助工])|你|您|我们?(?=[把将要想])|咱们?|就(?![业餐医近诊])|还有|另外|此外|同时|然后|再(?=把|将|给|请)|顺便|"
    r"并且?(?!入|到)|而且|而(?!且)|也(?!可)|那么?|希望(?!工程)|建议(?!征集|活动|箱|书)|要求|要(?=把|将|求)|应(?=把|将)|能不能|可不可以|能否|想|首先|其次|最后|"
    r"(?:局|院|校|总|主席|领导|书记|办公室)?(?:领导|主席|书记)?(?:说|认为|指示|定了|的意思是)[，：:]?)"
)
_CLOSING = re.compile(r"(?:吧|啊|哈|呢|哦|嘛|即可|就行|就好|好了|为好|行吗|可以吗|谢谢|吗|[。，；！？、：])$")
_QUALIFIED = re.compile(r"^(?:除|如果|若|只要|要是|等到|视)")
"""Clauses that only say under which condition: they stay with the one that follows."""


def clauses_of(instruction: str) -> list[list[str]]:
    """What an instruction says, sentence by sentence, one thing a clause, without politeness.

    >>> clauses_of("请把技能竞赛推迟到十月，并交给女工委；经费压缩一成吧。")
    [['把技能竞赛推迟到十月', '交给女工委'], ['经费压缩一成']]
    """
    sentences = (_NUMBERED.sub("", sentence) for sentence in _ENDS.split(_plain(instruction)))
    found = ([bare for part in _parts(sentence) if (bare := _bare(part))] for sentence in sentences)
    return [each for each in found if each]


def _plain(text: str) -> str:
    """Full-width digits and letters narrow, Chinese marks as they are, no blanks."""
    narrow = "".join(
        char if char in "，。；：！？（）《》“”‘’、【】" else unicodedata.normalize("NFKC", char) for char in text
    )
    narrow = re.sub(r'"([^"]*)"', r"“\1”", narrow)
    return re.sub(r"[^\S\n]+", "", narrow)


def _parts(sentence: str) -> Iterator[str]:
    held = ""
    for part in _COMMAS.split(sentence):
        both = f"{held}，{part}" if held else part
        if _QUALIFIED.match(part) or both.count("“") > both.count("”"):
            held = both
            continue
        held = ""
        yield from _AND.split(both)
    if held:
        yield held


def _bare(text: str) -> str:
    while (shorter := _CLOSING.sub("", _OPENING.sub("", text.strip()))) != text:
        text = shorter
    return text
