"""Profile files: read, validated, faults named with file, line and key; screened, contradictions named."""

from plandraft.profiles.chinese import profile_in_chinese
from plandraft.profiles.contradictions import profile_contradictions
from plandraft.profiles.load import SUFFIXES, key_line, load_profile, parse_profile
from plandraft.profiles.screen import Screened, screen
from plandraft.profiles.starter import commented_profile, untouched
from plandraft.profiles.unchecked import unchecked_notes

__all__ = [
    "SUFFIXES",
    "Screened",
    "commented_profile",
    "key_line",
    "load_profile",
    "parse_profile",
    "profile_contradictions",
    "profile_in_chinese",
    "screen",
    "unchecked_notes",
    "untouched",
]
