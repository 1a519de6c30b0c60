"""What is given to a public function is looked at when it is called: a wrong name, type or word is told in one line.

The annotations are what is looked at, so that there is one place where a function says what it takes. Containers that
can be looked into without using them up are, iterators are not.
"""

from __future__ import annotations

import collections.abc as abc
import datetime as dt
import difflib
import functools
import inspect
import os
import sys
import types
import typing
from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Any, Literal, ParamSpec, TypeVar, get_args, get_origin, is_typeddict

from plandraft.errors import ArgumentRefused
from plandraft.messages import Lang, marked, scope, tr

_P = ParamSpec("_P")
_R = TypeVar("_R")
_Class = TypeVar("_Class", bound=type)
_SHOWN = 40
"""Characters that an error shows of a value."""
_LONGEST_PATH, _LONGEST_NAME = 4_096, 255
"""Bytes of a path, and of a name in it, that usual file systems take."""
_LOOKED_AT = 1_000
"""Members of a long list that are looked at (our choice)."""
_WORDS: Mapping[object, str] = {
    str: "text",
    int: marked("a whole number"),
    float: "a number",
    bool: marked("True or False"),
    dt.date: "a date",
    os.PathLike: "a path",
    type(None): "None",
}


def checked(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """A function whose arguments are looked at before it begins; its signature names all keywords that it hands on.

    Raises:
        ArgumentRefused: Of the call: an argument is missing, unknown, or of a type that the function does not take.
    """
    name = function.__qualname__.removesuffix(".__init__")
    signature = inspect.signature(function)
    spelled = _spelled_out(function, signature)

    @functools.wraps(function)
    def looked_at(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        lang = getattr(kwargs.get("settings"), "lang", None)
        with scope(lang):
            result = looked_at_and_called(*args, **kwargs)
        return _awaited(result, lang) if inspect.iscoroutine(result) else result  # type: ignore[return-value]

    def looked_at_and_called(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        hints = hints_of(function)
        try:
            given = spelled.bind(*args, **kwargs).arguments
        except TypeError as error:
            raise _unbound(name, kwargs, spelled, hints, error) from None
        for parameter, value in given.items():
            if parameter in hints and not fits(value, hints[parameter]):
                raise _misfit(name, parameter, value, hints[parameter])
            if parameter in hints and _takes_path(hints[parameter]) and not could_be_paths(value):
                said = tr("{name}: {parameter} cannot be {value}", name=name, parameter=parameter, value=_shown(value))
                raise ArgumentRefused(said, hint=tr("no file can be called so: is a text in the place of a path?"))
        return function(*args, **kwargs)

    looked_at.__signature__ = spelled  # type: ignore[attr-defined]
    return looked_at


async def _awaited(result: Awaitable[Any], lang: Lang | None) -> Any:
    """What is awaited speaks the language of its call as well."""
    with scope(lang):
        return await result


def checked_class(made: _Class) -> _Class:
    """A class whose arguments are looked at when it is made; the same as ``checked``."""
    made.__init__ = checked(made.__init__)  # type: ignore[misc]
    return made


@functools.cache
def hints_of(function: Callable[..., Any]) -> dict[str, Any]:
    """The type of each argument, those that are handed on as keywords included; what cannot be known is left out."""
    plain = inspect.unwrap(function)
    scope = {**vars(typing), **vars(sys.modules[plain.__module__])}
    found: dict[str, Any] = {}
    for name, said in plain.__annotations__.items():
        hint = _read(said, scope)
        if name == "return" or hint is None:
            continue
        fields = _fields_of(hint)
        found |= fields if fields else {name: hint}
    return found


def fits(value: object, hint: Any) -> bool:
    """Whether a value is of a type.

    >>> fits("fast", Literal["auto", "whole"]), fits(3, int | None), fits(True, int), fits([1, "x"], list[int])
    (False, True, False, False)
    """
    origin, args = get_origin(hint), get_args(hint)
    if hint is Any or hint is object or isinstance(hint, TypeVar):
        return True
    if origin in (typing.Union, types.UnionType):
        return any(fits(value, one) for one in args)
    if origin is Literal:
        return any(value == one and type(value) is type(one) for one in args)
    if origin is typing.Annotated:
        return fits(value, args[0])
    if origin is not None:
        return _fits_container(value, origin, args)
    if hint is None or hint is type(None):
        return value is None
    if not isinstance(hint, type):
        return True
    if getattr(hint, "_is_protocol", False):
        return all(hasattr(value, name) for name in dir(hint) if not name.startswith("_"))
    if hint is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool)
    if hint is dt.date:
        return isinstance(value, dt.date) and not isinstance(value, dt.datetime)
    return isinstance(value, hint)


def could_be_paths(value: object) -> bool:
    r"""Whether a path, and each path of a list, is one that a file could have on any system.

    >>> could_be_paths("plans/me.yaml"), could_be_paths("a\0b"), could_be_paths(["计" * 100])
    (True, False, False)
    """
    if isinstance(value, list | tuple):
        return all(could_be_paths(one) for one in _some(value))
    if not isinstance(value, str | os.PathLike):
        return True
    path = os.fspath(value)
    encoded = path.encode("utf-8", "surrogatepass") if isinstance(path, str) else path
    parts = encoded.replace(b"\\", b"/").split(b"/")
    return b"\0" not in encoded and len(encoded) < _LONGEST_PATH and all(len(part) <= _LONGEST_NAME for part in parts)


def _takes_path(hint: Any) -> bool:
    return any(get_origin(one) is os.PathLike or _takes_path(one) for one in get_args(hint)) or (
        get_origin(hint) is os.PathLike
    )


def _fits_container(value: object, origin: Any, args: tuple[Any, ...]) -> bool:
    if origin is abc.Callable:
        return callable(value)
    if not isinstance(value, origin) or isinstance(value, str | bytes):
        return False
    if isinstance(value, abc.Mapping) and not issubclass(origin, abc.Mapping):
        return False
    if origin is os.PathLike:
        return isinstance(os.fspath(value), str)
    if isinstance(value, abc.Mapping) and len(args) == 2:
        return all(fits(key, args[0]) and fits(one, args[1]) for key, one in _some(value.items()))
    if isinstance(value, abc.Sequence | abc.Set) and args:
        if origin is tuple and args[-1] is not Ellipsis:
            return len(value) == len(args) and all(map(fits, value, args))
        return all(fits(one, args[0]) for one in _some(value))
    return True


def _some(values: abc.Iterable[Any]) -> Iterator[Any]:
    return (one for one, _ in zip(values, range(_LOOKED_AT), strict=False))


def _read(said: Any, scope: Mapping[str, Any]) -> Any:
    """The type that an annotation names; None where a name in it is not there at run time."""
    if not isinstance(said, str):
        return said
    try:
        return eval(said, dict(scope))  # noqa: S307  # the annotations of our own functions
    except (NameError, AttributeError, TypeError):
        return None


def _fields_of(hint: Any) -> dict[str, Any]:
    """The keywords of ``**given: Unpack[Fields]``."""
    inner = get_args(hint)[0] if get_origin(hint) is typing.Unpack else None
    return typing.get_type_hints(inner) if inner is not None and is_typeddict(inner) else {}


def _spelled_out(function: Callable[..., Any], signature: inspect.Signature) -> inspect.Signature:
    """The signature with each keyword of ``**given: Unpack[Fields]`` by its name."""
    parameters: list[inspect.Parameter] = []
    for parameter in signature.parameters.values():
        hint = str(parameter.annotation)
        if parameter.kind is not inspect.Parameter.VAR_KEYWORD or not hint.startswith("Unpack["):
            parameters.append(parameter)
            continue
        fields = function.__globals__[hint.removeprefix("Unpack[").removesuffix("]")]
        parameters += [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=said.__forward_arg__)
            for name, said in fields.__annotations__.items()
        ]
    return signature.replace(parameters=parameters)


def _unbound(
    name: str, given: Mapping[str, Any], spelled: inspect.Signature, hints: Mapping[str, Any], error: TypeError
) -> ArgumentRefused:
    unknown = next((key for key in given if key not in spelled.parameters), None)
    if unknown is None:
        return ArgumentRefused(
            f"{name}: {error}", hint=tr("it is {name}{spelled}", name=name, spelled=_without_types(spelled))
        )
    return ArgumentRefused(tr("{name} takes no {unknown}", name=name, unknown=unknown), hint=_meant(unknown, hints))


def _without_types(signature: inspect.Signature) -> str:
    parameters = (one for one in signature.parameters.values() if one.name != "self")
    bare = [one.replace(annotation=inspect.Parameter.empty) for one in parameters]
    return str(signature.replace(parameters=bare, return_annotation=inspect.Signature.empty))


def _meant(unknown: str, hints: Mapping[str, Any]) -> str:
    """What a wrong name probably stands for: another one, or a field of what another one takes."""
    for name, hint in hints.items():
        for kind in _types_in(hint):
            if unknown in inspect.signature(kind).parameters:
                return tr(
                    "it is part of another argument: {name}={name_2}({unknown}=…)",
                    name=name,
                    name_2=kind.__name__,
                    unknown=unknown,
                )
    near = difflib.get_close_matches(unknown, hints, n=1)
    return tr("did you mean {near}?", near=near[0]) if near else tr("it takes {hints}", hints=", ".join(hints))


def _types_in(hint: Any) -> Iterator[type]:
    """The types of this package that an argument may be of."""
    for one in (hint, *get_args(hint)):
        if isinstance(one, type) and one.__module__.startswith("plandraft.") and not get_args(one):
            yield one


def _misfit(name: str, parameter: str, value: object, hint: Any) -> ArgumentRefused:
    known = [one for one in _flat(hint) if isinstance(one, str)]
    near = difflib.get_close_matches(value, known, n=1) if isinstance(value, str) else ()
    made = [kind for kind in _types_in(hint) if isinstance(value, abc.Mapping)]
    takes = tr("{parameter} is {hint}", parameter=parameter, hint=_said(hint))
    if near:
        takes += tr("; did you mean {near}?", near=near[0])
    elif made:
        takes += tr("; of a dict one is made by {name}(**…)", name=made[0].__name__)
    elif isinstance(value, dt.datetime):
        takes += tr("; a datetime has one: .date()")
    return ArgumentRefused(
        tr(
            "{name}: {parameter} cannot be {name_2} {value}",
            name=name,
            parameter=parameter,
            name_2=type(value).__name__,
            value=_shown(value),
        ),
        hint=takes,
    )


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"


def _flat(hint: Any) -> Iterator[Any]:
    if get_origin(hint) in (typing.Union, types.UnionType, Literal):
        for one in get_args(hint):
            yield from _flat(one)
    else:
        yield hint


def _said(hint: Any) -> str:
    """A type in words: ``text, a path, Profile or None``."""
    words = list(dict.fromkeys(_word(one) for one in _flat(hint)))
    return words[0] if len(words) == 1 else tr("{words} or {words_2}", words=", ".join(words[:-1]), words_2=words[-1])


def _word(hint: Any) -> str:
    origin, args = get_origin(hint), [one for one in get_args(hint) if one is not Ellipsis]
    if isinstance(hint, str):
        return repr(hint)
    if origin is abc.Callable:
        return "a function"
    if origin in _WORDS:
        return tr(_WORDS[origin])
    if origin is not None and issubclass(origin, abc.Mapping):
        return (
            tr("a mapping of {args} to {args_2}", args=_said(args[0]), args_2=_said(args[1])) if args else "a mapping"
        )
    if origin is not None and issubclass(origin, abc.Iterable):
        return tr("a list of ({args})", args=_said(args[0])) if args else "a list"
    if getattr(hint, "_is_protocol", False):
        names = ", ".join(name for name in dir(hint) if not name.startswith("_"))
        return tr("a {name} (any object with {names})", name=hint.__name__, names=names)
    return tr(_WORDS.get(hint, getattr(hint, "__name__", str(hint))))
