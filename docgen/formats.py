"""What a person typed becomes the canonical value of its format, or is refused with the reason.

Nothing is guessed: a text that can be read in two ways is refused, and so is one that Excel has damaged. Only 0-9 count
as digits. Which characters a text may hold is `docgen.text`'s to say, which values a field wants the schema's.

Canonical: dates "2026-10-12", times "09.00", decimals "1234.5", codes and numbers of persons are text; money (whole
rupiah), counts and years are int; ya/tidak is bool.
"""

from __future__ import annotations

import datetime as dt
import difflib
import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from docgen.mistyped import DATE_FAULTS, NUMBER_FAULTS, TIME_FAULTS, why
from docgen.number_pattern import EXAMPLE, PatternError, pattern
from docgen.spelling import BULAN, HARI, nama_hari, tanggal_panjang

_Value = TypeVar("_Value", bound=str | int)

if TYPE_CHECKING:
    from collections.abc import Callable

    Reader = Callable[[str], _Value]

FIRST_YEAR, LAST_YEAR = 1900, 2999
MAX_DIGITS = 18  # what terbilang can spell
MAX_LENGTH = 100

_WHOLE = r"([0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+)"
_RUPIAH = re.compile(r"\Arp\.?\s*", re.IGNORECASE)
_MONEY = re.compile(rf"{_WHOLE}(?:,00|\.?,[-–—]{{1,2}}|\.[-–—]{{1,2}})?")
_COUNT = re.compile(_WHOLE)
_DECIMAL = re.compile(rf"{_WHOLE}(?:,([0-9]{{1,{MAX_DIGITS}}}))?")
_TIME = re.compile(r"(?:(?:pukul|jam)\s*)?([0-9]{1,2})[.:]([0-9]{2})(?:[.:]00)?", re.IGNORECASE)
_DATE = re.compile(
    r"(?:([A-Za-z]['’`´ʼA-Za-z]*)[\s,.]+)?"
    r"(?:([0-9]{4})([-/.])([0-9]{1,2})\3([0-9]{1,2})(?:[T ]00:00(?::00)?)?"
    r"|([0-9]{1,2})\s*([-/.])\s*([0-9]{1,2})\s*\7\s*([0-9]{4})"
    r"|([0-9]{1,2})[\s.-]*([A-Za-z]+)[\s.,-]*([0-9]{4}))"
)
_AREA = re.compile(r"[1-9][0-9](?:\.?[0-9]{2}(?:\.?[0-9]{2}(?:\.?[1-9][0-9]{3})?)?)?")
_PHONE = re.compile(r"\(?\+?[0-9][0-9() -]*")
_RT_RW = re.compile(r"(?:RT[.:]?\s*)?([0-9]{1,3})\s*(?:/|,?\s*(?=RW))\s*(?:RW[.:]?\s*)?([0-9]{1,3})", re.IGNORECASE)

_MONTHS = {name.casefold(): number for number, name in enumerate(BULAN, 1)} | {
    "jan": 1, "feb": 2, "peb": 2, "pebruari": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "agu": 8, "agt": 8, "ags": 8,
    "agust": 8, "sep": 9, "sept": 9, "okt": 10, "nov": 11, "nop": 11, "nopember": 11, "des": 12,
}  # fmt: skip
_DAYS = {name.casefold(): name for name in HARI} | {"senen": "Senin", "ahad": "Minggu"}
_TRUTH = {**dict.fromkeys(("ya", "y", "yes", "true", "on", "1"), True),
          **dict.fromkeys(("tidak", "t", "no", "n", "false", "off", "0"), False)}  # fmt: skip


class FormatError(ValueError):
    """A text that is no value of its format: `reason` and `expected` (with an example) are Indonesian phrases."""

    def __init__(self, reason: str, expected: str = "") -> None:
        super().__init__(f"{reason}; seharusnya {expected}")
        self.reason, self.expected = reason, expected


@dataclass(frozen=True, slots=True)
class Format:
    """One format: how to read a text (raises FormatError), and what people are told: `expected`, an `example`."""

    read: Callable[[str], str | int | bool]
    expected: str
    example: str


FORMATS: dict[str, Format] = {}


def _format(name: str, what: str, example: str, more: str = "") -> Callable[[Reader[_Value]], Reader[_Value]]:
    """Make a reader of stripped text the public reader of a format, which adds what is expected to each FormatError."""
    expected = f"{what}, mis. {example}{more}"

    def register(read: Reader[_Value]) -> Reader[_Value]:
        # The papers of a packet, and the rows of a table, repeat the same dates and amounts over and over.
        @functools.lru_cache(maxsize=2048)
        @functools.wraps(read)
        def reader(text: str) -> _Value:
            typed = text.strip()
            try:
                if not typed:
                    raise FormatError("belum diisi")
                if len(typed) > MAX_LENGTH:
                    raise FormatError(f"{len(typed)} karakter, terlalu panjang")
                return read(typed)
            except FormatError as error:
                raise FormatError(error.reason, expected) from None

        FORMATS[name] = Format(reader, expected, example)
        return reader

    return register


