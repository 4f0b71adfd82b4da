"""Signature blocks: whole, on a page with the text that they sign, and of everyone who has to sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.rendering.texts.record import lines_told, plain
from docgen.rendering.texts.signing import blocks
from docgen.usecases.check.finding import Finding, shortened
from docgen.usecases.check.page_blocks import alone_or_split
from docgen.usecases.check.paper import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.rendering.texts.signing import Block
    from docgen.usecases.check.paper import Paper

_TOGETHER = "Satukan di satu halaman bersama sedikitnya satu baris naskah (di Word: Paragraph > Keep with next)."


def signing(paper: Paper) -> Iterator[Finding]:
    """Find signature blocks that are torn, alone, without a name, or gone."""
    if paper.is_pdf:
        yield from alone_or_split(paper.pages or [])
        return
    if paper.kind != "docx":
        return
    found = blocks(paper.lines)
    for block in found:
        yield from _torn_or_alone(paper, block)
        if block.name is None and paper.record is None:
            message = f"nama penanda tangan di bawah “{shortened(block.office.text)}” belum ada"
            yield Finding(
                "nama_kosong", "peringatan", message, paper.where(block.office), "Tulis nama penanda tangannya."
            )
    yield from _missing(paper, found)


def _torn_or_alone(paper: Paper, block: Block) -> Iterator[Finding]:
    if paper.pages is None or block.name is None:
        return
    pages = [page for line in block.lines if not line.blank and (page := paper.page_of(line)) is not None]
    if not pages:
        return
    office = shortened(block.office.text, 40)
    if min(pages) != max(pages):
        message = f"blok tanda tangan “{office}” terbelah: halaman {min(pages)} dan {max(pages)}"
        yield Finding("ttd_terbelah", "galat", message, paper.where(block.office), _TOGETHER)
    elif pages[0] > 1 and _nothing_before(paper, block, pages[0]):
        message = f"blok tanda tangan “{office}” sendirian di halamannya, tanpa naskah yang ditandatangani"
        yield Finding("ttd_sendirian", "galat", message, paper.where(block.office), _TOGETHER)


def _nothing_before(paper: Paper, block: Block, page: int) -> bool:
    """Tell whether nothing but other signatures stands on the page before a block."""
    first = next(at for at, line in enumerate(paper.lines) if line is block.lines[0])
    signed = {id(line) for one in blocks(paper.lines) for line in one.lines}
    for line in reversed(paper.lines[:first]):
        if line.blank or id(line) in signed:
            continue
        at = paper.page_of(line)
        if at is not None:
            return at < page
    return False


def _missing(paper: Paper, found: list[Block]) -> Iterator[Finding]:
    """Find who signed when docgen made the paper, and does not any more."""
    if paper.record is None or "naskah" not in paper.record:
        return
    names = [bare(block.name.text) for block in found if block.name is not None]
    for block in blocks(lines_told(paper.record)):
        if block.name is None:
            continue
        name = bare(block.name.text)
        if name in names:
            names.remove(name)
            continue
        office = plain(block.office.text).rstrip(",")
        message = f"penanda tangan yang harus ada tidak ada lagi: {plain(block.name.text)} ({office})"
        yield Finding(
            "penanda_tangan", "galat", message, cure="Kembalikan blok tanda tangannya, atau buat ulang dokumennya.",
            before=plain(block.name.text),
        )  # fmt: skip
