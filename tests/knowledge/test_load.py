"""The dated facts: each with its source, each pattern of use, each link to something known."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from plandraft.knowledge import load_knowledge
from plandraft.observances import load_observances

KNOWLEDGE = load_knowledge()
USAGE = KNOWLEDGE.usage
OWNERS = KNOWLEDGE.owners
FACTS = (
    *KNOWLEDGE.references,
    *KNOWLEDGE.series,
    *KNOWLEDGE.laws,
    *KNOWLEDGE.areas,
    *KNOWLEDGE.wording.spun,
    *USAGE.set_phrases,
    *USAGE.dated_phrases,
    *USAGE.body_names,
    *OWNERS.committees,
    *OWNERS.groups,
    *OWNERS.roles,
    *OWNERS.work,
)


def hits(text: str) -> set[str]:
    """The references a text cites."""
    return {reference.id for reference in KNOWLEDGE.references if reference.regex.search(text)}


def test_every_fact_has_a_source() -> None:
    """A fact without one is an opinion."""
    assert [fact.id for fact in FACTS if not fact.source.strip()] == []


def test_ids_are_unique_and_links_lead_somewhere() -> None:
    """Within each file; a successor is a known reference."""
    owners = (OWNERS.committees, OWNERS.groups, OWNERS.roles, OWNERS.work)
    for facts in (KNOWLEDGE.references, KNOWLEDGE.laws, KNOWLEDGE.areas, KNOWLEDGE.wording.spun, *owners):
        assert len({fact.id for fact in facts}) == len(facts)
    laws = {law.id for law in KNOWLEDGE.laws}
    assert [law.id for law in KNOWLEDGE.laws if (law.status == "superseded") != bool(law.superseded_by)] == []
    assert {law.superseded_by for law in KNOWLEDGE.laws} - {""} <= laws
    known = {reference.id for reference in KNOWLEDGE.references}
    assert [r.id for r in KNOWLEDGE.references if r.superseded_by and r.superseded_by not in known] == []
    observances = {observance.id for observance in load_observances()}
    named = {pattern.observance for area in KNOWLEDGE.areas for pattern in area.patterns} - {""}
    assert named <= observances


def test_every_expression_compiles() -> None:
    """Patterns, fixes and the terms marked as expressions."""
    assert all(reference.regex for reference in KNOWLEDGE.references)
    assert all(re.compile(fix.find) for word in KNOWLEDGE.wording.spun for fix in word.fixes)
    terms = [t for area in KNOWLEDGE.areas for words in area.terms.values() for t in words if t.startswith("re:")]
    assert all(re.compile(term[3:]) for term in terms)
    assert all(series.regex for series in KNOWLEDGE.series)
    patterns = [*USAGE.dated_phrases, *USAGE.body_names]
    assert all(re.compile(entry.pattern) for entry in patterns)
    guards = [*KNOWLEDGE.wording.typo_guards.values(), *KNOWLEDGE.term_guards.values()]
    assert all(re.compile(guard) for guard in guards)


def test_every_entry_on_owners_is_dated_and_its_expressions_compile() -> None:
    """Forms of names, duties, kinds of work and their exceptions."""
    assert OWNERS.issuer is not None
    entries = (OWNERS.issuer, *OWNERS.committees, *OWNERS.groups, *OWNERS.roles, *OWNERS.work)
    assert [entry.id for entry in entries if entry.date is None] == []
    assert all(re.compile(entry.pattern) for entry in entries[1:] if hasattr(entry, "pattern"))
    assert all(re.compile(group.named) for group in OWNERS.groups)
    assert all(re.compile(role.duties) for role in OWNERS.roles)
    assert all(re.compile(text) for text in (OWNERS.issuer.after, OWNERS.issuer.offices))
    assert all(work.regex and (work.except_regex or not work.unless) for work in OWNERS.work)


def test_work_belongs_to_roles_that_exist() -> None:
    """A role nobody can have would leave the work with the union in silence."""
    roles = {role.id for role in OWNERS.roles} | {committee.id for committee in OWNERS.committees}
    known = roles | {"issuer", "department", "body", "group", "any", "named"}
    said = {r for w in OWNERS.work for r in (*w.partners, *w.also, *w.instead, *w.never)}
    said |= {role for work in OWNERS.work for leading in work.owner.values() for role in leading}
    assert said <= known
    assert all(work.owner.get("all") for work in OWNERS.work)


def test_guards_and_telling_terms_belong_to_words_of_the_lists() -> None:
    """A guard of a word that nobody looks for guards nothing."""
    terms = {term for words in KNOWLEDGE.foreign_terms.values() for term in words}
    assert set(KNOWLEDGE.telling_terms) | set(KNOWLEDGE.term_guards) <= terms
    assert set(KNOWLEDGE.wording.typo_guards) <= set(KNOWLEDGE.wording.typos)


def test_no_right_word_of_the_typo_list_is_itself_a_typo() -> None:
    """Mending once is mending for good."""
    wrong = {*KNOWLEDGE.wording.typos, *KNOWLEDGE.wording.doubtful}
    assert [right for right in KNOWLEDGE.wording.typos.values() if any(word in right for word in wrong)] == []


def test_numbers_of_a_series_follow_each_other_in_time() -> None:
    """Of two meetings the one with the greater number is the later one."""
    for kind in {series.kind for series in KNOWLEDGE.series}:
        dated = sorted((r.number, r.cite.since) for r in KNOWLEDGE.references if r.kind == kind and r.cite.since)
        assert [day for _, day in dated] == sorted(day for _, day in dated if day)
        assert len({number for number, _ in dated}) == len(dated)


@pytest.mark.parametrize(
    ("text", "cited", "not_cited"),
    [
        ("学习贯彻党的二十届四中全会精神", "plenum_20_4", "plenum_20_3"),
        ("落实中国工会十八大部署", "acftu18", "cpc18"),
        ("贯彻党的十八大精神", "cpc18", "acftu18"),
        ("党的十八大以来，工会工作", "", "cpc18"),
        ("迎接党的二十一大胜利召开", "cpc21", "cpc20"),
        ("编制“十五五”规划", "fyp_2026", "fyp_2021"),
    ],
)
def test_congresses_are_told_apart(text: str, cited: str, not_cited: str) -> None:
    """党的十八大 and 中国工会十八大 are different things."""
    assert ({cited} - {""}) <= hits(text)
    assert not_cited not in hits(text)


def test_only_what_holds_today_may_be_cited() -> None:
    """No superseded congress, no meeting that has not been held, nothing unverified."""
    day = dt.date(2026, 11, 24)
    current = {reference.id for reference in KNOWLEDGE.current_references(day)}
    assert "cpc20" in current
    assert not {"cpc18", "cpc19", "cpc21"} & current
    assert "fyp_2026" in {r.id for r in KNOWLEDGE.current_references(dt.date(2030, 12, 31))}
