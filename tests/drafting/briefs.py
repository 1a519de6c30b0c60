"""Briefs of profiles made up for these tests, with all that is known of their sector."""

from __future__ import annotations

import datetime as dt
from typing import Any

from plandraft.api.material import gather
from plandraft.core.brief import Brief
from plandraft.core.profile import Profile
from plandraft.drafting import DraftOptions
from plandraft.models.costs.tokens import estimating_counter

AS_OF = dt.date(2026, 11, 26)
FACTS = {
    "name": "云岭试验单位工会委员会",
    "short_name": "工会",
    "sector": "enterprise",
    "period": "2027",
    "headcount": 400,
    "departments": ["工会办公室", "生产部", "总务科", "安全环保科"],
    "length_chars": 3000,
}


def brief_of(*, as_of: dt.date = AS_OF, **facts: Any) -> Brief:
    """The brief of a profile with these facts."""
    profile = Profile.model_validate(FACTS | facts)
    return gather(profile, None, DraftOptions(), day=as_of, counter=estimating_counter(1.0)).brief
