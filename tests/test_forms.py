"""Forms: handed out blank, filled in Word, LibreOffice or a PDF reader, read back as data with the same checks."""

from __future__ import annotations

import copy
import io
import subprocess
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import docgen
from docgen.documents.registry import shipped
from docgen.errors import InvalidData, Unreadable, WrongUse
from docgen.inputs import read
from docgen.rendering.soffice import find_soffice
from docgen.usecases.blank_form import blank_form, blank_pdf
from tests.support import controls, ooxml_sdk, paper, word
from tests.support.documents import VARIANTS, WORD_TYPES, sample
from tests.support.generated import data_of
from tests.support.word import W

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.command import Result

FORM = "lampiran_9"
FORMS = [
    type_id for type_id in WORD_TYPES
    if b"<w:tag " in word.parts(shipped().get(type_id).template("docx").read_bytes())["word/document.xml"]
]  # fmt: skip
every_form = pytest.mark.parametrize("type_id", FORMS)


def made(type_id: str, data: dict[str, Any]) -> bytes:
    return docgen.generate(type_id, data, form="docx").content


def read_back(content: bytes, path: Path) -> dict[str, Any]:
    path.write_bytes(content)
    return docgen.extract(path)


@pytest.fixture
def worked(tmp_path: Path) -> Callable[[Callable[[Any], None]], dict[str, Any]]:
    """Make the filled form, let somebody change it, and read it back."""

    def work(change: Callable[[Any], None]) -> dict[str, Any]:
        return read_back(controls.changed(made(FORM, sample(FORM)), change), tmp_path / "formulir.docx")

    return work


# Filled forms


@every_form
def test_what_was_given_comes_out_again(type_id: str, tmp_path: Path) -> None:
    variants = [read(path).data for path in VARIANTS if path.stem == type_id]
    for data in (sample(type_id), *variants):
        assert read_back(made(type_id, data), tmp_path / "formulir.docx") == data


@every_form
@given(data=st.data())
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_data_comes_out_again(type_id: str, data: st.DataObject, tmp_path: Path) -> None:
    whole = data.draw(data_of(type_id))
    path = tmp_path / "formulir.docx"
    path.write_bytes(made(type_id, whole))
    typed = docgen.extract(path)
    checker = shipped().get(type_id).checker
    assert checker.check(typed).data == checker.check(whole).data


def test_it_comes_out_again_after_libreoffice_saved_it(tmp_path: Path) -> None:
    paths = []
    for type_id in FORMS:
        paths.append(tmp_path / f"{type_id}.docx")
        paths[-1].write_bytes(made(type_id, sample(type_id)))
    saved_by_libreoffice(paths, tmp_path)
    for path in paths:
        assert docgen.extract(tmp_path / "lagi" / path.name) == sample(path.stem), path.stem


def test_a_box_ticked_in_libreoffice_is_read_by_its_state(tmp_path: Path) -> None:
    path = tmp_path / "formulir.docx"
    path.write_bytes(made(FORM, sample(FORM)))
    saved_by_libreoffice([path], tmp_path)

    def change(root: Any) -> None:
        boxes = list(root.iter(f"{controls.W14}checked"))
        for number, state in ((2, "1"), (3, "0")):  # after those of the two teams: T1 and T2
            boxes[number].set(f"{controls.W14}val", state)

    content = controls.changed((tmp_path / "lagi" / path.name).read_bytes(), change)
    assert read_back(content, tmp_path / "isi.docx") == {**sample(FORM), "triwulan": "T1"}


