"""The guard at the door for workbooks too large to be held in memory: measured first, then read in a stream."""

from __future__ import annotations

import zipfile
import zlib
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any

from lxml import etree

from docgen.errors import TemplateFault
from docgen.rendering.package import Limits, Refused, check_directory, check_outside, check_parts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LIMITS = Limits(part=2 * 2**30, whole=3 * 2**30)
_SMALL = 50 * 2**20
_END_ROOM = 2**16 + 22
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


class LargePackage:
    """A docx or xlsx on disk of which parts are read one at a time.

    Raises TemplateFault as `read_package` does, for a package or a part.
    """

    def __init__(self, path: Path, name: str) -> None:
        self._name = name
        with self._guarded():
            with path.open("rb") as stream:
                head = stream.read(_END_ROOM)
                stream.seek(max(0, path.stat().st_size - _END_ROOM))
                check_outside(head, stream.read())
            self._archive = zipfile.ZipFile(path)
            entries = [entry for entry in self._archive.infolist() if not entry.is_dir()]
            check_directory(entries, _LIMITS)
            self._entries = {entry.filename: entry for entry in entries}
            told = [part for part in self._entries if part.endswith((".rels", "[Content_Types].xml"))]
            check_parts({part: self.part(part) for part in told})

    def close(self) -> None:
        """Close the file."""
        self._archive.close()

    def has(self, part: str) -> bool:
        """Tell whether there is such a part."""
        return part in self._entries

    def part(self, name: str) -> bytes:
        """Give a part whole; one that is too large for that is refused."""
        with self._guarded(), self._archive.open(self._entries[name]) as stream:
            content = stream.read(_SMALL + 1)
            if len(content) > _SMALL:
                raise Refused(f"bagian {name} lebih dari {_SMALL // 2**20} MB")
            return content

    def xml(self, name: str) -> Any:
        """Give a part as its root element."""
        content = self.part(name)
        with self._guarded():
            check_parts({"[Content_Types].xml": b"<x/>", name: content})
        return etree.fromstring(content, _PARSER)

    @contextmanager
    def stream(self, name: str) -> Iterator[IO[bytes]]:
        """Open a part for reading; the zip itself counts what comes out of it."""
        with self._guarded(), self._archive.open(self._entries[name]) as stream:
            yield stream

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except Refused as refused:
            raise TemplateFault(f"Berkas {self._name} ditolak: {refused}.") from refused
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
            reason = "isi zip-nya rusak; simpan ulang di Word atau Excel"
            raise TemplateFault(f"Berkas {self._name} ditolak: {reason}.") from error
