"""Monitoring of plan documents: a row for each unit, three columns for each round, who is late."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

import docgen
from docgen.documents.registry import shipped
from docgen.inputs import read
from tests.support import sheets
from tests.support.documents import ROOT, sample
from tests.support.sheets import book

NAME = "monitoring_dokumen_rencana"


def sheet_of(data: dict[str, Any]) -> Any:
    return book(docgen.generate(NAME, data).content).worksheets[0]


def head_row(sheet: Any, text: str) -> int:
    return int(next(row[0].row for row in sheet.iter_rows() if str(row[0].value) == text))


def merges(sheet: Any) -> set[str]:
    return {str(place) for place in sheet.merged_cells.ranges}


def told(data: dict[str, Any], severity: str = "galat") -> list[tuple[str, str]]:
    problems = docgen.validate(NAME, data)
    return [(".".join(map(str, one.path)), one.message) for one in problems if one.severity == severity]


def papua() -> str:
    data = dict(read(ROOT / "tests" / "data" / "papua" / f"{NAME}.yaml").data)
    return sheets.text(docgen.generate(NAME, data).content)


def unit(name: str = "Desa Pemaron", **values: Any) -> dict[str, Any]:
    return {"nama": name, "jenis": "Desa", "target": "2026-09-25", **values}


def documents(*units: dict[str, Any], **values: Any) -> dict[str, Any]:
    return {**sample(NAME), "unit": list(units), **values}


def visit(date: str | None = "2026-07-14", progress: str | None = "Draf", **values: Any) -> dict[str, Any]:
    return {"tanggal": date, "kemajuan": progress, **values}


@pytest.mark.parametrize("rounds", [1, 3, 7])
def test_each_round_has_a_head_over_its_own_three_columns(rounds: int) -> None:
    sheet = sheet_of(documents(unit(), putaran=rounds))
    top = head_row(sheet, "Desa/Unit Layanan")
    numerals = ["I", "II", "III", "IV", "V", "VI", "VII"]
    for number in range(rounds):
        first = 3 + 3 * number
        assert sheet.cell(top, first).value == f"Monitoring Kemajuan {numerals[number]}"
        assert [sheet.cell(top + 1, first + offset).value for offset in range(3)] == [
            "Tanggal",
            "Kemajuan",
            "Kendala & Tindak Lanjut (bila ada)",
        ]
        assert f"{sheet.cell(top, first).coordinate}:{sheet.cell(top, first + 2).coordinate}" in merges(sheet)
    assert sheet.cell(top, 3 + 3 * rounds).value == "Status"
    assert sheet.cell(top, 2).value == "Target Waktu Penyelesaian Dokumen"


def test_a_round_stands_in_the_columns_of_its_number() -> None:
    third = visit("2026-09-01", "Bab I–III selesai", kendala_tindak_lanjut="Listrik padam; dipinjam genset")
    sheet = sheet_of(documents(unit(monitoring=[visit(), {}, third]), putaran=3))
    row = head_row(sheet, "Desa Pemaron")
    values = [sheet.cell(row, column).value for column in range(2, 12)]
    assert values == [
        *(dt.datetime(2026, 9, 25), dt.datetime(2026, 7, 14), "Draf", None),
        *(None, None, None),
        *(dt.datetime(2026, 9, 1), "Bab I–III selesai", "Listrik padam; dipinjam genset"),
    ]


def test_villages_come_first_then_puskesmas_then_schools_then_the_rest_as_typed() -> None:
    kinds = [("SD", "Sekolah Dasar"), ("Lain", None), ("P", "Puskesmas"), ("D2", "Desa"), ("D1", "Desa")]
    sheet = sheet_of(documents(*(unit(name, jenis=kind) for name, kind in kinds)))
    top = head_row(sheet, "D2")
    assert [sheet.cell(top + number, 1).value for number in range(5)] == ["D2", "D1", "P", "SD", "Lain"]


def status(reference: str | None, *visits: dict[str, Any]) -> Any:
    data = documents(unit(monitoring=list(visits)), putaran=2, tanggal_acuan=reference)
    sheet = sheet_of(data)
    return sheet.cell(head_row(sheet, "Desa Pemaron"), 9).value or ""


@pytest.mark.parametrize(
    ("reference", "progress", "expected"),
    [
        ("2026-09-26", ["Draf"], "Terlambat"),
        ("2026-09-25", ["Draf"], "Belum selesai"),
        (None, ["Draf"], "Belum selesai"),
        ("2026-09-26", [], "Terlambat"),
        (None, [], ""),
        ("2026-09-26", ["Draf", "Selesai"], "Selesai"),
        ("2026-09-26", ["selesai, ditetapkan 20 September 2026"], "Selesai"),
        ("2026-09-26", ["Bab I–III selesai"], "Terlambat"),
        ("2026-09-26", ["Selesai Bab I"], "Terlambat"),
        ("2026-09-26", ["Selesai", "Dibuka lagi"], "Terlambat"),
    ],
)
def test_the_status_follows_the_last_progress_and_is_late_only_by_a_given_day(
    reference: str | None, progress: list[str], expected: str
) -> None:
    visits = [visit(f"2026-0{7 + number}-14", text) for number, text in enumerate(progress)]
    assert status(reference, *visits) == expected


def test_a_late_status_is_marked_on_every_row() -> None:
    sheet = sheet_of(sample(NAME))
    (place,) = sheet.conditional_formatting
    first = head_row(sheet, "Desa Pemaron")
    assert str(place.sqref) == f"I{first}:I{first + len(sample(NAME)['unit']) - 1}"
    assert place.rules[0].formula == ['"Terlambat"']


@pytest.mark.parametrize(
    ("monitoring", "message"),
    [
        ([visit(), visit("2026-08-01"), visit("2026-09-01")], "ada 3 catatan monitoring, sedangkan putarannya 2"),
        ([visit(), visit(None)], "putaran II ada isinya, tetapi tanggalnya kosong"),
        ([{"kendala_tindak_lanjut": "x"}], "putaran I ada isinya, tetapi tanggalnya kosong"),
        ([visit(progress=None)], "putaran I bertanggal, tetapi kemajuannya kosong"),
        ([visit("2026-08-02"), visit("2026-08-01")],
         "tanggal monitoring tidak makin maju: 2 Agustus 2026, 1 Agustus 2026"),
        ([visit(), visit()], "tanggal monitoring tidak makin maju: 14 Juli 2026, 14 Juli 2026"),
    ],
)  # fmt: skip
def test_a_unit_whose_rounds_do_not_fit_is_told(monitoring: list[dict[str, Any]], message: str) -> None:
    data = documents(unit("Desa Anturan"), unit(monitoring=monitoring), putaran=2)
    assert told(data) == [("unit.1.monitoring", message)]


def test_what_is_unusual_is_a_warning() -> None:
    data = documents(
        unit(monitoring=[visit("2026-10-01")]), unit("desa pemaron"), putaran=5, tanggal_acuan="2026-09-30"
    )
    assert told(data) == []
    assert [path for path, _ in told(data, "peringatan")] == ["putaran", "unit.1.nama", "unit.0.monitoring"]


def test_a_distrik_reads_of_kampung_and_leaves_out_the_day_that_it_does_not_give() -> None:
    text = papua()
    assert "KAMPUNG DAN UNIT LAYANAN" in text
    assert "Kampung/Unit Layanan" in text
    assert "Distrik | : Abenaho" in text
    assert "Keadaan per" not in text
    assert "Keadaan per | 30 September 2026" in sheets.text(docgen.generate(NAME, sample(NAME)).content)


def test_it_has_no_signature_and_says_what_is_its_own() -> None:
    assert "Mengetahui" not in sheets.text(docgen.generate(NAME, sample(NAME)).content)
    notes = " ".join(shipped().get(NAME).declaration["catatan"])
    assert "tambahan docgen" in notes
    assert "tanda tangan" in notes
