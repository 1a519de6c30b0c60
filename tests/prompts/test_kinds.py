"""What a model is told that drafts a plan of a kind: the kind's own sentences, and nothing of another kind."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import plandraft
from plandraft.api import preview_asks
from plandraft.core.kind import PlanKind
from plandraft.core.prompt_words import PromptWords, for_name
from plandraft.core.settings import AS_SHIPPED, KindFolder
from plandraft.knowledge import kinds_known
from plandraft.knowledge.kinds import FIRST, ROOT, kind_by_id, shipped_folders
from plandraft.prompts import render_prompt
from tests.prompts.kind_material import EXAMPLES, PROFILES, brief_of, inputs_of
from tests.prompts.material import brief, inputs

RENDERED = Path(__file__).parent / "rendered"
DAY = dt.date(2026, 11, 26)
KINDS = {kind.id: kind for kind in kinds_known(AS_SHIPPED)}
FIRST_ONLY = ("工会", "会员", "职代会", "经费审查", "女职工的事", "由行政列支", "联合会")
"""Words that speak of the first kind's bodies and customs; its ``telling`` has those that are certain."""
SHORT = 12
"""A piece of this many characters may be the same in two kinds: 党的大会、全会 (our choice)."""


def pieces(words: object) -> Iterator[str]:
    """All that a kind says to a prompt, value by value."""
    if isinstance(words, str):
        yield words
    elif isinstance(words, dict):
        for inner in words.values():
            yield from pieces(inner)


@pytest.mark.parametrize("kind", PROFILES)
def test_rendered_text_of_a_kind(kind: str) -> None:
    """Whole prompts as files; PLANDRAFT_UPDATE_RENDERED=1 writes them anew, to be read before they are kept."""
    made = {name: render_prompt(name, asked) for name, asked in inputs_of(brief_of(kind)).items()}
    assert len({messages[0] for messages in made.values()}) == 1
    texts = [made["frame"][0].content, *(f"# {name}\n\n{messages[1].content}" for name, messages in made.items())]
    text = "\n\n".join(texts) + "\n"
    file = RENDERED / f"kind_{kind}.md"
    if os.environ.get("PLANDRAFT_UPDATE_RENDERED"):
        file.write_text(text, encoding="utf-8", newline="\n")
    assert file.read_bytes().decode("utf-8") == text


@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("*/*.yaml")), ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_a_model_is_told_nothing_of_another_kind(file: Path) -> None:
    """No word that betrays another kind, no sentence of another kind; what the profile says itself apart."""
    kind = KINDS[file.parent.name]
    asks = [ask for step in ("frame", "measures", "whole") for ask in preview_asks(file, step, as_of=DAY)[0]]
    asked = inputs_of(asks[0].inputs.brief, plandraft.draft(file, as_of=DAY).plan)
    said = "\n".join(
        [*(ask.text for ask in asks), *(m.content for name in asked for m in render_prompt(name, asked[name]))]
    )
    others = [other for other in KINDS.values() if other.id not in kind.lineage]
    own = "\n".join([*plandraft.load_profile(file).strings(), kind.prompt.owning])
    telling = {*FIRST_ONLY, *(word for other in others for word in other.telling)}
    assert {word for word in telling if word in said and word not in own} == set()
    mine = set(pieces(kind.prompt.model_dump()))
    foreign = {piece for other in others for piece in pieces(other.prompt.model_dump()) if len(piece) > SHORT} - mine
    assert {piece for piece in foreign if piece in said} == set()


def test_the_first_kind_is_told_of_its_own() -> None:
    """The words that are looked for in the others' prompts do stand in its own."""
    said = "".join(file.read_text(encoding="utf-8") for file in RENDERED.glob("*.md") if "kind_" not in file.name)
    assert [word for word in FIRST_ONLY if word not in said] == []


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_kind_words_its_prompts_itself(kind: PlanKind) -> None:
    """Every piece is there; only what nobody can say or misses is empty, and every longer piece is the kind's own."""
    words = kind.prompt
    may_be_empty = {"led", "duties", "spends"}
    assert [name for name in PromptWords.model_fields if not getattr(words, name) and name not in may_be_empty] == []
    free_of = (
        (words.writing, set()),
        (words.review, {"missed", "sequels", "unended", "busy"}),
        (words.money, {"shares", "mispaid"}),
    )
    for group, free in free_of:
        assert [name for name in type(group).model_fields if not getattr(group, name) and name not in free] == []
    assert words.money.elsewhere["all"]
    parent = set(pieces(KINDS[ROOT].prompt.model_dump())) if kind.id != ROOT else set()
    assert {piece for piece in pieces(words.model_dump()) if len(piece) > SHORT} & parent == set()


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_the_pieces_end_where_the_template_goes_on(kind: PlanKind) -> None:
    """The template writes the stop behind a piece, but where the piece may be empty."""
    words = kind.prompt
    with_stop = {words.owning, *words.money.mispaid.values()}
    with_comma = {words.money.split, words.money.shares} - {""}
    assert all(piece.endswith("。") for piece in with_stop)
    assert all(piece.endswith("，") for piece in with_comma)
    groups = (words.writing, words.money, words.review)
    rest = {piece for group in groups for piece in pieces(group.model_dump())} - with_stop - with_comma
    assert [piece for piece in rest if piece.endswith(("。", "；", "，", "、"))] == []


def test_who_pays_depends_on_the_body() -> None:
    """A federation has no employer at its side, and is told so; another body is not."""
    one, other = (
        render_prompt(name, inputs(brief(name=name_of))[name])[1].content
        for name, name_of in (("measures", "青石街道工会联合会"), ("measures", "青石医院工会委员会"))
    )
    assert "联合会没有行政方" in one
    assert "由单位行政列支" in other
    assert "联合会" not in other
    assert for_name({"all": "甲"}, "乙") == "甲"
    assert for_name({}, "乙") == ""


def test_days_on_which_gifts_may_be_bought_are_told_to_those_who_buy_them() -> None:
    """The first kind keeps such days; the others' prompts say nothing of gifts."""
    assert KINDS[FIRST].gifts
    for kind in PROFILES:
        own = brief_of(kind)
        assert own.days[0].gift_festival
        assert "慰问品" not in render_prompt("frame", inputs_of(own)["frame"])[0].content


def test_a_kind_of_ones_own_says_only_what_differs() -> None:
    """Key by key, also within a group: what it leaves out comes from the kind it inherits from."""
    said = {"name": "后勤工作计划", "prompt": {"author": "后勤处文秘", "writing": {"place": "食堂里"}}}
    folders = shipped_folders() | {"logistics": KindFolder(id="logistics", place="logistics", files={"kind": said})}
    own, root = kind_by_id("logistics", folders).prompt, KINDS[ROOT].prompt
    assert (own.author, own.writing.place) == ("后勤处文秘", "食堂里")
    assert own.writing.model_copy(update={"place": root.writing.place}) == root.writing
    assert own.model_copy(update={"author": root.author, "writing": root.writing}) == root
