"""What old plans changed in a draft that was composed without a model: which usual work they brought in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plandraft.core.brief import Brief
from plandraft.core.inputs import AreaShare
from plandraft.core.proportions import Sizes
from plandraft.offline.compose import composed
from plandraft.offline.of_kind import in_its_words


def brought_in(
    titles: Iterable[str], areas: Sequence[AreaShare], brief: Brief, sizes: Sizes, variant: int = 0
) -> tuple[str, ...]:
    """The titles that the same draft would not have without its samples.

    Args:
        titles: Those of the draft's measures.
        areas: All areas of the plan.
        brief: The job's material, with its samples.
        sizes: How long the plan is to be.
        variant: Number of the draft.
    """
    without = composed(areas, brief.model_copy(update={"samples": ()}), sizes, variant)
    own = "\n".join(brief.profile.strings())
    usual = set(in_its_words([measure.title for measure in without.measures], brief.kind, own))
    return tuple(title for title in titles if title not in usual)


def sample_note(found: Sequence[str]) -> str:
    """What a reader is told of the samples: what they brought in, or that they changed nothing."""
    if not found:
        return "样本没有改变这份离线稿：旧计划里常有的工作本稿已有，措辞不取自样本"
    return f"样本带来的工作：{'、'.join(found)}（旧计划里也有；措辞不取自样本）"
