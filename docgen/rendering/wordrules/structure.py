"""Walks the tree of one part: every element against its type, and notes what the cross-references need."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

from docgen.rendering.wordrules.grammar import NAMESPACES, ElementType, clark, element_type, short
from docgen.rendering.wordrules.shape import ALTERNATE, Fault, attribute_faults, shape
from docgen.rendering.wordrules.violation import Violation, place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docgen.rendering.wordrules.values import Kind

_CHOICE, _FALLBACK = clark("mc:Choice"), clark("mc:Fallback")
_IGNORABLE = clark("mc:Ignorable")
_SPACE = clark("xml:space")
_MANY = 100

# The types whose elements the checks of references, pairs and tables look at.
_WATCHED = frozenset(
    element_type(name)
    for name in (
        "pStyle", "rStyle", "tblStyle", "styleRef", "numId", "ilvl", "footnoteReference", "endnoteReference",
        "commentReference", "commentRangeStart", "commentRangeEnd", "bookmarkStart", "bookmarkEnd", "permStart",
        "permEnd", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "fldChar",
        "hyperlink", "sectPr", "sdtPr", "wp:docPr", "wp:inline", "wp:anchor", "pic:pic", "a:blip", "tbl", "gridSpan",
        "footnote", "endnote", "comment", "style", "num", "abstractNum", "lvl", "lvlOverride", "numPicBullet",
        "separatorRef", "txbxContent",
    )
)  # fmt: skip
_STORY_STARTS = frozenset(element_type(name) for name in ("txbxContent", "footnote", "endnote", "comment"))
_TEXTS = frozenset(element_type(name) for name in ("t", "delText"))
_LINKS = etree.XPath("//@r:*", namespaces={"r": NAMESPACES["r"]})


class Sight(NamedTuple):
    """A watched element, the number of its story, and its place in document order."""

    element: etree._Element
    story: int
    order: int


class Link(NamedTuple):
    """An attribute that names a relationship: the element, the attribute's short name (`r:embed`), the id."""

    element: etree._Element
    attribute: str
    id: str


@dataclass(slots=True)
class Part:
    """A part as read: its name and root, its breaches, and the elements that other checks need.

    `seen` holds the watched elements by type name, in document order; text boxes, notes and comments are stories of
    their own. What stands in mc:Fallback is checked but not noted, for it repeats what the choice says.
    """

    name: str
    root: etree._Element
    violations: list[Violation] = field(default_factory=list)
    seen: dict[str, list[Sight]] = field(default_factory=lambda: defaultdict(list))
    links: list[Link] = field(default_factory=list)

    def elements(self, *types: str) -> Iterator[etree._Element]:
        """Give the noted elements of these types."""
        for name in types:
            for sight in self.seen.get(name, ()):
                yield sight.element

    def add(self, rule: str, message: str, element: etree._Element | None = None) -> None:
        """Note a breach."""
        self.violations.append(Violation(rule, self.name, message, "" if element is None else place(element)))


