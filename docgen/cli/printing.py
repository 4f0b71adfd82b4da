"""How problems look on a terminal: one line each with its place, the cure under it, the count at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from docgen.documents.schema import dotted
from docgen.usecases.telling import what_is_wrong

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docgen.errors import Problem


def print_problems(problems: Iterable[Problem]) -> None:
    """Print problems to stderr in the order given, then how many there are."""
    errors = 0
    for problem in problems:
        errors += problem.severity == "galat"
        click.echo(line(problem), err=True)
    if errors:
        click.echo(f"{errors} masalah. Tidak ada berkas yang dibuat.", err=True)


def line(problem: Problem) -> str:
    """Write one problem as one line: place, label (path), what is wrong, what is expected, the cure."""
    words = [f"{problem.place}: "] if problem.place else []
    if problem.severity == "peringatan":
        words.append("Peringatan: ")
    if problem.label:
        name = dotted(problem.path)
        words.append(f"{problem.label} ({name}): " if name and name != problem.label else f"{problem.label}: ")
    words.append(what_is_wrong(problem))
    return "".join(words)
