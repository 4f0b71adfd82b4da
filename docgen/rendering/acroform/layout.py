"""How a text fits into a box: which size, which lines. Pure reckoning; knows no PDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.rendering.acroform.typefaces import Typeface

NATURAL, SMALLEST = 12.0, 5.0
"""The size of a field that leaves it open, and the smallest that people read on paper, in points."""

LEADING = 1.15


@dataclass(frozen=True, slots=True)
class Fit:
    """A text in its lines at the size at which it fits."""

    size: float
    lines: tuple[str, ...]


def sizes(wanted: float, most: float) -> Iterator[float]:
    """Give the sizes to try, largest first: the wanted one (0: the natural one), but none higher than the box."""
    size = min(wanted or NATURAL, max(most, SMALLEST))
    yield size
    while size > SMALLEST:
        size = max(SMALLEST, size - 0.5)
        yield size


def one_line(text: str, face: Typeface, width: float, height: float, wanted: float) -> Fit | None:
    """Fit a text on one line into a box; None where even the smallest size is too wide."""
    most = height / (face.ascent - face.descent)
    wide = face.width(text, 1)
    found = (size for size in sizes(wanted, most) if wide * size <= width)
    return next((Fit(size, (text,)) for size in found), None)


def many_lines(text: str, face: Typeface, width: float, height: float, wanted: float) -> Fit | None:
    """Fit a text into a box on as many lines as it takes; None where even the smallest size takes too many.

    A word is broken only where no size is small enough to keep it whole.
    """
    for broken in (False, True):
        for size in sizes(wanted, height / (face.ascent - face.descent)):
            most = 1 + int((height / size - face.ascent + face.descent) / LEADING + 1e-6)
            lines = _wrapped(text, face, width / size, most, broken=broken)
            if lines is not None:
                return Fit(size, lines)
    return None


def cells(text: str, face: Typeface, width: float, height: float, wanted: float) -> Fit | None:
    """Fit the characters of a text into cells of a width each."""
    most = height / (face.ascent - face.descent)
    widest = max((face.width(sign, 1) for sign in text), default=0)
    return next((Fit(size, (text,)) for size in sizes(wanted, most) if widest * size <= width), None)


def room(text: str, face: Typeface, width: float, height: float, *, lines: bool) -> int:
    """Give how many characters of a text fit into a box at the smallest size."""
    fits = many_lines if lines else one_line
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(text[:middle], face, width, height, SMALLEST) is None:
            high = middle - 1
        else:
            low = middle
    return low


def _wrapped(text: str, face: Typeface, width: float, most: int, *, broken: bool) -> tuple[str, ...] | None:
    """Break a text into lines between words; `width` is in parts of the size.

    None where that takes more than so many lines, or where a word is too wide and must not be broken.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if face.width(longer, 1) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            *full, line = _pieces(word, face, width)
            if (full and not broken) or len(lines) > most:
                return None
            lines += full
        lines.append(line)
        if len(lines) > most:
            return None
    return tuple(lines)


def _pieces(word: str, face: Typeface, width: float) -> list[str]:
    """Cut a word into pieces of at most a width; a word that fits stays whole."""
    pieces, piece = [], ""
    for sign in word:
        if piece and face.width(piece + sign, 1) > width:
            pieces.append(piece)
            piece = ""
        piece += sign
    return [*pieces, piece]
