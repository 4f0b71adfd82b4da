"""Reading workbooks back: what was given comes out again, and so does what a person did to the workbook since."""

from __future__ import annotations

import copy
import io
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import docgen
from docgen.documents.registry import shipped
from docgen.errors import InvalidData, Unreadable
from docgen.rendering.sheets.trace import SIGN
from docgen.rendering.soffice import find_soffice
from tests.support.documents import EXCEL_TYPES, VARIANTS, sample
from tests.support.generated import data_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MATRIX = "matriks_rpjmdes"
every_excel_type = pytest.mark.parametrize("type_id", EXCEL_TYPES)
LONG = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


def read_back(content: bytes, path: Path) -> dict[str, Any]:
    path.write_bytes(content)
    return docgen.extract(path)


def given_data() -> dict[str, Any]:
    """Give a matrix of two bidang with three and two activities, three bidang empty."""
    data = sample(MATRIX)
    by_group = {number: [row for row in data["kegiatan"] if row["bidang"] == str(number)] for number in (1, 2)}
    data["kegiatan"] = [*by_group[1][:3], *by_group[2][:2]]
    return data


@pytest.fixture
def worked(tmp_path: Path) -> Callable[[Callable[[Any], None]], dict[str, Any]]:
    """Make the matrix, let somebody work in its sheet with openpyxl, and read it back."""

    def work(change: Callable[[Any], None]) -> dict[str, Any]:
        book = openpyxl.load_workbook(io.BytesIO(docgen.generate(MATRIX, given_data()).content))
        change(book.worksheets[0])
        out = io.BytesIO()
        book.save(out)
        return read_back(out.getvalue(), tmp_path / "matriks.xlsx")

    return work


def row_of(sheet: Any, text: str) -> int:
    """Give the number of the row that holds a text."""
    return next(int(cell.row) for row in sheet.iter_rows() for cell in row if cell.value == text)


def activities(data: dict[str, Any]) -> list[str]:
    return [row["jenis_kegiatan"] for row in data["kegiatan"]]


def fill(sheet: Any, number: int, name: str) -> None:
    """Type a new activity into a row, in odd but clear ways."""
    typed = {"C": "Sub", "D": name, "E": "Balai", "F": "1,5", "G": "km", "H": "Warga", "J": "x", "Q": "Rp1.250.000",
             "R": "DD; ADD", "S": "v"}  # fmt: skip
    for column, value in typed.items():
        sheet[f"{column}{number}"] = value


@every_excel_type
def test_a_sample_comes_back_as_it_was_given(type_id: str, tmp_path: Path) -> None:
    data = sample(type_id)
    assert read_back(docgen.generate(type_id, data).content, tmp_path / "a.xlsx") == data


@pytest.mark.parametrize("path", [path for path in VARIANTS if path.stem in EXCEL_TYPES], ids=lambda path: path.stem)
def test_a_variant_comes_back_as_it_was_given(path: Path, tmp_path: Path) -> None:
    from docgen.inputs import read

    data = read(path).data
    assert read_back(docgen.generate(path.stem, data).content, tmp_path / "a.xlsx") == data


