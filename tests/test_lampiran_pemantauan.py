"""Lampiran 9, 10 and 11: the forms of monitoring visits and the report of six months."""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import Any

import pytest
from docx import Document
from docx.shared import Length

import docgen
from docgen.documents.registry import shipped
from docgen.documents.schema import fields
from docgen.spelling import tanggal_panjang
from docgen.template_language import language, sentence
from tests.support import word
from tests.support.documents import changed, leaves, sample
from tests.support.tables import papua, said
from tests.support.word import W

TTK, CENTRE, REPORT = "lampiran_9", "lampiran_10", "lampiran_11"
every_form = pytest.mark.parametrize("type_id", [TTK, CENTRE, REPORT])


def content(type_id: str, data: dict[str, Any] | None = None) -> bytes:
    return docgen.generate(type_id, data or sample(type_id)).content


def text(type_id: str, data: dict[str, Any] | None = None) -> str:
    return word.text(content(type_id, data))


def controls(file: bytes) -> list[tuple[str, str]]:
    """Give path and text of every content control, in order."""
    found = word.tree(file).iter(f"{W}sdt")
    tags = ((one.find(f"{W}sdtPr/{W}tag"), one.find(f"{W}sdtContent")) for one in found)
    return [(tag.get(f"{W}val"), word.paragraph_text(shown)) for tag, shown in tags if tag is not None]


def rows_of(file: bytes, first_head: str) -> list[Any]:
    """Give the rows of the table in which a cell of the first rows says `first_head`."""
    for table in word.tree(file).iter(f"{W}tbl"):
        rows: list[Any] = list(table.iter(f"{W}tr"))
        heads = ["".join(cell.itertext()) for row in rows[:2] for cell in row.findall(f"{W}tc")]
        if first_head in heads:
            return rows
    raise AssertionError(first_head)


def assert_in_order(whole: str, parts: tuple[str, ...]) -> None:
    at = 0
    for part in parts:
        found = whole.find(part, at)
        assert found >= 0, part
        at = found + len(part)


# The forms


def test_lampiran_9_has_every_part_of_the_source_in_its_order() -> None:
    assert_in_order(
        text(TTK),
        (
            "Lampiran 9. Formulir Pemantauan Kegiatan Ujicoba Strategi Lini Depan untuk Tim Teknis Kabupaten dan",
            "PP No. 39/2006 tentang Tata Cara Pengendalian dan Evaluasi Pelaksanaan Rencana Pembangunan.",
            *("Rincian Kunjungan", "Dipantau oleh", "Tanggal Kunjungan", "Lokasi", "Nama Kegiatan"),
            *("1.\tPengembangan Kapasitas Aparat Kecamatan", "9.\tInovasi Penyelenggaraan Pelayanan Dasar"),
            "Centang triwulan dan tahun fiskal di mana kegiatan yang dipantau diimplementasikan",
            *("☐ T1: Jan – Mar", "☒ T2: April – Juni", "☐ T3: Juli – Sept", "☐ T4: Okt – Des"),
            *("☐ FY 2025", "☒ FY 2026", "☐ FY 2027"),
            *("Paket Kegiatan", "Sasaran Indikator", "Pencapaian Indikator sampai saat ini", "Orang yang diwawancara"),
            *("Tantangan", "Tindak lanjut yang perlu dilakukan (berdasarkan informasi dari responden)"),
            "Unit/pihak yang bertanggung jawab untuk melakukan tindak lanjut",
            *("Masukkan nomor Paket Kegiatan", "Silakan merujuk Lampiran 8", "Masukkan kemajuan indikator"),
            *("Sebutkan tantangan yang dihadapi", "Sebutkan tindakan yang perlu", "Tanyakan lebih lanjut unit mana"),
            *("Nama: Sri Wahyuni", "Jabatan: ", "Unit Kerja/Lembaga: ", "Jenis kelamin: ☐ L   ☒ P"),
            *("Rekomendasi (oleh pihak yang melakukan pemantauan)", "Dengan mensintesis informasi pemantauan di atas"),
            *("Informasi Pemantau", "Diselesaikan oleh: ", "Jenis kelamin: ☐ L   ☒ P — Centang Kotak"),
            *("Informasi kontak: E-mail ", "Nomor telepon ", "Jabatan: ", "Lembaga/Unit Kerja: "),
            "☐ Nasional   ☐ Provinsi   ☒ Kabupaten   ☐ Kecamatan   ☐ Desa",
            *("Informasi Penyerahan Formulir Pemantauan", "Diserahkan ke: ", "☒ Provinsi"),
            "Tanggal penyerahan formulir: 25 Mei 2026",
        ),
    )


