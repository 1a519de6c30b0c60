"""For which trades an item's words are foreign."""

from __future__ import annotations

import pytest

from plandraft.core.sector import Sector
from plandraft.core.trades import foreign_terms, stands
from plandraft.knowledge import load_knowledge
from plandraft.samples.trades import Trades

KNOWLEDGE = load_knowledge()
TRADES = Trades(KNOWLEDGE)
OTHERS = set(Sector) - {Sector.SCHOOL, Sector.UNIVERSITY}


@pytest.mark.parametrize("sector", list(Sector))
def test_every_foreign_term_of_the_knowledge_counts(sector):
    """Whatever plan it stands in, the sector's own included; its parent's terms as well."""
    for term in foreign_terms(KNOWLEDGE, sector):
        for of in (sector, Sector.OTHER):
            assert sector in TRADES.not_for(f"本年做好{term}的有关工作", of), term


def test_a_guarded_word_means_something_else():
    """The characters of a term inside a longer word."""
    text = "请大师德艺双馨的作品参展，停车间隔画线。"
    assert TRADES.not_for(text, Sector.HOSPITAL) == ()
    assert not stands("师德", text, KNOWLEDGE.term_guards["师德"])


def test_a_plan_means_itself_by_the_words_of_its_trade():
    """学校 in a school's plan is the school; in a factory's plan it is a neighbour."""
    text = "三月组织职工到学校交流，逐项登记。"
    assert set(TRADES.not_for(text, Sector.SCHOOL)) == OTHERS
    assert TRADES.not_for(text, Sector.ENTERPRISE) == ()


def test_a_plan_of_no_known_trade_may_be_of_any():
    """Its words are judged as those of every trade."""
    assert set(TRADES.not_for("三月组织班主任座谈", Sector.OTHER)) == OTHERS


def test_wording_that_fits_everybody_is_foreign_to_nobody():
    """Whichever plan it stands in."""
    for sector in Sector:
        assert TRADES.not_for("三月征集提案，逐件登记，会后公布办理情况。", sector) == ()
