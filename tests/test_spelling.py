"""How numbers, money, dates and names are written in Indonesian."""

from __future__ import annotations

import datetime as dt
import inspect
import itertools
import string
from decimal import Decimal
from typing import Any

import lokal
import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import StrictUndefined, UndefinedError
from num2words import num2words

from docgen import spelling
from docgen.spelling import (
    FILTERS,
    akhiri,
    angka,
    angka_terbilang,
    awali,
    bulan_romawi,
    daftar,
    diktum,
    hari_tanggal,
    huruf,
    jam,
    kapital,
    kecil,
    nama_bulan,
    nama_hari,
    nama_lengkap,
    nip,
    pena,
    periode,
    romawi,
    rujukan_huruf,
    rupiah,
    tanggal_angka,
    tanggal_panjang,
    tanggal_terbilang,
    tanpa_gelar,
    terbilang,
    terbilang_rupiah,
)

NUMBERS = st.integers(0, 10**18 - 1) | st.integers(0, 18).flatmap(lambda digits: st.integers(0, 10**digits - 1))
DATES = st.dates(dt.date(1900, 1, 1), dt.date(2999, 12, 31))
MORE_ARGUMENTS: dict[str, list[Any]] = {"periode": [2034], "awali": ["bahwa "], "akhiri": [";"]}


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (1, "satu"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (200, "dua ratus"),
        (1000, "seribu"),
        (1100, "seribu seratus"),
        (2026, "dua ribu dua puluh enam"),
        (11_000, "sebelas ribu"),
        (100_000, "seratus ribu"),
        (101_001, "seratus satu ribu satu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (1_001_001, "satu juta seribu satu"),
        (1_000_000_000, "satu miliar"),
        (1_000_000_000_000, "satu triliun"),
        (10**15, "satu kuadriliun"),
        (999 * 10**15, "sembilan ratus sembilan puluh sembilan kuadriliun"),
        (-5, "minus lima"),
        ("1500", "seribu lima ratus"),
        ("2.5", "dua koma lima"),
        (Decimal("2.50"), "dua koma lima nol"),
        (Decimal("-0.05"), "minus nol koma nol lima"),
        (Decimal("1E+3"), "seribu"),
        (Decimal("-0"), "nol"),
    ],
)
def test_a_number_in_words(number: Any, words: str) -> None:
    assert terbilang(number) == words


@given(NUMBERS)
def test_the_words_of_a_number_are_those_that_lokal_id_finds(number: int) -> None:
    assert terbilang(number) == lokal.terbilang(number)


def test_the_words_of_a_number_are_those_of_num2words_except_where_it_is_known_to_be_wrong() -> None:
    for number in [*range(3000), *range(0, 10**8, 99_991), *range(0, 10**14, 10**11 + 7), 1_001_000, 5_001_234]:
        words = num2words(number, lang="id")
        if number >= 10**6 and number // 1000 % 1000 == 1:  # it says "satu juta satu ribu"
            assert "satu ribu" in words
            words = words.replace("satu ribu", "seribu")
        assert terbilang(number) == words


@given(NUMBERS)
def test_the_words_of_a_number_can_be_read_back(number: int) -> None:
    assert number_of(str(terbilang(number))) == number


def number_of(words: str) -> int:
    """Read number words: an independent reading of the rules, from left to right."""
    digits = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
    sizes = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12, "kuadriliun": 10**15}
    total = group = digit = 0
    for word in words.replace("sepuluh", "satu puluh").replace("seratus", "satu ratus").split():
        if word in digits:
            digit = digits.index(word)
        elif word in {"sebelas", "belas"}:
            group, digit = group + (11 if word == "sebelas" else 10 + digit), 0
        elif word in {"puluh", "ratus"}:
            group, digit = group + digit * (10 if word == "puluh" else 100), 0
        elif word == "seribu":
            total += 1000
        else:
            total, group, digit = total + (group + digit) * sizes[word], 0, 0
    return total + group + digit


@pytest.mark.parametrize("spell", [terbilang, terbilang_rupiah, rupiah, angka, angka_terbilang, romawi, diktum, huruf])
@pytest.mark.parametrize("value", [1.0, 0.1, True, [1], {}, dt.date(2026, 1, 1)])
def test_what_is_no_exact_number_is_refused(spell: Any, value: object) -> None:
    with pytest.raises(TypeError, match="bilangan harus"):
        spell(value)


