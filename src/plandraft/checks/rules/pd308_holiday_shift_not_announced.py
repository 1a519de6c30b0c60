"""Days off that nobody has announced."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.checks.dates import dates_in
from plandraft.checks.text import text_of
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan

_DAY = r"\d{1,2}月\d{1,2}日"
_SHIFT = re.compile(
    rf"{_DAY}(?:[（(][^）)]{{1,6}}[）)])?\s*(?:照常|正常|均|为|需|要|补)?(?:上班|补班|调休)"
    rf"|放假[^。；\d]{{0,12}}{_DAY}[^。；\d]{{0,4}}[至到—–~～-]"
    rf"|{_DAY}\s*[至到—–~～-]\s*(?:\d{{1,2}}月)?\d{{1,2}}日[^。；，\d]{{0,6}}放假"
)
FIRST_NOTICE_MONTH = 10
"""The notices of 2019–2026 came out between 25 October and 8 December of the year before."""


class HolidayShiftNotAnnounced(Rule):
    """Days off or working days moved round a holiday, before the State Council has announced them.

    A date before October of the year before is certainly too early: an error. Later the notice may be out, and whether
    it is stands in no data file yet: a warning, which asks to compare it.

    Why: the shifts differ from year to year and cannot be computed.
    Source: 全国年节及纪念日放假办法 (2024-11-10) fixes the days only; the shifts come with a yearly notice.
    """

    code = "PD308"
    name = "holiday-shift-not-announced"
    severity = Severity.WARNING
    needs = ("calendar",)
    message_zh = "{year}年的放假调休以国务院办公厅通知为准，“{shift}”没有依据"
    message_en = "the days off of {year} come with a notice of the State Council; nothing supports “{shift}”"
    suggestion = "写“按国家公布的放假安排执行”，或对照通知核实"
    suggestion_en = "say that the announced days apply, or compare the notice"
    bad = (("M1", "actions", ["国庆节10月1日至10月7日放假，9月26日（星期日）上班。"]),)
    good = (("M1", "actions", ["国庆节安排值班慰问，放假按国家公布的安排执行；10月1日升国旗。"]),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.calendar is not None
        period = context.calendar.period
        for node, field, text in text_of(plan).fields:
            if "日" not in text or not re.search(r"放假|上班|补班|调休", text):
                continue
            for found in _SHIFT.finditer(text):
                month = next((w.month for w in dates_in(found[0])), 0)
                if not 1 <= month <= 12:
                    continue
                year = period.year_of(month)
                certain = context.as_of < dt.date(year - 1, FIRST_NOTICE_MONTH, 1)
                yield self.finding(
                    node,
                    field,
                    text=text,
                    found=found,
                    severity=Severity.ERROR if certain else None,
                    year=year,
                    shift=found[0],
                )
