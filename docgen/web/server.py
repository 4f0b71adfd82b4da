"""Starting and ending the server of one computer."""

from __future__ import annotations

import secrets
import socket
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from docgen.documents.registry import shipped
from docgen.errors import CannotProduce, WrongUse
from docgen.web.app import MOST_UPLOAD, create_app
from docgen.web.guard import Guard, is_loopback
from docgen.web.studio import Studio

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PORT = 8765
_ADDRESS = "alamat.txt"
_TRIES = 20
_THREADS = 8
_IDLE_SECONDS = 60


@dataclass(slots=True)
class Server:
    """A server that listens: its address for a browser, and the work of serving until it is ended."""

    address: str
    studio: Studio
    waiting: Any
    open_to_others: bool = False

    def serve(self) -> None:
        """Serve until somebody interrupts; meanwhile a second start finds this one by its address."""
        try:
            self._tell(self.address)
            self.waiting.run()
        finally:
            self.close()

    def close(self) -> None:
        """End it."""
        self._tell("")
        self.waiting.close()
        self.studio.close()

    def _tell(self, address: str) -> None:
        path = self.studio.drafts.folder / _ADDRESS
        if address:
            path.touch(mode=0o600)
            path.write_text(address, encoding="utf-8")
        else:
            path.unlink(missing_ok=True)


def already_running(folder: Path) -> str | None:
    """Give the address of a server of this folder that answers, None where there is none."""
    try:
        address = (folder / _ADDRESS).read_text(encoding="utf-8")
        parts = urlsplit(address)
        if not is_loopback(parts.hostname or ""):
            return None
        with closing(HTTPConnection(parts.hostname or "", parts.port, timeout=2)) as connection:
            connection.request("GET", f"/hidup?{parts.query}")
            answer = connection.getresponse()
            is_ours = answer.status == 302 or (answer.status == 200 and b"docgen" in answer.read(100))
            return address if is_ours else None
    except (OSError, ValueError, HTTPException):
        return None


def open_server(
    folder: Path, now: Callable[[], str], *, host: str = "127.0.0.1", port: int | None = None, keyed: bool = False
) -> Server:
    """Listen on an address; without a `port` the usual one, or the next that is free.

    A server that others can reach asks for a key, as one does that is `keyed`. Raises WrongUse, CannotProduce.
    """
    from waitress.server import create_server

    studio = Studio(shipped(), folder, now)
    try:
        listening = _listening(host, port)
    except BaseException:
        studio.close()
        raise
    actual = int(listening.getsockname()[1])
    key = secrets.token_urlsafe(18) if keyed or not is_loopback(host) else None
    guard = Guard(host, actual, studio.drafts.secret("halaman"), key)
    waiting = create_server(
        create_app(studio, guard),
        sockets=[listening],
        threads=_THREADS,
        ident=None,
        max_request_body_size=MOST_UPLOAD,
        max_request_header_size=32_768,
        channel_timeout=_IDLE_SECONDS,
        clear_untrusted_proxy_headers=True,
    )
    shown = "127.0.0.1" if host in {"0.0.0.0", "::"} else f"[{host}]" if ":" in host else host  # noqa: S104
    query = f"?kunci={key}" if key else ""
    return Server(f"http://{shown}:{actual}/{query}", studio, waiting, not is_loopback(host))


def _listening(host: str, port: int | None) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port or PORT, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError) as error:
        raise WrongUse(f"Alamat {host} tidak dikenal di komputer ini.") from error
    wanted = [port] if port is not None else [PORT + offset for offset in range(_TRIES)]
    for number in wanted:
        listening = socket.socket(family, socket.SOCK_STREAM)
        try:
            if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows: nobody else may share the port
                listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
            else:
                listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind((address[0], number, *address[2:]))
            listening.listen(64)
        except OSError:
            listening.close()
        else:
            return listening
    raise CannotProduce(
        f"Pintu {wanted[0]} di {host} sedang dipakai program lain. Pilih yang lain, mis. --port {wanted[0] + 1}."
    )
