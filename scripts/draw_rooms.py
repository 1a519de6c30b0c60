"""Draw the rooms of the package and what each imports, as mermaid in docs/architecture.md.

python scripts/draw_rooms.py            # after an import between rooms came or went
python scripts/draw_rooms.py --check    # exit 1 where the page shows another state
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import grimp

PAGE = Path(__file__).parents[1] / "docs" / "architecture.md"
_BLOCK = re.compile(r"<!-- rooms of (?P<package>[\w.]+) -->\n.*?<!-- end -->", re.DOTALL)

Arrows = dict[str, set[str]]
"""For each room those that it imports."""


def rooms(package: str) -> Arrows:
    """The folders of a package with the folders beside them that their modules import, those for types included.

    Single modules beside the folders are small tools and no rooms.
    """
    graph = grimp.build_graph("plandraft", cache_dir=None)
    names = {child for child in graph.find_children(package) if graph.find_children(child)}

    def room_of(module: str) -> str | None:
        return next((name for name in names if module == name or module.startswith(f"{name}.")), None)

    arrows: Arrows = {name: set() for name in names}
    for module in graph.modules:
        here = room_of(module)
        for imported in graph.find_modules_directly_imported_by(module) if here else ():
            there = room_of(imported)
            if here and there and here != there:
                arrows[here].add(there)
    return arrows


def without_shortcuts(arrows: Arrows) -> Arrows:
    """The arrows that no longer way says already; what remains is what one must know of the order.

    Raises:
        ValueError: The rooms are a circle.
    """
    reached: Arrows = {}

    def below(name: str, above: tuple[str, ...]) -> set[str]:
        if name in above:
            raise ValueError(" → ".join((*above, name)))
        if name not in reached:
            reached[name] = {far for near in arrows[name] for far in (near, *below(near, (*above, name)))}
        return reached[name]

    for name in arrows:
        below(name, ())
    return {
        name: {near for near in near_ones if not any(near in reached[other] for other in near_ones - {near})}
        for name, near_ones in arrows.items()
    }


def mermaid(package: str) -> str:
    """The picture: an arrow points from a room to one that it imports."""
    arrows = without_shortcuts(rooms(package))
    lines = ["```mermaid", "flowchart TD"]
    for name in sorted(arrows):
        lines.append(f"  {_short(name)}")
        lines += [f"  {_short(name)} --> {_short(near)}" for near in sorted(arrows[name])]
    return "\n".join((*lines, "```"))


def _short(module: str) -> str:
    return module.rpartition(".")[2]


def drawn(page: str) -> str:
    """The page with every picture as the imports are now."""
    return _BLOCK.sub(
        lambda block: f"<!-- rooms of {block['package']} -->\n{mermaid(block['package'])}\n<!-- end -->", page
    )


def main(arguments: list[str]) -> int:
    """Draw, or compare."""
    was = PAGE.read_text(encoding="utf-8")
    now = drawn(was)
    if "--check" in arguments:
        return int(now != was)
    PAGE.write_text(now, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
