"""What people type becomes the canonical value of its format, or is refused with the reason."""

from __future__ import annotations

import calendar
import datetime as dt
import gzip
import json
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.formats import (
    FORMATS,
    FormatError,
    is_canonical,
    read_area_code,
    read_count,
    read_date,
    read_decimal,
    read_money,
    read_nik,
    read_nip,
    read_time,
    read_year,
)
from docgen.spelling import BULAN, HARI, angka, hari_tanggal, nama_hari, rupiah, tanggal_angka, tanggal_panjang

CORPUS = json.loads((Path(__file__).parent / "data" / "nasty-strings.json").read_text(encoding="utf-8"))["items"]
NUMERIC = ["tanggal", "jam", "uang", "bilangan", "desimal", "tahun", "nik", "nip", "telepon", "kode-wilayah",
           "kode-pos", "rt-rw"]  # fmt: skip
DATES = st.dates(dt.date(1900, 1, 1), dt.date(2999, 12, 31))
AMOUNTS = st.integers(0, 10**18 - 1)

TAKEN: dict[str, list[tuple[str, str | int | bool]]] = {
    "tanggal": [
        ("2026-10-12", "2026-10-12"),
        ("12-10-2026", "2026-10-12"),
        ("12/10/2026", "2026-10-12"),
        ("12.10.2026", "2026-10-12"),
        ("3/4/2026", "2026-04-03"),
        (" 12 Oktober 2026 ", "2026-10-12"),
        ("12 oktober 2026", "2026-10-12"),
        ("12\u00a0Oktober 2026", "2026-10-12"),
        ("12-Okt-2026", "2026-10-12"),
        ("Senin, 12 Oktober 2026", "2026-10-12"),
        ("SENEN 12-10-2026", "2026-10-12"),
        ("Jum'at, 16 Januari 2026", "2026-01-16"),
        ("Jum’at, 16 Januari 2026", "2026-01-16"),
        ("1 Pebruari 2026", "2026-02-01"),
        ("1 Nopember 2026", "2026-11-01"),
        ("29-02-2028", "2028-02-29"),
        ("2026-01-17T00:00:00", "2026-01-17"),
        ("2026-01-17 00:00:00", "2026-01-17"),
    ],
    "jam": [
        ("09.00", "09.00"),
        ("9.00", "09.00"),
        ("09:00", "09.00"),
        ("9:00", "09.00"),
        ("pukul 09.00", "09.00"),
        ("Jam 9.30", "09.30"),
        ("12:30:00", "12.30"),
        ("23.59", "23.59"),
    ],
    "uang": [
        ("1500000", 1_500_000),
        ("1.500.000", 1_500_000),
        ("Rp1.500.000", 1_500_000),
        ("Rp. 1.500.000,-", 1_500_000),
        ("Rp. 1.500.000.-", 1_500_000),
        ("Rp1.500.000,–", 1_500_000),
        ("Rp 1.500.000,00", 1_500_000),
        ("Rp\u00a01.500.000", 1_500_000),
        ("1.500", 1500),
        ("0", 0),
        ("999999999999999999", 999_999_999_999_999_999),
    ],
    "bilangan": [("12", 12), ("0", 0), ("1.500", 1500)],
    "desimal": [("2,5", "2.5"), ("1.234,5", "1234.5"), ("120", "120"), ("0,125", "0.125"), ("2,50", "2.50"),
                ("1.234.567", "1234567"), ("0", "0")],
    "tahun": [("2026", 2026), ("1900", 1900), ("2999", 2999)],
    "ya-tidak": [
        *((word, True) for word in ("ya", "Ya", "YA", "y", "yes", "true", "TRUE", "on", "1")),
        *((word, False) for word in ("tidak", "Tidak", "t", "n", "no", "NO", "false", "off", "0")),
    ],
    "nik": [
        ("9912345601010001", "9912345601010001"),
        ("9912344101010001", "9912344101010001"),
        ("9912347112990001", "9912347112990001"),
        ("9912 3456 0101 0001", "9912345601010001"),
        ("99.1234.560101.0001", "9912345601010001"),
    ],
    "nip": [
        ("199001012099011001", "199001012099011001"),
        ("19900101 209901 1 001", "199001012099011001"),
        ("199001012022211013", "199001012022211013"),
    ],
    "telepon": [(number, number) for number in ("+6281200000000", "0271-000000", "(0271) 000000", "(+62) 812 000 000")],
    "kode-wilayah": [
        ("51.08.06.2004", "51.08.06.2004"),
        ("5108062004", "51.08.06.2004"),
        ("51.08.06", "51.08.06"),
        ("5108", "51.08"),
        ("33.10", "33.10"),
        ("11", "11"),
    ],
    "kode-pos": [("81119", "81119"), ("01234", "01234")],
    "pola-nomor": [("{urut}", "{urut}"), ("141/{urut:03}/KEP/{bulan_romawi}", "141/{urut:03}/KEP/{bulan_romawi}")],
    "rt-rw": [("001/002", "001/002"), ("1/2", "001/002"), ("RT 001/RW 002", "001/002"), ("RT. 01, RW. 02", "001/002"),
              ("rt 1 rw 2", "001/002"), ("000/000", "000/000")],
}  # fmt: skip

