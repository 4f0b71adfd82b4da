"""The Word rules: sound files pass, every single fault is found, and the Open XML SDK agrees with both."""
# ruff: noqa: E501  (XML broken at element ends reads better than within the margin)

from __future__ import annotations

import io
import itertools
import re
import subprocess
from functools import cache
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import docx
import pytest
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.shared import Cm, Pt, RGBColor
from docxtpl import DocxTemplate, InlineImage, Listing, RichText
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import TemplateFault
from docgen.rendering.package import read_package, write_package
from docgen.rendering.word_rules import RULES, Violation, violations
from docgen.rendering.wordrules.grammar import element_type, type_names
from tests.rendering.mutants import MUTANTS
from tests.support import ooxml_sdk, sound_docx

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BODY = "word/document.xml"
SOUND = sound_docx.parts()


def found(content: bytes) -> list[Violation]:
    return violations(read_package(content, "uji.docx"))


def with_body(old: str, new: str, part: str = BODY) -> dict[str, bytes]:
    text = SOUND[part].decode()
    assert old in text
    return {**SOUND, part: text.replace(old, new, 1).encode()}


@cache
def by_python_docx() -> bytes:
    document = docx.Document()
    document.add_heading("Berita Acara", 0)
    paragraph = document.add_paragraph("Pada hari ini ", style="Body Text")
    run = paragraph.add_run("Senin")
    run.bold = run.italic = run.underline = True
    run.font.size, run.font.name, run.font.color.rgb = Pt(12), "Arial", RGBColor(1, 2, 3)
    run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(5))
    paragraph.paragraph_format.first_line_indent = Cm(1)
    for style in ("List Bullet", "List Number", "List Number 2"):
        document.add_paragraph(style, style=style)
    table = document.add_table(3, 3, style="Table Grid")
    table.cell(0, 0).merge(table.cell(0, 1)).text = "gabung"
    table.cell(1, 2).merge(table.cell(2, 2))
    table.add_column(Cm(2))
    table.add_row().cells[0].add_table(1, 2)
    document.add_picture(io.BytesIO(sound_docx.png()), width=Cm(3))
    document.add_comment(paragraph.runs, "periksa", "Sekdes", "S")
    section = document.sections[0]
    section.header.paragraphs[0].text = "Kop"
    section.different_first_page_header_footer = True
    section.first_page_footer.paragraphs[0].text = "Kaki"
    landscape = document.add_section(WD_SECTION.NEW_PAGE)
    landscape.orientation = WD_ORIENT.LANDSCAPE
    document.add_paragraph("Penutup")
    document.core_properties.title = "Judul & <lain>"
    return saved(document)


@cache
def by_docxtpl() -> bytes:
    source = docx.Document()
    source.add_paragraph("Nama: {{ nama }}, {{r kaya }}, {{ daftar }}, {{ gambar }}")
    source.add_paragraph("{%p if ya %}")
    source.add_paragraph("ada")
    source.add_paragraph("{%p endif %}")
    table = source.add_table(4, 2, style="Table Grid")
    for row, texts in enumerate(
        (("No", "Nama"), ("{%tr for o in orang %}", ""), ("{{ o }}", "x"), ("{%tr endfor %}", ""))
    ):
        for cell, text in zip(table.rows[row].cells, texts, strict=True):
            cell.text = text
    source.sections[0].footer.paragraphs[0].text = "{{ nama }}"
    template = DocxTemplate(io.BytesIO(saved(source)))
    picture = InlineImage(template, io.BytesIO(sound_docx.png()), width=Cm(2))
    context = {
        "nama": "A & B",
        "kaya": RichText("tebal", bold=True),
        "daftar": Listing("satu\ndua"),
        "gambar": picture,
        "ya": True,
        "orang": ["Ani", "Budi", "Citra"],
    }
    template.render(context, autoescape=True)
    return saved(template)


