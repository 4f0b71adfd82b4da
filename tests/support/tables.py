"""Reading the tables of a workbook in tests: its rows as an eye sees them, and what docgen says of its data."""

from __future__ import annotations

from typing import Any

import docgen
from docgen.inputs import read
from tests.support import sheets
from tests.support.documents import ROOT


def rows(type_id: str, data: dict[str, Any]) -> list[list[str]]:
    """Give the rows of the paper made from some data, formulas by their values."""
    return sheets.rows(docgen.generate(type_id, data).content)


def between(found: list[list[str]], first: str, last: str) -> list[list[str]]:
    """Give the rows after the one that begins with `first` up to the next that begins with `last`, and that one."""
    start = next(at for at, row in enumerate(found) if row[0] == first) + 1
    end = next(at for at, row in enumerate(found) if at > start and row[0] == last)
    return found[start : end + 1]


def money(amount: int) -> str:
    """Write an amount as a cell shows it."""
    return f"{amount:,}".replace(",", ".")


def said(type_id: str, data: dict[str, Any]) -> str:
    """Give the problems of some data, each a line `level path: message (what is expected)`."""
    return "\n".join(
        f"{problem.severity} {'.'.join(map(str, problem.path))}: {problem.message} ({problem.expected})"
        for problem in docgen.validate(type_id, data)
    )


def papua(type_id: str) -> dict[str, Any]:
    """Give the variant of a type's data with the words of Papua."""
    return dict(read(ROOT / "tests" / "data" / "papua" / f"{type_id}.yaml").data)
