"""Packages whose names are loaded when they are first used."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import pytest

PACKAGES = ("api", "drafting", "filling", "rendering", "samples", "samples.index")


@pytest.mark.parametrize("package", PACKAGES)
def test_every_name_is_found_and_none_is_also_a_module(package: str) -> None:
    """A submodule of the same name would take its place as soon as it is imported."""
    found = import_module(f"plandraft.{package}")
    assert set(found.__all__) <= set(dir(found))
    assert all(getattr(found, name) is not None for name in found.__all__)
    assert {module.name for module in pkgutil.iter_modules(found.__path__)}.isdisjoint(found.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    """As with any other module, so that hasattr and from-imports of submodules work."""
    rendering = import_module("plandraft.rendering")
    assert not hasattr(rendering, "to_clay")
    with pytest.raises(AttributeError, match=r"plandraft\.rendering.*to_clay"):
        _ = rendering.to_clay
