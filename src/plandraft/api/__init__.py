"""The public functions: they open files, pick the model and call the rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandraft.lazily import on_first_use

if TYPE_CHECKING:
    from plandraft.api.batches import batch_status as batch_status
    from plandraft.api.batches import cancel_batch as cancel_batch
    from plandraft.api.batches import collect_batch as collect_batch
    from plandraft.api.batches import submit_batch as submit_batch
    from plandraft.api.checking import check as check
    from plandraft.api.checking import coverage as coverage
    from plandraft.api.checking import mend as mend
    from plandraft.api.commenting import comment_file as comment_file
    from plandraft.api.days import calendar as calendar
    from plandraft.api.differing import PlanDifference as PlanDifference
    from plandraft.api.differing import diff_plans as diff_plans
    from plandraft.api.endpoints import ModelFindings as ModelFindings
    from plandraft.api.endpoints import list_models as list_models
    from plandraft.api.endpoints import probe_model as probe_model
    from plandraft.api.importing import Imported as Imported
    from plandraft.api.importing import import_plan as import_plan
    from plandraft.api.inputs import open_plan as open_plan
    from plandraft.api.inputs import profile_notes as profile_notes
    from plandraft.api.inputs import read_library as read_library
    from plandraft.api.last_year import StartedProfile as StartedProfile
    from plandraft.api.last_year import carryover as carryover
    from plandraft.api.last_year import start_profile as start_profile
    from plandraft.api.laying import House as House
    from plandraft.api.laying import house_of as house_of
    from plandraft.api.library import build_library as build_library
    from plandraft.api.library import library_folder as library_folder
    from plandraft.api.library import show_library as show_library
    from plandraft.api.making import adraft as adraft
    from plandraft.api.making import afill as afill
    from plandraft.api.making import draft as draft
    from plandraft.api.making import fill as fill
    from plandraft.api.many import Outcome as Outcome
    from plandraft.api.many import draft_many as draft_many
    from plandraft.api.many_plans import CheckedPlan as CheckedPlan
    from plandraft.api.many_plans import check_many as check_many
    from plandraft.api.many_plans import plan_files as plan_files
    from plandraft.api.mending import MendedFile as MendedFile
    from plandraft.api.mending import mend_file as mend_file
    from plandraft.api.model_choice import Endpoint as Endpoint
    from plandraft.api.model_choice import limits_of as limits_of
    from plandraft.api.model_choice import options_for as options_for
    from plandraft.api.outputs import write_output as write_output
    from plandraft.api.previewing import AskedStep as AskedStep
    from plandraft.api.previewing import Estimate as Estimate
    from plandraft.api.previewing import estimate as estimate
    from plandraft.api.previewing import preview_asks as preview_asks
    from plandraft.api.profile_paths import profile_files as profile_files
    from plandraft.api.request import Request as Request
    from plandraft.api.revising import Revised as Revised
    from plandraft.api.revising import arevise as arevise
    from plandraft.api.revising import new_findings_of as new_findings_of
    from plandraft.api.revising import preview_revision as preview_revision
    from plandraft.api.revising import revise as revise
    from plandraft.api.runs import aresume as aresume
    from plandraft.api.runs import clean_runs as clean_runs
    from plandraft.api.runs import list_runs as list_runs
    from plandraft.api.runs import resume as resume
    from plandraft.api.runs import show_run as show_run
    from plandraft.api.sampling import AreaItems as AreaItems
    from plandraft.api.sampling import sample_items as sample_items
    from plandraft.api.saving import render as render
    from plandraft.api.saving import save_plan as save_plan
    from plandraft.api.schemas import json_schema as json_schema
    from plandraft.api.settings import load_settings as load_settings
    from plandraft.api.undoing import redo as redo
    from plandraft.api.undoing import undo as undo
    from plandraft.api.variants import compare_drafts as compare_drafts
    from plandraft.api.variants import draft_variants as draft_variants
    from plandraft.api.variants import merge_drafts as merge_drafts
    from plandraft.api.versions import Version as Version
    from plandraft.api.versions import versions_of as versions_of
    from plandraft.batch.view import BatchView as BatchView
    from plandraft.models.costs.budget import RunBudget as RunBudget
else:
    __getattr__, __dir__, __all__ = on_first_use(
        __name__,
        {
            "AreaItems": "plandraft.api.sampling",
            "AskedStep": "plandraft.api.previewing",
            "BatchView": "plandraft.batch.view",
            "CheckedPlan": "plandraft.api.many_plans",
            "Endpoint": "plandraft.api.model_choice",
            "Estimate": "plandraft.api.previewing",
            "House": "plandraft.api.laying",
            "Imported": "plandraft.api.importing",
            "MendedFile": "plandraft.api.mending",
            "ModelFindings": "plandraft.api.endpoints",
            "Outcome": "plandraft.api.many",
            "PlanDifference": "plandraft.api.differing",
            "Request": "plandraft.api.request",
            "Revised": "plandraft.api.revising",
            "RunBudget": "plandraft.models.costs.budget",
            "StartedProfile": "plandraft.api.last_year",
            "Version": "plandraft.api.versions",
            "adraft": "plandraft.api.making",
            "afill": "plandraft.api.making",
            "aresume": "plandraft.api.runs",
            "arevise": "plandraft.api.revising",
            "batch_status": "plandraft.api.batches",
            "build_library": "plandraft.api.library",
            "calendar": "plandraft.api.days",
            "cancel_batch": "plandraft.api.batches",
            "carryover": "plandraft.api.last_year",
            "check": "plandraft.api.checking",
            "check_many": "plandraft.api.many_plans",
            "clean_runs": "plandraft.api.runs",
            "collect_batch": "plandraft.api.batches",
            "comment_file": "plandraft.api.commenting",
            "compare_drafts": "plandraft.api.variants",
            "coverage": "plandraft.api.checking",
            "diff_plans": "plandraft.api.differing",
            "draft": "plandraft.api.making",
            "draft_many": "plandraft.api.many",
            "draft_variants": "plandraft.api.variants",
            "estimate": "plandraft.api.previewing",
            "fill": "plandraft.api.making",
            "house_of": "plandraft.api.laying",
            "import_plan": "plandraft.api.importing",
            "json_schema": "plandraft.api.schemas",
            "library_folder": "plandraft.api.library",
            "limits_of": "plandraft.api.model_choice",
            "list_models": "plandraft.api.endpoints",
            "list_runs": "plandraft.api.runs",
            "load_settings": "plandraft.api.settings",
            "mend": "plandraft.api.checking",
            "mend_file": "plandraft.api.mending",
            "merge_drafts": "plandraft.api.variants",
            "new_findings_of": "plandraft.api.revising",
            "open_plan": "plandraft.api.inputs",
            "options_for": "plandraft.api.model_choice",
            "plan_files": "plandraft.api.many_plans",
            "preview_asks": "plandraft.api.previewing",
            "preview_revision": "plandraft.api.revising",
            "probe_model": "plandraft.api.endpoints",
            "profile_files": "plandraft.api.profile_paths",
            "profile_notes": "plandraft.api.inputs",
            "read_library": "plandraft.api.inputs",
            "redo": "plandraft.api.undoing",
            "render": "plandraft.api.saving",
            "resume": "plandraft.api.runs",
            "revise": "plandraft.api.revising",
            "sample_items": "plandraft.api.sampling",
            "save_plan": "plandraft.api.saving",
            "show_library": "plandraft.api.library",
            "show_run": "plandraft.api.runs",
            "start_profile": "plandraft.api.last_year",
            "submit_batch": "plandraft.api.batches",
            "undo": "plandraft.api.undoing",
            "versions_of": "plandraft.api.versions",
            "write_output": "plandraft.api.outputs",
        },
    )
