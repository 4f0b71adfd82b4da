"""Lampiran 6, what a kabupaten asks for in technical assistance, and the catalogue that it is asked from."""

from __future__ import annotations

from typing import Any

import pytest

import docgen
from docgen.catalogues import catalogue
from tests.support import sheets
from tests.support.documents import sample
from tests.support.tables import between, money, papua, rows, said

KABUPATEN = "lampiran_6"
AMOUNTS = ("kontribusi_apbd", "kontribusi_desa", "jumlah_diminta")


def summary(data: dict[str, Any]) -> list[list[Any]]:
    return between(rows(KABUPATEN, data), "Jumlah kegiatan", "Jumlah")


def details(data: dict[str, Any]) -> list[list[Any]]:
    return between(rows(KABUPATEN, data), "Kode", "Jumlah")


def asked(**values: Any) -> dict[str, Any]:
    """Give the sample of a kabupaten with other values in its first activity."""
    data = sample(KABUPATEN)
    data["kegiatan"][0] |= values
    return data


# The catalogue


def test_the_catalogue_has_the_menu_of_2017_and_the_locations_of_lampiran_2() -> None:
    menu = catalogue("paket_bantuan_teknis")
    assert [package["nomor"] for package in menu["paket"]] == list(range(1, 10))
    assert " ".join(entry["kode"] for entry in menu["kegiatan"]) == (
        "1.1 1.2 1.3 2.1 2.2 2.3 3.1 3.2 4.1 4.2 4.3 5.1 5.2 5.3 6.1 6.2 7.1 7.2 8.1 9.1"
    )
    assert len(menu["indikator"]) == 35
    assert len({place["provinsi"] for place in menu["lokasi"]}) == 5
    assert len(menu["lokasi"]) == 16
    assert sum(len(place["kecamatan"]) for place in menu["lokasi"]) == 24


def test_every_code_in_the_catalogue_is_one_that_it_has_and_every_entry_tells_its_source() -> None:
    menu = catalogue("paket_bantuan_teknis")
    codes = {entry["kode"] for entry in menu["kegiatan"]}
    packages = {str(package["nomor"]) for package in menu["paket"]}
    for entry in menu["kegiatan"]:
        assert str(entry["paket"]) == entry["kode"].split(".")[0]
        assert set(entry["bersama"]) <= codes | packages
    assert set(menu["set_minimum"]["kode"]) <= codes | packages
    for indicator in menu["indikator"]:
        assert indicator["kegiatan_seharusnya"] in codes
        assert indicator["terpilah"] == ("laki-laki dan perempuan" in indicator["indikator"])
    keys = [indicator["kode"] for indicator in menu["indikator"]]
    assert len(keys) == len(set(keys))
    listed = [menu[name] for name in ("paket", "kegiatan", "lokasi", "indikator", "salah_cetak")]
    assert all(entry["sumber"] for entries in listed for entry in entries)


# Lampiran 6


