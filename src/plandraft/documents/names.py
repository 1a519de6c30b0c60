"""Files that lie in folders and are no plans: hidden ones, and what Office and macOS leave behind."""

from __future__ import annotations


def is_noise(name: str) -> bool:
    """Whether a path, relative to the folder or zip file that was named, is skipped without a word."""
    parts = name.replace("\\", "/").split("/")
    hidden = any(part.startswith(".") and part not in (".", "..") for part in parts)
    lock = parts[-1].startswith(("~$", ".~", "~WRL"))
    return hidden or lock or "__MACOSX" in parts or parts[-1] in ("README.md", "Thumbs.db", "desktop.ini")
