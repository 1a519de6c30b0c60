"""Whole drafts against small context windows, in every way an endpoint says that a question is too long.

    python benchmarks/small_windows.py [--out FILE] [PROFILE …]

The model behind the endpoint is the offline one: its answers are cut where the window or the reply's limit ends. A plan
counts where every demand of the profile has a measure, all parts are there and nothing is missing.
"""

from __future__ import annotations

import argparse
import collections
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from office_server import Office, Request, Said, prompt_tokens, serving, tokens_of

import plandraft
from plandraft.errors import PlandraftError

HERE = Path(__file__).parent
WINDOWS = (2_048, 3_072, 4_096, 6_144, 8_192)
PROFILES = [
    HERE.parent / "examples" / "profiles" / f"{name}.yaml" for name in ("hospital-clinic", "community", "school")
]
WANTED = 0.95
LEAST, FULL = 32, "model_context_window_exceeded"
"""Tokens that a reply needs at all; the finish reason where the window was too small."""
Refusal = Callable[[int, int, int], Any]
"""Body of a refusal, made of the window and the tokens of prompt and wanted reply."""


def _oai(message: str, **more: Any) -> dict[str, Any]:
    return {"error": {"message": message, "type": "invalid_request_error", "param": None, "code": None} | more}


# Name: status, body, and whether the limit on the reply counts (else only the prompt must fit).
STYLES: dict[str, tuple[int, Refusal, bool]] = {
    "openai": (
        400,
        lambda w, p, r: _oai(
            f"This model's maximum context length is {w} tokens. However, you requested {p + r} tokens ({p} in the "
            f"messages, {r} in the completion). Please reduce the length of the messages or completion.",
            code="context_length_exceeded",
        ),
        True,
    ),
    "vllm": (
        400,
        lambda w, p, r: {
            "object": "error",
            "message": f"'max_tokens' or 'max_completion_tokens' is too large: {r}. This model's maximum context "
            f"length is {w} tokens and your request has {p} input tokens ({r} > {w} - {p}).",
            "type": "BadRequestError",
            "code": 400,
        },
        True,
    ),
    "llama-server": (
        400,
        lambda w, p, _: {
            "error": {
                "code": 400,
                "message": "the request exceeds the available context size, try increasing it",
                "type": "exceed_context_size_error",
                "n_prompt_tokens": p,
                "n_ctx": w,
            }
        },
        False,
    ),
    "llama-cpp-python": (
        400,
        lambda w, p, _: _oai(f"Requested tokens ({p}) exceed context window of {w}", code="context_length_exceeded"),
        False,
    ),
    "tgi": (
        422,
        lambda w, p, r: {
            "error": f"Input validation error: `inputs` tokens + `max_new_tokens` must be <= {w}. Given: {p} `inputs` "
            f"tokens and {r} `max_new_tokens`",
            "error_type": "validation",
        },
        True,
    ),
    "siliconflow": (
        400,
        lambda w, p, _: {
            "code": 20015,
            "message": f"length of prompt_tokens ({p}) must be less than max_seq_len ({w}).",
            "data": None,
        },
        False,
    ),
    "moonshot": (
        400,
        lambda w, p, r: {
            "error": {
                "type": "invalid_request_error",
                "message": f"Invalid request: Your request exceeded model token limit: {w} (requested: {p + r})",
            }
        },
        True,
    ),
    "qwen": (
        400,
        lambda w, *_: _oai(f"Range of input length should be [1, {w}]", code="invalid_parameter_error"),
        False,
    ),
    "litellm": (
        400,
        lambda w, p, r: _oai(
            "litellm.BadRequestError: litellm.ContextWindowExceededError: OpenAIException - This model's maximum "
            f"context length is {w} tokens. However, your messages resulted in {p + r} tokens.",
            type=None,
            code="400",
        ),
        True,
    ),
    "zhipu, no numbers": (400, lambda *_: {"error": {"code": "1261", "message": "Prompt 超长"}}, True),
    "413 page, no numbers": (
        413,
        lambda *_: "<html><head><title>413 Request Entity Too Large</title></head></html>",
        True,
    ),
    "code alone": (400, lambda *_: _oai("Bad request", code="context_length_exceeded"), True),
    "chinese": (400, lambda w, *_: _oai(f"输入超出模型上下文长度，最大为{w}"), True),
}
QUIET = ("told by /models", "cut without a word", "finish says so")


