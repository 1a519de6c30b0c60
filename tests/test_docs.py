"""What the documentation says is run."""

from __future__ import annotations

import ast
import doctest
import importlib
import pkgutil
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import get_args

import nbformat
import pytest
from nbclient import NotebookClient

import plandraft
from plandraft.core.events import EventKind
from plandraft.models.calls import call_log as logs
from plandraft.models.calls import telemetry
from tests.endpoints import GOOD
from tests.loopback import serving

ROOT = Path(__file__).parents[1]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("notebook", sorted((ROOT / "examples" / "notebooks").glob("*.ipynb")), ids=lambda p: p.stem)
def test_a_notebook_runs(notebook: Path) -> None:
    """From the first cell to the last, and a draft shows itself as HTML."""
    made = nbformat.read(notebook, as_version=4)
    NotebookClient(made, timeout=120, resources={"metadata": {"path": str(notebook.parent)}}).execute()
    outputs = [output for cell in made.cells if cell.cell_type == "code" for output in cell.outputs]
    assert any("text/html" in output.get("data", {}) for output in outputs)
    assert not any(output.output_type == "error" for output in outputs)


PAGES = [
    "README.md",
    *(
        f"docs/{name}.md"
        for name in (
            *(
                "checks",
                "drafting",
                "money",
                "streaming",
                "observability",
                "review-page",
                "samples",
                "schemas",
                "variants",
            ),
        )
    ),
]


_IN_CHINESE = ("checks", "drafting", "keeping", "money", "observability", "schemas", "variants")


