"""The commands as a user runs them: results, exit status, one clear message for each wrong input."""

from __future__ import annotations

import json
import runpy
import sys
from pathlib import Path
from typing import Any, get_args

import pytest
from click.testing import CliRunner, Result

from plandraft.api.previewing import AskedStep
from plandraft.cli.main import main
from plandraft.core.plan import Plan
from plandraft.exit_status import ExitStatus
from tests.loopback import Answer, completion, error, serving

ROOT = Path(__file__).parents[2]
PROFILES = sorted((ROOT / "examples" / "profiles").glob("*.yaml"))
HOSPITAL = str(ROOT / "examples" / "profiles" / "hospital.yaml")


def plandraft(*arguments: Any, env: dict[str, str] | None = None) -> Result:
    """Run a command."""
    return CliRunner().invoke(main, [str(a) for a in arguments], env=env)


@pytest.mark.parametrize("profile", PROFILES, ids=lambda path: path.stem)
def test_the_offline_draft_is_a_plan_to_start_from(profile: Path, tmp_path: Path) -> None:
    """Complete, in every working month, with the profile's items, and without errors, for every shipped profile."""
    made = plandraft("draft", profile, "-o", tmp_path / "p.md", "-o", tmp_path / "p.json", "-o", tmp_path / "p.docx")
    assert made.exit_code == 0, made.output
    assert "No model was used" in made.stderr
    plan = Plan.model_validate_json((tmp_path / "p.json").read_text(encoding="utf-8"))
    assert plan.ideology.text
    assert len(plan.goals) >= 4
    assert len(plan.measures) >= 8
    assert all(measure.owner and measure.timing.is_set for measure in plan.measures)
    checked = plandraft("check", tmp_path / "p.json", "--profile", profile, "--format", "json")
    report = json.loads(checked.stdout)
    assert checked.exit_code == 0
    codes = {f["code"] for f in report["findings"] if f["severity"] != "hint"}
    assert not codes & {"PD211", "PD301", "PD201", "PD204"}, report["findings"]
    assert (tmp_path / "p.docx").read_bytes().startswith(b"PK")


def test_without_a_target_the_plan_goes_to_stdout() -> None:
    """Results to stdout, everything else to stderr."""
    made = plandraft("draft", HOSPITAL)
    assert made.stdout.startswith("<!-- plandraft plan")
    assert "findings:" in made.stderr
    assert "findings:" not in made.stdout


def test_a_plan_nobody_here_wrote_is_checked_with_lines(tmp_path: Path) -> None:
    """Text in, findings with line and column out; what needs links is not checked."""
    plan = tmp_path / "old.txt"
    lines = (
        "一、指导思想",
        "深入贯彻党的十八大精神。",
        "二、主要工作",
        "1、做好20__年送温暖工作。",
        "2、按中国总工会要求开展竞赛。",
    )
    text = "\n".join(("某单位工会2027年工作计划", *lines))
    plan.write_text(text, encoding="gb18030")
    made = plandraft("check", plan, "--format", "json")
    report = json.loads(made.stdout)
    found = {(f["code"], f["line"]) for f in report["findings"]}
    assert {("PD601", 3), ("PD502", 5), ("PD605", 6)} <= found
    assert made.exit_code == 1
    assert "PD206" in {n["code"] for n in report["not_checked"]}


def test_fill_mends_what_it_can(tmp_path: Path) -> None:
    """A missing owner is filled; the plan is written."""
    assert plandraft("draft", HOSPITAL, "-o", tmp_path / "p.json").exit_code == 0
    data = json.loads((tmp_path / "p.json").read_text(encoding="utf-8"))
    data["measures"][0]["owner"] = ""
    (tmp_path / "p.json").write_text(json.dumps(data), encoding="utf-8")
    made = plandraft("fill", tmp_path / "p.json", "--profile", HOSPITAL, "-o", tmp_path / "q.json")
    assert made.exit_code == 0, made.output
    assert Plan.model_validate_json((tmp_path / "q.json").read_text(encoding="utf-8")).measures[0].owner


@pytest.mark.parametrize("step", get_args(AskedStep))
def test_every_prompt_can_be_seen(step: str) -> None:
    """With its token count; nothing is sent."""
    made = plandraft("prompt", HOSPITAL, "--step", step, "--json")
    shown = json.loads(made.stdout)
    assert shown[0]["tokens"] > 300
    assert "云岭县" in shown[0]["messages"][0]["content"]
    assert len(shown) == (3 if step == "measures" else 1)


