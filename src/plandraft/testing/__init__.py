"""For the tests of programs that use this package: models that cost nothing and do as they are told.

    ScriptedModel    answers that were written beforehand
    RecordingModel   another model whose replies are kept in a folder, which ``model="replay:FOLDER"`` reads
    ReplayModel      the same folder as a model object
    serving          an endpoint on this machine, for what lies between a program and its model

``docs/testing.md`` shows each at work.
"""

from plandraft.models.doubles.recording import RecordingModel, ReplayModel
from plandraft.models.doubles.scripted import ScriptedModel
from plandraft.testing.loopback import HttpAnswer, LoopbackServer, answers_of, completion, refusal, serving

__all__ = [
    "HttpAnswer",
    "LoopbackServer",
    "RecordingModel",
    "ReplayModel",
    "ScriptedModel",
    "answers_of",
    "completion",
    "refusal",
    "serving",
]
