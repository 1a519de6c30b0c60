"""How an ask is put to an endpoint: from a strict schema down to plain text; what is refused is not tried again."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from plandraft.core.ask import Ask

Form = Literal["strict", "schema", "tool", "object", "text"]
LADDER: tuple[Form, ...] = ("strict", "schema", "tool", "object", "text")
"""Tried from the left; an endpoint that refuses a form is asked in the next one."""


@dataclass
class Manners:
    """What one endpoint and model was found to accept."""

    refused: set[Form] = field(default_factory=set)
    limit_name: str = "max_tokens"
    dropped: set[str] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @property
    def form(self) -> Form:
        """The best form that was not refused."""
        return next((form for form in LADDER if form not in self.refused), "text")

    def learn(self, form: Form, message: str, request: Mapping[str, Any]) -> bool:
        """Adapt to a refusal of a request; False where there is nothing to adapt.

        What matters is what the request was sent with: another thread may have learnt the same in the meantime.
        """
        text = message.lower()
        with self.lock:
            if "max_completion_tokens" in text and "max_tokens" in request:
                self.limit_name = "max_completion_tokens"
                return True
            if "max_tokens" in text and "max_completion_tokens" in request and "max_completion_tokens" not in text:
                self.limit_name = "max_tokens"
                return True
            if "temperature" in text and "temperature" in request:
                self.dropped.add("temperature")
                return True
            if _ABOUT_FORM.search(text) and form != "text":
                if form in self.refused:
                    return True
                self.refused.add(form)
                if form == "strict" and "response_format" in text and "type" in text and "json_schema" in text:
                    self.refused.add("schema")
                return True
        return False


_ABOUT_FORM = re.compile(
    r"response_format|json_schema|json_object|json mode|schema|tool|function|strict|grammar|guided|additionalproperties"
)


def request_for(ask: Ask, model: str, manners: Manners, form: Form) -> dict[str, Any]:
    """The arguments of ``chat.completions.create``."""
    messages = [{"role": m.role, "content": m.content} for m in ask.messages]
    request: dict[str, Any] = {"model": model, "messages": messages, manners.limit_name: ask.limits.reply_tokens}
    if ask.limits.temperature is not None and "temperature" not in manners.dropped:
        request["temperature"] = ask.limits.temperature
    if form in ("strict", "schema"):
        schema = {"name": ask.schema_name, "schema": dict(ask.schema)} | ({"strict": True} if form == "strict" else {})
        request["response_format"] = {"type": "json_schema", "json_schema": schema}
    elif form == "tool":
        function = {"name": ask.schema_name, "parameters": dict(ask.schema)}
        request["tools"] = [{"type": "function", "function": function}]
        request["tool_choice"] = "required"
    else:
        if form == "object":
            request["response_format"] = {"type": "json_object"}
        schema_text = json.dumps(ask.schema, ensure_ascii=False, separators=(",", ":"))
        messages[-1]["content"] += f"\n\n只输出一个 json 对象，符合这个 JSON Schema：\n{schema_text}"
    return request
