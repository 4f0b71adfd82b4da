"""Lampiran 7, what a province asks for in technical assistance: itself and its kabupaten."""

from __future__ import annotations

from typing import Any

import pytest

import docgen
from tests.support import sheets
from tests.support.documents import sample
from tests.support.tables import between, money, papua, rows, said

KABUPATEN, PROVINCE = "lampiran_6", "lampiran_7"
AMOUNTS = ("kontribusi_apbd", "kontribusi_desa", "jumlah_diminta")


def with_(**values: Any) -> dict[str, Any]:
    return {**sample(PROVINCE), **values}


def test_lampiran_7_is_the_form_of_the_guide() -> None:
    found = rows(PROVINCE, sample(PROVINCE))
    assert found[0] == [
        "Lampiran 7. Format Tim Teknis Provinsi untuk Pengajuan Rencana dan Anggaran Bantuan Teknis Tahunan"
    ]
    assert found[1][:5] == [
        "Rencana Bantuan Teknis untuk Tahun Anggaran:", "2027", "Provinsi:", "Jawa Tengah", "Ringkasan Provinsi",
    ]  # fmt: skip
    assert found[1][6:] == ["Disahkan Tim Teknis Provinsi pada tanggal:", "15 September 2026"]
    assert found[2] == ["Nama Pemda yang mengajukan", "Ringkasan Kegiatan", "Ringkasan Pembiayaan"]
    assert found[3] == [
        "Jumlah kegiatan",
        "Jumlah penerima manfaat langsung",
        "Jumlah kontribusi Pemda lokal (a)",
        "Jumlah yang diminta (b)",
        "Total perkiraan untuk kegiatan (a + b = c)",
    ]
    signed, enclosed = found[-1]
    assert signed.startswith(
        "Tanggal: Semarang, 17 September 2026\nNama Ketua Tim Teknis Provinsi: Dr. Bambang Setyawan, S.E., M.Si.\n"
    )
    assert signed.rpartition("\n")[2].startswith("Tanda tangan: ____")
    assert enclosed == "Lampiran:\nLampiran 1: Pengajuan Provinsi\nLampiran 2: Salinan pengajuan Kabupaten"


def test_the_rows_of_lampiran_7_and_their_sum() -> None:
    data = sample(PROVINCE)
    found = between(rows(PROVINCE, data), "Jumlah kegiatan", "Jumlah")
    assert found[0][0] == "Provinsi Jawa Tengah"
    for row, given in zip(found, data["baris"], strict=False):
        a, b = int(given["kontribusi"]), int(given["diminta"])
        assert row == [
            given["pemda"], given["jumlah_kegiatan"], given["penerima_manfaat"], *map(money, (a, b, a + b)),
        ]  # fmt: skip
    names = ("jumlah_kegiatan", "penerima_manfaat", "kontribusi", "diminta")
    sums = [sum(int(given[name]) for given in data["baris"]) for name in names]
    assert found[-1] == ["Jumlah", *map(money, (*sums, sums[2] + sums[3]))]
    assert sheets.formulas(docgen.generate(PROVINCE, data).content) == 4 + 5


def test_the_row_of_sums_is_an_option() -> None:
    found = rows(PROVINCE, with_(tampilkan_jumlah=False))
    assert not any(row[0] == "Jumlah" for row in found)
    assert found[-2][0] == "Kabupaten Pekalongan"


def test_the_sample_of_the_province_agrees_with_that_of_its_kabupaten() -> None:
    activities = sample(KABUPATEN)["kegiatan"]
    own = next(row for row in sample(PROVINCE)["baris"] if row["pemda"] == "Kabupaten Pemalang")
    a1, a2, b = (
        sum(int(one[name]) for one in activities) for name in ("kontribusi_apbd", "kontribusi_desa", "jumlah_diminta")
    )
    reached = sum(int(one["penerima_l"]) + int(one["penerima_p"]) for one in activities)
    assert [int(own[name]) for name in ("jumlah_kegiatan", "penerima_manfaat", "kontribusi", "diminta")] == [
        len(activities),
        reached,
        a1 + a2,
        b,
    ]


def row(pemda: str) -> dict[str, Any]:
    return {"pemda": pemda, "jumlah_kegiatan": 1, "penerima_manfaat": 1, "kontribusi": 0, "diminta": 1}


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["Kabupaten Brebes"], "galat baris: baris pertama “Kabupaten Brebes” (Provinsi Jawa Tengah"),
        (["Provinsi Jawa Tengah", "Kabupaten Brebes", "kabupaten  brebes"], "sudah ada pada nomor 2"),
        (["Provinsi Jawa Tengah", "Brebes"], "“Brebes” tanpa kata Provinsi, Kabupaten, atau Kota di depannya"),
        (["Provinsi Jawa Tengah", "Provinsi Aceh"], "galat baris.1.pemda: “Provinsi Aceh” bukan provinsi yang"),
        (["Provinsi Jawa Tengah", "Kabupaten Bireuen"],
         "galat baris.1.pemda: Kabupaten Bireuen termasuk Provinsi Aceh"),
        (["Provinsi Jawa Tengah", "Kabupaten Banyumas"],
         "peringatan baris.1.pemda: Kabupaten Banyumas tidak ada dalam daftar lokasi ujicoba 2017 (Lampiran 2)"),
    ],
)  # fmt: skip
def test_a_faulty_row_of_the_province_is_told(names: list[str], message: str) -> None:
    assert message in said(PROVINCE, with_(baris=[row(name) for name in names]))


def test_a_late_request_and_a_province_without_locations_are_told() -> None:
    assert "galat tanggal: ditandatangani" in said(PROVINCE, with_(tanggal="2027-01-01"))
    late = with_(tanggal_pengesahan="2028-01-01")
    assert "galat tanggal_pengesahan: disahkan" in said(PROVINCE, late)
    warning = said(PROVINCE, papua(PROVINCE))
    assert "\n" not in warning
    assert warning.startswith("peringatan nama_provinsi: Provinsi Papua Pegunungan tidak ada dalam daftar lokasi")


def test_a_province_is_known_by_the_name_that_the_guide_prints_too() -> None:
    for name in ("NTB", "Nusa Tenggara Barat"):
        data = with_(nama_provinsi=name, baris=[row(f"Provinsi {name}"), row("Kabupaten Bima")])
        assert said(PROVINCE, data) == ""
