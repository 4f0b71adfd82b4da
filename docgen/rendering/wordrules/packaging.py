"""The package around the parts: names, content types, relationships, and whether each part can be read.

Source: ECMA-376 part 2 (Open Packaging Conventions), 9.1 (parts), 9.3 (relationships), 10.1.2 (content types).
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree

from docgen.rendering.wordrules.grammar import clark
from docgen.rendering.wordrules.structure import Part, parse, read_part, read_steady_part
from docgen.rendering.wordrules.violation import Violation, place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TYPES_PART = "[Content_Types].xml"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MAIN = _WORD + "document.main+xml"
_PACKAGE = "application/vnd.openxmlformats-package."
_RELATIONSHIPS = _PACKAGE + "relationships+xml"
# The root that a part of each content type must have.
_ROOTS = {
    _MAIN: "document",
    _WORD + "document.glossary+xml": "glossaryDocument",
    _WORD + "header+xml": "hdr",
    _WORD + "footer+xml": "ftr",
    _WORD + "footnotes+xml": "footnotes",
    _WORD + "endnotes+xml": "endnotes",
    _WORD + "comments+xml": "comments",
    _WORD + "styles+xml": "styles",
    _WORD + "numbering+xml": "numbering",
    _WORD + "settings+xml": "settings",
    _WORD + "fontTable+xml": "fonts",
    _WORD + "webSettings+xml": "webSettings",
    _PACKAGE + "core-properties+xml": "cp:coreProperties",
    "application/vnd.openxmlformats-officedocument.extended-properties+xml": "ap:Properties",
}
_CHANGING = frozenset(("document", "hdr", "ftr", "footnotes", "endnotes", "comments", "ct:Types", "cp:coreProperties"))
# The content type that the target of a relationship must have (an ending slash: any of that family).
_TARGETS = {
    "officeDocument": _MAIN,
    "glossaryDocument": _WORD + "document.glossary+xml",
    "styles": _WORD + "styles+xml",
    "numbering": _WORD + "numbering+xml",
    "settings": _WORD + "settings+xml",
    "fontTable": _WORD + "fontTable+xml",
    "webSettings": _WORD + "webSettings+xml",
    "header": _WORD + "header+xml",
    "footer": _WORD + "footer+xml",
    "footnotes": _WORD + "footnotes+xml",
    "endnotes": _WORD + "endnotes+xml",
    "comments": _WORD + "comments+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "image": "image/",
    "thumbnail": "image/",
    "core-properties": _PACKAGE + "core-properties+xml",
    "extended-properties": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "custom-properties": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}
_MANY = 200
_MANY_ALLOWED = frozenset(("header", "footer", "image"))
_IMAGES = re.compile(
    rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|BM|II\*\0|MM\0\*|RIFF....WEBP|\x01\0\0\0.{36} EMF"
    rb"|\xd7\xcd\xc6\x9a|\x01\0\x09\0|\x02\0\x09\0|\x1f\x8b|\xff\x4f\xff\x51|\0\0\0\x0cjP  ",
    re.DOTALL,
)
_BAD_SEGMENT = re.compile(r"^$|^\.+$|\.$|[\\?#:*\"<>|\x00-\x1f]")
_BASE = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship: its id, the last word of its type (`image`), its target part (None: outside), the raw target."""

    id: str
    kind: str
    part: str | None
    target: str


@dataclass(slots=True)
class Package:
    """A package as read: content types and relationships by part name, and the parts whose XML could be read."""

    contents: Mapping[str, bytes]
    violations: list[Violation] = field(default_factory=list)
    types: dict[str, str] = field(default_factory=dict)
    relations: dict[str, dict[str, Relation]] = field(default_factory=dict)
    parts: dict[str, Part] = field(default_factory=dict)

    def add(self, rule: str, part: str, message: str, element: etree._Element | None = None) -> None:
        """Note a breach, as long as there are not too many to be of use."""
        if len(self.violations) < _MANY:
            self.violations.append(Violation(rule, part, message, "" if element is None else place(element)))

    def related(self, source: str, kind: str) -> Iterator[Part]:
        """Give the readable parts to which a part has relationships of a kind."""
        for relation in self.relations.get(source, {}).values():
            if relation.kind == kind and relation.part in self.parts:
                yield self.parts[relation.part]


def read(contents: Mapping[str, bytes]) -> Package:
    """Read a package and check all that needs no look across parts."""
    package = Package(contents)
    _check_names(package)
    types = _xml(package, TYPES_PART, "ct:Types") if TYPES_PART in contents else None
    if types is None:
        package.add("P01", TYPES_PART, "daftar jenis isi tidak ada atau tidak terbaca")
        return package
    _read_types(package, types)
    for name in contents:
        if name.endswith(".rels"):
            _read_relations(package, name)
    for name in contents:
        if name != TYPES_PART and not name.endswith(".rels"):
            _read_part(package, name)
    for source in package.relations:
        _check_relations(package, source)
    _check_main(package)
    return package


def _check_names(package: Package) -> None:
    seen: dict[str, str] = {}
    for name in package.contents:
        if name == TYPES_PART:
            continue
        if any(_BAD_SEGMENT.search(segment) for segment in name.split("/")):
            package.add("P07", name, f"nama bagian “{name}” tidak diizinkan")
        other = seen.setdefault(name.lower(), name)
        if other != name:
            package.add("P07", name, f"nama bagian sama dengan {other}, hanya beda huruf besar")