def saved_by_libreoffice(paths: list[Path], folder: Path) -> None:
    """Let LibreOffice open and save documents; they come to lie in the folder `lagi`."""
    program = find_soffice()
    assert program is not None
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    subprocess.run(
        [program, profile, "--headless", "--convert-to", "docx", "--outdir", folder / "lagi", *paths],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip


def test_texts_boxes_choices_and_dates_are_read_as_they_were_changed(
    worked: Callable[[Callable[[Any], None]], dict[str, Any]],
) -> None:
    choices = controls.control(word.tree(made(FORM, sample(FORM))), "hasil[0].indikator").find(f".//{W}dropDownList")
    shown = next(one.get(f"{W}displayText") for one in choices if one.get(f"{W}value") == "3.2b")

    def change(root: Any) -> None:
        controls.write(root, "dipantau_oleh", "Tim Teknis & <Baru>")
        controls.write(root, "hasil[1].tantangan", "Satu\nDua")
        controls.write(root, "hasil[0].indikator", shown)
        controls.tick(root, "triwulan=T2", on=False)
        controls.tick(root, "triwulan=T1")
        controls.write(root, "tanggal_kunjungan", "19/02/2026")

    found = worked(change)
    wanted = sample(FORM)
    wanted.update(dipantau_oleh="Tim Teknis & <Baru>", triwulan="T1", tanggal_kunjungan="19/02/2026")
    wanted["hasil"][1]["tantangan"], wanted["hasil"][0]["indikator"] = "Satu\nDua", "3.2b"
    assert found == wanted


@pytest.mark.parametrize("how", [{"state": False}, {"sign": False}, {}])
def test_a_box_is_read_whether_its_state_or_its_sign_was_changed(
    how: dict[str, bool], worked: Callable[[Callable[[Any], None]], dict[str, Any]]
) -> None:
    def change(root: Any) -> None:
        controls.tick(root, "triwulan=T2", on=False, **how)
        controls.tick(root, "triwulan=T1", **how)
        controls.write(root, "tanggal_kunjungan", "19 Februari 2026")

    assert worked(change)["triwulan"] == "T1"


def test_a_date_picked_in_another_language_is_known_by_what_the_file_says(
    worked: Callable[[Callable[[Any], None]], dict[str, Any]],
) -> None:
    def change(root: Any) -> None:
        controls.write(root, "tanggal_kunjungan", "5/6/2026")
        controls.control(root, "tanggal_kunjungan").find(f"{W}sdtPr/{W}date").set(
            f"{W}fullDate", "2026-05-06T00:00:00Z"
        )

    assert worked(change)["tanggal_kunjungan"] == "2026-05-06"


def test_two_boxes_for_one_value_are_told(worked: Callable[[Callable[[Any], None]], dict[str, Any]]) -> None:
    with pytest.raises(InvalidData) as caught:
        worked(lambda root: controls.tick(root, "triwulan=T4"))
    (problem,) = [one for one in caught.value.problems if one.code == "pilihan_ganda"]
    assert "T2, T4" in problem.message
    assert problem.place is not None
    assert "tabel" in str(problem.place)


def test_a_value_that_is_wrong_is_told_with_the_row_where_it_stands(
    worked: Callable[[Callable[[Any], None]], dict[str, Any]],
) -> None:
    with pytest.raises(InvalidData) as caught:
        worked(lambda root: controls.write(root, "hasil[2].sasaran", "banyak"))
    (problem,) = caught.value.problems
    assert problem.path == ("hasil", 2, "sasaran")
    assert "tabel" in str(problem.place)
    assert "baris" in str(problem.place)


def test_a_row_added_by_words_plus_sign_is_a_new_item(
    worked: Callable[[Callable[[Any], None]], dict[str, Any]],
) -> None:
    def change(root: Any) -> None:
        added = controls.add_item(root, "hasil[1].tantangan")
        controls.write(added, "hasil[1].tantangan", "Listrik padam")
        controls.write(added, "hasil[1].responden.nama", "Yosef Wenda")

    found = worked(change)
    wanted = sample(FORM)["hasil"]
    new = copy.deepcopy(wanted[1])
    new["tantangan"], new["responden"]["nama"] = "Listrik padam", "Yosef Wenda"
    assert found["hasil"] == [*wanted[:2], new, *wanted[2:]]


def test_a_row_copied_by_a_program_that_drops_controls_is_a_new_item(
    worked: Callable[[Callable[[Any], None]], dict[str, Any]],
) -> None:
    def change(root: Any) -> None:
        row = controls.row_of(root, "hasil[1].tantangan")
        added = copy.deepcopy(row)
        row.addnext(added)
        controls.write(added, "hasil[1].tantangan", "Jalan putus")
        for element in list(added.iter(f"{W}sdt")):
            for run in list(element.find(f"{W}sdtContent")):
                element.addprevious(run)
            element.getparent().remove(element)
        for mark in [*added.iter(f"{W}bookmarkStart"), *added.iter(f"{W}bookmarkEnd")]:
            mark.getparent().remove(mark)

    found = worked(change)
    wanted = sample(FORM)["hasil"]
    assert found["hasil"] == [*wanted[:2], {**wanted[1], "tantangan": "Jalan putus"}, *wanted[2:]]


def test_a_row_that_cannot_be_understood_is_told(worked: Callable[[Callable[[Any], None]], dict[str, Any]]) -> None:
    def change(root: Any) -> None:
        row = controls.row_of(root, "hasil[1].tantangan")
        added = copy.deepcopy(row)
        row.addnext(added)
        for cell in added.findall(f"{W}tc"):
            for child in list(cell):
                if child.tag != f"{W}tcPr":
                    cell.remove(child)
            paragraph = cell.makeelement(f"{W}p")
            run = paragraph.makeelement(f"{W}r")
            text = run.makeelement(f"{W}t")
            text.text = "catatan"
            run.append(text)
            paragraph.append(run)
            cell.append(paragraph)

    with pytest.raises(InvalidData) as caught:
        worked(change)
    assert [one.message for one in caught.value.problems] == ["baris ini tidak memuat isian yang dikenal"]


def test_rows_deleted_and_moved_are_items_deleted_and_moved(
    worked: Callable[[Callable[[Any], None]], dict[str, Any]],
) -> None:
    def change(root: Any) -> None:
        first = controls.section_item(root, "hasil[0].tantangan")
        controls.section_item(root, "hasil[2].tantangan").addnext(first)
        second = controls.section_item(root, "hasil[1].tantangan")
        second.getparent().remove(second)

    rows = sample(FORM)["hasil"]
    assert worked(change)["hasil"] == [rows[2], rows[0], *rows[3:]]


def test_text_deleted_under_tracked_changes_is_gone(
    worked: Callable[[Callable[[Any], None]], dict[str, Any]],
) -> None:
    def change(root: Any) -> None:
        run = next(controls.control(root, "dipantau_oleh").iter(f"{W}r"))
        gone = run.makeelement(f"{W}del")
        kept = copy.deepcopy(run)
        run.addprevious(gone)
        gone.append(run)
        gone.addnext(kept)
        next(kept.iter(f"{W}t")).text = "Tim Baru"

    assert worked(change)["dipantau_oleh"] == "Tim Baru"


def test_other_documents_are_refused_with_the_reason(tmp_path: Path) -> None:
    paths = {name: tmp_path / name for name in ("lain.docx", "rusak.docx", "teks.docx", "lain.pdf")}
    paths["lain.docx"].write_bytes(docgen.generate("notulen", sample("notulen")).content)
    paths["teks.docx"].write_bytes(b"bukan dokumen")
    paths["lain.pdf"].write_bytes(b"%PDF-1.7 bukan")
    content = word.parts(made(FORM, sample(FORM)))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in content.items():
            archive.writestr(name, part.replace(b"lpwstr>e", b"lpwstr>#") if name == "docProps/custom.xml" else part)
    paths["rusak.docx"].write_bytes(out.getvalue())
    for name, reason in (("lain.docx", "bukan formulir"), ("rusak.docx", "catatan docgen"),
                         ("teks.docx", "docx"), ("lain.pdf", "pdf")):  # fmt: skip
        with pytest.raises(Unreadable, match=reason):
            docgen.extract(paths[name])


# Blank forms


@every_form
def test_a_blank_form_has_a_control_for_every_value_and_no_leftovers(type_id: str, tmp_path: Path) -> None:
    content = blank_form(shipped().get(type_id), {})
    assert content == blank_form(shipped().get(type_id), {})
    text = paper.text(content)
    assert "None" not in text
    assert "{{" not in text
    found, filled = (
        set(controls.tags(word.tree(content))),
        set(controls.tags(word.tree(made(type_id, sample(type_id))))),
    )
    single = {tag for tag in filled if "[" not in tag and "tahun" not in tag}
    assert single - found == set()
    path = tmp_path / "kosong.docx"
    path.write_bytes(content)
    assert ooxml_sdk.errors([path]) == {path: []}
    with pytest.raises(InvalidData) as caught:
        docgen.extract(path)
    assert "belum diisi" in {one.message for one in caught.value.problems}


@every_form
def test_a_form_that_is_filled_in_already_gives_its_data_back(type_id: str, tmp_path: Path) -> None:
    content = blank_form(shipped().get(type_id), sample(type_id))
    assert read_back(content, tmp_path / "isi.docx") == sample(type_id)


def test_a_blank_form_filled_in_by_hand_gives_the_data(tmp_path: Path) -> None:
    wanted = sample(FORM)

    def fill(root: Any) -> None:
        known = set(controls.tags(root))
        for tag, value in leaves_by_tag(wanted):
            if f"{tag}={value}" in known:
                controls.tick(root, f"{tag}={value}")
            elif tag in known:
                controls.write(root, tag, value)

    content = controls.changed(blank_form(shipped().get(FORM), {"tahun_fiskal": "2026"}), fill)
    assert meant(read_back(content, tmp_path / "isi.docx")) == meant(wanted)


def meant(data: dict[str, Any]) -> dict[str, Any]:
    """Give some data as it is understood: what a form has printed already need not be typed."""
    return shipped().get(FORM).checker.check(data).context


def leaves_by_tag(value: Any, tag: str = "") -> list[tuple[str, str]]:
    """Give every single value of some data with the name that a form has for it."""
    if isinstance(value, dict):
        return [
            pair
            for name, child in value.items()
            if name != "jenis"
            for pair in leaves_by_tag(child, f"{tag}.{name}" if tag else name)
        ]
    if isinstance(value, list):
        return [pair for index, child in enumerate(value) for pair in leaves_by_tag(child, f"{tag}[{index}]")]
    return [(tag, str(value))]


def test_what_is_known_beforehand_and_how_many_rows_is_said_on_the_command_line(run: Callable[..., Result]) -> None:
    Path("tahu.yaml").write_text(
        "nama_kabupaten: Pemalang\nnama_provinsi: Jawa Tengah\ntahun_fiskal: 2026\ntim:\n", encoding="utf-8"
    )
    assert run("new", FORM, "-o", "formulir.docx", "-d", "tahu.yaml", "--baris", "9").code == 0
    root = word.tree(Path("formulir.docx").read_bytes())
    tags = controls.tags(root)
    assert "hasil[8].tantangan" in tags
    assert "hasil[9].tantangan" not in tags
    assert "tahun_fiskal=2026" in tags
    assert "".join(controls.control(root, "nama_kabupaten").itertext()) == "Pemalang"
    Path("lain.yaml").write_text("jenis: notulen\n", encoding="utf-8")
    refused = run("new", FORM, "-o", "lain.docx", "-d", "lain.yaml")
    assert (refused.code, refused.out) == (2, "")
    assert "lain.yaml berisi jenis notulen, seharusnya lampiran_9" in refused.err


def test_a_type_without_controls_has_no_blank_form() -> None:
    with pytest.raises(WrongUse, match=r"isian\.xlsx"):
        blank_form(shipped().get("notulen"), {})


# Fillable PDF


def test_a_fillable_pdf_names_its_fields_by_the_paths_of_the_data_and_gives_it_back(tmp_path: Path) -> None:
    content = blank_pdf(shipped().get(FORM), {"tahun_fiskal": "2026"})
    reader = pypdf.PdfReader(io.BytesIO(content))
    found = reader.get_fields() or {}
    assert {
        "dipantau_oleh",
        "triwulan",
        "hasil[0].tantangan",
        "hasil[4].responden.nama",
        "pemantau.nama",
    } <= found.keys()
    assert found["triwulan"]["/FT"] == "/Btn"
    assert found["hasil[0].indikator"]["/FT"] == "/Ch"
    wanted = sample(FORM)
    writer = pypdf.PdfWriter(clone_from=reader)
    values = {tag: value for tag, value in leaves_by_tag(wanted) if tag in found}
    for page in writer.pages:
        buttons = {tag: f"/{value}" for tag, value in values.items() if found[tag].get("/FT") == "/Btn"}
        writer.update_page_form_field_values(page, {**values, **buttons}, auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    assert meant(read_back(out.getvalue(), tmp_path / "isi.pdf")) == meant(wanted)


def test_a_fillable_pdf_is_the_same_each_time_and_shows_what_is_filled_in() -> None:
    first = blank_pdf(shipped().get(FORM), sample(FORM))
    assert first == blank_pdf(shipped().get(FORM), sample(FORM))
    shown = subprocess.run(["pdftotext", "-", "-"], input=first, capture_output=True, check=True).stdout.decode()
    for words in ("Tim Teknis Kabupaten Pemalang", "Bambang Suryono", "62,5"):
        assert words in shown


def test_an_empty_fillable_pdf_says_what_must_be_filled(tmp_path: Path) -> None:
    path = tmp_path / "kosong.pdf"
    path.write_bytes(blank_pdf(shipped().get(FORM), {}))
    with pytest.raises(InvalidData) as caught:
        docgen.extract(path)
    assert "belum diisi" in {one.message for one in caught.value.problems}


def test_a_form_given_as_a_data_file_is_pointed_to_extract(run: Callable[..., Result]) -> None:
    Path("formulir.docx").write_bytes(made(FORM, sample(FORM)))
    refused = run("generate", "formulir.docx")
    assert refused.code == 2
    assert "docgen extract formulir.docx -o isian.yaml" in refused.err
