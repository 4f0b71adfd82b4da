"""Reading any paper in tests, Word or Excel, with readers that are not docgen's."""

from __future__ import annotations

from docgen.rendering.word_rules import violations
from tests.support import sheets, word


def is_workbook(content: bytes) -> bool:
    """Tell a workbook from a Word file."""
    return b"xl/workbook.xml" in content


def lines(content: bytes) -> list[str]:
    """Give the texts of the paper in order: its paragraphs, or its cells."""
    return sheets.lines(content) if is_workbook(content) else word.lines(content)


def words(content: bytes) -> list[str]:
    """Give the texts of the paper in the quickest way."""
    return sheets.words(content) if is_workbook(content) else word.lines(content)


def text(content: bytes) -> str:
    """Give all text of the paper, what stands in the margins of its pages too."""
    return sheets.text(content) if is_workbook(content) else word.text(content)


def faults(content: bytes) -> list[str]:
    """Give what Word or Excel would repair or refuse."""
    if is_workbook(content):
        return sheets.faults(content)
    return [str(violation) for violation in violations(word.parts(content))]
