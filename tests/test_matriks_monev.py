"""The matrix of monitoring and evaluation: problems over activities over three lines, three stages of one paper."""

from __future__ import annotations

from typing import Any

import pytest

import docgen
from docgen.documents.registry import shipped
from docgen.inputs import read
from tests.support import sheets
from tests.support.documents import ROOT, sample
from tests.support.sheets import book

NAME = "matriks_monev"


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


def activity(name: str = "Kelas ibu", rounds: int = 0, **values: Any) -> dict[str, Any]:
    monitoring = [{"kemajuan": f"{number} pertemuan"} for number in range(1, rounds + 1)]
    return {
        "nama": name, "pelaksana": "Puskesmas X", "target_output": "12 pertemuan", "monitoring": monitoring, **values
    }  # fmt: skip


def problem(*activities: dict[str, Any], **values: Any) -> dict[str, Any]:
    return {"uraian": "Gizi kurang", "kegiatan": list(activities), "target_outcome": "90 %", **values}


def matrix(tahap: str, *problems: dict[str, Any], **values: Any) -> dict[str, Any]:
    data = {**sample(NAME), "tahap": tahap, "masalah": list(problems), "putaran": 3, **values}
    if "putaran_berjalan" not in values:
        del data["putaran_berjalan"]
    return data


def test_the_columns_stand_as_in_the_guide() -> None:
    sheet = sheet_of(sample(NAME))
    top = head_row(sheet, "Permasalahan (kondisi awal)")
    heads = [str(cell.value) for cell in sheet[top] if cell.value is not None and not str(cell.value).startswith("§")]
    assert heads == [
        "Permasalahan (kondisi awal)",
        "Kegiatan & Pelaksana",
        "Target Output Kegiatan",
        "Hasil Monitoring Kemajuan Output",
        "Target Outcome",
        "Capaian Outcome",
    ]
    assert [sheet.cell(top + 1, column).value for column in (6, 7, 8)] == ["I", "II", "III"]
    assert {f"A{top}:B{top + 1}", f"C{top}:D{top + 1}", f"F{top}:H{top}"} <= merges(sheet)
    assert [bool(run.font.i) for run in sheet.cell(top, 5).value] == [False, True, False]


def test_a_problem_reaches_over_its_activities_and_an_activity_over_three_lines() -> None:
    told_twice = {"kemajuan": "4 kali", "kendala": "Hujan", "tindak_lanjut": "Pindah ke balai"}
    first = problem(activity(rounds=1), activity("Posyandu", monitoring=[told_twice]))
    sheet = sheet_of(matrix("monitoring", first, problem(activity("Pipa", rounds=1), uraian="Air")))
    top = head_row(sheet, "1.")
    assert {
        *(f"{letter}{top}:{letter}{top + 5}" for letter in "ABIJ"),
        *(f"{letter}{top}:{letter}{top + 2}" for letter in "CDE"),
        *(f"{letter}{top + 3}:{letter}{top + 5}" for letter in "CDE"),
        *(f"{letter}{top + 6}:{letter}{top + 8}" for letter in "ABCDEIJ"),
    } <= merges(sheet)
    assert [sheet.cell(top + 6, column).value for column in range(1, 5)] == ["2.", "Air", "Pipa", "Puskesmas X"]
    assert [sheets.seen(sheet.cell(top + 3 + line, 6)) for line in range(3)] == [
        "Kemajuan: 4 kali",
        "Kendala: Hujan",
        "Tindak Lanjut: Pindah ke balai",
    ]
    assert [sheet.cell(top + 3 + line, 7).value for line in range(3)] == [None, None, None]
    assert sheets.seen(sheet.cell(top, 4)) == "– Puskesmas X"


@pytest.mark.parametrize("rounds", [1, 3, 6])
def test_the_matrix_has_as_many_rounds_as_agreed(rounds: int) -> None:
    data = matrix("evaluasi", problem(activity(rounds=rounds), capaian_outcome="84 %"), putaran=rounds)
    sheet = sheet_of(data)
    row = head_row(sheet, "1.")
    assert [sheet.cell(row, 6 + number).value for number in range(rounds)] == [
        f"{number} pertemuan" for number in range(1, rounds + 1)
    ]
    assert [sheet.cell(row, 6 + rounds + number).value for number in range(2)] == ["90 %", "84 %"]


def test_the_rows_of_a_problem_together_have_room_for_its_text() -> None:
    long = "Balita tidak dibawa ke posyandu karena orang tuanya bekerja di kebun. " * 12
    sheet = sheet_of(matrix("monitoring", problem(activity(rounds=1), uraian=long.strip())))
    top = head_row(sheet, "1.")
    lines = len(long) / 24  # of the column's 21 characters of 11 points, set in 9
    assert sum(sheet.row_dimensions[top + number].height for number in range(3)) > lines * 9 * 1.2


