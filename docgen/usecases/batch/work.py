"""The two pieces of work that are handed out: checking some rows, and making their documents."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from docgen.errors import InvalidData, Place, Problem, WrongUse
from docgen.usecases.batch.job import papers
from docgen.usecases.generate import produce

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docgen.inputs.tables.record import Record
    from docgen.rendering.pdf import Converter
    from docgen.usecases.batch.job import Job, Paper


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
    """Check rows, each by itself."""
    return [_verdict(job, record) for record in records]


def _verdict(job: Job, record: Record) -> Verdict:
    try:
        found = papers(job, record)
    except InvalidData as error:
        return Verdict(record.number, [], list(error.problems))
    except WrongUse as error:  # a packet with nothing to be made
        place = job.layout.source(record).places.get(())
        return Verdict(record.number, [], [Problem("kosong", str(error), place=place)])
    pdf = [paper.pdf_path for paper in found] if job.pdf else []
    return Verdict(record.number, [*(paper.path for paper in found), *pdf], list(found[0].order.warnings))


def make(job: Job, records: Sequence[Record]) -> list[Made]:
    """Make the documents of rows and deliver them as far as a worker can.

    A document that can't become a PDF is named and left out. Raises TemplateFault, WriteFailed, ConversionFailed
    where going on would be in vain.
    """
    made = [Made(record.number) for record in records]
    drawn: list[tuple[Made, Paper, bytes]] = []
    for record, one in zip(records, made, strict=True):
        try:
            found = papers(job, record)
        except InvalidData as error:  # a picture that was there when the row was checked, say
            one.failures += error.problems
            continue
        for paper in found:
            content = produce(paper.order, suffix=paper.suffix, mark=job.mark, templates=job.templates).content
            one.products.append(Product(paper.path, content))
            drawn.append((one, paper, content))
    if job.pdf:
        _add_pages(job, drawn)
    products = [product for one in made for product in one.products]
    for product in products:
        product.digest = hashlib.sha256(product.content).hexdigest()
    job.target.deliver(products)
    return made


def _add_pages(job: Job, drawn: Sequence[tuple[Made, Paper, bytes]]) -> None:
    """Add the PDF of each document, or the reason why it has none."""
    names = {f"{number}.{paper.suffix}": content for number, (_, paper, content) in enumerate(drawn)}
    converted = _converter().convert(names)
    for name, (one, paper, _) in zip(names, drawn, strict=True):
        if name in converted.pages:
            one.products.append(Product(paper.pdf_path, converted.pages[name]))
        else:
            reason = converted.broken[name].replace(name, paper.path)
            one.failures.append(Problem("pdf", reason, place=Place(job.layout.file), found=paper.pdf_path))


@lru_cache(maxsize=1)
def _converter() -> Converter:
    """Give the one LibreOffice of this process; its folder goes with the process."""
    from docgen.rendering.pdf import Converter

    return Converter()
