"""The address of an endpoint: slips are mended and named, what cannot be one is refused without printing secrets."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit, urlunsplit

from plandraft.errors import UsageError
from plandraft.messages import marked, tr

_HINT = marked("for example http://127.0.0.1:8000/v1")
_TAILS = ("/chat/completions", "/completions", "/chat")
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, kw_only=True)
class Address:
    """A base URL the SDK can use.

    Attributes:
        url: Without blanks, without a slash or a request's path at the end.
        notes: What was mended, one sentence each, for the user.
    """

    url: str
    notes: tuple[str, ...] = ()

    @property
    def origin(self) -> tuple[str, str, int]:
        """Scheme, host and port: what a key belongs to."""
        parts = urlsplit(self.url)
        return (parts.scheme, (parts.hostname or "").rstrip("."), parts.port or _PORTS[parts.scheme])

    @property
    def local(self) -> bool:
        """Whether it is this machine."""
        return is_loopback(urlsplit(self.url).hostname or "")

    @property
    def bare(self) -> bool:
        """Whether there is a host and no path, where most servers want ``/v1``."""
        return not urlsplit(self.url).path


def parse_address(given: str) -> Address:
    """Read an address as people write it.

    Raises:
        UsageError: It is empty or cannot be the address of an endpoint.
    """
    text = given.strip()
    if not text:
        raise UsageError(
            tr("the address of the endpoint is empty"),
            hint=tr("leave --base-url out, or give one, {hint}", hint=tr(_HINT)),
        )
    parts = _split(text if "://" in text else f"{_scheme(text)}://{text}")
    path = parts.path.rstrip("/")
    for tail in _TAILS:
        path = path.removesuffix(tail).rstrip("/")
    url = urlunsplit((parts.scheme, parts.netloc, path, "", ""))
    notes = []
    if "://" not in text:
        notes.append(tr("the address has no http:// or https://, {url} is used", url=url))
    elif path != parts.path.rstrip("/"):
        notes.append(tr("the address names a request and not its base, {url} is used", url=url))
    address = Address(url=url, notes=tuple(notes))
    if parts.scheme == "http" and not address.local:
        return Address(
            url=url, notes=(*notes, tr("{url} is not encrypted: key and prompts can be read on the way", url=url))
        )
    return address


def is_loopback(host: str) -> bool:
    """Whether a host name means this machine."""
    name = host.rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def is_nearby(url: str) -> bool:
    """Whether an address is of this machine or of the house's own network: no gateway waits there.

    >>> is_nearby("http://192.168.1.20:8080/v1"), is_nearby("http://gpu-1:8000"), is_nearby("https://api.example.com")
    (True, True, False)
    """
    host = (urlsplit(url).hostname or "").rstrip(".")
    try:
        return is_loopback(host) or ipaddress.ip_address(host).is_private
    except ValueError:
        return "." not in host or host.endswith((".local", ".lan", ".internal"))


def _split(text: str) -> SplitResult:
    try:
        parts = urlsplit(text)
        port, host = parts.port, parts.hostname
    except ValueError:
        parts, port, host = urlsplit(""), None, None
    if parts.username is not None or "@" in parts.netloc:
        raise UsageError(
            tr("an address with a user name or a password in it is not used: it would be printed and stored"),
            hint=tr("give the address without them, and the key in PLANDRAFT_API_KEY or with --api-key-env"),
        )
    if parts.query or parts.fragment:
        raise UsageError(tr("an address of an endpoint ends before ? and #"), hint=tr(_HINT))
    if parts.scheme not in _PORTS or not host or port == 0 or re.search(r"[\s\x00-\x1f\\<>\"]", text):
        shown = repr(text.split("?")[0].rsplit("@", 1)[-1])
        raise UsageError(tr("{shown} is no address of an endpoint", shown=shown), hint=tr(_HINT))
    return parts


def _scheme(text: str) -> str:
    """This machine is spoken to without encryption, any other with it."""
    host = re.split(r"[/?#]", text, maxsplit=1)[0].rsplit("@", 1)[-1]
    name = host[1 : host.find("]")] if host.startswith("[") else host.split(":")[0]
    return "http" if is_loopback(name) else "https"
