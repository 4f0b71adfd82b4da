"""What data a schema accepts, what it becomes, and what a user is told about the rest: cases are data."""

from __future__ import annotations

from typing import Any

import pytest

from docgen.documents.validation import Checker

SCHEMA: dict[str, Any] = {
    "title": "Uji",
    "type": "object",
    "properties": {
        "nama": {"title": "Nama", "type": "string", "format": "nama", "minLength": 1, "maxLength": 30,
                 "examples": ["Ni Luh"]},
        "rt": {"title": "RT", "type": "string", "format": "teks"},
        "nik": {"title": "NIK", "type": "string", "format": "nik"},
        "catatan": {"title": "Catatan", "type": "string", "format": "paragraf", "minLength": 1, "maxLength": 100},
        "kode": {"title": "Kode", "type": "string", "format": "teks", "minLength": 1, "maxLength": 20},
        "jam": {"title": "Jam", "type": "string", "format": "jam"},
        "tanggal": {"title": "Tanggal", "type": "string", "format": "tanggal"},
        "biaya": {"title": "Biaya", "type": "integer", "format": "uang", "minimum": 0},
        "hadir": {"title": "Hadir", "type": "integer", "format": "bilangan", "minimum": 1, "maximum": 500},
        "volume": {"title": "Volume", "type": "string", "format": "desimal"},
        "setuju": {"title": "Setuju", "type": "boolean", "format": "ya-tidak"},
        "pilihan": {"title": "Pilihan", "type": "string", "enum": ["Ketua", "Anggota"]},
        "zona": {"title": "Zona", "type": "string", "enum": ["WIB", "WIT"], "default": "WIB"},
        "tim": {
            "title": "Tim",
            "type": "array",
            "minItems": 1,
            "maxItems": 3,
            "items": {
                "title": "Orang",
                "type": "object",
                "properties": {
                    "nama": {"title": "Nama", "type": "string", "format": "nama", "minLength": 1, "maxLength": 30},
                    "umur": {"title": "Umur", "type": "integer", "format": "bilangan", "minimum": 0},
                },
                "required": ["nama"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["nama"],
    "additionalProperties": False,
    "x-docgen": {
        "turunan": {"jumlah": "tim|length if tim else 0", "kode": "'K-' ~ nama"},
        "aturan": [
            {"isian": "biaya", "jika": "biaya is not none", "harus": "biaya >= 1000",
             "pesan": "biaya {{ biaya|rupiah }} terlalu kecil",
             "seharusnya": "paling sedikit Rp1.000"},
            {"tiap": "tim", "isian": "nama", "unik": "nama", "pesan": "sama dengan nomor {{ kembar }}"},
            {"tiap": "tim", "isian": "umur", "jika": "butir.umur is not none", "harus": "butir.umur >= 17",
             "pesan": "{{ butir.nama }} baru {{ butir.umur }} tahun", "tingkat": "peringatan"},
        ],
    },
}  # fmt: skip
CHECKER = Checker(SCHEMA)

MEANT = [
    ("an RT keeps its zeros", {"rt": "005"}, {"rt": "005"}),
    ("an unquoted NIK stays whole", {"nik": "5108064107900001"}, {"nik": "5108064107900001"}),
    ("a NIK may have spaces", {"nik": "5108 0641 0790 0001"}, {"nik": "5108064107900001"}),
    ("the word no is a text where text is meant", {"kode": "no"}, {"kode": "no"}),
    ("and a refusal where ya or tidak is meant", {"setuju": "no"}, {"setuju": False}),
    ("a code keeps its last zero", {"kode": "51.10"}, {"kode": "51.10"}),
    ("thousands have dots", {"biaya": "1.500"}, {"biaya": 1500}),
    ("an amount with Rp and sen", {"biaya": "Rp1.250.000,00"}, {"biaya": 1250000}),
    ("an hour with a colon", {"jam": "12:30"}, {"jam": "12.30"}),
    ("a date in words", {"tanggal": "12 Oktober 2026"}, {"tanggal": "2026-10-12"}),
    ("a date in figures, day first", {"tanggal": "03/04/2026"}, {"tanggal": "2026-04-03"}),
    ("a decimal with a comma", {"volume": "1.234,5"}, {"volume": "1234.5"}),
    ("a choice in other letters", {"pilihan": "KETUA"}, {"pilihan": "Ketua"}),
    ("an empty entry is as good as none", {"rt": None}, {}),
    ("Python's own values", {"hadir": 12, "setuju": True}, {"hadir": 12, "setuju": True}),
    ("line ends are made one", {"catatan": "a\r\nb"}, {"catatan": "a\nb"}),
]


@pytest.mark.parametrize(("about", "given", "meant"), MEANT, ids=[row[0] for row in MEANT])
def test_a_value_arrives_as_the_user_meant_it(about: str, given: dict[str, Any], meant: dict[str, Any]) -> None:
    checked = CHECKER.check({"nama": "Ketut", **given})
    assert checked.ok, (about, checked.problems)
    assert checked.data == {"nama": "Ketut", "zona": "WIB", **meant}


REFUSED = [
    ("a decimal with one dot", {"volume": "1.500"}, ("volume",), "", ""),
    ("an English amount", {"biaya": "1,500.00"}, ("biaya",), "", ""),
    ("a date that does not exist", {"tanggal": "31-02-2025"}, ("tanggal",), "28", ""),
    ("a NIK that Excel has damaged", {"nik": "5,10806E+15"}, ("nik",), "Excel", ""),
    ("a NIK of 15 digits", {"nik": "510806410790000"}, ("nik",), "15", ""),
    ("an unknown choice, with the nearest", {"pilihan": "Ketum"}, ("pilihan",), "Ketum", "Ketua"),
    ("an unknown key, with the nearest", {"tangal": "2026-01-01"}, ("tangal",), "tidak dikenal", "tanggal"),
    ("an unknown key inside", {"tim": [{"nama": "A", "umr": "1"}]}, ("tim", 0, "umr"), "tidak dikenal", "umur"),
    ("a missing field inside", {"tim": [{"umur": "20"}]}, ("tim", 0, "nama"), "belum diisi", "Tim nomor 1 › Nama"),
    ("only spaces", {"catatan": "   "}, ("catatan",), "belum diisi", ""),
    ("a text that is too long", {"kode": "x" * 21}, ("kode",), "21 karakter", "20"),
    ("a group where a text is meant", {"kode": {"a": "b"}}, ("kode",), "kelompok", ""),
    ("a text where a list is meant", {"tim": "Ketut"}, ("tim",), "Ketut", "daftar"),
    ("an empty list", {"tim": []}, ("tim",), "0 butir", "paling sedikit 1"),
    ("too many", {"tim": [{"nama": n} for n in "ABCD"]}, ("tim",), "4 butir", "paling banyak 3"),
    ("a number over the limit", {"hadir": "501"}, ("hadir",), "501", "500"),
    ("a control character", {"catatan": "A\x07B"}, ("catatan",), "U+0007", ""),
    ("letters of two alphabets in a name", {"nama": "\u0412udi"}, ("nama",), "", ""),
    ("a rule", {"biaya": "999"}, ("biaya",), "Rp999,00 terlalu kecil", "paling sedikit Rp1.000"),
    ("twins", {"tim": [{"nama": "Ketut"}, {"nama": " ketut "}]}, ("tim", 1, "nama"), "nomor 1", "Tim nomor 2"),
]  # fmt: skip


@pytest.mark.parametrize(("about", "given", "path", "said", "expected"), REFUSED, ids=[row[0] for row in REFUSED])
def test_a_wrong_value_is_told_with_its_field_and_what_is_expected(
    about: str, given: dict[str, Any], path: tuple[Any, ...], said: str, expected: str
) -> None:
    checked = CHECKER.check({"nama": "Ketut", **given})
    assert not checked.ok, about
    assert [problem.path for problem in checked.problems] == [path]
    problem = checked.problems[0]
    assert problem.label
    assert said in problem.message
    assert expected in f"{problem.label} {problem.expected} {problem.hint}"


def test_what_is_only_unusual_is_a_warning() -> None:
    checked = CHECKER.check({"nama": "Ketut", "tim": [{"nama": "Made", "umur": "16"}]})
    assert checked.ok
    assert [(problem.severity, problem.message) for problem in checked.problems] == [
        ("peringatan", "Made baru 16 tahun")
    ]


def test_a_missing_required_field_is_told_with_its_form() -> None:
    (problem,) = CHECKER.check({}).problems
    assert (problem.path, problem.message, problem.expected) == (("nama",), "belum diisi", "teks, mis. Ni Luh")


def test_a_misspelt_required_key_is_one_problem_and_not_two() -> None:
    (problem,) = CHECKER.check({"nma": "Ketut"}).problems
    assert (problem.path, problem.hint) == (("nma",), "Maksudnya “nama”?")


def test_rules_over_sound_fields_are_checked_though_other_fields_are_faulty() -> None:
    checked = CHECKER.check({"nama": "", "biaya": "10", "tim": [{"nama": "A"}, {"nama": "A"}], "tanggal": "kemarin"})
    assert {problem.path[0] for problem in checked.problems} == {"nama", "biaya", "tim", "tanggal"}


def test_a_rule_over_a_faulty_field_keeps_silent() -> None:
    checked = CHECKER.check({"nama": "Ketut", "biaya": "banyak"})
    assert [problem.code for problem in checked.problems] == ["bentuk"]


def test_the_context_has_every_field_and_the_derived_ones() -> None:
    context = CHECKER.check({"nama": "Ketut", "tim": [{"nama": "Made"}]}).context
    assert context.keys() == SCHEMA["properties"].keys() | {"jumlah"}
    assert (context["rt"], context["zona"], context["jumlah"], context["kode"]) == (None, "WIB", 1, "K-Ketut")
    assert context["tim"] == [{"nama": "Made", "umur": None}]


def test_a_field_that_the_user_filled_is_not_derived() -> None:
    assert CHECKER.check({"nama": "Ketut", "kode": "X"}).context["kode"] == "X"


def test_checking_does_not_change_what_was_given() -> None:
    given = {"nama": "Ketut", "tim": [{"nama": "Made", "umur": "20"}], "rt": None}
    before = repr(given)
    CHECKER.check(given)
    assert repr(given) == before
