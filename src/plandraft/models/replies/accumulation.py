"""Chunks and completions as endpoints really send them, gathered into what was said."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from plandraft.core.ask import Usage
from plandraft.models.faults.error_bodies import is_error

_REASONING = ("reasoning_content", "reasoning", "thinking")


@dataclass(repr=False)
class ResponseAccumulator:
    """What one call has brought so far; not shown as text: an endpoint may have repeated the key in it.

    Attributes:
        pieces: Content as it came, piece by piece.
        reasoning: Thinking aloud, piece by piece.
        arguments: Of tool calls, by their index, piece by piece.
        finish: The finish reason, whatever it is.
        refusal: The model's own words for not answering.
        error: An error object in place of a reply, or after its beginning.
        usage: As the endpoint counted; None where it said nothing.
        bodies: JSON values seen.
        choices: Whether there was ever a choice.
        done: The stream was ended properly.
        damaged: A part could not be read.
        page: A page or prose that came instead.
        others: Content of further choices, piece by piece, by their index.
    """

    pieces: list[str] = field(default_factory=list)
    reasoning: list[str] = field(default_factory=list)
    arguments: dict[int, list[str]] = field(default_factory=dict)
    finish: str = ""
    refusal: str = ""
    error: Any = None
    usage: Usage | None = None
    model: str = ""
    bodies: int = 0
    choices: bool = False
    done: bool = False
    damaged: bool = False
    page: str = ""
    others: dict[str, list[str]] = field(default_factory=dict)
    _growing: bool = True

    def take(self, body: Any) -> tuple[str, str]:
        """Take one chunk or completion in; returns the content (or a tool's arguments) and the reasoning it brought."""
        self.bodies += 1
        if isinstance(body, str):
            self.page = body
        if isinstance(body, list):
            body = next((one for one in body if isinstance(one, dict)), None)
        if not isinstance(body, dict):
            return "", ""
        self._about(body)
        listed = body.get("choices")
        choices = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
        if not choices:
            if is_error(body):
                self.error = body
            return "", ""
        self.choices = True
        for other in choices:
            if other.get("index"):
                self._keep(other)
        choice = next((one for one in choices if not one.get("index")), None)
        if choice is None:
            return "", ""
        if choice.get("error"):
            self.error = {"error": choice["error"]}
        self.finish = str(choice.get("finish_reason") or self.finish)
        return self._message(choice)

    @property
    def texts(self) -> list[str]:
        """The readings of what was said, likeliest first: joined; the last of cumulative pieces; each piece once."""
        pieces = [piece for piece in self.pieces if piece]
        if not pieces:
            called = ["".join(parts) for _, parts in sorted(self.arguments.items()) if any(parts)]
            return called or [text for parts in self.others.values() if (text := "".join(parts)).strip()] or [""]
        readings = ["".join(pieces)]
        growing = len(pieces) > 1 and all(b.startswith(a) for a, b in pairwise(pieces)) and pieces[-1] != pieces[0]
        if growing:
            readings.insert(0 if len(pieces) > 2 else 1, pieces[-1])
        if len(pieces) > 1 and len(pieces) % 2 == 0 and pieces[::2] == pieces[1::2]:
            readings.append("".join(pieces[::2]))
        return readings

    def _keep(self, choice: dict[str, Any]) -> None:
        """Another choice than the first: it counts where that one says nothing."""
        held = [choice[name] for name in ("delta", "message") if choice.get(name)]
        inner = next((one for one in held if isinstance(one, dict)), {})
        text = content_text(inner.get("content", choice.get("text")))
        self.others.setdefault(str(choice["index"]), []).append(text)

    def _about(self, body: dict[str, Any]) -> None:
        self.model = body["model"] if isinstance(body.get("model"), str) and body["model"] else self.model
        usage = read_usage(body.get("usage"))
        if usage is not None:
            self.usage = usage

    def _message(self, choice: dict[str, Any]) -> tuple[str, str]:
        delta = choice.get("delta")
        whole = choice.get("message")
        if isinstance(whole, str):
            whole = {"content": whole}
        message = delta if isinstance(delta, dict) and delta else whole if isinstance(whole, dict) else {}
        content = content_text(message.get("content", choice.get("text")))
        if message is whole and content and "".join(self.pieces) == content:
            content = ""  # the last chunk of some relays repeats the whole message
        thought = next((content_text(message[name]) for name in _REASONING if message.get(name)), "")
        self.refusal += content_text(message.get("refusal"))
        called = self._calls(message)
        if thought:
            self.reasoning.append(thought)
        return self._piece(content) if content else called, thought

    def _piece(self, content: str) -> str:
        """Keep a piece; returns what is new in it, where every piece so far repeats the ones before."""
        last = self.pieces[-1] if self.pieces else ""
        self._growing = self._growing and content.startswith(last) and content != last
        self.pieces.append(content)
        return content[len(last) :] if self._growing and len(self.pieces) > 2 else content

    def _calls(self, message: dict[str, Any]) -> str:
        """Keep the arguments of tool calls; returns what is new in them."""
        new = ""
        calls = message.get("tool_calls")
        calls = calls if isinstance(calls, list) else []
        if isinstance(message.get("function_call"), dict):
            calls = [{"function": message["function_call"]}]
        for at, call in enumerate(calls):
            function = call.get("function") if isinstance(call, dict) else None
            if not isinstance(function, dict):
                continue
            index = call.get("index")
            given = function.get("arguments")
            text = json.dumps(given, ensure_ascii=False) if isinstance(given, dict) else content_text(given)
            self.arguments.setdefault(index if isinstance(index, int) else at, []).append(text)
            new += text
        return new


def content_text(content: Any) -> str:
    """The words of a content field: a string, a list of parts, an object that was parsed too early, or nothing."""
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        return "".join(content_text(part) for part in content)
    if not isinstance(content, dict):
        return ""
    if content.get("type") in ("thinking", "reasoning"):
        return ""
    if "text" in content and set(content) <= {"type", "text", "annotations", "value", "index"}:
        return content_text(content["text"])
    if set(content) <= {"value", "annotations"} and isinstance(content.get("value"), str):
        return str(content["value"])
    return json.dumps(content, ensure_ascii=False)


def read_usage(usage: Any) -> Usage | None:
    """Tokens as the endpoint counted them; None where it told nothing that can be read."""
    if not isinstance(usage, dict) or not usage:
        return None
    prompt = usage.get("prompt_tokens_details") or usage.get("input_tokens_details")
    completion = usage.get("completion_tokens_details") or usage.get("output_tokens_details")
    return Usage(
        prompt_tokens=_number(usage.get("prompt_tokens", usage.get("input_tokens"))),
        cached_tokens=_number(_inner(prompt, "cached_tokens") or usage.get("prompt_cache_hit_tokens")),
        completion_tokens=_number(usage.get("completion_tokens", usage.get("output_tokens"))),
        reasoning_tokens=_number(_inner(completion, "reasoning_tokens")),
    )


def _inner(details: Any, name: str) -> Any:
    return details.get(name) if isinstance(details, dict) else None


def _number(value: Any) -> int:
    try:
        return max(0, int(value or 0))
    except (TypeError, ValueError, OverflowError):
        return 0
