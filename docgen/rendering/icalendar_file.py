"""Days of a calendar as an iCalendar file (RFC 5545), which Outlook, Google Calendar and telephones take in.

Knows dates and texts only: not what a day is for. The same events give the same bytes. The only home of icalendar.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from icalendar import Alarm, Calendar
from icalendar import Event as Entry

if TYPE_CHECKING:
    from collections.abc import Iterable

PRODUCT = "-//docgen//docgen//ID"


@dataclass(frozen=True, slots=True)
class Event:
    """Something on one whole day; `uid` is its name for all time, so that a newer file replaces it."""

    uid: str
    day: dt.date
    summary: str
    description: str


def calendar(name: str, events: Iterable[Event], made: dt.date, remind_days: int) -> bytes:
    """Give a calendar of whole-day events, each with a reminder so many days before.

    `made` is told as the day on which the events were written; the clock is not asked.
    """
    whole = Calendar()
    whole.add("prodid", PRODUCT)
    whole.add("version", "2.0")
    whole.add("x-wr-calname", name)
    for event in events:
        entry = Entry()
        entry.add("uid", event.uid)
        entry.add("dtstamp", dt.datetime.combine(made, dt.time(), dt.UTC))
        entry.add("dtstart", event.day)
        entry.add("dtend", event.day + dt.timedelta(days=1))
        entry.add("summary", event.summary)
        entry.add("description", event.description)
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", event.summary)
        alarm.add("trigger", dt.timedelta(days=-remind_days))
        entry.add_component(alarm)
        whole.add_component(entry)
    return bytes(whole.to_ical())
