"""Build hook of hatchling: the wheel carries the data files parsed, an editable install parses them when it is made.

The source tree of a wheel's build is left as it is: the copies go into a folder of their own and from there into the
wheel.
"""

from __future__ import annotations

import importlib.util
import shutil
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ParsedData(BuildHookInterface):  # type: ignore[type-arg]
    """Puts ``data/parsed/*.json`` beside every data file."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        source = Path(self.root, "src")
        shipped = _shipped(source)
        self._made = Path(tempfile.mkdtemp())
        for package in shipped.PACKAGES:
            data = source.joinpath(*package.split("."), "data")
            if version == "editable":
                shipped.write_parsed(data, data / shipped.PARSED)
                continue
            shipped.write_parsed(data, self._made / package)
            build_data["force_include"][str(self._made / package)] = "/".join(
                (*package.split("."), "data", shipped.PARSED)
            )

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        shutil.rmtree(self._made)


def _shipped(source: Path) -> ModuleType:
    """The module that reads the data: it needs nothing that is not there before the package is installed."""
    spec = importlib.util.spec_from_file_location("shipped", source / "plandraft" / "shipped.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
