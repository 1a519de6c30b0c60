"""Names of a package that are loaded when they are first used, so that a command pays only for what it needs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def on_first_use(
    package: str, homes: Mapping[str, str]
) -> tuple[Callable[[str], Any], Callable[[], list[str]], list[str]]:
    """What a package takes for its ``__getattr__``, ``__dir__`` and ``__all__``.

    A name that was used once is an ordinary attribute afterwards. No name may also be that of a submodule: the import
    system would put the submodule in its place.

    Args:
        package: The package's ``__name__``.
        homes: The module of each public name.
    """

    def load(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        found = getattr(import_module(homes[name]), name)
        setattr(sys.modules[package], name, found)
        return found

    names = sorted(homes)
    return load, lambda: names, names
