"""Fonts that a field can be drawn with: the field's own where it serves, a standard font, a font of this computer.

A typeface never guesses: a character that it can't show is missing, and the next typeface is asked.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pypdf.generic import DictionaryObject, NameObject

from docgen.rendering.acroform.core_widths import CORE_WIDTHS
from docgen.rendering.acroform.glyph_names import character
from docgen.rendering.acroform.tree import at, dictionary, listed, number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# Characters that look like another one and are drawn as it; the value of the field keeps them.
_SAME_LOOK = str.maketrans(
    {"\u2010": "-", "\u2011": "-", "\u02bc": "’", "\u02bb": "‘", **dict.fromkeys("\xa0\u2002\u2007\u2009\u202f", " ")}
)
_SUBSET = re.compile(r"/[A-Z]{6}\+")
_SERIF = re.compile(
    r"times?\b|times|(?<!sans)(?<!sans.)serif|roman|georgia|cambria|garamond|book|palatino|minion|century|^ti(ro|bo|it|bi)$"
)
_FIXED = re.compile(r"cour|mono|consol|typewriter|^co(bo|ob|bi)$")
_BOLD = re.compile(r"bold|black|heavy|demi|^(he|ti|co)b[oi]$")
_ITALIC = re.compile(r"ital|obli|^(he|ti|co)(it|ob|bi)$")
_CODE_PAGES = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}


@dataclass(frozen=True)
class Typeface:
    """A font with which text can be drawn: `resource` gives its dictionary, `codes` the bytes of each character.

    Widths are in thousandths of the size; ascent and descent in parts of it.
    """

    codes: dict[str, bytes]
    widths: dict[str, float]
    ascent: float
    descent: float
    resource: Callable[[], Any]

    def missing(self, text: str) -> list[str]:
        """Give the characters of a text that this typeface lacks, each once."""
        return list(dict.fromkeys(sign for sign in drawn(text) if sign not in self.codes and sign != "\n"))

    def width(self, text: str, size: float) -> float:
        """Give how wide a line of text is, in points, at a size in points."""
        return sum(self.widths.get(sign, 0) for sign in drawn(text)) * size / 1000

    def encode(self, text: str) -> bytes:
        """Give the bytes that show a text of which nothing is missing; what is missing is left out."""
        return b"".join(self.codes.get(sign, b"") for sign in drawn(text))


def drawn(text: str) -> str:
    """Give a text as it is drawn: characters that look alike are one."""
    return text.translate(_SAME_LOOK).replace("\t", "    ")


def typeface_for(text: str, own: Any, name: str, others: Iterable[Typeface]) -> tuple[Typeface, list[str]]:
    """Give the typeface that suits a text best, and the characters of it that no typeface has.

    `own` is the dictionary of the field's font (None without), `name` what the field calls it; `others` are asked when
    neither that font nor the standard one like it has every character.
    """
    nearest = standard(own, name)
    own_face = embedded(own)
    tried: list[Typeface] = [nearest]
    for face in itertools.chain([own_face] if own_face else [], [nearest], others):
        if not face.missing(text):
            return face, []
        tried.append(face)
    lost = [sign for sign in nearest.missing(text) if all(face.missing(sign) for face in tried)]
    return nearest, lost or nearest.missing(text)


def standard(own: Any, name: str) -> Typeface:
    """Give the standard font that is most like a font, by its name and what its descriptor says."""
    told = (str(at(own, "/BaseFont", "")) or name).removeprefix("/").lower()
    flags = number(dictionary(own, "/FontDescriptor"), "/Flags")
    bold = bool(_BOLD.search(told)) or bool(flags & 1 << 18)
    italic = bool(_ITALIC.search(told)) or bool(flags & 1 << 6)
    if _FIXED.search(told) or flags & 1:
        return _core("Courier" + ("-" if bold or italic else "") + "Bold" * bold + "Oblique" * italic)
    if _SERIF.search(told):
        return _core("Times-" + ("Bold" * bold + "Italic" * italic or "Roman"))
    return _core("Helvetica" + ("-" if bold or italic else "") + "Bold" * bold + "Oblique" * italic)


@cache
def _core(name: str) -> Typeface:
    codes = {
        bytes([code]).decode("cp1252"): bytes([code])
        for code in range(32, 256)
        if code not in {0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xA0, 0xAD}
    }
    told = CORE_WIDTHS.get(name.replace("Oblique", "").removesuffix("-"))
    wide = list(map(int, told.split())) if told else [600] * 224
    widths: dict[str, float] = {sign: wide[code[0] - 32] for sign, code in codes.items()}
    ascent, descent = (0.683, -0.217) if name.startswith("Times") else (0.718, -0.207)
    return Typeface(codes, widths, ascent, descent, lambda: _core_resource(name))


def _core_resource(name: str) -> DictionaryObject:
    told = {"Type": "Font", "Subtype": "Type1", "BaseFont": name, "Encoding": "WinAnsiEncoding"}
    return DictionaryObject({NameObject(f"/{key}"): NameObject(f"/{value}") for key, value in told.items()})


def embedded(own: Any) -> Typeface | None:
    """Give a font of the form as it is: one that is whole in the file and whose codes are known. None for others."""
    descriptor = dictionary(own, "/FontDescriptor")
    whole = any(at(descriptor, f"/FontFile{kind}") is not None for kind in ("", "2", "3"))
    simple = at(own, "/Subtype") in {"/Type1", "/TrueType", "/MMType1"}
    if not (whole and simple) or _SUBSET.match(str(at(own, "/BaseFont", ""))):
        return None
    first, widths = number(own, "/FirstChar"), listed(own, "/Widths")
    codes, wide = {}, {}
    for code, sign in _encoding(at(own, "/Encoding")).items():
        width = widths[code - first] if first <= code < first + len(widths) else 0
        if isinstance(width, int | float) and width > 0:
            codes[sign], wide[sign] = bytes([code]), float(width)
    ascent, descent = number(descriptor, "/Ascent") or 720, number(descriptor, "/Descent") or -210
    return Typeface(codes, wide, min(ascent, 1000) / 1000, max(-abs(descent), -350) / 1000, lambda: own)


def _encoding(told: Any) -> dict[int, str]:
    """Give the characters of a simple font by their codes, as far as they are certain."""
    base = told if isinstance(told, NameObject) else at(told, "/BaseEncoding")
    page = _CODE_PAGES.get(str(base))
    certain = range(32, 256) if page else [code for code in range(32, 127) if code not in {39, 96}]
    signs = {code: bytes([code]).decode(page or "ascii", "ignore") for code in certain}
    code = 0
    for one in listed(told, "/Differences"):
        if isinstance(one, NameObject):
            signs[code] = character(str(one)[1:])
            code += 1
        elif isinstance(one, int):
            code = int(one)
    return {code: sign for code, sign in signs.items() if sign and 0 <= code < 256}
