"""The nouns: frozen pydantic models and small dataclasses, no I/O."""
