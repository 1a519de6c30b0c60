"""Which items of old plans may be shown to a model at all, and why the others may not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from plandraft.core.sample import Flag, Item, Library, Sample, Section
from plandraft.core.sector import Sector
from plandraft.core.work_areas import WorkArea
from plandraft.samples.reasons import Reason
from plandraft.samples.trimming import trimmed

_UNFIT = ("stale_political", "spun", "typo")
_NO_MEASURES = ("title", "preamble", "ideology", "closing")


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """An item that may be chosen.

    Attributes:
        id: Place in its library.
        text: The item with slots, as it may be shown.
        plan: The plan it stands in; the same for all items of one plan, different for all others.
        sector: Sector of that plan.
        year: Year of that plan as written, or None.
    """

    id: str
    text: str
    plan: str
    sector: Sector
    year: str | None


def candidates(library: Library, area: WorkArea, sector: Sector) -> list[Candidate]:
    """The items of a library read into memory that speak of a work area in words of a sector, in order.

    Args:
        library: In memory.
        area: The work area.
        sector: Whose words count.
    """
    return [
        Candidate(id=item.id, text=item.clean, plan=str(sample.number), sector=sample.sector, year=sample.year)
        for sample, item, reason in _of_area(library, area, sector)
        if reason is None
    ]


def passed_over(library: Library, area: WorkArea, sector: Sector) -> Counter[Reason]:
    """Why the others that speak of the area are none, with how many of them.

    Args:
        library: In memory.
        area: The work area.
        sector: Whose words count.
    """
    return Counter(reason for _, _, reason in _of_area(library, area, sector) if reason is not None)


def usable_items(library: Library) -> Iterator[tuple[Sample, Item]]:
    """The items that are whole sentences, say what is done and how, hold no unfit wording, in plans of wanted kinds."""
    return ((sample, item) for sample, item, reason in judged_items(library) if reason is None)


def judged_items(
    library: Library, wanted: Callable[[str], object] = bool
) -> Iterator[tuple[Sample, Item, Reason | None]]:
    """Every item whose text is wanted, as it may be shown, with what keeps it from all work areas and trades.

    Whether its plan is a near-copy does not count: the better copy may go, and this one steps in.
    """
    unfit = _unfit_lines(library.flags)
    for sample in library.samples:
        words = _unfit_words(sample, unfit)
        for section in sample.sections:
            for item, measure in _placed(section):
                if not wanted(item.clean):
                    continue
                text, fault = trimmed(item.clean)
                reason = _reason(item, words, measure=measure) or fault
                if reason is None and text != item.clean:
                    if not wanted(text):
                        continue
                    item = replace(item, clean=text)
                foreign = library.kinds is not None and sample.kind not in library.kinds
                yield sample, item, "other_kind" if foreign else reason


def _of_area(library: Library, area: WorkArea, sector: Sector) -> Iterator[tuple[Sample, Item, Reason | None]]:
    for sample, item, reason in judged_items(library, lambda text: area.matches(text, sector)):
        if sample.duplicate_of is not None:
            yield sample, item, "copied_plan"
        elif reason is None and sector in item.not_for:
            yield sample, item, "other_trade"
        else:
            yield sample, item, reason


def _placed(section: Section, *, measure: bool = True) -> Iterator[tuple[Item, bool]]:
    """Its items and those of its sub-sections, and whether they stand where measures do."""
    measure = measure and section.kind not in _NO_MEASURES
    yield from ((item, measure) for item in section.items)
    for inner in section.sections:
        yield from _placed(inner, measure=measure)


def _reason(item: Item, unfit: Iterable[str], *, measure: bool) -> Reason | None:
    if not measure:
        return "no_measure"
    return "unfit_wording" if any(word in item.text for word in unfit) else None


def _unfit_lines(flags: Iterable[Flag]) -> dict[str, list[tuple[int, str]]]:
    """Unfit wording by file; what was flagged more than once stays, each with its line."""
    found: dict[str, list[tuple[int, str]]] = {}
    for flag in flags:
        if flag.type in _UNFIT:
            found.setdefault(flag.file, []).append((flag.line, flag.text))
    return found


def _unfit_words(sample: Sample, unfit: Mapping[str, Sequence[tuple[int, str]]]) -> frozenset[str]:
    """The words flagged inside a plan: an item may run over several lines, so lines alone do not tell."""
    lines = unfit.get(sample.file, ())
    return frozenset(word for line, word in lines if sample.start_line <= line <= sample.end_line)