REFUSED = {
    "tanggal": [
        ("31-02-2025", "tanggal 31 Februari 2025 tidak ada; Februari 2025 hanya 28 hari"),
        ("29-02-2026", "Februari 2026 hanya 28 hari"),
        ("00-10-2026", "tanggal 0 Oktober 2026 tidak ada"),
        ("10/25/2026", "bulan 25 tidak ada; urutannya tanggal, bulan, tahun"),
        ("17-01-26", "tahun “26” hanya dua angka; tulis empat angka"),
        ("17 Jan 26", "tahun “26” hanya dua angka"),
        ("17 Januari '26", "tahun “26” hanya dua angka"),
        ("46039", "nomor seri tanggal dari Excel"),
        ("60", "“60” bukan tanggal"),
        ("Jum'at, 17 Januari 2026", "17 Januari 2026 hari Sabtu, bukan Jumat"),
        ("Singaraja, 12 Oktober 2026", "“Singaraja” bukan nama hari"),
        ("12 October 2026", "“October” bukan nama bulan; mungkin maksudnya Oktober"),
        ("12 Foo 2026", "“Foo” bukan nama bulan"),
        ("12-10/2026", "“12-10/2026” bukan tanggal"),
        ("12-10-0026", "tahun 0026 di luar 1900 sampai 2999"),
        ("2026-01-17 08:30:00", "ada jam di belakang tanggal; jam punya isian sendiri"),
        ("Oktober 2026", "bukan tanggal"),
    ],
    "jam": [
        ("09.00 WIB", "“WIB” tidak ditulis di sini; zona waktu punya isian sendiri"),
        ("9 wita", "“wita” tidak ditulis di sini"),
        ("24.00", "pukul 24.00 tidak ada"),
        ("09.60", "pukul 09.60 tidak ada"),
        ("9", "bukan satu jam dengan menitnya"),
        ("8.3", "bukan satu jam dengan menitnya"),
        ("750", "bukan satu jam dengan menitnya"),
        ("0.375", "bukan satu jam dengan menitnya"),
        ("09.00-12.00", "bukan satu jam dengan menitnya"),
    ],
    "uang": [
        ("1.5", "“1.5” bisa berarti 1500 atau 1,5; titik hanya untuk ribuan"),
        ("1.50", "“1.50” bisa berarti 1500 atau 1,50"),
        ("Rp1.5", "“1.5” bisa berarti 1500 atau 1,5"),
        ("1,500.00", "koma hanya untuk pecahan; pakai titik untuk memisahkan ribuan"),
        ("1,500,000.00", "pakai titik untuk memisahkan ribuan"),
        ("1,500", "pakai titik untuk memisahkan ribuan"),
        ("1,5 juta", "“juta” tidak dibaca; tulis angkanya saja, lengkap"),
        ("1e6", "“1e6” tulisan ilmiah: Excel merusak angkanya"),
        ("1.5e+6", "Excel merusak angkanya"),
        ("1.500,50", "ada pecahan “,50”"),
        ("0,5", "ada pecahan “,5”"),
        ("-5", "tidak boleh negatif"),
        ("−1.500", "tidak boleh negatif"),
        ("Rp -5", "tidak boleh negatif"),
        ("(1.500)", "tidak boleh negatif"),
        ("1 500 000", "ribuan dipisahkan titik, bukan spasi"),
        ("1\u202f500\u202f000", "ribuan dipisahkan titik, bukan spasi"),
        ("1_500_000", "ribuan dipisahkan titik, bukan spasi atau garis bawah"),
        ("1.50.000", "titik harus memisahkan tiap tiga angka"),
        ("007", "diawali nol seperti sebuah kode"),
        ("9999999999999999999", "lebih dari 18 angka"),
        ("Rp", "“Rp” tidak dibaca"),
        ("+5", "“+” tidak dibaca"),
    ],
    "bilangan": [
        ("1,5", "ada pecahan “,5”; isi bilangan yang utuh"),
        ("007", "“007” diawali nol seperti sebuah kode; tulis tanpa nol di depan"),
        ("12 orang", "“orang” tidak dibaca; tulis angkanya saja"),
        ("-1", "tidak boleh negatif"),
        ("2.5", "bisa berarti 2500 atau 2,5"),
        ("Rp1.500", "“Rp” tidak dibaca; tulis angkanya saja"),
    ],
    "desimal": [
        ("1.5", "“1.5” bisa berarti 1500 atau 1,5"),
        ("1.500", "“1.500” bisa berarti 1500 atau 1,500"),
        ("1,234.5", "koma hanya untuk pecahan"),
        ("00,5", "diawali nol"),
        ("-2,5", "tidak boleh negatif"),
        ("5%", "“%” tidak dibaca"),
        ("2,5 ha", "“ha” tidak dibaca"),
    ],
    "tahun": [
        ("26", "bukan tahun empat angka"),
        ("1899", "tahun 1899 di luar 1900 sampai 2999"),
        ("3000", "di luar 1900 sampai 2999"),
        ("2026/2027", "bukan tahun empat angka"),
    ],
    "ya-tidak": [("mungkin", "ditemukan “mungkin”"), ("2", "ditemukan “2”")],
    "nik": [
        ("991234560101000", "ditemukan 15 angka, seharusnya 16"),
        ("9.91234560101e+15", "Excel merusak angkanya"),
        ("9,91234560101E+15", "Excel merusak angkanya"),
        ("9912345601010000", "4 angka terakhir nol semua; angka terakhir mungkin hilang di Excel"),
        ("9912343201010001", "“3201” bukan tanggal dan bulan lahir"),
        ("9912344001010001", "“4001” bukan tanggal dan bulan lahir"),
        ("9912347201010001", "“7201” bukan tanggal dan bulan lahir"),
        ("9912340001010001", "“0001” bukan tanggal dan bulan lahir"),
        ("9912340113010001", "“0113” bukan tanggal dan bulan lahir"),
        ("O912345601010001", "“O912345601010001” bukan angka semua"),
    ],
    "nip": [
        ("19900101209901100", "ditemukan 17 angka, seharusnya 18"),
        ("199001012099011000", "3 angka terakhir nol semua"),
        ("199013012099011001", "8 angka pertama “19901301” bukan tahun, bulan, dan tanggal lahir"),
        ("199002302015011001", "8 angka pertama “19900230” bukan tahun, bulan, dan tanggal lahir"),
        ("199001012015131001", "“201513” bukan tahun dan bulan pengangkatan"),
        ("199001011985011001", "“198501” bukan tahun dan bulan pengangkatan"),
        ("199001012015013001", "angka ke-15 “3” bukan jenis kelamin"),
        ("1.99001012099011E+17", "Excel merusak angkanya"),
    ],
    "telepon": [
        ("0812/0813", "bukan satu nomor telepon"),
        ("12", "ditemukan 2 angka"),
        ("81200000000", "kehilangan angka 0 di depan"),
        ("8.12E+10", "Excel merusak angkanya"),
        ("0812 abc", "bukan satu nomor telepon"),
    ],
    "kode-wilayah": [
        ("33.1", "bukan kode wilayah; nol di ujung mungkin hilang"),
        ("3310010001", "tampaknya kode BPS; pakai kode Kemendagri"),
        ("3310010", "tampaknya kode BPS"),
        ("51-08", "bukan kode wilayah"),
    ],
    "kode-pos": [("1234", "“1234” bukan 5 angka"), ("8111A", "bukan 5 angka")],
    "pola-nomor": [("141/KEP", "tidak memuat {urut}"), ("{no}/{urut}", "{no} tidak dikenal")],
    "rt-rw": [("2002-02-01", "bukan RT dan RW"), ("5", "bukan RT dan RW")],
}


