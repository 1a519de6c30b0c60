"""What a profile knows beyond what stands in its file."""

from __future__ import annotations

from plandraft.core.profile import Profile


def test_what_follows_from_two_figures_is_known() -> None:
    """Who has not joined, how far a rate is from its target; money is no part of it."""
    profile = Profile.model_validate(
        {
            "name": "某站工会",
            "sector": "community",
            "period": 2027,
            "headcount": 1800,
            "members": 756,
            "budget": {"total": 150000},
            "last_year": {"unfinished": ["入会率目标未达成（42%，目标55%）"]},
        }
    )
    assert {"1044", "13", "42", "150000"} <= profile.known_numbers
    assert "149244" not in profile.known_numbers
