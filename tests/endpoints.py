"""Endpoints of several kinds, as functions of the request: what they take, enforce and answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from tests.loopback import Answer, Script, completion, error

Request = Mapping[str, Any]
PROSE = "It is used to store and to send things."


def form_of(request: Request) -> str:
    """The form of the ladder in which a request asks."""
    kind = request.get("response_format", {})
    if "tools" in request:
        return "tool"
    if kind.get("type") == "json_schema":
        return "strict" if kind["json_schema"].get("strict") else "schema"
    return "object" if kind else "text"


def enforcing(*forms: str, willing: bool = True, bounds: bool = False, ranges: bool = True) -> Script:
    """A server that enforces these forms; told in words to write JSON, a willing model does.

    Args:
        forms: The forms.
        willing: Whether its model does as it is told.
        bounds: Whether numbers of items and ranges are enforced as well.
        ranges: Whether ranges are among them.
    """

    def script(request: dict[str, Any]) -> Answer:
        form, told = form_of(request), "JSON Schema" in request["messages"][-1]["content"]
        if form == "tool" and form in forms:
            function = {
                "name": "use",
                "arguments": _fitting(request["tools"][0]["function"]["parameters"], bounds=bounds, ranges=ranges),
            }
            return completion(None, tool_calls=[{"id": "1", "type": "function", "function": function}])
        if form in ("strict", "schema") and form in forms:
            schema = request["response_format"]["json_schema"]["schema"]
            return completion(_fitting(schema, bounds=bounds, ranges=ranges))
        if told and willing:
            return completion('{"use": "both"}')
        return completion('{"other": 1}' if form == "object" and form in forms else PROSE)

    return script


def refusing(refuses: Callable[[Request], Any], said: Answer, then: Script) -> Script:
    """Another server that refuses some requests."""
    return lambda request: said if refuses(request) else then(request)


GOOD = enforcing("strict", "schema", "tool", "object")
IGNORING = enforcing()
DEEPSEEK = refusing(
    lambda r: form_of(r) in ("strict", "schema"), error(400, "This response_format type is unavailable now"), GOOD
)
LM_STUDIO = refusing(
    lambda r: form_of(r) == "object",
    Answer(status=400, body={"error": "'response_format.type' must be 'json_schema' or 'text'"}),
    GOOD,
)
REASONING = refusing(
    lambda r: "max_tokens" in r,
    error(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.", param="max_tokens"),
    refusing(lambda r: "temperature" in r, error(400, "'temperature' does not support 0.3", param="temperature"), GOOD),
)
LLAMA_CPP_PYTHON = refusing(
    lambda r: form_of(r) in ("strict", "schema"), error(500, "KeyError: 'schema' (request 7f3a)"), GOOD
)
"""They were tried or described; see the sources of the room's error codes."""


def _fitting(schema: Mapping[str, Any], *, bounds: bool, ranges: bool) -> str:
    """The first object that a small schema allows."""

    def first(inner: Mapping[str, Any]) -> Any:
        if inner.get("type") == "array":
            return [first(inner["items"])] * (inner.get("minItems", 0) if bounds else 1)
        if inner.get("type") == "number":
            return inner.get("minimum", 0) if bounds and ranges else 10
        return inner.get("enum", ["字"])[0]

    return json.dumps({name: first(inner) for name, inner in schema["properties"].items()}, ensure_ascii=False)
