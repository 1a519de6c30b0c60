"""How a plan's parts are numbered; the words are the core's."""

from plandraft.core.numerals import chinese_number

__all__ = ["chinese_number"]
