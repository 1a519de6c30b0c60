"""Whom a demand is for and where these are."""

from __future__ import annotations

import pytest

from plandraft.offline.whom import before_match, counted, people_of, posts_of


@pytest.mark.parametrize(
    ("words", "people", "posts"),
    [
        ("夜班护士", "夜班护士", "夜班护士岗位"),
        ("焊接车间", "焊接车间职工", "焊接车间"),
        ("野外巡河", "野外巡河人员", "野外巡河岗位"),
    ],
)
def test_words_before_a_thing_are_people_or_places(words: str, people: str, posts: str) -> None:
    """Whom it is for, and where they are."""
    assert (people_of(words), posts_of(words)) == (people, posts)


def test_people_are_counted_where_a_fact_counts_them() -> None:
    """16名讲解员, and nobody where no fact does."""
    assert counted("讲解员", ["周一闭馆", "讲解员16人"]) == "16名讲解员"
    assert counted("修复人员", ["讲解员16人"]) == ""


def test_abstract_words_are_nobody() -> None:
    """考核压力 is no pressure of people called 考核."""
    assert before_match("减轻考核压力", 4) == ""
    assert before_match("全体抢修人员有限空间救援", 10) == "抢修人员"
