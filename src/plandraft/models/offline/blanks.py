"""The blanks of our own wording are filled with the organisation's facts, and only with those."""

from __future__ import annotations

from plandraft.core.gap import gap
from plandraft.core.profile import Profile
from plandraft.core.proportions import SMALL_BODY
from plandraft.core.sector import Sector
from plandraft.models.offline.words import word


def staff(sector: Sector) -> str:
    """What a plan of the sector calls the people it is for."""
    return word("staff", sector)


def is_small(profile: Profile) -> bool:
    """Whether everybody knows everybody: no groups, no delegates."""
    people = profile.headcount or profile.members
    return people is not None and people <= SMALL_BODY


def filled(text: str, profile: Profile, *, owner: str = "", thing: str = "", place: str = "", title: str = "") -> str:
    """Fill the blanks of our wording; braces elsewhere are kept.

    ``{staff}``, ``{unit}``, ``{members}``, ``{women}``, ``{groups}`` and ``{owner}`` come from the organisation,
    ``{thing}``, ``{place}`` and ``{title}`` from the demand that is spoken of.
    """
    people = staff(profile.sector)
    values = {
        "{staff}": people,
        "{unit}": profile.called,
        "{members}": f"{profile.members}名会员" if profile.members else "全体会员",
        "{women}": f"{profile.women}名女{people}" if profile.women else f"全体女{people}",
        "{groups}": "会员" if is_small(profile) else "各工会小组",
        "{owner}": owner or gap("责任部门"),
        "{place}": place,
        "{title}": title,
        "{thing}": thing,
    }
    for blank, value in values.items():
        text = text.replace(blank, value)
    return text
