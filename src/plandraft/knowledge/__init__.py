"""Dated facts of the field, loaded from YAML beside this code."""

from plandraft.knowledge.load import load_knowledge

__all__ = ["load_knowledge"]
