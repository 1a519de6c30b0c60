"""Rules that find the faults of a plan."""

from plandraft.checks.base import Rule, explain, message_in, suggestion_in
from plandraft.checks.catalogue import CATALOGUE
from plandraft.checks.choose import choose
from plandraft.checks.engine import check, in_language

__all__ = ["CATALOGUE", "Rule", "check", "choose", "explain", "in_language", "message_in", "suggestion_in"]
