"""JSON to data, with places: numbers, true and false stay text as typed, so that no digit is lost.

A mistake that has an obvious reading is noted and read that way, so that one look gives every problem; after any other
the reading ends.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NoReturn

from docgen.inputs.findings import (
    MAX_DEPTH,
    MAX_NODES,
    Findings,
    codepoint,
    note_duplicate,
    note_empty,
    note_empty_key,
    note_too_deep,
    note_too_many,
    note_top_level,
    rest_of_line,
    shown,
)
from docgen.inputs.json_strings import OTHER_QUOTES, in_double_quotes, read_in_other_quotes, read_string
from docgen.inputs.source import Source

if TYPE_CHECKING:
    from docgen.errors import DataPath, Place

_SPACE = re.compile(r"[ \t\n\r]*")
_COMMENT = re.compile(r"//[^\r\n]*|#[^\r\n]*|/\*.*?(?:\*/|\Z)", re.DOTALL)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?=[ \t\n\r,\]}]|\Z)")
_WORD = re.compile(r"[^\r\n,\[\]{}\"]+")
_WORD_AS_KEY = re.compile(r"[^\r\n,\[\]{}\":=]+")
_NO_NUMBERS = {"NaN", "Infinity", "-Infinity"}
_LITERALS = {"true": "true", "false": "false", "null": "null", "none": "null"}


class _EnoughError(Exception):
    """Reading on would only bring up problems that are none."""


def read_json(text: str, file: str) -> Source:
    """Read JSON text; `file` is its name for places. Raises InvalidData with every problem found, in file order."""
    findings = Findings(text, file)
    reader = _Reader(text, findings)
    data: dict[str, Any] = {}
    with suppress(_EnoughError):
        data = reader.whole()
    if findings:
        raise findings.error()
    return Source(file, data, reader.places, reader.keys)


class _Reader:
    """Reads one text from left to right; `_at` is the position of the next character."""

    def __init__(self, text: str, findings: Findings) -> None:
        self.places: dict[DataPath, Place] = {}
        self.keys: dict[DataPath, Place] = {}
        self._text = text
        self._findings = findings
        self._at = 0
        self._nodes = 0

    def whole(self) -> dict[str, Any]:
        """Read the whole text."""
        self._skip_space()
        if self._at == len(self._text):
            note_empty(self._findings)
            return {}
        start = self._at
        data = self._value((), 1)
        self._skip_space()
        if self._at < len(self._text):
            message = f"ada tulisan setelah akhir isian: “{shown(rest_of_line(self._text, self._at))}”"
            self._findings.add("sintaks", self._at, message, "Hapus tulisan itu.")
        if isinstance(data, dict):
            return data
        if not self._findings:
            note_top_level(self._findings, start, '{"nama": "Budi Santoso"}')
        return {}

    def _stop(self, code: str, index: int, message: str, hint: str) -> NoReturn:
        self._findings.add(code, index, message, hint)
        raise _EnoughError

    def _skip_space(self) -> None:
        self._at = _SPACE.match(self._text, self._at).end()  # type: ignore[union-attr]  # it matches nothing too
        while comment := _COMMENT.match(self._text, self._at):
            message = f"JSON tidak mengenal catatan: “{shown(rest_of_line(self._text, self._at))}”"
            self._findings.add("komentar", self._at, message, "Hapus catatan itu, atau simpan isian sebagai YAML.")
            self._at = _SPACE.match(self._text, comment.end()).end()  # type: ignore[union-attr]  # as above

    def _value(self, path: DataPath, depth: int) -> Any:
        index = self._at
        self._nodes += 1
        if self._nodes > MAX_NODES:
            note_too_many(self._findings, index)
            raise _EnoughError
        self.places[path] = self._findings.place(index)
        first = self._text[index : index + 1]
        if first == '"':
            value, self._at = read_string(self._text, index, self._findings)
            return value
        if first in {"{", "["}:
            return self._collection(path, depth)
        if number := _NUMBER.match(self._text, index):
            self._at = number.end()
            return number[0]
        if first in OTHER_QUOTES:
            value, self._at = read_in_other_quotes(self._text, index, self._findings)
            return value
        return self._word()

    def _word(self) -> str | None:
        """Read true, false, null, or what stands where a value should and is none."""
        index = self._at
        found = _WORD.match(self._text, index)
        word = found[0].split("//")[0].rstrip() if found else ""
        if not word:
            self._note_nothing()
            return None
        self._at = index + len(word)
        if word not in {"true", "false", "null"}:
            self._note_word(index, word)
        return None if word == "null" else word

    def _note_word(self, index: int, word: str) -> None:
        if word.lower() in _LITERALS:
            message, hint = f"“{word}” tidak dikenal dalam JSON", f"Tulis {_LITERALS[word.lower()]}."
        elif word in _NO_NUMBERS:
            message, hint = f"“{word}” bukan bilangan yang dapat dipakai", "Tulis bilangannya dengan angka."
        else:
            message, hint = f"nilai “{shown(word)}” tidak diapit kutip ganda", f"Tulis: {in_double_quotes(word)}"
        self._findings.add("sintaks", index, message, hint)

    def _note_nothing(self) -> None:
        """Note that no value stands here; at the end of the text, the unclosed bracket says it when it was opened."""
        char = self._text[self._at : self._at + 1]
        if char and char not in ",]}":
            message = f"karakter {codepoint(char)} tidak dapat dibaca di sini"
            self._stop("karakter", self._at, message, "Hapus karakter itu.")
        if char:
            self._findings.add(
                "sintaks", self._at, "nilai belum ditulis di sini", 'Tulis nilainya, atau "" bila kosong.'
            )

    def _collection(self, path: DataPath, depth: int) -> Any:
        if depth > MAX_DEPTH:
            note_too_deep(self._findings, self._at)
            raise _EnoughError
        start = self._at
        self._at += 1
        if self._text[start] == "{":
            return self._object(start, path, depth)
        items: list[Any] = []
        while self._more(start, "]", first=not items):
            items.append(self._value((*path, len(items)), depth + 1))
        return items

    def _object(self, start: int, path: DataPath, depth: int) -> dict[str, Any]:
        entries: dict[str, Any] = {}
        while self._more(start, "}", first=not entries):
            index = self._at
            key = self._key()
            entry = (*path, key)
            if entry in self.keys:
                note_duplicate(self._findings, index, key, self.keys[entry], entry)
            else:
                self.keys[entry] = self._findings.place(index)
            self._colon(key)
            entries.setdefault(key, self._value(entry, depth + 1))
        return entries

    def _key(self) -> str:
        index = self._at
        char = self._text[index]
        if char == '"':
            key, self._at = read_string(self._text, index, self._findings)
        elif char in OTHER_QUOTES:
            key, self._at = read_in_other_quotes(self._text, index, self._findings)
        else:
            key = self._bare_key()
        if not key:
            note_empty_key(self._findings, index)
        return key

    def _bare_key(self) -> str:
        index = self._at
        found = _WORD_AS_KEY.match(self._text, index)
        if not found:
            self._stop("sintaks", index, "di sini seharusnya ada kunci", 'Tulis pasangan: "kunci": "nilai"')
        key = found[0].strip()
        self._at = found.end()
        message = f"kunci “{shown(key)}” tidak diapit kutip ganda"
        self._findings.add("sintaks", index, message, f"Tulis: {in_double_quotes(key)}")
        return key

    def _colon(self, key: str) -> None:
        behind = self._at
        self._skip_space()
        if not self._text.startswith((":", "="), self._at):
            message = f"kurang titik dua setelah kunci “{shown(key)}”"
            self._stop("titik_dua", behind, message, f'Tulis pasangan: {in_double_quotes(key)}: "nilai"')
        if self._text[self._at] == "=":
            message = "tanda = bukan pemisah kunci dan nilai"
            self._findings.add("titik_dua", self._at, message, "Ganti dengan titik dua.")
        self._at += 1
        self._skip_space()

    def _more(self, start: int, closer: str, *, first: bool) -> bool:
        """Go to the next entry of the collection that opened at `start`; tell whether there is one."""
        behind = self._at
        self._skip_space()
        char = self._text[self._at : self._at + 1]
        if not first and char == ",":
            char = self._behind_comma()
        elif not first and char not in {"", "}", "]"}:
            self._missing_comma(behind)
        if char == closer:
            self._at += 1
            return False
        if char in {"", "}", "]"}:
            self._unclosed(start, closer, char)
        return True

    def _behind_comma(self) -> str:
        comma = self._at
        self._at += 1
        self._skip_space()
        char = self._text[self._at : self._at + 1]
        if char in {"}", "]"}:
            self._findings.add("koma", comma, f"koma sebelum {char} berlebih", "Hapus koma itu.")
        return char

    def _missing_comma(self, behind: int) -> None:
        """Note what stands between two entries instead of a comma."""
        if self._text[self._at] in ":=":
            self._stop("sintaks", self._at, "titik dua tidak pada tempatnya", 'Tulis pasangan: "kunci": "nilai"')
        if self._at == behind and self._text[behind - 1] == '"' and self._text[behind] != '"':
            message = "tanda kutip di dalam teks menutup teks terlalu awal"
            self._stop("kutip", behind - 1, message, 'Tulis \\" untuk tanda kutip di dalam teks.')
        self._findings.add("koma", behind, "kurang koma setelah nilai ini", "Tambahkan koma di antara dua isian.")

    def _unclosed(self, start: int, closer: str, char: str) -> NoReturn:
        opener = self._text[start]
        if not char:
            self._stop("kurung", start, f"kurung {opener} dibuka tetapi tidak ditutup", f"Tambahkan {closer}.")
        message = f"kurung {opener} di baris {self._findings.line(start) + 1} ditutup dengan {char}"
        self._stop("kurung", self._at, message, f"Ganti dengan {closer}, atau tambahkan {closer} sebelumnya.")
