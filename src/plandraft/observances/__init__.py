"""A period's observances with their days: computed from rules and a lunar calendar."""

from plandraft.observances.load import load_observances
from plandraft.observances.resolve import resolve, working_months_of

__all__ = ["load_observances", "resolve", "working_months_of"]
