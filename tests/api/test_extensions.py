"""What other packages bring: installed, it is there for every call; broken, it is named with its package.

That each of them works from a page a reader can follow is in ``tests/test_pages_that_run.py``.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import plandraft
from plandraft.api import extensions
from plandraft.cli.main import main
from plandraft.errors import ModelError, UsageError
from plandraft.exit_status import ExitStatus
from tests.test_pages_that_run import installed

PROFILE = "examples/profiles/hospital-clinic.yaml"
RULE = """
from plandraft import Severity
from plandraft.checks import Rule
class Ours(Rule):
    \"\"\"Ours.\"\"\"
    code = "ACM101"
    name = "ours"
    severity = Severity.WARNING
    message_zh = "不对"
    def check(self, plan, context):
        yield self.finding("P")
"""
Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Install a package of one module and one entry point."""
    monkeypatch.syspath_prepend(tmp_path)

    def made(group: str, value: str, module: str = "", *, name: str = "acme", package: str = "acme-x") -> None:
        part = value.partition(":")[0]
        (tmp_path / f"{part}.py").write_text(module, encoding="utf-8")
        monkeypatch.delitem(__import__("sys").modules, part, raising=False)
        head = f'[project]\nname = "{package}"\nversion = "1"\n'
        installed(f'{head}[project.entry-points."{group}"]\n{name} = "{value}"\n', tmp_path)
        extensions.forget_all()

    yield made
    extensions.forget_all()


@pytest.mark.parametrize(
    ("value", "module", "said"),
    [
        ("acme_a", "raise RuntimeError('no')", "cannot be loaded: RuntimeError: no"),
        ("acme_b:RULES", "", "cannot be loaded: AttributeError"),
        ("acme_c:RULES", "RULES = 3", "has a int in the place of a rule"),
        ("acme_d:Ours", RULE.replace("ACM101", "PD101"), "the code 'PD101'; it is 2 to 6 capitals, not PD"),
        ("acme_e:Ours", RULE.replace('"ours"', '"part-missing"'), "as PD101 part-missing is called"),
        ("acme_f:Ours", RULE.replace("    severity = Severity.WARNING\n", ""), "without severity"),
        ("acme_g:Ours", RULE.replace("def check", "def chekc"), "that cannot be made: TypeError"),
    ],
)
def test_rules_that_are_none_are_named_with_their_package(install: Install, value: str, module: str, said: str) -> None:
    """Before anything is checked."""
    install(extensions.RULES, value, module)
    with pytest.raises(UsageError) as refused:
        plandraft.check(plandraft.Plan(title="计划"))
    assert said in refused.value.message
    assert refused.value.hint == "mend or uninstall the package acme-x"


def test_a_rule_of_a_package_is_one_of_the_rules(install: Install) -> None:
    """It is listed, explained, chosen and accepted as any other; without English its words are the Chinese ones."""
    install(extensions.RULES, "acme_rule:Ours", RULE)
    plan, ours = plandraft.Plan(title="计划"), plandraft.CheckChoice(select=("ACM",))
    assert [one.message for one in plandraft.check(plan, choice=ours).findings] == ["不对"]
    assert [one.code for one in plandraft.check(plan, lang="en").findings if one.message == "不对"] == ["ACM101"]
    shown = CliRunner().invoke(main, ["rules", "ACM101"])
    assert (shown.exit_code, shown.stdout.splitlines()[0]) == (0, "ACM101 ours (warning)")
    assert "ACM101" in CliRunner().invoke(main, ["rules"]).stdout


def test_a_mark_in_a_text_accepts_what_a_rule_of_a_package_finds(install: Install, tmp_path: Path) -> None:
    """By its code."""
    install(extensions.RULES, "acme_rule:Ours", RULE)
    file = tmp_path / "plan.txt"
    file.write_text("<!-- plandraft: ignore ACM101 -->\n青禾医院工会2027年工作计划\n", encoding="utf-8")
    report = plandraft.check(file)
    assert "ACM101" in {one.code for one in report.accepted}
    assert "ACM101" not in {one.code for one in report.findings}


def test_a_rule_that_fails_has_not_looked(install: Install) -> None:
    """All others have."""
    install(extensions.RULES, "acme_rule:Ours", RULE.replace('yield self.finding("P")', "return 1 / 0"))
    report = plandraft.check(plandraft.Plan(title="计划"), lang="en")
    assert [one.why for one in report.not_checked if one.code == "ACM101"] == [
        "the rule failed: ZeroDivisionError: division by zero"
    ]
    assert report.findings


@pytest.mark.parametrize(
    ("module", "said"),
    [
        ("def make(rest): return 3", "makes a int, which has no name, ask and aask"),
        ("def make(rest): return 1 / 0", "makes no model of 'acme:x': ZeroDivisionError"),
        ("def make(): pass", "makes no model of 'acme:x': TypeError"),
    ],
)
def test_a_model_that_is_none_is_named_with_its_package(install: Install, module: str, said: str) -> None:
    """With exit status 2 on the command line."""
    install(extensions.MODELS, "acme_model:make", module)
    with pytest.raises(UsageError) as refused:
        plandraft.draft(PROFILE, model="acme:x")
    assert said in refused.value.message
    assert CliRunner().invoke(main, ["draft", PROFILE, "--model", "acme:x"]).exit_code == ExitStatus.INPUT


