"""Excel templates: rows that grow with their looks, totals that carry their value, texts that stay texts."""

from __future__ import annotations

import io
import subprocess
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName

import docgen
from docgen.errors import InvalidData, TemplateFault
from docgen.rendering import compiled
from docgen.rendering.soffice import find_soffice
from tests.support.sheets import faults

if TYPE_CHECKING:
    from pathlib import Path

MONEY = "#,##0"


def template() -> bytes:
    """Make a template of two nested lists, repeated columns, sums and a signature, as a person would in Excel."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "Matriks"
    sheet["A1"] = "MATRIKS {{ nama_desa|kapital }}"
    sheet.merge_cells("A1:F1")
    for column, head in enumerate(["No", "Kegiatan", "Kode", "Thn {{ nomor_kolom }}", "Biaya", "Sumber"], start=1):
        sheet.cell(3, column, head)
    sheet["A4"] = "{{ nomor|romawi }}. {{ butir.judul }}"
    sheet["A4"].font = Font(bold=True)
    sheet.merge_cells("A4:F4")
    sheet["A5"] = "{{ nomor }}"
    sheet["C5"].number_format = "@"
    sheet["E5"].number_format = MONEY
    sheet.row_dimensions[5].height = 33
    sheet["A6"] = "Nihil"
    sheet["A7"], sheet["E7"] = "Jumlah {{ butir.judul }}", "=SUBTOTAL(9,E5:E5)"
    sheet.merge_cells("A7:D7")
    sheet["A8"], sheet["E8"] = "Jumlah Total", "=SUBTOTAL(9,E4:E7)"
    sheet["E9"] = "=E8*2"
    sheet["E11"].number_format = "dd mmmm yyyy"
    sheet["F11"] = "{{ camat }}"
    sheet.print_title_rows, sheet.print_area = "3:3", "A1:F11"
    names = {
        "baris.kelompok": "$A$4:$F$7",
        "baris.kelompok.kegiatan": "$A$5:$F$5",
        "kosong.kelompok.kegiatan": "$A$6:$F$6",
        "kolom.tahun_ke": "$D$3:$D$8",
        "centang.kelompok.kegiatan.tahun": "$D$5",
        "data.tanggal": "$E$11",
        **{
            f"data.kelompok.kegiatan.{field}": f"${column}$5"
            for column, field in (("B", "jenis"), ("C", "kode"), ("E", "biaya"), ("F", "sumber"))
        },
    }
    for name, place in names.items():
        book.defined_names[name] = DefinedName(name, attr_text=f"Matriks!{place}")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


TEMPLATE = template()


def row(number: int, **values: Any) -> dict[str, Any]:
    return {
        "jenis": f"Kegiatan {number}",
        "kode": "007",
        "biaya": 1000 * number,
        "sumber": ["DD", "ADD"],
        "tahun": [2027],
        **values,
    }


def context(*groups: list[dict[str, Any]], years: int = 3) -> dict[str, Any]:
    return {
        "nama_desa": "Pemaron",
        "camat": "I Made",
        "tanggal": "2026-10-12",
        "tahun_ke": list(range(2027, 2027 + years)),
        "kelompok": [{"judul": f"Bidang {number}", "kegiatan": rows} for number, rows in enumerate(groups, start=1)],
    }


def opened(content: bytes, *, values: bool = True) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content), data_only=values)


def sheet_of(data: dict[str, Any], *, values: bool = True) -> Any:
    return opened(docgen.render(TEMPLATE, data), values=values).active


def column(sheet: Any, letter: str) -> list[Any]:
    return [cell.value for cell in sheet[letter] if cell.value is not None]


def test_rows_and_groups_repeat_with_heights_styles_and_merges() -> None:
    sheet = sheet_of(context([row(1), row(2)], [row(3)]))
    assert column(sheet, "A") == [
        "MATRIKS PEMARON",
        "No",
        "I. Bidang 1",
        1,
        2,
        "Jumlah Bidang 1",
        "II. Bidang 2",
        1,
        "Jumlah Bidang 2",
        "Jumlah Total",
    ]
    assert sheet.row_dimensions[6].height == sheet.row_dimensions[9].height == 33
    assert sheet["A8"].font.bold
    assert {str(merge) for merge in sheet.merged_cells.ranges} == {"A1:H1", "A4:H4", "A7:F7", "A8:H8", "A10:F10"}


def test_columns_repeat_for_each_item_and_are_ticked_by_it() -> None:
    sheet = sheet_of(context([row(1, tahun=[2028, 2029])], years=3))
    assert [sheet.cell(3, number).value for number in range(4, 7)] == ["Thn 1", "Thn 2", "Thn 3"]
    assert [sheet.cell(5, number).value for number in range(4, 7)] == [None, "√", "√"]


def test_totals_are_formulas_over_the_new_rows_and_carry_their_value() -> None:
    data = context([row(1), row(2)], [], [row(3)])
    formulas, values = sheet_of(data, values=False), sheet_of(data)
    assert [value for value in column(formulas, "G") if str(value).startswith("=")] == [
        "=SUBTOTAL(9,G5:G6)",
        "=SUBTOTAL(9,G9:G9)",
        "=SUBTOTAL(9,G12:G12)",
        "=SUBTOTAL(9,G4:G13)",
        "=G14*2",
    ]
    assert [value for value in column(values, "G") if isinstance(value, int)] == [
        1000,
        2000,
        3000,
        0,
        3000,
        3000,
        6000,
        12000,
    ]


def test_an_empty_list_has_its_row_and_a_filled_one_has_not() -> None:
    assert "Nihil" in column(sheet_of(context([])), "A")
    assert "Nihil" not in column(sheet_of(context([row(1)])), "A")


@pytest.mark.parametrize(
    "text", ["=1+1", "+62 812", "-5", "@SUM(A1)", '=HYPERLINK("http://x")', 'a & <b> "c"', " x ", "👍"]
)
def test_a_text_stays_the_text_that_it_is(text: str) -> None:
    cell = sheet_of(context([row(1, jenis=text)]), values=False)["B5"]
    assert cell.data_type == "s"
    assert cell.value == text
    assert cell.quotePrefix or not text.startswith(("=", "+", "-", "@"))


def test_identifiers_keep_their_zeros_and_dates_are_dates() -> None:
    sheet = sheet_of(context([row(1)]))
    assert sheet["C5"].value == "007"
    dates = [cell.value for line in sheet.iter_rows() for cell in line if hasattr(cell.value, "isoformat")]
    assert [date.date().isoformat() for date in dates] == ["2026-10-12"]


def test_names_print_area_and_titles_follow() -> None:
    book = opened(docgen.render(TEMPLATE, context([row(number) for number in range(10)])))
    assert book.defined_names["data.kelompok.kegiatan.biaya"].attr_text == "Matriks!$G$5:$G$14"
    assert book.active.print_area == "'Matriks'!$A$1:$H$19"
    assert book.active.print_title_rows == "$3:$3"


def test_the_same_data_gives_the_same_bytes() -> None:
    data = context([row(1)])
    assert docgen.render(TEMPLATE, data) == docgen.render(TEMPLATE, data)


def test_a_mark_stands_in_the_head_of_every_page() -> None:
    book = opened(compiled(TEMPLATE, "x", "xlsx", "draf").render(context([row(1)])))
    assert "DRAF" in str(book.active.oddHeader.center.text)


def test_a_name_that_the_data_lacks_is_told() -> None:
    with pytest.raises(TemplateFault, match="camat"):
        docgen.render(TEMPLATE, {key: value for key, value in context([row(1)]).items() if key != "camat"})


def test_a_character_that_no_file_holds_is_refused() -> None:
    with pytest.raises(InvalidData):
        docgen.render(TEMPLATE, context([row(1, jenis="a\x00b")]))


def test_a_file_that_is_no_workbook_is_refused() -> None:
    with pytest.raises(TemplateFault):
        compiled(b"PK\x03\x04 broken", "rusak.xlsx", "xlsx")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.integers(0, 10**12), max_size=5), min_size=1, max_size=5))
def test_every_sum_is_the_sum(groups: list[list[int]]) -> None:
    data = context(*[[row(1, biaya=amount) for amount in group] for group in groups])
    numbers = [value for value in column(sheet_of(data), "G") if isinstance(value, int)]
    assert numbers[-2] == sum(map(sum, groups))
    assert numbers[-1] == 2 * numbers[-2]


@pytest.mark.parametrize("count", [1, 60, 5000])
def test_one_sixty_and_five_thousand_rows(count: int) -> None:
    sheet = sheet_of(context([row(number) for number in range(count)]))
    assert sheet.cell(4 + count, 1).value == count
    assert sheet.cell(5 + count, 7).value == 1000 * sum(range(count))


@pytest.mark.skipif(find_soffice() is None, reason="LibreOffice is not installed")
def test_libreoffice_reckons_the_same(tmp_path: Path) -> None:
    path = tmp_path / "matriks.xlsx"
    path.write_bytes(docgen.render(TEMPLATE, context([row(1), row(2)], [row(7, jenis="_x0041_")])))
    command = [
        str(find_soffice()),
        f"-env:UserInstallation=file://{tmp_path}/profil",
        "--headless",
        "--convert-to",
        "csv",
        "--outdir",
    ]
    subprocess.run([*command, str(tmp_path), str(path)], check=True, capture_output=True)
    text = (tmp_path / "matriks.csv").read_text(encoding="utf-8")
    assert "Jumlah Bidang 1,,,,,,3000," in text
    assert "_x0041_" in text  # not read as Excel's escape of an A
    assert "Jumlah Total,,,,,,10000," in text


def small(fill: Any, names: dict[str, str]) -> bytes:
    """Make a template of one sheet that `fill` writes into."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "Lembar"
    fill(sheet)
    for name, place in names.items():
        book.defined_names[name] = DefinedName(name, attr_text=f"Lembar!{place}")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_cell_reaches_down_over_all_rows_of_its_item() -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"], sheet["B1"] = "Masalah", "Kegiatan"
        sheet["C2"], sheet["C3"] = "Kemajuan", "Kendala"
        sheet.merge_cells("B2:B3")

    template = small(
        fill,
        {
            "baris.masalah": "$A$2:$C$3",
            "baris.masalah.kegiatan": "$A$2:$C$3",
            "gabung.masalah.uraian": "$A$2:$A$3",
            "data.masalah.kegiatan.nama": "$B$2",
        },
    )
    problems = [
        {"uraian": "Gizi", "kegiatan": [{"nama": "Posyandu"}, {"nama": "Kelas ibu"}]},
        {"uraian": "Air", "kegiatan": [{"nama": "Pipa"}]},
    ]
    sheet = openpyxl.load_workbook(io.BytesIO(docgen.render(template, {"masalah": problems})))["Lembar"]
    assert sorted(str(place) for place in sheet.merged_cells.ranges) == ["A2:A5", "A6:A7", "B2:B3", "B4:B5", "B6:B7"]
    assert [sheet["A2"].value, sheet["A6"].value] == ["Gizi", "Air"]
    assert [sheet[f"B{row}"].value for row in (2, 4, 6)] == ["Posyandu", "Kelas ibu", "Pipa"]


