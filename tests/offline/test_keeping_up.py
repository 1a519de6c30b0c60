"""What last year brought is there this year too: it is open, looked after, used."""

from __future__ import annotations

import pytest
from tests.offline.answers import shapes_of
from tests.offline.conftest import brief_of

from plandraft.core.sector import Sector


def said(done: list[str], **facts: object) -> list[str]:
    """The measures that nobody demands, each in one text."""
    known: dict[str, object] = {"length_chars": 3600, "priorities": ["值班室改造"], "required_events": []}
    brief = brief_of(Sector.ENTERPRISE, last_year={"done": done}, **{**known, **facts})
    shapes = [shape for shape in shapes_of(brief) if not shape.claims]
    return [shape.title + "".join(action.text for action in shape.actions) for shape in shapes]


@pytest.mark.parametrize(
    ("done", "word"),
    [
        ("班组安全角建成18个", "18个班组安全角每月"),
        ("建成职工心灵驿站", "每周"),
        ("建成管网抢修职工休息点2处", "2处管网抢修职工休息点"),
        ("职工书屋开放", "职工书屋"),
        ("首次开办职工子女暑期托管班", "职工子女暑期托管班"),
    ],
)
def test_it_is_kept_up_in_its_own_way(done: str, word: str) -> None:
    """A corner has a lesson each month, a room is open each week, a course goes on."""
    assert any(word in text for text in said([done]))


def test_a_thing_is_kept_up_once() -> None:
    """心灵驿站 is a room for counselling, and no rest point besides."""
    assert sum("职工心灵驿站" in text for text in said(["建成职工心灵驿站"])) == 1


def test_what_is_demanded_anyway_is_not_kept_up_besides() -> None:
    """More stations are asked for: those that are there belong to it."""
    assert not any("暖新驿站" in text for text in said(["建成暖新驿站5个"], priorities=["暖新驿站增加到9个"]))


def test_numbers_are_no_rooms() -> None:
    """Ideas that were taken up are not looked after."""
    assert not any("建议87条" in text for text in said(["采纳合理化建议87条"]))
