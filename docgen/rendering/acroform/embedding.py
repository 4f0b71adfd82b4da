"""Fonts of this computer taken into a PDF, with only the glyphs that are shown and the way back to their characters."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from docgen.rendering.acroform.truetype import installed, simple
from docgen.rendering.acroform.typefaces import Typeface, drawn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from docgen.rendering.acroform.truetype import TrueType


class EmbeddedFonts:
    """The fonts of this computer that one file takes in, each once, with the glyphs that its fields show.

    `add` puts an object into the file and gives the reference to it.
    """

    def __init__(self, add: Callable[[Any], Any]) -> None:
        self._add = add
        self._faces: dict[str, Typeface] = {}
        self._resources: dict[str, Any] = {}
        self._used: dict[str, set[str]] = {}
        self._sources: dict[str, TrueType] = {}

    def typeface(self, font: TrueType) -> Typeface:
        """Give the typeface of a font; it is put into the file when its resource is asked for."""
        if font.name not in self._faces:
            shown = {sign: glyph for sign, glyph in font.glyphs.items() if simple(sign)}
            codes = {sign: glyph.to_bytes(2, "big") for sign, glyph in shown.items()}
            widths: dict[str, float] = {sign: font.width(glyph) for sign, glyph in shown.items()}
            ascent, descent = min(font.ascent, 950) / 1000, max(font.descent, -300) / 1000
            self._sources[font.name] = font
            self._faces[font.name] = Typeface(codes, widths, ascent, descent, lambda: self._resource(font.name))
        return self._faces[font.name]

    def typefaces(self) -> Iterator[Typeface]:
        """Give the typefaces of this computer's fonts, the best first."""
        for font in installed():
            yield self.typeface(font)

    def used(self, face: Typeface, text: str) -> None:
        """Note that a text is shown with a typeface."""
        name = next((name for name, known in self._faces.items() if known is face), None)
        if name is not None:
            self._used.setdefault(name, set()).update(drawn(text))

    def _resource(self, name: str) -> Any:
        if name not in self._resources:
            self._resources[name] = self._add(DictionaryObject())
        return self._resources[name]

    def finish(self) -> None:
        """Fill in the fonts that were asked for, with the glyphs that are used."""
        for name, reference in self._resources.items():
            font = self._sources[name]
            shown = {font.glyphs[sign]: sign for sign in self._used.get(name, ()) if sign in font.glyphs}
            reference.get_object().update(self._font(font, dict(sorted(shown.items()))))

    def _font(self, font: TrueType, shown: dict[int, str]) -> DictionaryObject:
        tag = "".join(chr(65 + (zlib.crc32(repr(shown).encode()) >> 4 * place) % 26) for place in range(6))
        name = f"/{tag}+{font.name}"
        outlines = font.subset(shown)
        program = _stream(outlines)
        program[NameObject("/Length1")] = NumberObject(len(outlines))
        descriptor = _entries(
            Type="/FontDescriptor", FontName=name, Flags=4, FontBBox=_numbers(font.box), ItalicAngle=0,
            Ascent=font.ascent, Descent=font.descent, CapHeight=700, StemV=80, FontFile2=self._add(program),
        )  # fmt: skip
        wide = ArrayObject()
        for glyph in shown:
            wide += [NumberObject(glyph), _numbers([font.width(glyph)])]
        system = DictionaryObject({
            NameObject("/Registry"): TextStringObject("Adobe"),
            NameObject("/Ordering"): TextStringObject("Identity"),
            NameObject("/Supplement"): NumberObject(0),
        })  # fmt: skip
        inner = _entries(
            Type="/Font", Subtype="/CIDFontType2", BaseFont=name, CIDSystemInfo=system, W=wide, DW=1000,
            FontDescriptor=self._add(descriptor), CIDToGIDMap="/Identity",
        )  # fmt: skip
        return _entries(
            Type="/Font", Subtype="/Type0", BaseFont=name, Encoding="/Identity-H",
            DescendantFonts=ArrayObject([self._add(inner)]), ToUnicode=self._add(_stream(_to_unicode(shown))),
        )  # fmt: skip


def _entries(**entries: Any) -> DictionaryObject:
    """Make a dictionary; texts become names, numbers numbers."""
    return DictionaryObject({NameObject(f"/{key}"): _object(value) for key, value in entries.items()})


def _object(value: Any) -> Any:
    if isinstance(value, str):
        return NameObject(value)
    return NumberObject(value) if type(value) is int else value


def _numbers(values: Iterable[int]) -> ArrayObject:
    return ArrayObject(NumberObject(value) for value in values)


def _stream(content: bytes) -> StreamObject:
    made = DecodedStreamObject()
    made.set_data(content)
    return made.flate_encode()


def _to_unicode(shown: dict[int, str]) -> bytes:
    """Give the map from glyphs back to characters, so that text can be copied and searched."""
    pairs = [f"<{glyph:04X}> <{sign.encode('utf-16-be').hex().upper()}>" for glyph, sign in shown.items()]
    groups = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    maps = "".join(f"{len(group)} beginbfchar\n" + "\n".join(group) + "\nendbfchar\n" for group in groups)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) "
        "/Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{maps}endcmap\n"
        "CMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode()
