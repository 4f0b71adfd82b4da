"""How far long work is: a bar with rate and time left on a terminal, elsewhere a plain line every few seconds."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

_EVERY_SECONDS = 5.0


class Progress:
    """Shows the progress of one kind of thing (`what`, as "dokumen"), phase after phase."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._bar: Any = None
        self._title, self._total, self._done = "", 0, 0
        self._started = self._told = 0.0

    def phase(self, title: str, total: int) -> None:
        """Begin a part of the work of about so many things; 0 when nobody knows."""
        self.close()
        self._title, self._total, self._done = title, total, 0
        self._started = self._told = time.monotonic()
        if sys.stderr.isatty() and total:
            self._bar = click.progressbar(
                length=total, label=title, file=sys.stderr, show_pos=True, item_show_func=lambda _: self._rate()
            )
            self._bar.__enter__()

    def step(self, count: int = 1) -> None:
        """So many more are finished."""
        self._done += count
        now = time.monotonic()
        if self._bar is not None:
            self._bar.update(count, current_item=count)
        elif now - self._told >= _EVERY_SECONDS:
            self._told = now
            click.echo(f"{self._title}: {self._counted()} {self._what}, {self._rate()}{self._left(now)}.", err=True)

    def close(self) -> None:
        """End the bar."""
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar = None

    def _counted(self) -> str:
        done = _grouped(self._done)
        return f"{done} dari {_grouped(self._total)}" if self._total >= self._done else done

    def _rate(self) -> str:
        seconds = time.monotonic() - self._started
        return f"{_grouped(round(self._done / seconds))} per detik" if seconds else ""

    def _left(self, now: float) -> str:
        if not self._done or self._total < self._done:
            return ""
        return f", sisa {in_words((self._total - self._done) * (now - self._started) / self._done)}"


@contextmanager
def progress(what: str) -> Iterator[Progress]:
    """Give a Progress, and end its bar however the work ends."""
    shown = Progress(what)
    try:
        yield shown
    finally:
        shown.close()


def in_words(seconds: float) -> str:
    """Write a duration: '8 detik', '3 menit 20 detik', '2 jam 5 menit'."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} detik"
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes} menit {rest} detik" if rest else f"{minutes} menit"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} jam {minutes} menit"


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")
