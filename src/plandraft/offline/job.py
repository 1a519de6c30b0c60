"""One measure before it is worded: whose demand, which playbook, which heading, which facts, which steps and lines."""

from __future__ import annotations

import math
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plandraft.core.brief import Brief
from plandraft.core.matter import Matter
from plandraft.core.plan import LINE_CHARS
from plandraft.core.profile import Profile
from plandraft.offline.fitting import Fit
from plandraft.offline.placing import Placed
from plandraft.offline.playbooks import PHASES, Playbook
from plandraft.offline.slots import facts_for, filled
from plandraft.offline.subject import LONGEST_TITLE, Subject, Target
from plandraft.offline.suiting import NOTHING
from plandraft.offline.whom import before_match, counted, people_of, place_before, posts_of

LEVELS = ((0, 0), (1, 0), (1, 1), (2, 1), (2, 2), (3, 3))
"""How full a measure is: up to which rank steps are said, and up to which with what follows their first clause.

Of rank 0 is the one step without which nothing is done.
"""
FULLEST = len(LEVELS) - 1


@dataclass(frozen=True, kw_only=True, eq=False)
class Job:
    """A measure before it is worded.

    Attributes:
        matters: The demands that it takes up, the gravest first; none for what every plan has.
        values: What fills the blanks.
        way: What decides which of several wordings this organisation has.
        turn: How many measures of the same playbook came before; they have other wordings.
        taken: Sentences that other measures say already.
        extra: Steps for months that would be empty; they are said at any level.
        also: Names of further demands that the same steps deal with.
        is_homely: Whether it is worded as people speak who all know each other.
    """

    playbook: Playbook | None
    second: Playbook | None = None
    matters: tuple[Matter, ...] = ()
    subject: Subject | None = None
    heading: str
    title: str
    values: Mapping[str, str]
    steps: tuple[Placed, ...]
    way: int = 0
    turn: int = 0
    taken: frozenset[str] = frozenset()
    extra: tuple[Placed, ...] = ()
    also: tuple[str, ...] = ()
    is_homely: bool = False

    @property
    def is_event(self) -> bool:
        """Whether the profile calls it an event."""
        return any("event" in matter.kinds for matter in self.matters)

    @property
    def is_only_event(self) -> bool:
        """Whether it is an event and nothing else that a goal would speak of: no priority that has its date as well."""
        return self.is_event and all(set(matter.kinds) == {"event"} for matter in self.matters)

    @property
    def months(self) -> tuple[int, ...]:
        """The months of its main lines."""
        return tuple(m for p in self.steps if p.step.rank == 1 and p.step.line for m in p.months)


def way_of(brief: Brief, key: str, variant: int = 0) -> int:
    """Which of several wordings an organisation has for something: always the same one, seldom its neighbour's."""
    return zlib.crc32(f"{brief.profile.name}·{key}".encode()) + variant


def values_for(brief: Brief, playbook: Playbook | None, subject: Subject | None, fit: Fit | None) -> dict[str, str]:
    """What fills the blanks of a playbook, for a demand or for none."""
    values = facts_for(brief)
    words = before_match(subject.text, fit.start) if subject is not None and fit is not None else ""
    head = subject.text[fit.start : fit.end] if subject is not None and fit is not None else ""
    if re.search(r"\d", head) and fit is not None and subject is not None and len(subject.text[: fit.start]) > 1:
        head = subject.text[: fit.start]
    words = words or (place_before(subject.text, head) if subject is not None else "")
    default = filled(playbook.who, values | {"head": head}) if playbook is not None else ""
    who = people_of(words) or default or values["staff"]
    thing = subject.thing if subject is not None else filled(playbook.thing, values) if playbook is not None else ""
    target = subject.target if subject is not None else None
    figures = brief.profile.last_year.figures if playbook is not None else ()
    shows = playbook.measured or playbook.match or NOTHING if playbook is not None else NOTHING
    last = (figure.value for figure in figures if re.search(shows, figure.name))
    return values | {
        "who": who,
        "all": counted(who, brief.profile.facts) or who,
        "where": posts_of(words) or (default.split("岗位")[0] + "岗位" if "岗位" in default else "各岗位"),
        "thing": thing,
        "place": subject.place if subject is not None else thing,
        "count": target.number if target is not None and not target.verb else "",
        "to": target.number if target is not None and target.verb else "",
        "from": target.start if target is not None else "",
        "head": target.subject if target is not None and target.verb and head not in target.subject else head or thing,
        "agenda": "",
        "last": next(last, ""),
        "heads": heads_of(target, brief.profile) if target is not None else "",
    }


