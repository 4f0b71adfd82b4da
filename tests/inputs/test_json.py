"""JSON arrives exactly as typed, digits and zeros included; each mistake is told where it is, with its cure."""

from __future__ import annotations

import json

import pytest

from docgen.inputs import read_text

from .reading import SCALARS, json_data, json_problems, spots


@pytest.mark.parametrize("label", SCALARS)
@pytest.mark.parametrize("ascii_only", [True, False])
def test_every_scalar_of_the_corpus_arrives_exactly(label: str, ascii_only: bool) -> None:
    assert json_data(json.dumps({"k": SCALARS[label]}, ensure_ascii=ascii_only)) == {"k": SCALARS[label]}


@pytest.mark.parametrize(
    "number", ["0", "-5", "1.50", "51.10", "9912345601010001", "199001012099011001", "1e5", "1.0E+10"]
)
def test_a_number_stays_the_text_that_was_typed(number: str) -> None:
    assert json_data(f'{{"k": {number}, "l": [{number}]}}') == {"k": number, "l": [number]}


def test_truth_values_stay_text_and_null_is_none() -> None:
    assert json_data('{"a": true, "b": false, "c": null, "d": ""}') == {"a": "true", "b": "false", "c": None, "d": ""}


def test_escapes_and_paired_surrogates_read_as_json_says() -> None:
    assert json_data('{"a": "\\"\\\\\\/\\n\\t\\u00e9\\ud83d\\ude00"}') == {"a": '"\\/\n\té😀'}


def test_unusual_characters_pass_untouched() -> None:
    value = "\x7f\x85\u2028\u2029\ufeff\xa0\ufffe😀"
    assert json_data(f'{{"k": "{value}"}}') == {"k": value}


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_value_and_key_has_its_place(newline: str) -> None:
    text = newline.join(["{", '  "é😀": "a", "b": 5,', '  "tim": [', '    {"rt": null},', "    []", "  ]", "}"])
    source = read_text(text, "isian.json", "json")
    assert {path: (place.line, place.column) for path, place in source.places.items()} == {
        (): (1, 1),
        ("é😀",): (2, 9),
        ("b",): (2, 19),
        ("tim",): (3, 10),
        ("tim", 0): (4, 5),
        ("tim", 0, "rt"): (4, 12),
        ("tim", 1): (5, 5),
    }
    assert {path: (place.line, place.column) for path, place in source.keys.items()} == {
        ("é😀",): (2, 3),
        ("b",): (2, 14),
        ("tim",): (3, 3),
        ("tim", 0, "rt"): (4, 6),
    }


