"""The offline model: answers an ask from its typed inputs, without network or weights."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from plandraft.core.replies import Shape
from plandraft.offline.frame import answer_frame
from plandraft.offline.gaps import answer_open, answer_resize, answer_review
from plandraft.offline.measures import answer_measures
from plandraft.offline.model import OfflineModel
from plandraft.offline.repair import answer_repair
from plandraft.offline.whole import answer_whole

ANSWERERS: Mapping[str, Callable[[Any], Shape]] = {
    "frame": answer_frame,
    "measures": answer_measures,
    "whole": answer_whole,
    "open": answer_open,
    "review": answer_review,
    "resize": answer_resize,
    "repair": answer_repair,
}
"""The answerer of each prompt."""

__all__ = ["ANSWERERS", "OfflineModel"]