def parse(content: bytes) -> etree._Element:
    """Parse a part: no entities, no network, no huge trees.

    Raises etree.XMLSyntaxError for XML that is broken, ValueError for a DOCTYPE.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(content, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("DOCTYPE")
    return root


def _links(root: etree._Element) -> Iterator[Link]:
    values: Any = _LINKS(root)
    for value in values:
        yield Link(value.getparent(), f"r:{value.attrname.rpartition('}')[2]}", str(value))


def read_part(name: str, root: etree._Element, root_type: str | None) -> Part:
    """Check the structure of a part whose root should be of that type; None takes any root and checks nothing."""
    part = Part(name, root)
    part.links += _links(root)
    if root_type is None:
        return part
    kind = element_type(root_type)
    expected = clark(root_type)
    if root.tag != expected:
        part.add("P12", f"unsur akar seharusnya {short(expected)}, ternyata {short(str(root.tag))}")
        return part
    _Walk(part, _ignorable(part, root)).run(root, kind)
    return part


@lru_cache(maxsize=48)
def read_steady_part(name: str, content: bytes, root_type: str | None) -> Part:
    """Read a part that documents of one template share (styles, numbering …); kept, so that it is checked once.

    Raises as `parse` does.
    """
    return read_part(name, parse(content), root_type)


def _ignorable(part: Part, root: etree._Element) -> frozenset[str]:
    """Give the namespaces that a part declares as ignorable; a prefix that is not declared makes Word refuse it."""
    found = []
    for prefix in root.get(_IGNORABLE, "").split():
        if prefix in root.nsmap:
            found.append(root.nsmap[prefix])
        else:
            part.add("S08", f"mc:Ignorable menyebut awalan “{prefix}” yang tidak dinyatakan")
    return frozenset(found)


class _Walk:
    """One pass over a tree, in document order."""

    def __init__(self, part: Part, ignorable: frozenset[str]) -> None:
        self._part = part
        self._ignorable = ignorable
        self._stories = 0
        self._order = 0
        self._stack: list[tuple[etree._Element, ElementType | None, int]] = []

    def run(self, root: etree._Element, kind: ElementType) -> None:
        """Check everything below a root."""
        stack = self._stack
        stack.append((root, kind, 0))
        while stack:
            element, here, story = stack.pop()
            if here is not None:
                if element.attrib or here.attributes:
                    faults = attribute_faults(here, tuple(element.attrib.items()), self._ignorable)
                    if faults:
                        self._report(element, faults, [])
                if here in _WATCHED and story >= 0:
                    story = self._noted(element, here, story)
                if here.text is not None:
                    self._written(element, here, here.text)
            self._children(element, here, story)

    def _noted(self, element: etree._Element, kind: ElementType, story: int) -> int:
        self._order += 1
        self._part.seen[kind.name].append(Sight(element, story, self._order))
        if kind not in _STORY_STARTS:
            return story
        self._stories += 1
        return self._stories

    def _children(self, element: etree._Element, kind: ElementType | None, story: int) -> None:
        children = list(element)
        if not children:
            if kind is not None:
                self._leaf(element, kind)
            return
        tags = tuple([child.tag for child in children])
        if kind is not None and kind.text is None and not kind.any_content:
            self._between(element, children)
        if ALTERNATE in tags:
            self._alternatives(element, kind, children, story)
            return
        types, faults = shape(kind, tags, self._ignorable)
        if faults:
            self._report(element, faults, children)
        for number in range(len(children) - 1, -1, -1):
            if isinstance(tags[number], str):
                self._stack.append((children[number], types[number], story))

    def _leaf(self, element: etree._Element, kind: ElementType) -> None:
        faults = shape(kind, (), self._ignorable).faults
        if faults:
            self._report(element, faults, [])
        if kind.text is None and element.text is not None and not kind.any_content:
            self._between(element, [])

    def _report(self, element: etree._Element, faults: tuple[Fault, ...], children: list[etree._Element]) -> None:
        if len(self._part.violations) >= _MANY:
            return
        for fault in faults:
            if fault.rule == "S11" and _in_shape(element):
                continue
            guilty = element if fault.child is None else children[fault.child]
            named = fault.child is not None or fault.rule.startswith("B")
            self._part.add(fault.rule, fault.message if named else f"{short(str(element.tag))} {fault.message}", guilty)

    def _written(self, element: etree._Element, kind: ElementType, expected: Kind) -> None:
        text = element.text or ""
        if not expected.allows(text):
            self._part.add(expected.rule, f"isi “{text[:40]}” tidak dikenal; seharusnya {expected.expects}", element)
        elif kind in _TEXTS and text != text.strip(" ") and not _preserved(element):
            self._part.add("B06", 'spasi di tepi teks hilang di Word tanpa xml:space="preserve"', element)

    def _between(self, element: etree._Element, children: list[etree._Element]) -> None:
        """Find text that stands between elements, where none may stand."""
        for text in (element.text, *[child.tail for child in children]):
            if text and not text.isspace():
                self._part.add("S07", f"teks “{text.strip()[:40]}” berada di luar w:t", element)
                return

    def _alternatives(
        self, element: etree._Element, kind: ElementType | None, children: list[etree._Element], story: int
    ) -> None:
        """Check the children once with the first choices of mc:AlternateContent and once with its fallbacks."""
        for child in children:
            if child.tag == ALTERNATE:
                self._alternate_shape(child)
        chosen = _substituted(children, 0)
        fallen = _substituted(children, -1)
        types, faults = shape(kind, tuple(child.tag for child in chosen), self._ignorable)
        self._report(element, faults, chosen)
        others, other_faults = shape(kind, tuple(child.tag for child in fallen), self._ignorable)
        self._report(element, tuple(fault for fault in other_faults if fault not in faults), fallen)
        known = set(chosen)
        pending = list(zip(chosen, types, strict=True))
        later = [(child, other) for child, other in zip(fallen, others, strict=True) if child not in known]
        self._stack.extend((child, other, -1) for child, other in reversed(later) if isinstance(child.tag, str))
        self._stack.extend((child, other, story) for child, other in reversed(pending) if isinstance(child.tag, str))

    def _alternate_shape(self, alternate: etree._Element) -> None:
        branches = [child for child in alternate if isinstance(child.tag, str)]
        choices = [child for child in branches if child.tag == _CHOICE]
        tail = branches[len(choices) :]
        if not choices or branches[: len(choices)] != choices or [child.tag for child in tail] not in ([], [_FALLBACK]):
            message = "mc:AlternateContent harus berisi mc:Choice, lalu paling banyak satu mc:Fallback"
            self._part.add("S09", message, alternate)
        for choice in choices:
            prefixes = choice.get("Requires", "").split()
            if not prefixes or any(prefix not in choice.nsmap for prefix in prefixes):
                self._part.add("S09", "mc:Choice menyebut Requires dengan awalan yang tidak dinyatakan", choice)


def _substituted(children: list[etree._Element], branch: int) -> list[etree._Element]:
    """Put the children of a branch (0 the first choice, -1 the fallback) in the place of each mc:AlternateContent."""
    result: list[etree._Element] = []
    for child in children:
        if child.tag != ALTERNATE:
            result.append(child)
            continue
        branches = [item for item in child if item.tag in (_CHOICE, _FALLBACK)]
        if branches:
            result += _substituted(list(branches[branch]), branch)
    return result


def _in_shape(element: etree._Element) -> bool:
    """Tell whether an element is in the text of a shape: LibreOffice orders its run properties as it likes there."""
    return next(element.iterancestors(clark("txbxContent")), None) is not None


def _preserved(element: etree._Element) -> bool:
    owners = (element, *element.iterancestors())
    return next((owner.get(_SPACE) for owner in owners if owner.get(_SPACE)), "default") == "preserve"
