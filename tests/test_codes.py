"""Codes of a nomenclature: what is wrong with one, how a version writes it, and the tree that rows stand in."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.catalogues import catalogue
from docgen.codes import by_code, code_fault, read_codes, tree, written

FORM: dict[str, Any] = catalogue("nomenklatur_kecamatan")["bentuk_kode"]
ENTRIES = catalogue("nomenklatur_kecamatan")["nomenklatur"]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("7.01.06.2.01.13a", "memuat “a”"),
        ("7,01", "memuat “,”"),
        ("7.01.", "bagian ke-3 kosong"),
        ("7.01..2", "bagian ke-3 kosong"),
        ("8.01.06", "bagian ke-1 (urusan) “8”, seharusnya 7"),
        ("7.1.06", "bagian ke-2 (bidang urusan) “1” terdiri atas 1 angka, seharusnya 2 angka"),
        ("7.01.6", "bagian ke-3 (program) “6” terdiri atas 1 angka"),
        ("7.01.06.3.01", "seharusnya 2"),
        ("7.01.06.2.00", "“00” nol"),
        ("7.01.06.2", "terdiri atas 4 bagian"),
        ("7.01", "terdiri atas 2 bagian (bidang urusan)"),
        ("7.01.06.2.01.0013.1", "terdiri atas 7 bagian"),
        ("7.01.06.2.01.013", "terdiri atas 3 angka, seharusnya 2 atau 4 angka"),
    ],
)
def test_a_malformed_code_is_told_by_its_part(code: str, said: str) -> None:
    assert said in str(code_fault(code, FORM, "2023+"))


def test_a_number_that_the_older_version_has_no_room_for_is_told() -> None:
    assert code_fault("7.01.06.2.01.0113", FORM, "2023+") is None
    assert "tidak muat dalam 2 angka" in str(code_fault("7.01.06.2.01.0113", FORM, "2020"))


@given(
    st.integers(1, 99),
    st.integers(1, 99),
    st.integers(1, 99),
    st.sampled_from(["02", "04"]),
    st.sampled_from(["2", "02"]),
)
def test_a_code_is_the_same_in_either_length_and_written_as_its_version_has_it(
    program: int, kegiatan: int, sub: int, width: str, level: str
) -> None:
    code = f"7.01.{program:02}.{level}.{kegiatan:02}.{sub:{width}}"
    assert code_fault(code, FORM, "2020") is code_fault(code, FORM, "2023+") is None
    assert written(code, FORM, "2020") == f"7.01.{program:02}.2.{kegiatan:02}.{sub:02}"
    assert written(code, FORM, "2023+") == f"7.01.{program:02}.2.{kegiatan:02}.{sub:04}"


@pytest.mark.parametrize("version", ["2020", "2023+"])
def test_every_entry_of_the_catalogue_is_sound_and_stands_below_another(version: str) -> None:
    found = by_code(ENTRIES, FORM, version)
    assert len(found) == len(ENTRIES)
    for code in found:
        parts = code.split(".")
        level = FORM["tingkat"][str(len(parts))]
        assert level not in FORM["diisi"] or code_fault(code, FORM, version) is None
        above = {6: 5, 5: 3, 3: 2, 2: 1, 1: 0}[len(parts)]
        assert not above or ".".join(parts[:above]) in found


def rows(*codes: str) -> list[dict[str, Any]]:
    return read_codes([{"kode": code, "nomenklatur": None} for code in codes], FORM, "2023+")


def test_rows_stand_in_the_tree_by_their_codes_whatever_their_order() -> None:
    found = rows("7.01.06.2.01.09", "7.01.06", "7.01.02.2.01.01", "7.01.06.2.01", "7.01.06.2.01.0003", "salah")
    (urusan,) = tree(found, by_code(ENTRIES, FORM, "2023+"), FORM)
    programs = urusan["anak"][0]["anak"]
    assert [one["kode"] for one in programs] == ["7.01.02", "7.01.06"]
    assert [leaf["kode"] for leaf in programs[1]["anak"][0]["anak"]] == ["7.01.06.2.01.0003", "7.01.06.2.01.0009"]
    assert programs[1] is found[1]
    assert found[0]["nomenklatur"].startswith("Fasilitasi Sinkronisasi Perencanaan Pembangunan Daerah")
    assert found[2]["induk_kurang"] == ["7.01.02", "7.01.02.2.01"]
    assert found[5]["tingkat"] is None


def test_a_further_row_of_a_program_follows_it_and_of_a_sub_kegiatan_stands_by_itself() -> None:
    found = rows("7.01.06", "7.01.06", "7.01.06.2.01", "7.01.06.2.01.0009", "7.01.06.2.01.0009")
    (urusan,) = tree(found, by_code(ENTRIES, FORM, "2023+"), FORM)
    (program,) = urusan["anak"][0]["anak"]
    assert program["lanjutan"] == (found[1],)
    assert program["anak"][0]["anak"] == (found[3], found[4])
