"""Old plans guide which usual work is chosen, and the reader is told what they brought in."""

from __future__ import annotations

from tests.offline.conftest import brief_of

from plandraft.core.brief import Brief, SampleItem
from plandraft.core.sector import Sector
from plandraft.drafting.areas import shares_of, sizes_of
from plandraft.offline.compose import composed
from plandraft.offline.sampled import brought_in, sample_note

SAMPLES = ("开展金秋助学，资助困难家庭学生。", "组织职工合唱和书画展，迎新春联欢。", "开展法律咨询和普法讲座。")


def sampled() -> tuple[Brief, tuple[str, ...]]:
    """A factory's brief with old plans, and the titles of its draft."""
    items = tuple(SampleItem(id=f"S{n}", text=text, area="") for n, text in enumerate(SAMPLES))
    bare = brief_of(Sector.ENTERPRISE, length_chars=3000, budget={"total": 200000})
    brief = bare.model_copy(update={"samples": items})
    plan = composed(shares_of(brief), brief, sizes_of(brief))
    return brief, tuple(measure.title for measure in plan.measures)


def test_what_old_plans_have_comes_before_its_equals() -> None:
    """At least one thing is there for their sake, and only what they speak of."""
    brief, titles = sampled()
    found = brought_in(titles, shares_of(brief), brief, sizes_of(brief))
    assert found
    assert set(found) <= set(titles)
    assert all(text not in "".join(titles) for text in SAMPLES)
    assert sample_note(found).startswith(f"样本带来的工作：{found[0]}")


def test_that_nothing_changed_is_said() -> None:
    """Silence would be taken for use."""
    brief, _ = sampled()
    bare = brief.model_copy(update={"samples": ()})
    titles = tuple(measure.title for measure in composed(shares_of(bare), bare, sizes_of(bare)).measures)
    assert brought_in(titles, shares_of(bare), bare, sizes_of(bare)) == ()
    assert "没有改变" in sample_note(())
