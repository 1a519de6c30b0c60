"""No module imports, by way of others, itself: imports for type checkers alone count as well."""

from __future__ import annotations

import grimp

STILL_CIRCULAR: frozenset[str] = frozenset()

Graph = dict[str, set[str]]


def imports() -> Graph:
    """Every module of the package with those it imports, wherever in the file the import stands."""
    graph = grimp.build_graph("plandraft", exclude_type_checking_imports=False, cache_dir=None)
    return {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}


def reached(graph: Graph, module: str) -> set[str]:
    """What a module imports, and what that imports, and so on."""
    seen: set[str] = set()
    left = [*graph[module]]
    while left:
        name = left.pop()
        if name not in seen:
            seen.add(name)
            left += graph[name]
    return seen


def circular(graph: Graph) -> set[str]:
    """The modules that come back to themselves."""
    return {module for module in graph if module in reached(graph, module)}


def test_no_module_comes_back_to_itself() -> None:
    """What is listed as still circular must be so: the list can only become shorter."""
    graph = imports()
    assert len(graph) > 500
    assert sorted(circular(graph)) == sorted(STILL_CIRCULAR)


def test_a_circle_is_seen() -> None:
    """Three modules in a ring, one that uses them and one that they use."""
    ring: Graph = {"a": {"b"}, "b": {"c", "leaf"}, "c": {"a"}, "user": {"a"}, "leaf": set()}
    assert circular(ring) == {"a", "b", "c"}
    assert circular({"a": {"b"}, "b": {"leaf"}, "leaf": set()}) == set()
