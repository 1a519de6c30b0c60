"""Draft, check and mend an organisation's yearly work plan, with any model or with none.

    draft = plandraft.draft("profile.yaml", samples="old-plans/")
    draft.plan, draft.findings, draft.usage

Names are loaded when they are first used, so that importing the package is quick.
"""

from __future__ import annotations

import logging
from importlib import import_module
from typing import TYPE_CHECKING, Any

from plandraft._version import __version__

if TYPE_CHECKING:
    from plandraft.api import Imported as Imported
    from plandraft.api import PlanDifference as PlanDifference
    from plandraft.api import Revised as Revised
    from plandraft.api import adraft as adraft
    from plandraft.api import arevise as arevise
    from plandraft.api import batch_status as batch_status
    from plandraft.api import build_library as build_library
    from plandraft.api import carryover as carryover
    from plandraft.api import check as check
    from plandraft.api import check_many as check_many
    from plandraft.api import collect_batch as collect_batch
    from plandraft.api import comment_file as comment_file
    from plandraft.api import compare_drafts as compare_drafts
    from plandraft.api import coverage as coverage
    from plandraft.api import diff_plans as diff_plans
    from plandraft.api import draft as draft
    from plandraft.api import draft_many as draft_many
    from plandraft.api import draft_variants as draft_variants
    from plandraft.api import estimate as estimate
    from plandraft.api import fill as fill
    from plandraft.api import import_plan as import_plan
    from plandraft.api import load_settings as load_settings
    from plandraft.api import mend_file as mend_file
    from plandraft.api import merge_drafts as merge_drafts
    from plandraft.api import open_plan as open_plan
    from plandraft.api import options_for as options_for
    from plandraft.api import preview_asks as preview_asks
    from plandraft.api import profile_notes as profile_notes
    from plandraft.api import read_library as read_library
    from plandraft.api import revise as revise
    from plandraft.api import sample_items as sample_items
    from plandraft.api import save_plan as save_plan
    from plandraft.api import start_profile as start_profile
    from plandraft.api import submit_batch as submit_batch
    from plandraft.api.many import Outcome as Outcome
    from plandraft.api.many_plans import CheckedPlan as CheckedPlan
    from plandraft.core.checking import CheckChoice as CheckChoice
    from plandraft.core.comparison import Comparison as Comparison
    from plandraft.core.draft import Draft as Draft
    from plandraft.core.finding import Finding as Finding
    from plandraft.core.finding import Report as Report
    from plandraft.core.money import Price as Price
    from plandraft.core.plan import Plan as Plan
    from plandraft.core.profile import Profile as Profile
    from plandraft.core.settings import Settings as Settings
    from plandraft.drafting.live import LivePlan as LivePlan
    from plandraft.drafting.options import DraftOptions as DraftOptions
    from plandraft.errors import ModelError as ModelError
    from plandraft.errors import PlandraftError as PlandraftError
    from plandraft.models.calls.rate_limit import Pace as Pace
    from plandraft.models.costs.budget import RunBudget as RunBudget
    from plandraft.profiles import load_profile as load_profile

_HOMES = {
    "adraft": "plandraft.api",
    "arevise": "plandraft.api",
    "Revised": "plandraft.api",
    "revise": "plandraft.api",
    "batch_status": "plandraft.api",
    "build_library": "plandraft.api",
    "carryover": "plandraft.api",
    "check": "plandraft.api",
    "check_many": "plandraft.api",
    "collect_batch": "plandraft.api",
    "comment_file": "plandraft.api",
    "compare_drafts": "plandraft.api",
    "coverage": "plandraft.api",
    "draft": "plandraft.api",
    "draft_many": "plandraft.api",
    "draft_variants": "plandraft.api",
    "estimate": "plandraft.api",
    "fill": "plandraft.api",
    "load_settings": "plandraft.api",
    "PlanDifference": "plandraft.api",
    "diff_plans": "plandraft.api",
    "Imported": "plandraft.api",
    "import_plan": "plandraft.api",
    "mend_file": "plandraft.api",
    "merge_drafts": "plandraft.api",
    "open_plan": "plandraft.api",
    "options_for": "plandraft.api",
    "preview_asks": "plandraft.api",
    "profile_notes": "plandraft.api",
    "read_library": "plandraft.api",
    "sample_items": "plandraft.api",
    "save_plan": "plandraft.api",
    "start_profile": "plandraft.api",
    "submit_batch": "plandraft.api",
    "CheckChoice": "plandraft.core.checking",
    "CheckedPlan": "plandraft.api.many_plans",
    "Comparison": "plandraft.core.comparison",
    "Draft": "plandraft.core.draft",
    "DraftOptions": "plandraft.drafting.options",
    "Finding": "plandraft.core.finding",
    "LivePlan": "plandraft.drafting.live",
    "ModelError": "plandraft.errors",
    "Outcome": "plandraft.api.many",
    "Pace": "plandraft.models.calls.rate_limit",
    "Plan": "plandraft.core.plan",
    "PlandraftError": "plandraft.errors",
    "Price": "plandraft.core.money",
    "Profile": "plandraft.core.profile",
    "Report": "plandraft.core.finding",
    "RunBudget": "plandraft.models.costs.budget",
    "Settings": "plandraft.core.settings",
    "load_profile": "plandraft.profiles",
}

__all__ = ["__version__", *sorted(_HOMES)]

logging.getLogger(__name__).addHandler(logging.NullHandler())


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'plandraft' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
