"""An organisation's own knowledge: what it adds, what it says otherwise, and what does not fit."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from plandraft.checks import CATALOGUE, check
from plandraft.core.sector import Sector
from plandraft.errors import InputError
from plandraft.knowledge import load_knowledge
from tests.checks.base_plan import changed, context

OWN = """
laws:
  - id: county_rule
    title: 青禾县职工代表大会办法
    status: in_force
    sectors: [hospital]
  - id: nurse_reg
    status: superseded
    superseded_by: physician_law
wording:
  typos: {青和县: 青禾县}
  empty_phrases: [抓细抓实]
usage:
  common_names: [禾苗杯]
foreign_terms:
  hospital: [稿件]
"""

LOOKED_THROUGH = """
as_of: 2027-10-30
references:
  - id: city
    kind: document
    canonical: 青禾市工运规划
    short: 青禾市工运规划
    pattern: 青禾市工运规划
    cite: {since: 2027-01-01}
"""


def write(folder: Path, text: str, name: str = "own.yaml") -> Path:
    """A file of an organisation."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def codes(action: str, *own: Path) -> set[str]:
    """What the rules find in a measure, with the organisation's files."""
    rules = tuple(rule for rule in CATALOGUE if rule.code[:3] in ("PD5", "PD6", "PD7"))
    plan = changed((("M1", "actions", [action]),))
    return {f.code for f in check(plan, context(knowledge=load_knowledge(*own)), rules=rules).findings}


def test_what_it_adds_counts_like_what_ships(tmp_path: Path) -> None:
    """A document that is known, a slip that is found, a name that is common, a term of another sector."""
    own = write(tmp_path, OWN)
    assert codes("落实《青禾县职工代表大会办法》。") == {"PD508"}
    assert codes("落实《青禾县职工代表大会办法》。", own) == set()
    assert codes("举办“禾苗杯”比赛，走访青和县家庭。") == {"PD505"}
    assert codes("举办“禾苗杯”比赛，走访青和县家庭。", own) == {"PD706"}
    assert codes("报送宣传稿件。", own) == {"PD604"}


def test_what_it_says_otherwise_changes_only_that(tmp_path: Path) -> None:
    """The rest of the shipped entry stays, and so does everything else."""
    shipped, own = load_knowledge(), load_knowledge(write(tmp_path, OWN))
    before = next(law for law in shipped.laws if law.id == "nurse_reg")
    after = next(law for law in own.laws if law.id == "nurse_reg")
    assert after == before.model_copy(update={"status": "superseded", "superseded_by": "physician_law"})
    assert len(own.laws) == len(shipped.laws) + 1
    assert set(shipped.wording.typos) < set(own.wording.typos)
    assert set(shipped.wording.empty_phrases) < set(own.wording.empty_phrases)
    assert own.references == shipped.references
    assert load_knowledge() is shipped


def test_an_entry_without_a_source_has_its_file_for_one(tmp_path: Path) -> None:
    """And the organisation vouches for it, unless it says that it does not."""
    own = load_knowledge(write(tmp_path, OWN))
    law = next(law for law in own.laws if law.id == "county_rule")
    assert (law.source, law.verified) == ("own.yaml", True)
    doubtful = write(tmp_path, OWN.replace("status: in_force", "status: in_force\n    verified: false"), "b.yaml")
    assert not next(law for law in load_knowledge(doubtful).laws if law.id == "county_rule").verified


def test_a_folder_is_all_its_files_and_later_ones_win(tmp_path: Path) -> None:
    """In order of their names; other files are left alone."""
    write(tmp_path, "wording: {typos: {青和县: 甲}}", "1.yaml")
    write(tmp_path, "wording: {typos: {青和县: 乙}}", "2.yml")
    write(tmp_path, "not: [yaml", "readme.txt")
    assert load_knowledge(tmp_path).wording.typos["青和县"] == "乙"


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("law: []", "there is no law", "did you mean laws?"),
        ("wording: {typo: {}}", "there is no wording.typo", "did you mean wording.typos?"),
        ("laws: [{title: 甲}]", "laws: an entry has no id", "an id is"),
        ("laws: [{id: a, title: 甲, status: in_force, colour: red}]", "laws (a): colour", "keys of the shipped"),
        ("references: [{id: a, pattern: '('}]", "is no regular expression", "mend the pattern"),
        ("wording: {typo_guards: {著力: '['}}", "is no regular expression", "mend the pattern"),
        ("laws: 甲", "laws", "keys of the shipped"),
        ("- 甲", "holds no sections", "its sections are"),
        ("a: [", "is no YAML", "docs/checks.md"),
    ],
)
def test_what_does_not_fit_is_named_with_its_place(tmp_path: Path, text: str, said: str, hint: str) -> None:
    """The file, the place in it, and what to do."""
    file = write(tmp_path, text)
    with pytest.raises(InputError) as error:
        load_knowledge(file)
    assert str(file) in str(error.value)
    assert said in str(error.value)
    assert hint in (error.value.hint or "")


def test_a_house_may_have_its_own_order(tmp_path: Path) -> None:
    """It says whose a kind of work is; the shipped kinds stay, in their order."""
    text = "owners: {work: [{id: safety, owner: {all: [issuer]}}, {id: choir, pattern: 合唱团, owner: {all: [party]}}]}"
    shipped, own = load_knowledge().owners, load_knowledge(write(tmp_path, text)).owners
    assert [work.id for work in own.work] == [*(work.id for work in shipped.work), "choir"]
    safety = next(work for work in own.work if work.id == "safety")
    assert safety.owner["all"] == ("issuer",)
    assert safety.pattern == next(work.pattern for work in shipped.work if work.id == "safety")


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    """Not an empty one."""
    with pytest.raises(InputError, match="cannot be read"):
        load_knowledge(tmp_path / "none.yaml")


def test_a_folder_without_files_is_told(tmp_path: Path) -> None:
    """A mistyped name must not mean that nothing is laid over."""
    with pytest.raises(InputError, match=r"no \.yaml file"):
        load_knowledge(tmp_path)


def test_it_may_say_that_all_was_looked_through_again(tmp_path: Path) -> None:
    """Then the knowledge reaches farther; its own references stand among the nearest."""
    own = load_knowledge(write(tmp_path, LOOKED_THROUGH))
    assert own.as_of == dt.date(2027, 10, 30)
    assert "city" in {ref.id for ref in own.references_for(own.as_of, Sector.UTILITY)}
