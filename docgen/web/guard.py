"""Who may ask: only pages of our own, on the address that the server was started for.

A page of another site that a browser has open can send requests to this computer. So the Host must be exactly ours
(a foreign name that was made to point here is refused), every change must come from our own page, and carry a text
that only our own pages can read. Beyond this computer a key is asked for as well.
"""

from __future__ import annotations

import hmac
import ipaddress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from werkzeug.datastructures import Headers

COOKIE, FORM_FIELD, HEADER = "docgen_kunci", "kunci", "X-Docgen"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
NAMES = ("127.0.0.1", "localhost", "[::1]")
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self'; style-src 'self'; script-src 'self'; object-src 'none'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


@dataclass(frozen=True, slots=True)
class Guard:
    """What is let in: the host and port that are served, the text that proves a page to be ours, and the key if any."""

    host: str
    port: int
    proof: str
    key: str | None = None

    @property
    def is_local(self) -> bool:
        """Tell whether only this computer can reach the server."""
        return is_loopback(self.host)

    def knows_host(self, host: str) -> bool:
        """Tell whether a request was meant for us: one of our names with our port, or elsewhere our plain number."""
        name, _, port = host.rpartition(":")
        if not name or port != str(self.port):
            return self.port == 80 and host in NAMES
        own = f"[{self.host}]" if ":" in self.host else self.host
        if name in {*NAMES, own}:
            return True
        return not self.is_local and _is_number(name.strip("[]"))

    def is_ours(self, headers: Headers, host: str) -> bool:
        """Tell whether a change comes from a page of ours, or from no page at all (a program)."""
        if headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
            return False
        origin = headers.get("Origin")
        return origin is None or (urlsplit(origin).scheme == "http" and urlsplit(origin).netloc == host)

    def has_key(self, given: str | None) -> bool:
        """Tell whether the key was given, where one is asked for."""
        return self.key is None or _same(given, self.key)

    def has_proof(self, given: str | None) -> bool:
        """Tell whether the text of our own pages was given."""
        return _same(given, self.proof)


def _same(given: str | None, wanted: str) -> bool:
    return given is not None and hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def is_loopback(host: str) -> bool:
    """Tell whether an address can be reached from this computer only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
