"""What every document type promises, run over all of them without naming one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

import docgen
from docgen.documents.registry import shipped
from docgen.documents.schema import at as schema_at
from docgen.documents.schema import dotted, fields
from docgen.errors import InvalidData
from docgen.formats import FORMATS
from docgen.rendering import compiled
from docgen.rendering.docx import compiled as compiled_word
from docgen.spelling import tanpa_gelar
from docgen.usecases.lint import lint
from tests.support import paper, sheets, word
from tests.support.documents import (
    CORPUS,
    EXCEL_TYPES,
    GOLDEN,
    TYPES,
    WORD_TYPES,
    at,
    changed,
    corpus_text,
    sample,
    short_sample,
    text_fields,
)

if TYPE_CHECKING:
    from docgen.documents.validation import Checked
    from docgen.rendering import Compiled

KEYWORDS = {
    *("$schema", "$id", "title", "description", "type", "format", "properties", "required", "items", "enum", "const"),
    *("additionalProperties", "default", "minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum"),
    *("examples", "x-pena", "x-pilihan", "x-bersama", "x-docgen"),
}
DECLARED = frozenset(["bentuk", "nama_berkas", "pengguna", "dasar_hukum", "catatan", "turunan", "aturan"])
TEXT_FORMATS = frozenset(("teks", "paragraf", "nama", "gambar"))
MOST_TRIALS = 1000
every_type = pytest.mark.parametrize("type_id", TYPES)
every_word_type = pytest.mark.parametrize("type_id", WORD_TYPES)
every_excel_type = pytest.mark.parametrize("type_id", EXCEL_TYPES)


def made(type_id: str, data: dict[str, Any]) -> bytes:
    return docgen.generate(type_id, data).content


def as_word(type_id: str, data: dict[str, Any] | None = None) -> bytes:
    """Make a paper as a Word file, also where it is a workbook first."""
    return docgen.generate(type_id, data or sample(type_id), form="docx").content


@every_type
def test_the_declaration_is_complete(type_id: str) -> None:
    document_type = shipped().get(type_id)
    assert document_type.declaration.keys() >= DECLARED
    assert document_type.title
    assert document_type.description.endswith(".")
    assert document_type.sample.is_file()
    for suffix in document_type.suffixes:
        assert document_type.template(suffix).is_file()


@every_type
def test_the_schema_is_clean_and_every_field_is_told_to_people(type_id: str) -> None:
    document_type = shipped().get(type_id)
    assert document_type.schema.keys() <= KEYWORDS
    for path, field, _ in fields(document_type.schema):
        name = dotted(path)
        assert field.keys() <= KEYWORDS, name
        assert field.get("title"), name
        assert field.get("description", "").endswith("."), name
        if field.get("type") in {"object", "array"} or "const" in field:
            continue
        assert field.get("examples"), name
        assert "enum" in field or field["format"] in FORMATS.keys() | TEXT_FORMATS, name


@every_type
def test_the_sample_is_valid_without_a_warning(type_id: str) -> None:
    assert docgen.validate(type_id, sample(type_id)) == []


@every_type
def test_the_examples_of_the_fields_are_valid_themselves(type_id: str) -> None:
    document_type = shipped().get(type_id)
    for path, field, _ in fields(document_type.schema):
        for example in field.get("examples", ()):
            known = FORMATS.get(field.get("format", ""))
            if known is not None:
                known.read(str(example))
            elif "enum" in field:
                assert example in field["enum"], dotted(path)


@every_type
def test_names_in_the_template_are_names_in_the_schema_both_ways(type_id: str) -> None:
    document_type = shipped().get(type_id)
    for suffix in document_type.suffixes:
        findings = lint(document_type, document_type.template(suffix))
        assert [finding for finding in findings if finding.severity != "catatan"] == []


@every_type
def test_no_tag_and_no_none_is_left_in_the_sample_document(type_id: str) -> None:
    for form in shipped().get(type_id).suffixes:
        content = docgen.generate(type_id, sample(type_id), form=form).content
        for name, part in word.parts(content).items():
            if name.endswith(".xml"):
                assert not re.search(rb"\{\{|\}\}|\{%|%\}|\{#", part), name
        assert not re.search(r"\bNone\b|\bTrue\b|\bFalse\b|undefined", paper.text(content))


@every_type
def test_every_value_of_the_sample_is_on_the_paper(type_id: str) -> None:
    data = sample(type_id)
    for form in shipped().get(type_id).suffixes:
        content = docgen.generate(type_id, data, form=form).content
        text = " ".join(paper.text(content).split()).casefold()
        assert [value for value in _printed(type_id, data) if not _stands_in(value, text)] == []


def _printed(type_id: str, data: dict[str, Any]) -> list[str]:
    """Leave out what decides the form of the paper instead of standing on it, and what types share."""
    return [
        text for key, value in data.items() for text in _shown(schema_at(shipped().get(type_id).schema, (key,)), value)
    ]


def _shown(field: dict[str, Any] | None, value: Any) -> list[str]:
    field = field or {}
    if field.get("x-bersama") or "enum" in field or "const" in field or field.get("format") in SILENT:
        return []
    if isinstance(value, dict):
        return [text for key, child in value.items() for text in _shown(field["properties"].get(key), child)]
    if isinstance(value, list):
        return [text for child in value for text in _shown(field["items"], child)]
    return [str(value)]


SILENT = frozenset(("ya-tidak", "bilangan", "tahun"))


def _stands_in(value: str, text: str) -> bool:
    from docgen.spelling import angka, nama_hari, tanggal_panjang

    words = " ".join(value.split()).rstrip(".;,").casefold()
    spelled = [words]
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        spelled += [str(tanggal_panjang(value)).casefold(), str(nama_hari(value)).casefold()]
    if re.fullmatch("[0-9]+", value):
        spelled.append(str(angka(value)))
    return any(form in text for form in spelled)


@every_type
def test_the_text_of_the_sample_is_the_golden_text(type_id: str) -> None:
    golden = (GOLDEN / f"{type_id}.txt").read_text(encoding="utf-8")
    assert paper.text(made(type_id, sample(type_id))) + "\n" == golden, "read the difference, then tools/build_golden"


@every_word_type
def test_what_is_no_placeholder_is_the_template(type_id: str) -> None:
    document_type = shipped().get(type_id)
    content = document_type.template("docx").read_bytes()
    template, document = word.parts(content), word.parts(as_word(type_id))
    compiled = compiled_word(content, type_id)
    # A document tells of its origin in a part of its own, which two other parts name.
    told = {"docProps/custom.xml", "[Content_Types].xml", "_rels/.rels"}
    assert template.keys() | told == document.keys()
    for name in template.keys() - compiled.sources.keys() - told:
        assert document[name] == template[name], name
    assert _sections(content) == _sections(as_word(type_id))


@every_excel_type
def test_a_workbook_keeps_the_looks_of_its_template(type_id: str) -> None:
    document_type = shipped().get(type_id)
    template = sheets.parts(document_type.template("xlsx").read_bytes())
    document = sheets.parts(sheets_of(type_id))
    assert template.keys() <= document.keys()
    for name in template.keys() - {"xl/workbook.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"}:
        if not name.startswith(("xl/worksheets/", "xl/styles")):
            assert document[name] == template[name], name


@every_excel_type
def test_a_workbook_prints_on_folio_pages_fitted_to_their_width(type_id: str) -> None:
    for sheet in sheets.visible(sheets_of(type_id)):
        assert sheet.page_setup.paperSize == 14, "Folio, the size nearest to F4 that Excel has a number for"
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows
        assert sheet.print_area
        assert "&P" in sheet.oddFooter.center.text
        assert "&N" in sheet.oddFooter.center.text


@every_excel_type
def test_every_total_is_a_formula_that_carries_its_value(type_id: str) -> None:
    document_type = shipped().get(type_id)
    content = sheets_of(type_id)
    planned = sheets.formulas(document_type.template("xlsx").read_bytes())
    written = sheets.formulas(content)
    assert written >= planned > 0 or written == planned == 0
    assert sheets.faults(content) == []


def sheets_of(type_id: str) -> bytes:
    return docgen.generate(type_id, sample(type_id)).content


def _sections(content: bytes) -> list[bytes]:
    from lxml import etree

    return [
        etree.tostring(section, method="c14n", exclusive=True) for section in word.tree(content).iter(f"{word.W}sectPr")
    ]


@every_type
def test_the_sample_document_keeps_every_rule_of_its_format(type_id: str) -> None:
    assert paper.faults(made(type_id, sample(type_id))) == []


@every_word_type
@pytest.mark.parametrize("mark", ["draf", "contoh"])
def test_a_mark_stands_in_a_header_of_every_section(type_id: str, mark: str) -> None:
    artifact = docgen.generate(type_id, sample(type_id), mark=mark, form="docx")
    assert artifact.name.endswith(f" - {mark.upper()}.docx")
    parts = word.parts(artifact.content)
    assert paper.faults(artifact.content) == []
    root = word.tree(artifact.content)
    stamped = {name for name, part in parts.items() if f'string="{mark.upper()}"'.encode() in part}
    assert stamped
    first = next(root.iter(f"{word.W}sectPr"))
    assert first.find(f"{word.W}headerReference") is not None
    for name in parts:
        if re.match(r"word/header\d*\.xml$", name):
            assert name in stamped


@every_excel_type
@pytest.mark.parametrize("mark", ["draf", "contoh"])
def test_a_mark_stands_at_the_head_of_every_page_of_a_workbook(type_id: str, mark: str) -> None:
    artifact = docgen.generate(type_id, sample(type_id), mark=mark)
    assert artifact.name.endswith(f" - {mark.upper()}.xlsx")
    for sheet in sheets.visible(artifact.content):
        assert mark.upper() in sheet.oddHeader.center.text


@every_type
def test_every_required_field_left_out_is_named(type_id: str) -> None:
    data = sample(type_id)
    for path, field, required in fields(shipped().get(type_id).schema):
        if required and at(data, path) is not None:
            problems = docgen.validate(type_id, changed(data, path, ...))
            assert any(problem.path == path for problem in problems), dotted(path)
            named = next(problem for problem in problems if problem.path == path)
            assert field["title"] in named.label
            with pytest.raises(InvalidData):
                docgen.generate(type_id, changed(data, path, ...))


@every_type
def test_every_optional_field_may_be_left_out(type_id: str) -> None:
    data = short_sample(type_id)
    for path, _, required in fields(shipped().get(type_id).schema):
        if not required and at(data, path) is not None:
            left_out = changed(data, path, ...)
            if docgen.validate(type_id, left_out):
                continue  # a rule asks for it here, and says so
            assert paper.faults(made(type_id, left_out)) == [], dotted(path)


@every_type
def test_the_sample_with_only_what_is_required_makes_a_whole_paper(type_id: str) -> None:
    data = short_sample(type_id)
    schema = shipped().get(type_id).schema
    for path, _, required in fields(schema):
        if len(path) == 1 and not required and path[0] in data:
            less = changed(data, path, ...)
            if not docgen.validate(type_id, less):
                data = less
    content = made(type_id, data)
    assert paper.faults(content) == []
    assert not re.search(r"\bNone\b|\{\{", paper.text(content))


@every_type
def test_what_is_left_for_the_pen_is_a_dotted_line(type_id: str) -> None:
    data = short_sample(type_id)
    for path, field, _ in fields(shipped().get(type_id).schema):
        if field.get("x-pena"):
            filled = made(type_id, data)
            blank = made(type_id, changed(data, path, ...) if at(data, path) is not None else data)
            assert paper.text(blank).count("....") > paper.text(filled).count("...."), dotted(path)


@every_type
def test_every_text_field_keeps_what_the_corpus_types_into_it(type_id: str) -> None:
    document_type = shipped().get(type_id)
    suffix = document_type.suffixes[0]
    template = compiled(document_type.template(suffix).read_bytes(), type_id, suffix)
    data = short_sample(type_id)
    paths = text_fields(document_type)
    stride = 1 + len(paths) * len(CORPUS) // MOST_TRIALS  # a type of many fields shares the corpus out among them
    for number, path in enumerate(paths):
        shown = seen("Zqxj") in seen(printed(template, document_type.checker.check(changed(data, path, "Zqxj"))))
        for item in CORPUS[number % stride :: stride]:
            value = corpus_text(item)
            if len(value) > 6000:
                continue
            checked = document_type.checker.check(changed(data, path, value))
            if not checked.ok:
                assert any(problem.path == path or problem.code == "aturan" for problem in checked.problems), item["id"]
            elif shown:
                # Under a peraturan a name stands without its titles (UU 12/2011 Lampiran II).
                kept, on_paper = str(at(checked.data, path)), seen(printed(template, checked))
                forms = (seen(kept), seen(str(tanpa_gelar(kept))))
                assert any(form in on_paper for form in forms), (dotted(path), item["id"])


def printed(template: Compiled, checked: Checked) -> str:
    """Give the text of the body; data that breaks a rule of the type is printed all the same."""
    return "".join(paper.words(template.render(checked.context))) if checked.ok or checked.context else ""


def seen(text: str) -> str:
    """Give what an eye compares: no spaces, no capitals, and without the marks that end an item."""
    return "".join(text.split()).upper().casefold().rstrip(".;,")


HOSTILE = "Dana & <Desa> {{ 7*7 }} {% x %} “kutip” 'x' {_{ y }_} =1+1 </w:t> 👍"


@every_type
def test_a_hostile_text_in_every_field_stands_on_the_paper_as_typed(type_id: str) -> None:
    document_type = shipped().get(type_id)
    data = short_sample(type_id)
    for path in text_fields(document_type, "teks", "paragraf"):
        hostile = changed(data, path, HOSTILE)
        checked = document_type.checker.check(hostile)
        if not checked.ok:
            assert all(problem.path == path or problem.code == "aturan" for problem in checked.problems), dotted(path)
            continue
        field = schema_at(document_type.schema, path) or {}
        shared = field.get("x-bersama") or (schema_at(document_type.schema, path[:1]) or {}).get("x-bersama")
        for form in document_type.suffixes:
            content = docgen.generate(type_id, hostile, form=form).content
            if not shared:
                assert HOSTILE.casefold() in " ".join(paper.text(content).split()).casefold(), dotted(path)
            assert paper.faults(content) == [], dotted(path)
