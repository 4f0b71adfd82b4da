"""Ready to sign? No false alarm on a sound paper, and each planted fault is found with its page and place."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import openpyxl
import pypdf
import pytest
from docx.enum.text import WD_BREAK
from docx.shared import Mm
from pypdf.generic import DictionaryObject, NameObject

import docgen
from docgen.documents.registry import shipped
from docgen.register.database import Database
from docgen.rendering.pdf import to_pdf
from docgen.usecases.check.opening import opened
from docgen.usecases.check.run import check_documents, report
from tests.support import libreoffice
from tests.support.documents import TYPES, sample

if TYPE_CHECKING:
    from collections.abc import Callable

    from docgen.usecases.check.finding import Finding, Report
    from tests.support.command import Result

DECREE = "sk_tim_penyusun_rpjmdes"
MATRIX = "matriks_rkpdes"
# Papers with what programs write anew: sections, forms, signature tables, merged cells, formulas.
SAVED_AGAIN = (
    DECREE,
    "perdes_rkpdes",
    "ba_musrenbang_kecamatan",
    "lampiran_4",
    "lampiran_9",
    "lampiran_6",
    "renja",
    MATRIX,
)


def write(folder: Path, name: str, content: bytes) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(content)
    return path


def made(type_id: str, **options: Any) -> bytes:
    return docgen.generate(type_id, sample(type_id), **options).content


def found_on(path: Path) -> list[Finding]:
    """Give what is found without printing the pages."""
    return list(report(opened(path), shipped()).findings)


def faults(one: Report) -> list[str]:
    return [finding.message for finding in one.findings if finding.severity != "catatan"]


# --- sound papers ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("contoh")
    suffixes = {type_id: shipped().get(type_id).suffixes[0] for type_id in TYPES}
    return {type_id: write(folder, f"{type_id}.{suffix}", made(type_id)) for type_id, suffix in suffixes.items()}


def test_every_sample_is_ready_to_sign(samples: dict[str, Path]) -> None:
    reports = check_documents(samples.values(), shipped())
    assert {one.file: faults(one) for one in reports if faults(one)} == {}
    assert [one.kind for one in reports] == [shipped().get(type_id).title for type_id in samples]


def test_a_paper_that_libreoffice_only_saved_again_is_unchanged(samples: dict[str, Path], tmp_path: Path) -> None:
    words = [samples[type_id] for type_id in SAVED_AGAIN if samples[type_id].suffix == ".docx"]
    books = [samples[type_id] for type_id in SAVED_AGAIN if samples[type_id].suffix == ".xlsx"]
    again = {
        **libreoffice.saved(words, "docx", tmp_path / "lagi"),
        **libreoffice.saved(books, "xlsx", tmp_path / "lagi"),
    }
    assert again.keys() == set(SAVED_AGAIN)
    for type_id, path in again.items():
        assert [one for one in found_on(path) if one.severity != "catatan"] == [], type_id


@pytest.mark.parametrize("type_id", [DECREE, "perdes_rpjmdes"])
def test_a_paper_that_another_program_saved_again_is_unchanged(type_id: str, tmp_path: Path) -> None:
    document = docx.Document(io.BytesIO(made(type_id)))
    document.save(str(tmp_path / "lagi.docx"))
    assert found_on(tmp_path / "lagi.docx") == []


def test_what_is_left_to_the_pen_is_only_noted(tmp_path: Path) -> None:
    data = {key: value for key, value in sample(DECREE).items() if key not in {"nomor", "tanggal_penetapan"}}
    data |= {"tahun": "2026"} if "tahun" in shipped().get(DECREE).schema["properties"] else {}
    path = write(tmp_path, "sk.docx", docgen.generate(DECREE, data).content)
    (noted,) = found_on(path)
    assert noted.severity == "catatan"
    assert "NOMOR" in noted.message
    assert "pada tanggal" in noted.message
    filled = docx.Document(str(path))
    for paragraph in filled.paragraphs:
        for run in paragraph.runs:
            run.text = re.sub(r"\.{8,}", "7", run.text)
    filled.save(str(path))
    assert {one.severity for one in found_on(path)} == {"catatan"}


# --- planted faults ----------------------------------------------------------------------------------------------


def paragraph_of(document: Any, text: str) -> Any:
    return next(one for one in document.paragraphs if text in one.text)


def tear(document: Any) -> None:
    room = next(one for one in document.paragraphs if not one.text.strip() and "\n" in one.text)
    room.add_run().add_break(WD_BREAK.PAGE)


def isolate(document: Any) -> None:
    paragraph_of(document, "Ditetapkan di").paragraph_format.page_break_before = True


def leave_a_page_empty(document: Any) -> None:
    last = paragraph_of(document, "MEMUTUSKAN")
    last.insert_paragraph_before("").paragraph_format.page_break_before = True
    last.paragraph_format.page_break_before = True


def paper_size(document: Any) -> None:
    for section in document.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)


def push_outside(document: Any) -> None:
    paragraph = paragraph_of(document, "MEMUTUSKAN")
    paragraph.paragraph_format.left_indent, paragraph.alignment = Mm(-60), 0


def write_over(old: str, new: str) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        run = next(run for run in paragraph_of(document, old).runs if old in run.text)
        run.text = run.text.replace(old, new)

    return change


def drop(text: str) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        element = paragraph_of(document, text)._element
        element.getparent().remove(element)

    return change


def head(text: str) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        document.sections[0].first_page_header.paragraphs[0].add_run(text)

    return change


def drop_row(document: Any) -> None:
    row = document.tables[0].rows[3]._tr
    row.getparent().remove(row)


def track(document: Any) -> None:
    paragraph = paragraph_of(document, "MEMUTUSKAN")._element
    run = paragraph.findall(".//{*}r")[0]
    tracked = paragraph.makeelement(run.tag.replace("}r", "}ins"), {run.tag.replace("}r", "}id"): "1"})
    run.addprevious(tracked)
    tracked.append(run)


FAULTS: dict[str, tuple[Callable[[Any], None], str, str]] = {
    # name: (what is done to the decree, the code of the finding, words in its message)
    "tag": (write_over("bahwa", "{{ nama }} bahwa"), "tag", "{{ nama }}"),
    "siku": (write_over("bahwa", "[[nama]] bahwa"), "tag", "[[nama]]"),
    "gabungan": (write_over("bahwa", "«nama» bahwa"), "tag", "«nama»"),
    "word": (write_over("bahwa", "Click or tap here to enter text. bahwa"), "tempat_isian", "Click or tap here"),
    "klik": (write_over("bahwa", "Klik di sini untuk mengetik. bahwa"), "tempat_isian", "Klik di sini"),
    "none": (write_over("bahwa", "None bahwa"), "nilai_program", "None"),
    "xxx": (write_over("bahwa", "XXX bahwa"), "pengganti", "XXX"),
    "lorem": (write_over("bahwa", "Lorem ipsum bahwa"), "pengganti", "Lorem ipsum"),
    "rujukan": (write_over("bahwa", "Error! Reference source not found. bahwa"), "galat_rujukan", "Error!"),
    "titik": (write_over("14 September 2026", "......................"), "kosong", "pada tanggal"),
    "konsep": (head("KONSEP"), "tanda", "KONSEP"),
    "belah": (tear, "ttd_terbelah", "halaman 3 dan 4"),
    "sendirian": (isolate, "ttd_sendirian", "PERBEKEL PEMARON,"),
    "halaman": (leave_a_page_empty, "halaman_kosong", "kosong"),
    "kertas": (paper_size, "ukuran_kertas", "A4"),
    "luar": (push_outside, "di_luar", "MEMUTUSKAN:"),
    "penanda": (drop("I PUTU MERTAYASA"), "penanda_tangan", "I PUTU MERTAYASA (PERBEKEL PEMARON)"),
    "kata": (write_over("14 September 2026", "15 September 2026"), "diubah", "semula “14”, kini “15”"),
    "alinea": (drop("KETIGA"), "dihapus", "bertanggung jawab"),
    "baris": (drop_row, "dihapus", "I Ketut Widiana"),
    "lacak": (track, "perubahan_terlacak", "1 perubahan terlacak"),
}
ON_PAPER = ("tag", "konsep", "belah", "sendirian", "halaman", "luar", "xxx")  # what a PDF shows as well


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Report]:
    """Give what is found on the decree with each fault, as a Word file and as PDF."""
    folder, content = tmp_path_factory.mktemp("cacat"), made(DECREE)
    for name, (plant, _, _) in FAULTS.items():
        document = docx.Document(io.BytesIO(content))
        plant(document)
        document.save(str(folder / f"{name}.docx"))
    printed = to_pdf({f"{name}.docx": (folder / f"{name}.docx").read_bytes() for name in ON_PAPER})
    for name, pages in printed.items():
        write(folder, name.replace("docx", "pdf"), pages)
    return {Path(one.file).name: one for one in check_documents([folder], shipped())}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found(planted: dict[str, Report], name: str) -> None:
    one, (_, code, words) = planted[f"{name}.docx"], FAULTS[name]
    assert not one.ready
    (finding,) = [finding for finding in one.findings if finding.code == code]
    assert finding.severity == "galat"
    assert words in finding.message
    assert finding.cure


@pytest.mark.parametrize("name", ON_PAPER)
def test_a_fault_that_the_paper_shows_is_found_on_its_pdf(planted: dict[str, Report], name: str) -> None:
    one = planted[f"{name}.pdf"]
    assert FAULTS[name][1] in {finding.code for finding in one.findings if finding.severity == "galat"}


def test_a_finding_names_page_and_place(planted: dict[str, Report]) -> None:
    where = next(one.where for one in planted["kata.docx"].findings if one.code == "diubah")
    assert (where.page, where.text) == (3, "pada tanggal 15 September 2026")
    assert re.fullmatch(r"halaman 3, paragraf \d+", str(where))
    row = next(one.where for one in planted["baris.docx"].findings if one.code == "dihapus")
    assert re.fullmatch(r"halaman 4, sebelum tabel 1 baris \d+ kolom 1", str(row))


@pytest.mark.parametrize(("type_id", "mark"), [(DECREE, "draf"), ("undangan", "contoh"), (MATRIX, "draf")])
def test_a_mark_of_docgen_keeps_a_paper_from_being_signed(type_id: str, mark: str, tmp_path: Path) -> None:
    path = write(tmp_path, f"naskah.{shipped().get(type_id).suffixes[0]}", made(type_id, mark=mark))
    assert [(one.code, one.severity) for one in found_on(path)] == [("tanda", "galat")]
    assert mark.upper() in found_on(path)[0].message
    if type_id == "undangan":
        pages = write(tmp_path, "naskah.pdf", to_pdf({path.name: path.read_bytes()})[path.name])
        assert [one.code for one in found_on(pages)] == ["tanda"]


def test_a_certified_copy_is_only_noted(tmp_path: Path) -> None:
    content = docgen.generate(DECREE, {**sample(DECREE), "salinan": "ya"}).content
    assert [(one.code, one.severity) for one in found_on(write(tmp_path, "a.docx", content))] == [
        ("salinan", "catatan")
    ]


# --- edited in LibreOffice ---------------------------------------------------------------------------------------


def test_what_was_edited_in_libreoffice_is_told_old_and_new(samples: dict[str, Path], tmp_path: Path) -> None:
    edits = {
        "angka": ("14 September 2026", "24 September 2026"),
        "nama": ("I Nyoman Sukrawan", "I Nyoman Sukrawati"),
        "tambah": ("KETIGA", "KETIGA DAN SEBAGAINYA"),
        "hilang": ("Bupati Buleleng c.q. Kepala Dinas Pemberdayaan Masyarakat dan Desa", ""),
    }
    told = {name: found_on(path) for name, path in libreoffice.edited(samples[DECREE], edits, tmp_path).items()}
    assert {name: [(one.before, one.now) for one in found] for name, found in told.items()} == {
        "angka": [("14", "24")],
        "nama": [("Sukrawan", "Sukrawati")],
        "tambah": [("", "DAN SEBAGAINYA")],
        "hilang": [("Bupati Buleleng c.q. Kepala Dinas Pemberdayaan Masyarakat dan Desa;", ";")],
    }
    assert {one.severity for found in told.values() for one in found} == {"galat"}


def test_a_cell_edited_in_libreoffice_is_told_with_its_place(samples: dict[str, Path], tmp_path: Path) -> None:
    activity = sample(MATRIX)["kegiatan"][0]["jenis_kegiatan"]
    path = libreoffice.edited(samples[MATRIX], {"sel": (activity, f"{activity} lagi")}, tmp_path)["sel"]
    (finding,) = found_on(path)
    assert (finding.code, finding.severity, finding.now) == ("diubah", "galat", "lagi")
    assert re.search(r"![A-Z]+\d+$", finding.where.place)


# --- workbooks, forms, documents of others ------------------------------------------------------------------------


def test_fixed_words_rows_and_formulas_of_a_workbook_are_watched(tmp_path: Path) -> None:
    path = write(tmp_path, "matriks.xlsx", made(MATRIX))
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    title = next(
        cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str) and "RENCANA" in cell.value
    )
    title.value = title.value.replace("RENCANA", "RANCANGAN")
    book.save(path)
    (finding,) = [one for one in found_on(path) if one.code == "diubah" and "RENCANA" in (one.before or "")]
    assert "RANCANGAN" in (finding.now or "")
    assert finding.where.place.endswith(title.coordinate)


def test_an_error_value_of_excel_is_found(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["B3"] = "#REF!"
    book.active["B3"].data_type = "e"
    book.save(tmp_path / "a.xlsx")
    (finding,) = [one for one in found_on(tmp_path / "a.xlsx") if one.severity == "galat"]
    assert (finding.code, finding.where.place) == ("galat_rumus", "Sheet!B3")


def test_a_blank_form_is_not_ready_and_names_what_must_be_filled_in(tmp_path: Path, run: Callable[..., Result]) -> None:
    assert run("new", "lampiran_9", "-o", "form.docx").code == 0
    found = found_on(tmp_path / "form.docx")
    assert "isian" in {one.code for one in found if one.severity == "galat"}
    assert any("belum diisi" in one.message for one in found)


def test_a_value_of_a_filled_form_that_was_changed_is_told_and_its_filling_in_is_not(
    tmp_path: Path, run: Callable[..., Result]
) -> None:
    filled = write(tmp_path, "isi.docx", made("lampiran_9"))
    change_first(filled, "Kabupaten", " lain")
    assert [(one.code, one.severity) for one in found_on(filled)] == [("diubah", "galat")]
    assert run("new", "lampiran_9", "-o", "kosong.docx").code == 0
    change_first(tmp_path / "kosong.docx", "....", " Buleleng")
    assert {one.severity for one in found_on(tmp_path / "kosong.docx") if one.code == "diubah"} <= {"peringatan"}


def change_first(path: Path, word: str, more: str) -> None:
    """Type something behind the first text of a table that holds a word."""
    document = docx.Document(str(path))
    texts = document.element.body.iter("{*}t")
    text = next(text for text in texts if word in (text.text or ""))
    text.text += more
    document.save(str(path))


def test_a_dotted_line_of_others_is_a_warning_with_its_label(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("SURAT KETERANGAN")
    document.add_paragraph("Nama lengkap : ..............................")
    document.add_paragraph("BAB I PENDAHULUAN ......................... 3")
    document.save(str(tmp_path / "lain.docx"))
    (finding,) = found_on(tmp_path / "lain.docx")
    assert (finding.code, finding.severity) == ("kosong", "peringatan")
    assert "“Nama lengkap”" in finding.message


def test_a_mark_drawn_by_word_in_another_document_is_found(tmp_path: Path) -> None:
    content = made("undangan", mark="draf")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if "custom" not in name}
    with zipfile.ZipFile(tmp_path / "lain.docx", "w") as archive:
        for name, part in parts.items():
            bare = re.sub(rb"<(Override|Relationship) [^>]*custom[^>]*/>", b"", part)
            other = bare.replace(b'string="DRAF"', b'string="RAHASIA"')
            archive.writestr(name, other.replace(b'id="TandaNaskah', b'id="PowerPlusWaterMarkObject'))
    assert ("tanda", "galat") in {(one.code, one.severity) for one in found_on(tmp_path / "lain.docx")}


def test_fonts_that_are_not_in_a_pdf_are_named(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(609.45, 935.43)
    font = DictionaryObject({
        NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
        NameObject("/BaseFont"): NameObject("/Helvetica"),
    })  # fmt: skip
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
    )
    stream = pypdf.generic.DecodedStreamObject()
    stream.set_data(b"BT /F1 12 Tf 72 800 Td (Surat) Tj ET")
    page[NameObject("/Contents")] = writer._add_object(stream)
    writer.write(tmp_path / "a.pdf")
    (finding,) = found_on(tmp_path / "a.pdf")
    assert (finding.code, finding.where.page) == ("huruf", 1)
    assert "Helvetica" in finding.message


def test_a_pdf_that_is_older_than_its_word_file_is_found(tmp_path: Path) -> None:
    path = write(tmp_path, "sk.docx", made(DECREE))
    pages = write(tmp_path, "sk.pdf", to_pdf({path.name: path.read_bytes()})[path.name])
    assert found_on(pages) == []
    path.write_bytes(docgen.generate(DECREE, {**sample(DECREE), "tanggal_penetapan": "2026-09-15"}).content)
    (finding,) = found_on(pages)
    assert (finding.code, finding.severity) == ("pdf_lain", "galat")
    assert "“pada tanggal 15 September 2026”" in finding.message


# --- the command -------------------------------------------------------------------------------------------------


def test_the_command_tells_by_its_exit_code_whether_all_can_be_signed(
    tmp_path: Path, run: Callable[..., Result]
) -> None:
    write(tmp_path / "baik", "a.docx", made("undangan"))
    write(tmp_path / "buruk", "b.docx", made("undangan", mark="draf"))
    write(tmp_path / "rusak", "c.pdf", b"%PDF-1.7 x")
    sound = run("check", "baik")
    assert (sound.code, sound.err) == (0, "")
    assert sound.out == f"{Path('baik/a.docx')}: siap ditandatangani\n"
    marked = run("check", "baik", "buruk", "--json")
    assert marked.code == 1
    told = json.loads(marked.out)
    assert [(one["siap"], [item["kode"] for item in one["temuan"]]) for one in told] == [(True, []), (False, ["tanda"])]
    damaged = run("check", "baik", "rusak")
    assert damaged.code == 2
    assert "bukan PDF yang utuh" in damaged.err
    assert "siap ditandatangani" in damaged.out
    assert run("check", "kosong.txt").code == 2


def test_without_libreoffice_it_says_what_was_not_looked_at(
    tmp_path: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a.docx", made("undangan"))
    monkeypatch.setattr("docgen.rendering.pdf.find_soffice", lambda: None)
    result = run("check", "a.docx")
    assert result.code == 0
    assert "LibreOffice tidak ada" in result.out
    assert "letak blok tanda tangan" in result.out


# --- the register ------------------------------------------------------------------------------------------------


@pytest.fixture
def numbered(tmp_path: Path, run: Callable[..., Result]) -> Path:
    """Give a decree that was registered, with the code of its file at its foot."""
    data = str(shipped().get(DECREE).sample)
    result = run("generate", data, "--register", "r.db", "--qr", "-o", "hasil")
    assert result.code == 0
    return tmp_path / result.out.strip()


def codes(path: Path) -> list[tuple[str, str]]:
    with Database(Path("r.db")) as register:
        return [(one.code, one.severity) for one in report(opened(path), shipped(), register).findings]


def test_a_registered_file_is_told_to_be_so_and_a_changed_one_is_not_to_be_signed(
    numbered: Path, run: Callable[..., Result]
) -> None:
    assert codes(numbered) == [("terdaftar", "catatan")]
    asked = run("check", str(numbered), "--register", "r.db")
    assert (asked.code, "sama dengan yang terdaftar" in asked.out) == (0, True)
    document = docx.Document(str(numbered))
    document.save(str(numbered))
    assert codes(numbered) == [("register_berubah", "galat")]
    renamed = numbered.rename(numbered.with_name("lain.docx"))  # known by the code at its foot
    assert codes(renamed) == [("register_berubah", "galat")]


def test_a_number_that_another_paper_holds_is_found_and_a_copy_may_bear_it(
    numbered: Path, tmp_path: Path, run: Callable[..., Result]
) -> None:
    other = write(tmp_path, "lain.docx", made(DECREE))
    assert codes(other) == [("register_nomor", "galat")]
    copied = run("generate", str(shipped().get(DECREE).sample), "--salinan", "--register", "r.db")
    assert codes(Path(copied.out.strip())) == [("salinan", "catatan")]
    assert numbered.is_file()