def by_libreoffice(folder: Path) -> dict[str, bytes]:
    """What LibreOffice makes of our files: the one by hand, the one by python-docx, and a web page."""
    page = (
        "<h1>Judul</h1><ol><li>satu<li>dua</ol><p>teks <b>tebal</b> <a href='https://x.id'>laman</a>"
        "<table border=1><tr><td>a<td>b<tr><td colspan=2>c</table>"
    )
    files = {"tangan.docx": write_package(SOUND), "pustaka.docx": by_python_docx(), "laman.html": page.encode()}
    for name, content in files.items():
        (folder / name).write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "docx:MS Word 2007 XML", "--outdir", "hasil", *files]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    return {path.stem: path.read_bytes() for path in sorted((folder / "hasil").iterdir())}


def saved(document: Any) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def test_a_file_written_by_hand_breaks_no_rule() -> None:
    assert found(write_package(SOUND)) == []


def test_a_file_by_python_docx_breaks_no_rule() -> None:
    assert found(by_python_docx()) == []


def test_a_new_file_by_python_docx_breaks_no_rule() -> None:
    assert found(saved(docx.Document())) == []


def test_a_file_rendered_by_docxtpl_breaks_no_rule() -> None:
    assert found(by_docxtpl()) == []


def test_files_saved_by_libreoffice_break_no_rule(tmp_path: Path) -> None:
    assert {name: found(content) for name, content in by_libreoffice(tmp_path).items()} == {
        "laman": [],
        "pustaka": [],
        "tangan": [],
    }


END = "<w:p><w:r><w:t>Penutup"
LEGITIMATE: dict[str, tuple[str, str]] = {
    "a comment and an instruction of XML": (END, f"<!-- catatan --><?catatan x?>{END}"),
    "white space between elements": (END, f"\n   {END}"),
    "an element of Word 2012": (END, f'<w15:x xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>{END}'),
    "a formula": (END, '<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><w:rPr>'
                       f"<w:b/></w:rPr><m:t>x</m:t></m:r></m:oMath></w:p>{END}"),
    "a smart tag": (END, f'<w:p><w:smartTag w:uri="urn:x" w:element="y"><w:r><w:t>a</w:t></w:r></w:smartTag></w:p>{END}'),
    "a picture in VML": (END, f'<w:p><w:r><w:pict><v:shape style="width:1pt"><v:fill color="#fff"/></v:shape></w:pict></w:r></w:p>{END}'),
    "a content control at the end of a cell": (
        "<w:p><w:r><w:t>Jalan</w:t></w:r></w:p></w:tc>",
        "<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt></w:tc>"),
    "a bookmark after the last paragraph of a cell": (
        "<w:t>Jalan</w:t></w:r></w:p></w:tc>",
        '<w:t>Jalan</w:t></w:r></w:p><w:bookmarkStart w:id="7" w:name="b"/><w:bookmarkEnd w:id="7"/></w:tc>'),
    "a row in a content control": ("<w:tr><w:tc><w:p><w:r><w:t>dalam</w:t></w:r></w:p></w:tc></w:tr>",
                                   "<w:sdt><w:sdtContent><w:tr><w:tc><w:p/></w:tc></w:tr></w:sdtContent></w:sdt>"),
    "a table without columns in its grid": ('<w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>', "<w:tblGrid/>"),
    "a section break as LibreOffice writes it": (
        END, f'<w:p><w:pPr><w:sectPr/><w:pStyle w:val="Normal"/></w:pPr></w:p>{END}'),
    "a bold paragraph mark as LibreOffice writes it": (END, f"<w:p><w:pPr><w:rPr><w:b/><w:b/></w:rPr></w:pPr></w:p>{END}"),
    "run properties in a shape as LibreOffice writes them": (
        "<w:r><w:t>Isi kotak</w:t></w:r>", "<w:r><w:rPr><w:sz w:val='24'/><w:b/></w:rPr><w:t>Isi kotak</w:t></w:r>"),
    "measures with units": ('w:left="720"', 'w:left="1.5cm"'),
    "a tab stop to the left of the margin": ('w:pos="2835"', 'w:pos="-200"'),
    "the words true and false": ('<w:i w:val="0"/>', '<w:i w:val="false"/>'),
    "a link to the top": ('w:anchor="judul"', 'w:anchor="_top"'),
    "a list switched off": ('<w:numId w:val="1"/>', '<w:numId w:val="0"/>'),
    "space kept from above": ("<w:body>", "<w:body xml:space='preserve'>"),
    "a field around a table": (
        "<w:tbl><w:tblPr><w:tblStyle",
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r></w:p>'
        '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p><w:tbl><w:tblPr><w:tblStyle'),
    "a field within a field": (
        END, '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>IF </w:instrText><w:fldChar w:fldCharType="begin"/>'
             '<w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/>'
             f'<w:t>1</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>{END}'),
    "a moved and a deleted text": (
        END, '<w:p><w:moveFromRangeStart w:id="50" w:author="S" w:name="m"/><w:moveFrom w:id="51" w:author="S"><w:r><w:t>a'
             '</w:t></w:r></w:moveFrom><w:moveFromRangeEnd w:id="50"/><w:del w:id="52" w:author="S"><w:r><w:delText>b'
             f"</w:delText></w:r></w:del></w:p>{END}"),
    "changed properties": (
        END, '<w:p><w:pPr><w:jc w:val="left"/><w:pPrChange w:id="60" w:author="S"><w:pPr><w:jc w:val="right"/></w:pPr>'
             f"</w:pPrChange></w:pPr></w:p>{END}"),
    "a check box of an old form": (
        END, '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="c"/><w:enabled/><w:calcOnExit w:val="0"/>'
             '<w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>'
             f'FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>{END}'),
    "a drop-down control": (
        END, '<w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr><w:id w:val="-7"/><w:dropDownList><w:listItem w:displayText="Ya" '
             f'w:value="ya"/></w:dropDownList></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>{END}'),
    "a break in a heading without a value": ("<w:keepNext/><w:pBdr>", "<w:keepNext/><w:pageBreakBefore/><w:pBdr>"),
    "a bookmark that is repeated in the fallback": (
        "<w:r><w:t>Isi kotak</w:t></w:r></w:p></w:txbxContent></v:textbox>",
        '<w:bookmarkStart w:id="0" w:name="judul"/><w:bookmarkEnd w:id="0"/></w:p></w:txbxContent></v:textbox>'),
}  # fmt: skip


