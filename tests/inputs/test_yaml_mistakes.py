"""Each mistake in YAML is told once, where it is, with its cure; many are told at once."""

from __future__ import annotations

from typing import Any

import pytest

from docgen.inputs.yaml_reader import read_yaml

from .reading import PARSERS, spots, yaml_problems

# text, the problems as line:column code, words of the first message, words of its cure
ROWS = {
    "an empty file": ("", ["1:1 berkas_kosong"], "kosong", "docgen new"),
    "nothing but comments": ("# a\n\n# b\n", ["1:1 berkas_kosong"], "kosong", "docgen new"),
    "nothing but a document mark": ("---\n# b\n", ["1:1 berkas_kosong"], "kosong", "docgen new"),
    "a list on top": ("# x\n- a\n- b\n", ["2:1 bukan_isian"], "bukan pasangan kunci dan nilai", "nama: Budi"),
    "text on top": ("surat undangan\n", ["1:1 bukan_isian"], "bukan pasangan", "nama: Budi"),
    "a duplicate key": ("nama: a\nrt: 1\nnama: b\n", ["3:1 kunci_ganda"], "“nama” sudah ada di baris 1", "Hapus"),
    "a duplicate key in quotes": ("nama: a\n'nama': b\n", ["2:1 kunci_ganda"], "di baris 1", "Hapus"),
    "duplicate keys at two levels": (
        "a:\n  b: 1\n  b: 2\na: 3\n",
        ["3:3 kunci_ganda", "4:1 kunci_ganda"],
        "2",
        "Hapus",
    ),
    "an anchor": ("a: &x 1\n", ["1:4 awal_nilai"], "“&” (jangkar YAML)", '"&x 1"'),
    "an anchor of a group": ("a: &x\n  b: 1\n", ["1:4 awal_nilai"], "jangkar", '"&x"'),
    "an alias": ("a: *x\n", ["1:4 awal_nilai"], "rujukan", '"*x"'),
    "a tag": ("a: !!str 5\n", ["1:4 awal_nilai"], "tag", '"!!str 5"'),
    "a tag of a list": ("a: !t\n  - 5\n", ["1:4 awal_nilai"], "tag", '"!t"'),
    "an anchor before a key": ("&x a: 1\n", ["1:1 awal_nilai"], "jangkar", "kutip"),
    "an anchor without a name": ("&\U00012544", ["1:1 awal_nilai"], "jangkar", "kutip"),
    "a merge key": ("<<: x\n", ["1:1 kunci_gabung"], "“<<”", "satu per satu"),
    "two documents": ("a: 1\n---\nb: 2\n", ["2:1 banyak_dokumen"], "lebih dari satu dokumen", "Hapus"),
    "a document mark at the end": ("a: 1\n---\n", ["2:1 banyak_dokumen"], "lebih dari satu", "Hapus"),
    "text after the end": ("a: 1\n...\nb: 2\n", ["3:1 banyak_dokumen"], "setelah akhir", "Hapus"),
    "a directive": ("# x\n%YAML 1.1\n---\na: 1\n", ["2:1 arahan"], "diawali %", "Hapus"),
    "a tab as indentation": ("a:\n\tb: 1\n", ["2:1 tab"], "tab di awal baris", "spasi"),
    "tabs as indentation": ("a:\n\tb:\n\t\tc: 1\nd: 2\n", ["2:1 tab", "3:1 tab"], "tab di awal baris", "spasi"),
    "a tab behind spaces": ("a:\n  \tb: 1\n", ["2:3 tab"], "tab di awal baris", "spasi"),
    "a tab after a colon": ("a:\tb\n", ["1:3 tab"], "setelah titik dua", "satu spasi"),
    "a tab after a dash": ("a:\n  -\tb\n", ["2:4 tab"], "tanda hubung", "satu spasi"),
    "a tab in a value": ("a: b\tc\n", ["1:5 tab"], "di dalam nilai", "spasi"),
    "a tab at the start of a block": ("a: |\n\tb\n", ["2:1 tab"], "tab di awal baris", "spasi"),
    "a missing space": ("nama:Budi\n", ["1:1 kurang_spasi"], "“nama:Budi”", "“nama: Budi”"),
    "missing spaces only": ("nama:Budi\nrt:005\n", ["1:1 kurang_spasi", "2:1 kurang_spasi"], "nama:Budi", "nama: Budi"),
    "a missing space above sound lines": ("nama:Budi\nrt: 5\n", ["1:1 kurang_spasi"], "nama:Budi", "nama: Budi"),
    "a missing space below sound lines": ("rt: 5\nnama:Budi\n", ["2:1 kurang_spasi"], "nama:Budi", "nama: Budi"),
    "a missing space in a group": ("a:\n  nama:Budi\n", ["2:3 kurang_spasi"], "nama:Budi", "nama: Budi"),
    "a missing space in a list": ("a:\n  - nama:Budi\n", ["2:5 kurang_spasi"], "nama:Budi", "nama: Budi"),
    "a missing space in a list, then a sound line": (
        "a:\n  - nama:Budi\n    rt: 5\n  - nama:Siti\n    rt:6\n",
        ["2:5 kurang_spasi", "4:5 kurang_spasi", "5:5 kurang_spasi"],
        "nama:Budi",
        "nama: Budi",
    ),
    "a missing space before quotes": ("a: 1\nnama:'Budi'\n", ["2:1 kurang_spasi"], "nama:'Budi'", "nama: 'Budi'"),
    "a space on the wrong side": ("nama :Budi\nrt: 5\n", ["1:1 kurang_spasi"], "nama :Budi", "nama: Budi"),
    "a no-break space after the colon": ("nama:\xa0Budi\nrt: 5\n", ["1:1 kurang_spasi"], "nama:", "nama: Budi"),
    "a missing space in braces": ("a: {b:1}\n", ["1:5 kurang_spasi"], "b:1", "b: 1"),
    "a deeper line without space": ("a: x\n  nama:Budi\n", ["2:3 kurang_spasi"], "nama:Budi", "kutip"),
    "no space after dashes": ("a:\n  -x\n  -y\n", ["2:3 kurang_spasi", "3:3 kurang_spasi"], "“-x”", "“- x”"),
    "no space after one dash": ("a:\n  - x\n  -y\n", ["3:3 kurang_spasi"], "“-y”", "“- y”"),
    "no space between dash and key": ("a:\n  -nama: x\n", ["2:3 kurang_spasi"], "“-nama: x”", "“- nama: x”"),
    "a hash in a value": ("a: Jalan #5\nb: 1\n", ["1:10 tanda_pagar"], "“#5”", '"Jalan #5"'),
    "a hash for a value": ("a: #5\nb: 1\n", ["1:4 tanda_pagar"], "“#5”", '"#5"'),
    "a hash in an item": ("a:\n  - x #1\n  - #2\n  - y\n", ["2:7 tanda_pagar", "3:5 tanda_pagar"], "“#1”", '"x #1"'),
    "a hash in the last of several lines": ("a: x\n  y #5\nb: 1\n", ["2:5 tanda_pagar"], "“#5”", "kutip"),
    "a hash between key and value": ("a: #5\n  x\n", ["1:4 tanda_pagar"], "“#5”", "kutip"),
    "a hash between dash and value": ("a:\n  # y\n  - #5\n    x\n", ["3:5 tanda_pagar"], "“#5”", "kutip"),
    "a hash in brackets": ("a: [x, #5\n  y]\n", ["1:8 tanda_pagar"], "“#5”", "kutip"),
    "a hash right behind quotes": ("a: 'x'#5\n", ["1:7 tanda_pagar"], "“#5”", '"x#5"'),
    "a colon in a value": (
        "judul: Perdes Nomor 3: RPJM\n",
        ["1:22 titik_dua"],
        "memuat titik dua",
        '"Perdes Nomor 3: RPJM"',
    ),
    "a colon at the end of a value": ("a: Perdes:\nb: 1\n", ["1:10 titik_dua"], "titik dua", '"Perdes:"'),
    "a colon in an item with a key": ("a:\n  - b: c: d\n", ["2:9 titik_dua"], "titik dua", '"c: d"'),
    "an inner single quote": ("nama: 'Ma'ruf'\n", ["1:10 kutip"], "' di dalam nilai", '"Ma\'ruf"'),
    "an inner double quote": ('a: "Rapat "Besar" X"\n', ["1:11 kutip"], '" di dalam nilai', "'Rapat \"Besar\" X'"),
    "text behind quotes": ('a: "Rapat" Besar\n', ["1:10 kutip"], "setelah tanda kutip", "'\"Rapat\" Besar'"),
    "an unclosed quote": ('a: "x\nb: 1\nb: 2\n', ["1:4 kutip", "3:1 kunci_ganda"], "tidak ditutup", 'Tambahkan "'),
    "an unclosed single quote": ("a: 'x\nb: 1\n", ["1:4 kutip"], "tidak ditutup", "Tambahkan '"),
    "a quote that the next line closes": ("a: 'x\nb: Ma'\nc: 1\n", ["1:4 kutip"], "tidak ditutup", "Tambahkan '"),
    "an unclosed quote at the end": ('a: 1\nb: "x', ["2:4 kutip"], "tidak ditutup", 'Tambahkan "'),
    "an unclosed quote in a group": ('a:\n  b: "x\n  c: "y"\n', ["2:6 kutip"], "tidak ditutup", "Tambahkan"),
    "a backslash in double quotes": (r'a: "C:\data"', ["1:7 kutip"], r"“\d”", r"'C:\data'"),
    "half a character": ('a: "\\ud83d"\n', ["1:4 karakter"], "rusak", "Ketik ulang"),
    "an unclosed bracket": ("a: [1,2\nb: 3\n", ["1:4 kurung"], "[ dibuka tetapi tidak ditutup", '"[1,2"'),
    "an unclosed bracket at the end": ("b: 1\na: {x: 1", ["2:4 kurung"], "{ dibuka", '"{x: 1"'),
    "odd text in braces": ("a: {b: c: d}\nb: 1\n", ["1:4 kurung"], "isi kurung {", "koma"),
    "a special character in brackets": ("a: [b, @c]\n", ["1:8 awal_nilai"], "“@”", '"@c"'),
    "an explicit key": ("? a\n: b\n", ["1:3 kunci_rumit"], "satu nama", "kunci: nilai"),
    "a list for a key": ("[a]: b\n", ["1:1 kunci_rumit"], "satu nama", "kunci: nilai"),
    "a group for a key": ("? {a: 1}\n: b\n", ["1:3 kunci_rumit"], "satu nama", "kunci: nilai"),
    "no key": (": b\n", ["1:1 kunci_kosong"], "tidak punya kunci", "sebelum titik dua"),
    "an empty key": ("'': b\n", ["1:1 kunci_kosong"], "tidak punya kunci", "sebelum titik dua"),
    "a line without colon": ("a: 1\nlain\nb: 1\n", ["2:1 tanpa_titik_dua"], "“lain”", "dua spasi"),
    "a line too far right": ("a: 1\n  b: 2\nc: 3\n", ["2:3 indentasi"], "tidak sejajar", "Sejajarkan"),
    "a line too far left": ("a:\n    b: 1\n  c: 2\n  d: 3\n", ["3:3 indentasi"], "“b: 1”", "Sejajarkan"),
    "an item too far left": ("a:\n  - b\n - c\n", ["3:2 indentasi"], "tidak sejajar", "Sejajarkan"),
    "an item too far right": ("a:\n  - b\n    - c\n", ["3:5 indentasi"], "menempel", "kutip"),
    "an item among keys": ("a: 1\n- b\n", ["2:1 indentasi"], "tidak sejajar", "Sejajarkan"),
    "a key among items": ("a:\n  - b\n  c: d\n", ["3:3 indentasi"], "tidak sejajar", "Sejajarkan"),
    "no-break spaces as indentation": ("a: 1\n\xa0\xa0b: 2\n", ["2:1 indentasi"], "U+00A0", "spasi biasa"),
    "a control character": ("a: 1\nb: x\x07y\n", ["2:5 karakter"], "U+0007", "Hapus"),
    "a character that is none": ("a: x\ufffey\n", ["1:5 karakter"], "U+FFFE", "Hapus"),
    "half a character as such": ("a: x\ud83dy\n", ["1:5 karakter"], "U+D83D", "Hapus"),
}


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("case", ROWS)
def test_a_mistake_is_told_where_it_is_with_its_cure(case: str, parser: Any) -> None:
    text, expected, message, cure = ROWS[case]
    problems = yaml_problems(text, parser)
    assert spots(problems) == expected
    assert message in problems[0].message
    assert cure in (problems[0].hint or "")


