"""Which model answers is said by the caller, never guessed from the environment."""

from __future__ import annotations

import pytest

from plandraft import RunBudget, preview_asks
from plandraft.api.model_choice import Endpoint, options_for
from plandraft.core.ask import Failed, Reply
from plandraft.models.calls.openai_model import OpenAIModel
from plandraft.models.doubles.recording import ReplayModel
from plandraft.models.doubles.scripted import ScriptedModel
from plandraft.offline import OfflineModel

PROFILE = "examples/profiles/hospital-clinic.yaml"


@pytest.mark.parametrize("named", [None, "offline"])
def test_nothing_said_is_the_offline_model(named, monkeypatch):
    """A key that lies in the environment selects nothing."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    assert isinstance(Endpoint(model=named).pick(), OfflineModel)


def test_a_model_object_is_asked_within_the_bounds_of_the_run():
    """Also one that a test wrote; it bounds nothing by itself."""
    model = ScriptedModel(["{}"] * 2)
    choice = Endpoint(model=model)
    picked = choice.pick(budget=RunBudget(max_calls=1))
    assert (picked.name, choice.offline) == ("scripted", False)
    answers = [picked.ask(each) for each in preview_asks(PROFILE, "measures")[0][:2]]
    assert [type(answer) for answer in answers] == [Reply, Failed]
    assert len(model.asked) == 1


def test_replay_and_endpoint(tmp_path, monkeypatch):
    """``replay:`` is a prefix of ours; ``qwen:7b`` is a model's name."""
    monkeypatch.setenv("PLANDRAFT_HOME", str(tmp_path))
    assert isinstance(Endpoint(model=f"replay:{tmp_path}").pick(), ReplayModel)
    monkeypatch.setenv("PLANDRAFT_API_KEY", "k")
    assert isinstance(Endpoint(model="qwen:7b", base_url="http://127.0.0.1:9/v1").pick(), OpenAIModel)


@pytest.mark.parametrize("variable", ["TIKTOKEN_CACHE_DIR", "DATA_GYM_CACHE_DIR"])
def test_vocabularies_are_looked_for_where_tiktoken_keeps_them(variable, tmp_path, monkeypatch):
    """An empty folder means an estimate; nothing is fetched."""
    monkeypatch.delenv("TIKTOKEN_CACHE_DIR", raising=False)
    monkeypatch.delenv("DATA_GYM_CACHE_DIR", raising=False)
    monkeypatch.setenv(variable, str(tmp_path))
    counter = Endpoint(model="gpt-4o").counter()
    assert not counter.exact
    assert counter.count("工会工作计划") > 0


def test_options_fit_the_model_and_can_be_changed():
    """The window's size is the model's; what is given stands."""
    assert options_for("offline", strategy="whole").strategy == "whole"
    assert options_for("offline", window_tokens=999).window_tokens == 999
