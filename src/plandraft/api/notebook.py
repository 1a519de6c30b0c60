"""IPython is told how our values show themselves; the values know nothing of it, and nothing is loaded before one does.

It happens by itself where the package is imported in a notebook; ``%load_ext plandraft`` does it where the package was
there before IPython.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Any

PAGES_OF: Mapping[tuple[str, str], str] = {
    ("plandraft.core.calendar", "Calendar"): "calendar_html",
    ("plandraft.core.draft", "Draft"): "draft_html",
    ("plandraft.core.finding", "Report"): "report_html",
    ("plandraft.core.plan", "Plan"): "plan_html",
    ("plandraft.core.profile", "Profile"): "profile_html",
    ("plandraft.core.sample", "Library"): "library_html",
}
"""The types that show themselves, by module and name, with what makes HTML of them in ``rendering.notebook``."""
LIVE = ("plandraft.drafting.live", "LivePlan")


def tell_ipython(shell: Any = None) -> bool:
    """Tell a shell, by default the one that is running, how our values show themselves; whether there is one."""
    running = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)
    shell = shell if shell is not None else running()
    if shell is None:
        return False
    formatter = shell.display_formatter.mimebundle_formatter
    for module, name in (*PAGES_OF, LIVE):
        formatter.for_type_by_name(module, name, bundle)
    return True


def bundle(value: Any) -> dict[str, str]:
    """What a notebook shows of one of our values: as text, and as HTML with every word escaped.

    >>> from plandraft.core.plan import Plan
    >>> bundle(Plan(title="<b>"))["text/plain"]
    "Plan(title='<b>')"
    """
    from plandraft.rendering import notebook

    kind = next(
        (one for one in type(value).__mro__ if (one.__module__, one.__name__) in (*PAGES_OF, LIVE)), type(value)
    )
    if (kind.__module__, kind.__name__) == LIVE:
        return {"text/plain": value.text, "text/html": notebook.text_html(value.text)}
    make: Callable[[Any], str] = getattr(notebook, PAGES_OF[kind.__module__, kind.__name__])
    return {"text/plain": repr(value), "text/html": make(value)}
