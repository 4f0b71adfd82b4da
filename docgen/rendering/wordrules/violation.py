"""One breach of a Word rule, as a fact: which rule, in which part, what is wrong and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _TEXT = _WORD + "p", _WORD + "t"
_EXCERPT = 60


@dataclass(frozen=True, slots=True)
class Violation:
    """A breach of rule `rule` in part `part` (name in the package, without leading slash).

    `message` is an Indonesian sentence without full stop; `where` the path of the element and the beginning of the
    text of its paragraph, empty where the part as a whole is meant.
    """

    rule: str
    part: str
    message: str
    where: str = ""

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        return f"{self.rule} {self.part}: {self.message}{place}"


def place(element: etree._Element) -> str:
    """Say where an element stands: its path below the root, and the text of the paragraph around it."""
    path = element.getroottree().getpath(element).lstrip("/")
    paragraph = element if element.tag == _PARAGRAPH else next(element.iterancestors(_PARAGRAPH), None)
    text = "" if paragraph is None else " ".join("".join(piece.text or "" for piece in paragraph.iter(_TEXT)).split())
    if not text:
        return path
    return f"{path}, “{text if len(text) <= _EXCERPT else text[:_EXCERPT] + '…'}”"
