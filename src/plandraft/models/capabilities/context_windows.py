"""How much a model can read and write at once, by family; unknown models get a small window.

Figures are lower bounds for a family, with where they were read and when; an endpoint may serve less, and one that
cuts a prompt in silence is noticed by its own count of the prompt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from plandraft.core.ask import Usage

READ_ON = "2026-11-24"
"""Day on which the sources below were read, in stored copies."""


@dataclass(frozen=True, kw_only=True)
class ContextWindow:
    """Tokens of prompt and reply together, and the most a reply may have.

    Attributes:
        context_tokens: Prompt and reply.
        reply_tokens: The reply; never more than half the context.
        source: Where it was read; "our choice" where nowhere.
    """

    context_tokens: int
    reply_tokens: int
    source: str

    def of(self, context_tokens: int, source: str) -> ContextWindow:
        """The same with another context, and a reply that fits it."""
        reply = min(self.reply_tokens, context_tokens // 2)
        return ContextWindow(context_tokens=context_tokens, reply_tokens=reply, source=source)


def _window(context: int, reply: int, source: str) -> ContextWindow:
    return ContextWindow(context_tokens=context, reply_tokens=reply, source=source)


_UIPATH = "UiPath Autopilot, supported models and limits"
_FASTGPT = "labring/fastgpt-plugin pull 297"
_AZURE = "MicrosoftDocs/azure-ai-docs pull 544"
_DEEPSEEK = "DeepSeek API docs, models and pricing (V3.1)"
_KNOWN: tuple[tuple[str, ContextWindow], ...] = (
    ("gpt-5-chat", _window(128_000, 16_000, _FASTGPT)),
    ("gpt-5.1-chat", _window(128_000, 16_000, _FASTGPT)),
    ("gpt-5", _window(400_000, 16_000, _UIPATH)),
    ("gpt-4.1", _window(1_000_000, 16_000, "OpenAI, introducing GPT-4.1")),
    ("gpt-4o", _window(128_000, 16_000, _UIPATH)),
    ("gpt-4-turbo", _window(128_000, 4_096, "OpenAI, DevDay announcement, November 2023")),
    ("gpt-4", _window(8_192, 4_096, "OpenAI, GPT-4 research page")),
    ("gpt-3.5", _window(16_385, 4_096, _AZURE)),
    ("o1", _window(128_000, 16_000, "SE-Arena, context_window.json")),
    ("o3", _window(200_000, 16_000, "SE-Arena, context_window.json")),
    ("o4", _window(200_000, 16_000, "matrixcode-core 0.4.43, model context window reference")),
    ("deepseek-chat", _window(128_000, 8_000, _DEEPSEEK)),
    ("deepseek-reasoner", _window(128_000, 16_000, _DEEPSEEK)),
    ("deepseek-v3", _window(128_000, 8_000, _DEEPSEEK)),
    ("deepseek", _window(64_000, 8_000, "PiAPI, DeepSeek model specifications (V3 and R1 of early 2025)")),
    ("qwen-turbo", _window(129_024, 16_000, "Bifrost model library, dashscope/qwen-turbo")),
    ("qwen2.5", _window(32_768, 8_000, "scaleway/docs-content pull 4667 (the smallest of the family)")),
    ("qwen3", _window(131_072, 8_000, "matrixcode-core 0.4.43, model context window reference")),
    ("kimi-k2", _window(262_144, 16_000, "MoonshotAI/kimi-cli issue 2011")),
    ("glm-4.6", _window(202_752, 16_000, "Xinference 2.10 docs, GLM-4.6")),
    ("glm-4", _window(128_000, 4_096, "matrixcode-core 0.4.43, model context window reference")),
    ("offline", _window(32_000, 4_000, "our choice")),
)
_UNKNOWN = _window(32_000, 4_000, "our choice: what nearly every endpoint of today takes")
_LONG_PROMPT_CHARS = 2_000
_FEWEST_TOKENS, _FEWEST_TOKENS_LATIN = 0.4, 0.1
"""Tokens a Chinese and another character: no tokenizer at hand counts fewer (the least measured are 0.55 and 0.2)."""
_SURELY_READ = 1.0
"""With so many tokens a Chinese character a prompt was read to its end, by a model that knows little Chinese."""
_SMALL_WINDOWS = (2_048, 4_096, 8_192)
"""What local servers are set to, left alone; a prompt cut to one and its reply fill it exactly."""
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_IN_NAME = re.compile(r"-(\d{1,4})k(?:$|[-_:])")


def window_for(model: str) -> ContextWindow:
    """The window of a model by its name; many vendors put it there (``moonshot-v1-8k``)."""
    name = model.lower().rsplit("/", 1)[-1]
    named = _IN_NAME.search(name)
    if named is not None and int(named[1]) >= 2:
        context = int(named[1]) * 1_000
        return _window(context, min(4_000, context // 2), "the model's own name")
    return next((window for prefix, window in _KNOWN if name.startswith(prefix)), _UNKNOWN)


def looks_cut(text: str, usage: Usage, *, finish: str) -> bool:
    """Whether an endpoint has not read a prompt to its end, by its own count; local servers cut without a word.

    Args:
        text: The prompt.
        usage: Tokens, as the endpoint counted them.
        finish: Why the reply ended: prompt and reply fill a window only where it ended at a limit.
    """
    if len(text) < _LONG_PROMPT_CHARS or not usage.prompt_tokens:
        return False
    chinese = len(_CHINESE.findall(text))
    fewest = chinese * _FEWEST_TOKENS + (len(text) - chinese) * _FEWEST_TOKENS_LATIN
    filled = finish == "length" and usage.prompt_tokens + usage.completion_tokens in _SMALL_WINDOWS
    filled = filled and usage.prompt_tokens < chinese * _SURELY_READ
    return usage.prompt_tokens < fewest or filled
