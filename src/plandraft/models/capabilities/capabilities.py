"""What one endpoint and model was found to accept, and what to change after a refusal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from plandraft.models.faults.error_bodies import ErrorDetails

Form = Literal["strict", "schema", "tool", "object", "text"]
FORM_LADDER: tuple[Form, ...] = ("strict", "schema", "tool", "object", "text")
"""Tried from the left; an endpoint that refuses a form is asked in the next one."""
LIMIT_NAMES: tuple[Literal["max_tokens", "max_completion_tokens"], ...] = ("max_tokens", "max_completion_tokens")
"""Names of the limit on the reply."""


@dataclass(frozen=True, kw_only=True)
class Capabilities:
    """How one endpoint and model wants to be asked.

    Attributes:
        refused: Forms it does not take.
        limit: Name of the limit on the reply; none where it takes neither.
        most_tokens: Most tokens it lets a reply have, where it named a range.
        temperature: Whether it takes one; a refused one is left out, never adjusted.
        system: Role of the first message; ``user`` puts the rules before the question.
        stream: Whether it streams if asked, always, or never.
        stream_options: Whether it takes them; without them few endpoints tell what a stream cost.
        thinking_off: Whether it must be told not to think.
        json_word: Whether the prompt must say *json* in every form.
        tool_choice: How strongly a tool may be asked for.
        path: What a bare address lacked.
        bounds: Whether it keeps a model to lists of values and numbers of items, and takes ranges, as a probe has seen.
    """

    refused: frozenset[Form] = frozenset()
    limit: Literal["max_tokens", "max_completion_tokens", "none"] = "max_tokens"
    most_tokens: int | None = None
    temperature: bool = True
    system: Literal["system", "developer", "user"] = "system"
    stream: Literal["either", "only", "never"] = "either"
    stream_options: bool = True
    thinking_off: bool = False
    json_word: bool = False
    tool_choice: Literal["required", "auto"] = "required"
    path: str = ""
    bounds: bool = False

    @property
    def form(self) -> Form:
        """The best form that was not refused."""
        return next((form for form in FORM_LADDER if form not in self.refused), "text")

    def without(self, *forms: Form) -> Capabilities:
        """The same with these forms refused; plain text always stays."""
        return replace(self, refused=self.refused | set(forms) - {"text"})

    def differences_from(self, other: Capabilities) -> str:
        """What is asked in another way than by others, in words."""
        ours = {"form": self.form} | {name: value for name, value in asdict(self).items() if name != "refused"}
        theirs = {"form": other.form} | asdict(other)
        return ", ".join(f"{name} {value}" for name, value in ours.items() if value != theirs[name])

    def streams(self, wanted: bool) -> bool:
        """Whether to ask for a stream."""
        return self.stream == "only" or (wanted and self.stream == "either")


RequestBody = Mapping[str, Any]


@dataclass(frozen=True)
class _Refusal:
    """What was refused, and the words it was refused with."""

    capabilities: Capabilities
    text: str
    request: RequestBody


_Change = Callable[[_Refusal], "Capabilities | None"]


def named_changes(capabilities: Capabilities, said: ErrorDetails, request: RequestBody) -> Iterator[Capabilities]:
    """What the refusal's own words ask for, most exact first.

    Args:
        capabilities: How the endpoint was asked.
        said: The refusal.
        request: The request it is about.
    """
    for pattern, change in _RULES:
        if pattern.search(said.text):
            changed = change(_Refusal(capabilities, said.text, request))
            if changed is not None and changed != capabilities:
                yield changed


def blind_changes(capabilities: Capabilities) -> Iterator[Capabilities]:
    """What to try where an endpoint refuses and does not say why: down the ladder, then with everything left out."""
    if capabilities.bounds:
        yield replace(capabilities, bounds=False)
    for at, form in enumerate(FORM_LADDER[:-1]):
        if form not in capabilities.refused:
            yield capabilities.without(*FORM_LADDER[: at + 1])
    least = replace(capabilities.without(*FORM_LADDER), stream_options=False, temperature=False, limit="none")
    yield least
    yield replace(least, stream="never")
    yield replace(least, stream="only")
    yield replace(least, stream="never", system="user")


def _limit(refusal: _Refusal) -> Capabilities | None:
    sent = next((name for name in LIMIT_NAMES if name in refusal.request), None)
    if sent is None:
        return None
    most = _most(refusal.text)
    if most is not None and most < refusal.request[sent]:
        return replace(refusal.capabilities, most_tokens=most)
    if sent == "max_tokens" and "max_completion_tokens" in refusal.text:
        return replace(refusal.capabilities, limit="max_completion_tokens")
    if sent == "max_completion_tokens" and "max_tokens" in refusal.text.replace("max_completion_tokens", ""):
        return replace(refusal.capabilities, limit="max_tokens")
    return replace(refusal.capabilities, limit="max_tokens" if sent == "max_completion_tokens" else "none")


def _most(text: str) -> int | None:
    found = re.search(
        r"\[\s*\d+\s*,\s*(\d{2,7})\s*\]|(?:less than or equal to|at most|<=|maximum (?:of|is)|不超过)\s*(\d{2,7})", text
    )
    return int(found[1] or found[2]) if found else None


def _temperature(refusal: _Refusal) -> Capabilities | None:
    return replace(refusal.capabilities, temperature=False) if "temperature" in refusal.request else None


def _stream_options(refusal: _Refusal) -> Capabilities | None:
    return replace(refusal.capabilities, stream_options=False) if "stream_options" in refusal.request else None


def _thinking(refusal: _Refusal) -> Capabilities | None:
    if refusal.capabilities.thinking_off:  # it is the switch itself that is unknown here
        return replace(refusal.capabilities.without(refusal.capabilities.form), thinking_off=False)
    return replace(refusal.capabilities, thinking_off=True)


def _stream(refusal: _Refusal) -> Capabilities | None:
    return replace(refusal.capabilities, stream="never" if refusal.request.get("stream") else "only")


def _role(refusal: _Refusal) -> Capabilities | None:
    asks_developer = (
        refusal.capabilities.system == "system" and "developer" in refusal.text and "alternat" not in refusal.text
    )
    return replace(refusal.capabilities, system="developer" if asks_developer else "user")


def _tool_choice(refusal: _Refusal) -> Capabilities | None:
    if "tool_choice" not in refusal.request:
        return None
    return (
        refusal.capabilities.without("tool")
        if refusal.capabilities.tool_choice == "auto"
        else replace(refusal.capabilities, tool_choice="auto")
    )


def _json_word(refusal: _Refusal) -> Capabilities | None:
    return (
        refusal.capabilities.without("object")
        if refusal.capabilities.json_word
        else replace(refusal.capabilities, json_word=True)
    )


def _form(refusal: _Refusal) -> Capabilities | None:
    if refusal.capabilities.bounds:
        return replace(refusal.capabilities, bounds=False)
    form = refusal.capabilities.form
    kind = refusal.request.get("response_format", {}).get("type")
    if kind == "json_object" and re.search(r"must be.{0,5}json_schema", refusal.text):
        up: frozenset[Form] = refusal.capabilities.refused - {"strict", "schema"}
        return replace(refusal.capabilities, refused=up | {"object"})
    whole_kind = re.search(r"json_schema|response_format\.type", refusal.text) and not _ABOUT_SCHEMA.search(
        refusal.text
    )
    if kind == "json_schema" and whole_kind:
        return refusal.capabilities.without("strict", "schema")
    return refusal.capabilities.without(form) if form != "text" else None


_ABOUT_SCHEMA = re.compile(r"invalid schema|keyword|pattern|grammar|additionalproperties|'required'|strict|anyof")
_RULES: tuple[tuple[re.Pattern[str], _Change], ...] = (
    (re.compile(r"stream_options"), _stream_options),
    (re.compile(r"enable_thinking|enable thinking|thinking mode"), _thinking),
    (re.compile(r"word.{0,4}json|must contain.{0,20}json|include.{0,12}json"), _json_word),
    (re.compile(r"tool_choice"), _tool_choice),
    (re.compile(r"temperature"), _temperature),
    (re.compile(r"max_(?:completion_|new_|output_)?tokens"), _limit),
    (
        re.compile(
            r"only supports? (?:the )?stream|enable the stream|stream(?:ing)? (?:mode )?(?:is )?(?:required|only)"
            r"|stream.{0,30}(?:not (?:be )?support|unsupported|not (?:allowed|available)|disabled|must be)"
            r"|not support.{0,12}stream|只支持流式|不支持流式|必须.{0,6}流式"
        ),
        _stream,
    ),
    (
        re.compile(
            r"(?:system|developer)'?\W.{0,40}(?:role|message)|role.{0,40}(?:system|developer)|roles? must alternat"
        ),
        _role,
    ),
    (
        re.compile(
            r"response_format|json_schema|json_object|json mode|schema|tool|function|strict|grammar|guided"
            r"|additionalproperties"
        ),
        _form,
    ),
)
