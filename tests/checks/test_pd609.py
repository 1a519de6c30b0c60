"""Documents that concern other organisations."""

from __future__ import annotations

import pytest

from plandraft.checks import check
from plandraft.core.plan import Ideology, Plan
from plandraft.core.profile import Profile
from tests.checks.base_plan import context


def found(text: str, sector: str) -> list[str]:
    """The rule's words about a plan of such an organisation."""
    profile = Profile.model_validate({"name": "某地工会联合会", "sector": sector, "period": 2027})
    report = check(Plan(ideology=Ideology(text=text)), context(profile=profile))
    return [finding.message for finding in report.findings if finding.code == "PD609"]


@pytest.mark.parametrize("sector", ["community", "logistics", "hospital", "school"])
def test_what_concerns_all_who_have_staff_concerns_everybody(sector: str) -> None:
    """Whether or not the data names their sector."""
    assert found("依据《中华人民共和国工会法》和《中国工会章程》。", sector) == []


def test_what_is_for_a_few_is_named_elsewhere() -> None:
    """A hospital does not work by the rules for companies."""
    assert len(found("依据《企业工会工作条例》。", "hospital")) == 1
