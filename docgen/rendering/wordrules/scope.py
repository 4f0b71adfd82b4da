"""The parts that belong together: a document (or its building blocks) with its stories, styles, numbering and notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.rendering.wordrules.grammar import clark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from docgen.rendering.wordrules.packaging import Package
    from docgen.rendering.wordrules.structure import Part

VAL, ID = clark("val"), clark("id")


@dataclass(frozen=True, slots=True)
class Scope:
    """A main part and the parts it leads to; `stories` are those that hold text, the main part first."""

    package: Package
    main: Part
    stories: tuple[Part, ...]
    styles: Part | None
    numbering: Part | None
    settings: Part | None
    footnotes: Part | None
    endnotes: Part | None
    comments: Part | None

    def elements(self, *types: str) -> Iterator[tuple[Part, etree._Element]]:
        """Give the noted elements of these types in every part of the scope."""
        others = (part for part in (self.styles, self.numbering, self.settings) if part is not None)
        for part in (*self.stories, *others):
            for element in part.elements(*types):
                yield part, element


def scopes(package: Package) -> Iterator[Scope]:
    """Give the scope of the document, and of its building blocks where there are any."""
    mains = {part.name: part for part in package.related("", "officeDocument")}
    for main in list(mains.values()):
        mains |= {part.name: part for part in package.related(main.name, "glossaryDocument")}
    for main in mains.values():
        yield _scope(package, main)


def _scope(package: Package, main: Part) -> Scope:
    one = {
        kind: next(package.related(main.name, kind), None)
        for kind in ("styles", "numbering", "settings", "footnotes", "endnotes", "comments")
    }
    notes = [one[kind] for kind in ("footnotes", "endnotes", "comments")]
    stories = [main]
    for kind in ("header", "footer"):
        stories += [part for part in package.related(main.name, kind) if part not in stories]
    stories += [part for part in notes if part is not None]
    return Scope(package, main, tuple(stories), **one)
