"""Who owes what when: the dated duties and the steps of a catalogue of technical assistance, for a fiscal year."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docgen.catalogues import catalogue
from docgen.errors import WrongUse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CATALOGUE = "jadwal_bantuan_teknis"
FIRST_YEAR, LAST_YEAR = 2000, 2100
_PRODUCT = "-//docgen//jadwal bantuan teknis//ID"
_WARNED = dt.timedelta(days=-7)


@dataclass(frozen=True, slots=True)
class Duty:
    """What somebody owes by a day, and from which day on; `to` is who gets it, `note` what the source says of it."""

    what: str
    who: str
    to: str | None
    since: dt.date | None
    until: dt.date
    source: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the yearly planning without a day of its own."""

    number: int
    what: str
    who: str
    source: str


def duties(year: int) -> list[Duty]:
    """Give the dated duties of a fiscal year, by date. Raises WrongUse for a year that can't be meant."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise WrongUse(f"Tahun {year} tidak dikenal; pakailah tahun anggaran {FIRST_YEAR} sampai {LAST_YEAR}.")
    made = [
        Duty(
            one["apa"], one["siapa"], one["kepada"], one["sejak"] and _day(one["sejak"], year),
            _day(one["sampai"], year), one["sumber"], one["catatan"],
        )
        for one in catalogue(CATALOGUE)["jadwal"]
    ]  # fmt: skip
    return sorted(made, key=lambda duty: (duty.until, duty.what))


def steps() -> list[Step]:
    """Give the steps of the yearly planning that the source gives no time for."""
    told = catalogue(CATALOGUE)["langkah"]
    return [Step(one["langkah"], one["apa"], one["siapa"], one["sumber"]) for one in told if one["kapan"] is None]


def _day(told: Mapping[str, Any], year: int) -> dt.date:
    return dt.date(year + told["geser_tahun"], told["bulan"], told["tanggal"])


def icalendar_of(year: int, found: Sequence[Duty]) -> bytes:
    """Give the duties as an iCalendar file (RFC 5545): whole days, a reminder a week before. The same each time."""
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    for number, duty in enumerate(found, start=1):
        event = Event()
        event.add("uid", f"{year}-{number}@jadwal.docgen.invalid")
        event.add("dtstamp", dt.datetime(year, 1, 1, tzinfo=dt.UTC))  # of the year, not of the clock
        event.add("dtstart", duty.until)
        event.add("dtend", duty.until + dt.timedelta(days=1))
        event.add("summary", f"{duty.what}: {duty.who}")
        told = [f"Kepada: {duty.to}" if duty.to else "", duty.note or "", f"Sumber: {duty.source}"]
        event.add("description", "\n".join(line for line in told if line))
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", duty.what)
        alarm.add("trigger", _WARNED)
        event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