def test_the_columns_to_fill_are_shaded_by_the_stage_that_the_sheet_shows() -> None:
    sheet = sheet_of(sample(NAME))
    top = head_row(sheet, "1.")
    last = top + 3 * sum(len(one["kegiatan"]) for one in sample(NAME)["masalah"]) - 1
    shades = {str(place.sqref): place.rules[0].formula[0] for place in sheet.conditional_formatting}
    stage, now = sheet["C7"], sheet["C9"]
    assert (stage.value, now.value, sheet.cell(top - 1, 6).value) == ("monitoring", 2, "I")
    shown = f'OR($C$7="evaluasi",AND($C$7="monitoring",F${top - 1}=ROMAN($C$9)))'
    assert shades == {
        f"F{top}:H{last}": shown,
        f"J{top}:J{last}": '$C$7="evaluasi"',
        f"A{last + 2}": '$C$7<>"kerangka"',
    }
    (choice,) = sheet.data_validations.dataValidation
    assert (str(choice.sqref), choice.formula1) == ("C7", '"kerangka,monitoring,evaluasi"')


def test_each_stage_has_its_title_and_only_a_frame_has_no_legend() -> None:
    frame, done = matrix("kerangka", problem(activity())), problem(activity(rounds=3), capaian_outcome="84 %")
    texts = {
        stage: sheets.text(docgen.generate(NAME, data).content)
        for stage, data in (("kerangka", frame), ("monitoring", sample(NAME)), ("evaluasi", matrix("evaluasi", done)))
    }
    legend = {stage: "Kolom yang perlu diisi" in text for stage, text in texts.items()}
    assert legend == {"kerangka": False, "monitoring": True, "evaluasi": True}
    assert texts["kerangka"].startswith("MATRIKS KERANGKA MONITORING & EVALUASI SEDERHANA\n")
    assert texts["monitoring"].startswith("MATRIKS MONITORING & EVALUASI\n")
    assert "Monitoring Ke | 2" in texts["monitoring"]
    assert "Monitoring Ke |" not in texts["kerangka"]


def test_the_round_that_is_being_filled_is_the_last_with_an_entry() -> None:
    sheet = sheet_of(matrix("monitoring", problem(activity(rounds=2))))
    assert sheet["C9"].value == 2


OPEN = {"kemajuan": "x", "kendala": "Hujan"}
SHUT = {"kemajuan": "x", "kendala": "–"}


@pytest.mark.parametrize(
    ("data", "path", "message"),
    [
        (matrix("kerangka", problem(activity(rounds=1))), "masalah.0.kegiatan",
         "sudah ada hasil monitoring, padahal tahapnya kerangka, pada kegiatan: Kelas ibu"),
        (matrix("monitoring", problem(activity(rounds=2), activity("Pipa", rounds=1))), "masalah.0.kegiatan",
         "kemajuan belum diisi sampai putaran II pada kegiatan: Pipa"),
        (matrix("monitoring", problem(activity())), "masalah.0.kegiatan",
         "kemajuan belum diisi sampai putaran I pada kegiatan: Kelas ibu"),
        (matrix("evaluasi", problem(activity(rounds=2), capaian_outcome="x")), "masalah.0.kegiatan",
         "kemajuan belum diisi sampai putaran III pada kegiatan: Kelas ibu"),
        (matrix("monitoring", problem(activity(monitoring=[OPEN]))), "masalah.0.kegiatan",
         "ada kendala tanpa tindak lanjut pada kegiatan: Kelas ibu"),
        (matrix("monitoring", problem(activity(rounds=4)), putaran_berjalan=1), "masalah.0.kegiatan",
         "catatan monitoring lebih banyak daripada 3 putaran pada kegiatan: Kelas ibu"),
        (matrix("monitoring", problem(activity(rounds=1), capaian_outcome="x")), "masalah.0.capaian_outcome",
         "sudah diisi, padahal tahapnya monitoring"),
        (matrix("evaluasi", problem(activity(rounds=3))), "masalah.0.capaian_outcome",
         "belum diisi, padahal tahapnya evaluasi"),
        (matrix("monitoring", problem(activity(rounds=3)), putaran=3, putaran_berjalan=4), "putaran_berjalan",
         "putaran 4 melebihi jumlah putaran 3"),
    ],
)  # fmt: skip
def test_what_does_not_fit_the_stage_is_told(data: dict[str, Any], path: str, message: str) -> None:
    assert (path, message) in told(data)


def test_an_obstacle_that_is_none_needs_no_follow_up_and_one_at_the_evaluation_is_a_warning() -> None:
    assert told(matrix("monitoring", problem(activity(monitoring=[SHUT])))) == []
    done = matrix("evaluasi", problem(activity(monitoring=[OPEN]), capaian_outcome="x"), putaran=1)
    assert told(done) == []
    assert [path for path, _ in told(done, "peringatan")] == ["masalah.0.kegiatan"]


def test_a_round_said_outside_of_the_monitoring_stage_is_a_warning() -> None:
    data = matrix("kerangka", problem(activity()), putaran_berjalan=1, putaran=5)
    assert [path for path, _ in told(data, "peringatan")] == ["putaran", "putaran_berjalan"]


def test_a_distrik_has_its_own_words_and_no_year_that_it_does_not_give() -> None:
    text = papua()
    assert "SINERGI PERENCANAAN KAMPUNG DAN UNIT LAYANAN\n" in text
    assert "Distrik | : Abenaho" in text
    assert "71 % persalinan ditolong bidan" in text


def test_it_has_no_signature_and_says_what_is_its_own() -> None:
    assert "Mengetahui" not in sheets.text(docgen.generate(NAME, sample(NAME)).content)
    notes = " ".join(shipped().get(NAME).declaration["catatan"])
    assert "tambahan docgen" in notes
    assert "tanda tangan" in notes
