"""A plan as Markdown, JSON or Word, and back."""
