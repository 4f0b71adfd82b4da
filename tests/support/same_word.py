"""Are two Word parts the same to a reader? Brings the XML to one form and compares it.

What is made equal: adjacent runs with the same look, `xml:space`, empty runs, the order of cell properties,
and the numbers of drawings. Everything else must be equal.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Which newer names older programs may skip: docgen declares those of the controls that it writes.
SKIPPED = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def normal(content: bytes) -> list[str]:
    """Give a part's elements, a line each, in the one form."""
    root = etree.fromstring(content, etree.XMLParser(remove_blank_text=True))
    return list(_lines(root, 0))


def _lines(node: Any, depth: int) -> Any:
    if not isinstance(node.tag, str):
        return
    if node.tag == f"{W}r":
        yield from _run(node, depth)
        return
    attributes = sorted((key, value) for key, value in node.attrib.items() if key not in {XML_SPACE, SKIPPED})
    if node.tag.endswith("}docPr"):
        attributes = [(key, value) for key, value in attributes if key != "id"]
    text = (node.text or "") if not len(node) else ""
    yield f"{'  ' * depth}{node.tag} {attributes} {text!r}"
    children = list(node)
    if node.tag == f"{W}tcPr":
        children.sort(key=lambda child: str(child.tag))
    lines = [line for child in children for line in _lines(child, depth + 1)]
    yield from _joined(lines)


def _run(run: Any, depth: int) -> Any:
    """Write a run as its properties and then its characters, one line a kind."""
    properties = run.find(f"{W}rPr")
    look = etree.tostring(properties, method="c14n", exclusive=True).decode() if properties is not None else ""
    for child in run:
        if child.tag == f"{W}rPr":
            continue
        if child.tag == f"{W}t":
            if child.text:
                yield f"{'  ' * depth}run {look} text {child.text}"
        else:
            inner = etree.tostring(child, method="c14n", exclusive=True).decode()
            inner = inner if "docPr" not in inner else "drawing"
            yield f"{'  ' * depth}run {look} {inner}"


def _joined(lines: list[str]) -> Any:
    """Join the text of neighbouring runs that look the same."""
    pending: str | None = None
    for line in lines:
        head, mark, words = line.partition(" text ")
        if mark and line.lstrip().startswith("run "):
            if pending is not None and pending.partition(" text ")[0] == head:
                pending += words
                continue
            if pending is not None:
                yield pending
            pending = line
            continue
        if pending is not None:
            yield pending
            pending = None
        yield line
    if pending is not None:
        yield pending
