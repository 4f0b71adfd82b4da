"""Pasal, ayat and references are counted by the engine."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docgen.numbering import bernomor, kunci_pasal, nomori, rujuk, rujukan_hilang

BAB = [
    {
        "judul": "PENDANAAN",
        "pasal": [
            {
                "kunci": "dana",
                "bagian": "Sumber",
                "ayat": [
                    {
                        "teks": "Dana berasal dari:",
                        "rincian": [{"teks": "Dana Desa,"}, {"teks": "ADD:", "rincian": ["rutin", "khusus"]}],
                    },
                    {"teks": "Sesuai [pasal visi]."},
                ],
            },
            {"kunci": None, "ayat": [{"teks": "Lihat [pasal dana ayat 1 huruf b]."}]},
        ],
    }
]


def lines() -> list[tuple[str, str, str]]:
    numbers = nomori(["umum", "visi", *kunci_pasal(BAB), "akhir"])
    return [(line["tingkat"], line["tanda"], line["teks"]) for line in bernomor(BAB, numbers, 3, 3)]


def test_bab_pasal_ayat_and_details_are_numbered_and_end_as_the_rules_want() -> None:
    assert lines() == [
        ("bab", "BAB III", "PENDANAAN"),
        ("bagian", "Bagian Kesatu", "Sumber"),
        ("pasal", "Pasal 3", ""),
        ("ayat", "(1)", "Dana berasal dari:"),
        ("huruf", "a.", "Dana Desa; dan"),
        ("huruf", "b.", "ADD:"),
        ("angka", "1.", "rutin; dan"),
        ("angka", "2.", "khusus;"),
        ("ayat", "(2)", "Sesuai Pasal 2."),
        ("pasal", "Pasal 4", ""),
        ("teks", "", "Lihat Pasal 3 ayat (1) huruf b."),
    ]


def test_a_single_ayat_carries_no_number() -> None:
    assert ("teks", "", "Lihat Pasal 3 ayat (1) huruf b.") in lines()


def test_a_reference_follows_when_a_pasal_is_put_before_it() -> None:
    assert rujuk("sebagaimana dimaksud dalam [pasal visi ayat 2]", nomori(["umum", "visi"])) == (
        "sebagaimana dimaksud dalam Pasal 2 ayat (2)"
    )
    assert rujuk("dalam [pasal visi]", nomori(["umum", "baru", "visi"])) == "dalam Pasal 3"


def test_a_reference_to_nothing_is_named_and_stays_as_typed() -> None:
    broken = [{"judul": "X", "pasal": [{"ayat": [{"teks": "a", "rincian": [{"teks": "lihat [pasal hilang]"}]}]}]}]
    assert rujukan_hilang(broken, {}) == ["[pasal hilang]"]
    assert rujuk("[pasal hilang]", {}) == "[pasal hilang]"


@given(st.lists(st.integers(1, 6), min_size=1, max_size=30))
def test_pasal_run_through_all_bab_without_a_gap(counts: list[int]) -> None:
    bab = [{"judul": "X", "pasal": [{"ayat": [{"teks": "y"}]} for _ in range(count)]} for count in counts]
    marks = [line["tanda"] for line in bernomor(bab, {}) if line["tingkat"] == "pasal"]
    assert marks == [f"Pasal {number}" for number in range(1, sum(counts) + 1)]


@given(st.text(max_size=80))
def test_a_text_without_references_stays_as_it_is(text: str) -> None:
    assert rujuk(text, {"visi": 2}) == text or "[pasal visi" in text.casefold()
