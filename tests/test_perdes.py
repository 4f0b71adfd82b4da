"""The Peraturan Desa on the RPJM Desa: its parts in their order, its numbers, its generations."""

from __future__ import annotations

import io
import re
from typing import Any

import pypdf
import pytest

import docgen
from docgen.rendering.pdf import to_pdf
from docgen.rendering.word_rules import violations
from tests.support import word
from tests.support.documents import changed, sample

PERDES = "perdes_rpjmdes"


def made(data: dict[str, Any]) -> str:
    return word.text(docgen.generate(PERDES, data).content)


def with_(**values: Any) -> dict[str, Any]:
    data = sample(PERDES)
    for name, value in values.items():
        if value is None:
            data.pop(name, None)
        else:
            data[name] = value
    return data


def activity(number: int = 1, bidang: int = 2, years: tuple[int, ...] = (2027,)) -> dict[str, Any]:
    return {
        "bidang": bidang,
        "jenis_kegiatan": f"Pembangunan talud jalan tahap {number}",
        "lokasi": "Banjar Dinas Tengah",
        "volume": "120,5",
        "satuan": "m",
        "sasaran_manfaat": "350 jiwa",
        "tahun_pelaksanaan": list(years),
        "jumlah_biaya": 1_000_000 + number,
        "sumber_biaya": ["DD"],
    }


def test_the_parts_stand_in_the_order_of_the_annex() -> None:
    text = made(sample(PERDES))
    parts = [
        "PERBEKEL PEMARON",
        "KABUPATEN BULELENG",
        "PERATURAN DESA PEMARON",
        "NOMOR 5 TAHUN 2026",
        "TENTANG",
        "RENCANA PEMBANGUNAN JANGKA MENENGAH DESA TAHUN 2027–2034",
        "DENGAN RAHMAT TUHAN YANG MAHA ESA",
        "PERBEKEL PEMARON,",
        "Menimbang",
        "Mengingat",
        "Dengan Kesepakatan Bersama",
        "BADAN PERMUSYAWARATAN DESA PEMARON",
        "MEMUTUSKAN:",
        "Menetapkan",
        "BAB I",
        "KETENTUAN UMUM",
        "Pasal 1",
        "BAB II",
        "VISI DAN MISI",
        "BAB III",
        "ARAH KEBIJAKAN",
        "BAB IV",
        "KETENTUAN PENUTUP",
        "mulai berlaku pada tanggal diundangkan",
        "Agar setiap orang mengetahuinya",
        "Ditetapkan di Pemaron",
        "I PUTU MERTAYASA",
        "Diundangkan di Pemaron",
        "I MADE SUDARSANA",
        "LEMBARAN DESA PEMARON TAHUN 2026 NOMOR 5",
        "LAMPIRAN I",
        "LAMPIRAN II",
    ]
    at = 0
    for part in parts:
        at = text.find(part, at)
        assert at >= 0, part


def test_signatures_carry_no_title_and_no_number() -> None:
    text = made(sample(PERDES))
    assert "S.Sos." not in text
    assert "NIP" not in text


def test_the_last_consideration_names_every_letter_before_it() -> None:
    text = made(with_(menimbang=["satu", "dua", "tiga", "empat"]))
    assert "dimaksud dalam huruf a, huruf b, huruf c, dan huruf d, perlu menetapkan Peraturan Desa tentang" in text


def forty() -> list[dict[str, Any]]:
    pasal = [{"kunci": f"p{number}", "ayat": [{"teks": f"Ketentuan {number}."}]} for number in range(1, 34)]
    pasal[5]["ayat"] = [{"teks": "Sesuai [pasal p33] dan [pasal visi]."}, {"teks": "Lihat [pasal lampiran ayat 2]."}]
    return [{"judul": f"Hal {number}", "pasal": pasal[number * 11 : number * 11 + 11]} for number in range(3)]


def test_forty_pasal_are_numbered_through_and_references_follow() -> None:
    text = made(with_(bab_tambahan=forty()))
    numbers = [int(number) for number in re.findall(r"^Pasal ([0-9]+)$", text, re.MULTILINE)]
    assert numbers == list(range(1, 41))
    assert "Sesuai Pasal 38 dan Pasal 2." in text
    assert "Lihat Pasal 39 ayat (2)." in text
    assert "BAB VII" in text


def test_a_whole_body_of_ones_own_replaces_the_standing_one() -> None:
    text = made(with_(batang_tubuh=[{"judul": "Maksud", "pasal": [{"ayat": [{"teks": "Peraturan ini singkat."}]}]}]))
    assert "Peraturan ini singkat." in text
    assert "KETENTUAN UMUM" not in text
    assert "Agar setiap orang mengetahuinya" in text


def test_a_reference_to_a_pasal_that_is_not_there_is_refused_with_the_names_that_are() -> None:
    bab = [{"judul": "X", "pasal": [{"ayat": [{"teks": "Lihat [pasal hilang]."}]}]}]
    (problem,) = docgen.validate(PERDES, with_(bab_tambahan=bab))
    assert "[pasal hilang]" in problem.message
    assert "visi" in str(problem.expected)


