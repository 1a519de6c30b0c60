"""The public face is a list somebody decided on."""

from __future__ import annotations

import ast
import inspect
import pkgutil
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest

import plandraft
from plandraft import errors
from plandraft.arguments import hints_of

ROOT = Path(__file__).parents[1]
PUBLIC = {
    "__version__",
    "Answer",
    "AreaItems",
    "ArgumentRefused",
    "Ask",
    "BatchView",
    "Calendar",
    "CallBudget",
    "Carried",
    "CheckChoice",
    "CheckedPlan",
    "Comparison",
    "Cost",
    "Draft",
    "DraftOptions",
    "Endpoint",
    "Estimate",
    "Event",
    "Exchange",
    "Failed",
    "Finding",
    "House",
    "Imported",
    "InputError",
    "KeyRejected",
    "Library",
    "LivePlan",
    "MendedFile",
    "Model",
    "ModelError",
    "ModelFindings",
    "ModelLimits",
    "ModelUnknown",
    "ModelUnreachable",
    "OnEvent",
    "Outcome",
    "OutputError",
    "Overview",
    "Pace",
    "PatchRefused",
    "Plan",
    "PlanDifference",
    "PlanError",
    "PlandraftError",
    "Price",
    "Profile",
    "ProfileError",
    "PromptError",
    "QuotaExhausted",
    "ReadPlan",
    "ReplayMissing",
    "Reply",
    "Report",
    "Request",
    "Revised",
    "RunBudget",
    "RunHeld",
    "RunSummary",
    "SampleError",
    "Settings",
    "Severity",
    "StartedProfile",
    "StateError",
    "Usage",
    "UsageError",
    "Version",
    "adraft",
    "afill",
    "aresume",
    "arevise",
    "batch_status",
    "build_library",
    "calendar",
    "cancel_batch",
    "carryover",
    "check",
    "check_many",
    "clean_runs",
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
    "house_of",
    "import_plan",
    "json_schema",
    "list_models",
    "list_runs",
    "load_profile",
    "load_settings",
    "mend",
    "mend_file",
    "merge_drafts",
    "open_plan",
    "options_for",
    "preview_asks",
    "preview_revision",
    "probe_model",
    "profile_notes",
    "read_library",
    "redo",
    "render",
    "resume",
    "revise",
    "sample_items",
    "save_plan",
    "show_library",
    "show_run",
    "start_profile",
    "submit_batch",
    "undo",
    "versions_of",
}


def test_the_public_names_are_these() -> None:
    """A new name is a decision, not an accident."""
    assert set(plandraft.__all__) == PUBLIC
    assert all(getattr(plandraft, name) is not None for name in PUBLIC)


def test_every_error_is_there() -> None:
    """Whoever catches one finds it by its name."""
    known = {name for name, one in vars(errors).items() if isinstance(one, type) and issubclass(one, Exception)}
    assert known <= PUBLIC


def test_what_type_checkers_are_told_is_what_there_is() -> None:
    """The imports that only they see name the same things, and no name is also that of a module."""
    tree = ast.parse(Path(inspect.getfile(plandraft)).read_text(encoding="utf-8"))
    told = {
        alias.asname
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module != "plandraft.api.notebook"
        for alias in node.names
        if alias.asname
    }
    assert told == PUBLIC
    assert {module.name for module in pkgutil.iter_modules(plandraft.__path__)}.isdisjoint(PUBLIC)


def test_type_checkers_know_a_name_that_is_not_there(tmp_path: Path) -> None:
    """A slip is an error to them, in the package and in its rooms; what is there has its own type."""
    file = tmp_path / "slips.py"
    file.write_text(
        "import plandraft\n"
        "from plandraft import nonsense\n"
        "plandraft.drafft\n"
        "plandraft.api.nonsense\n"
        "plandraft.draft('me.yaml', strategy='fast')\n"
        "plandraft.draft('me.yaml', model=3)\n"
        "plandraft.resume(3)\n"
        "plan: plandraft.Plan = plandraft.resume('run').plan\n"
        "content: bytes = plandraft.render(plan, 'docx')\n",
        encoding="utf-8",
    )
    mypy = [sys.executable, "-m", "mypy", "--strict", "--config-file", str(ROOT / "pyproject.toml"), str(file)]
    done = subprocess.run(mypy, cwd=ROOT, capture_output=True, text=True, check=False)
    lines = re.findall(r"slips\.py:(\d+): error", done.stdout)
    assert lines == ["2", "3", "4", "5", "6", "7"], done.stdout + done.stderr


FUNCTIONS = [name for name in plandraft.__all__ if inspect.isfunction(getattr(plandraft, name))]
COUNTED = re.compile(
    r"\b(seconds?|tokens?|calls?|days?|minutes?|drafts?|plans?|processes|characters|million|year|currency|"
    r"how often|how many|number)\b",
    re.IGNORECASE,
)
"""What a number counts, or is counted in."""


def described(documentation: str, head: str) -> dict[str, str]:
    """A section of a docstring: each name with what is said of it."""
    section = re.search(rf"(?ms)^ *{head}:\n(.*?)(?=\n\n|\Z)", documentation)
    pieces = re.split(r"(?m)^ {8}(?=\w+: )", section[1] + "\n") if section else []
    return {name: said for piece in pieces if (name := piece.partition(":")[0].strip()) and (said := piece)}


def numbers(hints: dict[str, Any]) -> set[str]:
    """The arguments that are a number, or may be one."""
    return {name for name, hint in hints.items() if any(kind in (hint, *get_args(hint)) for kind in (int, float))}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_says_what_it_takes_raises_and_counts_in(name: str) -> None:
    """Each argument by name, where there are three or more; every error; and of every number what it counts."""
    function: Callable[..., Any] = getattr(plandraft, name)
    documentation, parameters = function.__doc__ or "", inspect.signature(function).parameters
    assert documentation.strip()
    said = described(documentation, "Args")
    if len(parameters) >= 3:
        assert set(said) == set(parameters)
        assert "Raises:" in documentation
    assert [each for each in numbers(hints_of(function)) & set(said) if not COUNTED.search(said[each])] == []


@pytest.mark.parametrize(
    "kind", [plandraft.DraftOptions, plandraft.RunBudget, plandraft.Pace, plandraft.Request, plandraft.Endpoint]
)
def test_a_value_says_what_it_is_made_of(kind: type) -> None:
    """The same for what is handed to functions."""
    documentation = kind.__doc__ or ""
    said = described(documentation, "Attributes") | described(documentation, "Args")
    parameters = set(inspect.signature(kind).parameters)
    assert parameters <= set(said)
    assert [each for each in numbers(hints_of(kind.__init__)) if not COUNTED.search(said[each])] == []


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
