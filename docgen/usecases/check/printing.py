"""The pages as they are printed: their size, empty ones, what lies outside, and whether the fonts are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.rendering.texts.fonts import fonts_left_out
from docgen.usecases.check.finding import Finding, Where, shortened
from docgen.usecases.check.page_blocks import body_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docgen.rendering.texts.pages import Page
    from docgen.usecases.check.paper import Paper

_POINT = 72 / 25.4  # in a millimetre
F4 = (215.0, 330.0)
_NAMES = {
    F4: "F4/Folio", (210.0, 297.0): "A4", (215.9, 279.4): "Letter", (215.9, 355.6): "Legal", (297.0, 420.0): "A3",
    (148.0, 210.0): "A5",
}  # fmt: skip
_CLOSE = 1.5  # millimetres: Excel has no F4, only Folio of 216 × 330
_OUTSIDE = 2  # points beyond the edge


def printing(paper: Paper) -> Iterator[Finding]:
    """Find what is wrong with the pages."""
    if paper.pages is None:
        if paper.no_pages:
            message = (
                f"{paper.no_pages}, jadi halamannya tidak diperiksa: letak blok tanda tangan, halaman kosong, ukuran "
                "kertas, teks di luar kertas"
            )
            yield Finding("halaman", "catatan", message, cure="Pasang LibreOffice, atau periksa PDF-nya.")
        return
    yield from _sizes(paper, paper.pages)
    yield from _empty(paper.pages)
    yield from _outside(paper.pages)
    yield from _scanned(paper.pages)
    if paper.is_pdf:
        yield from _fonts(paper)


def _sizes(paper: Paper, pages: Sequence[Page]) -> Iterator[Finding]:
    sizes: dict[str, list[int]] = {}
    for page in pages:
        sizes.setdefault(_size(page), []).append(page.number)
    expected = _NAMES[F4]
    if len(sizes) > 1:
        told = "; ".join(f"{name}: halaman {_numbers(numbers)}" for name, numbers in sizes.items())
        other = next((numbers[0] for name, numbers in sizes.items() if name != expected), pages[0].number)
        yield Finding(
            "ukuran_campur", "galat", f"ukuran kertas bercampur ({told})", Where(other), "Samakan ukuran kertasnya."
        )
    elif expected not in sizes:
        ours = paper.record is not None
        message = f"ukuran kertas {next(iter(sizes))}, bukan F4 (215 × 330 mm)"
        cure = "Atur kertasnya ke F4 215 × 330 mm." if ours else "Abaikan bila memang dicetak di kertas itu."
        yield Finding("ukuran_kertas", "galat" if ours else "peringatan", message, Where(1), cure)


def _size(page: Page) -> str:
    short, long = sorted((page.width / _POINT, page.height / _POINT))
    for (width, height), name in _NAMES.items():
        if abs(short - width) <= _CLOSE and abs(long - height) <= _CLOSE:
            return name
    return f"{short:.0f} × {long:.0f} mm"


def _empty(pages: Sequence[Page]) -> Iterator[Finding]:
    for page, lines in zip(pages, body_lines(pages), strict=True):
        if not lines and (page.bare or page.lines):
            cure = "Hapus ganti halaman atau paragraf kosong yang berlebih."
            yield Finding("halaman_kosong", "galat", "halaman ini kosong", Where(page.number), cure)


def _scanned(pages: Sequence[Page]) -> Iterator[Finding]:
    numbers = [page.number for page in pages if not page.lines and not page.bare]
    if numbers:
        message = f"halaman {_numbers(numbers)} berupa gambar (hasil pindai): kata-katanya tidak dapat diperiksa"
        yield Finding("pindaian", "peringatan", message, Where(numbers[0]), "Periksa sendiri, atau pakai PDF aslinya.")


def _outside(pages: Sequence[Page]) -> Iterator[Finding]:
    for page in pages:
        for line in page.lines:
            box = line.box
            over = max(-box.left, -box.bottom, box.right - page.width, box.top - page.height)
            if over > _OUTSIDE and not line.slanted:
                message = f"teks keluar dari kertas: “{shortened(line.text)}”"
                yield Finding(
                    "di_luar",
                    "galat",
                    message,
                    Where(page.number, text=shortened(line.text)),
                    "Perkecil atau pindahkan.",
                )
                break


def _fonts(paper: Paper) -> Iterator[Finding]:
    try:
        missing = fonts_left_out(paper.content)
    except ValueError:
        return
    for name, numbers in missing.items():
        told = f"huruf {name} tidak ditanam di PDF (halaman {_numbers(numbers)})"
        message = f"{told}: di komputer lain tampil dan tercetak lain"
        yield Finding(
            "huruf", "galat", message, Where(numbers[0]), "Buat ulang PDF-nya dengan semua huruf ditanam (PDF/A)."
        )


def _numbers(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:5]))
    return f"{shown} …" if len(numbers) > 5 else shown