@every_excel_type
def test_any_data_comes_back_exactly(type_id: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("baca") / "a.xlsx"

    @LONG
    @given(data_of(type_id))
    def law(data: dict[str, Any]) -> None:
        assert read_back(docgen.generate(type_id, data).content, path) == data

    law()


def test_python_values_come_back_as_a_person_would_have_typed_them(tmp_path: Path) -> None:
    import datetime as dt

    data = given_data() | {"tanggal": dt.date(2026, 11, 20), "tahun_awal": 2027}
    back = read_back(docgen.generate(MATRIX, data).content, tmp_path / "a.xlsx")
    assert (back["tanggal"], back["tahun_awal"]) == ("2026-11-20", 2027)


def test_changed_cells_are_read_with_odd_but_clear_values(
    worked: Callable[[Callable[[Any], None]], dict[str, Any]],
) -> None:
    def change(sheet: Any) -> None:
        row = row_of(sheet, "Operasional perkantoran")
        sheet[f"D{row}"], sheet[f"F{row}"], sheet[f"Q{row}"] = "Operasional kantor", 2.5, "Rp. 49.000.000,-"
        sheet[f"I{row}"], sheet[f"S{row}"], sheet[f"T{row}"] = None, None, "√"
        sheet[f"R{row}"] = "DD; APBD Kab"

    row = worked(change)["kegiatan"][1]
    assert (row["jenis_kegiatan"], row["volume"], row["jumlah_biaya"]) == (
        "Operasional kantor", "2,5", "Rp. 49.000.000,-",
    )  # fmt: skip
    assert row["tahun_pelaksanaan"] == [str(year) for year in range(2028, 2035)]
    assert row["pola_pelaksanaan"] == "Kerja Sama Antar Desa"
    assert row["sumber_biaya"] == ["DD", "APBD Kab"]


def test_a_row_inserted_among_others_is_an_activity_of_that_bidang(
    worked: Callable[[Callable[[Any], None]], dict[str, Any]],
) -> None:
    def change(sheet: Any) -> None:
        number = row_of(sheet, "Operasional perkantoran") + 1
        sheet.insert_rows(number, 2)
        fill(sheet, number, "Baru satu")
        fill(sheet, number + 1, "Baru dua")

    before, after = given_data(), worked(change)
    assert activities(after) == [*activities(before)[:2], "Baru satu", "Baru dua", *activities(before)[2:]]
    assert after["kegiatan"][2] == {
        "bidang": "1", "sub_bidang": "Sub", "jenis_kegiatan": "Baru satu", "lokasi": "Balai", "volume": "1,5",
        "satuan": "km", "sasaran_manfaat": "Warga", "tahun_pelaksanaan": ["2028"], "jumlah_biaya": "Rp1.250.000",
        "sumber_biaya": ["DD", "ADD"], "pola_pelaksanaan": "Swakelola",
    }  # fmt: skip


def test_a_row_typed_over_nihil_is_the_first_activity_of_its_bidang(
    worked: Callable[[Callable[[Any], None]], dict[str, Any]],
) -> None:
    after = worked(lambda sheet: fill(sheet, row_of(sheet, "Nihil"), "Pertama"))
    assert after["kegiatan"][-1]["jenis_kegiatan"] == "Pertama"
    assert after["kegiatan"][-1]["bidang"] == "3"


def test_deleted_rows_are_gone_and_the_others_stay_as_they_were(
    worked: Callable[[Callable[[Any], None]], dict[str, Any]],
) -> None:
    after = worked(lambda sheet: sheet.delete_rows(row_of(sheet, "Operasional perkantoran")))
    before = given_data()
    del before["kegiatan"][1]
    assert after == before


def test_a_copied_row_is_a_second_activity_with_what_was_changed_in_it(
    worked: Callable[[Callable[[Any], None]], dict[str, Any]],
) -> None:
    def change(sheet: Any) -> None:
        number = row_of(sheet, "Operasional perkantoran")
        sheet.insert_rows(number + 1)
        for cell in sheet[number]:
            sheet.cell(number + 1, cell.column, cell.value)
        sheet[f"D{number + 1}"] = "Salinan"

    before, after = given_data(), worked(change)
    copied = copy.deepcopy(before["kegiatan"][1]) | {"jenis_kegiatan": "Salinan"}
    assert after["kegiatan"] == [*before["kegiatan"][:2], copied, *before["kegiatan"][2:]]


def test_a_row_moved_to_another_bidang_belongs_to_it(
    worked: Callable[[Callable[[Any], None]], dict[str, Any]],
) -> None:
    def change(sheet: Any) -> None:
        number = row_of(sheet, "Operasional perkantoran")
        values = [cell.value for cell in sheet[number]]
        sheet.delete_rows(number)
        target = row_of(sheet, given_data()["kegiatan"][3]["jenis_kegiatan"])
        sheet.insert_rows(target)
        for column, value in enumerate(values, start=1):
            sheet.cell(target, column, value)

    before, after = given_data(), worked(change)
    assert {row["jenis_kegiatan"]: row["bidang"] for row in after["kegiatan"]}["Operasional perkantoran"] == "2"
    assert sorted(activities(after)) == sorted(activities(before))


def test_sorted_rows_come_back_in_their_new_order(
    worked: Callable[[Callable[[Any], None]], dict[str, Any]],
) -> None:
    def change(sheet: Any) -> None:
        first = row_of(sheet, given_data()["kegiatan"][0]["jenis_kegiatan"])
        rows = [[cell.value for cell in sheet[first + offset]] for offset in (2, 0, 1)]
        for offset, values in enumerate(rows):
            for column, value in enumerate(values, start=1):
                sheet.cell(first + offset, column, value)

    before, after = given_data(), worked(change)
    rows = before["kegiatan"]
    assert after["kegiatan"] == [rows[2], rows[0], rows[1], *rows[3:]]


def test_what_is_written_beside_and_below_the_table_is_no_data(
    worked: Callable[[Callable[[Any], None]], dict[str, Any]],
) -> None:
    def change(sheet: Any) -> None:
        sheet.cell(sheet.max_row + 3, 4, "catatan saya")
        sheet.cell(20, sheet.max_column + 3, "hitungan")

    assert worked(change) == given_data()


def test_problems_of_the_data_name_their_cells(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(docgen.generate(MATRIX, given_data()).content))
    sheet: Any = book.worksheets[0]
    row = row_of(sheet, "Operasional perkantoran")
    sheet[f"Q{row}"], sheet[f"D{row + 1}"] = "banyak", None
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(InvalidData) as caught:
        docgen.extract(tmp_path / "a.xlsx")
    told = {str(problem.place).partition(" ")[2]: problem.label for problem in caught.value.problems}
    assert told == {
        f"'Matriks RPJM'!Q{row}": "Kegiatan nomor 2 › Jumlah biaya",
        f"'Matriks RPJM'!D{row + 1}": "Kegiatan nomor 3 › Jenis kegiatan",
    }


def test_a_sheet_that_was_renamed_is_still_found(
    worked: Callable[[Callable[[Any], None]], dict[str, Any]],
) -> None:
    def change(sheet: Any) -> None:
        sheet.title = "Punya saya"

    assert worked(change) == given_data()


def test_a_column_inserted_in_excel_moves_the_others(tmp_path: Path) -> None:
    """Excel moves cells and names together, which is done here in the file itself; openpyxl moves cells only."""
    book = openpyxl.load_workbook(io.BytesIO(docgen.generate(MATRIX, given_data()).content))
    sheet: Any = book.worksheets[0]
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))
    sheet.insert_cols(4)
    for defined in book.defined_names.values():
        sheet_name, _, place = defined.attr_text.rpartition("!")
        first, _, last = place.replace("$", "").partition(":")
        moved = [_moved(end) for end in (first, last or first)]
        defined.attr_text = f"{sheet_name}!{':'.join(moved)}"
    book.save(tmp_path / "a.xlsx")
    assert docgen.extract(tmp_path / "a.xlsx") == given_data()