def is_canonical(format_name: str, value: object) -> bool:
    """Tell whether a value is one that the reader of a format gives, in its type. KeyError: there is no such format."""
    read = FORMATS[format_name].read
    if type(value) is bool:
        return format_name == "ya-tidak"
    try:
        canonical = read(str(value).replace(".", ",") if format_name == "desimal" else str(value))
    except FormatError:
        return False
    return type(canonical) is type(value) and canonical == value


@_format("tanggal", "tanggal", "12 Oktober 2026", " atau 12-10-2026")
def read_date(typed: str) -> str:
    """Read a date to "YYYY-MM-DD": ISO, day-month-year with - / or ., month names, a day name that agrees."""
    found = _DATE.fullmatch(typed)
    if found is None:
        raise FormatError(why(typed, "tanggal", DATE_FAULTS))
    hari, year, _, month, day, day2, _, month2, year2, day3, word, year3 = found.groups()
    number = _month(word) if word else int(month or month2)
    date = _date(int(year or year2 or year3), number, int(day or day2 or day3))
    if hari is None:
        return date
    name = _DAYS.get(re.sub("[^a-z]", "", hari.casefold()))
    if name != nama_hari(date):
        wrong = f"{tanggal_panjang(date)} hari {nama_hari(date)}, bukan {name}"
        raise FormatError(wrong if name else f"“{hari}” bukan nama hari")
    return date


def _date(year: int, month: int, day: int) -> str:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise FormatError(f"tahun {year:04} di luar {FIRST_YEAR} sampai {LAST_YEAR}")
    if not 1 <= month <= 12:
        raise FormatError(f"bulan {month} tidak ada; urutannya tanggal, bulan, tahun")
    days = (dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(1)).day
    if not 1 <= day <= days:
        name = f"{BULAN[month - 1]} {year}"
        raise FormatError(f"tanggal {day} {name} tidak ada; {name} hanya {days} hari")
    return f"{year:04}-{month:02}-{day:02}"


def _month(word: str) -> int:
    number = _MONTHS.get(word.casefold())
    if number is None:
        near = difflib.get_close_matches(word.capitalize(), BULAN, n=1, cutoff=0.5)
        raise FormatError(f"“{word}” bukan nama bulan{f'; mungkin maksudnya {near[0]}' if near else ''}")
    return number


@_format("jam", "jam dan menit", "09.00")
def read_time(typed: str) -> str:
    """Read a time of day to "HH.MM": 9.00, 09:00, pukul 09.00. The zone is a field of its own."""
    found = _TIME.fullmatch(typed)
    if found is None:
        raise FormatError(why(typed, "satu jam dengan menitnya", TIME_FAULTS))
    hour, minute = int(found[1]), int(found[2])
    if hour > 23 or minute > 59:
        raise FormatError(f"pukul {hour:02}.{minute:02} tidak ada")
    return f"{hour:02}.{minute:02}"


@_format("uang", "jumlah rupiah utuh", "1.500.000")
def read_money(typed: str) -> int:
    """Read an amount in whole rupiah: 1500000, 1.500.000, Rp1.500.000,00, Rp. 1.500.000,-; '1.500' is 1500."""
    return _whole(_RUPIAH.sub("", typed) or typed, _MONEY)


@_format("bilangan", "bilangan bulat", "12", " atau 1.500")
def read_count(typed: str) -> int:
    """Read a whole number from 0, with or without dots for thousands: '12', '1.500'."""
    return _whole(typed, _COUNT)


def _whole(typed: str, pattern: re.Pattern[str]) -> int:
    found = pattern.fullmatch(typed)
    if found is None:
        raise FormatError(why(typed, "bilangan", NUMBER_FAULTS))
    return int(_digits(found[1]))


@_format("desimal", "bilangan dengan koma untuk pecahan", "2,5", " atau 1.234,5")
def read_decimal(typed: str) -> str:
    """Read a number from 0 with a decimal comma to text with a decimal dot: '1.234,50' -> '1234.50'."""
    found = _DECIMAL.fullmatch(typed)
    if found is None or (found[2] is None and typed.count(".") == 1):
        raise FormatError(why(typed, "bilangan", NUMBER_FAULTS))
    whole = _digits(found[1])
    return f"{whole}.{found[2]}" if found[2] else whole


def _digits(grouped: str) -> str:
    digits = grouped.replace(".", "")
    if digits[0] == "0" and len(digits) > 1:
        raise FormatError(f"“{grouped}” diawali nol seperti sebuah kode; tulis tanpa nol di depan")
    if len(digits) > MAX_DIGITS:
        raise FormatError(f"lebih dari {MAX_DIGITS} angka")
    return digits


@_format("tahun", "tahun empat angka", "2026")
def read_year(typed: str) -> int:
    """Read a year of four digits, 1900 to 2999."""
    if not re.fullmatch("[0-9]{4}", typed):
        raise FormatError(why(typed, "tahun empat angka"))
    year = int(typed)
    return year if FIRST_YEAR <= year <= LAST_YEAR else int(_date(year, 1, 1)[:4])


