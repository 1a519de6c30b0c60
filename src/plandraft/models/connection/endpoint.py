"""Where a model is, and which key may go there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NoReturn

from plandraft.errors import KeyRejected, UsageError
from plandraft.messages import tr
from plandraft.models.connection.address import Address, parse_address
from plandraft.models.connection.redaction import Redactor

DEFAULT_URL = "https://api.openai.com/v1"
"""The SDK's own default address."""
NO_KEY = "no-key-needed"
"""What is sent to servers on this machine, which ask for none."""
_KEY_NAMES = ("OPENAI_API_KEY", "PLANDRAFT_API_KEY")


@dataclass(frozen=True, kw_only=True)
class KeyedEndpoint:
    """An OpenAI-compatible address with its key; the key is in no repr and no pickle.

    Attributes:
        base_url: The address.
        api_key: The key for it.
        own: Whether the ``OPENAI_*`` variables were set for this address; only then may their values go there.
        notes: What was mended in the address, for the user.
    """

    base_url: str
    api_key: str = field(repr=False)
    own: bool = False
    notes: tuple[str, ...] = ()

    @property
    def address(self) -> Address:
        """The address, to ask what it is."""
        return Address(url=self.base_url)

    @property
    def has_key(self) -> bool:
        """Whether a key of the user's is sent."""
        return self.api_key != NO_KEY

    def redact(self, text: str) -> str:
        """What a model wrote, without the key."""
        return self.redactor.reply(text)

    def redact_said(self, text: str) -> str:
        """What the endpoint or a library says of itself, without the key and without parts of it."""
        return self.redactor.said(text)

    @cached_property
    def redactor(self) -> Redactor:
        """What takes the key out of texts."""
        return Redactor(self.api_key if self.has_key else "")

    def unfinished(self, text: str) -> int:
        """How many characters at a text's end may be the beginning of the key."""
        if self.redact(self.api_key) == self.api_key:
            return 0
        longest = min(len(text), len(self.api_key) - 1)
        return next((n for n in range(longest, 0, -1) if self.api_key.startswith(text[-n:])), 0)

    def __reduce__(self) -> NoReturn:
        """Refuse to be pickled: the key would lie in the pickle in clear."""
        raise TypeError("an endpoint holds a key and cannot be pickled")


class _Hidden:
    """Holds a value so that no traceback with locals shows it."""

    __slots__ = ("value",)

    def __init__(self, value: str) -> None:
        self.value = value


def resolve_endpoint(*, base_url: str | None, env: Mapping[str, str], api_key_env: str | None = None) -> KeyedEndpoint:
    """The endpoint and the key that may go there.

    ``OPENAI_API_KEY`` goes to the SDK's default address or to the ``OPENAI_BASE_URL`` set beside it, and nowhere else.
    Any other address takes ``PLANDRAFT_API_KEY`` or the variable named by ``api_key_env``.

    Args:
        base_url: The address that was given; None means ``OPENAI_BASE_URL`` or the SDK's default.
        env: The environment.
        api_key_env: Name of the variable with the key.

    Raises:
        UsageError: The address cannot be one, or a key was given in place of the name of its variable.
        KeyRejected: No key may go there, or the key has characters no header can carry.
    """
    named_url = env.get("OPENAI_BASE_URL", "").strip()
    names = (*_KEY_NAMES, api_key_env) if api_key_env else _KEY_NAMES
    keys = {name: _Hidden(env.get(name, "").strip()) for name in names}
    del env  # an error's traceback with locals would print every secret of the environment
    if api_key_env and not keys[api_key_env].value and not re.fullmatch(r"[A-Z_][A-Z0-9_]*", api_key_env):
        raise UsageError(
            tr("what was given with --api-key-env is not the name of a variable that is set"),
            hint=tr("give the name of the variable that holds the key, such as RELAY_KEY, and not the key"),
        )
    own = parse_address(named_url or DEFAULT_URL)
    address = own if base_url is None else parse_address(base_url)
    is_own = address.origin == own.origin
    name = _key_name(keys, api_key_env, own=is_own, same=address.url == own.url)
    key = keys[name]
    if not key.value and address.local:
        return KeyedEndpoint(base_url=address.url, api_key=NO_KEY, own=is_own, notes=address.notes)
    if not key.value:
        raise KeyRejected(
            tr("there is no key for {url}", url=address.url),
            hint=tr(
                "set {name}, or name a variable with --api-key-env; OPENAI_API_KEY is only sent to {url}",
                name=name,
                url=own.url,
            ),
        )
    if not re.fullmatch(r"[\x21-\x7e]+", key.value):
        raise KeyRejected(
            tr("the key in {name} holds blanks or characters that no header can carry", name=name),
            hint=tr("copy it again, without quotes or line breaks"),
        )
    return KeyedEndpoint(base_url=address.url, api_key=key.value, own=is_own, notes=address.notes)


def _key_name(keys: Mapping[str, _Hidden], named: str | None, *, own: bool, same: bool) -> str:
    if named:
        return named
    if not own or (keys["PLANDRAFT_API_KEY"].value and not same):
        return "PLANDRAFT_API_KEY"
    return (
        "PLANDRAFT_API_KEY" if keys["PLANDRAFT_API_KEY"].value and not keys["OPENAI_API_KEY"].value else _KEY_NAMES[0]
    )