MANY = """\
jenis: ba_musdes
judul: Perdes Nomor 3: RPJM
alamat: Jalan Melati #5
nama:Budi
ketua:
  nama: 'Ma'ruf'
  alamat: "Jalan
  hp: @budi
anggota:
  - nama:Siti
    umur: 3
  - nama: Edi
   umur: 4
nama: Lagi
judul: dua
catatan: |
  bebas: x # y
  'kutip
lain
akhir: &x 5
rt:\t005
"""


@pytest.mark.parametrize("parser", PARSERS)
def test_all_mistakes_of_a_file_are_told_at_once_in_file_order(parser: Any) -> None:
    assert spots(yaml_problems(MANY.replace("\t", " "), parser)) == [
        "2:22 titik_dua",
        "3:22 tanda_pagar",
        "4:1 kurang_spasi",
        "6:12 kutip",
        "7:11 kutip",
        "8:7 awal_nilai",
        "10:5 kurang_spasi",
        "13:4 indentasi",
        "14:1 kunci_ganda",
        "15:1 kunci_ganda",
        "19:1 tanpa_titik_dua",
        "20:8 awal_nilai",
    ]
    assert "21:4 tab" in spots(yaml_problems(MANY, parser))


def test_places_count_lines_and_characters_as_an_editor_does() -> None:
    (problem,) = yaml_problems("a: é😀\r\n'ü😀': x: y\r\n")
    assert str(problem.place) == "isian.yaml:2:8"


