"""Which character a glyph name stands for, for the names that forms use; an unknown name stands for nothing."""

from __future__ import annotations

import re
import unicodedata

_NAMES = (
    "space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus "
    "comma hyphen period slash zero one two three four five six seven eight nine colon semicolon less equal "
    "greater question at bracketleft backslash bracketright asciicircum underscore grave braceleft bar braceright "
    "asciitilde quoteleft quoteright quotedblleft quotedblright quotesinglbase quotedblbase guilsinglleft "
    "guilsinglright guillemotleft guillemotright bullet endash emdash ellipsis dagger daggerdbl perthousand "
    "trademark copyright registered Euro cent sterling yen currency section paragraph degree plusminus multiply "
    "divide mu onehalf onequarter threequarters onesuperior twosuperior threesuperior exclamdown questiondown "
    "ordfeminine ordmasculine brokenbar logicalnot periodcentered AE ae OE oe Oslash oslash germandbls Thorn "
    "thorn Eth eth florin minus fraction fi fl Lslash lslash dotlessi"
)
_CHARACTERS = (
    " !\"#$%&'()*+,-./0123456789:;<=>?@[\\]^_`{|}~‘’“”‚„‹›«»•–—…†‡‰™©®€¢£¥¤§¶°±×÷µ½¼¾¹²³¡¿ªº¦¬·ÆæŒœØøßÞþÐðƒ−⁄ﬁﬂŁłı"
)
_GLYPHS = dict(zip(_NAMES.split(), _CHARACTERS, strict=True))
_ACCENTS = {
    "acute": "\u0301", "grave": "\u0300", "circumflex": "\u0302", "tilde": "\u0303", "dieresis": "\u0308",
    "ring": "\u030a", "cedilla": "\u0327", "caron": "\u030c", "macron": "\u0304",
}  # fmt: skip


def character(glyph: str) -> str:
    """Give the character that a glyph name stands for: `quoteleft`, `Eacute`, `uni1E24`; nothing where not known."""
    if len(glyph) == 1 and glyph.isalpha():
        return glyph
    coded = re.fullmatch(r"uni([0-9A-F]{4})", glyph)
    accent = _ACCENTS.get(glyph[1:])
    if coded:
        return chr(int(coded[1], 16))
    if accent and glyph[0].isalpha():
        return unicodedata.normalize("NFC", glyph[0] + accent)
    return _GLYPHS.get(glyph, "")
