"""One value for what several calls have in common: each function takes it, and a keyword goes before it."""

from __future__ import annotations

import asyncio
import dataclasses
import datetime as dt
import inspect

import pytest

import plandraft
from plandraft.api.request import asked
from plandraft.testing import ScriptedModel

PROFILE = "examples/profiles/hospital-clinic.yaml"
DAY, OTHER = dt.date(2026, 10, 1), dt.date(2026, 11, 2)
OURS = plandraft.Request(as_of=DAY, samples="examples/samples", settings=plandraft.Settings())
FUNCTIONS = {name: getattr(plandraft, name) for name in plandraft.__all__}
TAKING = {
    name
    for name, one in FUNCTIONS.items()
    if inspect.isfunction(one) and "request" in inspect.signature(one).parameters
}


def days(function: str, **given: object) -> list[dt.date]:
    """The days on which the drafts of a function were made, with our request and some keywords."""
    made = FUNCTIONS[function](PROFILE, *([1] if function == "draft_variants" else []), request=OURS, **given)
    made = asyncio.run(made) if inspect.iscoroutine(made) else made
    drafts = made if isinstance(made, tuple) else [one.draft for one in made] if inspect.isgenerator(made) else [made]
    asks = [each.ask for draft in drafts for each in draft.exchanges]
    return [ask.inputs.brief.as_of for ask in asks if ask.prompt == "frame"]


def test_all_that_may_ask_a_model_take_a_request() -> None:
    """And their signatures name each of its keywords."""
    assert {
        *("draft", "adraft", "fill", "afill", "draft_many", "draft_variants", "submit_batch"),
        *("revise", "arevise", "preview_revision", "estimate", "preview_asks", "sample_items"),
    } == TAKING
    fields = {field.name for kind in (plandraft.Request, plandraft.Endpoint) for field in dataclasses.fields(kind)}
    for name in TAKING:
        missing = fields - {"endpoint"} - set(inspect.signature(getattr(plandraft, name)).parameters)
        of_a_plan = ("fill", "afill", "revise", "arevise", "preview_revision")
        assert missing == ({"samples"} if name in of_a_plan else set())


@pytest.mark.parametrize("function", ["draft", "adraft", "draft_many", "draft_variants"])
def test_a_keyword_goes_before_the_request(function: str) -> None:
    """Both are heard."""
    assert days(function) == [DAY]
    assert days(function, as_of=OTHER) == [OTHER]


def test_filling_leaves_the_samples_of_a_request_alone() -> None:
    """The same value serves for a draft and for what is mended in it."""
    draft = plandraft.draft(PROFILE, request=OURS)
    assert plandraft.fill(draft.plan, profile=PROFILE, request=OURS).plan.title == draft.plan.title
    assert asyncio.run(plandraft.afill(draft.plan, profile=PROFILE, request=OURS)).plan.title == draft.plan.title


def test_a_revision_asks_the_model_of_a_request() -> None:
    """Awaited or not, what it asks is what is shown of it; the model of a keyword goes before that of the request."""
    plan, said = plandraft.draft(PROFILE, request=OURS).plan, "把全年工作写得更有针对性"
    shown, _ = plandraft.preview_revision(plan, said, profile=PROFILE, request=OURS)
    mine, other = ScriptedModel(["{}"] * 20), ScriptedModel(["{}"] * 20)
    request = dataclasses.replace(OURS, endpoint=plandraft.Endpoint(model=mine))
    plandraft.revise(plan, said, profile=PROFILE, request=request)
    asyncio.run(plandraft.arevise(plan, said, profile=PROFILE, request=request, model=other))
    assert [ask.text for ask in mine.asked] == [ask.text for ask in other.asked]
    assert [ask.text for ask in shown] == [mine.asked[0].text]


def test_what_is_shown_and_estimated_is_what_would_be_drafted() -> None:
    """With the same request."""
    asks, _ = plandraft.preview_asks(PROFILE, "frame", request=OURS)
    draft = plandraft.draft(PROFILE, request=OURS)
    assert asks[0].id in {each.ask.id for each in draft.exchanges}
    assert plandraft.estimate(PROFILE, request=OURS).calls == len(draft.exchanges)
    assert any(area.items for area in plandraft.sample_items(PROFILE, request=OURS))


def test_the_parts_of_an_endpoint_are_keywords_too() -> None:
    """Each takes the place of the request's, and the others stay."""
    model = ScriptedModel(["{}"])
    base = plandraft.Request(endpoint=plandraft.Endpoint(model="m", base_url="http://127.0.0.1:9/v1"))
    assert asked(base, {"model": model}).endpoint == plandraft.Endpoint(model=model, base_url="http://127.0.0.1:9/v1")
    assert asked(base, {}) == base
    assert asked(None, {"samples": None}) == plandraft.Request()