def test_lampiran_10_has_its_own_columns_and_no_english_heading() -> None:
    whole = text(CENTRE)
    assert_in_order(
        whole,
        (
            "Lampiran 10. Formulir Pemantauan Bersama (Joint Monitoring) Kegiatan Ujicoba Strategi Lini Depan untuk "
            "Pemerintah Pusat",
            *("Rincian Kunjungan", "Nama Kegiatan", "☒ T2: April – Juni", "1", "2", "3", "4", "5", "6"),
            *("Kegiatan yang dipantau", "Orang yang diwawancarai", "Hasil Pengamatan", "Tantangan"),
            *("3.1 Pengembangan Sistem Informasi dan Administrasi Tingkat Desa", "Rekomendasi", "Informasi Pemantau"),
            "Tanggal penyerahan formulir: 24 Juni 2026",
        ),
    )
    assert "Activity Names" not in whole
    assert "Sasaran Indikator" not in whole


def test_lampiran_11_has_its_running_sections_with_their_instructions() -> None:
    assert_in_order(
        text(REPORT),
        (
            "Lampiran 11. Formulir Pelaporan Kemajuan Enam Bulanan Kegiatan Ujicoba Strategi Lini Depan",
            "menjadi basis data penyusunan laporan kemajuan enam bulanan.",
            "Periode pelaporan: Centang Triwulan dan tahun fiskal periode pelaporan",
            *(
                "☒ T1",
                "☒ T2",
                "☐ T3",
                "☐ T4",
                "dan",
                "☒ FY 2026",
                "☐ FY 2027",
                "Kabupaten: Pemalang",
                "Kecamatan: Belik",
            ),
            *(
                "1. Kemajuan dan Tantangan dalam Periode Pelaporan",
                "Mohon menjelaskan kemajuan",
                "• Proses atau langkah",
            ),
            *("• Tantangan dalam mencapai sasaran", "Tindak lanjut menurut unit penanggung jawab"),
            *("2. Pemetaan Pemangku Kepentingan", "Mohon menuliskan hasil analisis Anda"),
            *("3. Pembelajaran dan Rekomendasi", "Mohon menjelaskan pembelajaran yang didapat"),
            *("4. Dokumen Pendukung", "• Formulir pemantauan triwulan, dan/atau"),
            *("Informasi Pelaporan", "Dibuat oleh: Dewi Lestari", "Informasi Penyerahan Laporan", "Diserahkan ke: "),
            *("Sumber data", "Tidak dimuat dalam laporan ini"),
        ),
    )


def test_column_numbers_stand_over_the_columns_and_the_head_repeats_on_each_page() -> None:
    numbers, heads, told, *_ = rows_of(content(TTK), "Sasaran Indikator")
    spans = [int(span.get(f"{W}val")) for span in numbers.iter(f"{W}gridSpan")]
    assert ["".join(cell.itertext()) for cell in numbers.findall(f"{W}tc")] == ["1", "2", "3", "4", "5"]
    assert spans == [2, 2]
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in (numbers, heads, told)] == [True, True, False]


@pytest.mark.parametrize(("type_id", "landscape"), [(TTK, True), (CENTRE, True), (REPORT, False)])
def test_a_form_lies_or_stands_on_f4(type_id: str, landscape: bool) -> None:
    page = Document(io.BytesIO(content(type_id))).sections[0]
    width, height = (Length(side or 0).mm for side in (page.page_width, page.page_height))
    assert (round(width), round(height)) == ((330, 215) if landscape else (215, 330))


def test_a_row_stays_on_one_page_unless_a_text_in_it_is_long() -> None:
    data = changed(sample(TTK), ("hasil", 1, "tantangan"), "baris\n" * 30 + "akhir")
    rows = rows_of(content(TTK, data), "Sasaran Indikator")[3:]
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows] == [True, False, True, True]


def test_two_hundred_results_stand_in_one_table() -> None:
    data = sample(TTK)
    data["hasil"] *= 50
    assert len(rows_of(content(TTK, data), "Sasaran Indikator")) == 3 + 200


# What can be read back


@every_form
def test_every_value_stands_alone_in_one_control(type_id: str) -> None:
    data = sample(type_id)
    found = controls(content(type_id))
    shown = Counter(value for _, value in found)
    for value in leaves(
        {key: value for key, value in data.items() if key not in {"jenis", "triwulan", "tahun_fiskal"}}
    ):
        if value in {"L", "P", "TTK", "Kabupaten", "Provinsi", "Nasional"}:
            continue
        forms = {value, *dated(value)}
        assert any(shown[form] for form in forms), value
    assert [path for path, times in Counter(path for path, _ in found).items() if times > 1] == []


def dated(value: str) -> set[str]:
    """Give a date as it is printed, nothing for another text."""
    return {str(tanggal_panjang(value))} if len(value) == 10 and value[4:5] == "-" else set()


