"""Tables: a row of a sheet, a line of a file is the data of one document, found again cell by cell."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.documents.registry import shipped
from docgen.errors import InvalidData, Unreadable
from docgen.inputs import read
from docgen.inputs.source import merge, overlaid
from docgen.inputs.tables import files_of, open_table
from docgen.inputs.tables.shape import Column, Shape
from docgen.usecases.starter import starter_table
from docgen.usecases.table_shapes import shapes_of
from tests.support.documents import sample

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from docgen.errors import Problem
    from docgen.inputs.tables.record import Layout, Record
    from docgen.inputs.tables.shape import Shapes

SHAPES: Shapes = {
    (): Shape(
        (),
        {
            "nama_desa": Column("nama_desa"),
            "kepala_desa.nama": Column("kepala_desa!.nama"),
            "camat.nama": Column("camat.nama"),
            "tembusan[]": Column("tembusan", several=True),
        },
    ),
    ("tim",): Shape(("tim",), {"nama": Column("nama"), "tugas[]": Column("tugas", several=True)}),
    ("bab",): Shape(("bab",), {"judul": Column("judul")}),
    ("bab", "pasal"): Shape(("bab", "pasal"), {"isi": Column("isi")}, ("bab",)),
    ("menimbang",): Shape(("menimbang",), {".": Column(".")}),
}
EVERY = (*shipped().ids, *shipped().packets)


def workbook(path: Path, sheets: dict[str, Sequence[Sequence[Any]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def data_of(path: Path, shapes: Shapes = SHAPES) -> list[dict[str, Any]]:
    with open_table(path, shapes) as table:
        records = list(table.records())
        assert table.problems() == []
        found = [table.layout.data(record) for record in records]
        assert [table.layout.source(record).data for record in records] == found
    return found


def read_through(path: Path) -> tuple[Layout, list[Record], list[Problem]]:
    with open_table(path, SHAPES) as table:
        records = list(table.records())
        return table.layout, records, table.problems()


def places_of(path: Path, number: int) -> dict[str, str]:
    layout, records, _ = read_through(path)
    found = layout.source(records[number]).places
    return {".".join(map(str, steps)): str(place).removeprefix(str(path)).strip(" :") for steps, place in found.items()}


def problems_of(path: Path) -> list[Problem]:
    with pytest.raises(InvalidData) as caught:
        read_through(path)
    return list(caught.value.problems)


class TestColumns:
    def test_dotted_headers_are_nested_fields_and_brackets_several_values(self, tmp_path: Path) -> None:
        path = tmp_path / "t.csv"
        path.write_text(
            "nama_desa,kepala_desa.nama,tembusan[]\nPemaron,Ketut,Camat; Bupati\nUbud,,\n", encoding="utf-8"
        )
        assert data_of(path) == [
            {"nama_desa": "Pemaron", "kepala_desa": {"nama": "Ketut"}, "tembusan": ["Camat", "Bupati"]},
            {"nama_desa": "Ubud", "kepala_desa": {}},
        ]

    def test_a_group_that_may_be_left_out_is_only_made_for_a_value(self, tmp_path: Path) -> None:
        path = tmp_path / "t.csv"
        path.write_text("nama_desa,camat.nama\nUbud,\nPemaron,Made\n", encoding="utf-8")
        assert data_of(path) == [{"nama_desa": "Ubud"}, {"nama_desa": "Pemaron", "camat": {"nama": "Made"}}]

    def test_columns_may_stand_in_any_order_and_those_with_a_hash_are_no_data(self, tmp_path: Path) -> None:
        path = tmp_path / "t.csv"
        path.write_text("#catatan,camat.nama,NAMA_DESA\nabc,Made,Ubud\n", encoding="utf-8")
        assert data_of(path) == [{"camat": {"nama": "Made"}, "nama_desa": "Ubud"}]

    def test_all_faulty_headers_are_told_with_their_cells_and_the_nearest_name(self, tmp_path: Path) -> None:
        path = workbook(
            tmp_path / "t.xlsx", {"Tabel": [["nama_dessa", "nama_desa", "nama_desa", "tim[].nama", "warna"]]}
        )
        told = [(problem.place and problem.place.cell, problem.message, problem.hint) for problem in problems_of(path)]
        assert told == [
            ("Tabel!A1", "kolom “nama_dessa” tidak dikenal", "Maksudnya “nama_desa”?"),
            ("Tabel!C1", "judul kolom “nama_desa” ada dua kali", "Hapus salah satunya."),
            (
                "Tabel!D1",
                "kolom “tim[].nama”: daftar ini ditulis di lembar sendiri",
                "Judul kolomnya #induk dan tim[].…",
            ),
            ("Tabel!E1", "kolom “warna” tidak dikenal", "Hapus kolom itu, atau awali judulnya dengan # agar dilewati."),
        ]


class TestTextFiles:
    @pytest.mark.parametrize("separator", [";", ",", "\t"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    def test_csv_is_read_however_excel_wrote_it(self, tmp_path: Path, separator: str, encoding: str, end: str) -> None:
        path = tmp_path / "t.csv"
        lines = [["nama_desa", "camat.nama"], ["Pura é", f'"I Made{separator} S.E."']]
        path.write_bytes((end.join(separator.join(line) for line in lines) + end).encode(encoding))
        assert data_of(path) == [{"nama_desa": "Pura é", "camat": {"nama": f"I Made{separator} S.E."}}]

    def test_a_line_that_names_the_separator_is_passed_over(self, tmp_path: Path) -> None:
        path = tmp_path / "t.csv"
        path.write_text("sep=;\nnama_desa;camat.nama\nUbud;Made\n", encoding="utf-8")
        assert data_of(path) == [{"nama_desa": "Ubud", "camat": {"nama": "Made"}}]
        assert places_of(path, 0)["nama_desa"] == "3:1"

    def test_a_value_is_found_by_line_and_field_also_below_values_of_several_lines(self, tmp_path: Path) -> None:
        path = tmp_path / "t.csv"
        path.write_text('nama_desa,tembusan[]\nUbud,"Camat\nBupati"\n\nPemaron,x\n', encoding="utf-8")
        assert data_of(path)[0]["tembusan"] == ["Camat", "Bupati"]
        assert places_of(path, 1) == {"": "5:1", "nama_desa": "5:1", "tembusan": "5:2"}

    @pytest.mark.parametrize("content", [b"nama_desa\n\xff\xfe\xfd\n", b'nama_desa\n"Ubud" x\n', b'nama_desa\n"Ubud\n'])
    def test_what_is_no_csv_is_refused(self, tmp_path: Path, content: bytes) -> None:
        path = tmp_path / "t.csv"
        path.write_bytes(content)
        with pytest.raises(Unreadable, match=r"t\.csv"):
            read_through(path)

    def test_lists_stand_in_files_beside_it(self, tmp_path: Path) -> None:
        path = tmp_path / "desa.csv"
        path.write_text("#kunci;nama_desa\na;Ubud\nb;Pemaron\n", encoding="utf-8")
        (tmp_path / "desa.tim.csv").write_text("#induk;tim[].nama\nb;Ayu\na;Budi\nb;Cok\n", encoding="utf-8")
        (tmp_path / "desa.lama.csv").write_text("what ever", encoding="utf-8")
        assert data_of(path) == [
            {"nama_desa": "Ubud", "tim": [{"nama": "Budi"}]},
            {"nama_desa": "Pemaron", "tim": [{"nama": "Ayu"}, {"nama": "Cok"}]},
        ]
        assert [one.name for one in files_of(path, SHAPES)] == ["desa.csv", "desa.tim.csv"]

    def test_a_line_of_json_is_a_record_and_its_scalars_are_texts_as_typed(self, tmp_path: Path) -> None:
        path = tmp_path / "t.jsonl"
        path.write_text(
            '\ufeff{"a": 1.50, "b": [true, null, {"c": 007e1}]}\n\n{"nik": 5108061506850003}\n'.replace("007e1", "7e1"),
            encoding="utf-8",
        )
        assert data_of(path) == [{"a": "1.50", "b": ["true", None, {"c": "7e1"}]}, {"nik": "5108061506850003"}]

    @pytest.mark.parametrize(
        ("line", "place", "message"),
        [
            ('{"a": 1, "a": 2}', "2:10", "a"),
            ('{"a": NaN}', "2:7", "NaN"),
            ('{"a": 1', "2:1", "dibuka"),
            ("[1]", "2:1", "nama"),
            ("[" * 5000, "2:", ""),
        ],
    )
    def test_a_faulty_line_is_told_by_line_and_column(
        self, tmp_path: Path, line: str, place: str, message: str
    ) -> None:
        path = tmp_path / "t.jsonl"
        path.write_text(f'{{"nama_desa": "Ubud"}}\n{line}\n', encoding="utf-8")
        layout, (good, bad), _ = read_through(path)
        assert layout.data(good) == {"nama_desa": "Ubud"}
        with pytest.raises(ValueError, match=r".*"):
            layout.data(bad)
        with pytest.raises(InvalidData) as caught:
            layout.source(bad)
        assert str(caught.value.problems[0].place).startswith(f"{path}:{place}")
        assert message in f"{caught.value.problems[0].message} {caught.value.problems[0].hint}"

    def test_a_line_of_over_a_megabyte_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "t.jsonl"
        path.write_text('{"a": "' + "x" * 1_000_000 + '"}\n', encoding="utf-8")
        with pytest.raises(Unreadable, match=r"t\.jsonl:1: barisnya lebih panjang dari 1 MB"):
            read_through(path)

    def test_another_kind_of_file_is_no_table(self, tmp_path: Path) -> None:
        (tmp_path / "t.yaml").write_text("a: 1", encoding="utf-8")
        with pytest.raises(Unreadable, match=r"bukan tabel. Tabel berakhiran \.xlsx, \.csv, \.jsonl"):
            read_through(tmp_path / "t.yaml")


class TestSheets:
    def test_lists_stand_on_sheets_of_their_own_also_lists_in_lists(self, tmp_path: Path) -> None:
        path = workbook(
            tmp_path / "t.xlsx",
            {
                "Desa": [["#kunci", "nama_desa"], ["a", "Ubud"], ["b", "Pemaron"]],
                "Bab": [["#induk", "#kunci", "bab[].judul"], ["b", 1, "Umum"], ["a", 2, "Satu"], ["b", 3, "Akhir"]],
                "Isi pasal": [["#induk", "bab.pasal[].isi"], [3, "tiga"], [1, "satu"], [1, "satu lagi"]],
                "menimbang": [["#induk", "menimbang[]"], ["a", "bahwa"]],
                "Petunjuk": [["apa saja"]],
            },
        )
        assert data_of(path) == [
            {"nama_desa": "Ubud", "bab": [{"judul": "Satu"}], "menimbang": ["bahwa"]},
            {
                "nama_desa": "Pemaron",
                "bab": [
                    {"judul": "Umum", "pasal": [{"isi": "satu"}, {"isi": "satu lagi"}]},
                    {"judul": "Akhir", "pasal": [{"isi": "tiga"}]},
                ],
            },
        ]
        places = places_of(path, 1)
        assert places["nama_desa"] == "Desa!B3"
        assert places["bab.1.judul"] == "Bab!C4"
        assert places["bab.0.pasal.1.isi"] == "'Isi pasal'!B4"
        assert places[""] == "Desa!B3"

    def test_without_keys_the_rows_are_numbered(self, tmp_path: Path) -> None:
        path = workbook(
            tmp_path / "t.xlsx",
            {"Desa": [["nama_desa"], ["Ubud"], [None], ["Pemaron"]], "tim": [["#induk", "nama"], [2, "Ayu"]]},
        )
        assert data_of(path) == [{"nama_desa": "Ubud"}, {"nama_desa": "Pemaron", "tim": [{"nama": "Ayu"}]}]

    def test_items_without_a_row_and_rows_with_one_key_are_told(self, tmp_path: Path) -> None:
        path = workbook(
            tmp_path / "t.xlsx",
            {
                "Desa": [["#kunci", "nama_desa"], ["a", "Ubud"], ["a", "Pemaron"], [None, "Sanur"]],
                "tim": [["#induk", "tim[].nama"], ["x", "Ayu"], [None, "Budi"]],
            },
        )
        layout, (_, second, third), lost = read_through(path)
        told = [problem for record in (second, third) for problem in layout.source(record).problems]
        assert [(problem.place and problem.place.cell, problem.message) for problem in (*told, *lost)] == [
            ("Desa!A3", "#kunci “a” sudah dipakai baris lain"),
            ("Desa!A4", "#kunci belum diisi"),
            ("tim!A2", "tidak ada baris dengan kunci “x”"),
            ("tim!A3", "#induk belum diisi"),
        ]

    def test_a_sheet_that_is_not_known_or_comes_twice_is_told_and_not_passed_over(self, tmp_path: Path) -> None:
        path = workbook(
            tmp_path / "t.xlsx",
            {
                "Desa": [["nama_desa"], ["Ubud"]],
                "Catatan": [["apa"]],
                "tim": [["#induk", "nama"]],
                "Tim 2": [["#induk", "tim[].nama"]],
                "_rumus": [["x"]],
                "bab": [["bab[].judul"]],
            },
        )
        assert [(one.place and one.place.cell, one.message) for one in problems_of(path)] == [
            ("Catatan!A1", "tidak diketahui daftar apa yang ada di Catatan"),
            ("bab!A1", "kolom #induk tidak ada"),
            ("'Tim 2'!A1", "daftar ini sudah ada di lembar lain"),
        ]

    def test_a_list_in_a_cell_and_on_a_sheet_is_told(self, tmp_path: Path) -> None:
        shapes = {**SHAPES, ("tembusan",): Shape(("tembusan",), {".": Column(".")})}
        path = workbook(
            tmp_path / "t.xlsx",
            {"Desa": [["tembusan[]"], ["Camat"]], "tembusan": [["#induk", "tembusan[]"], [1, "Bupati"]]},
        )
        with pytest.raises(InvalidData) as caught:
            data_of(path, shapes)
        assert caught.value.problems[0].message == "daftar ini juga ada di lembar sendiri"

    def test_cells_that_cannot_be_read_belong_to_their_row(self, tmp_path: Path) -> None:
        path = workbook(
            tmp_path / "t.xlsx", {"Desa": [["nama_desa", "camat.nama"], ["Ubud", "=A1"], ["Sanur", "Made"]]}
        )
        layout, (first, second), _ = read_through(path)
        with pytest.raises(ValueError, match="read"):
            layout.data(first)
        (problem,) = layout.source(first).problems
        assert problem.place is not None
        assert (problem.place.cell, problem.message) == ("Desa!B2", "rumus di sel ini belum dihitung")
        assert layout.data(second) == {"nama_desa": "Sanur", "camat": {"nama": "Made"}}

    def test_hidden_sheets_are_passed_over_and_any_writer_of_workbooks_will_do(self, tmp_path: Path) -> None:
        book = xlsxwriter.Workbook(tmp_path / "t.xlsx")
        sheet, hidden = book.add_worksheet("Desa"), book.add_worksheet("Lain")
        hidden.hide()
        hidden.write(0, 0, "apa")
        sheet.write_row(0, 0, ["nama_desa", "kepala_desa.nama"])
        sheet.write_rich_string(1, 0, "Desa ", book.add_format({"bold": True}), "Ubud")
        sheet.write_number(1, 1, 12.5)
        book.close()
        assert data_of(tmp_path / "t.xlsx") == [{"nama_desa": "Desa Ubud", "kepala_desa": {"nama": "12,5"}}]

    def test_a_file_that_is_no_workbook_or_packs_a_bomb_is_refused(self, tmp_path: Path) -> None:
        good = workbook(tmp_path / "t.xlsx", {"Desa": [["nama_desa"], ["Ubud"]]}).read_bytes()
        for name, content in (("teks.xlsx", b"nama_desa"), ("putus.xlsx", good[:-40]), ("bom.xlsx", _bomb(good))):
            (tmp_path / name).write_bytes(content)
            with pytest.raises(Unreadable, match=name):
                read_through(tmp_path / name)

    def test_broken_xml_in_a_sheet_is_refused(self, tmp_path: Path) -> None:
        good = workbook(tmp_path / "t.xlsx", {"Desa": [["nama_desa"], ["Ubud"]]}).read_bytes()
        (tmp_path / "rusak.xlsx").write_bytes(_with_sheet(good, lambda xml: xml.replace(b"</row>", b"</rov>")))
        with pytest.raises(Unreadable, match=r"rusak\.xlsx"):
            read_through(tmp_path / "rusak.xlsx")


def _with_sheet(content: bytes, change: Any) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name == "xl/worksheets/sheet1.xml" else data)
    return out.getvalue()


def _bomb(content: bytes) -> bytes:
    return _with_sheet(content, lambda xml: xml.replace(b"</sheetData>", b" " * 30_000_000 + b"</sheetData>"))


class TestStarters:
    @pytest.mark.parametrize("suffix", ["xlsx", "csv", "jsonl"])
    @pytest.mark.parametrize("type_id", EVERY)
    def test_the_sample_of_every_type_comes_back_from_its_table(
        self, tmp_path: Path, type_id: str, suffix: str
    ) -> None:
        document_type = shipped().get(type_id)
        for ending, content in starter_table(document_type, suffix, sample=True).items():
            (tmp_path / f"tabel{ending}").write_bytes(content)
        (found,) = data_of(tmp_path / f"tabel.{suffix}", shapes_of(document_type))
        check = (shipped().packet_checker(type_id) if document_type.members else document_type.checker).check
        assert check({**found, "jenis": type_id}).data == check(sample(type_id)).data

    @pytest.mark.parametrize("suffix", ["xlsx", "csv", "jsonl"])
    def test_an_empty_table_has_all_columns_and_no_row(self, tmp_path: Path, suffix: str) -> None:
        document_type = shipped().get("daftar_hadir")
        for ending, content in starter_table(document_type, suffix).items():
            (tmp_path / f"tabel{ending}").write_bytes(content)
        found = data_of(tmp_path / f"tabel.{suffix}", shapes_of(document_type))
        assert found == ([{"jenis": "daftar_hadir"}] if suffix == "jsonl" else [])

    def test_the_workbook_is_plain_enough_for_any_program(self, tmp_path: Path) -> None:
        content = starter_table(shipped().get("daftar_hadir"), "xlsx", sample=True)[".xlsx"]
        book = openpyxl.load_workbook(io.BytesIO(content))
        assert book.sheetnames[0] == "Tabel"
        heads = [cell.value for cell in book["Tabel"][1]]
        assert heads[0] == "#kunci"
        assert "nama_desa" in heads
        assert "kepala_desa.nama" in heads
        assert book["Tabel"].cell(2, heads.index("nama_desa") + 1).value == sample("daftar_hadir")["nama_desa"]
        peserta = next(sheet for sheet in book if sheet.cell(1, 2).value == "peserta[].nama")
        assert {row[0].value for row in peserta.iter_rows(min_row=2)} == {"1"}
        # what is typed below stays a text where zeros count
        assert book["Tabel"].column_dimensions["B"].number_format == "@"

    def test_a_column_may_say_the_type_as_data_files_do(self, tmp_path: Path) -> None:
        path = tmp_path / "t.csv"
        path.write_text("jenis,nama_desa\ndaftar_hadir,Ubud\n", encoding="utf-8")
        assert data_of(path, shapes_of(shipped().get("daftar_hadir"))) == [
            {"jenis": "daftar_hadir", "nama_desa": "Ubud"}
        ]

    def test_a_table_given_as_a_data_file_is_pointed_to_batch(self, tmp_path: Path) -> None:
        (tmp_path / "t.xlsx").write_bytes(starter_table(shipped().get("daftar_hadir"), "xlsx")[".xlsx"])
        with pytest.raises(Unreadable, match="docgen batch daftar_hadir"):
            read(tmp_path / "t.xlsx")


texts = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=8).map(str.strip).filter(bool)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(texts, texts, st.lists(texts, max_size=3)), min_size=1, max_size=5))
def test_any_texts_come_back_from_csv_and_excel_as_they_were(
    tmp_path: Path, rows: list[tuple[str, str, list[str]]]
) -> None:
    want = []
    for village, head, team in rows:
        data: dict[str, Any] = {"nama_desa": village, "kepala_desa": {"nama": head}}
        want.append({**data, **({"tim": [{"nama": name} for name in team]} if team else {})})
    root = [["#kunci", "nama_desa", "kepala_desa.nama"], *([f"k{i}", a, b] for i, (a, b, _) in enumerate(rows))]
    items = [["#induk", "tim[].nama"], *([f"k{i}", name] for i, (*_, team) in enumerate(rows) for name in team)]
    for name, lines in (("t.csv", root), ("t.tim.csv", items)):
        with (tmp_path / name).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(lines)
    book = xlsxwriter.Workbook(tmp_path / "t.xlsx")
    for title, lines in (("Desa", root), ("tim", items)):
        sheet = book.add_worksheet(title)
        for number, line in enumerate(lines):
            for column, text in enumerate(line):
                sheet.write_string(number, column, text)
    book.close()
    assert data_of(tmp_path / "t.csv") == want
    assert [json.dumps(one, sort_keys=True) for one in data_of(tmp_path / "t.xlsx")] == [
        json.dumps(one, sort_keys=True) for one in want
    ]


nested = st.recursive(
    st.none() | st.sampled_from(["1", "2"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=8,
)
groups = st.dictionaries(st.sampled_from("abc"), nested, max_size=3)


@settings(deadline=None)
@given(groups, groups)
def test_data_laid_over_data_is_what_merging_gives(below: dict[str, Any], above: dict[str, Any]) -> None:
    from docgen.inputs.source import Source

    assert overlaid(below, above) == merge(Source("a", below, {}, {}), Source("b", above, {}, {})).data
