"""Many plans at once: one model, one journal and one library for all, outcomes as they come."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Coroutine, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, Unpack

from plandraft.api.inputs import Samples, screened_profile
from plandraft.api.job import Job
from plandraft.api.jobs import drafting_job
from plandraft.api.material import Shelf
from plandraft.api.profile_paths import profile_files
from plandraft.api.request import Given, Request, asked, asking
from plandraft.api.settings import PathLike
from plandraft.api.terms import Terms, terms_of
from plandraft.api.together import ABOUT, saying_which, shared, shared_shelf
from plandraft.core.ask import Answer, Failed, Reply
from plandraft.core.draft import Draft, Exchange
from plandraft.core.events import OnEvent, tell
from plandraft.core.profile import Profile
from plandraft.drivers.many import FlowEnded, SharedConcurrencyLimit, run_many
from plandraft.errors import UsageError
from plandraft.messages import tr
from plandraft.models.calls.rate_limit import Pace
from plandraft.short_repr import short_repr

State = Literal["done", "stopped", "failed", "not_begun"]


@short_repr
@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of one profile.

    Attributes:
        profile: The file, or the organisation's name where a profile was given.
        organisation: Its name; empty where the profile could not be read, or was not.
        draft: The draft; a partial one where a budget was reached.
        error: Why there is none.
        begun: False where everything had stopped before its turn came; ``error`` then says why.
        seconds: Wall time from its beginning to its end.
        run: Name of its run in the journal; empty where there is none.
    """

    profile: str
    organisation: str = ""
    draft: Draft | None = None
    error: Exception | None = None
    begun: bool = True
    seconds: float = 0.0
    run: str = ""

    @property
    def state(self) -> State:
        """``done``; ``stopped`` by a budget, with a partial draft; ``failed``; or ``not_begun``."""
        if not self.begun:
            return "not_begun"
        if self.draft is None:
            return "failed"
        return "stopped" if self.draft.stopped else "done"


@asking
def draft_many(
    profiles: PathLike | Profile | Iterable[PathLike | Profile],
    *,
    request: Request | None = None,
    pace: Pace | None = None,
    workers: int = 8,
    **given: Unpack[Given],
) -> Generator[Outcome, None, None]:
    """Draft the plans of many profiles at once; outcomes come as they are ready, in no particular order.

    A profile that cannot be read, or whose run another process works on, is that profile's failure. What would meet
    all alike (a refused key, no quota, an unknown model, an endpoint out of reach, a journal that cannot be written,
    a budget that is reached) stops them: asks in flight come in and are kept, the rest is handed out as not begun. The
    same call goes on where this one stopped. Who leaves the loop early waits for the asks in flight.

    The settings are one for all, by default those found near the first profile of a list; a model object is closed at
    the end. Events come from another thread, and ``about`` says which profile each belongs to; pieces of replies are
    not told.

    Args:
        profiles: Profiles, files, and folders of files.
        request: What several calls have in common; its budget is that of all profiles together.
        pace: Calls and tokens a minute.
        workers: Plans under way at once, and asks in flight.
        given: The fields of a ``Request`` and its ``Endpoint`` as keywords; they go before those of ``request``.

    Raises:
        UsageError: Arguments do not go together; when its turn comes, a folder without profiles.
        KeyRejected: There is no key for the address.
        SampleError: With the first outcome: nothing readable at a path of ``samples``.
    """
    if workers < 1:
        raise UsageError(tr("workers is {workers}", workers=workers), hint=tr("at least one plan must be under way"))
    wanted = asked(request, given)
    terms = replace(terms_of(wanted, _first(profiles)), pace=pace, on_event=saying_which(wanted.on_event))
    return _outcomes(_places(profiles), wanted.samples, shared(terms), workers)


@dataclass(kw_only=True, eq=False)
class _Place:
    """One profile's place in the queue, and what is known of it."""

    given: Path | Profile
    name: str
    organisation: str = ""
    facts: str = ""
    run: str = ""
    made: Future[Draft] = field(default_factory=Future)


