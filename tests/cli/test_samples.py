"""``plandraft samples PATH --for PROFILE`` as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

from plandraft.samples import REASONS
from tests.cli.test_commands import HOSPITAL, ROOT, plandraft

SAMPLES = ROOT / "examples" / "samples"


def test_areas_are_shown_with_their_items_and_what_was_passed_over() -> None:
    """Each item with its reason and place, each reason with a number."""
    shown = plandraft("samples", SAMPLES, "--for", HOSPITAL)
    assert shown.exit_code == 0, shown.output
    assert "民主管理与院务公开  (demo_mgmt): 3 items\n  1. " in shown.stdout
    assert "同类单位（医院）2026年计划，写到" in shown.stdout
    assert f"{REASONS['open_slot']}, " in shown.stdout
    assert shown.stdout.rstrip().splitlines()[-1].endswith("areas")


def test_the_same_as_json_is_in_the_prompts() -> None:
    """Every item stands word for word in the prompt that asks for the whole plan."""
    areas = json.loads(plandraft("samples", SAMPLES, "--for", HOSPITAL, "--json").stdout)["areas"]
    prompts = plandraft("prompt", HOSPITAL, "--step", "whole", "--samples", SAMPLES).stdout
    texts = [item["text"] for area in areas for item in area["items"]]
    assert len(texts) > 15
    assert [text for text in texts if text not in prompts] == []
    assert {reason for area in areas for reason in area["passed_over"]} <= set(REASONS)
    assert all({"id", "text", "why"} == set(item) for area in areas for item in area["items"])


def test_a_library_is_shown_like_its_files(tmp_path: Path) -> None:
    """With ``--for`` it may be named."""
    assert plandraft("library", "build", SAMPLES, "--into", tmp_path / "lib").exit_code == 0
    from_library = plandraft("samples", tmp_path / "lib", "--for", HOSPITAL)
    assert from_library.exit_code == 0, from_library.output
    from_files = plandraft("samples", SAMPLES, "--for", HOSPITAL)
    assert from_library.stdout.count("同类单位") == from_files.stdout.count("同类单位") > 15


def test_an_area_without_items_says_so(tmp_path: Path) -> None:
    """And why: one slogan speaks of it."""
    old = tmp_path / "old.txt"
    slogan = "进一步加强民主管理，充分发挥职代会的桥梁纽带作用。"
    old.write_text(f"医院工会工作计划\n一、主要工作\n1、{slogan}\n", encoding="utf-8")
    shown = plandraft("samples", old, "--for", HOSPITAL).stdout
    assert "(demo_mgmt): no items\n  passed over: 1 a slogan" in shown


def test_a_model_without_a_profile_is_a_slip() -> None:
    """It would change nothing."""
    done = plandraft("samples", SAMPLES, "--model", "gpt-4o")
    assert done.exit_code == 2
    assert "--for" in done.stderr
