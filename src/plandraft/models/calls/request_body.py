"""How an ask is put to an endpoint: with a strict schema, a plain one, as a tool, as a JSON object, or in words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from plandraft.core.ask import Ask
from plandraft.core.schema_bounds import bounded
from plandraft.models.capabilities.capabilities import Capabilities, Form

_PLAIN_KEYS = ("type", "properties", "required", "items", "enum", "const", "anyOf", "description")
"""What every server that enforces schemas takes; tried on six on 2026-11-22."""
_BOUNDS = ("minItems", "maxItems", "minimum", "maximum")
"""What is in a schema only where a probe has seen that it is taken."""


def request_body(ask: Ask, model: str, capabilities: Capabilities, form: Form | None = None) -> dict[str, Any]:
    """The arguments of ``chat.completions.create``.

    Args:
        ask: What is asked.
        model: Name of the model.
        capabilities: What the endpoint accepts.
        form: The form to ask in; the best accepted one where None.
    """
    form = form or capabilities.form
    messages = _messages(ask, capabilities)
    request: dict[str, Any] = {"model": model, "messages": messages}
    if capabilities.limit != "none":
        request[capabilities.limit] = min(ask.limits.reply_tokens, capabilities.most_tokens or ask.limits.reply_tokens)
    if ask.limits.temperature is not None and capabilities.temperature:
        request["temperature"] = ask.limits.temperature
    if capabilities.thinking_off:
        request["extra_body"] = {"enable_thinking": False}
    schema = bounded(ask) if capabilities.bounds else ask.schema
    if form == "strict":
        request["response_format"] = _response_format(ask, dict(schema))
        request["response_format"]["json_schema"]["strict"] = True
    elif form == "schema":
        request["response_format"] = _response_format(ask, plainer_schema(schema, bounds=capabilities.bounds))
    elif form == "tool":
        function = {"name": ask.schema_name, "parameters": dict(schema)}
        request["tools"] = [{"type": "function", "function": function}]
        request["tool_choice"] = capabilities.tool_choice
    elif form == "object":
        request["response_format"] = {"type": "json_object"}
    if form in ("object", "text"):
        schema_text = json.dumps(ask.schema, ensure_ascii=False, separators=(",", ":"))
        messages[-1]["content"] += f"\n\n只输出一个 json 对象，符合这个 JSON Schema：\n{schema_text}"
    elif capabilities.json_word:
        messages[-1]["content"] += "\n\n只输出一个 json 对象。"
    return request


def as_stream(request: Mapping[str, Any], capabilities: Capabilities) -> dict[str, Any]:
    """The same request for a stream, with its usage where the endpoint can tell it."""
    options = {"stream_options": {"include_usage": True}} if capabilities.stream_options else {}
    return {**request, "stream": True, **options}


def continuation_body(ask: Ask, model: str, capabilities: Capabilities, text: str) -> dict[str, Any]:
    """A request for the rest of a cut reply; in words, since a schema would make the model begin anew.

    Args:
        ask: What was asked for.
        model: Name of the model.
        capabilities: What the endpoint takes.
        text: The reply so far.
    """
    request = request_body(ask, model, capabilities.without("strict", "schema", "tool", "object"))
    said = "上面的回答被截断了。从断开处的下一个字符接着写，不重复已有内容，不加说明或代码围栏，直到 JSON 完整结束。"
    request["messages"] += [{"role": "assistant", "content": text}, {"role": "user", "content": said}]
    return request


def plainer_schema(schema: Any, *, bounds: bool = False) -> Any:
    """A schema with only the keywords that every server takes; the full one is checked here afterwards.

    Args:
        schema: The schema, or a part of it.
        bounds: Whether numbers of items and ranges stay as well.
    """
    kept = (*_PLAIN_KEYS, *_BOUNDS) if bounds else _PLAIN_KEYS
    if isinstance(schema, list | tuple):
        return [plainer_schema(inner, bounds=bounds) for inner in schema]
    if not isinstance(schema, Mapping):
        return schema
    return {
        key: {name: plainer_schema(inner, bounds=bounds) for name, inner in value.items()}
        if key == "properties"
        else value
        if key in ("enum", "const", "required", *_BOUNDS)
        else plainer_schema(value, bounds=bounds)
        for key, value in schema.items()
        if key in kept
    }


def _response_format(ask: Ask, schema: dict[str, Any]) -> dict[str, Any]:
    return {"type": "json_schema", "json_schema": {"name": ask.schema_name, "schema": schema}}


def _messages(ask: Ask, capabilities: Capabilities) -> list[dict[str, str]]:
    messages = [{"role": m.role, "content": m.content} for m in ask.messages]
    if capabilities.system == "developer":
        return [m | {"role": "developer"} if m["role"] == "system" else m for m in messages]
    if capabilities.system == "system":
        return messages
    merged: list[dict[str, str]] = []
    for message in messages:
        role = "user" if message["role"] == "system" else message["role"]
        if merged and merged[-1]["role"] == role:
            merged[-1]["content"] += "\n\n" + message["content"]
        else:
            merged.append({"role": role, "content": message["content"]})
    return merged
