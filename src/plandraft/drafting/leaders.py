"""Who leads by name: models know posts alone where names do not leave the machine, and readers look for names."""

from __future__ import annotations

import re

from plandraft.core.plan import Plan
from plandraft.core.profile import Profile


def with_leaders(plan: Plan, profile: Profile) -> Plan:
    """The plan whose closing calls the leaders that it speaks of by their names, where no part of it does.

    A post that the closing does not speak of brings no name in.
    """
    said = "\n".join(text for _, _, text in plan.strings())
    closing = plan.closing
    for leader in profile.leaders:
        if leader.post and leader.name and leader.name not in said:
            post = re.compile(rf"(?<![副原前]){re.escape(leader.post)}")
            closing = post.sub(leader.post + leader.name, closing, count=1)
    return plan if closing == plan.closing else plan.model_copy(update={"closing": closing})
