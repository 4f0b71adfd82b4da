"""What stands around the rows of a sheet: merged cells, widths, checks and marks, moved to where the rows have gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree

from docgen.rendering.sheets.references import Area, area
from docgen.rendering.sheets.template import MAIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.rendering.sheets.columns import Widening
    from docgen.rendering.sheets.layout import Layout

_MOST_COLUMNS = 400


def adjusted(child: Any, layout: Layout, wide: Widening) -> Any:
    """Give a part of the sheet around its rows with its references moved."""
    name = etree.QName(child).localname
    if name == "cols" and wide.regions:
        return _widths(child, wide)
    if name == "dimension":
        copy = _copied(child)
        copy.set("ref", _plain(moved(area(child.get("ref", "A1")), layout, wide)))
        return copy
    if name in {"dataValidations", "conditionalFormatting"}:
        copy = _copied(child)
        for one in copy.iter():
            if one.get("sqref"):
                places = (moved(area(place), layout, wide) for place in one.get("sqref", "").split())
                one.set("sqref", " ".join(_plain(place) for place in places))
        return copy
    return child


def moved(place: Area, layout: Layout, wide: Widening) -> Area:
    """Give where an area of the template has gone."""
    return layout.area(wide.area(place))


def merged(template: list[Area], layout: Layout, wide: Widening) -> Iterator[Area]:
    """Give the merged areas: those of repeated rows once for each of their copies."""
    by_row: dict[int, list[Area]] = {}
    for one in template:
        by_row.setdefault(one.first_row, []).extend(wide.merges(one))
    for placed in layout.rows:
        for place in by_row.get(placed.row.number, ()):
            last = placed.number
            if place.last_row > place.first_row:
                last = (layout.span(place.last_row, placed.scope) or (0, last))[1]
            yield Area(place.first_column, placed.number, place.last_column, last)


def merge_cells(places: list[Area]) -> str:
    """Give the XML of merged areas, nothing for none."""
    cells = "".join(f'<mergeCell ref="{_plain(place)}"/>' for place in places)
    return f'<mergeCells count="{len(places)}">{cells}</mergeCells>' if cells else ""


def _plain(place: Area) -> str:
    return str(place).replace("$", "")


def _copied(child: Any) -> Any:
    return etree.fromstring(etree.tostring(child))


def _widths(child: Any, wide: Widening) -> Any:
    copy = _copied(child)
    for one in list(copy):
        copy.remove(one)
    for one in child:
        for column in range(int(one.get("min", "1")), min(int(one.get("max", "1")), _MOST_COLUMNS) + 1):
            for new, _, _ in wide.copies(column):
                added = etree.SubElement(copy, one.tag, one.attrib)
                added.set("min", str(new))
                added.set("max", str(new))
    return copy


def hidden_column(child: Any, column: int) -> Any:
    """Give the widths of columns with one of them hidden; a width that covers more columns is cut around it."""
    copy = _copied(child)
    for one in list(copy):
        first, last = int(one.get("min", "1")), int(one.get("max", "1"))
        if first <= column <= last:
            for start, end in ((first, column - 1), (column + 1, last)):
                if start <= end:
                    part = etree.Element(one.tag, one.attrib)
                    part.set("min", str(start))
                    part.set("max", str(end))
                    one.addprevious(part)
            copy.remove(one)
    after = [one for one in copy if int(one.get("min", "1")) > column]
    hidden = etree.Element(f"{MAIN}col", min=str(column), max=str(column), width="9", hidden="1", customWidth="1")
    copy.insert(len(copy) - len(after), hidden)
    return copy


def stamp(root: Any, mark: str) -> None:
    """Print a mark at the head of every page, large and grey, beside what the head holds already."""
    node = root.find(f"{MAIN}headerFooter")
    if node is None:
        node = etree.Element(f"{MAIN}headerFooter")
        after = ("pageSetup", "pageMargins", "printOptions", "mergeCells", "sheetData")
        anchor = next(found for tag in after if (found := root.find(f"{MAIN}{tag}")) is not None)
        anchor.addnext(node)
    head = node.find(f"{MAIN}oddHeader")
    if head is None:
        head = etree.Element(f"{MAIN}oddHeader")
        node.insert(0, head)
    head.text = f'{(head.text or "").partition("&C")[0]}&C&"-,Bold"&36&K999999{mark.upper()}'
