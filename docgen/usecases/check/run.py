"""`docgen check`: documents read, printed by LibreOffice once for all, and looked at by each kind of check."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

from docgen.errors import Unreadable
from docgen.register.database import Database
from docgen.usecases.check.blanks import blanks
from docgen.usecases.check.changes import changes
from docgen.usecases.check.finding import Finding, Report
from docgen.usecases.check.marks import marks
from docgen.usecases.check.opening import SUFFIXES, opened, with_pages
from docgen.usecases.check.printing import printing
from docgen.usecases.check.registered import registered
from docgen.usecases.check.signing import signing
from docgen.usecases.check.twins import twins
from docgen.usecases.check.unresolved import unresolved
from docgen.usecases.check.workbook_changes import faulty_data, type_of, workbook_changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from docgen.documents.registry import Registry
    from docgen.usecases.check.paper import Paper

_ORDER = {"galat": 0, "peringatan": 1, "catatan": 2}
_LAST = 1_000_000


def documents_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Give the files, and of each folder the documents below it. Raises Unreadable for an empty folder."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        found = sorted(
            one for one in path.rglob("*")
            if one.suffix.lower() in SUFFIXES and one.is_file() and not one.name.startswith(("~$", ".~lock"))
        )  # fmt: skip
        if not found:
            raise Unreadable(f"{path}: tidak ada dokumen {', '.join(sorted(SUFFIXES))} di folder ini.")
        yield from found


def check_documents(paths: Iterable[Path], registry: Registry, register: Path | None = None) -> list[Report]:
    """Give what is found on each document, in the order given; the pages of all are made in one call.

    `register` is the register of numbers that is asked too. Raises Unreadable where it is none, or a folder is empty.
    """
    files = list(documents_in(paths))
    papers: list[Paper | Report] = []
    for path in files:
        try:
            papers.append(opened(path))
        except Unreadable as error:
            papers.append(Report(str(path), unreadable=str(error)))
    with_pages([paper for paper in papers if not isinstance(paper, Report)])
    with contextlib.nullcontext() if register is None else Database(register) as database:
        return [paper if isinstance(paper, Report) else report(paper, registry, database) for paper in papers]


def report(paper: Paper, registry: Registry, database: Database | None = None) -> Report:
    """Give all that is found on one document that was read, faults first, then as a reader meets them."""
    document_type = type_of(paper, registry)
    found = [
        *unresolved(paper),
        *blanks(paper),
        *marks(paper),
        *signing(paper),
        *printing(paper),
        *changes(paper),
        *workbook_changes(paper, registry),
        *faulty_data(paper, registry),
        *twins(paper),
        *(registered(paper, database, document_type) if database is not None else ()),
    ]
    return Report(paper.file, tuple(_in_order(found)), document_type.title if document_type else "")


def _in_order(found: Sequence[Finding]) -> list[Finding]:
    def position(finding: Finding) -> tuple[int, int, list[int]]:
        where = finding.where
        numbers = [int(number) for number in re.findall(r"\d{1,9}", where.place)]
        return _ORDER[finding.severity], _LAST if where.page is None else where.page, numbers

    return sorted(dict.fromkeys(found), key=position)
