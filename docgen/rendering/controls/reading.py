"""A Word form read back: what each of its controls says now, also in rows that a person added."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from docgen.rendering.controls.document import BOOKMARK, TICKED, UNTICKED
from docgen.rendering.controls.source import W14
from docgen.rendering.docx_source import W

if TYPE_CHECKING:
    from collections.abc import Sequence

_TEXTS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}
_GONE = frozenset((f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}instrText"))
_BOX = f"([{TICKED}{UNTICKED}])"


@dataclass(slots=True)
class Read:
    """What a control says: its tag, its text, whether its box is ticked, the date chosen in it (as in the file), its
    choices by what is shown for them, and its place for people.
    """

    tag: str
    text: str = ""
    ticked: bool | None = None
    date: str | None = None
    choices: dict[str, str] = field(default_factory=dict)
    place: str = ""


@dataclass(slots=True)
class Row:
    """A row of a table: the pieces of its cells, texts and controls."""

    table: int
    place: str
    cells: list[list[str | Read]] = field(default_factory=list)

    @property
    def controls(self) -> list[Read]:
        """The controls of the row."""
        return [piece for cell in self.cells for piece in cell if isinstance(piece, Read)]

    @property
    def text(self) -> str:
        """The row's text outside of its controls."""
        return "\n".join(_own_text(cell) for cell in self.cells)

    @property
    def sum(self) -> int:
        """A checksum of the row's text, by which a row that was there before is known."""
        return zlib.crc32(" ".join(self.text.split()).encode())


def bare_rows(root: Any, tags: Sequence[str]) -> list[int]:
    """Give the checksums of the rows without controls."""
    return sorted({row.sum for row in _Reader(root, tags).sequence if isinstance(row, Row) and not row.controls})


def controls_of(root: Any, tags: Sequence[str], bare: Sequence[int]) -> tuple[list[Read], list[str]]:
    """Give what the controls of a main part say, in the order of the document, and the rows that can't be understood.

    `tags` are those of the controls as they were written; one that lost its tag is known by its bookmark. `bare` are
    the checksums of the rows that never had controls: any other row without them was added.
    """
    found: list[Read] = []
    unread: list[str] = []
    like: dict[int, Row] = {}
    for one in _Reader(root, tags).sequence:
        if isinstance(one, Read):
            found.append(one)
        elif one.controls:
            like[one.table] = one
            found += one.controls
        elif one.table in like and one.sum not in bare and one.text.strip():
            added = _read_as(like[one.table], one)
            found += added
            unread += [] if added else [one.place]
    return found, unread


class _Reader:
    """Goes through a main part once: controls outside of tables, and rows of tables, in their order."""

    def __init__(self, root: Any, tags: Sequence[str]) -> None:
        self.sequence: list[Read | Row] = []
        self._known = set(tags)
        present = {tag for one in root.iter(f"{W}sdt") if (tag := _tag(one)) is not None}
        self._by_bookmark = {f"{BOOKMARK}{at}": tag for at, tag in enumerate(tags) if tag not in present}
        self._open: list[Read] = []
        self._marked: dict[str, Read] = {}
        self._row: Row | None = None
        self._tables = self._rows = 0
        self._walk(root)

    def _walk(self, element: Any) -> None:
        kind = element.tag
        if kind in _GONE or not isinstance(kind, str):
            return
        if kind == f"{W}t":
            self._say(element.text or "")
        elif kind in _TEXTS:
            self._say(_TEXTS[kind])
        elif kind in {f"{W}bookmarkStart", f"{W}bookmarkEnd"}:
            self._bookmark(element)
        elif kind == f"{W}sdt" and _tag(element) in self._known:
            self._control(element)
        elif kind == f"{W}tbl" and self._row is None:
            self._tables, self._rows = self._tables + 1, 0
            self._children(element)
        elif kind == f"{W}tr" and self._row is None:
            self._rows += 1
            self._row = Row(self._tables, f"tabel {self._tables} baris {self._rows}")
            self.sequence.append(self._row)
            self._children(element)
            self._row = None
        else:
            self._container(element)

    def _container(self, element: Any) -> None:
        if element.tag == f"{W}tc" and self._row is not None and element.getparent().getparent() is not None:
            self._row.cells.append([])
        if element.tag == f"{W}p" and _follows_a_paragraph(element):
            self._say("\n")
        self._children(element)

    def _children(self, element: Any) -> None:
        for child in element:
            self._walk(child)

    def _say(self, text: str) -> None:
        if self._open:
            self._open[-1].text += text
        elif self._row is not None and self._row.cells:
            self._row.cells[-1].append(text)

    def _begin(self, tag: str) -> Read:
        read = Read(tag, place=self._row.place if self._row is not None else "")
        if self._row is not None and self._row.cells:
            self._row.cells[-1].append(read)
        else:
            self.sequence.append(read)
        self._open.append(read)
        return read

    def _control(self, element: Any) -> None:
        read = self._begin(_tag(element) or "")
        _learn(read, element)
        for child in element.iterchildren(f"{W}sdtContent"):
            self._children(child)
        self._open.remove(read)

    def _bookmark(self, element: Any) -> None:
        number = element.get(f"{W}id", "")
        if element.tag == f"{W}bookmarkEnd":
            read = self._marked.pop(number, None)
            if read is not None:
                self._open.remove(read)
            return
        tag = self._by_bookmark.get(element.get(f"{W}name", ""))
        if tag is not None:
            read = self._marked[number] = self._begin(tag)
            # LibreOffice writes a control without its tag around the mark, or from the mark on.
            around = element.getparent().getparent()
            following = element.getnext()
            for one in (around, following):
                if one is not None and one.tag == f"{W}sdt" and one.find(f"{W}sdtPr") is not None:
                    _learn(read, one)


