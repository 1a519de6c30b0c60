"""What a window leaves for a reply: learnt from refusals in all their words, from counts, and from what a user says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandraft.core.ask import Usage
from plandraft.models.capabilities.capabilities import Capabilities
from plandraft.models.capabilities.capability_cache import CapabilityCache
from plandraft.models.capabilities.learned_window import LearnedWindow, shrunk
from plandraft.models.faults.error_bodies import read_error
from plandraft.models.faults.fault import classify

PROMPT = "职工代表大会于三月召开，" * 400
MESSAGES = [{"role": "user", "content": PROMPT}]
REQUEST: dict[str, Any] = {"model": "m", "messages": MESSAGES, "max_tokens": 4_000}


def learned(**more: Any) -> LearnedWindow:
    """Of a model nobody knows."""
    return LearnedWindow("m", CapabilityCache("http://localhost/v1", "m"), **more)


@pytest.mark.parametrize(
    ("body", "prompt"),
    [
        (
            "This model's maximum context length is 6144 tokens. However, you requested 7616 tokens (3616 in the "
            "messages, 4000 in the completion). Please reduce the length of the messages or completion.",
            3616,
        ),
        (
            "'max_tokens' or 'max_completion_tokens' is too large: 4000. This model's maximum context length is 6144 "
            "tokens and your request has 3616 input tokens (4000 > 6144 - 3616).",
            3616,
        ),
        ("Requested tokens (7616) exceed context window of 6144", None),
        ("request (7616 tokens) exceeds the available context size (6144 tokens), try increasing it", None),
        (
            "Input validation error: `inputs` tokens + `max_new_tokens` must be <= 6144. Given: 3616 `inputs` tokens "
            "and 4000 `max_new_tokens`",
            3616,
        ),
        ("length of prompt_tokens (7000) must be less than max_seq_len (6144).", 7000),
        ("Invalid request: Your request exceeded model token limit: 6144 (requested: 7616)", None),
        ("prompt is too long: 7616 tokens > 6144 maximum", 7616),
        ("The input token count (7616) exceeds the maximum number of tokens allowed (6144).", None),
        ("<400> InternalError.Algo.InvalidParameter: Range of input length should be [1, 6144]", None),
        ("输入超出模型上下文长度，最大为6144", None),
        (
            {
                "error": {
                    "type": "exceed_context_size_error",
                    "message": "try it",
                    "n_prompt_tokens": 3616,
                    "n_ctx": 6144,
                }
            },
            3616,
        ),
    ],
)
def test_a_refusal_s_own_numbers_are_the_window_and_the_prompt(body: Any, prompt: int | None) -> None:
    """Every wording that was met; each is seen to be about length, and what is asked next fits."""
    said, found = read_error(body), learned()
    assert classify(400, said) == "too_long"
    found.refused(REQUEST, said, under=None)
    assert found.context_tokens == 6144
    if prompt is not None:
        assert prompt <= found.prompt_tokens(MESSAGES) <= prompt * 1.03 + 30
    left = found.for_reply(MESSAGES)
    assert left is not None
    assert left + found.prompt_tokens(MESSAGES) <= 6144


def test_without_numbers_the_next_smaller_window_is_tried() -> None:
    """Each refusal makes it smaller once, however many asks were refused under the same."""
    found, windows = learned(), []
    for _ in range(4):
        under = found.context_tokens
        for _ in range(3):
            found.refused(REQUEST, read_error("prompt too long"), under=under)
        windows.append(found.context_tokens)
    assert windows == [4_096, 2_048, 1_024, 512]


def test_a_guess_is_not_kept_and_a_number_is(tmp_path: Path) -> None:
    """Tomorrow another guess may be right."""
    for said, kept in (("prompt too long", None), ("maximum context length is 6144 tokens", 6144)):
        LearnedWindow("m", CapabilityCache("u", "m", folder=tmp_path)).refused(REQUEST, read_error(said), under=None)
        assert CapabilityCache("u", "m", folder=tmp_path).context_tokens == kept


def test_a_guess_is_not_kept_beside_what_is_learnt_later(tmp_path: Path) -> None:
    """Such as another form."""
    cache = CapabilityCache("u", "m", folder=tmp_path)
    cache.learn_context(8_192)
    cache.learn_context(4_096, guessed=True)
    cache.learn(Capabilities(temperature=False))
    again = CapabilityCache("u", "m", folder=tmp_path)
    assert (cache.context_tokens, again.context_tokens, again.capabilities.temperature) == (4_096, 8_192, False)


def test_a_reply_that_ends_before_its_limit_shows_the_window() -> None:
    """The sum is one that servers are set to; any other end says nothing of the window."""
    found = learned()
    found.filled(Usage(prompt_tokens=3_000, completion_tokens=1_000), 4_000)
    assert found.context_tokens is None
    found.filled(Usage(prompt_tokens=3_000, completion_tokens=1_096), 4_000)
    assert found.context_tokens == 4_096
    other = learned()
    other.filled(Usage(prompt_tokens=3_096, completion_tokens=1_000), 1_000)  # its own limit
    assert other.context_tokens is None


def test_what_the_user_says_is_the_most_and_the_endpoint_may_say_less() -> None:
    """Whichever is smaller."""
    found = learned(most=8_192)
    assert found.context_tokens == 8_192
    found.told(4_096)
    assert found.context_tokens == 4_096
    found.told(32_768)
    assert found.context_tokens == 8_192


@given(st.integers(1_024, 40_000), st.integers(0, 20_000), st.integers(1, 16_000))
def test_prompt_and_limit_never_pass_the_window(window: int, chars: int, limit: int) -> None:
    """Wherever there is room for a reply at all."""
    found, messages = learned(most=window), [{"role": "user", "content": "事" * chars}]
    left = found.for_reply(messages)
    assert left is not None
    sent = shrunk({"messages": messages, "max_tokens": limit}, left)
    assert sent["max_tokens"] <= limit
    assert left < 1 or sent["max_tokens"] + found.prompt_tokens(messages) <= window
