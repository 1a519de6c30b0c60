"""Where a model is, and which key may go there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from plandraft.errors import KeyRejected, UsageError

DEFAULT_URL = "https://api.openai.com/v1"
"""The SDK's own default address."""
NO_KEY = "no-key-needed"
"""What is sent to servers on this machine, which ask for none."""


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """An OpenAI-compatible address with its key; the key is in no repr."""

    base_url: str
    api_key: str = field(repr=False)

    def redact(self, text: str) -> str:
        """A text without the key."""
        return text.replace(self.api_key, "***") if len(self.api_key) >= 6 else text


def resolve_endpoint(*, base_url: str | None, env: Mapping[str, str], api_key_env: str | None = None) -> Endpoint:
    """The endpoint and the key that may go there.

    ``OPENAI_API_KEY`` goes to the SDK's default address or to the ``OPENAI_BASE_URL`` set beside it, and nowhere else.
    Any other address takes ``PLANDRAFT_API_KEY`` or the variable named by ``api_key_env``.

    Raises:
        UsageError: The address cannot be one.
        KeyRejected: No key may go there, or the key has characters no header can carry.
    """
    own = _normal(env.get("OPENAI_BASE_URL") or DEFAULT_URL)
    url = _normal(base_url) if base_url else own
    if api_key_env:
        name, key = api_key_env, env.get(api_key_env, "")
    elif env.get("PLANDRAFT_API_KEY") and url != own:
        name, key = "PLANDRAFT_API_KEY", env["PLANDRAFT_API_KEY"]
    elif _origin(url) == _origin(own):
        name, key = "OPENAI_API_KEY", env.get("OPENAI_API_KEY", "") or env.get("PLANDRAFT_API_KEY", "")
    else:
        name, key = "PLANDRAFT_API_KEY", ""
    key = key.strip()
    if not key and _local(url):
        return Endpoint(base_url=url, api_key=NO_KEY)
    if not key:
        raise KeyRejected(
            f"there is no key for {url}",
            hint=f"set {name}, or name a variable with --api-key-env; OPENAI_API_KEY is only sent to {own}",
        )
    if not re.fullmatch(r"[\x21-\x7e]+", key):
        raise KeyRejected(
            f"the key in {name} holds blanks or characters that no header can carry",
            hint="copy it again, without quotes or line breaks",
        )
    return Endpoint(base_url=url, api_key=key)


def _normal(url: str) -> str:
    text = url.strip().rstrip("/")
    text = text.removesuffix("/chat/completions").rstrip("/")
    if "://" not in text:
        text = f"http://{text}" if _local(f"http://{text}") else f"https://{text}"
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or " " in text:
        raise UsageError(f"{url!r} is no address of an endpoint", hint="for example http://127.0.0.1:8000/v1")
    return text


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return (parts.scheme, parts.hostname, parts.port)


def _local(url: str) -> bool:
    return urlsplit(url).hostname in ("localhost", "127.0.0.1", "::1")
