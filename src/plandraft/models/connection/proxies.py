"""Which proxy an address is reached through; this machine through none."""

from __future__ import annotations

from importlib.util import find_spec
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from plandraft.errors import UsageError
from plandraft.messages import tr
from plandraft.models.connection.address import is_loopback


def proxy_for(url: str) -> str | None:
    """The proxy the environment, or the system's settings, name for an address.

    The SDK's HTTP library would use it for this machine too, and would load every proxy named, wanted or not.

    Raises:
        UsageError: The proxy speaks SOCKS and what that needs is not installed.
    """
    host = urlsplit(url).hostname or ""
    if is_loopback(host) or proxy_bypass(host):
        return None
    named = getproxies()
    proxy = named.get(urlsplit(url).scheme) or named.get("all")
    if not proxy:
        return None
    proxy = proxy if "://" in proxy else f"http://{proxy}"
    kind = urlsplit(proxy).scheme.lower()
    if kind.startswith("socks") and find_spec("socksio") is None:
        raise UsageError(
            tr("the environment names a SOCKS proxy, and support for it is not installed"),
            hint=tr("pip install 'httpx2[socks]', or unset ALL_PROXY, or set HTTPS_PROXY to an http:// proxy"),
        )
    if kind not in ("http", "https", "socks5", "socks5h"):
        raise UsageError(
            tr("the environment names a proxy of an unknown kind, {kind}://", kind=kind),
            hint=tr("set HTTPS_PROXY to an http:// proxy"),
        )
    return proxy
