"""Lampiran 4: the questions of the guide, the answers of an interview, and the packages that they call for."""

from __future__ import annotations

import copy
from typing import Any

import pytest

import docgen
from docgen.catalogues import catalogue
from docgen.documents.registry import shipped
from docgen.usecases.blank_form import blank_form
from tests.support import word
from tests.support.documents import sample
from tests.support.tables import papua, said

FORM = "lampiran_4"
QUESTIONS = catalogue("analisis_situasi")["soal"]


def data_of(*answers: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Give the sample with other answers, if some are given, and other values."""
    data = {**copy.deepcopy(sample(FORM)), **changes}
    return {**data, "jawaban": list(answers), "rekomendasi": changes.get("rekomendasi", [])} if answers else data


def answer(code: str, number: int, said_: str, **changes: Any) -> dict[str, Any]:
    who = {"nama": "Sugeng Riyadi", "jabatan": "Kepala Desa"}
    return {"kode_kegiatan": code, "pertanyaan_ke": number, "jawaban": said_, "penjawab": who, **changes}


def tables(data: dict[str, Any]) -> tuple[list[list[str]], list[list[str]]]:
    """Give the rows of the questions and of the summary."""
    first, second = word.tree(docgen.generate(FORM, data).content).iter(f"{word.W}tbl")
    return cells_of(first), cells_of(second)


def cells_of(table: Any) -> list[list[str]]:
    """Give the texts of a table's cells, those in content controls too."""
    return [
        ["\n".join(map(word.paragraph_text, cell.iter(f"{word.W}p"))) for cell in row.iter(f"{word.W}tc")]
        for row in table.iter(f"{word.W}tr")
    ]


def test_every_question_of_the_guide_stands_in_its_order() -> None:
    questions, _ = tables(data_of())
    asked = [row[1].split("\n")[0] for row in questions[2:]]
    assert asked == [one["pertanyaan"] for one in QUESTIONS]
    assert len(asked) == 30
    counts = {code: sum(one["kode_kegiatan"] == code for one in QUESTIONS) for code in ("3.1", "4.2", "5.1", "9")}
    assert counts == {"3.1": 2, "4.2": 3, "5.1": 3, "9": 3}


def test_the_head_is_that_of_the_guide() -> None:
    text = word.text(docgen.generate(FORM, data_of()).content)
    lines = ("Tanggal\t: 10 Maret 2026", "Kecamatan\t: Belik", "Kabupaten\t: Pemalang",
             "Pewawancara\t: Tim Teknis Kabupaten Pemalang", "Catatan: Daftar Analisis Situasi sederhana")  # fmt: skip
    for words in lines:
        assert words in text
    questions, _ = tables(data_of())
    assert questions[0][0] == "Siapa yang diwawancarai"
    assert questions[0][3].startswith("Jika seluruh atau setidaknya beberapa jawaban")
    assert questions[1][3:5] == ["Deskripsi Kegiatan", "Paket Kegiatan"]


def test_an_answer_shows_its_box_who_gave_it_and_what_was_explained() -> None:
    questions, _ = tables(data_of())
    row = next(row for row in questions if "perencanaan dan penganggaran desa?" in row[1])
    assert row[0] == "• Camat\n• Staf Kecamatan\n• Fasilitator Masyarakat"
    assert row[2].startswith("☒ Ya  ☐ Tidak  ☐ Tidak tahu  \nDijawab oleh: Tri Handayani, Kepala Seksi")
    assert "Dinas Pemberdayaan Masyarakat dan Desa pada Agustus 2025" in row[2]


def test_a_question_without_an_answer_is_left_for_the_pen_and_warned_of() -> None:
    data = data_of(answer("1.1", 1, "tidak"))
    assert "29 pertanyaan belum dijawab: 1.2 nomor 1" in said(FORM, data)
    questions, _ = tables(data)
    assert questions[3][2].startswith("☐ Ya  ☐ Tidak  ☐ Tidak tahu  \nDijawab oleh: .....")


@pytest.mark.parametrize(
    ("answers", "called_for"),
    [
        ([answer("4.2", 1, "ya"), answer("4.2", 2, "tidak")], ["4.2 Mekanisme Akuntabilitas Pelayanan Dasar"]),
        ([answer("4.2", 1, "ya"), answer("4.2", 2, "tidak tahu")], []),
        ([answer("9", 1, "tidak"), answer("9", 2, "ya", penjelasan="Pasar murah")], ["Inovasi Penyelenggaraan"]),
        ([answer("9", 1, "tidak")], []),
    ],
)
def test_no_calls_for_a_package_and_for_innovation_yes_does(
    answers: list[dict[str, Any]], called_for: list[str]
) -> None:
    _, summary = tables(data_of(*answers))
    rows = [row for row in summary[1:] if row[0].isdigit()]
    assert len(rows) == len(called_for)
    for row, words in zip(rows, called_for, strict=True):
        assert row[1].startswith(words)
        assert row[4] == "." * 16


def test_the_summary_names_reason_decision_and_people() -> None:
    _, summary = tables(data_of())
    row = next(row for row in summary if row[1].startswith("4.3"))
    assert row[2:] == [
        "Paket 4: Mekanisme Akuntabilitas Sosial",
        "nomor 1 (tidak); nomor 2 (tidak)",
        "dipilih",
        "Ketua dan anggota BPD sembilan desa",
    ]


CHOSEN = {"kode_kegiatan": "4.2", "dipilih": "ya", "peserta": "BPD"}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (data_of(answer("4.9", 1, "ya")), "galat jawaban.0.kode_kegiatan: tidak ada pertanyaan untuk kegiatan 4.9"),
        (data_of(answer("4.2", 4, "ya")), "galat jawaban.0.pertanyaan_ke: kegiatan 4.2 hanya punya 3 pertanyaan"),
        (data_of(answer("4.2", 1, "ya"), answer("4.2", 1, "tidak")), "galat jawaban.1.pertanyaan_ke: pertanyaan 1"),
        (data_of(answer("1.1", 1, "ya")), "galat jawaban.0.penjelasan: jawaban “ya” perlu penjelasan: Siapa yang"),
        (data_of(answer("4.3", 1, "tidak")), "galat jawaban.0.penjelasan: jawaban “tidak” perlu penjelasan: Kapasitas"),
        (data_of(answer("4.2", 1, "tidak")), "peringatan rekomendasi: kegiatan yang dianjurkan belum diputuskan: 4.2"),
        (
            data_of(answer("4.2", 1, "ya"), rekomendasi=[CHOSEN]),
            "peringatan rekomendasi.0.dipilih: kegiatan 4.2 dipilih",
        ),
        (
            data_of(answer("4.2", 1, "tidak"), rekomendasi=[{"kode_kegiatan": "4.2", "dipilih": "ya"}]),
            "galat rekomendasi.0.peserta: kegiatan 4.2 dipilih, tetapi yang disertakan belum disebut",
        ),
        (
            data_of(answer("4.2", 1, "tidak"), rekomendasi=[CHOSEN, CHOSEN]),
            "galat rekomendasi.1.kode_kegiatan: kegiatan 4.2 sudah diputuskan pada baris 1",
        ),
    ],
)
def test_what_cannot_be_so_is_told(data: dict[str, Any], told: str) -> None:
    assert told in said(FORM, data)


def test_questions_speak_as_the_region_does() -> None:
    text = word.text(docgen.generate(FORM, papua(FORM)).content)
    assert "Apakah kampung ini mempunyai Sistem Informasi Desa (SID)" in text
    assert "• Kepala Distrik\n• Sekretaris Distrik" in text
    assert "penggunaan Dana Desa" in text


def test_a_blank_form_asks_every_question() -> None:
    content = blank_form(shipped().get(FORM), {})
    found = [tag.get(f"{word.W}val") for tag in word.tree(content).iter(f"{word.W}tag")]
    assert sum(tag.endswith("].jawaban=ya") for tag in found) == 30
    assert sum(tag.endswith("].dipilih=ya") for tag in found) == 18
