"""Word documents from a template that is opened, patched and compiled once.

Bytes and a context in, bytes out: this module knows no path and no document type, and never validates data.
Every output is parsed strictly; what could not be proved of the template beforehand passes the full set of Word rules.
"""

from __future__ import annotations

import itertools
import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from jinja2 import Template, TemplateError, TemplateSyntaxError, UndefinedError
from lxml import etree

from docgen.errors import CannotProduce, TemplateFault
from docgen.rendering.archive import Archive
from docgen.rendering.controls import properties
from docgen.rendering.controls.document import finished
from docgen.rendering.controls.reading import bare_rows
from docgen.rendering.controls.source import NAMER, namer, with_paths
from docgen.rendering.docx_source import Source, by_docxtpl, jinja_source, mended_tables, numbered_drawings
from docgen.rendering.faults import render_fault, syntax_fault
from docgen.rendering.images import Picture, Slot, find_slots, fitted
from docgen.rendering.marks import marked
from docgen.rendering.origin import Items
from docgen.rendering.package import read_package, write_package
from docgen.rendering.repair import ALL, repaired, repairs_for
from docgen.rendering.word_rules import violations
from docgen.rendering.word_values import NeedsDocxtpl, refuse_forbidden, word_language
from docgen.template_language import Language, refuse_hole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docgen.rendering.origin import Origin

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN = "/officeDocument"
_STORY = re.compile(r"^word/(document|header\w*|footer\w*|footnotes|endnotes|comments|tanda_\w+)\.xml$")
# The order of run properties: the SDK demands it, Word and the schema (EG_RPrBase) take any.
_TOLERATED = "S11"
_TAG = re.compile(rb"\{\{|\{%|\{#")


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    template: Template
    source: Source
    repairs: list[str]


