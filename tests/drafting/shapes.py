"""A job and measures as they are answered for it, for tests of what becomes of them."""

from __future__ import annotations

from typing import Any

from plandraft.core.replies import ActionShape, MeasureShape
from tests.drafting.briefs import brief_of

BRIEF = brief_of(
    bodies=["经费审查委员会", "女职工委员会"],
    budget={"total": 50000},
    priorities=["职工食堂改造"],
    last_year={"unfinished": ["母婴室建设"]},
    requirements=[{"text": "开展安全生产月活动", "document": "县总工会通知"}],
    required_events=[{"title": "职工代表大会", "month": 3}, {"title": "年终表彰会", "date": "2027-12-20"}],
)


def action(text: str = "做。", when: str = "3月", line: str = "走访") -> ActionShape:
    """An action as it is answered."""
    return ActionShape(text=text, when=when, line=line)


def shape(**fields: Any) -> MeasureShape:
    """A measure as it is answered."""
    usual = {
        "area": "帮扶",
        "title": "走访困难职工",
        "claims": [],
        "actions": [action()],
        "owner": "工会办公室",
        "partners": [],
        "indicator": "走访记录1份",
        "budget": "",
    }
    return MeasureShape.model_validate(usual | fields)
