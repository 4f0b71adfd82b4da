"""One zip, written in a stream: a run that was killed goes on where the last whole document ends.

Documents are stored as they are, since they are compressed already. The zip grows under another name; what is in it is
told by the headers before each entry, so nothing has to be remembered beside it.
"""

from __future__ import annotations

import filecmp
import hashlib
import os
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING

from docgen.errors import WriteFailed
from docgen.output import why_not_written, write_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from docgen.usecases.batch.work import Product

_LOCAL = struct.Struct("<4sHHHHHLLLHH")
_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(slots=True)
class _Open:
    """The zip while it is written, and the digests of what an earlier run put in."""

    stream: IO[bytes] | None = None
    archive: zipfile.ZipFile | None = None
    known: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ZipTarget:
    """A zip file."""

    path: Path
    force: bool = False
    _open: _Open = field(default_factory=_Open, compare=False)

    def __reduce__(self) -> tuple[type[ZipTarget], tuple[Path, bool]]:
        return ZipTarget, (self.path, self.force)  # a worker gets no open file

    @property
    def address(self) -> str:
        """What the user calls it."""
        return str(self.path)

    @property
    def _growing(self) -> Path:
        return self.path.with_name(f".{self.path.name}.docgen-sebagian")

    def journal(self) -> Path:
        """Give where the journal lies: beside the zip."""
        return self.path.with_name(f".{self.path.name}.docgen-jurnal.db")

    def prepare(self, *, resumed: bool, after_another: bool) -> None:
        """Open the growing zip; entries that the run which is resumed has finished are kept."""
        stream = self._growing.open("r+b" if resumed and self._growing.exists() else "w+b")
        found, end = _whole_entries(stream)
        stream.seek(end)
        stream.truncate()
        archive = zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED)
        for entry, digest in found:
            archive.filelist.append(entry)
            archive.NameToInfo[entry.filename] = entry
            self._open.known[entry.filename] = digest
        self._open.stream, self._open.archive = stream, archive

    def has(self, path: str, digest: str) -> bool:
        """Tell whether the growing zip holds a file with this content."""
        return self._open.known.get(path) == digest

    def deliver(self, products: Sequence[Product]) -> None:
        """Leave the contents to the one that writes the zip."""

    def accept(self, products: Sequence[Product]) -> None:
        """Add files. Raises WriteFailed."""
        archive, stream = self._open.archive, self._open.stream
        assert archive is not None and stream is not None, "prepared before"  # noqa: PT018
        try:
            for product in products:
                if self._open.known.get(product.path) == product.digest:
                    product.is_new = False
                    continue
                entry = zipfile.ZipInfo(product.path, _DAY)
                entry.create_system = 0
                archive.writestr(entry, product.content)
                product.content = b""
            stream.flush()
        except OSError as error:
            raise WriteFailed(why_not_written(error, self.path)) from error

    def finish(self) -> None:
        """Write the directory of the zip and give it its name. Raises WriteFailed where another one has it."""
        archive, stream = self._open.archive, self._open.stream
        assert archive is not None and stream is not None, "prepared before"  # noqa: PT018
        try:
            archive.close()
            stream.flush()
            os.fsync(stream.fileno())
            stream.close()
            if self.path.exists() and not self.force:
                if not filecmp.cmp(self._growing, self.path, shallow=False):
                    raise WriteFailed(
                        f"Sudah ada dengan isi lain: {self.path}. Pakai --force untuk menimpa, atau nama "
                        "lain dengan -o."
                    )
                self._growing.unlink()
            else:
                self._growing.replace(self.path)
        except OSError as error:
            raise WriteFailed(why_not_written(error, self.path)) from error

    def report(self, name: str, content: bytes) -> str:
        """Write a report beside the zip; an older one gives way."""
        path = self.path.with_name(f"{self.path.stem} - {name}")
        write_files([(path, content)], force=True)
        return str(path)


def _whole_entries(stream: IO[bytes]) -> tuple[list[tuple[zipfile.ZipInfo, str]], int]:
    """Give the entries from the start of a broken zip that are whole, with their digests, and where the last ends."""
    found = list(_entries(stream))
    end = stream.tell() if not found else found[-1][2]
    return [(entry, digest) for entry, digest, _ in found], end if found else 0


def _entries(stream: IO[bytes]) -> Iterator[tuple[zipfile.ZipInfo, str, int]]:
    stream.seek(0)
    while len(head := stream.read(_LOCAL.size)) == _LOCAL.size:
        sign, _, flags, method, _, _, crc, packed, size, name_length, extra_length = _LOCAL.unpack(head)
        name, extra = stream.read(name_length), stream.read(extra_length)
        content = stream.read(packed)
        if sign != b"PK\x03\x04" or extra or method != zipfile.ZIP_STORED or len(content) < packed:
            return
        if packed != size or zlib.crc32(content) != crc:
            return
        end = stream.tell()
        entry = zipfile.ZipInfo(name.decode("utf-8" if flags & 0x800 else "cp437"), _DAY)
        entry.CRC, entry.compress_size, entry.file_size = crc, packed, size
        entry.header_offset, entry.create_system, entry.flag_bits = end - packed - len(head) - name_length, 0, flags
        entry.external_attr = 0o600 << 16
        yield entry, hashlib.sha256(content).hexdigest(), end