def test_a_text_of_several_looks_keeps_them() -> None:
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    def fill(sheet: Any) -> None:
        plain, lined = InlineFont(sz=10), InlineFont(sz=10, u="single")
        sheet["A1"] = CellRichText(TextBlock(plain, "Camat,\n"), TextBlock(lined, "{{ nama }}"))

    content = docgen.render(small(fill, {}), {"nama": "Ni Luh & I Made"})
    text = openpyxl.load_workbook(io.BytesIO(content), rich_text=True)["Lembar"]["A1"].value
    assert [(str(run), run.font.u) for run in text] == [("Camat,\n", None), ("Ni Luh & I Made", "single")]


def test_rows_are_as_high_as_their_longest_text_needs() -> None:
    from openpyxl.styles import Alignment

    def fill(sheet: Any) -> None:
        sheet.column_dimensions["A"].width = 20
        sheet["A1"].alignment = sheet["B1"].alignment = Alignment(wrap_text=True)
        sheet.merge_cells("B1:D1")

    template = small(fill, {"baris.isi": "$A$1:$D$1", "data.isi.teks": "$A$1", "data.isi.lebar": "$B$1"})
    long = "kata " * 40
    rows = [{"teks": "kata", "lebar": "kata"}, {"teks": long, "lebar": ""}, {"teks": "kata", "lebar": long}]
    sheet = openpyxl.load_workbook(io.BytesIO(docgen.render(template, {"isi": rows})))["Lembar"]
    one, narrow, merged = (sheet.row_dimensions[row].height for row in (1, 2, 3))
    assert one < 20
    assert narrow > 10 * one
    assert one < merged < narrow


