"""What stands beside a name and shows that it is one: posts and verbs before it, titles and deeds behind it."""

from __future__ import annotations

import re

from plandraft.names.data import any_of, word_set
from plandraft.names.foreign_persons import HAN_CHARS
from plandraft.names.person_shapes import TYPICAL
from plandraft.names.person_words import (
    COUNTED_UP,
    PERSON_LABELS,
    POSTS,
    SHIFT,
    VERBS_BEFORE,
    WORDS,
    ends_with,
    is_done,
    is_freed,
)
from plandraft.names.tokens import in_dictionary, is_word, token_at, tokens_of, word_cut_free

_FOLLOWING = ("v", "p", "c", "t", "d", "r")
_FUNCTION = frozenset("为任在于将把被从到向对率赴来去与及给已曾带等之是每连并也同因处系自")
"""With these prose goes on behind a name, whatever the segmenter made of them."""
_LEADING = word_set("people", "leading")
_PARTS = word_set("people", "parts_before")
_SUFFIXES = frozenset("长员师手人家匠兵星工")
_TIMES = frozenset("月日时度旬期天年周段0123456789")
_MAY_BE_ITS_OWN = 0.125
"""What behind a name may be its own last character as well as a word of prose (刚, 怡)."""
_MEASURES = frozenset("米元石年周")
_DATED = re.compile(r"[年月日][\s\u3000]{1,9}$")
"""A signature: the name ends the line behind the date."""
_COLON = re.compile(r"\s{0,9}[:：]\s{0,9}$")
_SURE = re.compile(
    r"(?:技能|创新|名师|名医|名家|工匠|劳模|大师|巾帼|首席){0,3}工作室|副?(?:"
    + any_of(word_set("people", "sure_after") | word_set("people", "titles_after"))
    + ")"
)
_APPOINTED = re.compile(
    rf"(?:为|任|担任|兼任|当选为?)[{HAN_CHARS}]{{0,8}}?(?:{any_of(POSTS)}|委员|代表|榜样|候选人)|的[{HAN_CHARS}]{{0,6}}职务"
)
_COUNTED = re.compile(r"等?\s?[一二三四五六七八九十两\d]{1,3}[名位人](?![次份])")
_AGED = re.compile(
    r"\s{0,9}[，,（(、/／]?\s{0,9}(?:男|女)[，,、）)\s]|[，,（(]\s*\d{1,2}岁|[，,（(\s]\s*(?:19|20)\d\d年\s?(?:\d+月)?[生加]"
)
_MARK = re.compile(rf"[^{HAN_CHARS}A-Za-z0-9]|$")
_PAPER = re.compile(r"(?:[发办函字]|发办|办发|办函)?[〔\[（(](?:19|20)\d\d")
"""The number of a paper: 国卫医发〔2026〕3号."""
_OPENED = re.compile(r"[（(《/／\t—→\-@]|\s*[（(]")


def left(text: str, at: int) -> int:
    """0–4: how much what stands before a place says that a name begins there; -1 where it is in a word's middle."""
    if at == 0:
        return 1
    before = text[max(0, at - 12) : at]
    if before[-1].isdigit() and text[at] in _MEASURES:
        return -1
    cut = token_at(text, at)
    if cut is not None and cut.start < at and is_word(cut) and not is_freed(text, at):
        return -1
    if (colon := _COLON.search(before)) is not None:
        label = before[: colon.start()]
        return 4 if ends_with(label, PERSON_LABELS) or _is_person(label) else 1 if label[-1:] in _TIMES else 2
    if before[-1] == "@":
        return 3
    if _DATED.search(before) is not None and text[at:].strip() == text[at : at + 4].strip():
        return 2
    if before[-1] in "为是" and (ends_with(before[:-1], WORDS) or _is_person(before[:-1])):
        return 3
    bare = before.rstrip(" \u3000/／|｜")
    if bare and ends_with(bare, POSTS):
        return 3
    if bare and (ends_with(bare, WORDS) or _is_person(bare)):
        return 2
    if ends_with(before, VERBS_BEFORE) or COUNTED_UP.search(before) is not None:
        return 2
    if re.match(rf"[{HAN_CHARS}]", before[-1]) is None:
        return 1
    if before[-1] in _LEADING or SHIFT.search(before) is not None or ends_with(before, _PARTS):
        return 1
    return -1 if cut is not None and cut.start < at and cut.end - cut.start > 1 and in_dictionary(cut.text) else 0


def right(text: str, at: int) -> float:
    """0–3: how much what stands behind a place says that a name ended there; -1 where it is in a word's middle."""
    if _PAPER.match(text, at):
        return -1
    if at < len(text) and text[at] in ":：":
        return 0.5
    if _APPOINTED.match(text, at) or _SURE.match(text, at) or _AGED.match(text, at):
        return 3
    if _COUNTED.match(text, at):
        return 3
    if is_done(text, at):
        return 2
    if at == len(text) or _MARK.match(text, at):
        return 1 if not _OPENED.match(text, at) else 2
    token = token_at(text, at)
    if token is None or token.start != at:
        if (
            token is not None
            and (token.start == at - 1 or token.tag.startswith("nr"))
            and word_cut_free(text, at) is not None
        ):
            return 0.5
        tail = tokens_of(text[at : at + 6])[0]
        if token is not None and token.start == at - 1 and not is_word(token) and tail.tag.startswith(("v", "p", "c")):
            return 0.5
        return 0.5 if text[at] in _FUNCTION else -1 if token is not None and is_word(token) else 0
    if len(token.text) == 1 and text[at] in TYPICAL and token.tag[0] not in "cpu" and text[at] not in _FUNCTION:
        return _MAY_BE_ITS_OWN
    if token.tag.startswith(_FOLLOWING) or text[at] in _FUNCTION:
        return 0.5
    return 0.25 if is_word(token) or token.tag == "uj" else 0


def _is_person(text: str) -> bool:
    """Whether the last word is one for somebody: 监票人, 驾驶员, 编剧."""
    if not text or text[-1] not in _SUFFIXES:
        return False
    token = token_at(text, len(text) - 1)
    if token is not None and text[-1] in "员师长" and len(text) > 1 and token.text == text[-1]:
        return True
    return token is not None and len(token.text) > 1 and token.tag.startswith("n")
