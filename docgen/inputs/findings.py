"""What is wrong in one text, gathered by character position and handed over as Problems in file order.

Also the two ways in which a message quotes the user's text: shortened, and as it would stand in quotes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from docgen.errors import InvalidData, Place, Problem

if TYPE_CHECKING:
    from docgen.errors import DataPath

MAX_DEPTH = 20
MAX_NODES = 100_000
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
SURROGATE = re.compile("[\ud800-\udfff]")
_REST_OF_LINE = re.compile(r"[^\r\n]*")
_FOLD = re.compile(r"[ \t]*[\r\n]+[ \t]*")
_WIDTH = 60
_LONG = 1000


class Findings:
    """The problems of one text. A position is a character index from 0; a line ends with LF, CR LF or CR."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.starts = [0, *(found.end() for found in _LINE_BREAK.finditer(text))]
        self._problems: dict[tuple[int, str], Problem] = {}
        self._lines: set[int] = set()
        self._codes: set[str] = set()

    def add(self, code: str, index: int, message: str, hint: str, path: DataPath = ()) -> None:
        """Note one problem: its code, where it stands, what is wrong, the cure, and the path of the data if known."""
        problem = Problem(code, message, path=path, hint=hint, place=self.place(index))
        self._problems.setdefault((index, code), problem)
        self._lines.add(self.line(index))
        self._codes.add(code)

    def adopt(self, other: Findings) -> None:
        """Take over the problems that another look at the same text found."""
        for key, problem in other._problems.items():
            self._problems.setdefault(key, problem)
        self._lines |= other._lines
        self._codes |= other._codes

    def line(self, index: int) -> int:
        """Give the line number, from 0, of a position."""
        return bisect_right(self.starts, index) - 1

    def place(self, index: int) -> Place:
        """Give line and column, both from 1, of a position."""
        line = self.line(index)
        return Place(self.file, line + 1, index - self.starts[line] + 1)

    def on_line(self, line: int) -> bool:
        """Tell whether a problem is known on a line (from 0)."""
        return line in self._lines

    def has(self, code: str) -> bool:
        """Tell whether a problem with this code is known."""
        return code in self._codes

    def __bool__(self) -> bool:
        return bool(self._problems)

    def error(self) -> InvalidData:
        """Give the exception with all problems in file order."""
        return InvalidData([self._problems[key] for key in sorted(self._problems)])


def shown(text: str) -> str:
    """Give text fit for a message: one line, at most 60 characters, nothing invisible."""
    line = _FOLD.sub(" ", text[:_LONG])
    line = "".join(char if char.isprintable() else "?" for char in line[: _WIDTH + 1])
    return line if len(line) <= _WIDTH else line[: _WIDTH - 1] + "…"


def rest_of_line(text: str, index: int) -> str:
    """Give what stands on a line from a position on."""
    return _REST_OF_LINE.match(text, index)[0]  # type: ignore[index]  # it matches nothing too


def in_quotes(text: str) -> str:
    """Give a value as it has to stand in a YAML file to be read as typed, shortened for a message."""
    text = shown(text)
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def codepoint(char: str) -> str:
    """Name a character that can't be shown: `U+0007`."""
    return f"U+{ord(char):04X}"


def note_empty(findings: Findings) -> None:
    """Note that a file holds no data at all."""
    findings.add("berkas_kosong", 0, "berkas ini kosong", "Buat contoh isian dengan: docgen new JENIS -o BERKAS")


def note_top_level(findings: Findings, index: int, example: str) -> None:
    """Note that the text is sound but no mapping of keys to values; `example` is one in its notation."""
    findings.add("bukan_isian", index, "isi berkas bukan pasangan kunci dan nilai", f"Tulis isian seperti: {example}")


def note_duplicate(findings: Findings, index: int, key: str, first: Place, path: DataPath) -> None:
    """Note a key that its mapping already has; the first one stands at `first`."""
    message = f"kunci “{shown(key)}” sudah ada di baris {first.line}"
    findings.add("kunci_ganda", index, message, "Hapus atau ganti nama salah satunya.", path)


def note_empty_key(findings: Findings, index: int) -> None:
    """Note a value whose key has no characters."""
    findings.add("kunci_kosong", index, "nilai ini tidak punya kunci", "Tulis nama isian sebelum titik dua.")


def note_too_deep(findings: Findings, index: int) -> None:
    """Note data that is nested beyond the limit; reading ends there."""
    message = f"isian bersarang lebih dari {MAX_DEPTH} tingkat"
    findings.add("terlalu_dalam", index, message, "Susun isian menjadi lebih datar.")


def note_too_many(findings: Findings, index: int) -> None:
    """Note data with more values than the limit; reading ends there."""
    limit = f"{MAX_NODES:,}".replace(",", ".")
    findings.add("terlalu_banyak", index, f"isian lebih dari {limit} nilai", "Bagi isian menjadi beberapa berkas.")


def note_surrogate(findings: Findings, index: int) -> None:
    """Note a text with half a character in it."""
    message = "teks ini memuat karakter yang rusak (separuh pasangan surrogate)"
    findings.add("karakter", index, message, "Ketik ulang karakter itu, misalnya emoji, apa adanya.")
