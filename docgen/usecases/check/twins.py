"""A PDF beside the Word file that docgen made it from: whether it still says what the Word file says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docgen.errors import Unreadable
from docgen.rendering.texts.record import units
from docgen.usecases.check.finding import Finding, shortened
from docgen.usecases.check.opening import opened
from docgen.usecases.check.page_blocks import running_text
from docgen.usecases.check.paper import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.usecases.check.paper import Paper

_CURE = "Buat ulang PDF-nya dari berkas Word yang terakhir."
_SHOWN = 3


def twins(paper: Paper) -> Iterator[Finding]:
    """Find what a Word file of docgen's says that the PDF of the same name beside it does not.

    Of forms nothing is told: in their PDF the values are fields.
    """
    beside = Path(paper.file).with_suffix(".docx")
    if not paper.is_pdf or not beside.is_file():
        return
    try:
        word = opened(beside)
    except Unreadable:
        return
    if word.record is None or "isian" in word.record:
        return
    printed = bare(running_text(paper.pages or []))
    texts = {text: unit.is_row for unit in units(word.lines) for text in unit.texts}
    missing = [text for text, in_row in texts.items() if not _is_printed(text, printed, in_row=in_row)]
    if missing:
        told = "; ".join(f"“{shortened(text)}”" for text in missing[:_SHOWN])
        more = f" dan {len(missing) - _SHOWN} lagi" if len(missing) > _SHOWN else ""
        message = f"PDF ini tidak sama dengan {beside.name} di sampingnya; di PDF tidak ada: {told}{more}"
        yield Finding("pdf_lain", "galat", message, cure=_CURE)


def _is_printed(text: str, printed: str, *, in_row: bool) -> bool:
    """Tell whether a text is on the pages; the lines of neighbouring cells may be mixed there."""
    return bare(text) in printed or (in_row and all(bare(word) in printed for word in text.split()))