def test_nesting_beyond_twenty_levels_is_refused() -> None:
    deepest = "".join(f"{' ' * level}a:\n" for level in range(20))
    assert read_yaml(deepest, "f").data
    (problem,) = yaml_problems(deepest + " " * 20 + "a: 1\n")
    assert spots((problem,)) == ["21:21 terlalu_dalam"]
    assert "20 tingkat" in problem.message
    assert spots(yaml_problems("a: " + "[" * 900_000)) == ["1:23 terlalu_dalam"]
    assert "terlalu_dalam" in {problem.code for problem in yaml_problems("{" * 900_000)}


def test_more_than_a_hundred_thousand_values_are_refused() -> None:
    (problem,) = yaml_problems("a: [" + "1," * 100_001 + "]\n")
    assert problem.code == "terlalu_banyak"
    assert "100.000" in problem.message


def test_a_message_shows_no_invisible_character_and_no_endless_text() -> None:
    (problem,) = yaml_problems(f"a: x: \u202e\u2028{'panjang ' * 500}\n")
    assert problem.hint is not None
    assert problem.hint.isprintable()
    assert len(problem.hint) < 150


@pytest.mark.parametrize("case", ROWS)
def test_no_message_speaks_the_language_of_the_parser(case: str) -> None:
    for problem in yaml_problems(ROWS[case][0]):
        words = f"{problem.message} {problem.hint}".lower().split()
        assert not {"expected", "found", "mapping", "scalar", "token", "none", "str", "block", "unacceptable"} & {
            *words
        }
