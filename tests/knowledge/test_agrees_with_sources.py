"""The knowledge files against the domain data they were made from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from plandraft.knowledge import load_knowledge
from plandraft.observances import load_observances

DOMAIN = Path("/work/shared/domain")
pytestmark = pytest.mark.skipif(not DOMAIN.is_dir(), reason=f"the domain data are not here: {DOMAIN}")
KNOWLEDGE = load_knowledge()


def entries(name: str) -> dict[str, dict[str, Any]]:
    """The entries of a domain file by id."""
    loaded = YAML(typ="safe", pure=True).load((DOMAIN / f"{name}.yaml").read_text(encoding="utf-8"))
    return {entry.get("id", entry.get("spun")): entry for entry in loaded["entries"]}


@pytest.mark.parametrize(
    ("name", "facts"),
    [("references", KNOWLEDGE.references), ("laws", KNOWLEDGE.laws), ("observances", load_observances())],
)
def test_what_was_verified_is_said_to_be(name: str, facts: Any) -> None:
    """Neither more nor less: unverified data may give hints only."""
    ours = {fact.id: fact.verified for fact in facts}
    assert [i for i, entry in entries(name).items() if ours.get(i) is not entry["verified"]] == []


def test_every_known_slip_is_carried() -> None:
    """With its right form, where it has one; the words between which a list repeats itself are another rule's."""
    loaded = YAML(typ="safe", pure=True).load((DOMAIN / "spun_words.yaml").read_text(encoding="utf-8"))
    wording = KNOWLEDGE.wording
    short = [slip for slip in loaded["typos_not_spin"] if len(slip["wrong"]) < 12]
    assert len(short) == len(loaded["typos_not_spin"]) - 1
    for slip in short:
        wrong = slip["wrong"].strip("“”")
        known = {**wording.typos, **wording.doubtful}
        carried = [word for word in known if word in wrong]
        assert carried, wrong
        if slip["auto"]:
            right = slip["right"].strip("“”")
            assert any(wrong.replace(word, wording.typos.get(word, word)) == right for word in carried), wrong


def test_every_corrupted_synonym_is_carried_with_its_gate() -> None:
    """Word by word, with the places in which it may be mended."""
    ours = {word.spun: word for word in KNOWLEDGE.wording.spun}
    for spun, entry in entries("spun_words").items():
        assert ours[spun].mode == entry["mode"]
        assert [fix.find for fix in ours[spun].fixes] == [fix["find"] for fix in entry["fix"]]
