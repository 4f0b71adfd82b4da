"""Time limits are counted by the calendar."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.deadlines import tambah_bulan, tambah_hari


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-09-01", 3, "2026-12-01"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2026-12-15", 1, "2027-01-15"),
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_a_shorter_month(start: str, months: int, end: str) -> None:
    assert tambah_bulan(start, months) == end


@given(st.dates(dt.date(1950, 1, 1), dt.date(2090, 1, 1)), st.integers(0, 400))
def test_days_are_counted_by_the_calendar(day: dt.date, days: int) -> None:
    later = dt.date.fromisoformat(tambah_hari(day.isoformat(), days))
    assert (later - day).days == days
