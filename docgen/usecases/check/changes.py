"""Is a Word document what it was when docgen made it? Every word, paragraph and row that is not is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.rendering.file_code import WORDS
from docgen.rendering.texts.record import lines_told, margins, margins_told, units
from docgen.usecases.check.differences import differences
from docgen.usecases.check.finding import Finding, Where, shortened
from docgen.usecases.fingerprint import CODE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docgen.rendering.texts.record import Unit
    from docgen.usecases.check.differences import Difference
    from docgen.usecases.check.finding import Weight
    from docgen.usecases.check.paper import Paper

_TRACKED = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo) ")
_COMMENT = re.compile(rb"<w:comment ")
_AGAIN = "Betulkan isiannya lalu buat ulang dokumennya, agar data dan naskah tetap sama."
EXTRACT = "Bila benar, baca kembali dengan docgen extract lalu buat ulang; bila tidak, buat ulang dari isian."
_SHOWN = 120


def changes(paper: Paper) -> Iterator[Finding]:
    """Find what was changed after a Word document was made, and changes that nobody accepted yet."""
    if paper.kind != "docx":
        return
    yield from _open_changes(paper)
    if paper.record is None or "naskah" not in paper.record:
        return
    yield from told(differences(units(lines_told(paper.record)), units(paper.lines)), paper)
    yield from _of_margins(paper)


def told(found: Iterable[Difference], paper: Paper) -> Iterator[Finding]:
    """Give the differences of a document as findings; what was only filled in is counted."""
    filled: list[Difference] = []
    for difference in found:
        if difference.filled:
            filled.append(difference)
        else:
            yield _finding(difference, paper)
    if filled:
        shown = "; ".join(f"“{shortened(now, 40)}”" for one in filled[:6] for _, now in one.words)
        count = f"{len(filled)} titik-titik" if len(filled) > 1 else "satu titik-titik"
        yield Finding(
            "diisi", "catatan", f"{count} sudah diisi sesudah dokumen dibuat: {shown}", _where(filled[0], paper)
        )


def _finding(difference: Difference, paper: Paper) -> Finding:
    old, new = difference.old, difference.new
    # A blank form was handed out to be filled in.
    field = bool((paper.record or {}).get("kosong")) and all(unit is None or unit.field for unit in (old, new))
    severity: Weight = "peringatan" if field else "galat"
    cure = "" if field else _cure(paper)
    where = _where(difference, paper)
    if new is None:
        what = f"{_kind(old)} yang semula ada sudah dihapus: “{_text(old)}”"
        return Finding("dihapus", severity, what, where, cure, before=_text(old))
    if old is None:
        what = f"{_kind(new)} ditambahkan sesudah dokumen dibuat: “{_text(new)}”"
        return Finding("ditambah", severity, what, where, cure, now=_text(new))
    before = "; ".join(one for one, _ in difference.words if one)
    now = "; ".join(one for _, one in difference.words if one)
    what = f"naskah diubah sesudah dibuat, di “{_around(difference)}”: " + "; ".join(
        _changed(*pair) for pair in difference.words
    )
    return Finding("diubah", severity, what, where, cure, before, now)


def _changed(before: str, now: str) -> str:
    if not before:
        return f"ditambah “{shortened(now, _SHOWN)}”"
    if not now:
        return f"dihapus “{shortened(before, _SHOWN)}”"
    return f"semula “{shortened(before, _SHOWN)}”, kini “{shortened(now, _SHOWN)}”"


def _cure(paper: Paper) -> str:
    if paper.kind == "xlsx" or (paper.record or {}).get("isian"):
        return EXTRACT
    return _AGAIN


def _around(difference: Difference) -> str:
    """Give the text around changed words: the first cell or paragraph that changed."""
    old, new = difference.old, difference.new
    if old is None or new is None:
        return ""
    changed = [now for before, now in zip(old.texts, new.texts, strict=False) if before != now and now]
    return shortened(changed[0], 80) if changed and len(old.texts) == len(new.texts) else _text(new)


def _kind(unit: Unit | None) -> str:
    return "baris" if unit is not None and unit.is_row else "paragraf"


def _text(unit: Unit | None) -> str:
    return "" if unit is None else shortened(" | ".join(text for text in unit.texts if text), 2 * _SHOWN)


def _where(difference: Difference, paper: Paper) -> Where:
    unit = difference.new or difference.near
    if unit is None or not unit.lines:
        return Where()
    line = next((one for one in unit.lines if one.text.strip()), unit.lines[0])
    where = paper.where(line)
    return where if difference.new is not None else Where(where.page, f"sebelum {where.place}", where.text)


def _of_margins(paper: Paper) -> Iterator[Finding]:
    """Compare what the heads and feet of pages say; their number and order differ from program to program.

    The code of a file is printed at its foot after it was made.
    """
    before = set(margins_told(paper.record or {}))
    now = {text for text in margins(lines for _, lines in paper.margins) if CODE not in text and text != WORDS}
    for text in sorted(before - now):
        message = f"teks di kepala atau kaki halaman sudah dihapus atau diubah: “{shortened(text, _SHOWN)}”"
        yield Finding("dihapus", "galat", message, Where(None, "kepala atau kaki halaman"), _AGAIN, before=text)
    for text in sorted(now - before):
        message = f"teks di kepala atau kaki halaman ditambahkan sesudah dokumen dibuat: “{shortened(text, _SHOWN)}”"
        yield Finding("ditambah", "galat", message, Where(None, "kepala atau kaki halaman"), _AGAIN, now=text)


def _open_changes(paper: Paper) -> Iterator[Finding]:
    tracked = sum(len(_TRACKED.findall(part)) for name, part in paper.parts.items() if name.startswith("word/"))
    if tracked:
        message = f"ada {tracked} perubahan terlacak (Track Changes) yang belum diterima atau ditolak"
        yield Finding("perubahan_terlacak", "galat", message, cure="Di Word: Review > Accept All Changes, lalu simpan.")
    comments = len(_COMMENT.findall(paper.parts.get("word/comments.xml", b"")))
    if comments:
        message = f"ada {comments} komentar di dalam naskah, yang dapat ikut tercetak"
        yield Finding("komentar", "peringatan", message, cure="Hapus komentarnya sebelum dicetak.")
