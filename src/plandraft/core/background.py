"""What a reviewer is shown beside a plan: what the checks found, who drafted it, and what the drafter had seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from plandraft.core.brief import SampleItem
from plandraft.core.draft import Draft
from plandraft.core.finding import Lang, Report
from plandraft.core.inputs import MeasuresInputs, OpenInputs, WholeInputs
from plandraft.core.matching import containment
from plandraft.core.plan import Measure

MOST_SAMPLES = 3
"""Samples that are shown for a measure (our choice)."""
_ALIKE, _NAMED = 0.12, 0.4
"""Share of a sample item's character pairs that a measure holds, or of the measure's title that the item holds, from
which on it is shown beside it (our choice)."""


@dataclass(frozen=True, kw_only=True)
class Background:
    """What stands beside a plan for whoever reviews it.

    Attributes:
        report: What the checks found, in ``lang``; None where nothing was checked.
        lang: Language of the words around the plan.
        places: Of each finding, where its words stand in the file that was checked; empty where that is no file.
        unread: What was not understood of that file: its place, and why.
        file: Name of that file.
        model: Name of the model that drafted the plan; empty where that is not known.
        offline: Whether the plan was drafted without a model.
        samples: For a measure's id the items of other plans that its drafter was shown and that speak of the like.
    """

    report: Report | None = None
    lang: Lang = "zh"
    places: tuple[str, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()
    file: str = ""
    model: str = ""
    offline: bool = False
    samples: Mapping[str, tuple[SampleItem, ...]] = field(default_factory=dict)

    def with_report(self, report: Report) -> Background:
        """The same beside another report."""
        return replace(self, report=report)


def background_of(draft: Draft, lang: Lang = "zh") -> Background:
    """What is known of a draft; its report is taken to be in this language."""
    shown = [*dict.fromkeys(_shown_samples(draft))]
    alike = {measure.id: _alike(measure, shown) for measure in draft.plan.measures}
    return Background(
        report=draft.report,
        lang=lang,
        model="" if draft.offline else draft.model,
        offline=draft.offline,
        samples={number: own for number, own in alike.items() if own},
    )


def _shown_samples(draft: Draft) -> Iterator[SampleItem]:
    for exchange in draft.exchanges:
        inputs = exchange.ask.inputs
        if isinstance(inputs, MeasuresInputs | WholeInputs):
            yield from inputs.samples
        elif isinstance(inputs, OpenInputs):
            yield from inputs.brief.samples


def _alike(measure: Measure, shown: list[SampleItem]) -> tuple[SampleItem, ...]:
    words = measure.title + "".join(measure.texts)
    shares = [(containment(item.text, words), containment(measure.title, item.text), item) for item in shown]
    near = [(share + named, item) for share, named, item in shares if share >= _ALIKE or named >= _NAMED]
    return tuple(item for _, item in sorted(near, key=lambda one: -one[0])[:MOST_SAMPLES])
