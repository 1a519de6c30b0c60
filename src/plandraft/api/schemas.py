"""The JSON schemas of the files that this package reads: for editors, for other programs, for other languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from plandraft.api.settings import SettingsFile
from plandraft.arguments import checked
from plandraft.core.plan import FORMAT_VERSION, Plan
from plandraft.core.profile import Profile
from plandraft.core.schemas import described_schema

What = Literal["plan", "profile", "settings"]
_MODELS: Mapping[What, tuple[type[Plan | Profile | SettingsFile], int]] = {
    "plan": (Plan, FORMAT_VERSION),
    "profile": (Profile, 1),
    "settings": (SettingsFile, 1),
}
"""What each is a schema of, and its version."""


@checked
def json_schema(what: What) -> dict[str, Any]:
    """The JSON schema of a kind of file, with a description of every key.

    Args:
        what: ``plan`` (a plan as JSON), ``profile`` (as YAML, TOML or JSON) or ``settings`` (``plandraft.toml``).

    Raises:
        ArgumentRefused: There is no such schema.
    """
    model, version = _MODELS[what]
    return described_schema(model, name=what, version=version, mode="validation")
