"""What is sound arrives as typed: no scalar of YAML is given a type, and each has its place."""

from __future__ import annotations

import re
from typing import Any

import pytest

from docgen.errors import Place
from docgen.inputs import read_text
from docgen.inputs.source import Source
from docgen.inputs.yaml_reader import read_yaml

from .reading import PARSERS, SCALARS, outcome, yaml_data, yaml_problems

AS_TYPED = """
005 0012345670123456 9912345601010001 081234567890 +6281234567890 51.10 33.10.01.2001 1.500 1.500.000 1,500 1_500
08.30 12:30 1:30:00 2026-11-03 2026-02-30 no off yes on true FALSE null ~ .nan .inf 0x1A 0o17 0b11 1E5 1e10 << = -5
Rp1.500.000,- III/d 800/123/BKPSDM/2026 Jum'at (0271)000000 a#b a:b http://desa.id C:\\data --- :b ?a a"b “a” ...
"""


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("value", AS_TYPED.split())
def test_an_unquoted_value_stays_the_text_that_was_typed(value: str, parser: Any) -> None:
    assert read_yaml(f"k: {value}\n", "f", parser).data == {"k": value}


@pytest.mark.parametrize("label", SCALARS)
def test_an_unquoted_scalar_of_the_corpus_arrives_exactly_or_is_refused_with_line_and_cure(label: str) -> None:
    found = outcome(f"k: {SCALARS[label]}\n", "yaml")
    if isinstance(found, Source):
        assert found.data == {"k": SCALARS[label]}
    else:
        assert found
        assert all(problem.place and problem.place.line and problem.hint for problem in found)


REFUSED = ["Perihal: Undangan", "Jalan Melati #5", "#5", "%100", "@budi", "`x`", "*penting", "&penting", "!penting"]
REFUSED += ["? apa", "- satu", "[penting] surat", "{nama} surat", "| x", "> x", "|", ">", "|#5", "-", "?", "& b", "* b"]
REFUSED += ["'kami' dan mereka", '"kami" dan "mereka"', "]", "}", ", b", ": b", "[penting", "{nama", "a:", "!x!y z"]
REFUSED += ["!!python/object/apply:os.system ['true']", "@budi: 'x'"]


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("value", REFUSED)
def test_a_value_that_yaml_would_misread_is_refused_once_and_its_cure_reads_as_typed(value: str, parser: Any) -> None:
    (problem,) = yaml_problems(f"k: {value}\nlain: 1\n", parser)
    assert problem.place is not None
    assert problem.place.line == 1
    cure = re.search(r"tanda kutip: (.*?)(?:; kalau|$)", problem.hint or "")
    assert cure is not None
    assert yaml_data(f"k: {cure[1]}\nlain: 1\n") == {"k": value, "lain": "1"}


def test_an_empty_value_is_none_and_an_empty_quoted_one_is_empty_text() -> None:
    assert yaml_data("a:\nb: ''\nc: \"\"\nd:\n  -\n  - ''\n") == {"a": None, "b": "", "c": "", "d": [None, ""]}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("k: |\n  satu\n   dua\n\n  tiga\n", "satu\n dua\n\ntiga\n"),
        ("k: |-\n  Perdes: 3 # bukan catatan\n  'apa' &b\n", "Perdes: 3 # bukan catatan\n'apa' &b"),
        ("k: |+\n  satu\n\n", "satu\n\n"),
        ("k: |2\n   satu\n", " satu\n"),
        ("k: >\n  satu\n  dua\n\n  tiga\n", "satu dua\ntiga\n"),
        ("k: | # catatan di kepala blok\n  satu\n", "satu\n"),
        ("k: satu\n  dua\n\n  tiga\n", "satu dua\ntiga"),
        ('k: "satu\n  dua"\n', "satu dua"),
        ('k: "satu\\n\\tdua\\u00e9"\n', "satu\n\tduaé"),
        ("k: 'Ma''ruf \\n'\n", "Ma'ruf \\n"),
    ],
)
def test_blocks_quotes_and_long_lines_read_as_yaml_says(text: str, value: str) -> None:
    assert yaml_data(text) == {"k": value}


@pytest.mark.parametrize("char", ["\x85", "\u2028", "\u2029", "\ufeff", "\xa0", "\u200b", "😀", "\ufffd", "\U0010ffff"])
@pytest.mark.parametrize("form", ["k: a{}b\n", "k: a{0}{0}\n", "k: 'a {} b'\n", 'k: "{}"\n', "k: |-\n  a{}b\n"])
@pytest.mark.parametrize("parser", PARSERS)
def test_unusual_characters_pass_untouched_and_count_as_no_line(char: str, form: str, parser: Any) -> None:
    source = read_yaml(form.format(char) + "l: 1\n", "f", parser)
    inner = form.format(char).removeprefix("k: ").removeprefix("|-\n  ").strip("\n'\"")
    assert source.data == {"k": inner, "l": "1"}
    assert source.places["l",] == Place("f", 3 if "|" in form else 2, 4)


def test_comments_beside_quotes_nested_blocks_and_lists_and_on_their_own_line_are_fine() -> None:
    text = """\
# kepala
a: 'x' # setelah kutip
b: # membuka kelompok
  # di dalam
  c: 1
d: [x, y] # setelah kurung
e: # membuka daftar
  - # membuka kelompok
    f: 2
"""
    assert yaml_data(text) == {"a": "x", "b": {"c": "1"}, "d": ["x", "y"], "e": [{"f": "2"}]}


@pytest.mark.parametrize("parser", PARSERS)
def test_tabs_that_change_nothing_are_fine(parser: Any) -> None:
    text = "a: x\t\n\t\n\t# catatan\tlain\nb: 'x\ty'\nc: |\n  x\ty\t\nd: \"x\ty\"\t# z\n"
    assert read_yaml(text, "f", parser).data == {"a": "x", "b": "x\ty", "c": "x\ty\t\n", "d": "x\ty"}


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_value_and_key_has_its_place(newline: str) -> None:
    text = newline.join(["# x", "nama: Budi", "tim:", "  - nama: 'Siti'", "    rt: 005", "  -", "é: [a, b]", "z:", ""])
    source = read_text(text, "isian.yaml", "yaml")
    at = {path: (place.line, place.column) for path, place in source.places.items()}
    assert at == {
        (): (2, 1),
        ("nama",): (2, 7),
        ("tim",): (4, 3),
        ("tim", 0): (4, 5),
        ("tim", 0, "nama"): (4, 11),
        ("tim", 0, "rt"): (5, 9),
        ("tim", 1): (6, 4),
        ("é",): (7, 4),
        ("é", 0): (7, 5),
        ("é", 1): (7, 8),
        ("z",): (8, 3),
    }
    keys = {path: (place.line, place.column) for path, place in source.keys.items()}
    assert keys == {
        ("nama",): (2, 1),
        ("tim",): (3, 1),
        ("tim", 0, "nama"): (4, 5),
        ("tim", 0, "rt"): (5, 5),
        ("é",): (7, 1),
        ("z",): (8, 1),
    }
    assert {place.file for place in source.places.values()} == {"isian.yaml"}


def test_one_document_may_be_marked_as_such() -> None:
    assert yaml_data("---\na: 1\n...\n") == {"a": "1"}


def test_json_in_a_yaml_file_reads_as_data() -> None:
    assert yaml_data('{"a": "x: y", "b": [1, 2]}\n') == {"a": "x: y", "b": ["1", "2"]}
