"""Input workbooks: made from the schema of any type, filled by people in odd but clear ways, read with their cells."""

from __future__ import annotations

import datetime as dt
import io
import json
import subprocess
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from docgen.documents.registry import PROFILE, shipped
from docgen.errors import InvalidData, Unreadable
from docgen.inputs import read
from docgen.rendering.soffice import find_soffice
from docgen.usecases.generate import take_orders
from docgen.usecases.input_plan import ListPlan, plan
from docgen.usecases.input_workbook import input_workbook
from tests.support import ooxml_sdk, sheets
from tests.support.documents import VARIANTS, sample

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docgen.inputs.source import Source

SK, MATRIX = "sk_tim_penyusun_rpjmdes", "matriks_rpjmdes"
EVERY = [*shipped().ids, *shipped().packets]
every_type = pytest.mark.parametrize("type_id", EVERY)


def checked(type_id: str, data: dict[str, Any]) -> Any:
    registry = shipped()
    if type_id in registry.packets:
        return registry.packet_checker(type_id).check(data)
    return registry.get(type_id).checker.check(data)


def read_back(content: bytes, path: Path) -> Source:
    path.write_bytes(content)
    return read(path)


def blank(type_id: str) -> Any:
    return openpyxl.load_workbook(io.BytesIO(input_workbook(shipped().get(type_id), {})))


def saved(book: Any, path: Path) -> Source:
    book.save(path)
    return read(path)


def column_of(sheet: Any, key: str) -> int:
    """Give the column of a list whose hidden first row holds a key."""
    return next(int(cell.column) for cell in sheet[1] if cell.value == key)


def row_of(sheet: Any, key: str) -> int:
    """Give the row of a field whose hidden first column holds a key."""
    return next(int(cell.row) for cell in sheet["A"] if cell.value == key)


@every_type
def test_a_filled_workbook_gives_the_same_data_as_the_data_file(type_id: str, tmp_path: Path) -> None:
    document_type = shipped().get(type_id)
    given = read(document_type.sample).data
    back = read_back(input_workbook(document_type, given), tmp_path / "isian.xlsx").data
    assert checked(type_id, back).data == checked(type_id, given).data


