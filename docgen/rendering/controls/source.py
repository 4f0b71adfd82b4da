"""The controls of a template: their tags become expressions that give the path of the data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from docgen.paths import written
from docgen.rendering.docx_source import W

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docgen.rendering.origin import Items

NAMER = "_asal"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_TOLD = re.compile(r"[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)*(=[^{}]*)?\Z")
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_IGNORABLE = f"{{{_COMPATIBILITY}}}Ignorable"


def with_paths(tree: Any) -> tuple[Any, bool]:
    """Give a part with the tags of its controls as expressions, and tell whether it has any.

    A control whose tag is no path is somebody's own, and stays as it is.
    """
    found = [tag for properties in tree.iter(f"{W}sdtPr") if (tag := properties.find(f"{W}tag")) is not None]
    tags = [tag for tag in found if _TOLD.match(tag.get(f"{W}val", ""))]
    for tag in tags:
        tag.set(f"{W}val", _expression(tag.get(f"{W}val", "")))
    return (_with_namespaces(tree) if tags else tree), bool(tags)


def _expression(told: str) -> str:
    path, _, choice = told.partition("=")
    steps = path.split(".")
    if len(steps) == 1:
        return told
    groups = ", ".join(".".join(steps[:length]) for length in range(1, len(steps)))
    return f"{{{{ {NAMER}('{path}', [{groups}]) }}}}" + (f"={choice}" if choice else "")


def namer(items: Items | None) -> Callable[[str, Sequence[Any]], str]:
    """Give the function that the expressions call: the path of a value in the data, by the groups that it lies in."""

    def name(told: str, groups: Sequence[Any]) -> str:
        steps = told.split(".")
        for depth in range(len(groups), 0, -1):
            path = items.path_of(groups[depth - 1]) if items else None
            if path is not None:
                return written((*path, *steps[depth:]))
        return told

    return name


def _with_namespaces(tree: Any) -> Any:
    """Give the part with the names of Word 2010 and 2013 known at its root; older programs are told to skip them."""
    names = {**tree.nsmap}
    for prefix, uri in (("w14", W14), ("w15", W15), ("mc", _COMPATIBILITY)):
        if uri not in names.values():
            names[prefix] = uri
    root = etree.Element(tree.tag, nsmap=names)
    root.attrib.update(tree.attrib)
    prefixes = {uri: prefix for prefix, uri in names.items()}
    skipped = dict.fromkeys([*tree.get(_IGNORABLE, "").split(), prefixes[W14], prefixes[W15]])
    root.set(_IGNORABLE, " ".join(skipped))
    root.extend(list(tree))
    return root