@pytest.mark.parametrize("value", ["", "abc", "1.500.000", "1,5", "٣", "1e6", Decimal("NaN"), Decimal("Infinity")])
def test_what_cannot_be_a_number_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="bukan bilangan"):
        terbilang(value)


@pytest.mark.parametrize("value", [10**18, -(10**18), "1" + "0" * 18])
def test_a_number_without_a_name_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="terlalu besar"):
        terbilang(value)


@pytest.mark.parametrize(
    ("amount", "words", "written"),
    [
        (0, "nol rupiah", "Rp0,00"),
        (250_000, "dua ratus lima puluh ribu rupiah", "Rp250.000,00"),
        (1_500_000, "satu juta lima ratus ribu rupiah", "Rp1.500.000,00"),
        (Decimal("100000.50"), "seratus ribu rupiah lima puluh sen", "Rp100.000,50"),
        (Decimal("100000.5"), "seratus ribu rupiah lima puluh sen", "Rp100.000,50"),
        (Decimal("0.05"), "lima sen", "Rp0,05"),
        (Decimal("7.000"), "tujuh rupiah", "Rp7,00"),
        (-1500, "minus seribu lima ratus rupiah", "-Rp1.500,00"),
    ],
)
def test_an_amount_of_rupiah_in_words_and_in_figures(amount: Any, words: str, written: str) -> None:
    assert terbilang_rupiah(amount) == words
    assert rupiah(amount) == written


@pytest.mark.parametrize("spell", [rupiah, terbilang_rupiah])
def test_an_amount_finer_than_a_sen_is_refused_and_not_rounded(spell: Any) -> None:
    with pytest.raises(ValueError, match="lebih teliti daripada sen"):
        spell(Decimal("0.005"))


@pytest.mark.parametrize(
    ("number", "written"),
    [(0, "0"), (999, "999"), (1500, "1.500"), (-1500, "-1.500"), ("1234.5", "1.234,5"), (Decimal("2.50"), "2,50")],
)
def test_a_number_has_dots_for_thousands_and_a_decimal_comma(number: Any, written: str) -> None:
    assert angka(number) == written


def test_a_number_of_a_regulation_carries_its_words() -> None:
    assert angka_terbilang(3) == "3 (tiga)"
    assert angka_terbilang(1500) == "1.500 (seribu lima ratus)"


@given(DATES)
def test_names_of_days_and_months_are_those_of_babel(date: dt.date) -> None:
    assert hari_tanggal(date) == format_date(date, "EEEE, d MMMM y", locale="id")
    assert hari_tanggal(date.isoformat()) == f"{nama_hari(date)}, {tanggal_panjang(date)}"
    assert nama_bulan(date) == format_date(date, "MMMM", locale="id")
    assert tanggal_angka(date) == date.strftime("%d-%m-%Y")


def test_a_date_in_all_its_forms() -> None:
    assert tanggal_panjang("2015-04-27") == "27 April 2015"
    assert tanggal_panjang("2026-10-05") == "5 Oktober 2026"
    assert tanggal_angka("2026-10-05") == "05-10-2026"
    assert hari_tanggal("2015-04-27") == "Senin, 27 April 2015"
    assert tanggal_terbilang("2015-04-27") == "Senin, tanggal dua puluh tujuh bulan April tahun dua ribu lima belas"
    assert bulan_romawi("2015-04-27") == "IV"
    assert tanggal_panjang(dt.datetime(2015, 4, 27, 9)) == "27 April 2015"


@pytest.mark.parametrize("value", ["27-04-2015", "2015-02-30", "20150427", "2015-W17-1", "", "2015-04-27T09:00"])
def test_what_is_no_iso_date_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"bukan tanggal|day is out of range"):
        tanggal_panjang(value)


def test_a_time_is_written_with_a_dot() -> None:
    assert jam("09.00") == "09.00"
    assert jam(dt.time(9, 5)) == "09.05"
    with pytest.raises(ValueError, match="bukan jam"):
        jam("9:00")


