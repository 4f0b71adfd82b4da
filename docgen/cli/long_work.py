"""Work that takes its time: a progress bar, an end by ctrl-C that loses nothing, and what became of it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from docgen.cli.printing import print_problems
from docgen.cli.progress import in_words, progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from docgen.cli.progress import Progress
    from docgen.usecases.batch.run import Outcome

_SHOWN = 20


def carried_out(work: Callable[[Progress], Outcome], what: str, again: str) -> Outcome:
    """Do the work and tell what became of it; `what` it counts ("baris"), `again` how it is taken up later."""
    started = time.monotonic()
    try:
        with progress(what) as shown:
            outcome = work(shown)
    except KeyboardInterrupt:
        click.echo(f"Dihentikan. Yang sudah jadi tetap ada; lanjutkan dengan {again}.", err=True)
        raise SystemExit(3) from None
    _tell(outcome, what, again, time.monotonic() - started)
    return outcome


def _tell(outcome: Outcome, what: str, again: str, seconds: float) -> None:
    print_problems(outcome.warnings[:_SHOWN])
    if len(outcome.warnings) > _SHOWN:
        click.echo(f"… dan {len(outcome.warnings) - _SHOWN} peringatan lagi.", err=True)
    for failure in outcome.failures[:_SHOWN]:
        click.echo(f"Gagal: {failure.message}", err=True)
    said = [
        f"{outcome.rows} {what}",
        f"{outcome.files} berkas ({outcome.new_files} baru)",
        f"dalam {in_words(seconds)}",
    ]
    if outcome.finished_before:
        said.insert(1, f"{outcome.finished_before} {what} sudah selesai sebelumnya")
    if outcome.left_out:
        said.insert(1, f"{outcome.left_out} {what} dilewati karena salah")
    if outcome.failures:
        said.append(f"{len(outcome.failures)} gagal; lanjutkan dengan {again} setelah diperbaiki")
    click.echo(f"{', '.join(said)}.", err=True)