# text, the problems as line:column code, words of the first message, words of its cure
ROWS = {
    "an empty file": (" \n", ["1:1 berkas_kosong"], "kosong", "docgen new"),
    "a list on top": ('\n["a"]', ["2:1 bukan_isian"], "bukan pasangan kunci dan nilai", '{"nama"'),
    "text on top": ('"a"', ["1:1 bukan_isian"], "bukan pasangan", '{"nama"'),
    "text behind the end": ('{"a": 1}\n{"b": 2}', ["2:1 sintaks"], "setelah akhir isian", "Hapus"),
    "a duplicate key": ('{"a": 1,\n"a": 2}', ["2:1 kunci_ganda"], "“a” sudah ada di baris 1", "Hapus"),
    "a missing comma": ('{"a": 1\n"b": 2}', ["1:8 koma"], "kurang koma", "Tambahkan"),
    "missing commas": ('{"a": ["x" "y"] "b": 2}', ["1:11 koma", "1:16 koma"], "kurang koma", "Tambahkan"),
    "a trailing comma": ('{"a": 1,\n}', ["1:8 koma"], "koma sebelum }", "Hapus"),
    "trailing commas": ('{"a": [1,],\n}', ["1:9 koma", "1:11 koma"], "koma sebelum ]", "Hapus"),
    "a comma too many": ('{"a": [1,,2]}', ["1:10 sintaks"], "belum ditulis", "Tulis"),
    "a leading comma": ('{"a": [,1]}', ["1:8 sintaks"], "belum ditulis", "Tulis"),
    "no value": ('{"a": , "b": 1}', ["1:7 sintaks"], "belum ditulis", "Tulis"),
    "no value at the end": ('{"a": }', ["1:7 sintaks"], "belum ditulis", "Tulis"),
    "single quotes": ("{'a': 'x'}", ["1:2 kutip", "1:7 kutip"], "' tidak dikenal", '"a"'),
    "typographic quotes": ('{"a": “x”, "b": 1, "b": 2}', ["1:7 kutip", "1:20 kunci_ganda"], "“", '"x"'),
    "a comment": ('{"a": 1} // x', ["1:10 komentar"], "catatan: “// x”", "Hapus"),
    "comments": ('# x\n{"a": /* y */ 1}', ["1:1 komentar", "2:7 komentar"], "# x", "YAML"),
    "an unquoted key": ("{a: 1}", ["1:2 sintaks"], "kunci “a”", '"a"'),
    "an unquoted value": ('{"a": Budi Santoso, "b": 1}', ["1:7 sintaks"], "“Budi Santoso”", '"Budi Santoso"'),
    "leading zeros": ('{"rt": 005}', ["1:8 sintaks"], "“005”", '"005"'),
    "a number with dots": ('{"a": 1.500.000}', ["1:7 sintaks"], "“1.500.000”", '"1.500.000"'),
    "a number that JSON does not know": ('{"a": +5, "b": .5}', ["1:7 sintaks", "1:16 sintaks"], "“+5”", '"+5"'),
    "not a number": ('{"a": NaN, "b": -Infinity}', ["1:7 sintaks", "1:17 sintaks"], "“NaN” bukan bilangan", "angka"),
    "words of Python": ('{"a": None, "b": True}', ["1:7 sintaks", "1:18 sintaks"], "“None”", "null"),
    "an unclosed brace": ('{"a": 1', ["1:1 kurung"], "{ dibuka tetapi tidak ditutup", "Tambahkan }"),
    "an unclosed bracket": ('{"a": [1, 2', ["1:7 kurung"], "[ dibuka", "Tambahkan ]"),
    "the wrong bracket": ('{"a": [1}', ["1:9 kurung"], "[ di baris 1 ditutup dengan }", "Ganti dengan ]"),
    "nothing behind a colon": ('{"a":', ["1:1 kurung"], "{ dibuka", "Tambahkan }"),
    "an unclosed quote": ('{"a": "x,\n"b": 1}', ["1:7 kutip"], "tidak ditutup di baris ini", "\\n"),
    "an unclosed quote at the end": ('{"a": "x', ["1:1 kurung", "1:7 kutip"], "{ dibuka", "Tambahkan"),
    "a quote in a text": ('{"a": "Rapat "Besar" X"}', ["1:14 kutip"], "terlalu awal", '\\"'),
    "no colon": ('{"a" 1}', ["1:5 titik_dua"], "kurang titik dua setelah kunci “a”", '"a": "nilai"'),
    "an equals sign": ('{"a" = 1}', ["1:6 titik_dua"], "tanda =", "titik dua"),
    "a colon in a list": ('{"a": ["b": 1]}', ["1:11 sintaks"], "titik dua", "kunci"),
    "a group for a key": ("{{}: 1}", ["1:2 sintaks"], "seharusnya ada kunci", '"kunci"'),
    "an empty key": ('{"": 1}', ["1:2 kunci_kosong"], "tidak punya kunci", "titik dua"),
    "a tab in a text": ('{"a": "x\ty"}', ["1:9 tab"], "tab di dalam teks", "\\t"),
    "control characters": ('{"a": "x\x07y\x1b"}', ["1:9 karakter", "1:11 karakter"], "U+0007", "Hapus"),
    "an unknown escape": ('{"a": "C:\\data"}', ["1:10 kutip"], "“\\d”", "\\\\"),
    "half a character": ('{"a": "\\ud83d"}', ["1:7 karakter"], "rusak", "Ketik ulang"),
    "half a character in a key": ('{"\\ude00": 1}', ["1:2 karakter"], "rusak", "Ketik ulang"),
    "half a character as such": ('{"a": "\ud83d"}', ["1:7 karakter"], "rusak", "Ketik ulang"),
    "a character out of place": ('{"a": \xa0}', ["1:7 karakter"], "U+00A0", "Hapus"),
}


@pytest.mark.parametrize("case", ROWS)
def test_a_mistake_is_told_where_it_is_with_its_cure(case: str) -> None:
    text, expected, message, cure = ROWS[case]
    problems = json_problems(text)
    assert spots(problems) == expected
    assert message in problems[0].message
    assert cure in (problems[0].hint or "")


def test_all_mistakes_of_a_file_are_told_at_once() -> None:
    text = '{\n  "a": 005,\n  "b": \'x\',  // y\n  "c": [1,]\n  "a": None,\n}\n'
    assert spots(json_problems(text)) == [
        "2:8 sintaks",
        "3:8 kutip",
        "3:14 komentar",
        "4:10 koma",
        "4:12 koma",
        "5:3 kunci_ganda",
        "5:8 sintaks",
        "5:12 koma",
    ]


def test_nesting_beyond_twenty_levels_is_refused() -> None:
    assert json_data('{"a":' * 20 + "1" + "}" * 20)
    assert spots(json_problems('{"a":' * 21 + "1" + "}" * 21)) == ["1:101 terlalu_dalam"]
    assert json_problems('{"a": ' + "[" * 900_000)[-1].code == "terlalu_dalam"


def test_more_than_a_hundred_thousand_values_are_refused() -> None:
    (problem,) = json_problems('{"a": [' + "1," * 100_001 + "1]}")
    assert problem.code == "terlalu_banyak"
    assert "100.000" in problem.message


@pytest.mark.parametrize("case", ROWS)
def test_no_message_speaks_the_language_of_the_parser(case: str) -> None:
    for problem in json_problems(ROWS[case][0]):
        words = f"{problem.message} {problem.hint}".lower().split()
        assert not {"expecting", "delimiter", "value", "property", "invalid", "unterminated", "string"} & {*words}
