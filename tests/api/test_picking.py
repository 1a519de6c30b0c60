"""Which model answers is said by the caller, never guessed from the environment."""

from __future__ import annotations

import pytest

from plandraft.api.picking import Endpoint, options_for
from plandraft.models.calls.openai_model import OpenAIModel
from plandraft.models.doubles.recording import ReplayModel
from plandraft.models.doubles.scripted import ScriptedModel
from plandraft.offline import OfflineModel


@pytest.mark.parametrize("named", [None, "offline"])
def test_nothing_said_is_the_offline_model(named, monkeypatch):
    """A key that lies in the environment selects nothing."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
    assert isinstance(Endpoint(model=named).pick(), OfflineModel)


def test_a_model_object_is_taken_as_it_is():
    """Also one that a test wrote."""
    model = ScriptedModel([])
    choice = Endpoint(model=model)
    assert choice.pick() is model
    assert not choice.offline


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
