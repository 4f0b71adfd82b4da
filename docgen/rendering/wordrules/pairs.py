"""What opens must close: bookmarks, comment ranges, permissions, moves and fields."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from docgen.rendering.wordrules.grammar import clark
from docgen.rendering.wordrules.scope import ID

if TYPE_CHECKING:
    from docgen.rendering.wordrules.packaging import Package
    from docgen.rendering.wordrules.structure import Part, Sight

_NAME, _FIELD = clark("name"), clark("fldCharType")
_PAIRS = (
    ("R17", "bookmarkStart", "bookmarkEnd", "markah"),
    ("R20", "commentRangeStart", "commentRangeEnd", "jangkauan komentar"),
    ("R20", "permStart", "permEnd", "jangkauan izin"),
    ("R20", "moveFromRangeStart", "moveFromRangeEnd", "jangkauan pindahan"),
    ("R20", "moveToRangeStart", "moveToRangeEnd", "jangkauan pindahan"),
)


def check_pairs(package: Package, part: Part) -> None:
    """Check that every start of a range has one end after it, and that ids and bookmark names are unique."""
    for rule, start, end, what in _PAIRS:
        _check_range(package, part, (rule, what), part.seen.get(start, []), part.seen.get(end, []))
    names: set[str] = set()
    for element in part.elements("bookmarkStart"):
        name = element.get(_NAME, "").lower()
        if name in names:
            package.add("R19", part.name, f"nama markah “{element.get(_NAME)}” dipakai dua kali", element)
        names.add(name)


def _check_range(package: Package, part: Part, about: tuple[str, str], starts: list[Sight], ends: list[Sight]) -> None:
    rule, what = about
    closing: dict[str, Sight] = {}
    for end in ends:
        number = end.element.get(ID, "")
        if number in closing:
            package.add("R18", part.name, f"akhir {what} {number} ada dua kali", end.element)
        closing[number] = end
    opened: set[str] = set()
    for start in starts:
        number = start.element.get(ID, "")
        if number in opened:
            package.add("R18", part.name, f"id {what} {number} dipakai dua kali", start.element)
        elif number not in closing or closing[number].order < start.order:
            package.add(rule, part.name, f"{what} {number} dibuka tetapi tidak ditutup", start.element)
        opened.add(number)
    for number, end in closing.items():
        if number not in opened:
            package.add(rule, part.name, f"{what} {number} ditutup tetapi tidak dibuka", end.element)


def check_fields(package: Package, part: Part) -> None:
    """Check that the marks of complex fields (begin, separate, end) nest well in each story."""
    open_fields: dict[int, list[tuple[Sight, bool]]] = defaultdict(list)
    for sight in part.seen.get("fldChar", []):
        fields = open_fields[sight.story]
        mark = sight.element.get(_FIELD)
        if mark == "begin":
            fields.append((sight, False))
        elif not fields:
            package.add("R21", part.name, f"bidang: {mark} tanpa begin", sight.element)
        elif mark == "end":
            fields.pop()
        elif mark == "separate" and fields[-1][1]:
            package.add("R21", part.name, "bidang: separate dua kali", sight.element)
        elif mark == "separate":
            fields[-1] = (fields[-1][0], True)
    for fields in open_fields.values():
        for sight, _ in fields:
            package.add("R21", part.name, "bidang dibuka (begin) tetapi tidak ditutup (end)", sight.element)