@pytest.mark.parametrize("name", LEGITIMATE)
def test_what_word_takes_is_let_through(name: str) -> None:
    assert violations(with_body(*LEGITIMATE[name])) == []


def test_heading_numbers_as_libreoffice_writes_them_are_let_through() -> None:
    changed = with_body(
        '<w:numFmt w:val="decimal"/>', '<w:pStyle w:val="Judul1"/><w:numFmt w:val="decimal"/>', "word/numbering.xml"
    )
    assert violations(changed) == []


def test_a_part_in_utf_16_is_read() -> None:
    text = SOUND[BODY].decode().replace("UTF-8", "UTF-16")
    assert violations({**SOUND, BODY: text.encode("utf-16")}) == []


def test_jinja_tags_in_the_text_are_none_of_its_business() -> None:
    assert violations(with_body("<w:t>Penutup</w:t>", "<w:t>{%p if x %}{{ nama }}{# c #}{%p endif %}</w:t>")) == []


@pytest.mark.parametrize("name", MUTANTS)
def test_a_single_fault_is_found_or_refused_at_the_door(name: str) -> None:
    parts = MUTANTS[name](SOUND)
    assert parts != SOUND
    try:
        read_package(write_package(parts), "uji.docx")
    except TemplateFault:
        return
    assert violations(parts)


def test_there_are_well_over_a_hundred_faults_of_every_kind() -> None:
    rules = {violation.rule for mutant in MUTANTS.values() for violation in violations(mutant(SOUND))}
    assert len(MUTANTS) > 250
    assert rules == set(RULES)


