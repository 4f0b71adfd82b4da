"""What an attribute may hold: the simple types of WordprocessingML and of the drawings in it.

Sources: ECMA-376 part 1, 17.18 (simple types) and 22.9 (shared types), in their transitional form of part 4; limits
that only Office sets (a bookmark name of 40 characters, a half-point size of 3,277) as the Open XML SDK knows them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from docgen.rendering.wordrules.enumerations import ENUMERATIONS

if TYPE_CHECKING:
    from collections.abc import Callable

_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
_RANGE = re.compile(r"(-?\d*)\.\.(-?\d*)")
_UNIT = r"[0-9]+(?:\.[0-9]+)?(?:mm|cm|in|pt|pc|pi)"
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: the rule it belongs to, its test, and what it expects, in Indonesian."""

    rule: str
    allows: Callable[[str], bool]
    expects: str


def _matching(rule: str, pattern: str, expects: str) -> Kind:
    compiled = re.compile(pattern)
    return Kind(rule, lambda value: compiled.fullmatch(value) is not None, expects)


def _within(low: int | None, high: int | None, expects: str = "") -> Kind:
    """Give the kind of a whole number from `low` to `high`; None leaves that side open."""

    def allows(value: str) -> bool:
        if not _INTEGER.fullmatch(value):
            return False
        number = int(value)
        return (low is None or number >= low) and number <= (2**31 - 1 if high is None else high)

    bounds = (f" dari {low}" if low is not None else "") + (f" sampai {high}" if high is not None else "")
    return Kind("V02", allows, expects or f"bilangan bulat{bounds}")


def _one_of(words: str) -> Kind:
    allowed = frozenset(words.split())
    shown = ", ".join(words.split()[:_SHOWN]) + (", …" if len(allowed) > _SHOWN else "")
    return Kind("V05", allowed.__contains__, f"salah satu dari: {shown}")


def _at_most(length: int) -> Kind:
    return Kind("V08", lambda value: len(value) <= length, f"teks paling panjang {length} karakter")


def _mark(value: str) -> bool:
    return _INTEGER.fullmatch(value) is not None and int(value) != -1


def _para_id(value: str) -> bool:
    return re.fullmatch(r"[0-9A-Fa-f]{8}", value) is not None and 0 < int(value, 16) < 0x80000000


def _half_points(value: str) -> bool:
    return (value.isdecimal() and 2 <= int(value) <= 3277) or re.fullmatch(_UNIT, value) is not None


_DATE = r"-?\d{4,}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_MINUTE = r"(?:[01]\d|2[0-4]):[0-5]\d"
_SECOND = r":[0-5]\d(?:\.\d+)?"
_ZONE = r"(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?"
# W3CDTF, https://www.w3.org/TR/NOTE-datetime: a year, a month, a day, or a moment with its zone.
_W3CDTF = rf"\d{{4}}|\d{{4}}-(?:0[1-9]|1[0-2])|{_DATE}(?:T{_MINUTE}(?:{_SECOND})?{_ZONE})?"
_GUID = r"\{[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}"

_KINDS: dict[str, Kind] = {
    "str": Kind("V08", lambda _value: True, "teks"),
    "filled": _matching("V08", r"(?s).+", "teks yang tidak kosong"),
    "onoff": _matching("V01", "true|false|on|off|1|0", "true, false, on, off, 1 atau 0"),
    "bool": _matching("V01", "true|false|1|0", "true, false, 1 atau 0"),
    "int": _within(-(2**31), 2**31 - 1, "bilangan bulat"),
    "uint": _within(0, 2**32 - 1, "bilangan bulat tidak negatif"),
    "twips": _matching("V03", rf"\+?[0-9]{{1,10}}|{_UNIT}", "panjang tidak negatif, dalam twip atau dengan satuan"),
    "stwips": _matching("V03", rf"[+-]?[0-9]{{1,10}}|-?{_UNIT}", "panjang dalam twip atau dengan satuan"),
    "tblw": _matching("V03", r"[+-]?[0-9]{1,10}|-?[0-9]+(?:\.[0-9]+)?%", "lebar: bilangan bulat atau persen"),
    "percent": _matching("V03", r"[+-]?[0-9]{1,10}|-?[0-9]+(?:\.[0-9]+)?%", "persen: bilangan bulat atau dengan %"),
    "scale": _matching("V03", r"(?:[1-9]|[1-9]\d|[1-5]\d\d|600)%?", "persen dari 1 sampai 600"),
    "hps": Kind("V03", _half_points, "ukuran huruf dalam setengah poin, dari 2 sampai 3277"),
    "color": _matching("V04", "auto|[0-9A-Fa-f]{6}", "auto atau enam angka heksadesimal"),
    "rgb": _matching("V04", "[0-9A-Fa-f]{6}", "enam angka heksadesimal"),
    "hex1": _matching("V06", "[0-9A-Fa-f]{1,2}", "satu atau dua angka heksadesimal"),
    "hex2": _matching("V06", "[0-9A-Fa-f]{4}", "empat angka heksadesimal"),
    "hex4": _matching("V06", "[0-9A-Fa-f]{8}", "delapan angka heksadesimal"),
    "hex10": _matching("V06", "[0-9A-Fa-f]{20}", "dua puluh angka heksadesimal"),
    "guid": _matching("V06", _GUID, "GUID dalam kurung kurawal"),
    "base64": _matching("V06", r"[0-9A-Za-z+/=\s]*", "Base64"),
    "cnf": _matching("V06", "[01]{12}", "dua belas angka 0 atau 1"),
    "paraid": Kind("V06", _para_id, "delapan angka heksadesimal di bawah 80000000, bukan 0"),
    "datetime": _matching("V07", rf"{_DATE}T{_MINUTE}{_SECOND}{_ZONE}", "tanggal dan waktu: 2024-01-31T08:00:00Z"),
    "w3cdtf": _matching("V07", _W3CDTF, "tanggal W3CDTF, misalnya 2024-01-31T08:00:00Z"),
    "mark": Kind("V02", _mark, "bilangan bulat, bukan -1"),
    "note": _within(-(2**31), 32767),
    "coordinate": _within(-27273042329600, 27273042316900),
    "extent": _within(0, 2147483647, "ukuran dalam EMU yang tidak negatif"),
    "nonzero": Kind("V02", lambda value: _INTEGER.fullmatch(value) is not None and int(value) != 0, "bilangan bukan 0"),
    "stylename": _matching("V08", r"(?s)[^,]{1,253}", "nama gaya tanpa koma, paling panjang 253 karakter"),
    "name": _matching("V08", r"[A-Za-z_][\w.-]*", "nama XML"),
    "w3ctype": _matching("V07", r"[^:]+:W3CDTF", "dcterms:W3CDTF"),
    "mime": _matching("P03", r"[\w!#$&^.+-]+/[\w!#$&^.+-]+(?:\s*;.*)?", "jenis isi, misalnya application/xml"),
}


@cache
def kind(name: str) -> Kind:
    """Give the kind of value of that name: a built-in, an enumeration, a range `1..9`, a length `s40`, words `a|b`.

    Raises KeyError for a name that means nothing, which is a fault of the grammar.
    """
    if name in _KINDS:
        return _KINDS[name]
    if name in ENUMERATIONS:
        return _one_of(ENUMERATIONS[name])
    if bounds := _RANGE.fullmatch(name):
        low, high = (int(bound) if bound else None for bound in bounds.groups())
        return _within(low, high)
    if re.fullmatch(r"s\d+", name):
        return _at_most(int(name[1:]))
    if "|" in name:
        return _one_of(name.replace("|", " "))
    raise KeyError(name)
