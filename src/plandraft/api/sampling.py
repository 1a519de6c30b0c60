"""Which sample items the prompts for a profile would show, and why not the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Unpack

from plandraft.api.inputs import opened_library, screened_profile, today
from plandraft.api.material import gather
from plandraft.api.request import Given, Request, asked, asking
from plandraft.api.settings import PathLike
from plandraft.api.terms import terms_of
from plandraft.core.brief import SampleItem
from plandraft.core.profile import Profile
from plandraft.core.sample import Library
from plandraft.core.sector import Sector
from plandraft.core.work_areas import WorkArea
from plandraft.errors import UsageError
from plandraft.messages import tr
from plandraft.samples import REASONS, ChosenItems, Reason, StoredLibrary, kinds_for, passed_over
from plandraft.short_repr import short_repr


@short_repr
@dataclass(frozen=True, kw_only=True)
class AreaItems:
    """What the prompts would show of old plans for one work area.

    Attributes:
        area: The area's id.
        name: What a plan of the profile's kind calls it.
        items: At most three, the best first, each with why it was chosen.
        passed_over: Why other items that speak of the area are not shown, with how many of them.
    """

    area: str
    name: str
    items: tuple[SampleItem, ...]
    passed_over: Mapping[Reason, int]

    def as_json(self) -> dict[str, Any]:
        """The same as plain data."""
        return {
            "area": self.area,
            "name": self.name,
            "items": [{"id": item.id, "text": item.text, "why": item.why} for item in self.items],
            "passed_over": dict(self.passed_over),
        }


@asking
def sample_items(
    profile: PathLike | Profile,
    *,
    request: Request | None = None,
    **given: Unpack[Given],
) -> tuple[AreaItems, ...]:
    """The items that ``draft`` with the same arguments would show to the model, by work area; nothing is sent.

    Args:
        profile: A profile file, or a profile.
        request: What several calls have in common.
        given: The fields of a ``Request`` and its ``Endpoint`` as keywords; they go before those of ``request``.

    Raises:
        PlandraftError: Input cannot be read, or no samples are named.
    """
    wanted = asked(request, given)
    terms = terms_of(wanted, profile)
    facts = screened_profile(profile, settings=terms.settings).profile
    choices: list[ChosenItems] = []
    with opened_library(wanted.samples, terms.settings) as library:
        if library is None:
            raise UsageError(tr("no path to samples was given"), hint=tr("name a file or a folder"))
        material = gather(
            facts,
            library,
            terms.chosen_options,
            settings=terms.settings,
            day=terms.as_of or today(),
            counter=terms.endpoint.counter(),
            told=choices.append,
        )
        areas = {area.id: area for area in material.brief.areas}
        own = library.for_kinds(kinds_for(material.brief.kind))
        return tuple(_area(choice, areas[choice.area], facts.sector, own) for choice in choices)


def _area(choice: ChosenItems, area: WorkArea, sector: Sector, library: Library | StoredLibrary) -> AreaItems:
    passed = choice.passed + _before(library, area, sector)
    ordered = {reason: passed[reason] for reason in REASONS if passed[reason]}
    return AreaItems(area=area.id, name=area.name(sector), items=choice.items, passed_over=ordered)


def _before(library: Library | StoredLibrary, area: WorkArea, sector: Sector) -> Counter[Reason]:
    if isinstance(library, Library):
        return passed_over(library, area, sector)
    return library.passed_over(area, sector)
