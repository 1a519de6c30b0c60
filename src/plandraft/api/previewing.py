"""What would be asked, and how much of it: nothing is sent."""

from __future__ import annotations

import dataclasses
import datetime as dt
import math
from dataclasses import dataclass
from typing import Literal

from plandraft.api.beginning import open_journal
from plandraft.api.material import Material, gather, identity
from plandraft.api.opening import PathLike, Samples, opened_library, screened_profile, today
from plandraft.api.picking import ModelChoice
from plandraft.api.request import Request
from plandraft.api.settings import GivenSettings, settings_for
from plandraft.core.ask import Answer, Ask, Reply, Usage
from plandraft.core.money import Cost, Price, cost
from plandraft.core.profile import Profile
from plandraft.drafting import DraftOptions
from plandraft.drafting.preview import preview
from plandraft.drivers.threads import run
from plandraft.journal import Journal, RunHeader
from plandraft.models.costs.prices import Prices
from plandraft.models.costs.tokens import TokenCounter
from plandraft.offline import ANSWERERS, OfflineModel

Step = Literal["frame", "measures", "whole"]


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """What a draft would take. Repairs depend on what the model writes; they are not foreseen.

    Attributes:
        calls: Asks that would be sent, retries apart.
        prompt_tokens: Tokens of those asks' messages.
        reply_tokens: Tokens of the offline model's replies in their place: likely.
        most_reply_tokens: What the replies may have at most.
        answered: Asks whose replies are in the journal: they cost nothing.
        counted: How tokens were counted.
        exact: Whether prompts were counted with the model's own vocabulary.
        prompts: Asks that would be sent, by prompt.
        cost: With likely replies, nothing cached; None where the price is not known.
        most_cost: With replies as long as they may be.
    """

    calls: int
    prompt_tokens: int
    reply_tokens: int
    most_reply_tokens: int
    answered: int
    counted: str
    exact: bool
    prompts: dict[str, int]
    cost: Cost | None = None
    most_cost: Cost | None = None


def preview_asks(
    profile: PathLike | Profile,
    step: Step,
    *,
    samples: Samples = None,
    model: str | None = None,
    options: DraftOptions | None = None,
    as_of: dt.date | None = None,
    settings: GivenSettings = None,
) -> tuple[tuple[Ask, ...], TokenCounter]:
    """The asks a step would send, and what counts their tokens; nothing is sent."""
    decided = settings_for(settings, profile)
    request = Request(choice=ModelChoice(model=model), options=options, as_of=as_of, settings=decided)
    material, counter = _material(profile, samples, request), request.choice.counter()
    return preview(material.brief, material.options, material.tools, step), counter


def estimate(
    profile: PathLike | Profile,
    *,
    samples: Samples = None,
    model: str | None = None,
    base_url: str | None = None,
    api_key_env: str | None = None,
    options: DraftOptions | None = None,
    as_of: dt.date | None = None,
    prices: Prices | None = None,
    settings: GivenSettings = None,
) -> Estimate:
    """What ``draft`` with the same arguments would ask and how many tokens that is; needs no key, sends nothing.

    Replies that the journal has are taken from there; the offline model's stand in for all others.
    """
    choice = ModelChoice(model=model, base_url=base_url, api_key_env=api_key_env)
    decided = settings_for(settings, profile)
    request = Request(choice=choice, options=options, as_of=as_of, prices=prices or {}, settings=decided)
    journal = open_journal()
    try:
        material, header = _as_it_would_run(profile, samples, request, journal)
        tally = _Tally(journal, header, choice.counter())
        run(material.flow(), tally, workers=1)
    finally:
        journal.close()
    price = header.price if header else None
    return _priced(tally.found, price) if price else tally.found


def _priced(found: Estimate, price: Price) -> Estimate:
    likely = Usage(prompt_tokens=found.prompt_tokens, completion_tokens=found.reply_tokens)
    most = likely.model_copy(update={"completion_tokens": found.most_reply_tokens})
    return dataclasses.replace(found, cost=cost(likely, price), most_cost=cost(most, price))


def _material(profile: PathLike | Profile, samples: Samples, request: Request) -> Material:
    with opened_library(samples, request.settings) as library:
        return gather(
            screened_profile(profile, settings=request.settings).profile,
            library,
            request.chosen_options,
            settings=request.settings,
            day=request.as_of or today(),
            counter=request.choice.counter(),
        )


def _as_it_would_run(
    profile: PathLike | Profile, samples: Samples, request: Request, journal: Journal
) -> tuple[Material, RunHeader | None]:
    """The material and the header of the run that ``draft`` would begin or go on with."""
    if not request.choice.journaled:
        return _material(profile, samples, request), None
    facts = screened_profile(profile, settings=request.settings).profile
    options, choice = request.chosen_options, request.choice
    base_url = choice.base_url_without_key()
    with opened_library(samples, request.settings) as library:
        model, settings = choice.name or "", request.settings
        key = identity(facts, library, options, settings=settings, model=model, base_url=base_url)
        found = journal.unfinished(key)
        day = request.as_of or (found.brief.as_of if found else today())
        material = gather(facts, library, options, settings=settings, day=day, counter=choice.counter())
    header = material.header(key, choice, base_url, choice.counter())
    begun_at = found.price if found else None
    return material, header.model_copy(update={"price": begun_at or request.price(header.model, base_url)})


class _Tally:
    """Stands where the model stands, and counts."""

    name = "estimate"

    def __init__(self, journal: Journal, header: RunHeader | None, counter: TokenCounter) -> None:
        self._journal, self._header, self._counter = journal, header, counter
        self._offline = OfflineModel(ANSWERERS)
        self.found = Estimate(
            calls=0,
            prompt_tokens=0,
            reply_tokens=0,
            most_reply_tokens=0,
            answered=0,
            counted=counter.how,
            exact=counter.exact,
            prompts={},
        )

    def ask(self, ask: Ask) -> Answer:
        known = self._known(ask)
        if known is not None:
            self.found = dataclasses.replace(self.found, answered=self.found.answered + 1)
            return known
        answer, found = self._offline.ask(ask), self.found
        likely, most = self._counter.count(answer.text) if isinstance(answer, Reply) else 0, ask.limits.reply_tokens
        calls = max(1, math.ceil(likely / most))  # of a longer answer the rest is asked for
        self.found = dataclasses.replace(
            found,
            calls=found.calls + calls,
            prompt_tokens=found.prompt_tokens + calls * self._counter.count(ask.text),
            reply_tokens=found.reply_tokens + likely,
            most_reply_tokens=found.most_reply_tokens + calls * most,
            prompts=found.prompts | {ask.prompt: found.prompts.get(ask.prompt, 0) + calls},
        )
        return answer

    async def aask(self, ask: Ask) -> Answer:
        return self.ask(ask)

    def _known(self, ask: Ask) -> Answer | None:
        if self._header is None or not self._journal.path.exists():
            return None
        return self._journal.answer(self._header, ask)[0]