@_format("ya-tidak", "ya atau tidak", "ya")
def read_yes_no(typed: str) -> bool:
    """Read ya, y, yes, true, on, 1 as True and tidak, t, no, n, false, off, 0 as False, in any case."""
    truth = _TRUTH.get(typed.casefold())
    if truth is None:
        raise FormatError(f"ditemukan “{typed}”")
    return truth


@_format("nik", "NIK 16 angka", "5108060101900001")
def read_nik(typed: str) -> str:
    """Read a NIK (PP 37/2007 Pasal 37): 6 digits of the region, day (women +40) month year of birth, 4 of a series."""
    digits = _identity(typed, 16, series=4)
    day, month = int(digits[6:8]), int(digits[8:10])
    if not (1 <= day <= 31 or 41 <= day <= 71) or not 1 <= month <= 12:
        raise FormatError(f"angka ke-7 sampai ke-10 “{digits[6:10]}” bukan tanggal dan bulan lahir")
    return digits


@_format("nip", "NIP 18 angka", "199001012015011001")
def read_nip(typed: str) -> str:
    """Read a NIP (Peraturan Kepala BKN 43/2007): birth YYYYMMDD, appointment YYYYMM, sex 1 or 2, 3 digits of a series.

    Numbers of PPPK have the count of their contracts, from 21, in place of the month of appointment.
    """
    digits = _identity(typed, 18, series=3)
    try:
        _date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except FormatError:
        raise FormatError(f"8 angka pertama “{digits[:8]}” bukan tahun, bulan, dan tanggal lahir") from None
    if not (digits[:4] < digits[8:12] and re.fullmatch("0[1-9]|1[0-2]|2[1-9]", digits[12:14])):
        raise FormatError(f"angka ke-9 sampai ke-14 “{digits[8:14]}” bukan tahun dan bulan pengangkatan")
    if digits[14] not in "12":
        raise FormatError(f"angka ke-15 “{digits[14]}” bukan jenis kelamin: 1 laki-laki, 2 perempuan")
    return digits


def _identity(typed: str, length: int, series: int) -> str:
    digits = re.sub(r"[\s.-]", "", typed)
    if re.search("[^0-9]", digits):
        raise FormatError(why(typed, "angka semua"))
    if len(digits) != length:
        raise FormatError(f"ditemukan {len(digits)} angka, seharusnya {length}")
    if digits.endswith("0" * series):  # series start at 1; Excel keeps 15 digits and writes 0 for the others
        raise FormatError(f"{series} angka terakhir nol semua; angka terakhir mungkin hilang di Excel")
    return digits


@_format("telepon", "satu nomor telepon", "0812-3456-7890", " atau (0362) 21146")
def read_phone(typed: str) -> str:
    """Read a telephone number, kept as typed: digits, spaces, hyphens, brackets, a leading +; 5 to 15 digits."""
    count = len(re.findall("[0-9]", typed))
    if _PHONE.fullmatch(typed) is None:
        raise FormatError(why(typed, "satu nomor telepon"))
    if not 5 <= count <= 15:
        raise FormatError(f"ditemukan {count} angka")
    if typed[0] == "8" and count >= 9:
        raise FormatError(f"“{typed}” kehilangan angka 0 di depan")
    return typed


@_format("kode-wilayah", "kode wilayah Kemendagri", "51.08.06.2004")
def read_area_code(typed: str) -> str:
    """Read a code of the Ministry of Home Affairs (province to village), dotted or not, to dots: 51.08.06.2004."""
    code = re.sub(r"\s", "", typed)
    digits = code.replace(".", "")
    if _AREA.fullmatch(code):
        return ".".join(part for part in (digits[:2], digits[2:4], digits[4:6], digits[6:]) if part)
    if re.fullmatch("[0-9]{7}|[0-9]{6}0[0-9]{3}", digits):
        raise FormatError(f"“{typed}” tampaknya kode BPS; pakai kode Kemendagri")
    raise FormatError(why(typed, "kode wilayah; nol di ujung mungkin hilang"))


@_format("kode-pos", "kode pos 5 angka", "81119")
def read_postal_code(typed: str) -> str:
    """Read a postal code: 5 digits."""
    if not re.fullmatch("[0-9]{5}", typed):
        raise FormatError(why(typed, "5 angka"))
    return typed


@_format("rt-rw", "RT dan RW", "001/002")
def read_rt_rw(typed: str) -> str:
    """Read RT and RW to three digits each: '1/2', 'RT 01 RW 02', '001/002' -> '001/002'."""
    found = _RT_RW.fullmatch(typed)
    if found is None:
        raise FormatError(why(typed, "RT dan RW"))
    return f"{int(found[1]):03}/{int(found[2]):03}"


@_format("pola-nomor", "pola nomor", EXAMPLE)
def read_number_pattern(typed: str) -> str:
    """Read a pattern of document numbers, which stays as it was typed."""
    try:
        pattern(typed)
    except PatternError as error:
        raise FormatError(error.reason) from None
    return typed