def _moved(reference: str) -> str:
    from openpyxl.utils import column_index_from_string, get_column_letter

    letters = reference.rstrip("0123456789")
    column = column_index_from_string(letters)
    return f"${get_column_letter(column + (column >= 4))}${reference[len(letters) :]}"


def test_libreoffice_saves_it_again_without_loss(tmp_path: Path) -> None:
    import subprocess

    soffice = find_soffice()
    assert soffice is not None
    path = tmp_path / "a.xlsx"
    path.write_bytes(docgen.generate(MATRIX, given_data()).content)
    home = f"-env:UserInstallation=file://{tmp_path}/lo"
    subprocess.run(
        [soffice, home, "--headless", "--convert-to", "xlsx", "--outdir", tmp_path / "lagi", path],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert docgen.extract(tmp_path / "lagi" / "a.xlsx") == given_data()


def test_a_workbook_of_somebody_else_is_refused(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "a.xlsx")
    with pytest.raises(Unreadable, match="bukan berkas buatan docgen"):
        docgen.extract(tmp_path / "a.xlsx")


@given(st.binary(max_size=300))
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_file_breaks_the_reader(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("rusak") / "a.xlsx"
    path.write_bytes(b"PK\x03\x04" + content)
    with pytest.raises(Unreadable):
        docgen.extract(path)


def test_keys_stand_in_a_hidden_column_outside_the_printed_page() -> None:
    sheet: Any = openpyxl.load_workbook(io.BytesIO(docgen.generate(MATRIX, given_data()).content)).worksheets[0]
    keys = {cell.column_letter for row in sheet.iter_rows() for cell in row if str(cell.value).startswith(SIGN)}
    assert len(keys) == 1
    (column,) = keys
    assert sheet.column_dimensions[column].hidden
    last = sheet.print_area.rpartition("$")[0].rpartition("$")[2]
    assert openpyxl.utils.column_index_from_string(column) > openpyxl.utils.column_index_from_string(last)


def test_a_paper_without_a_schema_bears_no_trace() -> None:
    content = docgen.render(
        shipped().get(MATRIX).template("xlsx"), shipped().get(MATRIX).checker.check(given_data()).context
    )
    assert [sheet.title for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets] == ["Matriks RPJM"]
