"""Dotted lines: those that the pen may fill, and those that must not be blank."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.rendering.texts.record import lines_told, plain
from docgen.usecases.check.finding import Finding, Where, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docgen.rendering.texts.word import Line
    from docgen.usecases.check.paper import Paper

DOTS = re.compile(r"\.{5,}|…[….]+|_{4,}|(?:\. ){5,}\.?")
_SIGNING = re.compile(r"[\s(]*(?:\d+[.)]?)?[\s.…_()]*\Z")  # where a hand signs: `1. ......`
_SIGNED_ROW = re.compile(r"(?:\A|\s)\d+\.\s*[.…_]{4,}\Z")  # the same at the end of a row, as a PDF has it
_LEADER = re.compile(r"[.…]{5,}\s*[\divxlc]{1,6}\s*\Z", re.IGNORECASE)  # a line of a table of contents
_LABEL = 40
_SHOWN = 6


def blanks(paper: Paper) -> Iterator[Finding]:
    """Find dotted lines; in a paper of docgen's those that it was made with are for the pen."""
    meant = _meant(paper)
    for_pen: list[tuple[str, Where]] = []
    others: dict[str, list[Where]] = {}
    for at, line in enumerate(paper.lines):
        if not DOTS.search(line.text) or (_LEADER.search(line.text) and meant is None):
            continue
        if meant is None:
            if not _is_signed_by_hand(paper, at):
                others.setdefault(_label_of(paper.lines, at), []).append(paper.where(line))
            continue
        for label in _labels(line.text):
            if _is_signature(label):
                continue
            if label in meant or paper.kind == "xlsx":
                for_pen.append((_named(paper.lines, at, label), paper.where(line)))
            else:
                message = f"titik-titik di tempat yang harus terisi: “{shortened(line.text)}”"
                yield Finding(
                    "kosong", "galat", message, paper.where(line), "Isi, lalu buat ulang dokumennya dari isian."
                )
    yield from (_of_others(label, places) for label, places in others.items())
    told = [(name, where) for name, where in for_pen if name]
    if told:
        yield _note(told)


def _meant(paper: Paper) -> set[str] | None:
    """Give what stood before each dotted line when the paper was made, None for a paper of others.

    A cell of a workbook that was made dotted is a change of the workbook, and told as that.
    """
    if paper.record is None:
        return None
    if "naskah" not in paper.record:
        return set()
    return {label for line in lines_told(paper.record) for label in _labels(line.text)}


def _labels(text: str) -> list[str]:
    """Give what stands right before each dotted line of a text."""
    return [plain(text[: match.start()])[-_LABEL:] for match in DOTS.finditer(text)]


def _named(lines: Sequence[Line], at: int, label: str) -> str:
    """Give what a dotted line is for; nothing where a hand signs on it."""
    if _SIGNING.match(lines[at].text):
        return "" if lines[at].table else _before(lines, at)
    return label.rstrip(" :(") or _before(lines, at)


def _before(lines: Sequence[Line], at: int) -> str:
    """Give the label of a dotted line that stands alone: what is said before it."""
    said = next((line.text for line in reversed(lines[max(0, at - 6) : at]) if line.text.strip(" :.…_")), "")
    return shortened(said.strip(" :"), _LABEL)


def _is_signed_by_hand(paper: Paper, at: int) -> bool:
    """Tell a place to sign: in a table (`1. ......`), or behind the words for it."""
    text = paper.lines[at].text
    alone = _SIGNING.match(text) is not None and any(character.isdigit() for character in text)
    return alone or (paper.is_pdf and _SIGNED_ROW.search(text) is not None) or _is_signature(_label_of(paper.lines, at))


def _is_signature(label: str) -> bool:
    return label.casefold().rstrip(" :").endswith("tanda tangan")


def _label_of(lines: Sequence[Line], at: int) -> str:
    """Give what a dotted line of others is for: the words before it."""
    label = next((one for one in _labels(lines[at].text) if one.strip(" :(.,…_")), "")
    return shortened(label.rstrip(" :(") or _before(lines, at), _LABEL)


def _of_others(label: str, places: Sequence[Where]) -> Finding:
    after = f" setelah “{label}”" if label else ""
    count = f" ({len(places)} tempat)" if len(places) > 1 else ""
    cure = "Isi sebelum ditandatangani, atau biarkan bila memang untuk pena."
    return Finding("kosong", "peringatan", f"titik-titik yang belum diisi{after}{count}", places[0], cure)


def _note(told: Sequence[tuple[str, Where]]) -> Finding:
    names = list(dict.fromkeys(shortened(name, _LABEL) for name, _ in told))
    more = f" dan {len(names) - _SHOWN} lagi" if len(names) > _SHOWN else ""
    count = f"{len(told)} isian" if len(told) > 1 else "satu isian"
    message = f"{count} masih titik-titik untuk diisi pena: {'; '.join(names[:_SHOWN])}{more}"
    return Finding("pena", "catatan", message, told[0][1], "Isi dengan pena saat ditandatangani.")