@every_form
def test_every_field_that_is_printed_has_a_control(type_id: str) -> None:
    names = {re.sub(r"\[\d+\]", "", path.partition("=")[0]) for path, _ in controls(content(type_id))}
    for path, field, _ in fields(shipped().get(type_id).schema):
        if field.get("type") in {"object", "array"} or field.get("x-bersama") or path == ("jenis",):
            continue
        dotted = ".".join(str(step) for step in path if step != 0)
        assert dotted in names, dotted


def test_boxes_are_controls_that_name_their_choice() -> None:
    found = dict(controls(content(TTK)))
    assert found["triwulan=T2"] == found["tahun_fiskal=2026"] == found["tim=TTK"] == "☒"
    assert found["triwulan=T1"] == found["tahun_fiskal=2025"] == found["tim=TTP"] == "☐"
    assert found["pemantau.tingkat=Kabupaten"] == found["penerima.jenis_kelamin=L"] == "☒"
    report = dict(controls(content(REPORT)))
    assert (report["triwulan=T1"], report["triwulan=T2"], report["triwulan=T3"]) == ("☒", "☒", "☐")


def test_units_and_names_from_the_catalogue_stand_outside_of_the_controls() -> None:
    file = content(TTK)
    found = controls(file)
    assert ("hasil[3].pencapaian", "62,5") in found
    assert ("hasil[0].paket", "3") in found
    assert ("hasil[3].indikator", "4.1a") in found
    whole = word.text(file)
    assert "62,5%" in whole
    assert "4.1a Persentase unit layanan yang mempunyai mekanisme umpan balik" in whole
    assert "4\nL: 3, P: 1" in whole


# What may be left out


def test_a_form_speaks_as_its_region_does() -> None:
    whole = text(TTK, papua(TTK))
    assert "Kampung Wamhorip, Distrik Hubikiak, Kabupaten Jayawijaya, Provinsi Papua Pegunungan" in whole
    assert "1.\tPengembangan Kapasitas Aparat Distrik dan Unit Layanan" in whole
    assert "7.\tPenguatan dalam Implementasi UU Desa" in whole
    assert "Pendelegasian Wewenang kepada Kepala Distrik" in whole
    assert "☐ Distrik   ☐ Kampung" in whole
    found = dict(controls(content(TTK, papua(TTK))))
    assert (found["sebutan_kecamatan"], found["sebutan_desa"]) == ("Distrik", "Kampung")
    activity = changed(papua(CENTRE), ("hasil", 0, "kegiatan"), "1.1")
    assert "bagi Kepala Distrik dan Sekretaris Distrik" in text(CENTRE, activity)


def test_the_receiver_and_contacts_may_be_left_for_the_pen() -> None:
    whole = text(TTK, papua(TTK))
    for label in ("Diserahkan ke", "Informasi kontak: E-mail", "Tanggal penyerahan formulir", "Unit Kerja/Lembaga"):
        assert f"{label}: ....." in whole or f"{label} ....." in whole
    assert "None" not in whole


def test_what_a_gathered_report_adds_is_printed_only_where_it_is_given() -> None:
    whole = text(REPORT, papua(REPORT))
    for heading in ("Tindak lanjut menurut", "Sumber data", "Tidak dimuat", "Tanggal penyerahan", "Lokasi:", "Sumber:"):
        assert heading not in whole
    assert "Penanganan: ....." in whole
    gathered = text(REPORT)
    assert sample(REPORT)["keterangan_sumber"][0]["sidik"] in gathered
    assert "Formulir belum lengkap, pencapaian indikator 4.1a kosong" in gathered


# The rules

