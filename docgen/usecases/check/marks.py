"""DRAF, CONTOH, KONSEP, SALINAN: what is so marked is no paper to be signed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.usecases.check.finding import Finding, Where, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.rendering.texts.pages import Page
    from docgen.usecases.check.paper import Paper

_WORDS = "DRAF|DRAFT|CONTOH|KONSEP|SALINAN|SPECIMEN|SAMPLE|RANCANGAN|COPY|FOTOKOPI|TIDAK SAH|BATAL"
_MARK = re.compile(rf"[\s*\-–—(\[]*({_WORDS})[\s*\-–—)\]]*\Z", re.IGNORECASE)
_SECTIONS = re.compile("&[LCR]")  # of the head of a sheet
_SHEET_CODES = re.compile(r"&(?:\"[^\"]*\"|K[0-9A-F]{6}|\d+|[A-Z])")
_DRAWN = re.compile(rb'<v:textpath\b[^>]*\bstring="([^"]*)"')
_SHAPE_TEXT = re.compile(rb"<a:t>([^<]*)</a:t>")
_WATERMARK = re.compile(rb'(?:name|id|descr|title)="[^"]*(?:WaterMark|Watermark|TandaNaskah|Tanda Air)[^"]*"')
_NAMED = re.compile(rf" - ({_WORDS})\Z")
_CERTIFIED = re.compile(r"salinan\s+(?:ini\s+)?(?:sesuai|sama)\s+dengan\s+(?:yang\s+)?asli", re.IGNORECASE)
_CURE = "Buat ulang dokumen final tanpa tanda itu."
_FIRST = 12  # lines at the head of a paper in which a mark may stand
_HEAD = 0.93  # of the height of a page, where its head begins
_HUGE = 40  # points: no text of a paper is so large


def marks(paper: Paper) -> Iterator[Finding]:
    """Find the marks that keep a paper from being signed; a certified copy is only told to be one."""
    found: dict[str, Finding] = {}
    for word, where in _marks(paper):
        found.setdefault(word.upper(), _finding(paper, word.upper(), where))
    yield from found.values()
    named = _NAMED.search(Path(paper.file).stem)
    if named is not None and named[1] not in found:
        message = f"nama berkasnya menyebut {named[1]}, tetapi tanda itu tidak ditemukan di dalamnya"
        yield Finding("tanda", "peringatan", message, cure="Pastikan ini berkas final, lalu ganti namanya.")


def _finding(paper: Paper, word: str, where: Where) -> Finding:
    certified = word == "SALINAN" and any(_CERTIFIED.search(line.text) for line in paper.lines)
    if certified:
        message = "ini salinan: hanya pejabat yang mengesahkan salinan yang menandatangani"
        return Finding("salinan", "catatan", message, where)
    told = "tanda melintang" if word == "?" else f"tanda {word}"
    return Finding("tanda", "galat", f"naskah masih membawa {told}", where, _CURE)


def _marks(paper: Paper) -> Iterator[tuple[str, Where]]:
    for line in paper.lines[:_FIRST]:
        match = _MARK.match(line.text)
        if match:
            yield match[1], paper.where(line)
    if paper.is_pdf:
        yield from _on_pages(paper.pages or [])
        return
    for name, lines in paper.margins:
        for line in lines:
            sections = _SECTIONS.split(line.text) if paper.kind == "xlsx" else [line.text]
            for match in filter(None, (_MARK.match(_SHEET_CODES.sub(" ", text)) for text in sections)):
                yield match[1], Where(None, name, shortened(line.text))
    yield from _drawn(paper)


def _drawn(paper: Paper) -> Iterator[tuple[str, Where]]:
    """Give the marks that are drawn, in heads of pages or over the text."""
    for name, part in paper.parts.items():
        if not name.endswith(".xml") or not name.startswith(("word/", "xl/drawings/")):
            continue
        where = Where(None, "tanda air di kepala halaman" if "header" in name or "tanda_" in name else "gambar")
        texts = [*_DRAWN.findall(part), *_SHAPE_TEXT.findall(part)]
        words = [match[1] for text in texts if (match := _MARK.match(text.decode(errors="replace")))]
        for word in words:
            yield word, where
        if not words and _WATERMARK.search(part):
            yield next((text.decode(errors="replace") for text in texts if text.strip()), "?"), where


def _on_pages(pages: list[Page]) -> Iterator[tuple[str, Where]]:
    """Give what runs across the pages of a PDF: text, or letters drawn as a shape."""
    slanted: dict[str, list[int]] = {}
    for page in pages:
        for line in page.lines:
            across = line.slanted and line.box.right - line.box.left > page.width / 5
            at_the_head = line.box.bottom > page.height * _HEAD
            if across or ((line.size >= _HUGE or at_the_head) and _MARK.match(line.text)):
                slanted.setdefault(line.text, []).append(page.number)
    for text, numbers in slanted.items():
        match = _MARK.match(text)
        if match or len(numbers) == len(pages):
            yield match[1] if match else text, Where(numbers[0], "melintang di halaman", shortened(text))
    shapes = [page.number for page in pages if page.shape]
    if shapes and not slanted and len(shapes) * 2 >= len(pages):
        yield "?", Where(shapes[0], "melintang di halaman")
