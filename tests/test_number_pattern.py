"""Patterns of numbers: what a village writes, checked word by word, filled in and read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.number_pattern import WORDS, Parts, PatternError, pattern


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("{urut}", "7"),
        ("141/{urut:03}/KEP/{bulan_romawi}/{tahun}", "141/007/KEP/X/2026"),
        ("005/{urut}/Pmr/{bulan}/{tahun}", "005/7/Pmr/10/2026"),
        ("{urut:02}.{tahun}", "07.2026"),
    ],
)
def test_a_pattern_is_filled_in(text: str, number: str) -> None:
    assert pattern(text).number(7, 2026, 10) == number


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("141/KEP/{tahun}", "tidak memuat {urut}"),
        ("{uruts}/{tahun}", "{uruts} tidak dikenal; maksudnya {urut}?"),
        ("{urut}/{thn}", "{thn} tidak dikenal"),
        ("{urut}/{bulan_rumawi}", "maksudnya {bulan_romawi}?"),
        ("{urut}/{urut}", "{urut} ditulis dua kali"),
        ("{urut:3x}", "mis. {urut:03}"),
        ("{urut:09}", "mis. {urut:03}"),
        ("{urut}/{tahun:02}", "bentuk {tahun:02} tidak dikenal"),
        ("{urut}/{tahun", "kurung kurawal “{” tidak berpasangan"),
        ("urut}", "kurung kurawal “}” tidak berpasangan"),
        ("{}{urut}", "{} tidak dikenal"),
    ],
)
def test_a_faulty_pattern_is_refused_with_the_reason(text: str, told: str) -> None:
    with pytest.raises(PatternError) as refused:
        pattern(text)
    assert told in refused.value.reason


def test_a_number_of_another_form_is_not_read() -> None:
    form = pattern("141/{urut:03}/KEP/{bulan_romawi}/{tahun}")
    for other in ("141/7/KEP/X/2026", "141/007/KEP/XIII/2026", "141/007/kep/X/2026", "7", "", "141/007/KEP/X/2026 "):
        assert form.parts(other) is None


def test_two_words_of_the_month_that_disagree_are_not_read() -> None:
    assert pattern("{urut}/{bulan}/{bulan_romawi}").parts("1/10/XI") is None


texts = st.text(alphabet="0123456789IVXAKEP/.- ", max_size=6)


@st.composite
def patterns(draw: st.DrawFn) -> str:
    words = ["urut", *draw(st.lists(st.sampled_from([word for word in WORDS if word != "urut"]), unique=True))]
    tags = [f"{{{word}}}" for word in draw(st.permutations(words))]
    width = draw(st.integers(0, 6))
    tags = [f"{{urut:0{width}}}" if tag == "{urut}" and width else tag for tag in tags]
    return draw(texts) + "".join(tag + draw(texts) for tag in tags)


@given(patterns(), st.integers(1, 99999), st.integers(1900, 2999), st.integers(1, 12))
def test_what_was_filled_in_is_read_back(text: str, urut: int, tahun: int, bulan: int) -> None:
    form = pattern(text)
    number = form.number(urut, tahun, bulan)
    assert form.parts(number) == Parts(
        urut, tahun if "tahun" in form.words else None, bulan if form.needs_month else None
    )


@given(patterns(), st.integers(1, 999), st.integers(1, 999))
def test_different_numbers_are_written_differently(text: str, one: int, other: int) -> None:
    form = pattern(text)
    assert (form.number(one, 2026, 1) == form.number(other, 2026, 1)) == (one == other)
