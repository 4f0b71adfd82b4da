"""A TrueType font of this computer, for characters that the standard PDF fonts lack: which it has, and a small copy.

Knows no PDF. Looks only in the folders of the system; reads only plain TrueType outlines whose maker allows embedding.
"""

from __future__ import annotations

import os
import struct
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FOLDERS = (
    "%WINDIR%/Fonts",
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts/Supplemental",
)
NAMES = (
    "LiberationSans-Regular.ttf",
    "arial.ttf",
    "Arial.ttf",
    "DejaVuSans.ttf",
    "NotoSans-Regular.ttf",
    "seguisym.ttf",
    "Arial Unicode.ttf",
)
"""Files to look for, the one nearest to Helvetica first."""

_KEPT_TABLES = (b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"prep")
_EMBEDDING_RESTRICTED = 0x0002
# Scripts that need more than one glyph after another from left to right; marks that must be placed on a letter.
_SIMPLE = frozenset({"L", "EN", "ES", "ET", "CS", "WS", "ON"})


def simple(character: str) -> bool:
    """Tell whether a character can be drawn by itself, from left to right, without a shaping engine."""
    code = ord(character)
    shaped = 0x0590 <= code < 0x1100 or 0x1700 <= code < 0x1CC0 or 0xA800 <= code < 0xAC00 or 0x11000 <= code < 0x12000
    wanted = unicodedata.bidirectional(character) in _SIMPLE and unicodedata.category(character)[0] != "M"
    return wanted and not shaped and code < 0x1F000


