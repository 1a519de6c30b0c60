"""Nobody's name leaves the machine: canaries are looked for in everything that is sent, however a plan is made."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest

from plandraft import api
from plandraft.core.draft import Draft
from plandraft.core.profile import Profile
from plandraft.drafting import DraftOptions
from plandraft.journal import Journal
from tests.batch_api import BatchOffice, serving
from tests.canaries import Listening, World, world
from tests.faults.office import Office
from tests.loopback import completion
from tests.loopback import serving as chatting

WHOLE, SECTIONS = DraftOptions(strategy="whole"), DraftOptions(strategy="sections")
Way = Callable[[World, Listening], object]


def _filled(job: World, model: Listening) -> object:
    made = api.draft(job.profile, samples=job.samples)  # offline: with the leader's name in it, which is never sent
    step = made.plan.measures[0]
    action = step.actions[0].model_copy(update={"text": f"由副主席{job.canaries[0][1]}适时牵头，拨打13800001234。"})
    actions = (action, *step.actions[1:])
    measures = (step.model_copy(update={"actions": actions, "owner": "相关部门"}), *made.plan.measures[1:])
    return api.fill(made.plan.model_copy(update={"measures": measures}), profile=job.profile, model=model)


WAYS: dict[str, Way] = {
    "whole": lambda job, model: api.draft(job.profile, samples=job.samples, model=model, options=WHOLE),
    "sections": lambda job, model: api.draft(job.profile, samples=job.samples, model=model, options=SECTIONS),
    "awaited": lambda job, model: asyncio.run(api.adraft(job.profile, samples=job.samples, model=model)),
    "many": lambda job, model: [*api.draft_many([job.profile], samples=job.samples, model=model)],
    "variants": lambda job, model: api.draft_variants(job.profile, 2, samples=job.samples, model=model),
    "fill": _filled,
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("seed", [1, 2])
def test_no_canary_is_in_any_request(way, seed, tmp_path):
    """Persons, numbers, homes and accounts of samples and profile, also where the model itself blurts them out."""
    job = world(tmp_path, seed)
    model = Listening(job)
    WAYS[way](job, model)
    assert model.heard
    assert "repair" in model.prompts
    assert job.heard_in("\n".join(model.heard)) == []


def test_the_samples_with_canaries_are_shown_without_them(tmp_path):
    """They are not merely left out: their items stand in the prompts, with slots."""
    job = world(tmp_path, 4)
    model = Listening(job)
    api.draft(job.profile, samples=job.samples, model=model, options=SECTIONS)
    assert any("〔样本用语〕" in said for said in model.heard)


def test_no_canary_is_in_what_goes_over_the_wire(tmp_path, monkeypatch):
    """Request bodies at a server, strategy by strategy, in whatever form they ask."""
    monkeypatch.setenv("PLANDRAFT_API_KEY", "sk-wire")
    job = world(tmp_path, 3)
    office, model = Office(), Listening(job)
    with chatting(lambda request: completion(model.said(office.asked_by(request)))) as server:
        for options in (WHOLE, SECTIONS):
            asked = {"model": "m", "base_url": server.url, "on_event": office.see}
            api.draft(job.profile, samples=job.samples, options=options, **asked)
    sent = [json.dumps(request, ensure_ascii=False) for request in server.requests]
    assert len(sent) > 5
    assert job.heard_in("\n".join(sent)) == []


def test_no_canary_is_in_a_batch_file(tmp_path, monkeypatch):
    """Nor in the lines of a batch, which may lie on a server for a day."""
    monkeypatch.setenv("PLANDRAFT_API_KEY", "sk-batch")
    job = world(tmp_path, 5)
    model = Listening(job)
    live = api.draft(job.profile, samples=job.samples, model=model)
    answers = {exchange.ask.text: model.said(exchange.ask) for exchange in live.exchanges}
    with serving(BatchOffice(answers)) as office:
        api.submit_batch([job.profile], samples=job.samples, model="m", base_url=office.url)
        api.collect_batch(wait=True, sleep=lambda seconds: None)
        asked = "\n".join(text for text in office.files.values() if '"/v1/chat/completions"' in text)
    assert "messages" in asked
    assert job.heard_in(_unescaped(asked)) == []


def _unescaped(lines: str) -> str:
    return "\n".join(json.dumps(json.loads(line), ensure_ascii=False) for line in lines.splitlines() if line)


def _profile(**more: Any) -> Profile:
    facts = {
        "name": "云岭县人民医院工会",
        "sector": "hospital",
        "period": "2027",
        "leaders": [{"name": "陶知远", "post": "工会主席"}],
        "priorities": ["由副主席沈一舟牵头办好职工书屋"],
        "length_chars": 1500,
    }
    return Profile.model_validate(facts | more)


def _sent(made: Draft) -> str:
    return "\n".join(exchange.ask.text for exchange in made.exchanges)


def test_the_plan_holds_the_organisations_own_names_again():
    """They were never sent, and come back on this machine."""
    made = api.draft(_profile(), model=Echo())
    assert "沈一舟" not in _sent(made)
    assert "某甲" in _sent(made)
    assert any("沈一舟" in text for _, _, text in made.plan.strings())
    assert not any("某甲" in text for _, _, text in made.plan.strings())


class Echo(Office):
    """Writes as a model would that sees only what it is sent: names as the tokens that stood there."""

    def ask(self, ask):
        reply = super().ask(ask)
        text = reply.text
        for one in ask.masked:
            text = text.replace(one.text, one.shown)
        return type(reply)(text=text, model=self.name)


@pytest.mark.parametrize("where", ["profile", "settings"])
def test_names_are_sent_where_the_organisation_allows_it(where, tmp_path):
    """In the profile for one plan, in ``plandraft.toml`` for all of them; the profile goes first."""
    file = tmp_path / "plandraft.toml"
    file.write_text('privacy = "names"\n' if where == "settings" else 'privacy = "posts"\n', encoding="utf-8")
    profile = _profile(privacy="names") if where == "profile" else _profile()
    made = api.draft(profile, model=Office(), settings=file)
    assert "陶知远" in _sent(made)
    assert "沈一舟" in _sent(made)


def test_the_journal_lists_what_was_masked(tmp_path, monkeypatch):
    """Each ask with what did not leave, and whether it came back."""
    monkeypatch.setenv("PLANDRAFT_API_KEY", "sk-kept")
    monkeypatch.setenv("PLANDRAFT_HOME", str(tmp_path))
    office = Office()
    with chatting(lambda request: completion(office.answer(request))) as server:
        made = api.draft(_profile(), model="m", base_url=server.url, on_event=office.see)
    asks = [said.ask for said in api.show_run(made.run).asks]
    kept = [one for ask in asks for one in ask["masked"]]
    assert {"kind": "人名", "text": "沈一舟", "shown": "某甲", "own": True} in kept
    assert Journal(tmp_path).path.exists()
