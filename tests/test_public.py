"""The public face is a list somebody decided on."""

from __future__ import annotations

import subprocess
import sys

import plandraft

PUBLIC = {
    "__version__",
    "CheckChoice",
    "CheckedPlan",
    "Comparison",
    "Draft",
    "DraftOptions",
    "Finding",
    "Imported",
    "LivePlan",
    "ModelError",
    "Outcome",
    "Pace",
    "Plan",
    "PlanDifference",
    "PlandraftError",
    "Price",
    "Profile",
    "Report",
    "Revised",
    "RunBudget",
    "Settings",
    "adraft",
    "arevise",
    "batch_status",
    "build_library",
    "carryover",
    "check",
    "check_many",
    "collect_batch",
    "comment_file",
    "compare_drafts",
    "coverage",
    "diff_plans",
    "draft",
    "draft_many",
    "draft_variants",
    "estimate",
    "fill",
    "import_plan",
    "load_profile",
    "load_settings",
    "mend_file",
    "merge_drafts",
    "open_plan",
    "options_for",
    "preview_asks",
    "profile_notes",
    "read_library",
    "revise",
    "sample_items",
    "save_plan",
    "start_profile",
    "submit_batch",
}


def test_the_public_names_are_these() -> None:
    """A new name is a decision, not an accident."""
    assert set(plandraft.__all__) == PUBLIC
    assert all(getattr(plandraft, name) is not None for name in PUBLIC)


def test_importing_loads_neither_openai_nor_tiktoken() -> None:
    """Importing the package, and asking the command for help, stay quick."""
    code = (
        "import sys, plandraft\n"
        "from plandraft.cli.main import main\n"
        "main(['--help'], standalone_mode=False)\n"
        "heavy = {'openai', 'tiktoken', 'pydantic', 'jinja2', 'docx', 'rich'} & set(sys.modules)\n"
        "sys.exit(f'loaded: {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


NOT_FOR_A_CHECK = {
    *("plandraft.models.calls.retry_policy", "plandraft.offline", "plandraft.prompts", "plandraft.drafting.flow"),
    *("plandraft.samples.index", "plandraft.samples.anonymize"),
    *("openai", "httpx", "tiktoken", "jinja2", "docx", "lxml", "pypdf", "ruamel.yaml", "opencc", "asyncio", "ssl"),
}


def test_a_check_loads_no_model_no_prompt_and_no_network() -> None:
    """Most of what the package can do is not needed to look at one text."""
    code = (
        "import sys\n"
        "from plandraft.cli.main import main\n"
        "main(['check', 'examples/samples/government.txt'], standalone_mode=False)\n"
        f"heavy = {NOT_FOR_A_CHECK} & set(sys.modules)\n"
        "sys.exit(f'loaded: {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
