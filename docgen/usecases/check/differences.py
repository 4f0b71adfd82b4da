"""What differs between what a document said and what it says: words, paragraphs, rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docgen.rendering.texts.record import Unit

_ALIKE = 0.5  # less is another paragraph, not a changed one
_DOTS = re.compile(r"\.{4,}|…[….]*|_{4,}")


@dataclass(frozen=True, slots=True)
class Difference:
    """One paragraph or row that is other than it was: `old` is None for an added one, `new` for one that is gone.

    `words` are the changed words in pairs, before and now; `near` is what stands where a unit is gone.
    """

    old: Unit | None
    new: Unit | None
    words: tuple[tuple[str, str], ...] = ()
    near: Unit | None = None

    @property
    def filled(self) -> bool:
        """Tell whether dots gave way to what was written on them, and nothing else changed."""
        if self.old is None or self.new is None or len(self.old.texts) != len(self.new.texts):
            return False
        return all(_is_filled(old, new) for old, new in zip(self.old.texts, self.new.texts, strict=True))


def differences(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Difference]:
    """Give every difference in the order of the document."""
    matcher = SequenceMatcher(None, [unit.texts for unit in old], [unit.texts for unit in new], autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind != "equal":
            near = new[min(end, len(new) - 1)] if new else None
            yield from _paired(old[first:last], new[start:end], near)


def _paired(old: Sequence[Unit], new: Sequence[Unit], near: Unit | None) -> Iterator[Difference]:
    """Give changed units with what became of them, in order; the others are gone or added."""
    at = 0
    for unit in old:
        found = _best(unit, new, at, alone=len(old) == len(new) == 1)
        if found is None:
            yield Difference(unit, None, near=new[at] if at < len(new) else near)
            continue
        yield from (Difference(None, added) for added in new[at:found])
        yield Difference(unit, new[found], tuple(changed_words(unit, new[found])))
        at = found + 1
    yield from (Difference(None, added) for added in new[at:])


def _best(unit: Unit, new: Sequence[Unit], start: int, *, alone: bool) -> int | None:
    if alone and unit.is_row == new[0].is_row:
        return 0
    likeness = {
        at: SequenceMatcher(None, " ".join(unit.texts), " ".join(new[at].texts), autojunk=False).ratio()
        for at in range(start, min(len(new), start + 40))
        if new[at].is_row == unit.is_row
    }
    best = max(likeness, key=lambda at: likeness[at], default=None)
    return best if best is not None and likeness[best] >= _ALIKE else None


def changed_words(old: Unit, new: Unit) -> Iterator[tuple[str, str]]:
    """Give the words that changed, cell by cell where a row has as many cells as it had."""
    if len(old.texts) == len(new.texts):
        pairs = list(zip(old.texts, new.texts, strict=True))
    else:
        pairs = [(" | ".join(old.texts), " | ".join(new.texts))]
    for before, now in pairs:
        if before != now:
            yield from _words(before, now)


def _words(before: str, now: str) -> Iterator[tuple[str, str]]:
    old, new = before.split(), now.split()
    for kind, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield " ".join(old[first:last]), " ".join(new[start:end])


def _is_filled(old: str, new: str) -> bool:
    if old == new:
        return True
    pieces = _DOTS.split(old)
    if len(pieces) == 1:
        return False
    return (
        re.fullmatch(r"\s*(?:\S.*?)?\s*".join(re.escape(piece.strip()) for piece in pieces), new, re.DOTALL) is not None
    )
