"""What the profile demands of the plan: priorities, unfinished work, requirements, required events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from plandraft.core.profile import Profile
from plandraft.core.replies import ReplyOrigin
from plandraft.models.offline.overlap import kinship

Kind = Literal["priority", "unfinished", "requirement", "event"]

SAME = 0.75
"""From this kinship on, an event and another demand are one piece of work (our choice)."""

_CLAUSE = re.compile(r"[，。；：:;,]")
_END = re.compile(r"[。；，;,\s]+$")


@dataclass(frozen=True, kw_only=True)
class Item:
    """One demand.

    Attributes:
        text: The profile's words without a closing mark.
        number: Its place among the demands of its kind, from 0.
        month: Calendar month 1–12, where the profile gives one.
        document: Name of the document behind a requirement, as the profile writes it.
        events: Titles of the required events that are this same piece of work.
    """

    kind: Kind
    text: str
    number: int
    month: int | None = None
    owner: str = ""
    document: str = ""
    events: tuple[str, ...] = ()

    @property
    def origin(self) -> ReplyOrigin:
        """Where a node made from it comes from."""
        origins: dict[Kind, ReplyOrigin] = {
            "priority": "profile",
            "unfinished": "carried_over",
            "requirement": "required",
            "event": "required",
        }
        return origins[self.kind]

    @property
    def title(self) -> str:
        """Its first clause: short where the profile is short, never cut inside a word."""
        return _CLAUSE.split(self.text, maxsplit=1)[0].strip() or self.text


def items_of(profile: Profile) -> tuple[Item, ...]:
    """All demands in the order of their weight, an event folded into the demand that it is part of."""
    items = list(_demands(profile))
    for number, event in enumerate(profile.required_events):
        found = _Event(_bare(event.title), event.in_month, event.owner)
        at = next((i for i, item in enumerate(items) if _takes_in(item, found)), None)
        if at is None:
            items.append(Item(kind="event", text=found.title, number=number, month=found.month, owner=found.owner))
        else:
            items[at] = replace(
                items[at],
                month=found.month,
                owner=items[at].owner or found.owner,
                events=(*items[at].events, found.title),
            )
    return tuple(items)


@dataclass(frozen=True)
class _Event:
    title: str
    month: int | None
    owner: str


def _demands(profile: Profile) -> Iterator[Item]:
    for number, text in enumerate(profile.priorities):
        yield Item(kind="priority", text=_bare(text), number=number)
    for number, text in enumerate(profile.last_year.unfinished):
        yield Item(kind="unfinished", text=_bare(text), number=number)
    for number, requirement in enumerate(profile.requirements):
        yield Item(
            kind="requirement",
            text=_bare(requirement.text),
            number=number,
            document=requirement.document.strip(),
        )


def _takes_in(item: Item, event: _Event) -> bool:
    if item.kind == "event":
        return item.text == event.title and item.month == event.month
    return kinship(event.title, item.text) >= SAME and item.month in (None, event.month)


def _bare(text: str) -> str:
    return _END.sub("", " ".join(text.split()))


def document_name(document: str) -> str:
    """The document as running text names it: in book marks, unless it has them or is a file number."""
    return document if re.search(r"[《〔\[号]", document) else f"《{document}》"
