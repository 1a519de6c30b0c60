"""A report of the checks as people and tools read it: text, JSON, SARIF, GitHub, JUnit, HTML, a table of counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandraft.lazily import on_first_use

if TYPE_CHECKING:
    from plandraft.rendering.reports.checked import Checked as Checked
    from plandraft.rendering.reports.checked import RuleCard as RuleCard
    from plandraft.rendering.reports.diffs import plan_diff as plan_diff
    from plandraft.rendering.reports.forms import REPORT_FORMATS as REPORT_FORMATS

__getattr__, __dir__, __all__ = on_first_use(
    __name__,
    {
        "Checked": "plandraft.rendering.reports.checked",
        "RuleCard": "plandraft.rendering.reports.checked",
        "plan_diff": "plandraft.rendering.reports.diffs",
        "REPORT_FORMATS": "plandraft.rendering.reports.forms",
    },
)