def test_the_small_commands_answer(tmp_path: Path) -> None:
    """Calendar, rules, schema, init, render, samples."""
    assert "2027-02-06 周六\t春节" in plandraft("calendar", "2027", "--sector", "hospital").stdout
    assert "第43个教师节" in plandraft("calendar", "2027-2028", "--sector", "school").stdout
    assert "measure-without-owner" in plandraft("rules").stdout
    assert "Why:" in plandraft("rules", "PD201").stdout
    assert json.loads(plandraft("schema", "plan").stdout)["title"] == "Plan"
    assert plandraft("init", tmp_path / "me.yaml").exit_code == 0
    assert plandraft("draft", tmp_path / "me.yaml", "-o", tmp_path / "p.json").exit_code == 0
    assert plandraft("render", tmp_path / "p.json", "-o", tmp_path / "p.md").exit_code == 0
    (tmp_path / "old.txt").write_text("工会工作计划\n一、主要工作\n1、开好职工代表大会。\n", encoding="utf-8")
    assert json.loads(plandraft("samples", tmp_path / "old.txt", "--json").stdout)["plans"][0]["kind"] == "union"


def files(folder: Path) -> dict[str, bytes | str]:
    """One wrong input of each kind."""
    wrong: dict[str, bytes | str] = {
        "empty.yaml": "",
        "list.yaml": "- a\n- b\n",
        "unknown.yaml": "name: 甲\nsector: hospital\nperiod: 2027\nprioritys: [a]\n",
        "type.yaml": "name: 甲\nsector: hospital\nperiod: 2027\nmembers: viele\n",
        "broken.yaml": "name: [甲\n",
        "twice.yaml": "name: 甲\nname: 乙\n",
        "wrong.toml": "name = '甲'\nsector = 'hospital'\nperiod = 2027\nmembers = -1\n",
        "binary.txt": bytes(range(256)) * 20,
        "future.json": '{"format_version": 99}',
        "nojson.json": "{",
        "listplan.json": "[]",
    }
    for name, content in wrong.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    (folder / "bare").mkdir()
    return wrong


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("draft", "none.yaml"), "there is no file"),
        (("draft", "empty.yaml"), "is empty"),
        (("draft", "list.yaml"), "holds a list"),
        (("draft", "unknown.yaml"), "unknown.yaml:4: prioritys: no such key; did you mean priorities?"),
        (("draft", "type.yaml"), "type.yaml:4: members: expected"),
        (("draft", "broken.yaml"), "broken.yaml:2"),
        (("draft", "twice.yaml"), "twice.yaml:2"),
        (("draft", "wrong.toml"), "members: expected a number ≥ 1, found -1"),
        (("draft", HOSPITAL, "--samples", "bare"), "holds nothing readable"),
        (("draft", HOSPITAL, "--samples", "binary.txt"), "it is no text in"),
        (("draft", HOSPITAL, "--samples", "none"), "there is no such file or folder"),
        (("draft", HOSPITAL, "--model", " "), "the name of the model is empty"),
        (("draft", HOSPITAL, "-o", "p.xyz"), "no format ends in .xyz"),
        (("draft", HOSPITAL, "-o", "none/p.md"), "there is no folder"),
        (("check", "future.json"), "format_version 99"),
        (("check", "nojson.json"), "nojson.json:1:2"),
        (("check", "listplan.json"), "holds no plan"),
        (("check", "none.md"), "there is no such file"),
        (("calendar", "1800"), "outside 1950"),
        (("rules", "PD999"), "there is no rule"),
        (("draft", HOSPITAL, "--model", "m", "--base-url", "https://relay.example/v1"), "there is no key"),
    ],
)
def test_wrong_input_has_one_clear_message(
    arguments: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What, where, what to do; exit 2 (3 for a key); no traceback and no half-written file."""
    files(tmp_path)
    before = sorted(tmp_path.iterdir())
    monkeypatch.chdir(tmp_path)
    made = plandraft(*arguments)
    assert said in made.stderr
    assert "hint:" in made.stderr
    assert made.exit_code == (3 if "key" in said and "there is no key" in said else 2)
    assert "Traceback" not in made.output
    assert made.exception is None or isinstance(made.exception, SystemExit)
    assert [p for p in sorted(tmp_path.iterdir()) if p.name != "state"] == before


def test_a_text_of_fifty_megabytes_is_refused(tmp_path: Path) -> None:
    """At once, by its size."""
    big = tmp_path / "big.txt"
    big.write_bytes("工会工作计划。".encode() * 2_400_000)
    made = plandraft("samples", big)
    assert made.exit_code == 2
    assert "at most" in made.stderr


@pytest.mark.parametrize(
    ("answer", "said"), [(error(401, "bad key"), "401"), (Answer(body=b"<html>"), "page"), (None, "Connection")]
)
def test_an_endpoint_out_of_reach_ends_with_three(answer: Answer | None, said: str, tmp_path: Path) -> None:
    """And the message says how to go on."""
    with serving([answer or completion("{}")]) as server:
        url = server.url if answer else "http://127.0.0.1:9/v1"
        made = plandraft("draft", HOSPITAL, "--model", "m", "--base-url", url, "-o", tmp_path / "p.md")
    assert made.exit_code == 3
    assert said in made.stderr
    assert "hint:" in made.stderr
    assert not (tmp_path / "p.md").exists()


@pytest.mark.parametrize("text", ["抱歉，我不会写。", "{}", '{"ideology": "一', "[]"])
def test_replies_without_a_plan_become_named_gaps(text: str, tmp_path: Path) -> None:
    """A model that answers nothing of use still ends in a plan that says what is missing, and in its own status."""
    with serving([completion(text)]) as server:
        made = plandraft("draft", HOSPITAL, "--model", "m", "--base-url", server.url, "-o", tmp_path / "p.md")
    assert made.exit_code == ExitStatus.GAPS, made.output
    assert "【待补：" in (tmp_path / "p.md").read_text(encoding="utf-8")
    assert "没有给出可用的内容" in made.stderr
    assert "Run the same command again" in made.stderr
    assert "plandraft fill" in made.stderr
    assert "/measures" not in made.stderr  # where in an answer the fault is: with -v


def test_the_module_is_the_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """``python -m plandraft``, for where scripts are not on the path."""
    monkeypatch.setattr("sys.argv", ["plandraft", "rules", "PD999"])
    monkeypatch.delitem(sys.modules, "plandraft.__main__", raising=False)  # another test may have looked at it
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("plandraft", run_name="__main__")
    assert ended.value.code == 2
    assert "there is no rule" in capsys.readouterr().err


def test_render_says_which_text_is_no_part_of_the_plan(tmp_path: Path) -> None:
    """What a foreign plan says of the year before, and what has no place, is not printed and not passed over."""
    text = "# 青禾医院工会2026年工作总结及2027年工作计划\n## 一、2026年工作回顾\n办了三件事。\n## 二、措施\n1. 走访。\n"
    table = "## 三、安排\n| 月份 | 工作 | 备注 |\n|---|---|---|\n| 1月 | 走访 | 待上级通知 |\n"
    (tmp_path / "plan.md").write_text(text + table, encoding="utf-8")
    said = plandraft("render", tmp_path / "plan.md", "-o", tmp_path / "plan.docx")
    assert said.exit_code == 0
    assert [words for words in ("办了三件事", "待上级通知") if words not in said.stderr] == []


def test_what_the_privacy_gate_masks_can_be_seen(tmp_path: Path) -> None:
    """``--privacy`` lists it instead of the prompts, without a model; in JSON it stands beside each prompt."""
    profile = tmp_path / "me.yaml"
    text = Path(HOSPITAL).read_text(encoding="utf-8")
    text = text.replace("医院有22个工会小组", "由副主席沈一舟分管劳动竞赛")
    profile.write_text(text, encoding="utf-8")
    listed = plandraft("prompt", profile, "--privacy")
    assert listed.exit_code == 0, listed.output
    assert "人名  沈一舟  sent as 某甲, put back in the reply" in listed.stdout
    assert "【单位概况】" not in listed.stdout
    (ask,) = json.loads(plandraft("prompt", profile, "--json").stdout)
    assert {"kind": "人名", "text": "沈一舟", "shown": "某甲", "own": True} in ask["masked"]
    assert "沈一舟" not in ask["messages"][0]["content"]
