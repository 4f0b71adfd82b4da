"""Mengingat cites what was in force on the day of the paper, in the order of rank and year."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.regulations import catalogue, peraturan_berlaku, sudah_dicabut, tahun_terakhir, urut_hierarki

TOPICS = ("rpjmdes", "rkpdes", "bpd", "kecamatan")
LOCAL = {"jenis": "Peraturan Bupati", "nomor": "12", "tahun": 2015, "tentang": "Perencanaan", "lembaran": None}
KABUPATEN = {"jenis": "Undang-Undang", "nomor": "69", "tahun": 1958, "tentang": "Pembentukan Daerah", "lembaran": None}


def cited(topic: str, day: str) -> set[str]:
    return {f"{entry['jenis']} {entry['nomor']}/{entry['tahun']}" for entry in peraturan_berlaku(topic, day)}


def amendment(day: str) -> str | None:
    (law,) = [
        entry for entry in peraturan_berlaku("rpjmdes", day) if entry["tentang"] == "Desa" and entry["tahun"] == 2014
    ]
    text: str | None = law["perubahan"]
    return text


def test_every_entry_says_from_where_its_numbers_are() -> None:
    for entry in catalogue():
        assert entry["sumber"], entry["id"]
        assert entry["lembaran"] or "belum terbaca" in entry["sumber"], entry["id"]
        assert entry["sampai"] is None or entry["mulai"] <= entry["sampai"]
        assert [change["mulai"] for change in entry["perubahan"]] == sorted(c["mulai"] for c in entry["perubahan"])


def test_2012_cites_the_law_before_the_village_law() -> None:
    assert {"Undang-Undang 32/2004", "Peraturan Pemerintah 72/2005"} <= cited("rpjmdes", "2012-03-01")
    assert "Undang-Undang 6/2014" not in cited("rpjmdes", "2012-03-01")


def test_2015_cites_the_village_law_unamended() -> None:
    assert "Undang-Undang 6/2014" in cited("rpjmdes", "2015-06-01")
    assert amendment("2015-06-01") is None


def test_2025_cites_the_village_law_as_amended_in_2024() -> None:
    assert "Undang-Undang Nomor 3 Tahun 2024" in str(amendment("2025-01-10"))
    assert "2024" not in str(amendment("2024-04-24"))


def test_own_regulations_find_their_place_among_the_others() -> None:
    names = [entry["nomor"] for entry in peraturan_berlaku("rpjmdes", "2025-01-10", [LOCAL, KABUPATEN])]
    assert names[0] == "69"
    assert names[-1] == "12"


@given(st.sampled_from(TOPICS), st.dates(dt.date(2005, 1, 1), dt.date(2040, 12, 31)))
def test_nothing_is_cited_before_it_exists_nor_out_of_order(topic: str, day: dt.date) -> None:
    found = peraturan_berlaku(topic, day.isoformat(), [LOCAL, KABUPATEN])
    assert urut_hierarki(found)
    for entry in found:
        if entry not in (LOCAL, KABUPATEN):
            assert entry["tahun"] <= day.year
            assert tahun_terakhir(entry["perubahan"] or "") <= day.year


@pytest.mark.parametrize(
    ("kinds", "in_order"),
    [
        (["Undang-Undang", "Peraturan Pemerintah", "Peraturan Presiden", "Peraturan Menteri Dalam Negeri"], True),
        (["Peraturan Menteri Dalam Negeri", "Peraturan Pemerintah"], False),
        (["Undang-Undang Dasar Negara Republik Indonesia", "Undang-Undang"], True),
        (["Peraturan Pemerintah Pengganti Undang-Undang", "Peraturan Pemerintah"], True),
        (["Peraturan Daerah Kabupaten Buleleng", "Peraturan Bupati Buleleng", "Peraturan Desa Pemaron"], True),
        (["Qanun Aceh", "Peraturan Bupati Pidie"], True),
    ],
)
def test_kinds_have_their_rank(kinds: list[str], in_order: bool) -> None:
    assert urut_hierarki([{"jenis": kind, "nomor": "1", "tahun": 2020} for kind in kinds]) is in_order


def test_a_regulation_that_was_revoked_is_known() -> None:
    old = {"jenis": "Peraturan Pemerintah", "nomor": "72", "tahun": 2005}
    assert sudah_dicabut(old, "2020-01-01")
    assert not sudah_dicabut(old, "2010-01-01")
    assert not sudah_dicabut({**old, "nomor": "999"}, "2020-01-01")
