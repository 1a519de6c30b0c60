"""What an organisation cannot say is left out of our own wording."""

from __future__ import annotations

import pytest

from plandraft.core.profile import Profile
from plandraft.offline.suiting import suited, unsuited_in


def profile(sector: str, *facts: str) -> Profile:
    """An organisation of a sector that speaks of these things."""
    return Profile.model_validate({"name": "某单位工会", "sector": sector, "period": 2027, "facts": facts})


@pytest.mark.parametrize(
    ("sector", "facts", "said"),
    [
        ("hospital", (), "分两场办，当班的另排一场。"),
        ("school", (), "分两场办。"),
        ("other", ("夜间安保两班",), "分两场办，当班的另排一场。"),
        ("school", ("班主任24人", "校车班车两条线"), "分两场办。"),
    ],
    ids=["a sector with shifts", "one without", "one that speaks of them", "words that only look alike"],
)
def test_shifts_are_spoken_of_where_there_are_some(sector: str, facts: tuple[str, ...], said: str) -> None:
    """By the sector, or in the profile's own words."""
    assert suited("分两场办，当班的另排一场。", unsuited_in(profile(sector, *facts))) == said


def test_what_would_say_nothing_more_stays_as_it_is() -> None:
    """A sentence of one clause is not emptied."""
    assert suited("逐人查夜班。", "夜班") == "逐人查夜班。"


def test_the_end_of_a_sentence_is_kept() -> None:
    """Also where its last clause goes."""
    assert suited("发米和油，驻外的寄到家。", "驻外") == "发米和油。"
    assert suited("驻外的寄到家，发米和油", "驻外") == "发米和油"
