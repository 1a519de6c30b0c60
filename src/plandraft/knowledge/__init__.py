"""Dated facts of the field, loaded from YAML beside this code."""

from plandraft.knowledge.kinds import kinds_known, recognised
from plandraft.knowledge.load import knowledge_for, knowledge_of_all, load_knowledge

__all__ = ["kinds_known", "knowledge_for", "knowledge_of_all", "load_knowledge", "recognised"]
