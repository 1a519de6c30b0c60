"""How a plan's parts are numbered: 一、 then （一） then 1. (GB/T 9704—2012, 7.3.3)."""

from __future__ import annotations

from plandraft.core.numerals import chinese_number

__all__ = ["chinese_number"]