def test_lampiran_6_has_its_head_its_two_tables_and_its_foot_in_order() -> None:
    text = "\n".join(" | ".join(row) for row in rows(KABUPATEN, sample(KABUPATEN)))
    parts = [
        "Lampiran 6. Format Tim Teknis Kabupaten untuk Pengajuan Rencana dan Anggaran Bantuan Teknis Tahunan",
        "Rencana Bantuan Teknis untuk Tahun Anggaran: | 2027 | Provinsi: | Jawa Tengah | Kabupaten: | Pemalang | "
        "Ringkasan Kabupaten",
        "Disahkan Tim Teknis Kabupaten pada tanggal: | 20 Agustus 2026",
        "Nama unit yang mengajukan | Ringkasan Kegiatan | Ringkasan Pembiayaan",
        "Jumlah kegiatan | Jumlah penerima manfaat langsung | Jumlah kontribusi Pemda lokal (a) | "
        "Jumlah yang diminta (b) | Total perkiraan untuk kegiatan (a + b = c)",
        "Rincian Kegiatan",
        "No | Paket Kegiatan | Deskripsi Kegiatan | Unit yang mengajukan | Lokasi (kecamatan/desa) | "
        "Ringkasan Kegiatan | Ringkasan Pembiayaan | Dasar usulan | Indikator",
        "Kontribusi APBD Kabupaten (a1) | Kontribusi anggaran Desa (a2) | "
        "Jumlah kontribusi Pemda lokal (a1 + a2 = a) | Jumlah yang diminta (b) | "
        "Total perkiraan untuk kegiatan (a + b = c)",
        "Tanggal: Pemalang, 24 Agustus 2026\nNama Ketua Tim Teknis Kabupaten: Ir. Sri Hartati, M.M.",
        "Tanda tangan: ___",
        "Lampiran:\nLampiran 1: Daftar Analisis Situasi (Lampiran 4)\nLampiran 2: Rincian anggaran kegiatan",
    ]
    places = [text.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


def test_package_description_and_unit_are_filled_in_from_the_code() -> None:
    data = asked(kode_kegiatan="5.1")
    del data["kegiatan"][0]["unit_sasaran"]
    first = details(data)[0]
    assert first[1] == "Paket 5: Integrasi SPM dalam Penyusunan Perencanaan dan Penganggaran Daerah"
    assert first[2:4] == ["5.1", "Integrasi SPM dalam Perencanaan dan Penganggaran Daerah"]
    assert "Pemerintah kabupaten" in first
    assert "unit_sasaran" not in data["kegiatan"][0], "what was given stays as it was"
    assert "Bappeda" in details(asked(unit_sasaran="Bappeda"))[0]


def test_activities_stand_by_the_unit_that_asks_and_are_numbered_through() -> None:
    data = sample(KABUPATEN)
    data["kegiatan"].reverse()
    found = details(data)[:-1]
    assert [row[0] for row in found] == [str(number) for number in range(1, 15)]
    kinds = [row[4] for row in found]
    assert kinds == ["Kabupaten"] * 6 + ["Kecamatan"] * 4 + ["Unit Layanan"] + ["Desa"] * 3
    assert [row[2] for row in found[:2]] == ["6.1", "5.3"], "the order of the data within a unit"


def test_totals_are_formulas_whose_values_are_the_independent_sums() -> None:
    data = sample(KABUPATEN)
    activities = data["kegiatan"]
    women, men = (sum(int(one[f"penerima_{sex}"]) for one in activities) for sex in "pl")
    a1, a2, b = (sum(int(one[name]) for one in activities) for name in AMOUNTS)
    total = ["Jumlah", *map(money, (men, women, men + women, a1, a2, a1 + a2, b, a1 + a2 + b))]
    assert details(data)[-1] == total
    assert summary(data)[-1] == ["Jumlah", "14", *map(money, (men + women, a1 + a2, b, a1 + a2 + b))]
    content = docgen.generate(KABUPATEN, data).content
    assert sheets.formulas(content) == 14 * 3 + 8 + 4 * 4 + 5
    assert sheets.faults(content) == []


def test_the_summary_adds_up_each_unit_from_its_own_rows() -> None:
    data = sample(KABUPATEN)
    found = summary(data)[:-1]
    assert [row[0] for row in found] == [
        "Kabupaten Pemalang",
        "Kecamatan Belik",
        "Unit Layanan Puskesmas Belik",
        "Desa Gunungtiga",
    ]
    for name, *amounts in found:
        own = [one for one in data["kegiatan"] if name == " ".join(one["unit_pengusul"].values())]
        given = sum(int(one["kontribusi_apbd"]) + int(one["kontribusi_desa"]) for one in own)
        wanted = sum(int(one["jumlah_diminta"]) for one in own)
        reached = sum(int(one["penerima_l"]) + int(one["penerima_p"]) for one in own)
        assert amounts == [str(len(own)), *map(money, (reached, given, wanted, given + wanted))]


def test_many_units_and_rows_add_up_too() -> None:
    data = sample(KABUPATEN)
    more = []
    for number in range(60):
        unit = {"jenis": "Desa", "nama": f"Desa ke-{number % 7}"}
        more.append({**data["kegiatan"][number % 14], "unit_pengusul": unit, "jumlah_diminta": 1000 + number})
    found = summary({**data, "kegiatan": more})
    assert len(found) == 8
    assert [row[4] for row in found[:-1]] == [
        money(sum(1000 + number for number in range(60) if number % 7 == unit)) for unit in range(7)
    ]


def test_the_indicators_used_are_explained_and_the_legend_is_gone_without_them() -> None:
    text = sheets.text(docgen.generate(KABUPATEN, sample(KABUPATEN)).content)
    assert text.count("4.3b: Jumlah regulasi tingkat desa yang dibuat oleh Kepala Desa dan BPD") == 1
    data = sample(KABUPATEN)
    for activity in data["kegiatan"]:
        activity.pop("indikator", None)
    assert "Keterangan indikator" not in sheets.text(docgen.generate(KABUPATEN, data).content)


def test_an_activity_of_a_newer_menu_is_typed_with_the_document() -> None:
    new = {"kode": "10.1", "paket": 10, "nama_paket": "Paket Baru", "nama": "Kegiatan Baru", "unit_sasaran": "Kader"}
    data = asked(kode_kegiatan="10.1") | {"menu_tambahan": [new]}
    del data["kegiatan"][0]["unit_sasaran"], data["kegiatan"][0]["indikator"]
    assert {"Paket 10: Paket Baru", "10.1", "Kegiatan Baru", "Kader"} <= set(details(data)[0])
    unnamed = {key: value for key, value in new.items() if key != "nama_paket"}
    assert "belum bernama" in said(KABUPATEN, data | {"menu_tambahan": [unnamed]})
    assert "sudah ada pada nomor 1" in said(KABUPATEN, data | {"menu_tambahan": [new, new]})
    assert "sudah ada dalam menu 2017" in said(KABUPATEN, data | {"menu_tambahan": [{**new, "kode": "5.1"}]})


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"kode_kegiatan": "2.9"}, "galat kegiatan.0.kode_kegiatan: kode kegiatan “2.9” tidak ada dalam menu (2.3"),
        ({"kode_kegiatan": "3.3"}, "(salah cetak pada Tabel 5: sama dengan 4.1) (4.1 (Pengembangan Mekanisme"),
        ({"kode_kegiatan": "xyz"}, "tidak ada dalam menu (kode pada menu, 1.1 sampai 9.1"),
        ({"unit_pengusul": {"jenis": "Kelurahan", "nama": "Belik"}},
         "galat kegiatan.0.unit_pengusul.jenis: “Kelurahan” bukan jenis unit yang mengajukan "
         "(salah satu dari: Kabupaten, Kecamatan, Unit Layanan, Desa)"),
        ({"kode_kegiatan": "6.2", "unit_sasaran": None, "indikator": None},
         "galat kegiatan.0.unit_sasaran: unit sasaran kosong, dan menu tidak menyebutnya untuk kegiatan 6.2"),
        ({"triwulan": ["T1", "T1"]}, "galat kegiatan.0.triwulan: triwulan T1, T1 memuat yang sama dua kali"),
        ({"kontribusi_desa": 1},
         "galat kegiatan.0.kontribusi_desa: kontribusi anggaran desa Rp1,00 tanpa desa sebagai unit yang mengajukan"),
        ({"indikator": "2.1z"}, "galat kegiatan.0.indikator: indikator “2.1z” tidak ada dalam Lampiran 8 (2.1"),
        ({"indikator": "3.1a"}, "peringatan kegiatan.0.indikator: indikator 3.1a adalah indikator kegiatan 3.1"),
        ({"kecamatan": "Moga"},
         "peringatan kegiatan.0.kecamatan: Kecamatan Moga tidak ada dalam daftar lokasi ujicoba 2017"),
    ],
)  # fmt: skip
def test_a_faulty_activity_is_told_with_its_cure(values: dict[str, Any], message: str) -> None:
    assert message in said(KABUPATEN, asked(**values))


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"pagu": 566_999_999}, "galat pagu: jumlah yang diminta Rp567.000.000,00 melebihi pagu Rp566.999.999,00"),
        ({"tanggal": "2027-01-04"},
         "galat tanggal: ditandatangani tanggal 4 Januari 2027, tidak sebelum tahun anggaran 2027 "
         "(paling lambat akhir tahun 2026 (tahun N-1))"),
        ({"tanggal_pengesahan": "2027-02-01"}, "galat tanggal_pengesahan: disahkan tanggal 1 Februari 2027"),
        ({"nama_kabupaten": "Banyumas"},
         "peringatan nama_kabupaten: Kabupaten Banyumas tidak ada dalam daftar lokasi ujicoba 2017 (Lampiran 2)"),
    ],
)  # fmt: skip
def test_a_faulty_request_is_told_with_its_cure(values: dict[str, Any], message: str) -> None:
    assert message in said(KABUPATEN, {**sample(KABUPATEN), **values})


