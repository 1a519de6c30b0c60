"""Templates with typed inputs become asks."""

from plandraft.prompts.asks import PROMPTS, PromptSpec, make_ask, render_prompt
from plandraft.prompts.own import read_templates
from plandraft.prompts.templates_folder import template_digest

__all__ = ["PROMPTS", "PromptSpec", "make_ask", "read_templates", "render_prompt", "template_digest"]