def rows(table: dict[str, list[Any]]) -> list[Any]:
    return [pytest.param(name, *row, id=f"{name} {row[0]}") for name, cases in table.items() for row in cases]


@pytest.mark.parametrize(("name", "typed", "value"), rows(TAKEN))
def test_what_people_type_is_taken(name: str, typed: str, value: str | int | bool) -> None:
    found = FORMATS[name].read(typed)
    assert (type(found), found) == (type(value), value)
    assert is_canonical(name, found)
    assert FORMATS[name].read(f"\n {typed}\u00a0\r\n") == found


@pytest.mark.parametrize(("name", "typed", "reason"), rows(REFUSED))
def test_what_is_wrong_or_unclear_is_refused_with_the_reason(name: str, typed: str, reason: str) -> None:
    with pytest.raises(FormatError) as caught:
        FORMATS[name].read(typed)
    assert reason in caught.value.reason
    assert caught.value.expected == FORMATS[name].expected
    assert not is_canonical(name, typed) or name == "desimal"


def test_the_formats_are_those_that_the_schemas_may_name() -> None:
    assert {*FORMATS} == {*NUMERIC, "ya-tidak", "pola-nomor"} == {*TAKEN} == {*REFUSED}


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_tells_what_it_expects_with_an_example_that_it_takes(name: str) -> None:
    known = FORMATS[name]
    assert f"mis. {known.example}" in known.expected
    assert is_canonical(name, known.read(known.example))


