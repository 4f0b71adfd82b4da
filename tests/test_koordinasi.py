"""The papers of a kecamatan's coordination: a village's plan, what was learnt from it, the summary of all villages."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

import docgen
from docgen.inputs import read
from tests.support import sheets
from tests.support.documents import ROOT, changed, sample

PLAN, LEARNT, SUMMARY = "rancangan_kegiatan", "matriks_pembelajaran", "ringkasan_kecamatan"
PAPUA = ROOT / "tests" / "data" / "papua"


def sheet_of(type_id: str, data: dict[str, Any]) -> Any:
    (sheet,) = sheets.visible(docgen.generate(type_id, data).content)
    return sheet


def papua(type_id: str) -> dict[str, Any]:
    return read(PAPUA / f"{type_id}.yaml").data


def row_of(sheet: Any, text: str) -> int:
    """Give the first row in which a cell shows just this text."""
    return next(int(cell.row) for row in sheet.iter_rows() for cell in row if cell.value == text)


def shown(sheet: Any, column: str, first: int) -> list[str]:
    """Give what a column shows from a row down, empty cells left out."""
    texts = [sheets.seen(sheet[f"{column}{row}"]) for row in range(first, sheet.max_row + 1)]
    return [text for text in texts if text]


def blocks(sheet: Any, column: str, first: int) -> list[tuple[str, int]]:
    """Give each text of a column from a row down, and over how many rows its cell reaches."""
    tall = {area.coord.split(":")[0]: area.size["rows"] for area in sheet.merged_cells.ranges}
    cells = [sheet[f"{column}{row}"] for row in range(first, sheet.max_row + 1)]
    return [(str(cell.value), tall.get(cell.coordinate, 1)) for cell in cells if cell.value is not None]


def heads(sheet: Any, row: int) -> list[str]:
    """Give the texts of a row, without the hidden column of keys."""
    columns = sheet.column_dimensions
    return [cell.value for cell in sheet[row] if cell.value and not columns[cell.column_letter].hidden]


def breaches(type_id: str, data: dict[str, Any]) -> list[tuple[str, str, str]]:
    problems = docgen.validate(type_id, data)
    return [(".".join(map(str, problem.path)), problem.severity, problem.message) for problem in problems]


# The plan (Matriks 10)


def test_the_plan_has_the_columns_of_its_source() -> None:
    sheet = sheet_of(PLAN, sample(PLAN))
    assert sheet["A1"].value == "DAFTAR RANCANGAN KEGIATAN"
    assert heads(sheet, row_of(sheet, "NO")) == [
        "NO", "TUJUAN KEGIATAN", "TARGET TUJUAN", "Sasaran - Sasaran yang perlu di-capai", "TARGET SASARAN",
        "KEGIATAN - KEGIATAN yang perlu di-lakukan", "KETERANGAN", "SUMBER PEMBIAYAAN",
    ]  # fmt: skip


def test_each_activity_is_a_row_and_what_it_serves_reaches_over_its_rows() -> None:
    data = sample(PLAN)
    sheet = sheet_of(PLAN, data)
    first = row_of(sheet, "NO") + 1
    steps = [step for goal in data["tujuan"] for step in goal["sasaran"]]
    activities = [activity for step in steps for activity in step["kegiatan"]]
    assert shown(sheet, "F", first) == [activity["kegiatan"] for activity in activities]
    assert blocks(sheet, "D", first) == [(step["sasaran"], len(step["kegiatan"])) for step in steps]
    assert blocks(sheet, "E", first) == [(step["target_sasaran"], len(step["kegiatan"])) for step in steps]
    heights = [sum(len(step["kegiatan"]) for step in goal["sasaran"]) for goal in data["tujuan"]]
    assert blocks(sheet, "B", first) == [
        (goal["tujuan"], rows) for goal, rows in zip(data["tujuan"], heights, strict=True)
    ]
    assert blocks(sheet, "A", first) == [(str(number), rows) for number, rows in enumerate(heights, start=1)]


def test_the_plan_speaks_as_its_region_does_and_leaves_what_is_not_known_empty() -> None:
    sheet = sheet_of(PLAN, papua(PLAN))
    assert shown(sheet, "A", 3)[:3] == ["Kampung:", "Distrik:", "Kabupaten:"]
    row = row_of(sheet, "Penggalian saluran kebun secara gotong royong")
    assert [sheet[f"{column}{row}"].value for column in "GH"] == [None, None]


def test_a_goal_stands_in_the_plan_once() -> None:
    data = sample(PLAN)
    twice = changed(data, ("tujuan", 2, "tujuan"), data["tujuan"][0]["tujuan"].upper())
    assert [(path, severity) for path, severity, _ in breaches(PLAN, twice)] == [("tujuan.2.tujuan", "galat")]


# What was learnt (Matriks 2 and 3)


def test_the_sheet_of_a_village_has_the_columns_of_the_filled_example() -> None:
    sheet = sheet_of(LEARNT, sample(LEARNT))
    row = row_of(sheet, "Kegiatan atau aktivitas")
    assert heads(sheet, row) == [
        "Tujuan dan target", "Kegiatan atau aktivitas", "Kendala/Tantangan yang dihadapi dan pembelajaran",
        "Gagasan solusi & tindak lanjut (dari hasil diskusi)",
    ]  # fmt: skip
    assert heads(sheet, row + 1) == [
        "Tujuan", "Target", "Kendala/tantangan", "Pembelajaran", "Gagasan dan tindak lanjut", "Pihak",
    ]  # fmt: skip


def test_within_a_goal_its_step_comes_first_and_then_the_activities_as_bullets() -> None:
    data = sample(LEARNT)
    sheet = sheet_of(LEARNT, data)
    expected = []
    for step in (step for goal in data["tujuan"] for step in goal["tujuan_antara"]):
        expected += [step["uraian"]] if "uraian" in step else []
        expected += [f"•  {activity}" for activity in step["kegiatan"]]
    first = row_of(sheet, "Kegiatan atau aktivitas") + 2
    assert shown(sheet, "C", first) == expected
    cell = sheet[f"C{row_of(sheet, data['tujuan'][0]['tujuan_antara'][0]['kegiatan'][0])}"]
    assert cell.value == data["tujuan"][0]["tujuan_antara"][0]["kegiatan"][0], "the bullet is a look, not a text"


def test_what_is_said_of_a_goal_reaches_over_all_its_rows() -> None:
    data = sample(LEARNT)
    sheet = sheet_of(LEARNT, data)
    first = row_of(sheet, "Kegiatan atau aktivitas") + 2
    rows = [sum(1 + len(step["kegiatan"]) for step in goal["tujuan_antara"]) for goal in data["tujuan"]]
    for column, field in (("A", "tujuan"), ("B", "target_tujuan"), ("D", "kendala"), ("E", "pembelajaran")):
        assert blocks(sheet, column, first) == [
            (goal[field], tall) for goal, tall in zip(data["tujuan"], rows, strict=True)
        ]
    assert blocks(sheet, "F", first)[0] == ("; ".join(data["tujuan"][0]["solusi"]), rows[0])
    assert sheet[f"A{first}"].font.b


def test_the_day_of_the_meeting_is_a_real_date() -> None:
    sheet = sheet_of(LEARNT, sample(LEARNT))
    row = row_of(sheet, "Pemaron")
    assert sheet[f"C{row + 1}"].value == dt.datetime(2027, 6, 24)
    assert str(sheet[f"A{row + 1}"].value).strip() == "Tanggal pelaksanaan koordinasi:"


def test_before_the_meeting_it_is_a_tool_with_room_for_what_will_be_said() -> None:
    sheet = sheet_of(LEARNT, papua(LEARNT))
    assert sheet["A1"].value == "ALAT BANTU PENCATATAN HASIL KOORDINASI"
    assert sheet["A2"].value == "UNTUK BERBAGI PEMBELAJARAN ANTAR KAMPUNG"
    assert any("....." in text for text in shown(sheet, "A", 3)), "the date is left for the pen"
    first = row_of(sheet, "Kegiatan atau aktivitas") + 2
    assert [shown(sheet, column, first) for column in "DEFG"] == [[], [], [], []]
    assert row_of(sheet, "Kampung:") < first
    assert "Tinjauan" not in sheets.text(docgen.generate(LEARNT, papua(LEARNT)).content)


def test_a_sheet_whose_goals_were_all_discussed_is_a_result() -> None:
    data = changed(sample(LEARNT), ("tahap",), ...)
    assert sheet_of(LEARNT, data)["A1"].value == "MATRIKS PEMANTAUAN DAN PEMBELAJARAN"
    assert docgen.generate(LEARNT, data).name == "Matriks Pembelajaran Desa Pemaron 2027-06-24.xlsx"
    open_goal = changed(data, ("tujuan", 2, "kendala"), ...)
    assert [path for path, severity, _ in breaches(LEARNT, open_goal) if severity == "peringatan"] == [
        "tujuan.2.kendala"
    ]
    assert sheet_of(LEARNT, open_goal)["A1"].value == "ALAT BANTU PENCATATAN HASIL KOORDINASI"


def test_from_the_second_meeting_on_what_was_agreed_is_reviewed() -> None:
    data = sample(LEARNT)
    sheet = sheet_of(LEARNT, data)
    first = row_of(sheet, "Tindak lanjut yang disepakati") + 1
    agreed = [one for goal in data["tujuan"] for one in goal.get("tindak_lanjut_lalu", ())]
    rows = [[sheet[f"{column}{row}"].value for column in "CDE"] for row in range(first, first + len(agreed))]
    assert rows == [[one["uraian"], one["terlaksana"], one.get("keterangan")] for one in agreed]
    assert blocks(sheet, "A", first)[:2] == [(data["tujuan"][0]["tujuan"], 1), (data["tujuan"][1]["tujuan"], 2)]


@pytest.mark.parametrize(
    ("path", "value", "at", "severity", "says"),
    [
        (("tanggal",), ..., "tanggal", "peringatan", "tanggal koordinasi kosong"),
        (("tujuan", 0, "kendala"), ..., "tujuan.0.kendala", "galat", "kosong padahal pertemuan sudah"),
        (("tujuan", 0, "solusi"), ..., "tujuan.0.solusi", "galat", "belum punya solusi"),
        (("tujuan", 0, "solusi"), [], "tujuan.0.solusi", "galat", "belum punya solusi"),
        (("tujuan", 2, "kendala"), "Peserta sedikit", "tujuan.2.solusi", "galat", "belum punya solusi"),
        (("tujuan", 2, "tujuan"), "hama tanaman terkendali", "tujuan.2.tujuan", "galat", "sudah ada pada nomor 2"),
        (("pertemuan_ke",), 1, "pertemuan_ke", "galat", "pada pertemuan pertama"),
        (
            ("tujuan", 1, "tindak_lanjut_lalu", 0, "terlaksana"),
            ...,
            "tujuan.1.tindak_lanjut_lalu",
            "galat",
            "belum lengkap",
        ),
    ],
)
def test_what_a_result_must_hold(path: tuple[Any, ...], value: Any, at: str, severity: str, says: str) -> None:
    (breach,) = breaches(LEARNT, changed(sample(LEARNT), path, value))
    assert breach[:2] == (at, severity)
    assert says in breach[2]


@pytest.mark.parametrize("said", ["Tidak ada", "tidak ada kendala.", "Nihil", "-"])
def test_a_goal_without_a_hindrance_needs_no_solution(said: str) -> None:
    assert breaches(LEARNT, changed(sample(LEARNT), ("tujuan", 2, "kendala"), said)) == []


def test_a_later_meeting_without_a_review_is_warned_of() -> None:
    (breach,) = breaches(LEARNT, {**papua(LEARNT), "pertemuan_ke": 3})
    assert breach[:2] == ("tujuan", "peringatan")
    assert "pertemuan ke-3" in breach[2]


# The summary (Matriks 4)


def test_the_summary_has_the_columns_of_its_source_in_the_words_of_the_region() -> None:
    sheet = sheet_of(SUMMARY, sample(SUMMARY))
    assert heads(sheet, row_of(sheet, "No.")) == [
        "No.", "Desa", "Tujuan dan Upaya yang dilakukan desa", "Tantangan yang dihadapi desa dan penyebabnya",
        "Tindak lanjut atau dukungan yang dibutuhkan",
    ]  # fmt: skip
    sheet = sheet_of(SUMMARY, papua(SUMMARY))
    assert heads(sheet, row_of(sheet, "No."))[1:4] == [
        "Kampung", "Tujuan dan Upaya yang dilakukan kampung", "Tantangan yang dihadapi kampung dan penyebabnya",
    ]  # fmt: skip
    assert sheet["A1"].value == "MATRIKS RINGKASAN PELAPORAN DISTRIK"


def test_each_support_stands_beside_the_challenge_that_it_answers() -> None:
    data = sample(SUMMARY)
    sheet = sheet_of(SUMMARY, data)
    first = row_of(sheet, "No.") + 1
    challenges = [one for village in data["ringkasan"] for one in village["tantangan"]]
    assert blocks(sheet, "D", first) == [(one["uraian"], len(one["dukungan"])) for one in challenges]
    assert shown(sheet, "E", first) == [f"•  {support}" for one in challenges for support in one["dukungan"]]
    rows = [sum(len(one["dukungan"]) for one in village["tantangan"]) for village in data["ringkasan"]]
    villages = [village["desa"] for village in data["ringkasan"]]
    assert blocks(sheet, "B", first) == list(zip(villages, rows, strict=True))
    assert blocks(sheet, "A", first) == [(str(number), tall) for number, tall in enumerate(rows, start=1)]


def test_a_village_stands_in_the_summary_once() -> None:
    twice = changed(sample(SUMMARY), ("ringkasan", 3, "desa"), "pemaron")
    assert [(path, severity) for path, severity, _ in breaches(SUMMARY, twice)] == [("ringkasan.3.desa", "galat")]


@pytest.mark.parametrize("field", ["tujuan_upaya", "tantangan"])
def test_a_village_is_summed_up_whole(field: str) -> None:
    less = changed(sample(SUMMARY), ("ringkasan", 1, field), ...)
    assert [path for path, _, _ in breaches(SUMMARY, less)] == [f"ringkasan.1.{field}"]