class House:
    """A model of one's own that answers nothing of use, ``most`` times."""

    name = "house"
    journal_as = "house-1"

    def __init__(self, most: int = 1000) -> None:
        self.asked: list[plandraft.Ask] = []
        self.most, self.closed = most, 0

    def ask(self, ask: plandraft.Ask) -> plandraft.Answer:
        if len(self.asked) == self.most:
            raise OSError("the house is away")
        self.asked.append(ask)
        usage = plandraft.Usage(prompt_tokens=100, completion_tokens=10)
        return plandraft.Reply(text='{"ideology": "服务职工。"}', usage=usage)

    async def aask(self, ask: plandraft.Ask) -> plandraft.Answer:
        return await asyncio.to_thread(self.ask, ask)

    def close(self) -> None:
        self.closed += 1


def test_whatever_a_model_of_ones_own_raises_stops_the_run_which_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    """With that model and no other; nothing that was answered is asked again, threaded or awaited."""
    first, second = House(most=2), House()
    with pytest.raises(ModelError, match=r"house failed: OSError: the house is away[\s\S]*plandraft resume"):
        plandraft.draft(PROFILE, model=first)
    (run,) = plandraft.list_runs()
    assert (run.model, run.base_url, run.state, run.replies, run.calls) == ("house-1", "", "stopped", 2, 2)
    with pytest.raises(UsageError, match=r"made with a model of your own, house-1[\s\S]*resume\(run, model="):
        plandraft.resume(run.id)
    done = asyncio.run(plandraft.aresume(run.id, model=second))
    assert done.run == run.id
    assert not {ask.id for ask in first.asked} & {ask.id for ask in second.asked}
    assert first.closed
    assert second.closed


def test_a_budget_bounds_a_model_of_ones_own() -> None:
    """By calls, tokens and money; the draft is what there is."""
    price = plandraft.Price(input=1, output=1, currency="CNY", as_of="2026-01-01")
    for budget in (
        plandraft.RunBudget(max_calls=2),
        plandraft.RunBudget(max_tokens=220),
        plandraft.RunBudget(max_cost=0.00022),
    ):
        house = House()
        house.journal_as = f"house-{budget!r}"
        draft = plandraft.draft(PROFILE, model=house, budget=budget, prices={house.journal_as: price})
        assert draft.stopped
        assert 2 <= len(house.asked) <= 8, "what is under way when the bound is reached comes in"
        assert draft.cost is not None


def test_an_answer_that_is_none_is_told() -> None:
    """And what it must be."""
    house = House()
    house.ask = lambda ask: "{}"  # type: ignore[method-assign]
    with pytest.raises(ModelError, match=r"house gave a str for an answer[\s\S]*Reply\(text="):
        plandraft.draft(PROFILE, model=house)


def test_a_model_without_a_name_for_the_journal_keeps_nothing() -> None:
    """It is asked anew each time."""
    house = House()
    house.journal_as = ""
    plandraft.draft(PROFILE, model=house)
    assert plandraft.list_runs() == ()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("frame.md.j2", "{% if %}", "frame.md.j2:1: Expected an expression"),
        ("fraem.md.j2", "x", "did you mean frame.md.j2?"),
        ("notes.txt", "x", "holds no template"),
        ("frame.md.j2", "{{ nonsense }}", "prompt frame and its inputs disagree: 'nonsense' is undefined"),
        ("frame.md.j2", "{{ ''.__class__.__mro__ }}", "prompt frame and its inputs disagree: access to attribute"),
    ],
)
def test_a_template_that_does_not_work_is_named(tmp_path: Path, name: str, text: str, said: str) -> None:
    """When it is read; a name that it does not know, when it is used; and it can reach nothing else."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(plandraft.PromptError) as refused:
        plandraft.draft(PROFILE, settings=plandraft.load_settings(prompts=tmp_path))
    assert said in str(refused.value)
    assert refused.value.hint


def test_a_run_keeps_the_templates_it_was_begun_with(tmp_path: Path) -> None:
    """What was asked in one's own words is asked on in them, when the folder has changed."""
    ours = "照旧用公文语言。"
    (tmp_path / "system.md.j2").write_text(ours, encoding="utf-8")
    settings = plandraft.load_settings(prompts=tmp_path)
    with pytest.raises(ModelError):
        plandraft.draft(PROFILE, model=House(most=1), settings=settings)
    (run,) = plandraft.list_runs()
    (tmp_path / "system.md.j2").unlink()
    house = House()
    done = plandraft.resume(run.id, model=house)
    assert {ask.messages[0].content for ask in house.asked if ask.prompt != "repair"} == {ours}
    assert done.template_digest != plandraft.draft(PROFILE).template_digest
