"""The figures on documents with names in every form, all made up."""

from __future__ import annotations

from tests.samples.anonymize.marked import documents, look_alikes
from tests.samples.anonymize.scoring import alarms, score


def test_marks_are_found_and_little_else_is():
    """At least nine in ten marks, at most fifteen false flags in a hundred (the figures the room is held to)."""
    found = score()
    assert found.recall >= 0.90, found.table()
    assert found.precision >= 0.85, found.table()


def test_look_alikes_are_left_alone():
    """At most one in twenty ordinary phrases is flagged."""
    assert len(look_alikes()) >= 60
    assert len(alarms()) <= len(look_alikes()) / 20, alarms()


def test_the_documents_hold_every_type_that_this_room_marks():
    """Page noise belongs to whoever splits the page; give-aways have documents of their own in their test."""
    types = {mark.type for _, _, marks in documents() for mark in marks}
    assert types == {
        "org",
        "place",
        "person",
        "programme",
        "document",
        "ordinal",
        "dated",
        "stale_political",
        "placeholder",
        "spun",
        "typo",
        "stray_char",
    }
