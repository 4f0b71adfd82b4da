"""What differs from run to run in a PDF of LibreOffice, taken out of it: dates, random identifiers, checksums.

Works on the bytes, as a rewriting would cost more than the conversion; a PDF of another build is left as it is.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib

_PROFILE = re.compile(rb"<</N 3/Length (\d+) 0 R/Filter/FlateDecode>>\nstream\n")
_DATE, _ID = slice(24, 36), slice(84, 100)  # of an ICC profile (ICC.1:2010, 7.2)


def normalised(pdf: bytes) -> bytes:
    """Give a PDF without what differs from run to run.

    LibreOffice 7.4 writes /CreationDate, a random /ID and its own /DocChecksum, and in a PDF/A the date also into its
    metadata and its colour profile. Dates are optional in PDF and are blanked, as is the checksum; the identifier
    becomes a checksum of the rest.
    """
    head, mark, trailer = pdf.rpartition(b"\ntrailer")
    number = re.search(rb"/Info (\d+) 0 R", trailer)
    info = number and re.search(rb"\n%s 0 obj\b.*?endobj" % number[1], head, re.DOTALL)
    if not mark or info is None:
        return pdf
    undated = re.sub(rb"/(?:CreationDate|ModDate)\s*\([^)]*\)", _blank, info[0])
    head = head[: info.start()] + undated + head[info.end() :]
    head = re.sub(rb"<xmp:(Create|Modify|Metadata)Date>[^<]*</xmp:\1Date>", _blank, head)
    head, moved = _timeless_profile(head)
    trailer = re.sub(rb"/DocChecksum\s*/\w+", _blank, trailer)
    trailer = re.sub(rb"(?<=startxref\n)\d+", lambda found: b"%d" % (int(found[0]) + moved), trailer)
    checksum = hashlib.sha256(head).hexdigest().upper().encode()
    trailer = re.sub(rb"<[0-9A-Fa-f]{32}>", b"<%s>" % checksum[:32], trailer)
    return head + mark + trailer


def _blank(found: re.Match[bytes]) -> bytes:
    return b" " * len(found[0])


def _timeless_profile(head: bytes) -> tuple[bytes, int]:
    """Give the body of a PDF with a colour profile of no date, and by how many bytes its end has moved."""
    found = _PROFILE.search(head)
    table = head.rfind(b"\nxref\n")
    length = found and re.search(rb"\n%s 0 obj\n(\d+)\n" % found[1], head)
    if found is None or not length or table < 0:
        return head, 0
    end = found.end() + int(length[1])
    profile = bytearray(zlib.decompress(head[found.end() : end]))
    profile[_DATE], profile[_ID] = struct.pack(">6H", 2000, 1, 1, 0, 0, 0), bytes(16)
    packed = zlib.compress(profile, 9)
    moved = len(packed) - int(length[1])
    size = (b"%d" % len(packed)).rjust(len(length[1]), b"0")
    body = head[: found.end()] + packed + head[end : length.start(1)] + size + head[length.end(1) : table]

    def shifted(entry: re.Match[bytes]) -> bytes:
        offset = int(entry[1])
        return b"%010d 00000 n" % (offset + moved if offset > found.start() else offset)

    return body + re.sub(rb"(?<=\n)(\d{10}) 00000 n", shifted, head[table:]), moved
