"""Rules that find the faults of a plan."""

from plandraft.checks.base import Rule, explain, message_in
from plandraft.checks.catalogue import CATALOGUE
from plandraft.checks.engine import check

__all__ = ["CATALOGUE", "Rule", "check", "explain", "message_in"]