def test_a_fault_is_told_in_indonesian_with_its_place_and_text() -> None:
    (violation,) = violations(MUTANTS["alignment in Indonesian"](SOUND))
    assert violation == Violation(
        "V05",
        BODY,
        "w:jc nilai “tengah” pada w:val tidak dikenal; "
        "seharusnya salah satu dari: left, start, center, right, end, both, mediumKashida, distribute, …",
        "w:document/w:body/w:p[1]/w:pPr/w:jc, “BERITA ACARA”",
    )


def test_messages_are_sentences_without_traces_of_the_program() -> None:
    for mutant in MUTANTS.values():
        for violation in violations(mutant(SOUND)):
            assert violation.rule in RULES
            assert violation.part
            assert re.match(r"\S", violation.message)
            assert not re.search(r"Traceback|\bNone\b|<|Exception|lxml", violation.message)


def test_a_file_with_countless_faults_gives_a_bearable_number_of_them() -> None:
    assert len(violations(with_body(END, "<w:p><w:x/></w:p>" * 5000 + END))) <= 200


def test_every_element_that_the_grammar_names_has_a_type() -> None:
    names = type_names()
    children = {child for name in names for slot in element_type(name).slots for child in slot.children.values()}
    assert children <= names


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=40)


@given(TEXT)
def test_no_text_of_a_user_breaks_a_rule(text: str) -> None:
    assert violations(with_body("<w:t>Penutup", f'<w:t xml:space="preserve">{escape(text)}')) == []


@given(st.data())
def test_no_damage_makes_it_raise(data: st.DataObject) -> None:
    part = data.draw(st.sampled_from(sorted(SOUND)))
    content = SOUND[part]
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 200)))
    damaged = {**SOUND, part: content[:start] + data.draw(st.binary(max_size=20)) + content[end:]}
    assert all(violation.rule in RULES for violation in violations(damaged))


@given(st.sets(st.sampled_from(sorted(SOUND))))
def test_no_missing_part_makes_it_raise(missing: set[str]) -> None:
    left = {name: content for name, content in SOUND.items() if name not in missing}
    assert bool(violations(left)) == bool(missing)


def test_three_pages_with_a_table_are_sound() -> None:
    row = (
        "<w:tr>"
        + "<w:tc><w:tcPr><w:tcW w:w='900' w:type='dxa'/></w:tcPr><w:p><w:r><w:t>isi</w:t></w:r></w:p></w:tc>" * 2
    )
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{(row + '</w:tr>') * 40}</w:tbl>"
    line = '<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>baris</w:t></w:r></w:p>'
    parts = with_body(END, line * 80 + table + END)
    assert violations(parts) == []


def _written(folder: Path, files: dict[str, bytes]) -> dict[Path, str]:
    paths = {}
    for number, (name, content) in enumerate(files.items()):
        path = folder / f"{number}.docx"
        path.write_bytes(content)
        paths[path] = name
    return paths


def test_the_open_xml_sdk_finds_no_fault_in_the_sound_files(tmp_path: Path) -> None:
    files = {"tangan": write_package(SOUND), "python-docx": by_python_docx(), "docxtpl": by_docxtpl()}
    paths = _written(tmp_path, files)
    assert ooxml_sdk.errors(paths) == {path: [] for path in paths}


def test_the_open_xml_sdk_finds_nothing_that_the_rules_miss(tmp_path: Path) -> None:
    """Every mutant is found by our rules, see above; here the SDK confirms that they are faults, and adds none.

    It takes a fifth of a second a file, so it judges every eighth mutant: the tables keep kindred faults together, and
    this walks through all kinds.
    """
    chosen = itertools.islice(MUTANTS.items(), 0, None, 8)
    paths = _written(tmp_path, {name: write_package(mutant(SOUND)) for name, mutant in chosen})
    reported = {paths[path] for path, errors in ooxml_sdk.errors(paths).items() if errors}
    ours = {name for name in paths.values() if _is_found(MUTANTS[name])}
    assert reported <= ours
    assert len(reported) > len(paths) / 2


def _is_found(mutant: Callable[[dict[str, bytes]], dict[str, bytes]]) -> bool:
    try:
        return bool(found(write_package(mutant(SOUND))))
    except TemplateFault:
        return True
