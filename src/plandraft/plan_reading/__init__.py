"""A user's plan, whoever wrote it: JSON, Markdown and Word of ours exactly, any other text as well as it can be.

``read_plan`` is the one way in. A text of anybody becomes an outline (``structure``), its parts become nodes
(``plan_parts``), and what no node holds is named (``leftover``). Sample plans are read with the same outline.
"""

from plandraft.plan_reading.read import read_plan

__all__ = ["read_plan"]
