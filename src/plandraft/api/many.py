"""Many plans at once: one model, one journal and one library for all, outcomes as they come."""

from __future__ import annotations

import asyncio
import dataclasses
import datetime as dt
import os
from collections.abc import Callable, Coroutine, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from plandraft.api.beginning import drafting_job
from plandraft.api.job import Job
from plandraft.api.material import Shelf
from plandraft.api.opening import PathLike, Samples, screened_profile
from plandraft.api.picking import ModelChoice, OnEvent
from plandraft.api.profile_paths import profile_files
from plandraft.api.request import Request
from plandraft.api.settings import GivenSettings, settings_for
from plandraft.api.together import ABOUT, saying_which, shared, shared_shelf
from plandraft.core.ask import Answer, Failed, Model, Reply
from plandraft.core.draft import Draft, Exchange
from plandraft.core.events import tell
from plandraft.core.profile import Profile
from plandraft.drafting import DraftOptions
from plandraft.drivers.many import FlowEnded, SharedConcurrencyLimit, run_many
from plandraft.errors import UsageError
from plandraft.models.calls.rate_limit import Pace
from plandraft.models.costs.budget import CallBudget
from plandraft.models.costs.prices import Prices

State = Literal["done", "stopped", "failed", "not_begun"]


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


def draft_many(
    profiles: PathLike | Profile | Iterable[PathLike | Profile],
    *,
    samples: Samples = None,
    model: str | Model | None = None,
    base_url: str | None = None,
    api_key_env: str | None = None,
    options: DraftOptions | None = None,
    as_of: dt.date | None = None,
    budget: CallBudget | None = None,
    pace: Pace | None = None,
    prices: Prices | None = None,
    workers: int = 8,
    on_event: OnEvent | None = None,
    settings: GivenSettings = None,
) -> Generator[Outcome, None, None]:
    """Draft the plans of many profiles at once; outcomes come as they are ready, in no particular order.

    A profile that cannot be read, or whose run another process works on, is that profile's failure. What would meet
    all alike (a refused key, no quota, an unknown model, an endpoint out of reach, a journal that cannot be written,
    a budget that is reached) stops them: asks in flight come in and are kept, the rest is handed out as not begun. The
    same call goes on where this one stopped. Who leaves the loop early waits for the asks in flight.

    Args:
        profiles: Profiles, files, and folders of files.
        samples: Files or folders of old plans, for all of them.
        model: As for ``draft``; a model object is closed at the end.
        base_url: Address of the endpoint.
        api_key_env: Environment variable with the key for ``base_url``.
        options: Strategy, window, rounds.
        as_of: Drafting date; today, or the day an unfinished run began.
        budget: Bounds calls, tokens, money and time of all together.
        pace: Calls and tokens a minute.
        prices: Your own, by the model's name; they go before the provider's list.
        workers: Plans under way at once, and asks in flight.
        on_event: Called from another thread, one event at a time; ``about`` says which profile it belongs to. Pieces
            of replies are not told.
        settings: As for ``draft``, one for all; by default found near the first profile of a list.

    Raises:
        UsageError: Arguments do not go together; when its turn comes, a folder without profiles.
        KeyRejected: There is no key for the address.
        SampleError: With the first outcome: nothing readable at a path of ``samples``.
    """
    if workers < 1:
        raise UsageError(f"workers is {workers}", hint="at least one plan must be under way")
    places = _places(profiles)
    request = Request(
        choice=ModelChoice(model=model, base_url=base_url, api_key_env=api_key_env),
        options=options,
        as_of=as_of,
        budget=budget,
        prices=prices or {},
        settings=settings_for(settings, _first(profiles)),
        pace=pace,
        on_event=saying_which(on_event),
    )
    return _outcomes(places, samples, shared(request), workers)


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


def _outcomes(
    places: Iterable[_Place], samples: Samples, request: Request, workers: int
) -> Generator[Outcome, None, None]:
    with shared_shelf(samples, request) as shelf:
        desk = _Desk(request, shelf)
        close = getattr(request.model, "aclose", None)
        driven = run_many(places, desk.begin, workers=workers, close=close, on_leave=_tell_of_leaving(request.on_event))
        with closing(driven) as all_ended:
            for ended in all_ended:
                yield desk.outcome(ended)


class _Desk:
    """Makes jobs of places, and outcomes of what became of them."""

    def __init__(self, request: Request, library: Shelf | None) -> None:
        self._request, self._library = request, library
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
    return dataclasses.replace(made, exchanges=tuple(exchanges))


def _unpaid(answer: Answer) -> Answer:
    return (
        dataclasses.replace(answer, paid=False)
        if isinstance(answer, Reply)
        else Failed(kind=answer.kind, message=answer.message)
    )


def _tell_of_leaving(on_event: OnEvent | None) -> Callable[[int], None]:
    def leaving(plans: int) -> None:
        tell(on_event, f"stopping: waiting for the asks in flight of {plans} plans; Ctrl-C gives them up")

    return leaving
