"""What points to something else must find it: relationships, styles, lists, notes, comments, headers, bookmarks."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from docgen.rendering.wordrules.grammar import clark, short
from docgen.rendering.wordrules.scope import ID, VAL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

    from docgen.rendering.wordrules.packaging import Package
    from docgen.rendering.wordrules.scope import Scope
    from docgen.rendering.wordrules.structure import Part

_STYLE_ID, _TYPE, _DEFAULT, _NAME = clark("styleId"), clark("type"), clark("default"), clark("name")
_ANCHOR = clark("anchor")
_ON = frozenset(("1", "true", "on"))
# The kind of relationship that an attribute must lead to.
_LINK_KINDS = {
    ("w:headerReference", "r:id"): "header",
    ("w:footerReference", "r:id"): "footer",
    ("w:hyperlink", "r:id"): "hyperlink",
    ("a:hlinkClick", "r:id"): "hyperlink",
    ("a:blip", "r:embed"): "image",
    ("a:blip", "r:link"): "image",
    ("w:embedRegular", "r:id"): "font",
    ("w:embedBold", "r:id"): "font",
    ("w:embedItalic", "r:id"): "font",
    ("w:embedBoldItalic", "r:id"): "font",
}
_STYLE_USERS = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
_STYLE_KINDS = {
    "styleLink": "numbering", "numStyleLink": "numbering", "clickAndTypeStyle": "paragraph",
    "defaultTableStyle": "table", "next": "paragraph", "basedOn": "", "link": "",
}  # fmt: skip
_KIND_NAMES = {"paragraph": "paragraf", "character": "karakter", "table": "tabel", "numbering": "daftar"}
# Styles that python-docx and Word name in comments without writing them down; Word knows them by itself.
_BUILT_IN_STYLES = frozenset(("CommentReference", "CommentText", "CommentSubject"))
_BUILT_IN_ANCHORS = frozenset(("_top",))


def check_links(package: Package) -> None:
    """Check every attribute that names a relationship."""
    for part in package.parts.values():
        relations = package.relations.get(part.name, {})
        for element, attribute, link in part.links:
            name = short(str(element.tag))
            if not link:
                continue
            if link not in relations:
                package.add("R01", part.name, f"{attribute} “{link}” pada {name} tidak punya hubungan", element)
                continue
            expected = _LINK_KINDS.get((name, attribute))
            if expected is not None and relations[link].kind != expected:
                message = f"{attribute} “{link}” pada {name} menunjuk {relations[link].kind}, seharusnya {expected}"
                package.add("R02", part.name, message, element)


def check_styles(scope: Scope) -> None:
    """Check that styles are unique, not their own ancestors, and that every style used exists with the right type."""
    styles = _styles(scope)
    for user, expected in _STYLE_USERS.items():
        for part, element in scope.elements(user):
            _check_style(scope.package, part, element, styles, expected)
    for part, element in scope.elements("styleRef"):
        name = short(str(element.tag)).removeprefix("w:")
        if name in _STYLE_KINDS:
            _check_style(scope.package, part, element, styles, _STYLE_KINDS[name])
    _check_ancestry(scope, styles)


def _styles(scope: Scope) -> dict[str, tuple[str, etree._Element]]:
    styles: dict[str, tuple[str, etree._Element]] = {}
    defaults: set[str] = set()
    if scope.styles is None:
        return styles
    for element in scope.styles.elements("style"):
        kind, name = element.get(_TYPE, "paragraph"), element.get(_STYLE_ID, "")
        if name and name in styles:
            scope.package.add("R05", scope.styles.name, f"gaya “{name}” ada dua kali", element)
        styles[name] = (kind, element)
        if element.get(_DEFAULT) in _ON:
            if kind in defaults:
                message = f"ada dua gaya {_KIND_NAMES.get(kind, kind)} bawaan"
                scope.package.add("R07", scope.styles.name, message, element)
            defaults.add(kind)
    return styles


def _check_style(
    package: Package, part: Part, element: etree._Element, styles: dict[str, tuple[str, etree._Element]], expected: str
) -> None:
    name = element.get(VAL, "")
    if name not in styles:
        if name not in _BUILT_IN_STYLES:
            package.add("R03", part.name, f"gaya “{name}” tidak ada", element)
        return
    kind = styles[name][0]
    if expected and kind != expected:
        message = f"gaya “{name}” adalah gaya {_KIND_NAMES.get(kind, kind)}, bukan gaya {_KIND_NAMES[expected]}"
        package.add("R04", part.name, message, element)


def _check_ancestry(scope: Scope, styles: dict[str, tuple[str, etree._Element]]) -> None:
    based_on = clark("basedOn")
    for name, (_, element) in styles.items():
        met, at = {name}, element
        while (parent := at.find(based_on)) is not None:
            ancestor = parent.get(VAL, "")
            if ancestor == name and scope.styles is not None:
                scope.package.add("R06", scope.styles.name, f"gaya “{name}” berinduk pada dirinya sendiri", element)
            if ancestor in met or ancestor not in styles:
                break
            met.add(ancestor)
            at = styles[ancestor][1]


def check_numbering(scope: Scope) -> None:
    """Check that lists are unique and that every list used exists."""
    defined: set[str] = set()
    if scope.numbering is not None:
        defined = _numbering_ids(scope, scope.numbering)
    for part, element in scope.elements("numId"):
        number = element.get(VAL, "")
        if number.lstrip("+0") and number not in defined:
            scope.package.add("R08", part.name, f"daftar bernomor {number} tidak ada", element)


def _numbering_ids(scope: Scope, part: Part) -> set[str]:
    package = scope.package
    abstract = _unique(package, part, part.elements("abstractNum"), clark("abstractNumId"), "R10", "pola daftar")
    numbers = _unique(package, part, part.elements("num"), clark("numId"), "R10", "daftar")
    pictures = _unique(package, part, part.elements("numPicBullet"), clark("numPicBulletId"), "R10", "butir gambar")
    for num in part.elements("num"):
        target = num.find(clark("abstractNumId"))
        if target is not None and target.get(VAL, "") not in abstract:
            package.add("R09", part.name, f"pola daftar {target.get(VAL)} tidak ada", target)
    for owner in part.elements("abstractNum", "num"):
        for child in ("lvl", "lvlOverride"):
            _unique(package, part, owner.findall(clark(child)), clark("ilvl"), "R10", "tingkat daftar")
    for level in part.elements("lvl"):
        bullet = level.find(clark("lvlPicBulletId"))
        if bullet is not None and bullet.get(VAL, "") not in pictures:
            package.add("R09", part.name, f"butir gambar {bullet.get(VAL)} tidak ada", bullet)
    return numbers


def _unique(
    package: Package, part: Part, elements: Iterable[etree._Element], attribute: str, rule: str, what: str
) -> set[str]:
    """Give the ids of elements, and note those that stand twice."""
    found: set[str] = set()
    for element in elements:
        value = element.get(attribute, "")
        if value in found:
            package.add(rule, part.name, f"{what} {value} ada dua kali", element)
        found.add(value)
    return found


def check_notes(scope: Scope) -> None:
    """Check that every footnote, endnote and comment that the text refers to exists, once."""
    for part, kind, references, what in (
        (scope.footnotes, "footnote", ("footnoteReference",), "catatan kaki"),
        (scope.endnotes, "endnote", ("endnoteReference",), "catatan akhir"),
        (scope.comments, "comment", ("commentReference", "commentRangeStart", "commentRangeEnd"), "komentar"),
    ):
        known: set[str] = set()
        if part is not None:
            known = _unique(scope.package, part, part.elements(kind), ID, "R13", what)
        for story in scope.stories if kind == "comment" else ():
            _unique(scope.package, story, story.elements("commentReference"), ID, "R14", "rujukan komentar")
        for place, element in scope.elements(*references):
            if element.get(ID, "") not in known:
                scope.package.add("R12", place.name, f"{what} {element.get(ID)} tidak ada", element)
        if scope.settings is not None:
            _check_separators(scope.package, scope.settings, clark(kind), known, what)


def _check_separators(package: Package, settings: Part, tag: str, known: set[str], what: str) -> None:
    separators = [element for element in settings.elements("separatorRef") if element.tag == tag]
    _unique(package, settings, separators, ID, "R13", f"pemisah {what}")
    for element in separators:
        if element.get(ID, "") not in known:
            package.add("R12", settings.name, f"{what} {element.get(ID)} tidak ada", element)


def check_sections(scope: Scope) -> None:
    """Check that no section names two headers, or two footers, of one kind."""
    for part, section in scope.elements("sectPr"):
        for tag, what in (("headerReference", "kepala"), ("footerReference", "kaki")):
            references = section.findall(clark(tag))
            _unique(scope.package, part, references, _TYPE, "R16", f"rujukan {what} halaman")


def check_anchors(scope: Scope) -> None:
    """Check that every link inside the document leads to a bookmark."""
    bookmarks = {element.get(_NAME, "") for _, element in scope.elements("bookmarkStart")}
    for part, element in scope.elements("hyperlink"):
        anchor = element.get(_ANCHOR)
        outside = element.get(clark("r:id"))
        if anchor and not outside and anchor not in bookmarks and anchor not in _BUILT_IN_ANCHORS:
            scope.package.add("R26", part.name, f"tautan menuju markah “{anchor}”, yang tidak ada", element)


def check_ids(scope: Scope) -> None:
    """Check the ids that must be unique over all parts of a document: drawings and content controls."""
    drawings: dict[str, list[tuple[Part, etree._Element]]] = defaultdict(list)
    controls: dict[str, list[tuple[Part, etree._Element]]] = defaultdict(list)
    for part, element in scope.elements("wp:docPr"):
        drawings[element.get("id", "")].append((part, element))
    for part, element in scope.elements("sdtPr"):
        for number in element.iterchildren(clark("id")):
            controls[number.get(VAL, "")].append((part, element))
    for rule, groups, what in (("R22", drawings, "gambar"), ("R25", controls, "kontrol isi")):
        for value, owners in groups.items():
            for part, element in owners[1:]:
                scope.package.add(rule, part.name, f"id {what} {value} dipakai dua kali", element)
