"""What users type comes out as typed: no character is lost, and none breaks a document or runs as a tag."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

import docgen
from docgen.errors import InvalidData, TemplateFault
from docgen.rendering.docx import CompiledDocx
from docgen.rendering.word_rules import violations
from tests.support import word

CORPUS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "data" / "nasty-strings.json").read_text(encoding="utf-8")
)["items"]


def template_with(*paragraphs: str, header: str = "") -> bytes:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if header:
        document.sections[0].header.paragraphs[0].text = header
        document.sections[0].footer.paragraphs[0].text = header
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "{{ x }}"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


TEMPLATE = CompiledDocx(template_with("awal {{ x }} akhir", "ekor", header="{{ x }}"), "uji.docx")
# XML 1.0, production Char, and what UTF-8 can't hold.
CAN_NOT_BE_HELD = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
XML_CAN_HOLD = st.text(st.characters(codec="utf-8", exclude_characters="\ufffe\uffff", exclude_categories=["Cc", "Cs"]))


def corpus_text(item: dict[str, Any]) -> str:
    made = item.get("gen")
    return str(made["repeat"]) * int(made["times"]) if made else str(item["value"])


@pytest.mark.parametrize("item", CORPUS, ids=lambda item: f"{item['id']}-{item['label']}")
def test_a_nasty_string_comes_out_whole_or_is_refused_with_its_place(item: dict[str, Any]) -> None:
    value = corpus_text(item)
    if len(value) > 100_000:
        value = value[:100_000]
    if CAN_NOT_BE_HELD.search(value):
        with pytest.raises(InvalidData, match="masalah") as refusal:
            TEMPLATE.render({"x": value})
        assert refusal.value.problems[0].path == ("x",)
        assert "U+" in refusal.value.problems[0].message
        assert item["expect"] != "exact"
        return
    content = TEMPLATE.render({"x": value})
    expected = value.replace("\r\n", "\n").replace("\r", "\n")
    lines = word.lines(content)
    assert unicodedata.normalize("NFC", lines[0]) == unicodedata.normalize("NFC", f"awal {expected} akhir")
    assert lines[1] == "ekor"
    assert word.lines(content, "word/header1.xml")[0] == expected
    assert violations(word.parts(content)) == []


@given(XML_CAN_HOLD)
def test_any_text_that_xml_can_hold_reads_back_as_typed(value: str) -> None:
    content = TEMPLATE.render({"x": value})
    assert word.lines(content)[0] == f"awal {value} akhir"
    assert word.lines(content, "word/footer1.xml")[0] == value


@given(st.lists(st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), min_size=1), min_size=2, max_size=6))
def test_line_breaks_become_word_line_breaks(rows: list[str]) -> None:
    assert word.lines(TEMPLATE.render({"x": "\r\n".join(rows)}))[0] == "awal " + "\n".join(rows) + " akhir"


def test_a_tag_in_the_data_is_text() -> None:
    for tag in ("{{ 7*7 }}", "{% for a in b %}", "{{ ''.__class__ }}", "{_{ x }_}", "{# x #}"):
        assert word.lines(TEMPLATE.render({"x": tag}))[0] == f"awal {tag} akhir"


@pytest.mark.parametrize(
    ("value", "said"),
    [(None, "None"), (True, "ya/tidak"), (float("nan"), "bukan bilangan"), ([1], "daftar"), ({"a": 1}, "daftar")],
)
def test_a_hole_is_never_printed(value: Any, said: str) -> None:
    with pytest.raises(TemplateFault, match=said):
        docgen.render(template_with("{{ x }}"), {"x": value})


def test_a_name_that_the_data_lacks_stops_the_document() -> None:
    for source in ("{{ tidak_ada }}", "{% if tidak_ada %}x{% endif %}", "{{ x.dalam }}"):
        with pytest.raises(TemplateFault, match="tidak ada dalam data"):
            docgen.render(template_with(source), {"x": {}})


def test_fields_named_like_methods_of_a_dictionary_are_fields() -> None:
    names = ["items", "values", "keys", "copy", "get", "pop", "update", "clear"]
    source = " ".join("{{ x.data." + name + " }}" for name in names)
    template = CompiledDocx(_with_paragraph(source), "uji.docx")
    content = template.render({"x": {"data": {name: name.upper() for name in names}}})
    assert word.lines(content)[0] == " ".join(name.upper() for name in names)


def _with_paragraph(text: str) -> bytes:
    document = Document()
    document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ x.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ x|attr('__class__') }}",
        "{{ '%s'|format(x.__class__) }}",
        "{{ 9**9**9 }}",
        "{{ 'A' * 50000000 }}",
        "{{ x * 50000000 }}",
        "{% for i in range(100000000) %}{% endfor %}",
        "{{ [].append(1) }}",
        "{{ namespace.__class__ }}",
        "{{ self.__class__ }}",
    ],
)
def test_a_template_can_not_reach_out_of_the_sandbox(source: str) -> None:
    with pytest.raises(TemplateFault):
        docgen.render(_with_paragraph(source), {"x": "teks"})


def test_the_same_input_gives_the_same_bytes() -> None:
    template = template_with("{{ x }}", header="{{ x }}")
    first = CompiledDocx(template, "a.docx").render({"x": "Ketut"})
    assert CompiledDocx(template, "b.docx").render({"x": "Ketut"}) == first
