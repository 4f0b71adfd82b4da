"""Counting days and months of time limits that regulations set: filters of the templates and rules.

Dates are "YYYY-MM-DD". It imports nothing of docgen.
"""

from __future__ import annotations

import calendar
import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def tambah_hari(tanggal: str, hari: int) -> str:
    """Give the date so many days later: ('2026-10-30', 7) -> '2026-11-06'."""
    return (dt.date.fromisoformat(tanggal) + dt.timedelta(days=hari)).isoformat()


def tambah_bulan(tanggal: str, bulan: int) -> str:
    """Give the same day so many months later, or the last day of a shorter month: ('2026-11-30', 3) -> '2027-02-28'."""
    day = dt.date.fromisoformat(tanggal)
    years, month = divmod(day.month - 1 + bulan, 12)
    last = calendar.monthrange(day.year + years, month + 1)[1]
    return day.replace(year=day.year + years, month=month + 1, day=min(day.day, last)).isoformat()


FILTERS: dict[str, Callable[..., str]] = {"tambah_hari": tambah_hari, "tambah_bulan": tambah_bulan}