@pytest.mark.parametrize("page", [*PAGES, *(f"docs/zh/{name}.md" for name in _IN_CHINESE)])
def test_a_page_s_python_prints_what_it_says(
    page: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first Python block, run in the repository."""
    text = (ROOT / page).read_text(encoding="utf-8")
    code, printed = re.search(r"```python\n(.*?)```.*?```text\n(.*?)```", text, re.DOTALL).groups()
    monkeypatch.chdir(ROOT)
    exec(compile(code, page, "exec"), {})
    assert capsys.readouterr().out == printed


@pytest.mark.filterwarnings("ignore")
def test_a_notebook_s_cell_shows_the_plan_while_it_is_written() -> None:
    """The cell of the page about looking on: one display, whose last state is the whole plan."""
    text = (ROOT / "docs" / "streaming.md").read_text(encoding="utf-8")
    cell = nbformat.v4.new_code_cell(re.findall(r"```python\n(.*?)```", text, re.DOTALL)[1])
    made = nbformat.v4.new_notebook(cells=[cell])
    NotebookClient(made, timeout=120, resources={"metadata": {"path": str(ROOT)}}).execute()
    (shown,) = made.cells[0].outputs
    assert shown.output_type == "display_data"
    assert "四、活动安排\n1月：" in shown["data"]["text/plain"]
    assert "（待写）" not in shown["data"]["text/html"]


def test_the_files_shown_on_the_page_of_checks_are_understood(tmp_path: Path) -> None:
    """plandraft.toml with every key, an organisation's knowledge, and what they change."""
    from plandraft.api.settings import SettingsFile, load_settings

    text = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    toml, yaml = (re.search(rf"```{kind}\n(.*?)```", text, re.DOTALL)[1] for kind in ("toml", "yaml"))
    (tmp_path / "our-knowledge").mkdir()
    (tmp_path / "our-knowledge" / "ours.yaml").write_text(yaml, encoding="utf-8")
    (tmp_path / "plandraft.toml").write_text(toml, encoding="utf-8")
    settings = load_settings(tmp_path / "plandraft.toml")
    assert set(SettingsFile.model_fields) == {
        *("check", "lang", "knowledge", "kind", "kinds", "privacy", "prices", "prompts", "endpoints", "word")
    }
    assert settings.check.settings == {"PD103": {"low": 0.7}}
    plan = tmp_path / "plan.txt"
    plan.write_text("青禾医院工会2027年工作计划\n二、工作措施\n1、到青和县走访。\n", encoding="utf-8")
    found = plandraft.check(plan, settings=settings)
    assert "PD706" in {finding.code for finding in found.findings}
    assert "PD706" not in {finding.code for finding in plandraft.check(plan, settings=plandraft.Settings()).findings}


def test_the_layout_on_the_page_of_word_is_understood(tmp_path: Path) -> None:
    """It names every key, in Chinese; the table of settings does, too."""
    from plandraft.api.laying import load_layout
    from plandraft.api.settings import WordFiles, load_settings
    from plandraft.rendering import Layout

    text = (ROOT / "docs" / "word.md").read_text(encoding="utf-8")
    toml, yaml = (re.search(rf"```{kind}\n(.*?)```", text, re.DOTALL)[1] for kind in ("toml", "yaml"))
    (tmp_path / "house.yaml").write_text(yaml, encoding="utf-8")
    (tmp_path / "plandraft.toml").write_text(toml, encoding="utf-8")
    layout = load_layout(tmp_path / "house.yaml")
    assert (layout.title.font, layout.body.size, layout.line) == ("华文中宋", 14, 28)
    assert [name for name in Layout.model_fields if name not in yaml] == []
    assert set(load_settings(tmp_path / "plandraft.toml").word) == {"layout", "template"}
    assert [name for name in WordFiles.model_fields if name not in toml] == []


def test_the_table_on_the_page_of_money_is_understood(tmp_path: Path) -> None:
    """Every key of a price, and which of two holds at an address."""
    from plandraft.api.settings import load_settings
    from plandraft.models.costs.prices import own_price

    text = (ROOT / "docs" / "money.md").read_text(encoding="utf-8")
    table = re.search(r"```toml\n(.*?)```", text, re.DOTALL)[1]
    (tmp_path / "plandraft.toml").write_text(table, encoding="utf-8")
    prices = load_settings(tmp_path / "plandraft.toml").prices
    assert set(plandraft.Price.model_fields) == set(re.findall(r"^(\w+) =", table, re.MULTILINE))
    inputs = [
        own_price("qwen-max", url, prices).input for url in ("https://relay.example/v1", "https://other.example/v1")
    ]
    assert inputs == [3, Decimal("2.4")]


def test_the_calls_of_a_run_are_counted_as_the_page_shows(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second block of the page of observability, with an endpoint."""
    text = (ROOT / "docs" / "observability.md").read_text(encoding="utf-8")
    code = re.findall(r"```python\n(.*?)```", text, re.DOTALL)[1]
    monkeypatch.chdir(ROOT)
    with serving(GOOD) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        exec(compile(code, "docs/observability.md", "exec"), {})
    paid = ast.literal_eval(capsys.readouterr().out)
    assert paid["frame"] > 0
    assert sum(paid.values()) == 15 * len(server.requests)


def test_the_page_of_observability_names_what_there_is() -> None:
    """Every kind of event, and both switches for content."""
    text = (ROOT / "docs" / "observability.md").read_text(encoding="utf-8")
    assert {f"| `{kind}` |" in text for kind in get_args(EventKind)} == {True}
    assert f"{logs.LOG_CONTENT_VARIABLE}=1" in text
    assert telemetry.SPAN_CONTENT_VARIABLE in text


def test_the_page_of_samples_names_every_reason() -> None:
    """In the order in which they are tried."""
    from plandraft.samples import REASONS

    text = (ROOT / "docs" / "samples.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE) == list(REASONS)


def test_the_page_of_drafting_names_every_prompt() -> None:
    """Each step that asks, and nothing that is asked no more."""
    from plandraft.prompts import PROMPTS

    text = (ROOT / "docs" / "drafting.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
    assert {*rows, "whole"} == set(PROMPTS)
    assert "`whole`" in text


def test_the_glossary_has_each_word_once_and_every_origin() -> None:
    """One meaning a word; the letters of ids and the states of demands are those of the code."""
    from plandraft.core.coverage import CoverageState
    from plandraft.core.plan import COLLECTIONS, Origin

    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = [row for row in re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", text, re.MULTILINE) if row[0] != "word"]
    words = [re.sub(r" `\w`", "", word) for row in rows for word in row[0].split(", ") if "---" not in word]
    assert len(words) == len(set(words)) > 40
    assert all(re.search(r"[\u4e00-\u9fff]", row[1]) for row in rows if "---" not in row[0])
    said = {row[0]: row[2] for row in rows}
    assert [o.value for o in Origin if o.value.replace("_", " ") not in said["origin"]] == []
    assert [state for state in get_args(CoverageState) if state not in said["coverage"]] == []
    assert [letter for letter in COLLECTIONS.values() if f" `{letter}`" not in "".join(said)] == []


def test_the_python_on_the_page_of_many_plans_runs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line an organisation."""
    code = re.search(r"```python\n(.*?)```", (ROOT / "docs" / "many.md").read_text(encoding="utf-8"), re.DOTALL)[1]
    monkeypatch.chdir(ROOT)
    exec(compile(code, "docs/many.md", "exec"), {})
    assert len(capsys.readouterr().out.splitlines()) == len(list((ROOT / "examples" / "profiles").glob("*.yaml")))


def test_the_page_of_many_plans_names_every_column_and_option() -> None:
    """What a table and a command have stands on their page."""
    from dataclasses import fields

    from plandraft.api.results import Row
    from plandraft.cli.many import many

    text = (ROOT / "docs" / "many.md").read_text(encoding="utf-8")
    assert [field.name for field in fields(Row) if f"`{field.name}`" not in text] == []
    assert [
        option for param in many.params for option in param.opts if option not in text and "key" not in option
    ] == []


def test_the_readme_names_every_command() -> None:
    """A command nobody can find is not there."""
    from plandraft.cli.main import main

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in main.commands if f"plandraft {name}" not in text] == []


def test_examples_in_docstrings_hold() -> None:
    """Every module's doctests."""
    failed, tried = 0, 0
    for module in pkgutil.walk_packages(plandraft.__path__, "plandraft."):
        result = doctest.testmod(importlib.import_module(module.name), optionflags=doctest.NORMALIZE_WHITESPACE)
        failed, tried = failed + result.failed, tried + result.attempted
    assert failed == 0
    assert tried >= 10


def test_the_rules_page_is_fresh() -> None:
    """It is made from the rules."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "make_rules_doc.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_page_of_prompts_is_fresh() -> None:
    """It names what each template knows, from the docstrings of the inputs."""
    script = str(ROOT / "scripts" / "make_prompts_doc.py")
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_page_of_kinds_can_be_followed_step_by_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its files are written, its commands run, in their order; the plan is of the new kind and without errors."""
    from click.testing import CliRunner

    from plandraft.cli.main import main

    monkeypatch.chdir(tmp_path)
    said = []
    text = (ROOT / "docs" / "kinds.md").read_text(encoding="utf-8")
    for form, block in re.findall(r"```(\w+)\n(.*?)```", text, re.DOTALL):
        if form == "bash":
            for line in block.splitlines():
                done = CliRunner().invoke(main, line.split()[1:])
                assert done.exit_code == 0, (line, done.stderr)
                said.append(done)
        else:
            name, content = block.split("\n", 1)
            Path(name.removeprefix("# ")).write_text(content, encoding="utf-8")
    plan = plandraft.open_plan("plan.json").plan
    assert plan == plandraft.open_plan("again.json").plan
    assert {"食堂管理", "维修保障"} <= {measure.area for measure in plan.measures}
    assert "工会" not in Path("plan.md").read_text(encoding="utf-8")
    assert said[-2].stdout.splitlines()[2].startswith("logistics ← general\t后勤工作计划")
    assert "kind: logistics 后勤工作计划 (by its name: 后勤处)" in said[-1].stderr


def test_the_page_of_kinds_names_those_that_ship() -> None:
    """Every one has its line in the table."""
    from plandraft.core.settings import AS_SHIPPED
    from plandraft.knowledge import kinds_known

    text = (ROOT / "docs" / "kinds.md").read_text(encoding="utf-8")
    assert [kind.id for kind in kinds_known(AS_SHIPPED) if f"| `{kind.id}` |" not in text] == []
