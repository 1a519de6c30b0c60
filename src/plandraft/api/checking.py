"""The checks of one job: the rules that were chosen, over what is known of the organisation."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from plandraft import checks
from plandraft.core.checking import CheckChoice
from plandraft.core.context import CheckContext
from plandraft.core.finding import Report
from plandraft.core.plan import Plan
from plandraft.core.profile import Profile


def checker(
    profile: Profile | None,
    context: CheckContext,
    *,
    choice: CheckChoice | None = None,
    ignored: Iterable[tuple[str, str]] = (),
) -> Callable[[Plan], Report]:
    """What looks at a plan, with the profile's choice of rules under the caller's.

    Raises:
        UsageError: A code, a name or a setting that no rule has.
    """
    own = profile.checks if profile is not None else CheckChoice()
    chosen = choice.over(own) if choice is not None else own
    rules = checks.choose(select=chosen.select, ignore=chosen.ignore, settings=chosen.settings)
    accepted = tuple(ignored)
    return lambda plan: checks.check(plan, context, rules=rules, ignored=accepted)
