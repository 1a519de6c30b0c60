"""Whether a profile is still the example that one starts from."""

from __future__ import annotations

from plandraft.core.finding import Lang
from plandraft.core.profile import Profile
from plandraft.core.start import EXAMPLE


def untouched(profile: Profile, *, lang: Lang = "zh") -> tuple[str, ...]:
    """A warning where the invented body's name still stands in the profile; empty where it does not.

    Args:
        profile: As it was loaded.
        lang: Language of the sentence.
    """
    fields = [field for field in ("name", "short_name") if EXAMPLE in getattr(profile, field)]
    if not fields:
        return ()
    if lang == "en":
        where = " and ".join(fields)
        return (
            f"profile, {where}: “{EXAMPLE}” is the example's name; put in your own organisation's name and facts, "
            "a plan made from the example says nothing of yours",
        )
    return (f"概况 {'、'.join(fields)} 里还是示例的“{EXAMPLE}”：先改成本单位的名称和事实，照示例起草的计划不能直接用",)
