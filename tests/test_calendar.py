"""The due dates of the guide, on the screen and in a calendar file."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.catalogues import catalogue
from docgen.usecases.schedule import CATALOGUE, duties, icalendar_of, steps

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.command import Result


def test_every_report_of_tabel_7_is_due_on_its_day() -> None:
    reports = [(one.until.isoformat(), one.who) for one in duties(2027) if "Laporan enam bulanan" in one.what]
    assert reports == [
        ("2027-07-15", "Tim Teknis Kabupaten"),
        ("2027-07-31", "Tim Teknis Provinsi"),
        ("2027-08-15", "Tim Teknis Nasional"),
        ("2028-01-15", "Tim Teknis Kabupaten"),
        ("2028-01-31", "Tim Teknis Provinsi"),
        ("2028-02-15", "Tim Teknis Nasional"),
    ]


def test_planning_lies_in_the_year_before_and_monitoring_in_each_quarter() -> None:
    found = {one.what: (one.since, one.until) for one in duties(2027)}
    assert next(span for what, span in found.items() if "(langkah 1)" in what) == (
        dt.date(2026, 1, 1), dt.date(2026, 6, 30),
    )  # fmt: skip
    visits = [span for what, span in found.items() if "Kunjungan pemantauan" in what]
    assert visits == [
        (dt.date(2027, 1, 1), dt.date(2027, 3, 31)),
        (dt.date(2027, 4, 1), dt.date(2027, 6, 30)),
        (dt.date(2027, 7, 1), dt.date(2027, 9, 30)),
        (dt.date(2027, 10, 1), dt.date(2027, 12, 31)),
    ]


def test_the_eleven_steps_are_there_and_nine_have_no_day() -> None:
    assert [one["langkah"] for one in catalogue(CATALOGUE)["langkah"]] == list(range(1, 12))
    assert [one.number for one in steps()] == list(range(3, 12))


def test_every_entry_has_a_source() -> None:
    told = catalogue(CATALOGUE)
    assert all(one["sumber"].startswith("Panduan Strategi Lini Depan") for one in [*told["jadwal"], *told["langkah"]])


@given(st.integers(2000, 2100))
def test_the_file_says_what_the_list_says_in_every_year(year: int) -> None:
    content = icalendar_of(year, duties(year))
    assert content == icalendar_of(year, duties(year))
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    events = list(icalendar.Calendar.from_ical(content).walk("VEVENT"))
    assert [one.decoded("dtstart") for one in events] == [duty.until for duty in duties(year)]
    assert [str(one["summary"]) for one in events] == [f"{duty.what}: {duty.who}" for duty in duties(year)]
    assert len({str(one["uid"]) for one in events}) == len(events)
    assert all(one.walk("VALARM")[0].decoded("trigger") == dt.timedelta(days=-7) for one in events)


def test_the_command_prints_and_writes_it(run: Callable[..., Result]) -> None:
    shown = run("calendar", "--tahun", "2027", "-o", "jadwal.ics")
    assert shown.code == 0
    assert "Kamis, 15 Juli 2027: Laporan enam bulanan periode pertama (Lampiran 11)" in shown.out
    assert "Tim Teknis Kabupaten kepada Tim Teknis Provinsi (Panduan Strategi Lini Depan, Tabel 7)" in shown.out
    assert "Langkah 5: Penyampaian rekomendasi" in shown.out
    assert Path("jadwal.ics").read_bytes() == icalendar_of(2027, duties(2027))
    assert len(json.loads(run("calendar", "--tahun", "2027", "--json").out)) == len(duties(2027))


@pytest.mark.parametrize("words", [["--tahun", "27"], ["--tahun", "2027", "-o", "jadwal.txt"], []])
def test_what_cannot_be_meant_is_refused(run: Callable[..., Result], words: list[str]) -> None:
    refused = run("calendar", *words)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err
