"""The cell styles of a workbook: which kind of value each one shows, and its twin that keeps a text a text."""

from __future__ import annotations

import re
from typing import Literal

from lxml import etree

Kind = Literal["teks", "tanggal", "bilangan", "umum"]

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_BUILT_IN_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_TEXT = 49
_BOLD = 1.08
_LABEL = re.compile(r"\"([^\"]*)\"@")
_NOT_FORMAT = re.compile(r"\"[^\"]*\"|\\.|\[[^\]]*\]|_.|\*.")


class Styles:
    """The `cellXfs` of a styles part; `content` is the part with the twins that were asked for added."""

    def __init__(self, content: bytes) -> None:
        self._root = etree.fromstring(content)
        custom = self._root.iter(f"{_MAIN}numFmt")
        self._codes = {int(one.get("numFmtId", "0")): one.get("formatCode", "") for one in custom}
        self._formats = self._root.find(f"{_MAIN}cellXfs")
        self._twins: dict[int, int] = {}

    @property
    def content(self) -> bytes:
        """Give the part as XML."""
        return etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def kind(self, style: int) -> Kind:
        """Tell which kind of value a style shows."""
        formats = self._formats
        if formats is None or style >= len(formats):
            return "umum"
        code = int(formats[style].get("numFmtId", "0"))
        bare = _NOT_FORMAT.sub("", self._codes.get(code, "0"))
        if code == _TEXT or "@" in bare:
            return "teks"
        if code == 0:
            return "umum"
        if code in _BUILT_IN_DATES:
            return "tanggal"
        return "tanggal" if re.search("[dhyDHY]", bare) else "bilangan"

    def label(self, style: int) -> str:
        """Give what a style shows before a text by its number format: 'Kendala: ' for `"Kendala: "@`."""
        if self._formats is None or style >= len(self._formats):
            return ""
        found = _LABEL.match(self._codes.get(int(self._formats[style].get("numFmtId", "0")), ""))
        return found[1] if found else ""

    def wrapped(self, style: int) -> float:
        """Give the size in points of the text of a style that wraps its lines, 0 for one that does not.

        Bold letters count as larger ones, as they are wider.
        """
        formats, fonts = self._formats, self._root.find(f"{_MAIN}fonts")
        if formats is None or fonts is None or style >= len(formats):
            return 0
        alignment = formats[style].find(f"{_MAIN}alignment")
        if alignment is None or alignment.get("wrapText") not in {"1", "true"}:
            return 0
        font = fonts[int(formats[style].get("fontId", "0"))]
        size = font.find(f"{_MAIN}sz")
        wider = _BOLD if font.find(f"{_MAIN}b") is not None else 1.0
        return wider * (float(size.get("val", "11")) if size is not None else 11.0)

    def quoted(self, style: int) -> int:
        """Give the style's twin that shows a text beginning with `=` as text even after a person edits the cell."""
        if style not in self._twins and self._formats is not None:
            twin = etree.fromstring(etree.tostring(self._formats[style]))
            twin.set("quotePrefix", "1")
            self._formats.append(twin)
            self._formats.set("count", str(len(self._formats)))
            self._twins[style] = len(self._formats) - 1
        return self._twins.get(style, style)
