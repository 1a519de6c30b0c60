"""What a model could not give comes from the offline draft, and nothing else does; a model too weak is called so."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable

import pytest

from plandraft import api
from plandraft.core.ask import Answer, Ask, Reply
from plandraft.core.draft import Draft
from plandraft.core.gap import GAP
from plandraft.drafting.spare import FILLED, too_weak, weak_note
from plandraft.offline import ANSWERERS, OfflineModel
from tests.faults.plans import DAY, PROFILE

NONSENSE = "Carry out the employee skills training"


@dataclasses.dataclass
class Half:
    """A model that answers some prompts as the offline model does, and the others as it likes."""

    spoil: Callable[[Ask, str], str]
    name: str = "half"

    def ask(self, ask: Ask) -> Answer:
        """Answer."""
        reply = OfflineModel(ANSWERERS).ask(ask)
        assert isinstance(reply, Reply)
        return Reply(text=self.spoil(ask, reply.text), model=self.name)

    async def aask(self, ask: Ask) -> Answer:
        """The same."""
        return self.ask(ask)


def drafted(spoil: Callable[[Ask, str], str], *, fallback: str = "none") -> Draft:
    """A draft by such a model."""
    options = api.options_for("m", strategy="sections", fallback=fallback)
    return api.draft(PROFILE, model=Half(spoil), options=options, as_of=DAY)


def in_english(text: str) -> str:
    """Every text of an answer in English, ids and structure as they are."""

    def said(value: object, key: str = "") -> object:
        if isinstance(value, dict):
            return {name: said(inner, name) for name, inner in value.items()}
        if isinstance(value, list):
            return [said(inner, key) for inner in value]
        keep = key in ("id", "claims", "at", "when", "measure", "budget", "field", "part")
        return value if keep or not isinstance(value, str) or not value else f"{NONSENSE} {len(value)}"

    return json.dumps(said(json.loads(text)), ensure_ascii=False)


def all_english(_: Ask, text: str) -> str:
    """Nothing but English."""
    return in_english(text)


def english_goals(ask: Ask, text: str) -> str:
    """English in the frame alone."""
    return in_english(text) if ask.prompt == "frame" else text


def test_a_model_that_writes_nonsense_leaves_gaps_and_is_called_too_weak() -> None:
    """In one sentence that says what to do; every demand is a named gap, and nothing of the nonsense is printed."""
    made = drafted(all_english)
    assert made.too_weak
    assert any("--fallback offline" in note for note in made.notes)
    assert NONSENSE not in made.plan.model_dump_json()
    assert GAP.search(made.plan.ideology.text)
    assert {c for m in made.plan.measures if GAP.search(m.title) for c in m.claims} == {m.id for m in made.plan.matters}


def test_with_the_offline_draft_to_fall_back_on_nothing_is_left_open() -> None:
    """The plan is the offline draft's, and its notes say so."""
    made, offline = drafted(all_english, fallback="offline"), api.draft(PROFILE, as_of=DAY)
    assert made.too_weak
    assert any(FILLED in note for note in made.notes)
    assert not GAP.search("\n".join(text for _, _, text in made.plan.strings()))
    assert not made.report.errors
    assert {m.title for m in made.plan.measures} == {m.title for m in offline.plan.measures}


def test_what_the_model_gave_stays_in_its_words() -> None:
    """Only the parts that were missing are filled; a model that gives most of a plan is not too weak."""

    def other_words(ask: Ask, text: str) -> str:
        return english_goals(ask, text).replace("走访", "登门看望")

    made = drafted(other_words, fallback="offline")
    assert not made.too_weak
    assert made.plan.ideology.text == api.draft(PROFILE, as_of=DAY).plan.ideology.text
    assert "登门看望" in "".join(text for _, _, text in made.plan.strings())


def test_a_model_that_gives_all_of_it_has_nothing_filled() -> None:
    """The same plan with and without."""
    with_it, without = drafted(lambda _, text: text, fallback="offline"), drafted(lambda _, text: text)
    assert with_it.plan == without.plan
    assert not any(FILLED in note for note in with_it.notes)


@pytest.mark.parametrize("is_filled", [True, False])
def test_what_the_office_is_told_is_one_sentence(is_filled: bool) -> None:
    """With the numbers that it rests on."""
    note = weak_note(9, 8, is_filled=is_filled)
    assert "9" in note
    assert "8" in note
    assert note.count("。") == 1
    assert too_weak([]) is None