def test_roman_numerals_are_those_of_the_digit_tables() -> None:
    units = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    tens = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"]
    hundreds = ["", "C", "CC", "CCC", "CD", "D", "DC", "DCC", "DCCC", "CM"]
    for thousands, c, x, i in itertools.product(range(4), range(10), range(10), range(10)):
        number = 1000 * thousands + 100 * c + 10 * x + i
        if number:
            assert romawi(number) == "M" * thousands + hundreds[c] + tens[x] + units[i]


@pytest.mark.parametrize("spell", [romawi, diktum, huruf, rujukan_huruf])
@pytest.mark.parametrize("number", [0, -1, 100_000, "1.5"])
def test_what_cannot_number_an_item_is_refused(spell: Any, number: Any) -> None:
    with pytest.raises(ValueError, match="di luar 1 sampai"):
        spell(number)


def test_items_of_a_decision_are_numbered_in_words() -> None:
    assert [diktum(number) for number in (*range(1, 13), 19, 20, 21, 30, 40)] == [
        "KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH", "KEDELAPAN", "KESEMBILAN", "KESEPULUH",
        "KESEBELAS", "KEDUA BELAS", "KESEMBILAN BELAS", "KEDUA PULUH", "KEDUA PULUH SATU", "KETIGA PULUH",
        "KEEMPAT PULUH",
    ]  # fmt: skip


def test_letters_go_on_with_two_after_z() -> None:
    letters = string.ascii_lowercase
    expected = [*letters, *(first + second for first, second in itertools.product(letters, repeat=2))]
    assert [huruf(number) for number in range(1, len(expected) + 1)] == expected


def test_a_list_becomes_a_phrase() -> None:
    assert daftar(["a"]) == "a"
    assert daftar(["a", "b"]) == "a dan b"
    assert daftar(["a", "b", "c"]) == "a, b, dan c"
    assert daftar(item for item in ("a", "b", "c", "d")) == "a, b, c, dan d"
    assert daftar([]) is None
    with pytest.raises(TypeError, match="beberapa teks"):
        daftar("abc")
    with pytest.raises(TypeError, match="harus teks"):
        daftar([1, 2])  # type: ignore[list-item]


def test_menimbang_refers_to_its_letters() -> None:
    assert rujukan_huruf(1) == "huruf a"
    assert rujukan_huruf(2) == "huruf a dan huruf b"
    assert rujukan_huruf(3) == "huruf a, huruf b, dan huruf c"


def test_small_letters_leave_abbreviations_alone() -> None:
    assert kecil("Kepala Desa") == "kepala desa"
    assert kecil("Banjar Dinas") == "banjar dinas"
    assert kecil("RT") == "RT"
    assert kecil("Ketua BPD") == "ketua BPD"
    assert kecil(None) is None


def test_capitals() -> None:
    assert kapital("Desa Bila Tua, Kab. Buleleng") == "DESA BILA TUA, KAB. BULELENG"


def test_a_full_name_has_its_titles_as_typed() -> None:
    assert nama_lengkap({"nama": "Ni Luh Sari"}) == "Ni Luh Sari"
    assert nama_lengkap({"nama": "Made Arta", "gelar_depan": "Drs."}) == "Drs. Made Arta"
    assert nama_lengkap({"nama": "Made Arta", "gelar_belakang": "S.STP., M.A.P"}) == "Made Arta, S.STP., M.A.P"
    everything = {"nama": "Made Arta", "gelar_depan": "Dr. Ir.", "gelar_belakang": "M.Si.", "nip": "1"}
    assert nama_lengkap(everything) == "Dr. Ir. Made Arta, M.Si."
    assert nama_lengkap({"nama": None, "gelar_depan": "Drs."}) is None