def _learn(read: Read, element: Any) -> None:
    """Note what a control tells beside its text: its state, the date picked in it, its choices."""
    properties = element.find(f"{W}sdtPr")
    checked = properties.find(f"{{{W14}}}checkbox/{{{W14}}}checked")
    if checked is not None:
        read.ticked = checked.get(f"{{{W14}}}val", "1") in {"1", "true"}
    date = properties.find(f"{W}date")
    if date is not None:
        read.date = (date.get(f"{W}fullDate") or "").partition("T")[0] or None
    for one in properties.iter(f"{W}listItem"):
        value = one.get(f"{W}value", "")
        read.choices[one.get(f"{W}displayText", value)] = value


def _tag(element: Any) -> str | None:
    tag = element.find(f"{W}sdtPr/{W}tag")
    return None if tag is None else tag.get(f"{W}val")


def _follows_a_paragraph(element: Any) -> bool:
    before = element.getprevious()
    return before is not None and before.tag == f"{W}p"


def _own_text(cell: Sequence[str | Read]) -> str:
    return "".join(piece for piece in cell if isinstance(piece, str))


def _read_as(like: Row, row: Row) -> list[Read]:
    """Read a row without controls as one like another row that has them; nothing where it is not like it."""
    if len(like.cells) != len(row.cells):
        return []
    found: list[Read] = []
    for shape, cell in zip(like.cells, row.cells, strict=True):
        controls = [piece for piece in shape if isinstance(piece, Read)]
        text = _own_text(cell)
        if not controls:
            continue
        values = _pieces(shape, text)
        if values is None:
            return []
        found += [
            replace(one, text=value.strip(), ticked=None, date=None, place=row.place)
            for one, value in zip(controls, values, strict=True)
        ]
    return found


def _pieces(shape: Sequence[str | Read], text: str) -> list[str] | None:
    """Give the texts that stand in a cell where another one has its controls, None where the labels do not agree."""
    controls = [piece for piece in shape if isinstance(piece, Read)]
    pattern = "".join(
        (_BOX if "=" in piece.tag else "(.*?)") if isinstance(piece, Read) else _spaced(piece) for piece in shape
    )
    found = re.fullmatch(rf"\s*{pattern}\s*", text, re.DOTALL)
    if found:
        return list(found.groups())
    if len(controls) == 1:
        return [text]
    return None if text.strip() else [""] * len(controls)


def _spaced(text: str) -> str:
    words = [re.escape(word) for word in text.split()]
    return r"\s*" + r"\s+".join(words) + r"\s*" if words else r"\s*"
