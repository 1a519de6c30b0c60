"""Dated facts of the field, loaded from YAML beside this code."""

from plandraft.knowledge.load import knowledge_with, load_knowledge

__all__ = ["knowledge_with", "load_knowledge"]
