"""The year of technical assistance: what is due when, for a fiscal year, from the catalogue of its timetable.

The catalogue gives days relative to the fiscal year N; here they become dates, a list for people and a calendar file.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docgen.catalogues import catalogue
from docgen.errors import WrongUse
from docgen.spelling import tanggal_panjang

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docgen.rendering.icalendar_file import Event

TIMETABLE = "jadwal_bantuan_teknis"
PARTS = ("langkah", "tenggat", "laporan", "pemantauan")
REMIND_DAYS = 7
FIRST_YEAR, LAST_YEAR = 1946, 9998


@dataclass(frozen=True, slots=True)
class Duty:
    """Something to be done: by whom, what, to whom, and where that stands.

    `day` is the last day for it, or the day on which it begins where `what` says so; None for what has no date. `since`
    is the first day of its period, `told` what the source says of the time.
    """

    key: str
    what: str
    who: str
    whom: str | None
    source: str
    told: str | None
    notes: tuple[str, ...]
    day: dt.date | None = None
    since: dt.date | None = None

    @property
    def facts(self) -> Iterator[tuple[str, str]]:
        """Give all that is known of it but its day, each fact with its label."""
        yield "Siapa", self.who
        yield "Apa", self.what
        if self.whom:
            yield "Kepada", self.whom
        if self.told:
            yield "Waktu", self.told
        yield "Sumber", self.source
        for note in self.notes:
            yield "Catatan", note


@dataclass(frozen=True, slots=True)
class Timetable:
    """The duties of a fiscal year: those with a day, in order of time, and those without, in order of the source."""

    year: int
    dated: tuple[Duty, ...]
    undated: tuple[Duty, ...]
    note: str

    @property
    def title(self) -> str:
        """The name of the timetable for people."""
        return f"Jadwal bantuan teknis tahun anggaran {self.year}"

    def as_file(self) -> bytes:
        """Give the dated duties as an iCalendar file; the same year gives the same bytes."""
        from docgen.rendering.icalendar_file import calendar

        events = [_event(duty, duty.day, self.year) for duty in self.dated if duty.day]
        return calendar(self.title, events, dt.date(self.year - 1, 1, 1), REMIND_DAYS)


def timetable(year: int) -> Timetable:
    """Give the timetable of a fiscal year N, which begins in N-1 and ends in N+1.

    Raises WrongUse for what is no year.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise WrongUse(f"Tahun {year} bukan tahun anggaran; tulislah empat angka, mis. 2027.")
    known = catalogue(TIMETABLE)
    duties = [duty for part in PARTS for entry in known[part] for duty in _duties(entry, year)]
    dated = sorted((duty for duty in duties if duty.day), key=lambda duty: duty.day or dt.date.max)
    return Timetable(year, tuple(dated), tuple(duty for duty in duties if not duty.day), str(known["catatan"]))


def _duties(entry: Mapping[str, Any], year: int) -> Iterator[Duty]:
    """Give a duty for each time of a catalogue's entry, or one without a day."""
    what = f"Langkah {entry['langkah']}. {entry['apa']}" if "langkah" in entry else str(entry["apa"])
    for number, time in enumerate(entry["waktu"] or [{}], start=1):
        period = time.get("periode")
        yield Duty(
            key=f"{entry['kunci']}-{number}",
            what=f"{what}, {period}" if period else what,
            who=entry["siapa"],
            whom=entry["kepada"],
            source=entry["sumber"],
            told=entry["kapan"],
            notes=tuple(note for note in (time.get("catatan"), entry["catatan"]) if note),
            day=_day(time.get("tanggal"), year),
            since=_day(time.get("mulai"), year),
        )


def _day(written: Mapping[str, int] | None, year: int) -> dt.date | None:
    return dt.date(year + written["tahun"], written["bulan"], written["hari"]) if written else None


def _event(duty: Duty, day: dt.date, year: int) -> Event:
    from docgen.rendering.icalendar_file import Event

    period = [f"Sejak: {tanggal_panjang(duty.since)}"] if duty.since else []
    text = "\n".join([*(f"{label}: {fact}" for label, fact in duty.facts), *period])
    return Event(f"{duty.key}-{year}@docgen.id", day, f"{duty.who}: {duty.what}", text)
