"""How a value is written in Indonesian: the only module that knows.

Every function is a filter of the templates. `None` (nothing filled in) stays `None`, so that filters chain and `pena`
at the end prints the dotted line. Nothing is rounded and floats are refused. It imports nothing of docgen.

Numbers are `int`, `Decimal` or their canonical text (`"1234.5"`); dates are `datetime.date` or `"YYYY-MM-DD"`.
A value of another kind is a TypeError, a value that can't be written a ValueError; both say so in Indonesian.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Number = int | Decimal | str
Date = dt.date | str
_Value = TypeVar("_Value")

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
BULAN = ("Januari", "Februari", "Maret", "April", "Mei", "Juni",
         "Juli", "Agustus", "September", "Oktober", "November", "Desember")  # fmt: skip

_UNITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
_SIZES = ((10**15, "kuadriliun"), (10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"),
          (1000, "ribu"), (100, "ratus"), (10, "puluh"))  # fmt: skip
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
          (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_NUMBER = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?")
_DEGREE = re.compile(r"(?:prof|dr[sag]?|ir|ns|apt)(?:\.\s*|\s+)(?:\(?h\.?c\.?\)?\s+)?", re.IGNORECASE)
_TITLES = re.compile(rf"\A(?:{_DEGREE.pattern}|(?:k\.?h|hj|h)\.\s*)+", re.IGNORECASE)
# Letters around a dot (S.Pd., Ph.D.), a capital and a dot (Lc.), capitals (SE, IPU), SPd, MSi, and some words.
_LAST_DEGREE = re.compile(
    r"\s*,\s*(?!(?:Jr|Sr)\b)(?:[A-Za-z]{1,4}\.\s?[A-Za-z]|[A-Z][A-Za-z]{0,4}\.|[A-Z]{2,5}\b"
    r"|(?:S|M|A|B|D|Ph|Sp)[A-Z][a-z]{0,4}\b|(?i:amd|apt|ns|ners|ak|lc|dr[sag]?|ir|se|sh|st|mm)\b)"
)

FILTERS: dict[str, Callable[..., str | None]] = {}  # every public function of this module by its name


def _filter(spell: Callable[[_Value], str | None]) -> Callable[[_Value | None], str | None]:
    @functools.wraps(spell)
    def spelling(value: _Value | None) -> str | None:
        return None if value is None else spell(value)

    FILTERS[spell.__name__] = spelling
    return spelling


@_filter
def terbilang(n: Number) -> str:
    """Spell a number below 10**18 in words: 1001000 -> 'satu juta seribu', Decimal('2.50') -> 'dua koma lima nol'."""
    minus, whole, fraction = _parts(n)
    words = f"{'minus ' if minus else ''}{_words(whole)}"
    return f"{words} koma {' '.join(_UNITS[int(digit)] for digit in fraction)}" if fraction else words


@_filter
def terbilang_rupiah(n: Number) -> str:
    """Spell an amount of rupiah in words: Decimal('100000.5') -> 'seratus ribu rupiah lima puluh sen'."""
    minus, whole, sen = _money(n)
    words = [*([f"{_words(whole)} rupiah"] if whole or not sen else ()), *([f"{_words(sen)} sen"] if sen else ())]
    return " ".join(["minus", *words] if minus else words)


@_filter
def rupiah(n: Number) -> str:
    """Write an amount for running text (EYD): 1500000 -> 'Rp1.500.000,00', negative '-Rp500,00'; no part of a sen."""
    minus, whole, sen = _money(n)
    return f"{'-' if minus else ''}Rp{angka(whole)},{sen:02}"


@_filter
def angka(n: Number) -> str:
    """Write a number with dots for thousands and a decimal comma: 1500000 -> '1.500.000', '1234.5' -> '1.234,5'."""
    minus, whole, fraction = _parts(n)
    return f"{'-' if minus else ''}{whole:,}".replace(",", ".") + (f",{fraction}" if fraction else "")


@_filter
def angka_terbilang(n: Number) -> str:
    """Write a number with its words in brackets, as regulations do: 3 -> '3 (tiga)'."""
    return f"{angka(n)} ({terbilang(n)})"


@_filter
def tanggal_panjang(tanggal: Date) -> str:
    """Write a date in full: '2015-04-27' -> '27 April 2015'."""
    day = _date(tanggal)
    return f"{day.day} {BULAN[day.month - 1]} {day.year}"


@_filter
def tanggal_angka(tanggal: Date) -> str:
    """Write a date in figures: '2015-04-27' -> '27-04-2015'."""
    day = _date(tanggal)
    return f"{day.day:02}-{day.month:02}-{day.year:04}"


@_filter
def nama_hari(tanggal: Date) -> str:
    """Name the day of the week of a date: '2015-04-27' -> 'Senin'."""
    return HARI[_date(tanggal).weekday()]


@_filter
def nama_bulan(tanggal: Date) -> str:
    """Name the month of a date: '2015-04-27' -> 'April'."""
    return BULAN[_date(tanggal).month - 1]


@_filter
def hari_tanggal(tanggal: Date) -> str:
    """Write a date with its day of the week: '2015-04-27' -> 'Senin, 27 April 2015'."""
    return f"{nama_hari(tanggal)}, {tanggal_panjang(tanggal)}"


@_filter
def tanggal_terbilang(tanggal: Date) -> str:
    """Write a date as a berita acara does: 'Senin, tanggal dua puluh tujuh bulan April tahun dua ribu lima belas'."""
    day = _date(tanggal)
    return f"{nama_hari(day)}, tanggal {_words(day.day)} bulan {nama_bulan(day)} tahun {_words(day.year)}"


@_filter
def bulan_romawi(tanggal: Date) -> str | None:
    """Write the month of a date as the numbers of letters do: '2015-04-27' -> 'IV'."""
    return romawi(_date(tanggal).month)


@_filter
def jam(waktu: dt.time | str) -> str:
    """Write a time of day: '09.00' stays, time(9) -> '09.00'. The zone is for the template to add."""
    text = waktu.strftime("%H.%M") if isinstance(waktu, dt.time) else _text(waktu)
    if not re.fullmatch("[0-9]{2}[.][0-9]{2}", text):
        raise ValueError(f"“{text}” bukan jam berbentuk 09.00")
    return text


@_filter
def romawi(n: int | str) -> str:
    """Write a number from 1 to 3999 in Roman numerals: 2026 -> 'MMXXVI'."""
    rest, numeral = _ordinal(n, 3999), ""
    for value, sign in _ROMAN:
        times, rest = divmod(rest, value)
        numeral += sign * times
    return numeral


@_filter
def diktum(n: int | str) -> str:
    """Number an item of MEMUTUSKAN: 1 -> 'KESATU', 11 -> 'KESEBELAS', 21 -> 'KEDUA PULUH SATU'."""
    return f"KE{_words(_ordinal(n, 999)).upper()}"


@_filter
def huruf(n: int | str) -> str:
    """Number an item by letter: 1 -> 'a', 26 -> 'z', 27 -> 'aa', 28 -> 'ab'."""
    rest, letters = _ordinal(n, 18_278), ""
    while rest:
        rest, index = divmod(rest - 1, 26)
        letters = chr(ord("a") + index) + letters
    return letters


@_filter
def rujukan_huruf(n: int | str) -> str | None:
    """Refer to all of n lettered items, for the last item of Menimbang: 2 -> 'huruf a dan huruf b'."""
    return daftar([f"huruf {huruf(item)}" for item in range(1, _ordinal(n, 999) + 1)])


@_filter
def daftar(butir: Iterable[str]) -> str | None:
    """Join texts to a phrase: 'a', 'a dan b', 'a, b, dan c'. An empty list is nothing filled in: None."""
    if isinstance(butir, str):
        raise TypeError(f"daftar menerima beberapa teks, bukan satu teks “{butir}”")
    words = [_text(item) for item in butir]
    if len(words) > 2:
        return f"{', '.join(words[:-1])}, dan {words[-1]}"
    return " dan ".join(words) or None


@_filter
def kapital(text: str) -> str:
    """Write a text in capitals."""
    return _text(text).upper()


@_filter
def kecil(text: str) -> str:
    """Write in small letters, but leave abbreviations as they are: 'Kepala Desa' -> 'kepala desa', 'RT' stays."""
    return " ".join(word if len(word) > 1 and word.isupper() else word.lower() for word in text.split(" "))


@_filter
def nama_lengkap(orang: Mapping[str, Any]) -> str | None:
    """Write a person's name with titles as typed: 'Drs. Made Arta, M.Si.'. Without `nama` nothing is filled in: None.

    `orang` has `nama`, and may have `gelar_depan` and `gelar_belakang`.
    """
    nama, depan, belakang = (orang.get(key) for key in ("nama", "gelar_depan", "gelar_belakang"))
    if not nama:
        return None
    return f"{f'{depan} ' if depan else ''}{nama}{f', {belakang}' if belakang else ''}"


@_filter
def tanpa_gelar(nama: str) -> str:
    """Give a name without academic titles, as it stands under a Peraturan: 'Dr. H. Ahmad, M.Si.' -> 'H. Ahmad'.

    Religious and noble titles are part of the name; what follows a comma without looking like a degree stays.
    """
    name = _text(nama).strip()
    named = _LAST_DEGREE.split(name, maxsplit=1)[0]
    return _TITLES.sub(lambda titles: _DEGREE.sub("", titles[0]), named) or name


@_filter
def nip(nomor: str) -> str:
    """Group the 18 digits of a NIP: '199001012099011001' -> '19900101 209901 1 001'."""
    digits = _text(nomor).replace(" ", "")
    if not re.fullmatch("[0-9]{18}", digits):
        raise ValueError(f"“{nomor}” bukan NIP 18 angka")
    return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"


def periode(awal: int | str | None, akhir: int | str | None) -> str | None:
    """Write a period of years with an en dash: 2027, 2034 -> '2027–2034'. None when either year is not filled in."""
    if awal is None or akhir is None:
        return None
    first, last = _ordinal(awal, 9999), _ordinal(akhir, 9999)
    if last < first:
        raise ValueError(f"periode {first}–{last} terbalik")
    return f"{first}–{last}"


@_filter
def rentang_tahun(tahun: Iterable[int]) -> str | None:
    """Write years with their runs drawn together: [2027, 2028, 2029, 2031] -> '2027–2029, 2031'."""
    runs: list[list[int]] = []
    for year in sorted(set(tahun)):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs) or None


def pena(value: Number | None, lebar: int = 20) -> str:
    """Give the value as text, or a dotted line of `lebar` dots to be filled by pen when there is none (None or '')."""
    if value is None or value == "":
        return "." * lebar
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise TypeError(f"pena menerima teks atau bilangan, bukan {value!s}")
    return value if isinstance(value, str) else str(value)


def awali(text: str | None, awal: str) -> str | None:
    """Give a text that begins with `awal`, put before it unless it is there already in any letters."""
    if text is None or text.casefold().startswith(awal.strip().casefold()):
        return text
    return awal + text


def akhiri(text: str | None, tanda: str) -> str | None:
    """Give a text that ends with `tanda` in place of any full stop, semicolon or comma that was typed there."""
    return None if text is None else text.rstrip(" .;,\n") + tanda


FILTERS.update(periode=periode, pena=pena, awali=awali, akhiri=akhiri)


def _parts(n: Number) -> tuple[bool, int, str]:
    """Split a number into its sign, whole part and decimal digits as given."""
    if type(n) is int:
        return n < 0, abs(n), ""
    if isinstance(n, bool) or not isinstance(n, int | Decimal | str):
        raise TypeError(f"bilangan harus int, Decimal, atau teks angka, bukan {type(n).__name__} {n!s}")
    text = f"{n:f}" if isinstance(n, Decimal) else str(n)
    if not _NUMBER.fullmatch(text):
        raise ValueError(f"“{n}” bukan bilangan")
    whole, _, fraction = text.lstrip("-").partition(".")
    return text.startswith("-") and text.strip("-0.") != "", int(whole), fraction


def _money(n: Number) -> tuple[bool, int, int]:
    minus, whole, fraction = _parts(n)
    sen = fraction.rstrip("0")
    if len(sen) > 2:
        raise ValueError(f"jumlah uang {n} lebih teliti daripada sen")
    return minus, whole, int(sen.ljust(2, "0"))


def _words(n: int) -> str:
    """Spell a whole number from 0: the count of its largest size in words, then what is left."""
    if n >= 10**18:
        raise ValueError(f"bilangan {n} terlalu besar; paling besar 999 kuadriliun")
    if n < 20:
        return _UNITS[n] if n < 12 else f"{_UNITS[n - 10]} belas"
    size, name = next(entry for entry in _SIZES if n >= entry[0])
    count, rest = divmod(n, size)
    head = f"se{name}" if count == 1 and size <= 1000 else f"{_words(count)} {name}"
    return f"{head} {_words(rest)}" if rest else head


def _ordinal(n: int | str, last: int) -> int:
    minus, number, fraction = _parts(n)
    if minus or fraction or not 1 <= number <= last:
        raise ValueError(f"nomor urut {n} di luar 1 sampai {last}")
    return number


def _date(tanggal: Date) -> dt.date:
    if isinstance(tanggal, dt.date):
        return tanggal
    text = _text(tanggal)
    if len(text) == 10 and text[4] == text[7] == "-":
        return dt.date.fromisoformat(text)
    raise ValueError(f"“{text}” bukan tanggal berbentuk 2026-10-12")


def _text(value: str) -> str:
    if not isinstance(value, str):
        raise TypeError(f"harus teks, bukan {type(value).__name__} {value!s}")
    return value
