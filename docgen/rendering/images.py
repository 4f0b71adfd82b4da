"""Places for pictures in a template, and the pictures that the data gives for them.

A place is a drawing whose alternative text is `gambar:NAME`. A picture given under that name takes the place of the
drawing's own, as large as fits with its proportions kept; without one the template's (transparent) picture stays.
"""

from __future__ import annotations

import posixpath
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docgen.errors import TemplateFault

if TYPE_CHECKING:
    from collections.abc import Mapping

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_SIGN = "gambar:"
_JPEG_FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3})


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a picture: its name, the media part it replaces, and the box in EMU."""

    name: str
    part: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's bytes, content type and size in pixels."""

    content: bytes
    media_type: str
    width: int
    height: int


def picture(content: bytes) -> Picture:
    """Read the kind and size of a PNG or JPEG. Raises ValueError with an Indonesian reason for anything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) > 24:
        width, height = struct.unpack(">LL", content[16:24])
        return Picture(content, "image/png", _positive(width), _positive(height))
    if content.startswith(b"\xff\xd8"):
        width, height = _jpeg_size(content)
        return Picture(content, "image/jpeg", _positive(width), _positive(height))
    raise ValueError("bukan gambar PNG atau JPEG")


def _positive(pixels: int) -> int:
    if pixels <= 0:
        raise ValueError("gambar tidak mempunyai ukuran")
    return pixels


def _jpeg_size(content: bytes) -> tuple[int, int]:
    offset = 2
    while offset + 9 <= len(content) and content[offset] == 0xFF:
        kind = content[offset + 1]
        if kind in _JPEG_FRAMES:
            height, width = struct.unpack(">HH", content[offset + 5 : offset + 9])
            return width, height
        offset += 2 + struct.unpack(">H", content[offset + 2 : offset + 4])[0]
    raise ValueError("gambar JPEG rusak")


def find_slots(tree: Any, relations: Mapping[str, str], folder: str) -> list[Slot]:
    """Find the places for pictures in a part's tree and make their sizes depend on the picture given.

    `relations` maps relation ids of the part to targets. Raises TemplateFault for a place without a picture.
    """
    slots: list[Slot] = []
    for drawing in [*tree.iter(f"{WP}inline"), *tree.iter(f"{WP}anchor")]:
        properties = drawing.find(f"{WP}docPr")
        sign = properties.get("descr", "") if properties is not None else ""
        if not sign.startswith(_SIGN):
            continue
        name = sign.removeprefix(_SIGN).strip()
        blip = drawing.find(f".//{PIC}blipFill/{A}blip")
        target = relations.get(blip.get(f"{R}embed", "")) if blip is not None else None
        if target is None or not name.isidentifier():
            raise TemplateFault(f"Tempat gambar “{sign}” pada templat tidak berisi gambar.")
        extent = drawing.find(f"{WP}extent")
        slots.append(Slot(name, posixpath.normpath(posixpath.join(folder, target)), *_box(extent)))
        for size in [extent, *drawing.iter(f"{A}ext")]:
            if size.get("cx") is not None:
                size.set("cx", "{{ _gambar." + name + ".cx }}")
                size.set("cy", "{{ _gambar." + name + ".cy }}")
        properties.set("descr", name.replace("_", " "))
    return slots


def _box(extent: Any) -> tuple[int, int]:
    return int(extent.get("cx")), int(extent.get("cy"))


def fitted(slot: Slot, given: Picture | None) -> dict[str, int]:
    """Give the size in EMU of what stands in a place: the picture made to fit, or the empty place itself."""
    if given is None:
        return {"cx": slot.width, "cy": slot.height}
    scale = min(slot.width / given.width, slot.height / given.height)
    return {"cx": max(1, round(given.width * scale)), "cy": max(1, round(given.height * scale))}
