"""Nothing in the examples is copied from the sample page; set phrases, names and laws are everybody's."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from plandraft.knowledge import load_knowledge
from tests.examples.shelf import PAGE, PLANS, PROFILES

RUN = 12
"""So many Chinese characters in a row are a copy (marks and blanks do not count)."""

SET_PHRASES = (
    "健全以职工代表大会为基本形式的民主管理制度",
    "以教职工代表大会为基本形式的民主管理制度",
    "维护职工合法权益竭诚服务职工群众的基本职责",
)
"""Formulas of laws and statutes that any plan repeats."""

pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="the shared sample page is not beside this checkout")


def bare(text: str) -> str:
    """Only the Chinese characters."""
    return re.sub(r"[^\u4e00-\u9fff]", "", text)


def copied(text: str, grams: frozenset[str]) -> Iterator[str]:
    """Every run of at least ``RUN`` characters that the page holds too, as long as it goes."""
    start = 0
    while start + RUN <= len(text):
        end = start + RUN
        if text[start:end] not in grams:
            start += 1
            continue
        while text[end - RUN + 1 : end + 1] in grams:
            end += 1
        yield text[start:end]
        start = end


@pytest.fixture(scope="module")
def grams() -> frozenset[str]:
    """Every run of the page."""
    page = bare(PAGE.read_text(encoding="utf-8"))
    return frozenset(page[at : at + RUN] for at in range(len(page) - RUN + 1))


def everybodys(run: str) -> bool:
    """What is left of the run without formulas, references and titles of laws is shorter than a copy."""
    knowledge = load_knowledge()
    known = [*SET_PHRASES, *(r.canonical for r in knowledge.references), *(law.title for law in knowledge.laws)]
    if any(run in bare(phrase) for phrase in known):
        return True
    for phrase in sorted(map(bare, known), key=len, reverse=True):
        run = run.replace(phrase, " ")
    return all(len(part) < RUN for part in run.split())


@pytest.mark.parametrize(
    "path", [*(plan.path for plan in PLANS), *PROFILES], ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_no_run_of_the_page_stands_in_an_example(path, grams: frozenset[str]) -> None:
    """Sample plans and profiles are our own words."""
    text = bare(path.read_text(encoding="utf-8"))
    assert [run for run in copied(text, grams) if not everybodys(run)] == []


def test_a_copied_sentence_would_be_seen(grams: frozenset[str]) -> None:
    """The look-out itself: a piece of the page inside our own words is found, whole."""
    page = bare(PAGE.read_text(encoding="utf-8"))
    piece = page[5000:5030]
    (run,) = copied(f"我们自己的话{piece}又是自己的话", grams)
    assert piece in run
    assert not everybodys(run)
