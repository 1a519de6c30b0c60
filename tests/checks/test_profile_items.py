"""Required events stand in the month the profile wants."""

from __future__ import annotations

from plandraft.checks import check
from tests.checks.base_plan import PLAN, PROFILE, context


def test_a_required_event_in_another_month_is_an_error() -> None:
    """It is there, but not when it must be."""
    for month, expected in ((3, 0), (2, 1)):
        profile = PROFILE.model_validate(
            PROFILE.model_dump() | {"required_events": [{"title": "举办护理操作比赛", "month": month}]}
        )
        found = [f for f in check(PLAN, context(profile=profile)).findings if f.code == "PD216"]
        assert len(found) == expected
