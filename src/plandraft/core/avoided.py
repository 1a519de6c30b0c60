"""What an organisation wants to have avoided: things that are not done, and how its plan is not to be written."""

from __future__ import annotations

import re

_STYLE = re.compile("口号|套话|空话|官话|大话|文风|行文|措辞")


def is_of_style(avoided: str) -> bool:
    """Whether it is about how a plan is written: kept to, and never said in it.

    >>> is_of_style("喊口号"), is_of_style("大型文艺汇演")
    (True, False)
    """
    return bool(_STYLE.search(avoided))
