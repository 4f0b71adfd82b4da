"""A zip whose unchanging members are deflated once: a document costs only the parts that it changes.

Every member has the same date (1980-01-01, as Word writes it) and attributes: same parts, same bytes.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_DATE = (1980 - 1980) << 9 | 1 << 5 | 1
_UTF8_NAMES = 0x800
_DEFLATED = 8
_LEVEL = 6
_LOCAL = struct.Struct("<4sHHHHHLLLHH")
_CENTRAL = struct.Struct("<4sHHHHHHLLLHHHHHLL")
_END = struct.Struct("<4sHHHHLLH")


@dataclass(frozen=True, slots=True)
class _Member:
    name: bytes
    head: bytes
    body: bytes
    crc: int
    size: int

    def central(self, offset: int) -> bytes:
        return (
            _CENTRAL.pack(
                b"PK\x01\x02", 20, 20, _UTF8_NAMES, _DEFLATED, 0, _DATE, self.crc, len(self.body), self.size,
                len(self.name), 0, 0, 0, 0, 0, offset,
            )
            + self.name
        )  # fmt: skip


def _member(name: str, content: bytes) -> _Member:
    deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = deflate.compress(content) + deflate.flush()
    raw_name = name.encode()
    crc = zlib.crc32(content)
    head = _LOCAL.pack(
        b"PK\x03\x04", 20, _UTF8_NAMES, _DEFLATED, 0, _DATE, crc, len(body), len(content), len(raw_name), 0
    )
    return _Member(raw_name, head + raw_name, body, crc, len(content))


class Archive:
    """The members of a document in their order; those that never change are kept ready."""

    def __init__(self, parts: Mapping[str, bytes], changing: frozenset[str]) -> None:
        names = sorted(parts, key=lambda name: name != "[Content_Types].xml")
        self._members = [(name, None if name in changing else _member(name, parts[name])) for name in names]

    def assemble(self, changed: Mapping[str, bytes]) -> bytes:
        """Give the zip with the changing members (all of them, name -> content) put in their places."""
        pieces: list[bytes] = []
        directory: list[bytes] = []
        offset = 0
        for name, ready in self._members:
            member = _member(name, changed[name]) if ready is None or name in changed else ready
            directory.append(member.central(offset))
            pieces += (member.head, member.body)
            offset += len(member.head) + len(member.body)
        size = sum(map(len, directory))
        end = _END.pack(b"PK\x05\x06", 0, 0, len(directory), len(directory), size, offset, 0)
        return b"".join([*pieces, *directory, end])
