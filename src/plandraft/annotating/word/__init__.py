"""Word files: findings become comments, changes are tracked; every other part of the file stays byte for byte."""

from plandraft.annotating.word.file import Remark, WordFile

__all__ = ["Remark", "WordFile"]