@dataclass(frozen=True)
class TrueType:
    """A font file that was read: its glyphs by character, its widths in thousandths of the size."""

    name: str
    glyphs: dict[str, int]
    widths: tuple[int, ...]
    ascent: int
    descent: int
    box: tuple[int, int, int, int]
    tables: dict[bytes, bytes]

    def width(self, glyph: int) -> int:
        """Give the width of a glyph; the last one in the file serves for all behind it."""
        return self.widths[min(glyph, len(self.widths) - 1)]

    def subset(self, glyphs: Iterable[int]) -> bytes:
        """Give a font file with these glyphs only, under their old numbers."""
        offsets = self._offsets()
        outlines = self.tables[b"glyf"]
        wanted, open_ones = {0}, [0, *glyphs]
        while open_ones:
            glyph = open_ones.pop()
            if glyph + 1 < len(offsets):
                wanted.add(glyph)
                parts = _components(outlines[offsets[glyph] : offsets[glyph + 1]])
                open_ones += [part for part in parts if part not in wanted]
        data, places = bytearray(), [0]
        for glyph in range(len(offsets) - 1):
            if glyph in wanted:
                data += outlines[offsets[glyph] : offsets[glyph + 1]]
                data += bytes(-len(data) % 4)
            places.append(len(data))
        head = self.tables[b"head"]
        tables = {tag: table for tag, table in self.tables.items() if tag in _KEPT_TABLES}
        tables |= {b"glyf": bytes(data), b"loca": struct.pack(f">{len(places)}I", *places)}
        tables[b"head"] = head[:8] + bytes(4) + head[12:50] + struct.pack(">h", 1) + head[52:]
        return _file(tables)

    def _offsets(self) -> tuple[int, ...]:
        loca, long_ones = self.tables[b"loca"], struct.unpack_from(">h", self.tables[b"head"], 50)[0]
        if long_ones:
            return struct.unpack(f">{len(loca) // 4}I", loca[: len(loca) // 4 * 4])
        return tuple(2 * place for place in struct.unpack(f">{len(loca) // 2}H", loca[: len(loca) // 2 * 2]))


def _components(outline: bytes) -> Iterator[int]:
    """Give the glyphs that a glyph is composed of; none for one with an outline of its own."""
    if len(outline) < 10 or struct.unpack_from(">h", outline)[0] >= 0:
        return
    place, more = 10, True
    while more:
        flags, glyph = struct.unpack_from(">HH", outline, place)
        yield glyph
        place += 4 + (4 if flags & 1 else 2) + (2 if flags & 8 else 4 if flags & 64 else 8 if flags & 128 else 0)
        more = bool(flags & 32)


def _file(tables: dict[bytes, bytes]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    head = struct.pack(">IHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16)
    place, entries, body = 12 + 16 * count, b"", b""
    for tag, table in sorted(tables.items()):
        padded = table + bytes(-len(table) % 4)
        checksum = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        entries += struct.pack(">4sIII", tag, checksum, place + len(body), len(table))
        body += padded
    return head + entries + body


def read(content: bytes) -> TrueType | None:
    """Read a font file; None for one that has no TrueType outlines, is damaged, or must not be embedded."""
    try:
        return _read(content)
    except (struct.error, KeyError, IndexError, ValueError):
        return None


def _read(content: bytes) -> TrueType | None:
    version, count = struct.unpack_from(">IH", content)
    if version not in {0x00010000, 0x74727565}:
        return None
    entries = [struct.unpack_from(">4sIII", content, 12 + 16 * index) for index in range(count)]
    tables: dict[bytes, bytes] = {tag: content[place : place + size] for tag, _, place, size in entries}
    if b"OS/2" in tables and struct.unpack_from(">H", tables[b"OS/2"], 8)[0] & 0xF == _EMBEDDING_RESTRICTED:
        return None
    head, hhea = tables[b"head"], tables[b"hhea"]
    unit = struct.unpack_from(">H", head, 18)[0]
    metrics = struct.unpack_from(">H", hhea, 34)[0]
    advances = struct.unpack_from(">" + "Hh" * metrics, tables[b"hmtx"])[::2]
    ascent, descent = struct.unpack_from(">hh", hhea, 4)
    left, bottom, right, top = (1000 * edge // unit for edge in struct.unpack_from(">4h", head, 36))
    return TrueType(
        _name(tables[b"name"]),
        {chr(code): glyph for code, glyph in _characters(tables[b"cmap"]) if glyph},
        tuple(round(1000 * advance / unit) for advance in advances),
        1000 * ascent // unit,
        1000 * descent // unit,
        (left, bottom, right, top),
        tables,
    )


def _name(table: bytes) -> str:
    """Give the PostScript name of a font, only with characters that a PDF name takes as they are."""
    count, strings = struct.unpack_from(">HH", table, 2)
    for index in range(count):
        platform, _, _, kind, size, place = struct.unpack_from(">6H", table, 6 + 12 * index)
        if kind == 6:
            raw = table[strings + place : strings + place + size]
            text = raw.decode("utf-16-be" if platform != 1 else "latin-1", "ignore")
            return "".join(sign for sign in text if sign.isascii() and (sign.isalnum() or sign == "-")) or "Font"
    return "Font"


def _characters(table: bytes) -> Iterator[tuple[int, int]]:
    """Give code point and glyph for every character of the Basic Multilingual Plane."""
    count = struct.unpack_from(">H", table, 2)[0]
    for index in range(count):
        platform, kind, place = struct.unpack_from(">HHI", table, 4 + 8 * index)
        if (platform, kind) in {(3, 1), (0, 3), (0, 4)} and struct.unpack_from(">H", table, place)[0] == 4:
            yield from _segments(table[place:])
            return


def _segments(table: bytes) -> Iterator[tuple[int, int]]:
    count = struct.unpack_from(">H", table, 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts = struct.unpack_from(f">{count}H", table, 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", table, 16 + 4 * count)
    base = 16 + 6 * count
    for index in range(count):
        offset = struct.unpack_from(">H", table, base + 2 * index)[0]
        for code in range(starts[index], min(ends[index], 0xFFFE) + 1):
            if offset == 0:
                yield code, (code + deltas[index]) & 0xFFFF
                continue
            glyph = struct.unpack_from(">H", table, base + 2 * index + offset + 2 * (code - starts[index]))[0]
            yield code, (glyph + deltas[index]) & 0xFFFF if glyph else 0


def installed() -> Iterator[TrueType]:
    """Give the fonts of this computer that can be embedded, the best first, each read when it is asked for."""
    for path in _files():
        font = _load(path)
        if font is not None:
            yield font


@cache
def _files() -> tuple[Path, ...]:
    found: dict[str, Path] = {}
    for folder in map(Path, map(os.path.expandvars, FOLDERS)):
        if folder.is_absolute() and folder.is_dir():
            for path in sorted(folder.rglob("*.ttf")):
                found.setdefault(path.name, path)
    return tuple(found[name] for name in NAMES if name in found)


@cache
def _load(path: Path) -> TrueType | None:
    try:
        return read(path.read_bytes())
    except OSError:
        return None
