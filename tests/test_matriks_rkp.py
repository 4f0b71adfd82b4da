"""The matrix of the RKP Desa and the list of proposals (DU-RKP Desa) as workbooks."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from openpyxl.utils import get_column_letter

import docgen
from tests.support import sheets
from tests.support.documents import sample
from tests.support.tables import between, money, papua, rows, said

MATRIX, PROPOSALS = "matriks_rkpdes", "du_rkpdes"
BIDANG = [
    "Penyelenggaraan Pemerintahan Desa",
    "Pelaksanaan Pembangunan Desa",
    "Pembinaan Kemasyarakatan Desa",
    "Pemberdayaan Masyarakat Desa",
    "Penanggulangan Bencana, Keadaan Darurat dan Mendesak Desa",
]


def data_of(type_id: str, **changes: Any) -> dict[str, Any]:
    """Give the sample of a type with other values; `None` leaves a field out."""
    data = {**copy.deepcopy(sample(type_id)), **changes}
    return {name: value for name, value in data.items() if value is not None}


def sheet_of(type_id: str, data: dict[str, Any]) -> Any:
    return sheets.book(docgen.generate(type_id, data).content).worksheets[0]


def letters_of(sheet: Any) -> int:
    """Give the number of the row with a letter under each column's head."""
    return int(next(row[0].row for row in sheet.iter_rows() if (row[0].value, row[1].value) == ("a", "b")))


def sums(type_id: str, data: dict[str, Any], listed: str) -> tuple[dict[str, str], dict[str, str]]:
    """Give the sums that the paper shows, and those of the data, by their labels."""
    shown = {row[0]: row[1] for row in rows(type_id, data) if row[0].startswith("Jumlah ")}
    wanted = {
        f"Jumlah Per Bidang {number}": sum(
            int(row["jumlah_biaya"]) for row in data[listed] if int(row["bidang"]) == number
        )
        for number in range(1, 6)
    }
    wanted["Jumlah Total"] = sum(wanted.values())
    return shown, {label: money(amount) for label, amount in wanted.items()}


# Columns and head


def test_the_columns_of_the_matrix_are_a_to_m() -> None:
    found = rows(MATRIX, data_of(MATRIX))
    upper, lower, _ = found[(at := found.index(list("abcdefghijklm"))) - 2 : at + 1]
    assert upper == [
        "No.", "Bidang/Jenis Kegiatan", "Lokasi", "Volume", "Sasaran/Manfaat", "Waktu Pelaksanaan",
        "Perkiraan Biaya dan Sumber Pembiayaan", "Prakiraan Pola Pelaksanaan", "Rencana Pelaksana Kegiatan",
    ]  # fmt: skip
    assert lower == [
        "Bidang", "Jenis Kegiatan", "Jumlah (Rp)", "Sumber", "Swakelola", "Kerja Sama Antar Desa",
        "Kerja Sama Pihak Ketiga",
    ]  # fmt: skip


def test_the_columns_of_the_proposals_are_a_to_i() -> None:
    found = rows(PROPOSALS, data_of(PROPOSALS))
    assert found[found.index(list("abcdefghi")) - 1] == [
        "No.", "Bidang", "No.", "Jenis Kegiatan", "Lokasi", "Volume", "Perkiraan Waktu Pelaksanaan",
        "Prakiraan Biaya Jumlah (Rp)", "Sumber Pembiayaan",
    ]  # fmt: skip


@pytest.mark.parametrize(("type_id", "head_rows"), [(MATRIX, 3), (PROPOSALS, 2)])
def test_the_head_with_its_letters_repeats_and_an_amount_shares_a_column_with_its_unit(
    type_id: str, head_rows: int
) -> None:
    sheet = sheet_of(type_id, data_of(type_id))
    row = letters_of(sheet)
    assert sheet.print_title_rows == f"${row - head_rows + 1}:${row}"
    volume = next(cell for cell in sheet[row - head_rows + 1] if cell.value == "Volume")
    joined = {str(area) for area in sheet.merged_cells.ranges}
    left, right = volume.column_letter, get_column_letter(volume.column + 1)
    assert {f"{left}{row}:{right}{row}", f"{left}{row - head_rows + 1}:{right}{row - 1}"} <= joined


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ({}, "RENCANA KERJA PEMERINTAH DESA (RKP DESA)"),
        ({"status": None, "tanggal_penetapan": "2027-09-20"}, "RENCANA KERJA PEMERINTAH DESA (RKP DESA)"),
        ({"status": "kesepakatan"}, "RANCANGAN RENCANA KERJA PEMERINTAH DESA (RKP DESA)"),
        ({"status": None}, "RANCANGAN RENCANA KERJA PEMERINTAH DESA (RKP DESA)"),
    ],
)
def test_the_title_is_that_of_a_draft_until_the_plan_is_laid_down(changes: dict[str, Any], title: str) -> None:
    assert rows(MATRIX, data_of(MATRIX, **changes))[:2] == [[title], ["TAHUN 2028"]]