def heads_of(target: Target, profile: Profile) -> str:
    """How many people a rate of all who are members comes to, and how many more that is; empty for other rates."""
    rate = re.fullmatch(r"(\d+(?:\.\d+)?)%", target.number)
    if "入会率" not in target.subject or rate is None or not profile.headcount or profile.members is None:
        return ""
    wanted = math.ceil(profile.headcount * float(rate[1]) / 100)
    more = wanted - profile.members
    return f"，达到{wanted}人、净增{more}人" if more > 0 else ""


def kept_steps(job: Job, level: int) -> list[Placed]:
    """The steps of a level and those for empty months, in their order."""
    known = [*_own_steps(job, level), *job.extra]
    return sorted(known, key=lambda each: each.place)


def _own_steps(job: Job, level: int) -> list[Placed]:
    """The steps of a level, those left out that another measure says word for word."""
    rank, _ = LEVELS[level]
    fresh = [each for each in job.steps if words_of(each, job, level) not in job.taken]
    kept = [each for each in fresh if each.step.rank <= rank]
    if any(each.step.line for each in kept):
        return kept
    first = [each for each in fresh if each.step.rank == 1 and each.step.line] or fresh
    if first and all(each.step.at not in PHASES for each in first):
        return first  # nothing leads to anything else: they are several things, not one
    most = 1 if job.second is None else 2
    mains = [each for each in first if each.is_last][:most] or first[:1]
    return [each for each in first if each in mains or each.step.at not in PHASES]


def words_of(each: Placed, job: Job, level: int) -> str:
    """The sentence of a step without its full stop."""
    _, full = LEVELS[level]
    said = each.step.words(_wording(each, job), full=each.step.rank <= full, is_homely=job.is_homely)
    return filled(said, job.values)


def _wording(each: Placed, job: Job) -> int:
    """Number of the wording that a step has in a measure."""
    return zlib.crc32(f"{job.way}·{each.step.line}".encode()) + job.turn


def sentences_of(job: Job) -> frozenset[str]:
    """All that a measure may come to say, full or short, and its lines in the calendar."""
    said = {words_of(each, job, level) for each in job.steps for level in (0, FULLEST)}
    return frozenset(said | {_line_of(each, job, is_main=False) for each in job.steps if each.step.line})


def line_of(each: Placed, job: Job, *, is_main: bool) -> str:
    """Its words in the calendar: an event has its own name there, and nothing else has it."""
    if not each.step.line:
        return ""
    line = _line_of(each, job, is_main=is_main)
    return "" if line in job.taken else line


def _line_of(each: Placed, job: Job, *, is_main: bool) -> str:
    if job.is_event and is_main:
        return cut_line(job.title)
    short = {**job.values, "thing": job.values["head"], "place": job.values["head"], "who": ""}
    event = job.title if job.is_event else ""
    for values in (job.values, short):
        line = filled(each.step.line_of(_wording(each, job)), values)
        if 2 < len(line) <= LINE_CHARS and not (event and event in line):
            return line
    return cut_line(line)


def cut_line(text: str) -> str:
    """The first clause of what is too long for a line."""
    if len(text) <= LINE_CHARS:
        return text
    first = re.split(r"[，。；：、（(]", text, maxsplit=1)[0]
    return first if len(first) <= LINE_CHARS else first[:LINE_CHARS]


def title_for(subject: Subject, playbook: Playbook | None, values: Mapping[str, str]) -> str:
    """What a measure for a demand is called: the demand's own name, unless that is a whole sentence."""
    title = subject.title
    named = next((t for t in playbook.titles if "{" in t), "") if playbook is not None else ""
    return filled(named, values) if named and len(title) > LONGEST_TITLE else title


def with_second(steps: Sequence[Placed], second: Sequence[Placed]) -> list[Placed]:
    """The steps of two playbooks in the order of their months; of the second only what a plan of any length says."""
    both = [*steps, *(each for each in second if each.step.rank == 1)]
    return sorted(both, key=lambda each: each.place)
