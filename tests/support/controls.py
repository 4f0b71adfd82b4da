"""Filling Word forms in tests as other programs do: by their content controls, with lxml and nothing of docgen's."""

from __future__ import annotations

import copy
import io
import zipfile
from typing import TYPE_CHECKING, Any

from tests.support import word
from tests.support.word import W

if TYPE_CHECKING:
    from collections.abc import Callable

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


def changed(content: bytes, change: Callable[[Any], None]) -> bytes:
    """Give a document whose main part somebody changed."""
    parts = word.parts(content)
    root = word.tree(content)
    change(root)
    from lxml import etree

    parts["word/document.xml"] = etree.tostring(root)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def tags(root: Any) -> list[str]:
    """Give the tags of all controls in their order."""
    return [tag.get(f"{W}val") for tag in root.iter(f"{W}tag")]


def control(root: Any, tag: str) -> Any:
    """Give the first control with a tag."""
    return next(one for one in root.iter(f"{W}sdt") if _tag(one) == tag)


def _tag(element: Any) -> str | None:
    found = element.find(f"{W}sdtPr/{W}tag")
    return None if found is None else str(found.get(f"{W}val"))


def write(root: Any, tag: str, text: str) -> None:
    """Type a text into a control as Word does: the dots go, lines are breaks."""
    element = control(root, tag)
    properties, content = element.find(f"{W}sdtPr"), element.find(f"{W}sdtContent")
    for sign in properties.findall(f"{W}showingPlcHdr"):
        properties.remove(sign)
    runs = list(content.iter(f"{W}r"))
    for run in runs[1:]:
        run.getparent().remove(run)
    for child in list(runs[0]):
        if child.tag != f"{W}rPr":
            runs[0].remove(child)
    for number, line in enumerate(text.split("\n")):
        if number:
            runs[0].append(runs[0].makeelement(f"{W}br"))
        node = runs[0].makeelement(f"{W}t")
        node.text = line
        runs[0].append(node)


def tick(root: Any, tag: str, *, on: bool = True, state: bool = True, sign: bool = True) -> None:
    """Tick a box as Word does, or change only its state or only its sign."""
    element = control(root, tag)
    if state:
        element.find(f"{W}sdtPr/{W14}checkbox/{W14}checked").set(f"{W14}val", str(int(on)))
    if sign:
        next(element.iter(f"{W}t")).text = "☒" if on else "☐"


def row_of(root: Any, tag: str) -> Any:
    """Give the row of a table that a control stands in."""
    return next(control(root, tag).iterancestors(f"{W}tr"))


def section_item(root: Any, tag: str) -> Any:
    """Give the item of Word's repeating section that a control stands in."""
    return next(
        one
        for one in control(root, tag).iterancestors(f"{W}sdt")
        if one.find(f"{W}sdtPr/{W15}repeatingSectionItem") is not None
    )


def add_item(root: Any, tag: str) -> Any:
    """Add an item behind that of a control as Word's plus sign does: a copy; give it."""
    item = section_item(root, tag)
    added = copy.deepcopy(item)
    item.addnext(added)
    for mark in [*added.iter(f"{W}bookmarkStart"), *added.iter(f"{W}bookmarkEnd")]:
        mark.getparent().remove(mark)
    return added