# Rows


def test_an_activity_stands_in_its_group_with_its_pattern_ticked() -> None:
    found = rows(MATRIX, data_of(MATRIX))
    assert [
        "10", BIDANG[0], "Pertanahan", "Penetapan dan penegasan batas desa", "Batas timur dan barat", "4", "km",
        "Kepastian wilayah", "April–Juni 2028", "38.000.000", "DD", "√", "Sekretariat Desa",
    ] in found  # fmt: skip
    sheet = sheet_of(MATRIX, data_of(MATRIX))
    ticks = {row[3].value: row[12].column_letter for row in sheet.iter_rows() if row[12].value == "√"}
    assert ticks == {"Penetapan dan penegasan batas desa": "M"}


def test_the_date_of_the_decree_is_that_of_the_matrix_unless_it_has_its_own() -> None:
    decreed = {"tanggal_penetapan": "2027-09-27"}
    for own, date in (({}, "20 September 2027"), ({"tanggal": None}, "27 September 2027")):
        _, right = rows(MATRIX, data_of(MATRIX, **decreed, **own))[-1]
        assert right.startswith(f"Pemaron, {date}")


def test_a_proposal_bears_the_number_of_its_bidang_and_its_own() -> None:
    assert [
        "2", BIDANG[1], "3", "Normalisasi Tukad Banyumala dan pembangunan tanggul", "Banjar Dinas Yeh Lumbung", "1.200",
        "m", "Mei–Agustus 2028", "3.600.000.000", "APBD Prov; APBN",
    ] in rows(PROPOSALS, data_of(PROPOSALS))  # fmt: skip


@pytest.mark.parametrize(("type_id", "listed"), [(MATRIX, "kegiatan"), (PROPOSALS, "usulan")])
def test_the_sums_are_formulas_with_the_value_of_the_rows(type_id: str, listed: str) -> None:
    data = data_of(type_id)
    shown, wanted = sums(type_id, data, listed)
    assert shown == wanted
    assert sheets.formulas(docgen.generate(type_id, data).content) == 6


@pytest.mark.parametrize(
    ("type_id", "listed", "nil"),
    [(MATRIX, "kegiatan", [BIDANG[2], "Nihil"]), (PROPOSALS, "usulan", ["3", BIDANG[2], "Nihil"])],
)
def test_a_bidang_without_rows_says_so_under_its_name(type_id: str, listed: str, nil: list[str]) -> None:
    data = data_of(type_id)
    data[listed] = [row for row in data[listed] if int(row["bidang"]) == 1][:1]
    found = rows(type_id, data)
    assert between(found, "Jumlah Per Bidang 2", "Jumlah Per Bidang 3") == [nil, ["Jumlah Per Bidang 3", "0"]]


def test_own_bidang_take_the_place_of_the_five() -> None:
    data = data_of(PROPOSALS, daftar_bidang=["Pemerintahan", "Prasarana"])
    data["usulan"] = [row for row in data["usulan"] if int(row["bidang"]) <= 2]
    assert [row[0] for row in rows(PROPOSALS, data) if row[0].startswith("Jumlah")] == [
        "Jumlah Per Bidang 1", "Jumlah Per Bidang 2", "Jumlah Total",
    ]  # fmt: skip


# Signatures and regions


@pytest.mark.parametrize("type_id", [MATRIX, PROPOSALS])
def test_the_head_of_the_village_and_of_the_team_sign(type_id: str) -> None:
    left, right = rows(type_id, data_of(type_id))[-1]
    assert left.split() == ["Mengetahui:", "Perbekel", "Pemaron,", "I", "Putu", "Mertayasa,", "S.Sos."]
    assert right.split("\n")[1:3] == ["Disusun oleh:", "Ketua Tim Penyusun RKP Desa,"]
    assert right.endswith("I Made Sudarsana")


@pytest.mark.parametrize("type_id", [MATRIX, PROPOSALS])
def test_what_is_not_known_yet_is_left_to_the_pen(type_id: str) -> None:
    _, right = rows(type_id, data_of(type_id, tanggal=None, ketua_tim=None))[-1]
    assert right.startswith(f"Pemaron, {'.' * 20}")
    assert right.endswith("." * 30)