def _first(profiles: PathLike | Profile | Iterable[PathLike | Profile]) -> object:
    """The first profile, where it can be known without taking it from those that are to come."""
    if isinstance(profiles, Sequence) and not isinstance(profiles, str):
        return next(iter(profiles), None)
    return profiles


def _places(profiles: PathLike | Profile | Iterable[PathLike | Profile]) -> Iterator[_Place]:
    """Places, made when their turn comes."""
    if isinstance(profiles, str | os.PathLike | Profile):
        profiles = [profiles]
    for each in profiles:
        if isinstance(each, Profile):
            yield _Place(given=each, name=each.name)
        else:
            for file in profile_files([each]):
                yield _Place(given=file, name=str(file))


def _outcomes(places: Iterable[_Place], samples: Samples, terms: Terms, workers: int) -> Generator[Outcome, None, None]:
    with shared_shelf(samples, terms) as shelf:
        runner = _Runner(terms, shelf)
        close = getattr(terms.model, "aclose", None)
        driven = run_many(places, runner.begin, workers=workers, close=close, on_leave=_tell_of_leaving(terms.on_event))
        with closing(driven) as all_ended:
            for ended in all_ended:
                yield runner.outcome(ended)


class _Runner:
    """Makes jobs of places, and outcomes of what became of them."""

    def __init__(self, terms: Terms, library: Shelf | None) -> None:
        self._request, self._library = terms, library
        self._open: dict[str, _Place] = {}

    def begin(self, place: _Place, gate: SharedConcurrencyLimit) -> Coroutine[Any, Any, Draft]:
        """The work of one place; the same plan as one that is under way waits for that one's draft."""
        opened = screened_profile(place.given, settings=self._request.settings)
        profile = opened.profile
        place.organisation, place.facts = profile.name, profile.model_dump_json()
        for note in opened.notes:
            self._note(place, note)
        same = self._open.get(place.facts)
        if same is not None:
            place.run = same.run
            return _same(same)
        job = drafting_job(opened, self._library, self._request)
        place.run = job.run.id if job.run is not None else ""
        self._open[place.facts] = place
        return self._draft(place, job, gate)

    def outcome(self, ended: FlowEnded[_Place, Draft]) -> Outcome:
        """What became of a place, for the caller."""
        place = ended.item
        if self._open.get(place.facts) is place:
            del self._open[place.facts]
        return Outcome(
            profile=place.name,
            organisation=place.organisation,
            draft=ended.result,
            error=ended.error,
            begun=ended.begun,
            seconds=ended.seconds,
            run=place.run,
        )

    def _note(self, place: _Place, said: str) -> None:
        """Tell what is odd in a place's profile; the place is not under way yet, so it is named here."""
        if self._request.on_event is not None:
            token = ABOUT.set(place.name)
            tell(self._request.on_event, said)
            ABOUT.reset(token)

    async def _draft(self, place: _Place, job: Job, gate: SharedConcurrencyLimit) -> Draft:
        ABOUT.set(place.name)
        try:
            made = await job.adone_beside(gate, on_event=self._request.on_event)
        except BaseException as error:
            place.made.set_exception(error)
            raise
        place.made.set_result(made)
        return made


async def _same(place: _Place) -> Draft:
    """The draft of another place, which has paid for it."""
    made = await asyncio.shield(asyncio.wrap_future(place.made))
    exchanges = (Exchange(ask=each.ask, answer=_unpaid(each.answer)) for each in made.exchanges)
    return replace(made, exchanges=tuple(exchanges))


def _unpaid(answer: Answer) -> Answer:
    return (
        replace(answer, paid=False) if isinstance(answer, Reply) else Failed(kind=answer.kind, message=answer.message)
    )


def _tell_of_leaving(on_event: OnEvent | None) -> Callable[[int], None]:
    def leaving(plans: int) -> None:
        tell(
            on_event, tr("stopping: waiting for the asks in flight of {plans} plans; Ctrl-C gives them up", plans=plans)
        )

    return leaving