def test_a_head_knows_the_number_of_its_column_after_columns_repeat() -> None:
    def fill(sheet: Any) -> None:
        for column in "ABC":
            sheet[f"{column}1"] = "{{ urutan_kolom }}"

    content = docgen.render(small(fill, {"kolom.tahun": "$B:$B"}), {"tahun": [2027, 2028, 2029]})
    assert next(openpyxl.load_workbook(io.BytesIO(content))["Lembar"].values) == (1, 2, 3, 4, 5)


def test_a_head_within_columns_that_repeat_stands_over_each_copy_of_them() -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"], sheet["B1"], sheet["D1"] = "Unit", "Putaran {{ nomor_kolom|romawi }}", "Status"
        sheet["A2"].number_format = sheet["B2"].number_format = sheet["C2"].number_format = "@"
        sheet.merge_cells("B1:C1")

    names = {
        "kolom.putaran": "$B:$C",
        "baris.unit": "$A$2:$D$2",
        "data.unit.catatan.tanggal": "$B$2",
        "data.unit.catatan.isi": "$C$2",
    }
    data = {"putaran": [1, 2], "unit": [{"catatan": [{"tanggal": "1/7", "isi": "a"}, {"tanggal": "2/8", "isi": "b"}]}]}
    content = docgen.render(small(fill, names), data)
    assert faults(content) == []
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Lembar"]
    assert {str(place) for place in sheet.merged_cells.ranges} == {"B1:C1", "D1:E1"}
    assert [cell.value for cell in sheet[1]] == ["Unit", "Putaran I", None, "Putaran II", None, "Status"]
    assert [cell.value for cell in sheet[2]][1:5] == ["1/7", "a", "2/8", "b"]


