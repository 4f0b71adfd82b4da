"""How the cells of an input workbook look: yellow must be filled, white may be, blue explains."""

from __future__ import annotations

import copy
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

FOLIO = 14  # the nearest paper to F4 that Excel has
FONT, SIZE, SMALL = "Calibri", 11, 9
WIDTHS = {"paragraf": 60, "teks": 26, "nama": 26, "gambar": 26, "tanggal": 18, "uang": 18, "nip": 22, "nik": 20}
"""How wide the columns of values are, by their format."""

_EDGE = Side(style="thin", color="BFBFBF")
_BOX = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_DARK, _BLUE = PatternFill("solid", fgColor="1F4E78"), PatternFill("solid", fgColor="DDEBF7")
_YELLOW, _WHITE = PatternFill("solid", fgColor="FFF2CC"), PatternFill("solid", fgColor="FFFFFF")
_PLAIN, _BOLD = Font(name=FONT, size=SIZE), Font(name=FONT, size=SIZE, bold=True)
_TOP = Alignment(horizontal="left", vertical="top", wrap_text=True)
_CENTRED = Alignment(horizontal="center", vertical="top")
_LOCKED, _OPEN = Protection(locked=True), Protection(locked=False)

# look -> font, fill, border, alignment, protection
_LOOKS: dict[str, tuple[Font, PatternFill | None, Border | None, Alignment, Protection]] = {
    "teks": (_PLAIN, None, None, _TOP, _LOCKED),
    "tebal": (_BOLD, None, None, _TOP, _LOCKED),
    "judul": (Font(name=FONT, size=14, bold=True), None, None, _TOP, _LOCKED),
    "judul_lembar": (Font(name=FONT, size=12, bold=True), None, None, Alignment(vertical="top"), _LOCKED),
    "satu_baris": (_PLAIN, None, None, Alignment(vertical="top"), _LOCKED),
    "kepala": (
        Font(name=FONT, size=SIZE, bold=True, color="FFFFFF"),
        _DARK,
        _BOX,
        Alignment(horizontal="center", vertical="center", wrap_text=True),
        _LOCKED,
    ),
    "keterangan": (Font(name=FONT, size=SMALL, italic=True), _BLUE, _BOX, _TOP, _LOCKED),
    "kelompok": (_BOLD, _BLUE, None, _TOP, _LOCKED),
    "label": (_PLAIN, None, _BOX, _TOP, _LOCKED),
    "perlu": (_PLAIN, _YELLOW, _BOX, _TOP, _OPEN),
    "bebas": (_PLAIN, _WHITE, _BOX, _TOP, _OPEN),
    "nomor": (_PLAIN, _BLUE, _BOX, _CENTRED, _OPEN),
    "induk": (_PLAIN, _YELLOW, _BOX, _CENTRED, _OPEN),
}


class Looks:
    """Dresses the cells of one workbook; each look is worked out once, as openpyxl takes long over it."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Any] = {}

    def dress(self, cell: Any, look: str, form: str = "General") -> Any:
        """Give a cell a look and a number format, and the cell back."""
        known = self._known.get((look, form))
        if known is None:
            font, fill, border, alignment, protection = _LOOKS[look]
            cell.font, cell.alignment, cell.protection, cell.number_format = font, alignment, protection, form
            if fill is not None:
                cell.fill = fill
            if border is not None:
                cell.border = border
            self._known[look, form] = copy.copy(cell._style)
        else:
            cell._style = copy.copy(known)
        return cell


def set_page(sheet: Any, *, portrait: bool) -> None:
    """Let a sheet print on F4, as wide as the page."""
    sheet.page_setup.orientation = "portrait" if portrait else "landscape"
    sheet.page_setup.paperSize = FOLIO
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def print_mark(sheet: Any, mark: str) -> None:
    """Print a mark at the head of every page, large and grey, as on the papers that are workbooks."""
    head = sheet.oddHeader.center
    head.text, head.size, head.color = mark.upper(), 36, "999999"