def test_a_budget_of_just_the_sum_and_a_village_as_the_place_of_its_money_are_sound() -> None:
    data = asked(kontribusi_desa=1, desa="Gunungtiga") | {"pagu": 567_000_000}
    assert said(KABUPATEN, data) == ""


def test_what_must_go_together_and_the_minimum_set_are_only_warned_of() -> None:
    data = sample(KABUPATEN)
    data["kegiatan"] = [one for one in data["kegiatan"] if one["kode_kegiatan"] not in {"5.2", "6.1", "7.1"}]
    found = said(KABUPATEN, data)
    assert "galat" not in found
    assert "peringatan kegiatan: set minimum belum lengkap: 6 tidak diajukan" in found
    assert "kegiatan 5.1 harus dilaksanakan bersama kegiatan atau paket 5.2, yang tidak diajukan" in found
    assert "kegiatan 4.1 harus dilaksanakan bersama kegiatan atau paket 7, yang" in found


def test_lampiran_6_speaks_as_its_region_does_and_leaves_dates_for_the_pen() -> None:
    found = rows(KABUPATEN, papua(KABUPATEN))
    text = "\n".join(" | ".join(row) for row in found)
    assert "Lokasi (distrik/kampung)" in text
    assert "Kontribusi anggaran Kampung (a2)" in text
    assert [row[0] for row in between(found, "Jumlah kegiatan", "Jumlah")] == [
        "Kabupaten Jayawijaya",
        "Distrik Hubikiak",
        "Kampung Wamhorip",
        "Jumlah",
    ]
    assert "Disahkan Tim Teknis Kabupaten pada tanggal: | ...................." in text
    assert "Tanggal: ....................\n" in text
