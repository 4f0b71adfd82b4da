"""What is found on a document that is to be signed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Weight = Literal["galat", "peringatan", "catatan"]


@dataclass(frozen=True, slots=True)
class Where:
    """Where something stands on a document: its page where that is known, its place in the file, the text around it."""

    page: int | None = None
    place: str = ""
    text: str = ""

    def __str__(self) -> str:
        words = [f"halaman {self.page}"] if self.page is not None else []
        return ", ".join([*words, self.place] if self.place else words)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: `galat` keeps a document from being signed, the others do not.

    `message` is a sentence without place, `cure` says what to do; `before` and `now` are the words of a change.
    """

    code: str
    severity: Weight
    message: str
    where: Where = Where()
    cure: str = ""
    before: str | None = None
    now: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All that was found on one file; `kind` is the title of its type where docgen made it.

    `unreadable` says why it could not be looked at.
    """

    file: str
    findings: tuple[Finding, ...] = ()
    kind: str = ""
    unreadable: str | None = None

    @property
    def ready(self) -> bool:
        """Tell whether it can be signed."""
        return self.unreadable is None and all(finding.severity != "galat" for finding in self.findings)


def shortened(text: str, most: int = 70) -> str:
    """Give a text on one line, cut where it is long."""
    words = " ".join(text.split())
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
