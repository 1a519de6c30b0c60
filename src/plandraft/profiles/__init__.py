"""Profile files: read, validated, faults named with file, line and key."""

from plandraft.profiles.load import SUFFIXES, load_profile, parse_profile, profile_schema
from plandraft.profiles.starter import commented_profile

__all__ = ["SUFFIXES", "commented_profile", "load_profile", "parse_profile", "profile_schema"]