@pytest.mark.parametrize("path", VARIANTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_filled_variant_gives_the_same_data(path: Path, tmp_path: Path) -> None:
    given = read(path).data
    type_id = str(given["jenis"])
    back = read_back(input_workbook(shipped().get(type_id), given), tmp_path / "isian.xlsx").data
    assert checked(type_id, back).data == checked(type_id, given).data


@every_type
def test_a_blank_workbook_names_the_cell_of_everything_that_must_be_filled(type_id: str, tmp_path: Path) -> None:
    source = read_back(input_workbook(shipped().get(type_id), {}), tmp_path / "isian.xlsx")
    assert source.data["jenis"] == type_id
    missing = [problem for problem in checked(type_id, source.data).problems if problem.code in {"wajib", "minItems"}]
    assert missing or type_id == "daftar_isi_paket"
    for problem in missing:
        assert source.places[problem.path].cell, problem.path


@every_type
def test_sheets_have_names_that_excel_takes_and_labels_that_are_locked(type_id: str) -> None:
    book = blank(type_id)
    names = book.sheetnames
    assert names[:2] == ["Petunjuk", "Isian"]
    assert len({name.casefold() for name in names}) == len(names)
    for sheet in book.worksheets:
        assert 0 < len(sheet.title) <= 31
        assert not set("[]:*?/\\") & set(sheet.title)
        if sheet.sheet_state == "visible":
            assert sheet.protection.sheet
            assert sheet.protection.password is None
            assert not sheet.protection.insertRows, "rows may be inserted"


@every_type
def test_the_same_type_gives_the_same_bytes_and_no_formula(type_id: str) -> None:
    document_type = shipped().get(type_id)
    data = read(document_type.sample).data
    first = input_workbook(document_type, data)
    assert first == input_workbook(document_type, data)
    assert sheets.formulas(first) == 0
    assert sheets.faults(first) == []


def test_the_open_xml_sdk_finds_no_fault(tmp_path: Path) -> None:
    paths = []
    for type_id in (SK, MATRIX, "perdes_rkpdes", *shipped().packets):
        path = tmp_path / f"{type_id}.xlsx"
        path.write_bytes(input_workbook(shipped().get(type_id), read(shipped().get(type_id).sample).data))
        paths.append(path)
    assert {str(path): found for path, found in ooxml_sdk.errors(paths).items() if found} == {}


def test_choices_are_offered_and_required_cells_coloured() -> None:
    sheet = blank(MATRIX)["Isian"]
    row = row_of(sheet, "jenis_kabupaten")
    offered = {str(check.sqref): check.formula1 for check in sheet.data_validations.dataValidation}
    assert offered[f"C{row}"] == '"Kabupaten,Kota"'
    needed, free = sheet[f"C{row_of(sheet, 'nama_desa')}"], sheet[f"C{row}"]
    assert needed.fill.fgColor.rgb != free.fill.fgColor.rgb
    assert sheet[f"B{row_of(sheet, 'nama_desa')}"].value == "Nama desa *"
    assert not needed.protection.locked
    assert sheet[f"B{row}"].protection.locked


def test_cells_have_the_form_of_their_value() -> None:
    book = blank(MATRIX)
    sheet = book["Kegiatan"]
    forms = {key: sheet.cell(5, column_of(sheet, key)).number_format for key in ("jumlah_biaya", "lokasi", "volume")}
    assert forms == {"jumlah_biaya": "#,##0", "lokasi": "@", "volume": "General"}
    kode = book["Isian"].cell(row_of(book["Isian"], "kode_desa"), 3)
    assert kode.number_format == "@"


def test_no_list_of_choices_is_longer_than_excel_takes() -> None:
    for type_id in EVERY:
        for sheet in blank(type_id).worksheets:
            for check in sheet.data_validations.dataValidation:
                assert len(check.formula1 or "") <= 255, (type_id, sheet.title)
                assert len(check.error or "") <= 225


def filled(tmp_path: Path, change: Callable[[Any], None]) -> Source:
    """Give the sample of the matrix typed by hand: the workbook filled, then changed with another program."""
    book = openpyxl.load_workbook(io.BytesIO(input_workbook(shipped().get(MATRIX), sample(MATRIX))))
    change(book)
    return saved(book, tmp_path / "isian.xlsx")


ODD = [
    ("27 April 2026", "tanggal", "2026-04-27"),
    ("27/04/2026", "tanggal", "2026-04-27"),
    (dt.date(2026, 4, 27), "tanggal", "2026-04-27"),
    (dt.datetime(2026, 4, 27), "tanggal", "2026-04-27"),
    ("Rp1.250.000", "jumlah_biaya", 1_250_000),
    (1_250_000, "jumlah_biaya", 1_250_000),
    (1_250_000.0, "jumlah_biaya", 1_250_000),
    ("Rp. 1.250.000,-", "jumlah_biaya", 1_250_000),
    ("1.250.000,50", "volume", "1250000.50"),
    (1.5, "volume", "1.5"),
    ("dd; add", "sumber_biaya", ["DD", "ADD"]),
    ("DD\nADD", "sumber_biaya", ["DD", "ADD"]),
    ("2027; 2028", "tahun_pelaksanaan", [2027, 2028]),
    (2027, "tahun_pelaksanaan", [2027]),
]


@pytest.mark.parametrize(("typed", "field", "meant"), ODD, ids=[f"{field}-{typed!r}" for typed, field, _ in ODD])
def test_what_is_typed_in_odd_but_clear_ways_is_understood(tmp_path: Path, typed: Any, field: str, meant: Any) -> None:
    def change(book: Any) -> None:
        if field == "tanggal":
            book["Isian"].cell(row_of(book["Isian"], field), 3).value = typed
        else:
            sheet = book["Kegiatan"]
            key = f"{field}[]" if isinstance(meant, list) else field
            sheet.cell(5, column_of(sheet, key)).value = typed

    result = checked(MATRIX, filled(tmp_path, change).data)
    assert [problem.message for problem in result.problems] == []
    assert (result.data if field == "tanggal" else result.data["kegiatan"][0])[field] == meant


def test_a_nik_typed_as_a_number_is_refused_where_it_stands(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(input_workbook(shipped().get(SK), sample(SK))))
    row = row_of(book["Isian"], "kepala_desa!.nip")
    book["Isian"].cell(row, 3).value = 199001012015011000
    source = saved(book, tmp_path / "isian.xlsx")
    (problem,) = [one for one in checked(SK, source.data).problems if one.path == ("kepala_desa", "nip")]
    assert "Excel" in problem.message
    assert source.places[problem.path].cell == f"Isian!C{row}"


def test_rows_may_be_inserted_left_empty_and_deleted(tmp_path: Path) -> None:
    before = sample(MATRIX)["kegiatan"]

    def change(book: Any) -> None:
        sheet = book["Kegiatan"]
        sheet.delete_rows(6)
        sheet.insert_rows(5, 3)

    after = filled(tmp_path, change).data["kegiatan"]
    assert [row["jenis_kegiatan"] for row in after] == [row["jenis_kegiatan"] for row in (before[0], *before[2:])]


def test_columns_may_change_places_and_sheets_their_names(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        sheet = book["Kegiatan"]
        first, second = column_of(sheet, "lokasi"), column_of(sheet, "satuan")
        for row in range(1, sheet.max_row + 1):
            left, right = sheet.cell(row, first), sheet.cell(row, second)
            left.value, right.value = right.value, left.value
        sheet.title = "Daftar saya"

    data = filled(tmp_path, change).data
    assert checked(MATRIX, data).data == checked(MATRIX, sample(MATRIX)).data


def test_problems_are_told_by_sheet_and_cell(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        sheet = book["Kegiatan"]
        sheet.cell(7, column_of(sheet, "jumlah_biaya")).value = "banyak"
        sheet.cell(8, column_of(sheet, "lokasi")).value = None

    source = filled(tmp_path, change)
    told = {source.places[problem.path].cell for problem in checked(MATRIX, source.data).problems}
    sheet = blank(MATRIX)["Kegiatan"]
    letters = {key: sheet.cell(1, column_of(sheet, key)).column_letter for key in ("jumlah_biaya", "lokasi")}
    assert told == {f"Kegiatan!{letters['jumlah_biaya']}7", f"Kegiatan!{letters['lokasi']}8"}


def test_a_column_that_docgen_does_not_know_is_told(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        sheet = book["Kegiatan"]
        sheet.insert_cols(4)
        sheet["D5"] = "catatan"

    assert [str(problem.place).partition(" ")[2] for problem in filled(tmp_path, change).problems] == ["Kegiatan!D5"]


def test_a_formula_without_a_value_is_told_together_with_all_else(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        sheet = book["Kegiatan"]
        sheet.cell(7, column_of(sheet, "jumlah_biaya")).value = "=1+1"
        sheet.cell(8, column_of(sheet, "lokasi")).value = None

    filled(tmp_path, change)
    with pytest.raises(InvalidData) as caught:
        take_orders(tmp_path / "isian.xlsx", shipped())
    sheet = blank(MATRIX)["Kegiatan"]
    letters = [sheet.cell(1, column_of(sheet, key)).column_letter for key in ("jumlah_biaya", "lokasi")]
    found = [(problem.place.cell if problem.place else "", problem.message) for problem in caught.value.problems]
    assert sorted(found) == sorted(
        [
            (f"Kegiatan!{letters[0]}7", "rumus di sel ini belum dihitung"),
            (f"Kegiatan!{letters[1]}8", "belum diisi"),
        ]
    )


def test_an_item_of_a_list_within_a_list_names_its_parent(tmp_path: Path) -> None:
    type_id = "perdes_rpjmdes"
    pasal = next(one for one in plan(shipped().get(type_id)).lists if one.path == ("bab_tambahan", "pasal"))
    assert isinstance(pasal, ListPlan)
    assert pasal.parent is not None
    book = blank(type_id)
    book[pasal.parent.sheet].cell(5, column_of(book[pasal.parent.sheet], "judul")).value = "Pelaksanaan"
    sheet = book[pasal.sheet]
    key = pasal.slots[0].key
    for row, (parent, text) in enumerate([("1", "pelaksanaan"), ("9", "salah")], start=5):
        sheet.cell(row, column_of(sheet, "#induk")).value = parent
        sheet.cell(row, column_of(sheet, key)).value = text
    (problem,) = saved(book, tmp_path / "isian.xlsx").problems
    assert "“9”" in problem.message
    assert problem.place is not None
    assert problem.place.cell is not None
    assert problem.place.cell.endswith("6")


def test_libreoffice_saves_it_again_without_loss(tmp_path: Path) -> None:
    soffice = find_soffice()
    assert soffice is not None
    path = tmp_path / "isian.xlsx"
    path.write_bytes(input_workbook(shipped().get(MATRIX), sample(MATRIX)))
    home = f"-env:UserInstallation=file://{tmp_path}/lo"
    subprocess.run(
        [soffice, home, "--headless", "--convert-to", "xlsx", "--outdir", tmp_path / "lagi", path],
        check=True,
        capture_output=True,
        timeout=120,
    )
    data = read(tmp_path / "lagi" / "isian.xlsx").data
    assert checked(MATRIX, data).data == checked(MATRIX, sample(MATRIX)).data


def test_a_profile_is_a_workbook_too(tmp_path: Path) -> None:
    book = blank(PROFILE)
    book["Isian"].cell(row_of(book["Isian"], "nama_desa"), 3).value = "Sukamaju"
    assert saved(book, tmp_path / "profil.xlsx").data["nama_desa"] == "Sukamaju"


def test_another_workbook_is_refused_with_the_cure(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "a.xlsx")
    with pytest.raises(Unreadable, match=r"docgen new JENIS -o isian\.xlsx"):
        read(tmp_path / "a.xlsx")


def test_the_command_line_makes_checks_and_generates_from_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from docgen.cli import main

    def run(*words: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as ended:
            main(words)
        out = capsys.readouterr()
        return int(ended.value.code or 0), out.out + out.err

    monkeypatch.chdir(tmp_path)
    assert run("new", SK, "-o", "isian.xlsx", "--sample") == (0, "isian.xlsx\n")
    assert run("validate", "isian.xlsx") == (0, "isian.xlsx: sah\n")
    assert run("generate", "isian.xlsx", "-o", "a")[0] == 0
    assert run("new", SK, "-o", "isian.yaml", "--sample")[0] == 0
    assert run("generate", "isian.yaml", "-o", "b")[0] == 0
    (one,), (other,) = list((tmp_path / "a").iterdir()), list((tmp_path / "b").iterdir())
    assert (one.name, one.read_bytes()) == (other.name, other.read_bytes())
    book = openpyxl.load_workbook("isian.xlsx")
    book["Isian"].cell(row_of(book["Isian"], "tanggal_penetapan"), 3).value = "31-02-2026"
    book.save("isian.xlsx")
    code, told = run("validate", "isian.xlsx", "--json")
    (problem,) = json.loads(told)[0]["masalah"]
    assert (code, problem["tempat"]["cell"]) == (1, f"Isian!C{row_of(book['Isian'], 'tanggal_penetapan')}")