class CompiledDocx:
    """A Word template ready to be filled many times.

    `notes` says, for template authors, what keeps parts of it from the fast way.
    """

    def __init__(
        self, content: bytes, name: str, mark: str | None = None, *, blank: bool = False, room: str = ""
    ) -> None:
        self.name = name
        self._content = content
        self._language = word_language(blank=blank, room=room)
        self._package = read_package(content, name)
        self.document = _main_part(self._package, name)
        if mark is not None:
            self._package = marked(self._package, mark, self.document)
        self._package = numbered_drawings(self._package)
        _refuse_violations(self._package, name)
        self.slots: list[Slot] = []
        self.has_controls = False
        self.parts = [self._compile(part) for part in self._package if self._is_filled(part)]
        changing = frozenset(part.name for part in self.parts)
        self._archive = Archive(self._package, changing)
        self._told = properties.with_part(self._package) if self.has_controls else self._package
        self._telling = Archive(self._told, changing | {properties.PART})

    @property
    def sources(self) -> dict[str, Source]:
        """The Jinja sources of the filled parts, by part name."""
        return {part.name: part.source for part in self.parts}

    def contents(self) -> Iterable[bytes]:
        """Give the bytes of every part of the template."""
        return self._package.values()

    def _is_filled(self, part: str) -> bool:
        content = self._package[part]
        if part == self.document or (_STORY.match(part) and _TAG.search(content)):
            return True
        if part.startswith("docProps/") and part.endswith(".xml"):
            return _TAG.search(content) is not None
        if part.endswith((".xml", ".rels")) and (b"{{" in content or b"{%" in content):
            raise TemplateFault(f"Templat {self.name}: bagian {part} memuat tag, padahal bagian itu tidak diisi.")
        return False

    def _compile(self, part: str) -> _Part:
        tree = etree.fromstring(self._package[part], etree.XMLParser(remove_blank_text=True, resolve_entities=False))
        if part == self.document:
            tree, self.has_controls = with_paths(tree)
        self.slots += find_slots(tree, _relations(self._package, part), posixpath.dirname(part))
        xml = etree.tostring(tree, encoding="unicode")
        try:
            source = jinja_source(xml, self._language)
            return _Part(part, self._language.from_string(source.text), source, repairs_for(source.text))
        except TemplateSyntaxError as error:
            raise syntax_fault(self.name, part, error, xml) from error

    def render(
        self,
        context: dict[str, Any],
        pictures: Mapping[str, Picture] | None = None,
        origin: Origin | None = None,
    ) -> bytes:
        """Fill the template and give the document's bytes.

        With an `origin` a document with content controls can be read back. `pictures` maps names of picture places to
        pictures; unknown names are ignored, for a profile may hold more.
        Raises InvalidData for characters that no document can hold, TemplateFault when the template asks for
        something that the context does not have, CannotProduce when the result breaks a Word rule.
        """
        try:
            return self._assembled(context, pictures or {}, origin if self.has_controls else None)
        except NeedsDocxtpl:
            refuse_forbidden(context)
            return self._by_docxtpl(context)
        except CannotProduce:
            refuse_forbidden(context)
            raise

    def _assembled(self, context: dict[str, Any], pictures: Mapping[str, Picture], origin: Origin | None) -> bytes:
        values = {
            **context,
            NAMER: namer(Items(context, list(origin.data)) if origin else None),
            "_docpr_id": itertools.count(1001).__next__,
            "_gambar": {slot.name: fitted(slot, pictures.get(slot.name)) for slot in self.slots},
        }
        changed = {part.name: self._filled(part, values) for part in self.parts}
        changed.update(self._media(pictures))
        if origin is not None:
            changed.update(self._read_back_later(changed[self.document], origin))
        if any(part.source.structure_varies or part.source.columns_vary for part in self.parts):
            _refuse_violations({**self._package, **changed}, self.name)
        return (self._telling if origin is not None else self._archive).assemble(changed)

    def _read_back_later(self, document: bytes, origin: Origin) -> dict[str, bytes]:
        """Give the main part with its controls made ready, and the part that tells what they were."""
        root, controls = finished(document, origin)
        bare = bare_rows(root, [tag for tag, _ in controls])
        content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        told = properties.told_in(self._told[properties.PART], origin, controls, bare)
        return {self.document: content, properties.PART: told}

    def _filled(self, part: _Part, values: dict[str, Any]) -> bytes:
        try:
            xml = part.template.render(values)
        except (UndefinedError, TemplateError, TypeError, ArithmeticError, ValueError, AttributeError) as error:
            raise render_fault(self.name, part.name, error) from error
        try:
            content = (_DECLARATION + repaired(xml, part.repairs)).encode()
            expat.ParserCreate().Parse(content, True)
        except (expat.ExpatError, UnicodeEncodeError) as error:
            raise CannotProduce(f"Hasil dari templat {self.name} rusak pada bagian {part.name}: {error}.") from error
        if part.source.columns_vary and part.name == self.document:
            return mended_tables(content.decode().removeprefix(_DECLARATION))
        return content

    def _media(self, pictures: Mapping[str, Picture]) -> dict[str, bytes]:
        """Give the pictures for the places, and the content types that tell a JPEG from a PNG."""
        given = {slot.part: pictures[slot.name] for slot in self.slots if slot.name in pictures}
        if not given:
            return {}
        overrides = "".join(
            f'<Override PartName="/{part}" ContentType="{picture.media_type}"/>' for part, picture in given.items()
        )
        types = self._package["[Content_Types].xml"].replace(b"</Types>", f"{overrides}</Types>".encode())
        return {"[Content_Types].xml": types, **{part: picture.content for part, picture in given.items()}}

    def _by_docxtpl(self, context: dict[str, Any]) -> bytes:
        try:
            content = by_docxtpl(self._content, context, Language(refuse_hole))
        except (TemplateError, TypeError, ValueError, AttributeError, etree.LxmlError) as error:
            raise render_fault(self.name, self.document, error) from error
        parts = {
            part: repaired(data.decode(), ALL).encode() if _STORY.match(part) else data
            for part, data in read_package(content, self.name).items()
        }
        _refuse_violations(parts, self.name)
        return write_package(parts)


@lru_cache(maxsize=32)
def compiled(
    content: bytes, name: str, mark: str | None = None, *, blank: bool = False, room: str = ""
) -> CompiledDocx:
    """Compile a template, or give the one that the process compiled before.

    `blank` is for a form to be filled in, `room` what is printed there for a value that is missing.
    """
    return CompiledDocx(content, name, mark, blank=blank, room=room)


def _refuse_violations(parts: Mapping[str, bytes], name: str) -> None:
    found = [breach for breach in violations(parts) if breach.rule != _TOLERATED]
    if found:
        shown = "; ".join(f"{breach.part}: {breach.message}" for breach in found[:5])
        more = f" (dan {len(found) - 5} lagi)" if len(found) > 5 else ""
        raise TemplateFault(f"Templat {name} melanggar kaidah berkas Word: {shown}{more}.")


def _main_part(parts: Mapping[str, bytes], name: str) -> str:
    for relation in etree.fromstring(parts.get("_rels/.rels", b"<none/>")).iter(_RELATIONS):
        if relation.get("Type", "").endswith(_MAIN):
            return relation.get("Target", "").lstrip("/")
    raise TemplateFault(f"Templat {name} bukan dokumen Word: bagian utamanya tidak ada.")


def _relations(parts: Mapping[str, bytes], part: str) -> dict[str, str]:
    folder, name = posixpath.split(part)
    content = parts.get(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
    if content is None:
        return {}
    return {rel.get("Id", ""): rel.get("Target", "") for rel in etree.fromstring(content).iter(_RELATIONS)}
