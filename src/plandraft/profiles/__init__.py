"""Profile files: read, validated, faults named with file, line and key; screened, contradictions named."""

from plandraft.profiles.contradictions import contradictions
from plandraft.profiles.load import SUFFIXES, line_of, load_profile, parse_profile, profile_schema
from plandraft.profiles.screen import Lang, Screened, screen
from plandraft.profiles.starter import commented_profile
from plandraft.profiles.untouched import untouched

__all__ = [
    "SUFFIXES",
    "Lang",
    "Screened",
    "commented_profile",
    "contradictions",
    "line_of",
    "load_profile",
    "parse_profile",
    "profile_schema",
    "screen",
    "untouched",
]
