"""Rules that find the faults of a plan."""

from plandraft.checks.base import Bilingual, Rule, Setting, explain, message_in, suggestion_in
from plandraft.checks.catalogue import CATALOGUE
from plandraft.checks.choose import chosen_rules
from plandraft.checks.engine import check, in_language

__all__ = [
    "CATALOGUE",
    "Bilingual",
    "Rule",
    "Setting",
    "check",
    "chosen_rules",
    "explain",
    "in_language",
    "message_in",
    "suggestion_in",
]
