"""What rules and templates ask of lists of data."""

from __future__ import annotations

from typing import Any

from docgen.lists import FILTERS, boxed

ORDER = ["Kabupaten", "Desa"]


def request(kind: str, name: str, number: int) -> dict[str, Any]:
    return {"unit": {"jenis": kind, "nama": name}, "nomor": number}


def test_rows_are_gathered_by_the_values_that_they_agree_in() -> None:
    rows = [
        request("Desa", "Badak", 1),
        request("Kabupaten", "Pemalang", 2),
        request("Desa", "Gunungtiga", 3),
        request("Desa", "badak ", 4),
        request("Lain", "PKK", 5),
    ]
    groups = FILTERS["dihimpun"](rows, ORDER, "unit.jenis", "unit.nama")
    assert [group["kunci"] for group in groups] == [
        ["Kabupaten", "Pemalang"], ["Desa", "Badak"], ["Desa", "Gunungtiga"], ["Lain", "PKK"],
    ]  # fmt: skip
    assert [[row["nomor"] for row in group["baris"]] for group in groups] == [[2], [1, 4], [3], [5]]
    assert [group["sebelum"] for group in groups] == [0, 1, 3, 4]
    assert groups[1]["baris"][0] is rows[0], "the rows are the items of the data, not copies"


def test_rows_that_lack_a_value_are_gathered_too() -> None:
    (group,) = FILTERS["dihimpun"]([{"unit": None}, {}], ORDER, "unit.jenis")
    assert (group["kunci"], len(group["baris"])) == ([None], 2)
    assert FILTERS["dihimpun"](None, ORDER, "unit.jenis") == []


def test_a_missing_value_is_filled_in_from_the_entry_that_the_row_names() -> None:
    entries = [{"kode": "3.1", "unit": "Pemerintah desa"}, {"kode": "6.2"}]
    rows = [{"kode": "3.1", "unit": None}, {"kode": "3.1", "unit": "BPD"}, {"kode": "6.2"}, {"kode": "9"}]
    found = FILTERS["dilengkapi"](rows, "unit", entries, "kode")
    assert [row["unit"] for row in found] == ["Pemerintah desa", "BPD", None, None]
    assert found is rows
    assert FILTERS["dilengkapi"](None, "unit", entries, "kode") == []


def test_a_code_is_covered_by_itself_and_by_one_below_it() -> None:
    uncovered = FILTERS["belum_tercakup"]
    assert uncovered(["2.1", "5", "6"], ["2.1", "5.2", "16.1"]) == ["6"]
    assert uncovered(["2.1"], ["2"]) == ["2.1"], "a package alone does not hold a certain activity"
    assert uncovered(["1"], ["10.1"]) == ["1"]
    assert uncovered([], []) == []


def test_the_nearest_known_word_is_found_or_none() -> None:
    nearest = FILTERS["terdekat"]
    assert nearest("3.1b ", ["3.1a", "3.1b"]) == "3.1b"
    assert nearest("41", ["4.1", "5.3"]) == "4.1"
    assert nearest("xyz", ["4.1", "5.3"]) is None


def test_each_row_may_have_a_numbered_group_of_its_own() -> None:
    rows = [{"tujuan": "a"}, {"tujuan": "b"}]
    groups = FILTERS["satu_satu"](rows)
    assert groups == [{"nomor": 1, "baris": [rows[0]]}, {"nomor": 2, "baris": [rows[1]]}]
    assert groups[1]["baris"][0] is rows[1], "the rows are the items of the data, not copies"
    assert FILTERS["satu_satu"](None) == []


def test_rows_that_are_in_another_list_are_found_by_some_of_their_values() -> None:
    rows = [{"a": "Jalan  Desa", "b": 1}, {"a": "Jalan Desa", "b": 2}, {"a": "Balai", "b": 1}]
    assert FILTERS["terdapat_di"](rows, [{"a": "jalan desa ", "b": 1, "c": 3}], "a", "b") == {0}
    assert FILTERS["terdapat_di"](rows, [{"a": "jalan desa"}], "a") == {0, 1}
    assert FILTERS["terdapat_di"](rows, None, "a") == FILTERS["terdapat_di"](None, rows, "a") == set()


def test_rows_whose_list_holds_a_value_are_chosen() -> None:
    rows = [{"tahun": [2027, 2028]}, {"tahun": [2029]}, {"tahun": None}, {}]
    assert FILTERS["memuat"](rows, "tahun", 2028) == [rows[0]]
    assert FILTERS["memuat"](None, "tahun", 2028) == []


def test_a_box_is_ticked_where_the_value_is_the_choice_or_has_it() -> None:
    assert boxed("T1", "T1") == boxed(["T1", "T2"], "T1") == boxed(2026, "2026") == "☒"
    assert boxed("T2", "T1") == boxed([], "T1") == boxed(None, "T1") == "☐"


def test_rows_are_joined_with_the_very_items_that_agree_with_them() -> None:
    rows = [{"kode": "1.1", "ke": 1}, {"kode": "1.1", "ke": 2}]
    others = [{"kode": "1.1", "ke": 2, "jawaban": "ya"}, {"kode": "1.1", "ke": 2, "jawaban": "lagi"}]
    found = FILTERS["digabung"](rows, "jawab", others, "kode", "ke")
    assert found[0]["jawab"] is None
    assert found[1]["jawab"] is others[0]
    assert "jawab" not in rows[0]


def test_rows_that_agree_become_one_with_the_last_value_and_all_that_was_told() -> None:
    rows = [
        {"kode": "1.1", "capaian": "4", "tantangan": "Listrik"},
        {"kode": "2.1", "capaian": "1", "tantangan": None},
        {"kode": "1.1", "capaian": "6", "tantangan": "Jalan"},
        {"kode": "1.1", "capaian": None, "tantangan": "Listrik"},
    ]
    assert FILTERS["diringkas"](rows, ["kode"], ["capaian"], ["tantangan"]) == [
        {"kode": "1.1", "capaian": "6", "tantangan": "Listrik\nJalan"},
        {"kode": "2.1", "capaian": "1", "tantangan": None},
    ]
