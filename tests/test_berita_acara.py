"""Berita acara: the funding groups of the guide, and who signs in which generation."""

from __future__ import annotations

import re
from typing import Any

import pytest

import docgen
from tests.support import word
from tests.support.documents import sample

RKP = "ba_musrenbangdes_rkpdes"


def made(data: dict[str, Any]) -> str:
    return word.text(docgen.generate(RKP, data).content)


def of_year(year: int) -> dict[str, Any]:
    return {**sample(RKP), "tanggal": f"{year}-01-21", "tahun_rkp": year + 1}


def test_before_2015_the_groups_are_the_five_of_the_guide_in_its_words() -> None:
    text = made(of_year(2013))
    groups = [
        "Usulan kegiatan yang akan diajukan untuk didanai BLM PNPM-MP, sesuai ketentuan PNPM-MP",
        "Usulan kegiatan yang akan diajukan untuk didanai APBD melalui Musrenbang Kabupaten",
        "Usulan kegiatan yang akan didanai ADD:",
        "Usulan kegiatan yang dilaksanakan secara swadaya oleh masyarakat",
        "Usulan kegiatan yang akan didanai oleh sumber dana lain",
    ]
    places = [text.find(group) for group in groups]
    assert -1 not in places
    assert places == sorted(places)


def test_today_they_name_the_programme_and_the_village_fund() -> None:
    text = made(sample(RKP))
    assert "PNPM" not in text
    assert "didanai ADD dan Dana Desa:" in text


def test_the_sums_of_the_groups_are_the_whole() -> None:
    data = sample(RKP)
    text = made(data)
    sums = [int(amount.replace(".", "")) for amount in re.findall(r"^Jumlah\s+([0-9.]+)$", text, re.MULTILINE)]
    assert len(sums) == 5
    assert sum(sums) == sum(int(row["jumlah_biaya"]) for row in data["kegiatan"])


def test_a_group_without_proposals_says_nihil() -> None:
    data = sample(RKP)
    data["kegiatan"] = [row for row in data["kegiatan"] if row["sumber_biaya"][0] in {"DD", "ADD"}]
    assert made(data).count("Nihil") == 4


def test_a_source_that_no_group_names_is_refused() -> None:
    data = {**sample(RKP), "kelompok_dana": [{"judul": "Dana Desa", "sumber": ["DD", "ADD"]}]}
    problems = docgen.validate(RKP, data)
    assert problems
    assert all("tidak ada dalam kelompok pendanaan" in problem.message for problem in problems)


@pytest.mark.parametrize(
    ("year", "signs", "signs_not"),
    [(2013, "Pimpinan Musyawarah,", "Ketua BPD,"), (2027, "Ketua BPD,", "Pimpinan Musyawarah,")],
)
def test_who_signs_follows_the_date(year: int, signs: str, signs_not: str) -> None:
    data = of_year(year)
    data.pop("gaya_ttd", None)
    text = made(data)
    assert signs in text
    assert signs_not not in text


def test_an_activity_twice_is_a_warning() -> None:
    data = sample(RKP)
    data["kegiatan"].append(dict(data["kegiatan"][0]))
    (problem,) = docgen.validate(RKP, data)
    assert problem.severity == "peringatan"
    assert "sudah ada pada baris lain" in problem.message