def _xml(package: Package, name: str, root_type: str | None) -> Part | None:
    content = package.contents[name]
    try:
        if root_type in _CHANGING:
            part = read_part(name, parse(content), root_type)
        else:
            part = read_steady_part(name, content, root_type)
    except etree.XMLSyntaxError as error:
        package.add("P11", name, f"XML rusak pada baris {error.lineno}, kolom {error.offset}")
        return None
    except ValueError:
        package.add("P11", name, "memuat DOCTYPE, yang tidak diizinkan")
        return None
    if _STRICT in (part.root.tag if isinstance(part.root.tag, str) else ""):
        package.add("P14", name, "berkas disimpan dalam bentuk Strict; simpan sebagai Dokumen Word biasa (.docx)")
        return None
    package.violations += part.violations
    return part


def _read_types(package: Package, types: Part) -> None:
    defaults: dict[str, str] = {}
    overrides: dict[str, str] = {}
    for entry in types.root:
        if entry.tag == clark("ct:Default"):
            _add_type(package, defaults, entry.get("Extension", "").lower(), entry.get("ContentType", ""))
        elif entry.tag == clark("ct:Override"):
            _add_type(package, overrides, unquote(entry.get("PartName", "")).lower(), entry.get("ContentType", ""))
    for name in package.contents:
        suffix = name.rpartition("/")[2].rpartition(".")
        found = overrides.get(f"/{name}".lower()) or (defaults.get(suffix[2].lower()) if suffix[1] else None)
        if found is not None:
            package.types[name] = found
        elif name != TYPES_PART:
            package.add("P02", name, "bagian ini tidak punya jenis isi di [Content_Types].xml")


def _add_type(package: Package, types: dict[str, str], key: str, content_type: str) -> None:
    if key in types:
        package.add("P03", TYPES_PART, f"jenis isi untuk “{key}” ditulis dua kali")
    types[key] = content_type


def _read_relations(package: Package, name: str) -> None:
    folder, _, file = name.rpartition("/")
    source = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
    part = _xml(package, name, "rel:Relationships")
    if part is None:
        return
    if package.types.get(name, _RELATIONSHIPS) != _RELATIONSHIPS:
        package.add("P06", name, f"jenis isi daftar hubungan seharusnya {_RELATIONSHIPS}")
    found = package.relations.setdefault(source, {})
    names = {other.lower(): other for other in package.contents}
    for element in part.root.iter(clark("rel:Relationship")):
        relation = _relation(element, posixpath.dirname(source), names)
        if relation.id in found:
            package.add("P08", name, f"Id “{relation.id}” dipakai dua kali")
        found[relation.id] = relation


def _relation(element: etree._Element, folder: str, names: Mapping[str, str]) -> Relation:
    kind = element.get("Type", "").rpartition("/")[2]
    target = element.get("Target", "")
    if element.get("TargetMode") == "External":
        return Relation(element.get("Id", ""), kind, None, target)
    path = unquote(target.partition("#")[0])
    full = path.lstrip("/") if path.startswith("/") else posixpath.normpath(posixpath.join(folder, path))
    return Relation(element.get("Id", ""), kind, names.get(full.lower(), full), target)


def _read_part(package: Package, name: str) -> None:
    content_type = package.types.get(name, "")
    if content_type in _ROOTS or content_type.endswith(("+xml", "/xml")) or name.endswith(".xml"):
        if content_type == "image/svg+xml":
            return
        part = _xml(package, name, _ROOTS.get(content_type))
        if part is not None:
            package.parts[name] = part
    elif content_type.startswith("image/") and not _IMAGES.match(package.contents[name]):
        package.add("P16", name, "isi berkas gambar kosong atau bukan gambar")


def _check_relations(package: Package, source: str) -> None:
    rels = posixpath.join(posixpath.dirname(source), "_rels", posixpath.basename(source) + ".rels")
    counted: set[str] = set()
    for relation in package.relations[source].values():
        if relation.part is None:
            if relation.kind in _TARGETS and relation.kind != "image":
                package.add("P15", rels, f"{relation.id} ({relation.kind}) menunjuk ke luar berkas")
            continue
        if relation.part not in package.contents:
            if not (relation.kind == "hyperlink" and relation.target.startswith("#")):
                package.add("P09", rels, f"{relation.id} menunjuk {relation.target}, yang tidak ada")
            continue
        expected = _TARGETS.get(relation.kind)
        actual = package.types.get(relation.part, "")
        if expected and relation.kind != "officeDocument" and not _fits(actual, expected):
            package.add("P06", relation.part, f"jenis isi {actual or 'kosong'}, seharusnya {expected}")
        if expected and relation.kind not in _MANY_ALLOWED and relation.kind in counted:
            package.add("P10", rels, f"hubungan {relation.kind} hanya boleh satu")
        counted.add(relation.kind)


def _fits(actual: str, expected: str) -> bool:
    return actual.startswith(expected) if expected.endswith("/") else actual == expected


def _check_main(package: Package) -> None:
    mains = [relation for relation in package.relations.get("", {}).values() if relation.kind == "officeDocument"]
    if not mains:
        package.add("P04", "_rels/.rels", "hubungan ke bagian utama dokumen tidak ada")
    for relation in mains:
        actual = package.types.get(relation.part or "", "")
        if relation.part in package.contents and actual != _MAIN:
            message = f"bagian utama berjenis {actual or 'kosong'}, bukan dokumen Word (.docx)"
            package.add("P05", relation.part or "", message)