RULES = [
    (
        TTK,
        "tanggal_kunjungan",
        "2026-08-01",
        "peringatan tanggal_kunjungan: kunjungan tanggal 1 Agustus 2026 tidak dalam T2",
    ),
    (TTK, "tanggal_kunjungan", "2026-03-31", "peringatan tanggal_kunjungan"),
    (TTK, "tanggal_penyerahan", "2026-05-27", "(paling lambat 26 Mei 2026"),
    (TTK, "tanggal_penyerahan", "2026-05-18", "galat tanggal_penyerahan: diserahkan tanggal 18 Mei 2026, sebelum"),
    (TTK, "hasil.0.paket", 4, "galat hasil.0.indikator: indikator 3.1a adalah indikator Paket 3 (Pengembangan"),
    (TTK, "hasil.0.paket", 4, "bukan Paket 4 (paket 3, atau indikator Paket 4: yang terdekat 4.1a (Persentase unit"),
    (TTK, "hasil.0.indikator", "32a", "galat hasil.0.indikator: indikator “32a” tidak ada dalam Lampiran 8 (3.2a"),
    (TTK, "tim", "TTP", "galat hasil.0.indikator: indikator 3.1a dipantau TTK, bukan TTP"),
    (TTK, "hasil.3.pencapaian", "101", "galat hasil.3.pencapaian: pencapaian 101 persen, lebih dari seratus"),
    (TTK, "hasil.3.sasaran", "100,5", "galat hasil.3.sasaran: sasaran 100,5 persen"),
    (TTK, "hasil.0.pencapaian", "6,5", "galat hasil.0.pencapaian: pencapaian 6,5 bukan bilangan bulat"),
    (TTK, "hasil.2.pencapaian", "5", "galat hasil.2.pencapaian: L 3 dan P 1 berjumlah 4, bukan 5 (4)"),
    (TTK, "hasil.0.pencapaian_l", 6, "galat hasil.0.pencapaian_l: hanya satu dari L dan P yang diisi"),
    (TTK, "hasil.0.penanggung_jawab", "Dinas Kesehatan", "peringatan hasil.0.penanggung_jawab: “Dinas Kesehatan”"),
    (CENTRE, "pemantau.tingkat", "Provinsi", "peringatan pemantau.tingkat: pemantau dari tingkat Provinsi"),
    (CENTRE, "hasil.0.kegiatan", "4.1", "galat hasil.0.kegiatan: kegiatan 4.1 adalah kegiatan Paket 4"),
    (CENTRE, "hasil.0.kegiatan", "33", "galat hasil.0.kegiatan: kegiatan “33” tidak ada dalam menu (3.1"),
    (REPORT, "triwulan", ["T2", "T3"], "galat triwulan: triwulan T2 dan T3 bukan satu periode enam bulan"),
    (REPORT, "tanggal_penyerahan", "2026-07-16", "paling lambat 15 Juli 2026 (Tabel 7)"),
    (REPORT, "tanggal_penyerahan", "2026-06-30", "peringatan tanggal_penyerahan: laporan diserahkan tanggal 30 Juni"),
    (REPORT, "kemajuan.0.paket", 1, "galat kemajuan.0.indikator: indikator 3.1a adalah indikator Paket 3"),
    (REPORT, "kemajuan.0.kegiatan", "3.2", "peringatan kemajuan.0.kegiatan: indikator 3.1a adalah indikator kegiatan"),
    (REPORT, "kemajuan.2.capaian", "110", "galat kemajuan.2.capaian"),
    (REPORT, "kemajuan.1.capaian_l", 1, "galat kemajuan.1.capaian: L 1 dan P 2 berjumlah 3"),
    (REPORT, "belum_lengkap.0", {"alasan": "Belum ada"}, "galat belum_lengkap.0.berkas: berkas dan unit"),
]


@pytest.mark.parametrize(("type_id", "path", "value", "expected"), RULES, ids=[rule[3][:60] for rule in RULES])
def test_what_does_not_agree_is_told_with_its_cure(type_id: str, path: str, value: Any, expected: str) -> None:
    steps = tuple(int(step) if step.isdigit() else step for step in path.split("."))
    assert expected in said(type_id, changed(sample(type_id), steps, value))


def test_a_split_that_is_missing_is_a_warning_for_indicators_of_men_and_women() -> None:
    data = changed(changed(sample(TTK), ("hasil", 2, "pencapaian_l"), ...), ("hasil", 2, "pencapaian_p"), ...)
    found = said(TTK, data)
    assert "peringatan hasil.2.pencapaian_l: indikator 1.1a dipilah laki-laki dan perempuan" in found
    assert "galat" not in found


@pytest.mark.parametrize(
    ("level", "quarters", "last"),
    [
        ("Kabupaten", ["T3", "T4"], "2027-01-15"),
        ("Provinsi", ["T1", "T2"], "2026-07-31"),
        ("Nasional", ["T4", "T3"], "2027-02-15"),
    ],
)
def test_the_deadline_of_tabel_7_depends_on_the_level_of_the_writer(level: str, quarters: list[str], last: str) -> None:
    data = sample(REPORT) | {"triwulan": quarters, "tanggal_penyerahan": last}
    data["pembuat"]["tingkat"] = level
    assert "tenggat" not in said(REPORT, data)
    data["tanggal_penyerahan"] = last[:-1] + "9" if last[-1] != "1" else last[:5] + "08-01"
    assert "sesudah tenggat" in said(REPORT, data)


def test_choices_from_the_catalogue_are_declared_with_the_text_shown_beside_them() -> None:
    schema = shipped().get(TTK).schema
    row = schema["properties"]["hasil"]["items"]["properties"]
    for name, count, value, shown in (
        ("paket", 9, 4, "Mekanisme Akuntabilitas Sosial"),
        ("indikator", 35, "3.1b", "Jumlah SID"),
    ):
        choice = row[name]["x-pilihan"]
        assert len(language().compile_expression(choice["nilai"])({}) or ()) == count
        assert sentence(choice["tampil"]).render(nilai=value).startswith(shown)
