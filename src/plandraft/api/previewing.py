"""What would be asked, and how much of it: nothing is sent."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from typing import Literal, Unpack

from plandraft.api.inputs import Samples, opened_library, screened_profile, today
from plandraft.api.jobs import open_journal
from plandraft.api.material import Material, gather, identity
from plandraft.api.request import Given, Request, asked, asking
from plandraft.api.settings import PathLike
from plandraft.api.terms import Terms, terms_of
from plandraft.core.ask import Answer, Ask, Reply, Usage
from plandraft.core.money import Cost, Price, cost
from plandraft.core.profile import Profile
from plandraft.drafting.preview import preview
from plandraft.drivers.threads import run
from plandraft.journal import Journal, RunHeader
from plandraft.models.costs.tokens import TokenCounter
from plandraft.offline import ANSWERERS, OfflineModel
from plandraft.short_repr import short_repr

AskedStep = Literal["frame", "measures", "whole"]


@short_repr
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


@asking
def preview_asks(
    profile: PathLike | Profile,
    step: AskedStep,
    *,
    request: Request | None = None,
    **given: Unpack[Given],
) -> tuple[tuple[Ask, ...], TokenCounter]:
    """The asks a step would send, and what counts their tokens; nothing is sent.

    Args:
        profile: A profile file, or a profile.
        step: ``frame``, ``measures`` or ``whole``.
        request: What several calls have in common.
        given: The fields of a ``Request`` and its ``Endpoint`` as keywords; they go before those of ``request``.

    Raises:
        PlandraftError: Input cannot be read.
    """
    wanted = asked(request, given)
    terms = terms_of(wanted, profile)
    material = _material(profile, wanted.samples, terms)
    return preview(material.brief, material.options, material.tools, step), terms.endpoint.counter()


@asking
def estimate(
    profile: PathLike | Profile,
    *,
    request: Request | None = None,
    **given: Unpack[Given],
) -> Estimate:
    """What ``draft`` with the same arguments would ask and how many tokens that is; needs no key, sends nothing.

    Replies that the journal has are taken from there; the offline model's stand in for all others.

    Args:
        profile: A profile file, or a profile.
        request: What several calls have in common.
        given: The fields of a ``Request`` and its ``Endpoint`` as keywords; they go before those of ``request``.

    Raises:
        PlandraftError: Input cannot be read.
    """
    wanted = asked(request, given)
    terms = terms_of(wanted, profile)
    journal = open_journal()
    try:
        material, header = _as_it_would_run(profile, wanted.samples, terms, journal)
        tally = _Tally(journal, header, terms.endpoint.counter())
        run(material.flow(), tally, workers=1)
    finally:
        journal.close()
    price = header.price if header else None
    return _priced(tally.found, price) if price else tally.found


def _priced(found: Estimate, price: Price) -> Estimate:
    likely = Usage(prompt_tokens=found.prompt_tokens, completion_tokens=found.reply_tokens)
    most = likely.model_copy(update={"completion_tokens": found.most_reply_tokens})
    return dataclasses.replace(found, cost=cost(likely, price), most_cost=cost(most, price))


def _material(profile: PathLike | Profile, samples: Samples, terms: Terms) -> Material:
    with opened_library(samples, terms.settings) as library:
        return gather(
            screened_profile(profile, settings=terms.settings).profile,
            library,
            terms.chosen_options,
            settings=terms.settings,
            day=terms.as_of or today(),
            counter=terms.endpoint.counter(),
        )


def _as_it_would_run(
    profile: PathLike | Profile, samples: Samples, terms: Terms, journal: Journal
) -> tuple[Material, RunHeader | None]:
    """The material and the header of the run that ``draft`` would begin or go on with."""
    if not terms.endpoint.journaled:
        return _material(profile, samples, terms), None
    facts = screened_profile(profile, settings=terms.settings).profile
    options, choice = terms.chosen_options, terms.endpoint
    base_url = choice.base_url_without_key() if choice.remote else ""
    with opened_library(samples, terms.settings) as library:
        model, settings = choice.name or "", terms.settings
        key = identity(facts, library, options, settings=settings, model=model, base_url=base_url)
        found = journal.unfinished(key)
        day = terms.as_of or (found.brief.as_of if found else today())
        material = gather(facts, library, options, settings=settings, day=day, counter=choice.counter())
    header = material.header(key, choice, base_url, choice.counter())
    begun_at = found.price if found else None
    return material, header.model_copy(update={"price": begun_at or terms.price(header.model, base_url)})


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
