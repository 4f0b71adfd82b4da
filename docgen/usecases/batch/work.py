"""The two pieces of work that are handed out: checking some records, and making their documents."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from docgen.errors import InvalidData, Place, Problem, WrongUse
from docgen.rendering.archive import Archive
from docgen.usecases.batch.items import Pack, Paper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.inputs.tables.record import Record
    from docgen.rendering.pdf import Converter
    from docgen.usecases.batch.items import Job


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the check of a row found: the files that it becomes (none when it is not sound), problems and warnings."""

    number: int
    paths: list[str]
    problems: list[Problem]


@dataclass(slots=True)
class Product:
    """One finished file: its place below the target, its SHA-256; the content where it still has to be delivered."""

    path: str
    content: bytes
    digest: str = ""
    is_new: bool = True


@dataclass(slots=True)
class Made:
    """What became of a row: its files, and what could not be made."""

    number: int
    products: list[Product] = field(default_factory=list)
    failures: list[Problem] = field(default_factory=list)


def check(job: Job, records: Sequence[Record]) -> list[Verdict]:
    """Check records, each by itself."""
    return [_verdict(job, record) for record in records]


def _verdict(job: Job, record: Record) -> Verdict:
    try:
        found = job.items(record, rehearsal=True)
    except InvalidData as error:
        return Verdict(record.number, [], list(error.problems))
    except WrongUse as error:  # a packet with nothing to be made
        return Verdict(record.number, [], [Problem("kosong", str(error), place=job.place(record))])
    papers = [item for item in found if isinstance(item, Paper)]
    pdf = [paper.pdf_path for paper in papers] if job.pdf else []
    warnings = [warning for paper in papers for warning in paper.order.warnings]
    return Verdict(record.number, [*(item.path for item in found), *pdf], list(dict.fromkeys(warnings)))


def make(job: Job, records: Sequence[Record]) -> list[Made]:
    """Make the documents of records and deliver them as far as a worker can.

    A document that can't become a PDF is named and left out. Raises TemplateFault, WriteFailed, ConversionFailed
    where going on would be in vain.
    """
    made = [Made(record.number) for record in records]
    drawn: list[tuple[Made, Paper, bytes]] = []
    packs: list[tuple[Made, Pack]] = []
    for record, one in zip(records, made, strict=True):
        try:
            found = job.items(record, rehearsal=False)
        except InvalidData as error:  # a picture that was there when the record was checked, say
            one.failures += error.problems
            continue
        for item in found:
            if isinstance(item, Pack):
                packs.append((one, item))
                continue
            content = item.content(job.templates) if isinstance(item, Paper) else item.make()
            one.products.append(Product(item.path, content))
            if isinstance(item, Paper):
                drawn.append((one, item, content))
    if job.pdf:
        _add_pages(job, drawn)
    for one, pack in packs:
        one.products.append(Product(pack.path, _packed(pack, one.products)))
    products = [product for one in made for product in one.products]
    for product in products:
        product.digest = hashlib.sha256(product.content).hexdigest()
    job.target.deliver(products)
    return made


def _packed(pack: Pack, products: Sequence[Product]) -> bytes:
    """Give the zip of the products of a folder, under the folder's name."""
    above = pack.folder.rpartition("/")[0]
    start = len(above) + 1 if above else 0
    parts = {one.path[start:]: one.content for one in products if one.path.startswith(f"{pack.folder}/")}
    return Archive(parts, frozenset()).assemble({})


def _add_pages(job: Job, drawn: Sequence[tuple[Made, Paper, bytes]]) -> None:
    """Add the PDF of each document, or the reason why it has none."""
    names = {f"{number}.{paper.suffix}": content for number, (_, paper, content) in enumerate(drawn)}
    converted = _converter().convert(names)
    for name, (one, paper, _) in zip(names, drawn, strict=True):
        if name in converted.pages:
            one.products.append(Product(paper.pdf_path, converted.pages[name]))
        else:
            reason = converted.broken[name].replace(name, paper.path)
            one.failures.append(Problem("pdf", reason, place=Place(job.file), found=paper.pdf_path))


@lru_cache(maxsize=1)
def _converter() -> Converter:
    """Give the one LibreOffice of this process; its folder goes with the process."""
    from docgen.rendering.pdf import Converter

    return Converter()
