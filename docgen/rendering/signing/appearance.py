"""What a signed field shows: a plain box with lines of text, as a PDF of one page of the field's size.

The font is one of this computer's, taken in with the glyphs that are used, so that a PDF/A stays one.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from docgen.rendering.acroform.embedding import EmbeddedFonts
from docgen.rendering.acroform.layout import LEADING, Fit, many_lines
from docgen.rendering.acroform.typefaces import standard

if TYPE_CHECKING:
    from collections.abc import Sequence

_INSET, _MARGIN, _LARGEST = 2.0, 3.0, 9.0


def drawn(lines: Sequence[str], width: float, height: float) -> bytes:
    """Give the page: white, with a thin frame, the lines in its middle as large as they fit, at most 9 points."""
    writer = PdfWriter()
    page = writer.add_blank_page(width, height)
    fonts = EmbeddedFonts(writer._add_object)
    text = "\n".join(lines)
    face = next((one for one in fonts.typefaces() if not one.missing(text)), None) or standard(None, "Helv")
    fonts.used(face, text)
    room = width - 2 * (_INSET + _MARGIN), height - 2 * (_INSET + 1)
    fit = many_lines(text, face, *room, _LARGEST) or Fit(4, tuple(lines))
    line = fit.size * LEADING
    first = height / 2 + line * (len(fit.lines) - 1) / 2 - (face.ascent + face.descent) / 2 * fit.size
    frame = f"{_INSET} {_INSET} {width - 2 * _INSET:.2f} {height - 2 * _INSET:.2f} re"
    shown = [f"1 g {frame} f 0.45 G 0.5 w {frame} S 0 g BT /F0 {fit.size:g} Tf"]
    for number, words in enumerate(fit.lines):
        left = (width - face.width(words, fit.size)) / 2
        shown.append(f"1 0 0 1 {left:.2f} {first - number * line:.2f} Tm <{face.encode(words).hex()}> Tj")
    content = DecodedStreamObject()
    content.set_data(" ".join([*shown, "ET"]).encode())
    page[NameObject("/Contents")] = writer._add_object(content.flate_encode())
    page[NameObject("/Resources")] = DictionaryObject({
        NameObject("/Font"): DictionaryObject({NameObject("/F0"): face.resource()}),
    })  # fmt: skip
    fonts.finish()
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()
