"""Which rules run, with which numbers, and what their author has accepted."""

from __future__ import annotations

import pytest

from plandraft.checks import CATALOGUE, check, chosen_rules
from plandraft.errors import UsageError
from tests.checks.base_plan import PLAN, changed, context

CONTEXT = context()


def codes(**chosen: object) -> set[str]:
    """The codes of the chosen rules."""
    return {rule.code for rule in chosen_rules(**chosen)}  # type: ignore[arg-type]


def test_without_a_word_all_rules_run() -> None:
    """In the order of the catalogue."""
    assert chosen_rules() == CATALOGUE


def test_codes_beginnings_and_names_select() -> None:
    """As in a linter for code."""
    assert codes(select=["PD302"]) == {"PD302"}
    assert codes(select=["month-overloaded"]) == {"PD302"}
    assert codes(select=["pd3"]) == {code for code in codes() if code.startswith("PD3")}


def test_ignore_takes_rules_away() -> None:
    """And wins where both are equally exact."""
    assert codes(ignore=["PD302"]) == codes() - {"PD302"}
    assert codes(select=["PD302"], ignore=["PD302"]) == set()


def test_the_more_exact_of_two_wins() -> None:
    """A family but one, or one of an ignored family."""
    assert codes(select=["PD3"], ignore=["PD302"]) == codes(select=["PD3"]) - {"PD302"}
    assert codes(select=["PD302"], ignore=["PD3"]) == {"PD302"}
    assert codes(select=["PD", "PD302"], ignore=["PD3"]) >= {"PD302", "PD201"}


@pytest.mark.parametrize("key", ["PD999", "month-overlaoded", ""])
def test_an_unknown_rule_is_an_error_that_names_the_nearest(key: str) -> None:
    """Silence would hide a slip of the pen."""
    for field in ("select", "ignore"):
        with pytest.raises(UsageError, match="there is no rule") as error:
            chosen_rules(**{field: [key]})  # type: ignore[arg-type]
        assert error.value.hint
    with pytest.raises(UsageError, match="there is no rule"):
        chosen_rules(settings={key: {"share": 0.4}})


def test_a_setting_changes_what_is_found() -> None:
    """The share of a month is the organisation's business."""
    entries = [{"id": f"S{n}", "title": f"活动{n}", "timing": {"months": [n % 3 + 1]}} for n in range(1, 13)]
    plan = changed((("P", "schedule", entries),))

    def found(rules: object) -> set[str]:
        return {f.code for f in check(plan, CONTEXT, rules=rules).findings}  # type: ignore[arg-type]

    assert "PD302" in found(chosen_rules(select=["PD302"]))
    assert "PD302" not in found(chosen_rules(select=["PD302"], settings={"PD302": {"share": 0.4}}))
    assert "PD302" not in found(chosen_rules(select=["PD302"], settings={"month-overloaded": {"least": 13}}))


@pytest.mark.parametrize(
    ("code", "numbers", "told"),
    [
        ("PD302", {"shares": 0.4}, "has no setting"),
        ("PD302", {"share": 40}, "lies between"),
        ("PD302", {"share": float("nan")}, "lies between"),
        ("PD302", {"share": "0.4"}, "is a number"),
        ("PD302", {"share": True}, "is a number"),
        ("PD201", {"share": 0.4}, "has no setting"),
        ("PD3", {"share": 0.4}, "is several rules"),
    ],
)
def test_a_senseless_setting_is_an_error(code: str, numbers: dict[str, float], told: str) -> None:
    """It says which setting, and what would do."""
    with pytest.raises(UsageError, match=told) as error:
        chosen_rules(settings={code: numbers})
    assert error.value.hint


def test_a_default_lies_within_its_own_limits() -> None:
    """And a setting has one name in its rule."""
    for rule in CATALOGUE:
        assert len({setting.name for setting in rule.settings}) == len(rule.settings)
        for setting in rule.settings:
            assert setting.low <= setting.default <= setting.high
            assert setting.meaning


def test_what_the_author_has_accepted_is_not_reported() -> None:
    """At one node, or everywhere."""
    plan = changed((("M1", "owner", ""), ("M2", "owner", "")))
    rules = chosen_rules(select=["PD201"])
    at = [f.node for f in check(plan, CONTEXT, rules=rules, ignored=[("PD201", "M1")]).findings]
    assert at == ["M2"]
    assert check(plan, CONTEXT, rules=rules, ignored=[("PD201", "")]).findings == ()
    assert check(PLAN, CONTEXT, rules=rules).findings == ()
