"""For sound data the compiled way gives what docxtpl itself gives, part by part."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from docx.enum.section import WD_SECTION
from docxtpl import DocxTemplate, Listing, RichText

from docgen.documents.registry import shipped
from docgen.rendering.docx import CompiledDocx
from docgen.rendering.word_values import word_language
from tests.support import word
from tests.support.documents import WORD_TYPES, sample
from tests.support.footnotes import with_footnote
from tests.support.same_word import normal

if TYPE_CHECKING:
    from collections.abc import Callable


ROWS = [{"nama": "Ketut", "umur": 31, "warna": "FF0000"}, {"nama": "Wayan & Co", "umur": 42, "warna": "00FF00"}]


def table(document: Any, *rows: list[str]) -> None:
    made = document.add_table(rows=len(rows), cols=max(map(len, rows)))
    for index, row in enumerate(rows):
        for column, text in enumerate(row):
            made.cell(index, column).text = text


def split_runs(document: Any, *pieces: str) -> None:
    paragraph = document.add_paragraph()
    for index, piece in enumerate(pieces):
        paragraph.add_run(piece).bold = bool(index % 2)


def inline_values(document: Any) -> None:
    document.add_paragraph("Nama {{ nama }}, umur {{ umur }} tahun, {{ orang.alamat }}.")


def values_split_over_runs(document: Any) -> None:
    split_runs(document, "{", "{ na", "ma }", "} dan {{ um", "ur }} serta {% if umur > 3", "0 %}tua{% endif %}")


def smart_quotes_in_tags(document: Any) -> None:
    document.add_paragraph("{% if nama == “Ketut” %}ya{% else %}tidak{% endif %} {{ ‘x’ }}")


def inline_condition_and_loop(document: Any) -> None:
    document.add_paragraph("{% for r in rows %}{{ r.nama }}{% if not loop.last %}; {% endif %}{% endfor %}.")


def paragraph_tags(document: Any) -> None:
    document.add_paragraph("{%p for r in rows %}")
    document.add_paragraph("{{ loop.index }}. {{ r.nama }}", style="List Bullet")
    document.add_paragraph("{%p if r.umur > 40 %}")
    document.add_paragraph("lebih dari 40")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")


def row_tags(document: Any) -> None:
    named = ["{{ loop.index }}", "{{ r.nama }}", "{{ r.umur }}"]
    table(document, ["No", "Nama", "Umur"], ["{%tr for r in rows %}", "", ""], named, ["{%tr endfor %}", "", ""],
          ["Jumlah", "", "{{ umur }}"])  # fmt: skip


def row_tags_without_rows(document: Any) -> None:
    table(document, ["No", "Nama"], ["{%tr for r in [] %}", ""], ["{{ r.nama }}", "x"], ["{%tr endfor %}", ""])


def cell_tags(document: Any) -> None:
    table(document, ["{%tc for r in rows %}", "{{ r.nama }}", "{%tc endfor %}"],
          ["{%tc for r in rows %}", "{{ r.umur }}", "{%tc endfor %}"])  # fmt: skip


def cell_tags_with_more_columns(document: Any) -> None:
    table(document, ["Tetap", "{%tc for n in range(6) %}", "{{ n }}", "{%tc endfor %}"])


def column_span(document: Any) -> None:
    table(
        document, ["{% colspan lebar %}{{ nama }}", "{%tc if lebar == 1 %}", "x", "{%tc endif %}"], ["a", "b", "", ""]
    )


def cell_background(document: Any) -> None:
    table(document, ["{%tr for r in rows %}", ""], ["{% cellbg r.warna %}{{ r.nama }}", "{{ r.umur }}"],
          ["{%tr endfor %}", ""])  # fmt: skip


def vertical_merge(document: Any) -> None:
    table(document, ["{%tr for r in rows %}", ""], ["{% vm %}Bersama", "{{ r.nama }}"], ["{%tr endfor %}", ""])


def horizontal_merge(document: Any) -> None:
    table(document, ["{%tc for r in rows %}", "{% hm %}Bersama", "{%tc endfor %}"],
          ["{%tc for r in rows %}", "{{ r.nama }}", "{%tc endfor %}"])  # fmt: skip


def rich_text(document: Any) -> None:
    document.add_paragraph("awal {{r kaya }} akhir")


def newline_and_tab(document: Any) -> None:
    paragraph = document.add_paragraph("a ")
    paragraph.add_run("{{ banyak_baris }} z").italic = True
    table(document, ["{{ banyak_baris }}"])


def listing(document: Any) -> None:
    document.add_paragraph("{{ daftar }} selesai")


def header_and_footer(document: Any) -> None:
    section = document.sections[0]
    section.header.paragraphs[0].text = "Kepala {{ nama }} {% for r in rows %}{{ r.nama }} {% endfor %}"
    section.footer.paragraphs[0].text = "Kaki {{ banyak_baris }}"


def several_sections(document: Any) -> None:
    document.sections[0].header.paragraphs[0].text = "Satu {{ nama }}"
    document.add_paragraph("isi")
    second = document.add_section(WD_SECTION.NEW_PAGE)
    second.header.is_linked_to_previous = False
    second.header.paragraphs[0].text = "Dua {{ umur }}"


def properties(document: Any) -> None:
    document.core_properties.title = "Judul {{ umur }}"
    document.core_properties.subject = "{{ nama }}"
    document.add_paragraph("x")


def whitespace_control(document: Any) -> None:
    document.add_paragraph("satu {% if umur -%}")
    document.add_paragraph("dua")
    document.add_paragraph("{%- endif %} tiga")


def comments(document: Any) -> None:
    document.add_paragraph("{# catatan penyusun #}terlihat")
    document.add_paragraph("{#p paragraf ini hilang #}")


def escaped_braces(document: Any) -> None:
    document.add_paragraph("{_{ bukan tag }_} {_% juga bukan %_} {{ nama }}")


def set_and_macro(document: Any) -> None:
    document.add_paragraph(
        "{% set salam = 'Om ' ~ nama %}{{ salam }}{% macro ulang(x) %}[{{ x }}]{% endmacro %}{{ ulang(nama) }}"
    )


def nested_tables(document: Any) -> None:
    outer = document.add_table(rows=1, cols=1)
    inner = outer.cell(0, 0).add_table(rows=3, cols=2)
    inner.cell(0, 0).text = "{%tr for r in rows %}"
    inner.cell(1, 0).text, inner.cell(1, 1).text = "{{ r.nama }}", "{{ r.umur }}"
    inner.cell(2, 0).text = "{%tr endfor %}"
    outer.cell(0, 0).add_paragraph("ekor {{ nama }}")


FEATURES: list[Callable[[Any], None]] = [
    inline_values, values_split_over_runs, smart_quotes_in_tags, inline_condition_and_loop, paragraph_tags, row_tags,
    cell_tags, cell_tags_with_more_columns, column_span, cell_background, vertical_merge, horizontal_merge, rich_text,
    newline_and_tab, listing, header_and_footer, several_sections, properties, whitespace_control, comments,
    escaped_braces, set_and_macro, nested_tables,
]  # fmt: skip


def context() -> dict[str, Any]:
    rich = RichText("tebal", bold=True)
    rich.add(" & miring", italic=True)
    return {
        "nama": "Ketut", "umur": 31, "orang": {"alamat": "Banjar Tegal < RT 1"}, "rows": ROWS, "lebar": 2,
        "banyak_baris": "satu\ndua\ttiga\n", "kaya": rich, "daftar": Listing("x & y\nz"),
    }  # fmt: skip


def built(feature: Callable[[Any], None]) -> bytes:
    document = Document()
    feature(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def by_docxtpl(template: bytes, values: dict[str, Any]) -> dict[str, bytes]:
    document = DocxTemplate(io.BytesIO(template))
    document.render(values, word_language_without_breaks())
    out = io.BytesIO()
    document.save(out)
    return word.parts(out.getvalue())


def word_language_without_breaks() -> Any:
    """Docxtpl with escaping on and nothing else of ours, so that it makes its own line breaks."""
    language = word_language()
    language.finalize = None
    return language


def assert_same(template: bytes, values: dict[str, Any]) -> tuple[dict[str, bytes], dict[str, bytes]]:
    ours = word.parts(CompiledDocx(template, "uji.docx").render(values))
    theirs = by_docxtpl(template, values)
    for part in theirs:
        if re.match(r"word/(document|header\d*|footer\d*|footnotes)\.xml$", part):
            assert normal(ours[part]) == normal(theirs[part]), part
    return ours, theirs


@pytest.mark.parametrize("type_id", WORD_TYPES)
def test_our_own_templates_give_what_docxtpl_gives(type_id: str) -> None:
    document_type = shipped().get(type_id)
    assert_same(document_type.template("docx").read_bytes(), document_type.checker.check(sample(type_id)).context)


def test_a_footnote_gives_what_docxtpl_gives() -> None:
    assert_same(with_footnote("Lihat {{ nama }} dan {% for r in rows %}{{ r.nama }};{% endfor %}"), context())


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.__name__)
def test_a_feature_of_docxtpl_gives_the_same_document(feature: Callable[[Any], None]) -> None:
    ours, theirs = assert_same(built(feature), context())
    ours_core, theirs_core = (Document(io.BytesIO(_zip(one))).core_properties for one in (ours, theirs))
    assert (ours_core.title, ours_core.subject) == (theirs_core.title, theirs_core.subject)


def _zip(parts: dict[str, bytes]) -> bytes:
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_an_operator_that_docxtpl_stumbles_over_works_in_a_paragraph_tag() -> None:
    document = Document()
    for text in (
        "{%p if umur % 2 == 1 %}",
        "ganjil",
        "{%p endif %}",
        "{%p if umur in {31: 1} %}",
        "ada",
        "{%p endif %}",
    ):
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    assert word.lines(CompiledDocx(out.getvalue(), "uji.docx").render(context())) == ["ganjil", "ada"]
