"""Draft, check and mend an organisation's yearly work plan, with any model or with none.

    draft = plandraft.draft("profile.yaml", samples="old-plans/")
    draft.plan, draft.findings, draft.usage

Names are loaded when they are first used, so that importing the package is quick. Type checkers see them as ordinary
imports, and nothing else: a name that is not there is an error to them.
"""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

from plandraft._version import __version__ as __version__
from plandraft.lazily import on_first_use

if TYPE_CHECKING:
    from plandraft.api import adraft as adraft
    from plandraft.api import afill as afill
    from plandraft.api import aresume as aresume
    from plandraft.api import arevise as arevise
    from plandraft.api import batch_status as batch_status
    from plandraft.api import build_library as build_library
    from plandraft.api import calendar as calendar
    from plandraft.api import cancel_batch as cancel_batch
    from plandraft.api import carryover as carryover
    from plandraft.api import check as check
    from plandraft.api import check_many as check_many
    from plandraft.api import clean_runs as clean_runs
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
    from plandraft.api import house_of as house_of
    from plandraft.api import import_plan as import_plan
    from plandraft.api import json_schema as json_schema
    from plandraft.api import list_models as list_models
    from plandraft.api import list_runs as list_runs
    from plandraft.api import load_settings as load_settings
    from plandraft.api import mend as mend
    from plandraft.api import mend_file as mend_file
    from plandraft.api import merge_drafts as merge_drafts
    from plandraft.api import open_plan as open_plan
    from plandraft.api import options_for as options_for
    from plandraft.api import preview_asks as preview_asks
    from plandraft.api import preview_revision as preview_revision
    from plandraft.api import probe_model as probe_model
    from plandraft.api import profile_notes as profile_notes
    from plandraft.api import read_library as read_library
    from plandraft.api import redo as redo
    from plandraft.api import render as render
    from plandraft.api import resume as resume
    from plandraft.api import revise as revise
    from plandraft.api import sample_items as sample_items
    from plandraft.api import save_plan as save_plan
    from plandraft.api import show_library as show_library
    from plandraft.api import show_run as show_run
    from plandraft.api import start_profile as start_profile
    from plandraft.api import submit_batch as submit_batch
    from plandraft.api import undo as undo
    from plandraft.api import versions_of as versions_of
    from plandraft.api.differing import PlanDifference as PlanDifference
    from plandraft.api.endpoints import ModelFindings as ModelFindings
    from plandraft.api.importing import Imported as Imported
    from plandraft.api.last_year import StartedProfile as StartedProfile
    from plandraft.api.laying import House as House
    from plandraft.api.many import Outcome as Outcome
    from plandraft.api.many_plans import CheckedPlan as CheckedPlan
    from plandraft.api.mending import MendedFile as MendedFile
    from plandraft.api.model_choice import Endpoint as Endpoint
    from plandraft.api.previewing import Estimate as Estimate
    from plandraft.api.request import Request as Request
    from plandraft.api.revising import Revised as Revised
    from plandraft.api.sampling import AreaItems as AreaItems
    from plandraft.api.versions import Version as Version
    from plandraft.batch.view import BatchView as BatchView
    from plandraft.core.ask import Answer as Answer
    from plandraft.core.ask import Ask as Ask
    from plandraft.core.ask import Failed as Failed
    from plandraft.core.ask import Model as Model
    from plandraft.core.ask import Reply as Reply
    from plandraft.core.ask import Usage as Usage
    from plandraft.core.calendar import Calendar as Calendar
    from plandraft.core.checking import CheckChoice as CheckChoice
    from plandraft.core.comparison import Comparison as Comparison
    from plandraft.core.draft import Draft as Draft
    from plandraft.core.draft import Exchange as Exchange
    from plandraft.core.events import Event as Event
    from plandraft.core.events import OnEvent as OnEvent
    from plandraft.core.finding import Finding as Finding
    from plandraft.core.finding import Report as Report
    from plandraft.core.finding import Severity as Severity
    from plandraft.core.model_limits import ModelLimits as ModelLimits
    from plandraft.core.money import Cost as Cost
    from plandraft.core.money import Price as Price
    from plandraft.core.plan import Plan as Plan
    from plandraft.core.profile import Profile as Profile
    from plandraft.core.sample import Library as Library
    from plandraft.core.settings import Settings as Settings
    from plandraft.core.source_map import ReadPlan as ReadPlan
    from plandraft.drafting.live import LivePlan as LivePlan
    from plandraft.drafting.options import DraftOptions as DraftOptions
    from plandraft.errors import ArgumentRefused as ArgumentRefused
    from plandraft.errors import InputError as InputError
    from plandraft.errors import KeyRejected as KeyRejected
    from plandraft.errors import ModelError as ModelError
    from plandraft.errors import ModelUnknown as ModelUnknown
    from plandraft.errors import ModelUnreachable as ModelUnreachable
    from plandraft.errors import OutputError as OutputError
    from plandraft.errors import PatchRefused as PatchRefused
    from plandraft.errors import PlandraftError as PlandraftError
    from plandraft.errors import PlanError as PlanError
    from plandraft.errors import ProfileError as ProfileError
    from plandraft.errors import PromptError as PromptError
    from plandraft.errors import QuotaExhausted as QuotaExhausted
    from plandraft.errors import ReplayMissing as ReplayMissing
    from plandraft.errors import RunHeld as RunHeld
    from plandraft.errors import SampleError as SampleError
    from plandraft.errors import StateError as StateError
    from plandraft.errors import UsageError as UsageError
    from plandraft.journal import Overview as Overview
    from plandraft.journal import RunSummary as RunSummary
    from plandraft.last_year import Carried as Carried
    from plandraft.models.calls.rate_limit import Pace as Pace
    from plandraft.models.costs.budget import CallBudget as CallBudget
    from plandraft.models.costs.budget import RunBudget as RunBudget
    from plandraft.profiles import load_profile as load_profile
