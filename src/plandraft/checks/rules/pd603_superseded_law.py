"""A law that is no longer in force."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plandraft.checks.base import Rule
from plandraft.core.context import CheckContext
from plandraft.core.finding import Finding, Severity
from plandraft.core.plan import Plan


class SupersededLaw(Rule):
    """A title in 《》 that only matches a superseded law or document.

    Why: what is cited as a basis must be in force.
    Source: the dated laws of this package; unverified ones give hints only.
    """

    code = "PD603"
    name = "superseded-law"
    severity = Severity.WARNING
    needs = ("knowledge",)
    askable = True
    message_zh = "《{law}》已被替代{by}"
    message_en = "{law} is superseded {by}"
    suggestion = "改引现行文件"
    bad = (("M1", "actions", ["学习《执业医师法》。"]),)

    def check(self, plan: Plan, context: CheckContext) -> Iterator[Finding]:
        assert context.knowledge is not None
        stale = {
            name: law
            for law in context.knowledge.laws
            if law.status == "superseded"
            for name in (law.title, *law.aliases)
        }
        current = {
            name for law in context.knowledge.laws if law.status != "superseded" for name in (law.title, *law.aliases)
        }
        for node, field, text in plan.strings():
            for found in re.finditer(r"《([^《》]{2,60})》", text):
                law = stale.get(found[1])
                if law is not None and found[1] not in current:
                    by = f"（{law.superseded_by}）" if law.superseded_by else ""
                    yield self.finding(
                        node,
                        field,
                        text=text,
                        found=found,
                        severity=None if law.verified else Severity.HINT,
                        law=found[1],
                        by=by,
                    )