@pytest.mark.parametrize("name", sorted(FORMATS))
@pytest.mark.parametrize("typed", ["", "   ", "\n"])
def test_nothing_typed_is_not_filled_in(name: str, typed: str) -> None:
    with pytest.raises(FormatError) as caught:
        FORMATS[name].read(typed)
    assert caught.value.reason == "belum diisi"


@pytest.mark.parametrize("name", NUMERIC)
@pytest.mark.parametrize("item", [item for item in CORPUS if item["id"] in {"N097", "N098", "N099", "N100", "N125"}],
                         ids=lambda item: item["label"])  # fmt: skip
def test_only_the_digits_0_to_9_count(name: str, item: dict[str, str]) -> None:
    with pytest.raises(FormatError):
        FORMATS[name].read(item["value"])


@pytest.mark.parametrize("typed", ["１２-10-2026", "12-10-٢٠٢٦", "१ Mei 2026"])
def test_a_digit_of_another_script_is_named(typed: str) -> None:
    with pytest.raises(FormatError, match=r"“.” \(U\+[0-9A-F]{4}\) bukan angka 0 sampai 9"):
        read_date(typed)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_text_without_end_is_refused_at_once(name: str) -> None:
    for typed in ("1" * 10**6, "1 " * 10**6, "a-" * 10**6, "." * 10**6):
        with pytest.raises(FormatError, match="terlalu panjang"):
            FORMATS[name].read(typed)


@given(
    st.sampled_from(sorted(FORMATS)), st.text() | st.text("0123456789.,-/:+() RpeE'TWIBJanuariSenin−１", max_size=24)
)
def test_any_text_is_either_read_to_a_canonical_value_or_refused_with_a_reason(name: str, typed: str) -> None:
    refusal = refused(name, typed)
    if refusal is None:
        assert is_canonical(name, FORMATS[name].read(typed))
    else:
        assert refusal.reason
        assert "mis." in refusal.expected


def refused(name: str, typed: str) -> FormatError | None:
    try:
        FORMATS[name].read(typed)
    except FormatError as error:
        return error
    return None


@given(DATES)
def test_a_date_is_read_back_in_every_form_that_it_is_written(date: dt.date) -> None:
    iso = date.isoformat()
    for written in (
        iso,
        tanggal_panjang(iso),
        hari_tanggal(iso),
        tanggal_angka(iso),
        f"{date.day}/{date.month}/{date.year}",
    ):
        assert read_date(str(written)) == iso


@pytest.mark.parametrize(
    ("month", "number"),
    [("Jan", 1), ("Feb", 2), ("Peb", 2), ("Mar", 3), ("Apr", 4), ("Mei", 5), ("Jun", 6), ("Jul", 7), ("Agu", 8),
     ("Agt", 8), ("Sep", 9), ("Sept", 9), ("Okt", 10), ("Nov", 11), ("Nop", 11), ("Des", 12)],
)  # fmt: skip
def test_short_names_of_months(month: str, number: int) -> None:
    assert read_date(f"5 {month} 2026") == read_date(f"5 {month.upper()}. 2026") == f"2026-{number:02}-05"


