"""Whether a file is of a body, and whether a notice is addressed to it."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SPEAKS = re.compile(r"[会工机关委员支党团部联合]{2,8}$")
"""Characters of which the words are made that say which of a house's bodies speaks, behind the house's name."""
_MARKS = re.compile(r"[\s（）()“”《》·]+")
_SORT = re.compile(r"各|所属|直属|有关|相关|全体|下属|基层|省直|市直|县直|区直|系统|单位|部门|同志")
"""Words of an address that mean a sort of bodies, not one."""
_PLACE = re.compile(r"^[\u4e00-\u9fff]{2,7}?(?:省|自治区|市|自治州|州|盟|县|区|旗)")


def _core_of(name: str) -> str:
    """A body's name without marks and without what says that its union speaks.

    >>> _core_of("青禾县人民医院工会委员会"), _core_of("织云街道总工会")
    ('青禾县人民医院', '织云街道总')
    """
    bare = _MARKS.sub("", name)
    return _SPEAKS.sub("", bare) or bare


def is_same_body(one: str, other: str) -> bool:
    """Whether two names are of one body: one without its place, or without its union, is the other.

    >>> is_same_body("青禾县人民医院", "青禾县人民医院工会委员会"), is_same_body("青禾县人民医院", "青禾县中医院")
    (True, False)
    """
    first, second = _core_of(one), _core_of(other)
    if not first or not second:
        return False
    short, long = sorted((first, second), key=len)
    bare = {_PLACE.sub("", short), short}
    return short == long or (
        any(len(name) > 2 and long.endswith(name) for name in bare if name) and _place(short, long)
    )


def _place(short: str, long: str) -> bool:
    """Whether both do not name different places."""
    one, other = _PLACE.match(short), _PLACE.match(long)
    return one is None or other is None or one[0] in long or other[0] in short


def is_for_another(addressees: Iterable[str], names: Iterable[str]) -> bool:
    """Whether a notice names single bodies, and none of these names is among them.

    >>> is_for_another(["滨海中学工会"], ["青禾县人民医院工会"]), is_for_another(["各直属工会"], ["青禾县人民医院工会"])
    (True, False)
    """
    named = [one for one in addressees if one.strip()]
    own = [name for name in names if name]
    if not named or any(_SORT.search(one) for one in named):
        return False
    return not any(is_same_body(one, name) for one in named for name in own)
