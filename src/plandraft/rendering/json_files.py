"""Plan files in JSON."""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError

from plandraft.core.plan import FORMAT_VERSION, Plan
from plandraft.errors import PlanError
from plandraft.messages import tr
from plandraft.rendering.comments import escape_unwritable


def to_json(plan: Plan) -> str:
    """The plan as indented JSON with Chinese as it is."""
    return escape_unwritable(json.dumps(plan.model_dump(mode="json"), ensure_ascii=False, indent=2)) + "\n"


def from_json(text: str, *, file: str) -> Plan:
    """Read a plan file.

    Raises:
        PlanError: No JSON (with line and column), no plan (with the key path), or a later format.
    """
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise PlanError(tr("{file} is empty", file=file), hint=tr("plandraft draft writes a plan"))
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise PlanError(f"{file}:{error.lineno}:{error.colno}: {error.msg}", hint=tr("this is no JSON there")) from None
    except (RecursionError, ValueError):
        raise PlanError(
            tr("{file} is nested too deeply or holds an endless number", file=file), hint=tr("this is no plan")
        ) from None
    if not isinstance(data, dict):
        raise PlanError(
            tr("{file} holds no plan: a plan is a JSON object", file=file),
            hint=tr("plandraft schema plan shows its keys"),
        )
    check_version(data, file)
    try:
        return Plan.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        path = "/" + "/".join(map(str, first["loc"]))
        raise PlanError(
            f"{file}: {path}: {first['msg']}", hint=tr("plandraft schema plan shows what it takes")
        ) from None


def check_version(data: dict[str, Any], file: str) -> None:
    """Refuse a plan of a later format.

    Raises:
        PlanError: Its ``format_version`` is greater than the one this version writes.
    """
    version = data.get("format_version", FORMAT_VERSION)
    if isinstance(version, int) and version > FORMAT_VERSION:
        raise PlanError(
            tr(
                "{file} has format_version {version}; this version of plandraft knows up to {format_version}",
                file=file,
                version=version,
                format_version=FORMAT_VERSION,
            ),
            hint=tr("upgrade plandraft"),
        )
