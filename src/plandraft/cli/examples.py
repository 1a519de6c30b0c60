"""The commands in the order of the work, an example of each, and the page that says more."""

from __future__ import annotations

from plandraft.messages import marked

STAGES: dict[str, tuple[str, ...]] = {
    marked("To begin"): ("init", "carryover", "kinds", "samples", "library", "calendar"),
    marked("To draft"): ("draft", "prompt", "resume", "runs", "model", "many", "batch"),
    marked("To check and mend"): ("check", "fill", "coverage", "revise", "compare", "merge"),
    marked("Word files, other formats and versions"): ("render", "import", "diff", "versions", "undo", "redo"),
    marked("To look up"): ("rules", "schema"),
}
"""The commands of each stage; a test says that none is left out."""

EXAMPLES: dict[str, str] = {
    "": marked(
        "plandraft init me.yaml\nplandraft draft me.yaml -o plan.docx\nplandraft check plan.docx --profile me.yaml"
    ),
    "init": marked("plandraft init me.yaml\nplandraft init --from last.docx --notice notice.docx -o me.yaml"),
    "carryover": marked("plandraft carryover last.docx --profile me.yaml --plan plan.json"),
    "kinds": "plandraft kinds",
    "kinds show": "plandraft kinds show union",
    "kinds new": marked("plandraft kinds new our-kind/"),
    "samples": marked("plandraft samples old-plans/ --for me.yaml"),
    "library": marked("plandraft library build old-plans/ --into library/"),
    "library build": marked("plandraft library build old-plans/ --into library/"),
    "library show": marked("plandraft library show library/"),
    "calendar": "plandraft calendar 2027 --sector hospital",
    "draft": marked(
        "plandraft draft me.yaml --samples old-plans/ -o plan.docx\nplandraft draft me.yaml --model qwen-plus --dry-run"
    ),
    "prompt": marked("plandraft prompt me.yaml --step frame"),
    "resume": marked("plandraft resume -o plan.docx"),
    "runs": "plandraft runs",
    "runs show": "plandraft runs show RUN --prompts",
    "runs clean": "plandraft runs clean --older-than 30",
    "model": "plandraft model list",
    "model list": "plandraft model list --base-url http://127.0.0.1:11434/v1",
    "model test": "plandraft model test qwen-plus",
    "many": marked("plandraft many profiles/ --into plans/ --model qwen-plus"),
    "batch": marked("plandraft batch submit profiles/ --into plans/ --model gpt-4.1\nplandraft batch collect"),
    "batch submit": marked("plandraft batch submit profiles/ --into plans/ --model gpt-4.1"),
    "batch status": "plandraft batch status",
    "batch collect": "plandraft batch collect --wait",
    "batch cancel": "plandraft batch cancel BATCH",
    "check": marked("plandraft check plan.docx --profile me.yaml\nplandraft check plan.docx --comments copy.docx"),
    "fill": marked("plandraft fill plan.json --profile me.yaml -o plan-2.json"),
    "coverage": marked("plandraft coverage plan.json --profile me.yaml"),
    "revise": marked('plandraft revise plan.docx "技能竞赛推迟到十月" --profile me.yaml'),
    "compare": marked("plandraft compare plan-1.json plan-2.json"),
    "merge": marked("plandraft merge plan-1.json plan-2.json --take P3=2 -o plan.json"),
    "render": marked("plandraft render plan.json -o plan.docx"),
    "import": marked("plandraft import plan.docx -o plan.json"),
    "diff": marked("plandraft diff last.docx plan.docx"),
    "versions": marked("plandraft versions plan.docx"),
    "undo": marked("plandraft undo plan.docx"),
    "redo": marked("plandraft redo plan.docx"),
    "rules": "plandraft rules PD201",
    "schema": "plandraft schema profile",
}
"""What one types, by the words of the command."""

_OF_LAST_YEAR, _OF_WORD, _OF_BATCH, _OF_KINDS = "docs/last-year.md", "docs/word.md", "docs/batch.md", "docs/kinds.md"
_OF_SAMPLES, _OF_VARIANTS, _OF_ENDPOINTS = "docs/samples.md", "docs/variants.md", "docs/endpoints.md"
PAGE_OF: dict[str, str] = {
    "": "README.md",
    "init": _OF_LAST_YEAR,
    "carryover": _OF_LAST_YEAR,
    "kinds": _OF_KINDS,
    "kinds show": _OF_KINDS,
    "kinds new": _OF_KINDS,
    "samples": _OF_SAMPLES,
    "library": _OF_SAMPLES,
    "library build": _OF_SAMPLES,
    "library show": _OF_SAMPLES,
    "draft": "docs/drafting.md",
    "prompt": "docs/prompts.md",
    "resume": "docs/drafting.md",
    "runs": "docs/observability.md",
    "model": _OF_ENDPOINTS,
    "model list": _OF_ENDPOINTS,
    "model test": _OF_ENDPOINTS,
    "many": "docs/many.md",
    "batch": _OF_BATCH,
    "batch submit": _OF_BATCH,
    "batch status": _OF_BATCH,
    "batch collect": _OF_BATCH,
    "batch cancel": _OF_BATCH,
    "check": "docs/checks.md",
    "coverage": "docs/drafting.md",
    "revise": "docs/revising.md",
    "compare": _OF_VARIANTS,
    "merge": _OF_VARIANTS,
    "render": _OF_WORD,
    "import": _OF_WORD,
    "diff": _OF_WORD,
    "versions": _OF_WORD,
    "undo": _OF_WORD,
    "redo": _OF_WORD,
    "rules": "docs/rules.md",
    "schema": "docs/schemas.md",
}
"""Where to read on."""
ONLY_IN_ENGLISH = frozenset({"docs/rules.md"})
"""Pages that there are in English alone: what each rule says in Chinese is told by the command."""
