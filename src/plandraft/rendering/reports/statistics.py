"""How often each rule fired."""

from __future__ import annotations

from collections import Counter

from plandraft.rendering.reports.checked import Checked


def to_statistics(checked: Checked) -> str:
    """One line a rule that fired: count, code, severity, name, how many can be fixed; most frequent first."""
    findings = checked.report.findings
    counts = Counter(finding.code for finding in findings)
    fixable = Counter(finding.code for finding in findings if finding.fix is not None)
    known = {finding.code: finding for finding in findings}
    lines = [
        f"{count:>5}  {code}  {known[code].severity.value:<8} {known[code].rule}"
        + (f"  ({fixable[code]} {checked.say('可自动修正', 'fixable')})" if fixable[code] else "")
        for code, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    unread = len(checked.read.not_understood)
    lines += [f"{unread:>5}  {checked.say('处未读懂', 'not understood')}"] if unread else []
    return "".join(f"{line}\n" for line in lines)
