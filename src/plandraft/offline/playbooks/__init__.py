"""Playbooks: what is done for a matter, in which order, by whom, when, and how one sees that it was done."""

from plandraft.offline.playbooks.load import load_playbooks
from plandraft.offline.playbooks.playbook import CUT, EDGES, PHASES, Playbook, Step

__all__ = ["CUT", "EDGES", "PHASES", "Playbook", "Step", "load_playbooks"]
