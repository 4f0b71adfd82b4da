"""The notation of the grammar, and the element types read from it.

One definition a line; a line that begins with white space continues the one before::

    names [attributes] : content     every name gets this type; content may be left empty
    @group = names                   a set of elements; @group* in a content is a choice from it, @group? the
                                     elements in that order, each at most once, @group?* each any number of times
    $piece = content                 a stretch of content used in several places
    %list = attributes               the same for attributes

    content:     name  name?  name*  name+  name{0,6}  name=type  (one|of=type)*  (any|order)&  any  text  text(kind)
    attributes:  name:kind  name!:kind (required)  any

`(…)&` means any order, each at most once. `name=type` gives the element another type than the one of its own name.
Names without prefix are of WordprocessingML, and so are the attributes of their types; kinds are those of `values`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from docgen.rendering.wordrules.grammar_drawing import DRAWING, PACKAGE
from docgen.rendering.wordrules.grammar_parts import PARTS
from docgen.rendering.wordrules.grammar_properties import PROPERTIES
from docgen.rendering.wordrules.grammar_story import STORY
from docgen.rendering.wordrules.values import Kind, kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_OFFICE = "http://schemas.openxmlformats.org/"
NAMESPACES = {
    "w": _OFFICE + "wordprocessingml/2006/main",
    "r": _OFFICE + "officeDocument/2006/relationships",
    "wp": _OFFICE + "drawingml/2006/wordprocessingDrawing",
    "a": _OFFICE + "drawingml/2006/main",
    "pic": _OFFICE + "drawingml/2006/picture",
    "m": _OFFICE + "officeDocument/2006/math",
    "sl": _OFFICE + "schemaLibrary/2006/main",
    "mc": _OFFICE + "markup-compatibility/2006",
    "ct": _OFFICE + "package/2006/content-types",
    "rel": _OFFICE + "package/2006/relationships",
    "cp": _OFFICE + "package/2006/metadata/core-properties",
    "ap": _OFFICE + "officeDocument/2006/extended-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
_PREFIXES = {uri: prefix for prefix, uri in NAMESPACES.items()}
_MANY = 1_000_000
_ITEM = re.compile(r"\([^()]*\)[?*+&]?(?:\{\d+,\d+\})?|text\([^()]*\)|\S+")
_COUNT = re.compile(r"\{(\d+),(\d+)\}$")
_COUNTS = {"?": (0, 1), "*": (0, _MANY), "+": (1, _MANY), "&": (0, _MANY)}


def clark(name: str) -> str:
    """Give the full name of an element: `p` and `w:p` → `{…wordprocessingml…}p`."""
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix or 'w']}}}{local}"


@lru_cache(maxsize=4096)
def short(tag: str) -> str:
    """Give the name of an element or attribute as people write it: `{…wordprocessingml…}p` → `w:p`."""
    uri, _, local = tag.rpartition("}")
    return f"{_PREFIXES.get(uri[1:], '?')}:{local}" if uri else local


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a content: which elements (full name → type name), how often, and whether each only once."""

    children: Mapping[str, str]
    least: int
    most: int
    distinct: bool = False


@dataclass(frozen=True, slots=True)
class Attribute:
    """What an attribute may hold, and whether it must be there."""

    kind: Kind
    required: bool


@dataclass(frozen=True, slots=True, eq=False)
class ElementType:
    """The type of an element; `text` is the kind of its text, None where no text may stand."""

    name: str
    slots: tuple[Slot, ...]
    attributes: Mapping[str, Attribute]
    any_attributes: bool = False
    any_content: bool = False
    text: Kind | None = None


@dataclass(slots=True)
class _Source:
    """The definitions of all grammars, still as text."""

    groups: dict[str, str] = field(default_factory=dict)
    pieces: dict[str, str] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    types: dict[str, tuple[str, str]] = field(default_factory=dict)

    def read(self, grammar: str) -> None:
        for line in re.sub(r"\n +", " ", grammar).splitlines():
            if found := re.fullmatch(r"([@$%])(\w+) = (.*)", line):
                stores = {"@": self.groups, "$": self.pieces, "%": self.lists}
                stores[found[1]][found[2]] = found[3]
            elif line:
                names, attributes, content = _definition(line)
                self.types |= dict.fromkeys(self.names(names), (attributes, content))

    def names(self, text: str) -> Iterator[str]:
        """Give the elements of a choice or a left side, groups taken apart; with `=type` where it is given."""
        for word in re.split(r"[\s|]+", text.strip()):
            if word.startswith("@"):
                yield from self.names(self.groups[word[1:]])
            elif word:
                yield word

    def content(self, text: str) -> Iterator[str]:
        for item in _ITEM.findall(text):
            if item.startswith("$"):
                yield from self.content(self.pieces[item[1:]])
            elif found := re.fullmatch(r"(@\w+)\?(\*?)", item):
                yield from (f"{name}{found[2] or '?'}" for name in self.names(found[1]))
            else:
                yield item

    def slot(self, item: str) -> Slot:
        least, most = 1, 1
        if found := _COUNT.search(item):
            least, most = int(found[1]), int(found[2])
            item = item[: found.start()]
        elif item[-1] in _COUNTS:
            least, most = _COUNTS[item[-1]]
        distinct = item[-1] == "&"
        members = (name.partition("=") for name in self.names(item.strip("()?*+&")))
        return Slot({clark(name): own or name for name, _, own in members}, least, most, distinct)

    def attributes(self, text: str, type_name: str) -> Iterator[tuple[str, Attribute]]:
        for word in text.split():
            if word.startswith("%"):
                yield from self.attributes(self.lists[word[1:]], type_name)
            elif word != "any":
                name, _, kind_name = word.rpartition(":")
                required = name.endswith("!")
                yield _attribute_name(name.rstrip("!"), type_name), Attribute(kind(kind_name), required)


def _definition(line: str) -> tuple[str, str, str]:
    found = re.fullmatch(r"([^\[]+?)(?: \[(.*?)\])? :(.*)", line)
    if found is None:
        raise ValueError(line)
    return found[1], found[2] or "", found[3].strip()


def _attribute_name(name: str, type_name: str) -> str:
    if ":" in name:
        return clark(name)
    return name if ":" in type_name else clark(name)


@lru_cache(maxsize=1)
def _source() -> _Source:
    source = _Source()
    for grammar in (STORY, PROPERTIES, PARTS, DRAWING, PACKAGE):
        source.read(grammar)
    return source


def type_names() -> frozenset[str]:
    """Give the names of all element types."""
    return frozenset(_source().types)


@cache
def element_type(name: str) -> ElementType:
    """Give the element type of that name, read when it is first asked for.

    Raises KeyError for a name without definition, which is a fault of the grammar.
    """
    source = _source()
    attributes, content = source.types[name]
    text = re.fullmatch(r"text(?:\((.*)\))?", content)
    checked = dict(source.attributes(attributes, name))
    free = "any" in attributes.split()
    if text is not None:
        return ElementType(name, (), checked, free, text=kind(text[1] or "str"))
    if content == "any":
        return ElementType(name, (), checked, free, any_content=True)
    return ElementType(name, tuple(source.slot(item) for item in source.content(content)), checked, free)
