"""The base of every value that travels between rooms: frozen, keyword-only, unknown keys refused."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, ValidationError

from plandraft.errors import ArgumentRefused
from plandraft.messages import tr
from plandraft.short_repr import shortened

if TYPE_CHECKING:
    from pydantic._internal._model_construction import ModelMetaclass
else:
    ModelMetaclass = type(BaseModel)


class _Telling(ModelMetaclass):
    """Tells in one line what is wrong where a value is made; what is read from a file keeps pydantic's own error."""

    def __call__(self, *args: Any, **fields: Any) -> Any:
        if args:
            raise ArgumentRefused(
                tr("{name} is made of named fields alone", name=self.__name__),
                hint=tr("they are {it}", it=_names(self)),
            )
        try:
            return super().__call__(**fields)
        except ValidationError as error:
            raise _refused(self, error) from None


class FrozenModel(BaseModel, metaclass=_Telling):
    """A frozen value. Change it with ``model_copy(update=…)``, which leaves the old one alone."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def __repr__(self) -> str:
        fields = type(self).model_fields
        usual = {name: field.get_default(call_default_factory=False) for name, field in fields.items()}
        parts = ((name, value) for name, value in self if value not in (usual.get(name), (), None, {}))
        return shortened(type(self).__name__, parts)

    def __str__(self) -> str:
        return repr(self)


def _refused(cls: type, error: ValidationError) -> ArgumentRefused:
    first = error.errors(include_url=False)[0]
    place, known = ".".join(map(str, first["loc"])), getattr(cls, "model_fields", {})
    hint = tr("its fields are {cls}", cls=_names(cls))
    if first["type"] == "extra_forbidden":
        near = difflib.get_close_matches(place, known, n=1)
        return ArgumentRefused(
            tr("{name} has no field {place}", name=cls.__name__, place=place),
            hint=tr("did you mean {near}?", near=near[0]) if near else hint,
        )
    if first["type"] == "missing":
        return ArgumentRefused(tr("{name} needs {place}", name=cls.__name__, place=place), hint=hint)
    shown = repr(first["input"])
    shown = shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"
    said = tr("{removeprefix}, not {shown}", removeprefix=first["msg"].removeprefix("Value error, "), shown=shown)
    if not place:
        return ArgumentRefused(f"{cls.__name__}: {said}", hint=hint)
    return ArgumentRefused(f"{cls.__name__}: {place}: {said}", hint=tr("mend {place}", place=place))


def _names(cls: type) -> str:
    return ", ".join(getattr(cls, "model_fields", ()))


_SHOWN = 60
"""Characters that an error shows of a value."""