def answer(office: Office, window: int, style: str) -> Callable[[Request], Said]:
    """How the endpoint answers."""

    def said(request: Request) -> Said:
        prompt = prompt_tokens(request)
        wanted = int(request.get("max_tokens", request.get("max_completion_tokens", 4_000)))
        refused = _refused(style, window, prompt, wanted)
        return refused or _cut(office.answer(request), style, window, prompt, wanted)

    return said


def _refused(style: str, window: int, prompt: int, wanted: int) -> Said | None:
    """What is said where prompt and reply, or the prompt alone, do not fit; None where they do."""
    if style in STYLES:
        status, body, whole = STYLES[style]
        if prompt + (wanted if whole else LEAST) > window:
            return Said(status, body(window, prompt, wanted))
    if prompt <= window - LEAST:
        return None
    if style == "cut without a word":
        return Said(text='{"说明": "请提供完整的要求"}', usage=(window, 8))
    if style == "told by /models":
        return Said(status=400, body=_oai("input too long"))
    return Said(text="", finish=FULL, usage=(prompt, 0))


def _cut(text: str, style: str, window: int, prompt: int, wanted: int) -> Said:
    """As much of an answer as the window and the limit leave room for."""
    room = min(wanted, window - prompt)
    chars = int(len(text) * room / max(1, tokens_of(text)))
    if chars >= len(text):
        return Said(text=text, usage=(prompt, tokens_of(text)))
    full = room < wanted and style == "finish says so"
    return Said(text=text[:chars], finish=FULL if full else "length", usage=(prompt, room))


def drafted(profile: Path, window: int, style: str) -> tuple[str, int]:
    """What became of one draft: a word, and the calls."""
    office = Office()
    listed = {"object": "list", "data": [{"id": "m", "max_model_len": window}]} if style == "told by /models" else None
    with serving(answer(office, window, style), models=listed) as endpoint, tempfile.TemporaryDirectory() as home:
        os.environ["PLANDRAFT_HOME"] = home
        try:
            made = plandraft.draft(profile, model="m", base_url=endpoint.url, on_event=office.see)
        except PlandraftError as error:
            return f"stopped: {error.message[:80]}", len(endpoint.requests)
        return ("plan" if not made.missing else f"{len(made.missing)} missing"), len(endpoint.requests)


def main() -> None:
    """Draft each way."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("profiles", nargs="*", type=Path, default=PROFILES)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--styles", nargs="*", default=[*STYLES, *QUIET])
    parser.add_argument("--windows", nargs="*", type=int, default=WINDOWS)
    args = parser.parse_args()
    lines, total, good, begun = [], 0, 0, time.monotonic()
    by_window: dict[int, list[bool]] = collections.defaultdict(list)
    for style in args.styles:
        for window in args.windows:
            row = []
            for profile in args.profiles:
                became, calls = drafted(profile, window, style)
                by_window[window].append(became == "plan")
                row.append(f"{became} ({calls})")
                total, good = total + 1, good + (became == "plan")
            lines.append(f"{style:<22} {window:>6}  {' · '.join(row)}")
            print(lines[-1], flush=True)
    shares = ", ".join(f"{window}: {sum(came)}/{len(came)}" for window, came in by_window.items())
    lines += [
        "",
        f"plans: {good} of {total} ({good / total:.1%}), wanted {WANTED:.0%}{'  MISSED' * (good < WANTED * total)}",
    ]
    lines += [
        f"by window: {shares}",
        f"profiles: {', '.join(p.stem for p in args.profiles)}; calls in brackets",
    ]
    print("\n".join(lines[-3:]), f"{time.monotonic() - begun:.0f} s")
    if args.out:
        args.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