def test_without_number_and_date_it_is_a_draft_and_says_so() -> None:
    data = with_(nomor=None, tanggal_penetapan=None, tanggal_pengundangan=None, nomor_lembaran=None)
    artifact = docgen.generate(PERDES, data)
    assert artifact.name.endswith(" - DRAF.docx")
    assert artifact.name.startswith("Rancangan ")
    assert "RANCANGAN\nPERATURAN DESA PEMARON\nNOMOR .......... TAHUN 2026" in word.text(artifact.content)
    assert b'string="DRAF"' in b"".join(word.parts(artifact.content).values())


def test_with_number_and_date_it_is_none() -> None:
    artifact = docgen.generate(PERDES, sample(PERDES))
    assert "DRAF" not in artifact.name
    assert b'string="DRAF"' not in b"".join(word.parts(artifact.content).values())


@pytest.mark.parametrize(
    ("year", "last", "columns"), [(2012, 2017, "Thn 5"), (2015, 2021, "Thn 6"), (2026, 2034, "Thn 8")]
)
def test_the_period_and_the_matrix_follow_the_law_in_force(year: int, last: int, columns: str) -> None:
    data = with_(tahun=year, tahun_awal=year + 1, tahun_akhir=None, tanggal_penetapan=None, tanggal_pengundangan=None)
    data["kegiatan"] = [activity(years=(year + 1, last))]
    text = made(data)
    assert f"TAHUN {year + 1}–{last}" in text
    assert columns in text
    assert f"Thn {int(columns[-1]) + 1}" not in text


def test_2015_cites_no_law_of_2024_and_has_no_eight_years() -> None:
    data = with_(
        tahun=2015, tahun_awal=2016, tahun_akhir=None, tanggal_penetapan="2015-11-20", tanggal_pengundangan="2015-11-20"
    )
    data["kegiatan"] = [activity(years=(2016,))]
    text = made(data)
    assert "Tahun 2024" not in text
    assert "Peraturan Pemerintah Nomor 43 Tahun 2014" in text
    problems = docgen.validate(PERDES, changed(data, ("tahun_awal",), "2016") | {"tahun_akhir": "2023"})
    assert any("masa 8 tahun baru ada sejak 25 April 2024" in problem.message for problem in problems)


def test_a_later_law_typed_into_an_earlier_paper_is_refused() -> None:
    data = with_(
        tahun=2015, tahun_awal=2016, tahun_akhir=None, tanggal_penetapan="2015-11-20", tanggal_pengundangan="2015-11-20"
    )
    data["kegiatan"] = [activity(years=(2016,))]
    data["mengingat"] = [{"jenis": "Undang-Undang", "nomor": "3", "tahun": "2024", "tentang": "Desa"}]
    assert any("belum ada pada tanggal" in problem.message for problem in docgen.validate(PERDES, data))


def test_a_later_regulation_of_ones_own_is_refused_where_it_was_typed() -> None:
    own = [{"jenis": "Peraturan Bupati", "nomor": "9", "tahun": "2031", "tentang": "Desa"}]
    (problem,) = docgen.validate(PERDES, with_(mengingat_tambahan=own))
    assert problem.path == ("mengingat_tambahan", 0, "tahun")


def test_the_matrix_adds_up_by_bidang_and_as_a_whole_in_figures_and_words() -> None:
    data = with_(kegiatan=[activity(1, 1), activity(2, 1), activity(3, 2)])
    text = made(data)
    assert "Jumlah Per Bidang 1\n2.000.003" in text.replace("\t", "\n")
    assert "Jumlah Total\n3.000.006" in text.replace("\t", "\n")
    assert "Rp3.000.006,00 (tiga juta enam rupiah)" in text
    assert text.count("Nihil") == 3


def test_one_activity_and_300_make_whole_papers_with_a_repeated_head() -> None:
    many = with_(kegiatan=[activity(number, 1 + number % 5, (2027, 2030)) for number in range(300)])
    papers = {
        "satu.docx": docgen.generate(PERDES, with_(kegiatan=[activity()])).content,
        "banyak.docx": docgen.generate(PERDES, many).content,
    }
    assert all(violations(word.parts(content)) == [] for content in papers.values())
    printed = {name: pypdf.PdfReader(io.BytesIO(content)) for name, content in to_pdf(papers).items()}
    wide = [page for page in printed["banyak.docx"].pages if page.mediabox.width > page.mediabox.height]
    assert len(wide) > 10
    for page in wide[:-1]:
        assert "Waktu Pelaksanaan" in page.extract_text()
    assert "Jumlah Total" in wide[-1].extract_text() + wide[-2].extract_text()


def test_a_nagari_has_its_own_words() -> None:
    data = with_(
        sebutan_desa="Nagari",
        sebutan_kepala_desa="Wali Nagari",
        sebutan_bpd="Badan Musyawarah Nagari",
        nama_desa="Koto Baru",
    )
    text = made(data)
    for words in (
        "PERATURAN NAGARI KOTO BARU",
        "WALI NAGARI KOTO BARU,",
        "BADAN MUSYAWARAH NAGARI KOTO BARU",
        "LEMBARAN NAGARI KOTO BARU",
    ):
        assert words in text
    standing = "\n".join(line for line in text.splitlines() if not re.search(r"Nomor \d+ Tahun", line))
    assert "Kepala Desa" not in standing
