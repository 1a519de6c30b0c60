"""How much a model reads and writes at once."""

from __future__ import annotations

import re

import pytest

from plandraft.core.ask import Usage
from plandraft.models.capabilities import context_windows as windows
from plandraft.models.capabilities.context_windows import looks_cut, window_for


@pytest.mark.parametrize(
    ("name", "context"),
    [
        ("gpt-4o-mini", 128_000),
        ("gpt-4", 8_192),
        ("openrouter/deepseek/deepseek-chat", 128_000),
        ("deepseek-r1", 64_000),
        ("Kimi-K2-0905", 262_144),
        ("glm-4.6", 202_752),
        ("glm-4-plus", 128_000),
        ("moonshot-v1-8k", 8_000),
        ("doubao-pro-32k-240828", 32_000),
        ("a-model-nobody-knows", 32_000),
        ("", 32_000),
    ],
)
def test_the_name_decides(name: str, context: int) -> None:
    """By the number in the name, else by family, else a small window that nearly every endpoint takes."""
    assert window_for(name).context_tokens == context


def test_an_exact_family_comes_before_a_wider_one() -> None:
    """The first prefix that fits counts, so no earlier one may hide a later one."""
    prefixes = [prefix for prefix, _ in windows._KNOWN]
    for at, prefix in enumerate(prefixes):
        assert not any(prefix.startswith(earlier) for earlier in prefixes[:at]), prefix


def test_every_figure_has_a_source_and_a_day() -> None:
    """And a reply never fills more than half a window."""
    for _, window in windows._KNOWN:
        assert len(window.source) > 5
        assert 0 < window.reply_tokens <= window.context_tokens // 2
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", windows.READ_ON)
    assert window_for("moonshot-v1-8k").source


def test_a_prompt_that_fills_a_window_with_its_reply_may_have_been_read_whole() -> None:
    """A model that knows little Chinese needs two tokens a character: then only the reply met the window's end."""
    text = "每月走访一次困难职工。" * 400

    def cut(prompt: int, reply: int, finish: str) -> bool:
        return looks_cut(text, Usage(prompt_tokens=prompt, completion_tokens=reply), finish=finish)

    assert cut(3_396, 700, "length")  # 4,096 together, and fewer tokens than characters
    assert not cut(3_396, 700, "stop")
    assert not cut(7_492, 700, "length")
    assert cut(1_500, 100, "stop")  # no tokenizer counts so few