@pytest.mark.parametrize("type_id", [MATRIX, PROPOSALS])
def test_a_kampung_reads_of_no_desa(type_id: str) -> None:
    artifact = docgen.generate(type_id, papua(type_id))
    assert "Kampung" in artifact.name
    assert "Desa" not in sheets.text(artifact.content)
    assert "DESA" not in sheets.text(artifact.content)


# Rules


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"pagu": "2375999999"}, "galat pagu: jumlah biaya Rp2.376.000.000,00 melebihi pagu Rp2.375.999.999,00"),
        ({"tahun_rkp": 2027}, "peringatan tahun_rkp: RKP tahun 2027 ditandatangani pada 20 September 2027"),
    ],
)
def test_the_matrix_is_checked_as_a_whole(changes: dict[str, Any], message: str) -> None:
    assert said(MATRIX, data_of(MATRIX)) == ""
    assert message in said(MATRIX, data_of(MATRIX, **changes))


@pytest.mark.parametrize(
    ("type_id", "listed", "changes", "message"),
    [
        (MATRIX, "kegiatan", {"volume": "0"}, "galat kegiatan.1.volume: volume 0 (lebih dari nol)"),
        (MATRIX, "kegiatan", {"bidang": 6}, "galat kegiatan.1.bidang: bidang 6 tidak ada"),
        (PROPOSALS, "usulan", {"volume": "0"}, "galat usulan.1.volume: volume 0 (lebih dari nol)"),
        (PROPOSALS, "usulan", {"bidang": 6}, "galat usulan.1.bidang: bidang 6 tidak ada"),
        (PROPOSALS, "usulan", {"sumber_biaya": ["DD", "PADes"]},
         "peringatan usulan.1.sumber_biaya: DD, PADes adalah uang desa sendiri"),
    ],
)  # fmt: skip
def test_a_row_is_checked_by_itself(type_id: str, listed: str, changes: dict[str, Any], message: str) -> None:
    data = data_of(type_id)
    data[listed][1] |= changes
    assert message in said(type_id, data)


@pytest.mark.parametrize(("type_id", "listed"), [(MATRIX, "kegiatan"), (PROPOSALS, "usulan")])
def test_a_row_that_comes_twice_is_told(type_id: str, listed: str) -> None:
    data = data_of(type_id)
    data[listed].append(copy.deepcopy(data[listed][1]))
    assert f"peringatan {listed}.{len(data[listed]) - 1}.jenis_kegiatan: " in said(type_id, data)


def test_a_proposal_with_money_from_outside_too_is_not_the_villages_own() -> None:
    data = data_of(PROPOSALS)
    data["usulan"][0]["sumber_biaya"] = ["DD", "APBD Kab"]
    assert said(PROPOSALS, data) == ""


def test_an_activity_that_the_rpjm_does_not_have_in_that_year_is_told() -> None:
    data = data_of(MATRIX)
    first = data["kegiatan"][0]
    plan = [
        {name: value for name, value in row.items() if name not in {"waktu_pelaksanaan", "pelaksana"}}
        | {"tahun_pelaksanaan": [2027, 2028]}
        for row in copy.deepcopy(data["kegiatan"])
    ]
    plan[0]["jenis_kegiatan"] = first["jenis_kegiatan"].upper()
    assert said(MATRIX, {**data, "kegiatan_rpjm": plan}) == ""
    plan[0]["tahun_pelaksanaan"] = [2027]
    plan[7]["bidang"] = 2
    lines = said(MATRIX, {**data, "kegiatan_rpjm": plan}).splitlines()
    assert [line.split(":")[0] for line in lines] == [
        "peringatan kegiatan.0.jenis_kegiatan", "peringatan kegiatan.7.jenis_kegiatan",
    ]  # fmt: skip
    assert f"“{first['jenis_kegiatan']}” di luar RPJM Desa" in lines[0]


def test_a_proposal_that_the_plan_pays_for_is_refused() -> None:
    data = data_of(PROPOSALS, kegiatan=data_of(MATRIX)["kegiatan"])
    assert said(PROPOSALS, data) == ""
    data["usulan"][1] |= {name: data["kegiatan"][4][name] for name in ("jenis_kegiatan", "lokasi")}
    assert "galat usulan.1.jenis_kegiatan: “Pemutakhiran data kependudukan dan profil desa”" in said(PROPOSALS, data)