@pytest.mark.parametrize(
    ("typed", "signed"),
    [
        ("Ni Luh Sari", "Ni Luh Sari"),
        ("Siti Nur'aini, S.Pd.", "Siti Nur'aini"),
        ("H. Muhammad Sa'id, S.H., M.Hum.", "H. Muhammad Sa'id"),
        ("Prof. Dr. dr. Ir. R.Ay. X, S.T., M.T., Ph.D., IPU", "R.Ay. X"),
        ("R.M.P. Soe.", "R.M.P. Soe."),
        ("I Gusti Ayu Ngurah, SE", "I Gusti Ayu Ngurah"),
        ("KH. Ahmad, Lc", "KH. Ahmad"),
        ("Dr. H. Ahmad, M.Si.", "H. Ahmad"),
        ("Hj. Dra. Siti", "Hj. Siti"),
        ("Dr. (H.C.) Ahmad", "Ahmad"),
        ("Drs.Made Arta,M.Si", "Made Arta"),
        ("drg. Rina", "Rina"),
        ("apt. Rina, S.Farm., Apt", "Rina"),
        ("Ns. Rina, S.Kep", "Rina"),
        ("DRS. I MADE ARTA, MM", "I MADE ARTA"),
        ("Putu Adi, S. Pd", "Putu Adi"),
        ("Putu Adi, SPd", "Putu Adi"),
        ("Putu Adi, s.pd", "Putu Adi"),
        ("Putu Adi, Amd.Kep", "Putu Adi"),
        ("Budi, Jr., S.H.", "Budi, Jr."),
        ("Tan A Hok, alias Budi", "Tan A Hok, alias Budi"),
        ("Irwan Drajat Nasution", "Irwan Drajat Nasution"),
        ("O", "O"),
        ("Dr.", "Dr."),
    ],
)
def test_a_regulation_is_signed_without_academic_titles(typed: str, signed: str) -> None:
    assert tanpa_gelar(typed) == signed
    assert tanpa_gelar(signed) == signed


def test_a_nip_is_grouped() -> None:
    assert nip("199001012099011001") == "19900101 209901 1 001"
    assert nip("19900101 209901 1 001") == "19900101 209901 1 001"
    with pytest.raises(ValueError, match="bukan NIP 18 angka"):
        nip("19900101")


def test_a_period_has_an_en_dash() -> None:
    assert periode(2027, 2034) == "2027–2034"
    assert periode(2027, None) is None
    assert periode(None, 2034) is None
    with pytest.raises(ValueError, match="terbalik"):
        periode(2034, 2027)


def test_what_is_not_filled_in_is_left_for_the_pen() -> None:
    assert pena(None) == pena("") == "." * 20
    assert pena(None, 35) == "." * 35
    assert pena("140/12/2026") == "140/12/2026"
    assert pena(0) == "0"
    assert pena(tanggal_panjang(None)) == "." * 20
    holes: list[Any] = [True, [], {}]
    for hole in holes:
        with pytest.raises(TypeError, match="pena menerima"):
            pena(hole)


def test_a_text_begins_and_ends_as_the_form_wants_and_nothing_stands_twice() -> None:
    assert awali("desa perlu membentuk tim", "bahwa ") == "bahwa desa perlu membentuk tim"
    assert awali("Bahwa desa perlu membentuk tim", "bahwa ") == "Bahwa desa perlu membentuk tim"
    assert akhiri("Undang-Undang Nomor 6 Tahun 2014", ";") == "Undang-Undang Nomor 6 Tahun 2014;"
    assert akhiri("Undang-Undang Nomor 6 Tahun 2014. ", ";") == "Undang-Undang Nomor 6 Tahun 2014;"


def test_every_public_function_is_a_filter() -> None:
    functions = inspect.getmembers(spelling, inspect.isfunction)
    own = {name: each for name, each in functions if not name.startswith("_") and each.__module__ == spelling.__name__}
    assert own == FILTERS


@pytest.mark.parametrize("name", sorted(FILTERS.keys() - {"pena"}))
def test_what_is_not_filled_in_stays_so_through_every_filter(name: str) -> None:
    assert FILTERS[name](None, *MORE_ARGUMENTS.get(name, [])) is None


@pytest.mark.parametrize("name", sorted(FILTERS))
def test_a_name_that_the_template_misspells_is_reported_by_every_filter(name: str) -> None:
    missing = StrictUndefined(name="nama_desaa")
    with pytest.raises(UndefinedError, match="nama_desaa"):
        FILTERS[name](missing, *MORE_ARGUMENTS.get(name, []))


@pytest.mark.parametrize(
    ("years", "written"),
    [
        ([2027], "2027"),
        ([2027, 2028], "2027–2028"),
        ([2031, 2027, 2028, 2029], "2027–2029, 2031"),
        ([2027, 2029], "2027, 2029"),
        ([], None),
    ],
)
def test_years_are_drawn_together_into_runs(years: list[int], written: str | None) -> None:
    assert spelling.rentang_tahun(years) == written
