"""PDFs of finished documents: beside each of them, and all as one bundle with a cover; with fields to sign in.

What is printed comes from templates, the cover's words too: this module only counts pages and hands data on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from docgen.documents.registry import shipped
from docgen.errors import TemplateFault, WrongUse
from docgen.spelling import tanggal_panjang
from docgen.template_language import sentence
from docgen.usecases.generate import produce
from docgen.usecases.orders import Artifact, Order, file_name
from docgen.usecases.packet import INDEX

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from docgen.rendering.pdf import Converter
    from docgen.rendering.pdf_bundle import Part, Properties

_PDF = "application/pdf"
_DAY = re.compile(r"\b\d{4}-[01]\d-[0-3]\d\b")
_NONE = "–"
_NUMBER, _DATES = "nomor", ("tanggal", "tanggal_penetapan", "tanggal_surat")


@dataclass(frozen=True, slots=True)
class Made:
    """A finished document with the order that it was made from."""

    order: Order
    artifact: Artifact


@dataclass(frozen=True, slots=True)
class Wish:
    """Which PDFs are wanted: one beside `each` document, a `bundle` by its file name; as PDF/A, with fields to sign in.

    `mark` and `templates` are for the cover, as for the documents.
    """

    each: bool = True
    bundle: str = ""
    archive: bool = False
    signing: bool = False
    mark: str | None = None
    templates: Path | None = None


def with_pdfs(made: Sequence[Made], wish: Wish) -> list[Artifact]:
    """Give the documents, each followed by its PDF where that is wanted, and the bundle at the end.

    Raises ConversionFailed, CannotProduce where a document's room for a signature is on no page.
    """
    from docgen.rendering.pdf import Converter

    if wish.bundle and not wish.bundle.lower().endswith(".pdf"):
        raise WrongUse(f"Nama berkas gabungan “{wish.bundle}” harus berakhiran .pdf.")
    with Converter(timeout=120, archive=wish.archive) as converter:
        pages = _converted([one.artifact for one in made], converter, signing=wish.signing)
        result: list[Artifact] = []
        for one in made:
            artifact = one.artifact
            result.append(artifact)
            if wish.each:
                name = f"{artifact.name.rsplit('.', 1)[0]}.pdf"
                result.append(Artifact(name, _PDF, pages[artifact.folder, artifact.name], artifact.folder))
        if wish.bundle:
            result.append(_bundle(made, pages, wish, converter))
    return result


def _converted(artifacts: Sequence[Artifact], converter: Converter, *, signing: bool) -> dict[tuple[str, str], bytes]:
    """Give the PDFs of documents by folder and name, with fields to sign in where these are wanted."""
    from docgen.rendering.pdf import all_converted
    from docgen.rendering.signing.fields import with_fields
    from docgen.rendering.signing.rooms import painted

    names = _told_apart(artifacts)
    ready = {name: painted(one.content, name) if signing else (one.content, []) for name, one in names.items()}
    pages = all_converted(converter, {name: content for name, (content, _) in ready.items()})
    return {
        (one.folder, one.name): with_fields(pages[name], ready[name][1], one.signers, one.name)
        for name, one in names.items()
    }


def _told_apart(artifacts: Sequence[Artifact]) -> dict[str, Artifact]:
    """Give documents by names that are theirs alone: two packets may have a paper of the same name."""
    names = [artifact.name for artifact in artifacts]
    return {
        one.name if names.count(one.name) == 1 else f"{one.folder or number}/{one.name}": one
        for number, one in enumerate(artifacts)
    }


def _bundle(made: Sequence[Made], pages: dict[tuple[str, str], bytes], wish: Wish, converter: Converter) -> Artifact:
    from docgen.rendering.pdf_bundle import Part, bundled, pages_of

    papers = _papers(made)
    parts = [Part(_title(one), one.artifact.name, pages[one.artifact.folder, one.artifact.name]) for one in papers]
    counts = [pages_of(part.content) for part in parts]
    cover, order = _cover(papers, parts, _ranges(counts, 1), wish, converter)
    if (length := pages_of(cover.content)) > 1:
        cover, order = _cover(papers, parts, _ranges(counts, length), wish, converter)
    return Artifact(wish.bundle, _PDF, bundled(cover, parts, _properties(order)))


def _papers(made: Sequence[Made]) -> list[Made]:
    """Give the documents that go into the bundle: each paper in its first format, without lists of files."""
    first: dict[int, Made] = {}
    for one in made:
        if one.order.number != INDEX:
            first.setdefault(id(one.order), one)
    return list(first.values())


def _title(one: Made) -> str:
    """Give the name of a paper as its file is called, with days as people write them."""
    suffix = one.artifact.name.rpartition(".")[2]
    name = file_name(replace(one.order, number=""), suffix).removesuffix(f".{suffix}")
    return _DAY.sub(lambda day: str(tanggal_panjang(day[0])), name)


def _ranges(counts: Sequence[int], first: int) -> list[str]:
    """Give the pages of each paper in words: 2–6, or 7 alone; `first` pages stand before all of them."""
    ranges = []
    for count in counts:
        ranges.append(f"{first + 1}–{first + count}" if count > 1 else str(first + 1))
        first += count
    return ranges


def _cover(
    papers: Sequence[Made], parts: Sequence[Part], ranges: Sequence[str], wish: Wish, converter: Converter
) -> tuple[Part, Order]:
    """Make the cover; give it with its order."""
    from docgen.rendering.pdf_bundle import Part

    registry = shipped()
    document_type = registry.get(registry.cover)
    known = document_type.schema["properties"]
    shared = {name: value for name, value in papers[0].order.data.items() if name in known and name != "jenis"}
    title = papers[0].order.folder or wish.bundle.rpartition("/")[2].rsplit(".", 1)[0]
    rows = [_row(one, part, pages) for one, part, pages in zip(papers, parts, ranges, strict=True)]
    checked = document_type.checker.check({**shared, "judul_berkas": title, "naskah_berkas": rows})
    if not checked.ok:
        raise TemplateFault(f"Sampul {wish.bundle} tidak dapat dibuat: {checked.problems[0].message}.")
    pictures = {name: one for name, one in papers[0].order.pictures.items() if name in document_type.picture_fields}
    order = Order(document_type, checked.data, checked.context, pictures)
    artifact = produce(order, mark=wish.mark, templates=wish.templates)
    pages = _converted([artifact], converter, signing=False)
    return Part(document_type.title, artifact.name, pages[artifact.folder, artifact.name]), order


def _row(one: Made, part: Part, pages: str) -> dict[str, Any]:
    row = {"judul": part.title, "halaman": pages}
    context = one.order.context
    date = next((context[name] for name in _DATES if context.get(name)), None)
    number = context.get(_NUMBER) if _NUMBER in one.order.document_type.schema["properties"] else _NONE
    for name, value in ((_NUMBER, number), ("tanggal", date)):
        if value:
            row[name] = str(value)
    return row


def _properties(order: Order) -> Properties:
    """Give what the bundle says of itself, by the declaration of its cover; its date is that of the youngest paper."""
    from docgen.rendering.pdf_bundle import Properties

    told = order.document_type.declaration["sampul"]
    title, author, subject = (sentence(told[name]).render(order.context) for name in ("judul", "penulis", "perihal"))
    dates = [row["tanggal"] for row in order.data["naskah_berkas"] if row.get("tanggal")]
    return Properties(title, author, subject, max(dates, default=""))


def refuse_to_replace_signed(paths: Iterable[Path]) -> None:
    """Raise WrongUse where a file that would be written is there already, and signed: nothing brings that back."""
    for path in paths:
        if path.suffix.lower() == ".pdf" and path.is_file():
            from docgen.rendering.signing.fields import refuse_signed

            refuse_signed(path.read_bytes(), str(path))
