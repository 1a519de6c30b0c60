"""配合：总务科, and nobody who leads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.statements import owners_doing
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Measure, Plan

_HELPS = re.compile(
    r"(?:配合|协办|协助)(?:部门|单位|科室)?\s*[：:]\s*[^，。；）)]{2,20}|(?:^|[，。；（(])[\u4e00-\u9fff]{2,12}?[部科处室组会办站队](?:予以|做好)?配合(?=[。，；）)]|$)"
)
_LEADS = re.compile(r"牵头|负责|责任|主办|承办|主管|组织实施|由[^，。；]{2,16}?(?:组织|开展|安排|办理|召集|检查|审查)")


class PartnerWithoutLead(Rule):
    """A measure that names who helps, and nobody who leads.

    Why: everybody waits for the one who begins.
    Source: our choice, after what union offices ask of each item: one body that leads.
    """

    code = "PD231"
    name = "partner-without-lead"
    severity = Severity.WARNING
    message_zh = "措施“{title}”只写了配合，没有写谁牵头"
    message_en = "measure “{title}” says who helps, not who leads"
    suggestion = "写明牵头部门"
    suggestion_en = "name the one who leads"
    bad = (("M1", "owner", ""), ("M1", "partners", ["护理部"]))
    good = (("M1", "owner", "工会办公室"), ("M1", "partners", ["护理部"]))

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        for measure in plan.measures:
            texts = (measure.title, *measure.texts)
            helped = (context.links_read and bool(measure.partners)) or any(_HELPS.search(text) for text in texts)
            if helped and not _is_led(measure, texts):
                yield self.finding(measure.id, "owner", title=measure.title)


def _is_led(measure: Measure, texts: tuple[str, ...]) -> bool:
    if measure.owner.strip() or any(_LEADS.search(text) for text in texts):
        return True
    return bool(owners_doing(measure) - set(measure.partners))