def test_rows_that_share_a_text_are_together_high_enough_for_it() -> None:
    from openpyxl.styles import Alignment

    def fill(sheet: Any) -> None:
        sheet.column_dimensions["A"].width = sheet.column_dimensions["B"].width = 20
        sheet.column_dimensions["C"].width = 60
        for cell in ("A1", "B1", "C1"):
            sheet[cell].alignment = Alignment(wrap_text=True)
        sheet.merge_cells("B1:B3")
        sheet["C3"] = "tetap"
        sheet.row_dimensions[3].height = 15

    names = {
        "baris.masalah": "$A$1:$C$3",
        "gabung.masalah.uraian": "$A$1:$A$3",
        "data.masalah.sasaran": "$B$1",
        "data.masalah.lain": "$C$1",
    }
    long = "kata " * 40
    template = small(fill, names)
    together = []
    for problem in ({"uraian": long}, {"sasaran": long}, {"lain": long}):
        whole = {"uraian": "a", "sasaran": "b", "lain": "c"} | problem
        sheet = openpyxl.load_workbook(io.BytesIO(docgen.render(template, {"masalah": [whole]})))["Lembar"]
        heights = [sheet.row_dimensions[row].height or 15 for row in (1, 2, 3)]
        assert heights[2] == 15, "a height of the template's own stays"
        together.append(sum(heights))
    alone = together[2] - 30
    assert together[0] == together[1]
    assert alone * 2.5 < together[0] < alone * 4, "a third of the width takes thrice the lines"


