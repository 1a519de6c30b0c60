"""Which encoding a text is in: strict decoding, then which of the readings looks like Chinese prose."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from plandraft.documents.refusal import Unreadable
from plandraft.messages import tr

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ORDER = ("utf-8", "gb18030", "cp950", "big5hkscs", "utf-16-le", "utf-16-be")
_NAMES = {"cp950": "big5", "big5hkscs": "big5"}
_LOOKED_AT = 40_000
"""Characters that are weighed, from the beginning and from the middle."""
_ACCEPTED = 0.6
"""Weight a character below which a reading is no text; Chinese has 1.4–1.8, its misreadings -1–0.7 (measured)."""
_BONUS = {"utf-8": 0.5}
"""The byte patterns of UTF-8 hardly ever arise by chance."""
_DECLARED = 0.1
_DECLARED_AS = {
    "utf-8": ("utf-8", "utf8"),
    "gb18030": ("gb2312", "gbk", "gb18030"),
    "cp950": ("big5",),
    "big5hkscs": ("big5-hkscs",),
    "utf-16-le": ("utf-16", "utf-16le"),
    "utf-16-be": ("utf-16be",),
}
"""What pages call each of them; they are often wrong."""
_DAMAGE = 500
"""One undecodable spot in so many characters is damage; more is another encoding or no text at all."""

_FREQUENT = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定"
    "行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其"
    "些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建"
    "月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接"
    "知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器"
    "压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议"
    "声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复"
    "容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标"
)
"""The characters that fill two thirds of any Chinese text."""

_FREQUENT_TRADITIONAL = (
    "這爲個國時來們於對會發動過說產種後學經進電裏現實兩體機當點從業應開還義間樣與關線內數麼質氣變條沒結問"
    "無軍並題黨員總設長頭資邊級圖統較將組見計別論運農幾區強決幹戰則據處隊給門規熱領東導壓爭濟階術極聯認權"
    "證採轉單風帶場車務萬達積議聲報鬥類離華確張馬節話況溫傳許羣廣記觀織裝衆書覆兒須際驗連斷難礦備辦習響約"
    "勞團歷構稱準號維劃選標"
)
"""Those of them that traditional script writes otherwise, as OpenCC converts them."""

_PUNCTUATION = "，。、；：？！“”‘’（）《》〈〉【】〔〕「」『』—…·－～％＋．①②③④⑤⑥⑦⑧⑨⑩●■◆★"


class Decoded(NamedTuple):
    """A text, the encoding it was in, and how many spots of it could not be decoded (now U+FFFD)."""

    text: str
    encoding: str
    damaged: int = 0


def decode(data: bytes, *, file: str) -> str:
    """Bytes as text: UTF-8, UTF-16 or UTF-32 (with or without a mark), GB18030 or Big5.

    Raises:
        SampleError: Empty, or not text.
    """
    return recognise_encoding(data, file=file).text


def recognise_encoding(data: bytes, *, file: str, declared: str = "") -> Decoded:
    """The same with the encoding; the one a file declares is preferred where two readings look alike.

    Args:
        data: The bytes of a text.
        file: Its name, for what is said of it.
        declared: The encoding that the file names itself.

    Raises:
        SampleError: Empty, or not text.
    """
    if not data.strip(b"\0 \t\r\n") and b"\0" not in data:
        raise Unreadable(file, tr("it is empty"), hint=tr("is it the right file?"))
    found = _marked(data) or _best(data, declared.lower()) or _mended(data)
    if found is None:
        raise Unreadable(
            file,
            tr("it is no text in UTF-8, UTF-16, GB18030 or Big5"),
            hint=tr("is it the right file? then open it and save it as UTF-8"),
        )
    if not found.text.strip():
        raise Unreadable(file, tr("it is empty"), hint=tr("is it the right file?"))
    return found


def _marked(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strictly(data[len(mark) :], encoding)
            return Decoded(text, encoding) if text is not None and not _control(text) else None
    return None


def _best(data: bytes, declared: str) -> Decoded | None:
    """The strict reading that weighs most; good UTF-8 ends the search."""
    found: list[tuple[float, Decoded]] = []
    for encoding in _ORDER:
        text = _strictly(data, encoding)
        if not text or _control(text):
            continue
        heavy = weight(text) + _BONUS.get(encoding, 0) + (_DECLARED if declared in _DECLARED_AS[encoding] else 0)
        if encoding == "utf-8" and heavy >= 1 + _BONUS["utf-8"]:
            return Decoded(text, encoding)
        if encoding == "utf-8" or heavy >= _ACCEPTED:
            found.append((heavy, Decoded(text, _NAMES.get(encoding, encoding))))
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _mended(data: bytes) -> Decoded | None:
    """A text with a few broken bytes: the broken spots become U+FFFD, the rest is read."""
    for encoding in ("utf-8", "gb18030", "cp950"):
        text = data.decode(encoding, errors="replace")
        damaged = text.count("\ufffd")
        if damaged <= len(text) / _DAMAGE and not _control(text) and weight(text) >= 1:
            return Decoded(text, _NAMES.get(encoding, encoding), damaged)
    return None


def _strictly(data: bytes, encoding: str) -> str | None:
    """Decoded without a fault, or None; a last character that was cut in half is left out."""
    try:
        return codecs.getincrementaldecoder(encoding)("strict").decode(data, final=False)
    except (UnicodeDecodeError, LookupError):
        return None


def _control(text: str) -> bool:
    """Whether it holds more control characters than a text ever does."""
    seen = text[:_LOOKED_AT]
    return sum(char < " " and char not in "\t\n\r\x0b\x0c\x1a" for char in seen) > len(seen) / 500


def weight(text: str) -> float:
    """How much a text looks like Chinese or plain prose: at most 2 a character; below 0.6 it is none."""
    total = count = 0.0
    for char in _looked_at(text):
        total += _weigh(char)
        count += 1
    return total / count if count else 0.0


def _looked_at(text: str) -> Iterator[str]:
    middle = max(len(text) // 2, _LOOKED_AT // 2)
    seen = text[: _LOOKED_AT // 2] + text[middle : middle + _LOOKED_AT // 2]
    return (char for char in seen if not char.isspace())


def _odd(char: str) -> float:
    if "\u4e00" <= char <= "\u9fff":
        return 0.0
    if unicodedata.category(char) in ("Co", "Cn", "Cs", "Cc"):
        return -5.0
    return -0.5 if char.isalpha() else 0.3


@cache
def _weigh(char: str) -> float:
    """Frequent characters 2; those of the first level of GB 2312 and of Big5, ASCII and punctuation 1."""
    if char in _OFTEN:
        return 2.0
    if " " <= char <= "~" or "０" <= char <= "９" or char in _PUNCTUATION:
        return 1.0
    if _in_level_one(char, "gb2312", range(0xB0, 0xD8)) or _in_level_one(char, "big5", range(0xA4, 0xC7)):
        return 1.0
    return _odd(char)


_OFTEN = frozenset(_FREQUENT + _FREQUENT_TRADITIONAL)


def _in_level_one(char: str, encoding: str, leads: range) -> bool:
    """Whether it is one of the characters that a standard of the 1980s set apart as the common ones."""
    written = char.encode(encoding, errors="ignore")
    return len(written) == 2 and written[0] in leads
