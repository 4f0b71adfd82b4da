"""The headers and footers that pages of a Word file can show: found in every section, added where one is missing."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any, Literal

from lxml import etree

from docgen.errors import TemplateFault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PACKAGE_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES_PART = "[Content_Types].xml"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ROOTS = {"header": "hdr", "footer": "ftr"}
_EMPTY = (
    '<w:{root} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:p/></w:{root}>'
)


class Edges:
    """The parts of a Word file, of which the headers or the footers are to be changed.

    `document` is the name of the main part, `edge` which of the two; those added are called `<name>_<kind>.xml`.
    """

    def __init__(self, parts: Mapping[str, bytes], document: str, edge: Literal["header", "footer"], name: str) -> None:
        self.parts = dict(parts)
        self._document, self._edge, self._name = document, edge, name
        folder, main = posixpath.split(document)
        self.folder = folder
        self._rels_name = f"{folder}/_rels/{main}.rels"
        self._tree = etree.fromstring(parts[document])
        self._rels = etree.fromstring(parts[self._rels_name])
        self.types = etree.fromstring(parts[TYPES_PART])

    def all(self) -> Iterator[str]:
        """Give every part that a page can show, adding the missing ones to the first section."""
        kinds = self._kinds_in_use()
        found: dict[str, None] = {}
        for index, section in enumerate(self._tree.iter(f"{W}sectPr")):
            for kind in kinds:
                reference = section.find(f"{W}{self._edge}Reference[@{W}type='{kind}']")
                if reference is not None:
                    found[self._target(reference.get(f"{R}id", ""))] = None
                elif index == 0:
                    found[self._add(section, kind)] = None
        return iter(found)

    def _kinds_in_use(self) -> list[str]:
        kinds = ["default"]
        if self._tree.find(f".//{W}sectPr/{W}titlePg") is not None:
            kinds.append("first")
        settings = self.parts.get(f"{self.folder}/settings.xml", b"")
        if b"evenAndOddHeaders" in settings:
            kinds.append("even")
        return kinds

    def _target(self, relation: str) -> str:
        for rel in self._rels:
            if rel.get("Id") == relation:
                target = rel.get("Target", "")
                return target.lstrip("/") if target.startswith("/") else posixpath.join(self.folder, target)
        where = "kepala" if self._edge == "header" else "kaki"
        raise TemplateFault(f"Templat merujuk {where} halaman {relation} yang tidak ada.")

    def _add(self, section: Any, kind: str) -> str:
        name = f"{self._name}_{kind}.xml"
        relation = f"rId{self._name.capitalize()}{kind.capitalize()}"
        self.parts[f"{self.folder}/{name}"] = _EMPTY.format(root=_ROOTS[self._edge]).encode()
        etree.SubElement(
            self._rels,
            f"{PACKAGE_RELS}Relationship",
            {"Id": relation, "Type": f"{RELATION}/{self._edge}", "Target": name},
        )
        etree.SubElement(
            self.types,
            f"{TYPES}Override",
            {"PartName": f"/{self.folder}/{name}", "ContentType": f"{_CONTENT}.{self._edge}+xml"},
        )
        section.insert(0, etree.Element(f"{W}{self._edge}Reference", {f"{W}type": kind, f"{R}id": relation}))
        return f"{self.folder}/{name}"

    def finished(self) -> dict[str, bytes]:
        """Give the parts with what was changed."""
        self.parts[self._document] = written(self._tree)
        self.parts[self._rels_name] = written(self._rels)
        self.parts[TYPES_PART] = written(self.types)
        return self.parts


def written(tree: Any) -> bytes:
    """Give a part's bytes."""
    return bytes(etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=True))