def test_a_label_of_a_number_format_takes_room_as_well() -> None:
    from openpyxl.styles import Alignment

    def fill(sheet: Any) -> None:
        sheet.column_dimensions["A"].width = 20
        sheet["A1"].alignment = Alignment(wrap_text=True)
        sheet["A1"].number_format = '"Tindak Lanjut: "@'

    template = small(fill, {"baris.isi": "$A$1:$A$1", "data.isi.teks": "$A$1"})
    rows = [{"teks": "x"}, {"teks": "sepuluh huruf"}]
    sheet = openpyxl.load_workbook(io.BytesIO(docgen.render(template, {"isi": rows})))["Lembar"]
    assert sheet.row_dimensions[2].height > 1.5 * sheet.row_dimensions[1].height
    assert sheet["A2"].value == "sepuluh huruf"


def test_a_text_with_tags_reaches_down_over_an_item_and_is_none_of_its_data() -> None:
    from docgen.rendering.sheets.trace import bindings
    from docgen.rendering.xlsx import CompiledXlsx

    def fill(sheet: Any) -> None:
        sheet["A1"] = "{{ nomor_induk }}."

    names = {"baris.masalah": "$A$1:$B$1", "baris.masalah.kegiatan": "$A$1:$B$1", "gabung.masalah": "$A$1",
             "data.masalah.kegiatan.nama": "$B$1"}  # fmt: skip
    template = small(fill, names)
    data = {"masalah": [{"kegiatan": [{"nama": "a"}, {"nama": "b"}]}, {"kegiatan": [{"nama": "c"}]}]}
    sheet = openpyxl.load_workbook(io.BytesIO(docgen.render(template, data)))["Lembar"]
    assert [row[0].value for row in sheet.iter_rows()] == ["1.", None, "2."]
    assert [str(place) for place in sheet.merged_cells.ranges] == ["A1:A2"]
    (read,) = CompiledXlsx(template, "x").sheets
    assert bindings(read.sheet.rows, {})["1"]["sel"] == [[2, "masalah.kegiatan.nama", -1, None]]


def test_a_sum_above_its_rows_is_that_of_its_own_group_whatever_lists_lie_between() -> None:
    def fill(sheet: Any) -> None:
        sheet["B2"], sheet["B4"], sheet["B6"] = "=SUBTOTAL(9,B3:B5)", "=SUBTOTAL(9,B5:B5)", "=SUBTOTAL(9,B2:B5)"
        sheet["A3"] = "Catatan"
        sheet["B5"].number_format = MONEY

    template = small(
        fill,
        {
            "baris.program": "$A$2:$B$5",
            "baris.program.catatan": "$A$3:$B$3",
            "baris.program.kegiatan": "$A$4:$B$5",
            "baris.program.kegiatan.rincian": "$A$5:$B$5",
            "data.program.kegiatan.rincian.biaya": "$B$5",
        },
    )

    def program(notes: int, *amounts: list[int]) -> dict[str, Any]:
        kegiatan = [{"rincian": [{"biaya": amount} for amount in each]} for each in amounts]
        return {"catatan": [{}] * notes, "kegiatan": kegiatan}

    data = {"program": [program(1, [1, 2], [4]), program(0, [8], [16, 32]), program(2, [64])]}
    content = docgen.render(template, data)
    shown = [cell.value for cell in openpyxl.load_workbook(io.BytesIO(content), data_only=True)["Lembar"]["B"]][1:]
    assert shown == [7, None, 3, 1, 2, 4, 4, 56, 8, 8, 48, 16, 32, 64, None, None, 64, 64, 127]