@given(DATES, st.sampled_from(HARI))
def test_a_day_name_must_agree_with_its_date(date: dt.date, name: str) -> None:
    typed = f"{name}, {tanggal_panjang(date)}"
    if name == nama_hari(date):
        assert read_date(typed) == date.isoformat()
    else:
        with pytest.raises(FormatError, match=f"hari {nama_hari(date)}, bukan {name}"):
            read_date(typed)


@given(st.integers(1900, 2999), st.integers(1, 12))
def test_the_day_after_the_last_of_a_month_is_refused(year: int, month: int) -> None:
    last = calendar.monthrange(year, month)[1]
    assert read_date(f"{last}-{month}-{year}") == f"{year}-{month:02}-{last}"
    with pytest.raises(FormatError, match=f"{BULAN[month - 1]} {year} hanya {last} hari"):
        read_date(f"{last + 1}-{month}-{year}")


@given(st.times())
def test_a_time_is_read_back(time: dt.time) -> None:
    written = time.strftime("%H.%M")
    assert (
        read_time(written) == read_time(time.strftime("%H:%M")) == read_time(f"{time.hour}:{time.minute:02}") == written
    )


@given(AMOUNTS)
def test_numbers_are_read_back_as_they_are_written(number: int) -> None:
    assert read_money(str(rupiah(number))) == read_money(str(number)) == number
    assert read_count(str(angka(number))) == read_count(str(number)) == number


@given(st.integers(0, 10**12), st.text("0123456789", max_size=6))
def test_decimals_are_read_back_as_they_are_written_unless_they_are_unclear(whole: int, fraction: str) -> None:
    value = f"{whole}.{fraction}" if fraction else str(whole)
    written = str(angka(value))
    assert is_canonical("desimal", value)
    if not fraction and written.count(".") == 1:
        with pytest.raises(FormatError, match="bisa berarti"):
            read_decimal(written)
    else:
        assert read_decimal(written) == value


@given(st.integers(1900, 2999))
def test_a_year_is_read_back(year: int) -> None:
    assert read_year(str(year)) == year


@given(st.dates(dt.date(1930, 1, 1), dt.date(2030, 12, 31)), st.booleans(), st.integers(1, 9999))
def test_a_nik_of_any_birthday_is_taken(birth: dt.date, woman: bool, series: int) -> None:
    nik = f"510806{birth.day + 40 * woman:02}{birth:%m%y}{series:04}"
    assert read_nik(f"{nik[:6]} {nik[6:12]} {nik[12:]}") == nik


@given(st.dates(dt.date(1930, 1, 1), dt.date(2009, 12, 31)), st.integers(2010, 2099), st.integers(1, 12),
       st.sampled_from("12"), st.integers(1, 999))  # fmt: skip
def test_a_nip_of_any_career_is_taken(birth: dt.date, year: int, month: int, sex: str, series: int) -> None:
    nip = f"{birth:%Y%m%d}{year}{month:02}{sex}{series:03}"
    assert read_nip(f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}") == nip


def test_every_code_of_the_ministry_is_taken_dotted_and_plain() -> None:
    for file in ("wilayah.json.gz", "desa.json.gz"):
        codes = json.loads(gzip.decompress(resources.files("lokal").joinpath("data", file).read_bytes()))
        for code in codes:
            assert read_area_code(code.replace(".", "")) == code


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("tanggal", "12-10-2026"), ("tanggal", "2026-10-12\n"), ("tanggal", "2026-1-2"), ("tanggal", 20261012),
        ("jam", "9.00"), ("jam", 9.0), ("uang", "1500"), ("uang", -1), ("uang", 1500.0), ("uang", True),
        ("uang", 10**18),
        ("bilangan", None), ("desimal", "2,5"), ("desimal", 2), ("desimal", "1,234.5"), ("tahun", "2026"),
        ("tahun", 26), ("ya-tidak", "ya"), ("ya-tidak", 1), ("nik", 9912345601010001), ("nik", "9912 3456 0101 0001"),
        ("nip", "19900101 209901 1 001"), ("kode-wilayah", "5108062004"), ("kode-pos", 81119), ("rt-rw", "1/2"),
        ("rt-rw", ["001", "002"]), ("telepon", " 0271-000000"),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_canonical_value_is_none(name: str, value: object) -> None:
    assert not is_canonical(name, value)


def test_an_unknown_format_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        is_canonical("surel", "a@b")
