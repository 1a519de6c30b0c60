"""The blanks of our own wording are filled with the organisation's facts, and only with those."""

from __future__ import annotations

from plandraft.core.gap import gap
from plandraft.core.profile import Profile
from plandraft.core.sector import Sector
from plandraft.models.offline.words import word


def staff(sector: Sector) -> str:
    """What a plan of the sector calls the people it is for."""
    return word("staff", sector)


def filled(text: str, profile: Profile, *, owner: str = "") -> str:
    """Fill ``{staff}``, ``{unit}``, ``{members}``, ``{women}`` and ``{owner}``; braces elsewhere are kept."""
    people = staff(profile.sector)
    values = {
        "{staff}": people,
        "{unit}": profile.called,
        "{members}": f"{profile.members}名会员" if profile.members else "全体会员",
        "{women}": f"{profile.women}名女{people}" if profile.women else f"全体女{people}",
        "{owner}": owner or gap("责任部门"),
    }
    for blank, value in values.items():
        text = text.replace(blank, value)
    return text
