"""The catalogue: every text of the code is in it, says the same in Chinese, and keeps its places for values."""

from __future__ import annotations

import string

import pytest
from scripts.make_messages import CATALOGUE, marked_texts, translations, written

from plandraft.messages import scope, tr, tr_n

TEXTS = marked_texts()


def places(text: str) -> set[str]:
    """The values that a text has a place for."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:  # a text with braces of its own, which is never formatted
        return set()


def test_every_text_of_the_code_is_in_chinese() -> None:
    """Nothing is missing, nothing is left over, and the file is as the script writes it."""
    known = translations()
    assert not {text: place for text, place in TEXTS.items() if not known.get(text)}, "scripts/make_messages.py"
    assert not set(known) - set(TEXTS), "scripts/make_messages.py"
    assert CATALOGUE.read_text(encoding="utf-8") == written(known)


def test_every_translation_has_the_places_of_its_text() -> None:
    """The same values, each as the language writes it."""
    for en, zh in translations().items():
        assert places(en) == places(zh), (en, zh)


def test_a_text_is_looked_up_when_it_is_said() -> None:
    """In the language of the moment; a text that nobody translated stays as it is."""
    with scope("zh"):
        assert tr("Options") == "选项"
        assert tr("no such text {x}", x=1) == "no such text 1"
    with scope("en"):
        assert tr("Options") == "Options"
        assert tr_n("{n} plan", "{n} plans", 1) == "1 plan"


@pytest.mark.parametrize("text", ["{", "{}", "a {b}"])
def test_a_text_without_values_is_taken_as_it_stands(text: str) -> None:
    """Braces in it are braces."""
    assert tr(text) == text