else:
    __getattr__, __dir__, __all__ = on_first_use(
        __name__,
        {
            "Answer": "plandraft.core.ask",
            "AreaItems": "plandraft.api.sampling",
            "ArgumentRefused": "plandraft.errors",
            "Ask": "plandraft.core.ask",
            "BatchView": "plandraft.batch.view",
            "Calendar": "plandraft.core.calendar",
            "CallBudget": "plandraft.models.costs.budget",
            "Carried": "plandraft.last_year",
            "CheckChoice": "plandraft.core.checking",
            "CheckedPlan": "plandraft.api.many_plans",
            "Comparison": "plandraft.core.comparison",
            "Cost": "plandraft.core.money",
            "Draft": "plandraft.core.draft",
            "DraftOptions": "plandraft.drafting.options",
            "Endpoint": "plandraft.api.model_choice",
            "Estimate": "plandraft.api.previewing",
            "Event": "plandraft.core.events",
            "Exchange": "plandraft.core.draft",
            "Failed": "plandraft.core.ask",
            "Finding": "plandraft.core.finding",
            "House": "plandraft.api.laying",
            "Imported": "plandraft.api.importing",
            "InputError": "plandraft.errors",
            "KeyRejected": "plandraft.errors",
            "Library": "plandraft.core.sample",
            "LivePlan": "plandraft.drafting.live",
            "MendedFile": "plandraft.api.mending",
            "Model": "plandraft.core.ask",
            "ModelError": "plandraft.errors",
            "ModelFindings": "plandraft.api.endpoints",
            "ModelLimits": "plandraft.core.model_limits",
            "ModelUnknown": "plandraft.errors",
            "ModelUnreachable": "plandraft.errors",
            "OnEvent": "plandraft.core.events",
            "Outcome": "plandraft.api.many",
            "OutputError": "plandraft.errors",
            "Overview": "plandraft.journal",
            "Pace": "plandraft.models.calls.rate_limit",
            "PatchRefused": "plandraft.errors",
            "Plan": "plandraft.core.plan",
            "PlanDifference": "plandraft.api.differing",
            "PlanError": "plandraft.errors",
            "PlandraftError": "plandraft.errors",
            "Price": "plandraft.core.money",
            "Profile": "plandraft.core.profile",
            "ProfileError": "plandraft.errors",
            "PromptError": "plandraft.errors",
            "QuotaExhausted": "plandraft.errors",
            "ReadPlan": "plandraft.core.source_map",
            "ReplayMissing": "plandraft.errors",
            "Reply": "plandraft.core.ask",
            "Report": "plandraft.core.finding",
            "Request": "plandraft.api.request",
            "Revised": "plandraft.api.revising",
            "RunBudget": "plandraft.models.costs.budget",
            "RunHeld": "plandraft.errors",
            "RunSummary": "plandraft.journal",
            "SampleError": "plandraft.errors",
            "Settings": "plandraft.core.settings",
            "Severity": "plandraft.core.finding",
            "StartedProfile": "plandraft.api.last_year",
            "StateError": "plandraft.errors",
            "Usage": "plandraft.core.ask",
            "UsageError": "plandraft.errors",
            "Version": "plandraft.api.versions",
            "adraft": "plandraft.api",
            "afill": "plandraft.api",
            "aresume": "plandraft.api",
            "arevise": "plandraft.api",
            "batch_status": "plandraft.api",
            "build_library": "plandraft.api",
            "calendar": "plandraft.api",
            "cancel_batch": "plandraft.api",
            "carryover": "plandraft.api",
            "check": "plandraft.api",
            "check_many": "plandraft.api",
            "clean_runs": "plandraft.api",
            "collect_batch": "plandraft.api",
            "comment_file": "plandraft.api",
            "compare_drafts": "plandraft.api",
            "coverage": "plandraft.api",
            "diff_plans": "plandraft.api",
            "draft": "plandraft.api",
            "draft_many": "plandraft.api",
            "draft_variants": "plandraft.api",
            "estimate": "plandraft.api",
            "fill": "plandraft.api",
            "house_of": "plandraft.api",
            "import_plan": "plandraft.api",
            "json_schema": "plandraft.api",
            "list_models": "plandraft.api",
            "list_runs": "plandraft.api",
            "load_profile": "plandraft.profiles",
            "load_settings": "plandraft.api",
            "mend": "plandraft.api",
            "mend_file": "plandraft.api",
            "merge_drafts": "plandraft.api",
            "open_plan": "plandraft.api",
            "options_for": "plandraft.api",
            "preview_asks": "plandraft.api",
            "preview_revision": "plandraft.api",
            "probe_model": "plandraft.api",
            "profile_notes": "plandraft.api",
            "read_library": "plandraft.api",
            "redo": "plandraft.api",
            "render": "plandraft.api",
            "resume": "plandraft.api",
            "revise": "plandraft.api",
            "sample_items": "plandraft.api",
            "save_plan": "plandraft.api",
            "show_library": "plandraft.api",
            "show_run": "plandraft.api",
            "start_profile": "plandraft.api",
            "submit_batch": "plandraft.api",
            "undo": "plandraft.api",
            "versions_of": "plandraft.api",
        },
    )
    __all__ = ["__version__", *__all__]

logging.getLogger(__name__).addHandler(logging.NullHandler())


def load_ipython_extension(shell: object) -> None:
    """``%load_ext plandraft``: show our values in a notebook; importing us there does the same."""
    from plandraft.api.notebook import tell_ipython

    tell_ipython(shell)


if "IPython" in sys.modules:
    load_ipython_extension(None)
