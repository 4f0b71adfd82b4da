"""Why a text is not what it should be: forms that people and spreadsheets really produce, each with its fault."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def why(typed: str, what: str, faults: Iterable[tuple[str, str]] = ()) -> str:
    """Say why a text is not what it should be: the first of the known faults whose form it has."""
    foreign = next((sign for sign in typed if not sign.isascii() and unicodedata.category(sign)[0] == "N"), None)
    if foreign:
        return f"“{foreign}” (U+{ord(foreign):04X}) bukan angka 0 sampai 9"
    for form, fault in (DAMAGED, *faults):
        found = re.fullmatch(form, typed, re.IGNORECASE | re.DOTALL)
        if found:
            return fault.format(typed, *found.groups())
    return f"“{typed}” bukan {what}"


# Forms that people and spreadsheets really produce, and what is wrong with them: {0} is the text, {1} … its groups.
DAMAGED = ("[0-9]+(?:[.,][0-9]+)?e[+-]?[0-9]+", "“{0}” tulisan ilmiah: Excel merusak angkanya; ketik ulang lengkap")
DATE_FAULTS = (
    ("[0-9]{5}", "“{0}” adalah nomor seri tanggal dari Excel; ketik tanggalnya"),
    (r".*(?:[-/.][0-9]{1,2}[-/.]|[a-z][\s.-]*)['’]?([0-9]{2})", "tahun “{1}” hanya dua angka; tulis empat angka"),
    (r"[0-9-/.]{8,10}[T ]+[0-9]{1,2}[:.][0-9]{2}.*", "ada jam di belakang tanggal; jam punya isian sendiri"),
)
TIME_FAULTS = ((r".*\b(WIB|WITA|WIT)\b.*", "“{1}” tidak ditulis di sini; zona waktu punya isian sendiri"),)
NUMBER_FAULTS = (
    (r"[-−–(].*", "“{0}” berarti negatif; isian ini tidak boleh negatif"),
    (r".*?([^\W\d_]+|[^\w\s.,]).*", "“{1}” tidak dibaca; tulis angkanya saja, lengkap"),
    (r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]*)?", "koma hanya untuk pecahan; pakai titik untuk memisahkan ribuan"),
    (r"[0-9.]+(,[0-9]+)", "ada pecahan “{1}”; isi bilangan yang utuh"),
    (r"([0-9]+)\.([0-9]+)", "“{1}.{2}” bisa berarti {1}{2:0<3} atau {1},{2}; titik hanya untuk ribuan"),
    (r"[0-9.]+", "titik harus memisahkan tiap tiga angka"),
    (r"[0-9]+(?:[\s_][0-9]+)+", "ribuan dipisahkan titik, bukan spasi atau garis bawah"),
)
