"""The Renja of a kecamatan: rows by their codes, sums of both years, nomenclature from the catalogue, its signature."""

from __future__ import annotations

import copy
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pytest

import docgen
from tests.support import sheets
from tests.support.documents import sample
from tests.support.tables import money, papua, rows, said

if TYPE_CHECKING:
    from pathlib import Path

RENJA = "renja"
PLAN, NEXT = "pagu", "pagu_n1"


def renja(*rows: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Give the sample with other rows, if some are given, and other values."""
    data = {**copy.deepcopy(sample(RENJA)), **changes}
    return {**data, "baris": list(rows)} if rows else data


def above(code: str, **changes: Any) -> dict[str, Any]:
    return {"kode": code, "indikator": "Persentase", "target": "100", "target_n1": "100", "satuan": "%", **changes}


def leaf(code: str, **changes: Any) -> dict[str, Any]:
    money_of = {PLAN: 1_000_000, NEXT: 2_000_000}
    told = {"lokasi": "12 desa", "sumber_dana": "DAU", "kelompok_sasaran": "Warga", "satuan": "Dokumen"}
    return above(code, **{**money_of, **told, **changes})


def table(data: dict[str, Any]) -> list[list[str]]:
    """Give the rows of the table below its head, with the amounts that LibreOffice and Excel find stored."""
    sheet = sheets.book(docgen.generate(RENJA, data).content).worksheets[0]
    found = [["" if cell.value is None else str(cell.value) for cell in row] for row in sheet.iter_rows(max_col=13)]
    start = next(at for at, row in enumerate(found) if row[0] == "(1)") + 1
    return found[start : next(at for at, row in enumerate(found) if row[0] == "JUMLAH") + 1]


def test_the_columns_are_those_of_t_c_33_with_the_years_of_the_data() -> None:
    found = rows(RENJA, renja())
    upper, lower, numbers = found[(at := next(i for i, row in enumerate(found) if row[0] == "(1)")) - 2 : at + 1]
    assert upper == [
        "Kode",
        "Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan",
        "Indikator Kinerja Program/Kegiatan",
        "Rencana Tahun 2027",
        "Catatan Penting",
        "Prakiraan Maju Rencana Tahun 2028",
    ]
    assert lower == [
        "Lokasi",
        "Target Capaian Kinerja",
        "Kebutuhan Dana/Pagu Indikatif",
        "Sumber Dana",
        "Target Capaian Kinerja",
        "Kebutuhan Dana/Pagu Indikatif",
    ]
    assert numbers == [f"({number})" for number in range(1, 11)]


def test_the_rows_stand_by_their_codes_below_their_urusan_and_bidang_urusan() -> None:
    shuffled = renja()
    shuffled["baris"].reverse()
    codes = [row[0] for row in table(shuffled)[:-1]]
    assert codes[:3] == ["7", "7.01", "7.01.01"]
    assert codes == sorted(codes)
    assert len(codes) == len(shuffled["baris"]) + 2


@pytest.mark.parametrize(("field", "column"), [(PLAN, 6), (NEXT, 12)])
def test_each_sum_is_that_of_the_sub_kegiatan_below_it(field: str, column: int) -> None:
    data = renja()
    wanted: dict[str, int] = defaultdict(int)
    for row in data["baris"]:
        for depth in (1, 2, 3, 5, 6):
            if field in row and depth <= row["kode"].count(".") + 1:
                wanted[".".join(row["kode"].split(".")[:depth])] += int(row[field])
    shown = table(data)
    further = [at for at, row in enumerate(shown) if at and row[0] == shown[at - 1][0]]
    assert {row[0]: int(row[column]) for at, row in enumerate(shown[:-1]) if at not in further} == wanted
    assert int(shown[-1][column]) == wanted["7"]
    assert [shown[at][column] for at in further] == [""]


def test_the_four_sub_kegiatan_of_the_guide_are_in_the_sample_with_their_outputs() -> None:
    found = {row[0]: row for row in table(renja())}
    for code, output in {
        "7.01.02.2.01.0001": "Pemahaman peserta sosialisasi tentang alasan dan pentingnya sinergi perencanaan",
        "7.01.06.2.01.0009": "keluarannya sama dengan atau melengkapi kegiatan RKP Desa",
        "7.01.06.2.01.0013": "Partisipasi warga dalam tahapan penyusunan RPJM Desa dan RKP Desa",
        "7.01.06.2.01.0018": "Terkoordinasinya pelaksanaan kegiatan pembangunan yang efektif dan sinergis",
    }.items():
        assert output in found[code][2]


def test_the_name_is_filled_in_from_the_code_and_the_code_written_as_its_version_has_it() -> None:
    given = (above("7.01.06"), above("7.01.06.2.01"), leaf("7.01.06.2.01.13"))
    for version, code in (("2020", "7.01.06.2.01.13"), ("2023+", "7.01.06.2.01.0013")):
        last = table(renja(*given, versi_nomenklatur=version))[-2]
        assert last[:2] == [code, "Fasilitasi Penyusunan Perencanaan Pembangunan Partisipatif"]


def test_codes_are_texts_and_amounts_numbers() -> None:
    sheet = sheets.book(docgen.generate(RENJA, renja()).content).worksheets[0]
    codes = [row for row in sheet.iter_rows() if str(row[0].value).startswith("7.01.06.2.01.00")]
    assert all(isinstance(row[0].value, str) and row[0].number_format == "@" for row in codes)
    assert all(isinstance(row[6].value, int) for row in codes)


def test_a_level_without_a_row_is_printed_from_the_catalogue_and_warned_of(tmp_path: Path) -> None:
    data = renja(leaf("7.01.06.2.01.0013"))
    assert "peringatan baris.0.kode: program 7.01.06 dan kegiatan 7.01.06.2.01 tidak punya baris sendiri" in said(
        RENJA, data
    )
    shown = table(data)
    assert [row[0] for row in shown[:-1]] == ["7", "7.01", "7.01.06", "7.01.06.2.01", "7.01.06.2.01.0013"]
    assert shown[2][1] == "PROGRAM PEMBINAAN DAN PENGAWASAN PEMERINTAHAN DESA"
    assert read_back(data, tmp_path) == data["baris"]


def read_back(data: dict[str, Any], folder: Path) -> list[dict[str, Any]]:
    """Give the rows read back from the paper, with amounts as numbers."""
    path = folder / "renja.xlsx"
    path.write_bytes(docgen.generate(RENJA, data).content)
    found = docgen.extract(path)["baris"]
    return [{name: int(value) if name in {PLAN, NEXT} else value for name, value in row.items()} for row in found]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((leaf("7.01.06.2.01.00l3"),), "galat baris.0.kode: kode “7.01.06.2.01.00l3” memuat “l”"),
        ((leaf("7.01.06.2.01.0013"), leaf("7.1.06")), "galat baris.1.kode: kode “7.1.06” bagian ke-2"),
        (
            (leaf("7.01.06.2.01.0313"),),
            "peringatan baris.0.kode: sub kegiatan 7.01.06.2.01.0313 tidak ada dalam katalog",
        ),
        ((leaf("7.01.06.2.01.0313"),), "galat baris.0.nomenklatur: nomenklatur sub kegiatan 7.01.06.2.01.0313 tidak"),
        ((above("7.01.06"),), "galat baris.0.kode: program 7.01.06 tidak punya kegiatan"),
        ((above("7.01.06", pagu=5), leaf("7.01.06.2.01.0013")), "galat baris.0.pagu: pagu program 7.01.06 tahun 2027"),
        (
            (leaf("7.01.06.2.01.0013"),) * 2,
            "galat baris.1.indikator: sub kegiatan 7.01.06.2.01.0013 dengan indikator ini",
        ),
        (
            (leaf("7.01.06.2.01.0013"), leaf("7.01.06.2.01.0013", indikator="Lain")),
            "peringatan baris.1.kode: sub kegiatan 7.01.06.2.01.0013 sudah ada",
        ),
    ],
)
def test_a_code_or_name_that_cannot_be_so_is_told(rows: tuple[dict[str, Any], ...], told: str) -> None:
    assert told in said(RENJA, renja(*rows))


def test_a_name_that_is_not_the_codes_own_is_told_where_the_list_of_that_version_was_read() -> None:
    row = leaf("7.01.06.2.01.13", nomenklatur="Rapat")
    assert "peringatan baris.0.nomenklatur: nomenklatur “Rapat” lain" in said(
        RENJA, renja(row, versi_nomenklatur="2020")
    )


@pytest.mark.parametrize("field", ["lokasi", "pagu", "pagu_n1", "sumber_dana", "kelompok_sasaran"])
def test_a_sub_kegiatan_must_say_where_for_whom_and_for_how_much(field: str) -> None:
    row = leaf("7.01.06.2.01.0013")
    del row[field]
    assert f"galat baris.0.{field}: " in said(RENJA, renja(row))


def test_the_camat_signs_with_rank_and_nip_and_a_kepala_distrik_by_his_title() -> None:
    signed = "\n".join(cell for row in rows(RENJA, renja())[-3:] for cell in row)
    assert "Singaraja, 15 Juli 2026\nCAMAT BULELENG," in signed
    assert "I Made Suartana, S.Sos., M.A.P\nPembina, IV/a\nNIP. 19710312 199403 1 005" in signed
    distrik = "\n".join(cell for row in rows(RENJA, papua(RENJA))[-3:] for cell in row)
    assert "Plt. KEPALA DISTRIK ABENAHO," in distrik
    assert "Abenaho, ...................." in distrik


def test_sums_are_printed_with_dots() -> None:
    found = rows(RENJA, renja())
    total = sum(int(row.get(PLAN, 0)) for row in sample(RENJA)["baris"])
    assert money(total) in next(row for row in found if row[0] == "JUMLAH")
