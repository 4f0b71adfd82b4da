"""Tables of one JSON object a line (.jsonl, .ndjson)."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NoReturn

from docgen.errors import InvalidData, Place, Problem, Unreadable
from docgen.inputs.findings import MAX_DEPTH
from docgen.inputs.json_reader import read_json
from docgen.inputs.source import Source
from docgen.inputs.tables.record import Record
from docgen.inputs.text_file import MAX_BYTES, cannot_open

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docgen.errors import DataPath


@dataclass(frozen=True, slots=True)
class LinesLayout:
    """How a line becomes data: by the fast parser of Python, and by docgen's own where something is to be told."""

    file: str

    def data(self, record: Record) -> dict[str, Any]:
        """Give the data of a line; numbers and truths stay texts as typed. Raises ValueError for what is not sound."""
        try:
            found = json.loads(
                record.text, object_pairs_hook=_unique, parse_int=str, parse_float=str, parse_constant=_refuse
            )
        except RecursionError as error:
            raise ValueError("too deep") from error
        if not isinstance(found, dict):
            raise ValueError("no object")
        return {key: _texts(value, 1) for key, value in found.items()}

    def source(self, record: Record) -> Source:
        """Give the data with places, by line and column. Raises InvalidData with every mistake of the line."""
        above = record.spots[""][0] - 1
        try:
            found = read_json(record.text, self.file)
        except InvalidData as error:
            raise InvalidData([_lower(problem, above) for problem in error.problems]) from error
        return Source(self.file, found.data, _all_lower(found.places, above), _all_lower(found.keys, above))


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key twice")
    return found


def _refuse(_word: str) -> NoReturn:
    raise ValueError("no JSON")


def _texts(value: Any, depth: int) -> Any:
    """Give a value as docgen's own reader does: every scalar as text."""
    if depth > MAX_DEPTH:
        raise ValueError("too deep")
    if isinstance(value, str) or value is None:
        return value
    if isinstance(value, dict):
        return {key: _texts(child, depth + 1) for key, child in value.items()}
    if isinstance(value, list):
        return [_texts(child, depth + 1) for child in value]
    return "true" if value else "false"


def _lower(problem: Problem, lines: int) -> Problem:
    return replace(problem, place=problem.place and _shifted(problem.place, lines))


def _shifted(place: Place, lines: int) -> Place:
    return place if place.line is None else replace(place, line=place.line + lines)


def _all_lower(places: dict[DataPath, Place], lines: int) -> dict[DataPath, Place]:
    return {path: _shifted(place, lines) for path, place in places.items()}


class LinesTable:
    """The records of one file; empty lines are none."""

    def __init__(self, path: Path) -> None:
        self.layout = LinesLayout(str(path))
        self._path = path

    def expected(self) -> int:
        """Give how many lines there are."""
        with self._path.open("rb") as stream:
            return sum(block.count(b"\n") for block in iter(lambda: stream.read(2**20), b"")) + 1

    def records(self) -> Iterator[Record]:
        """Give a record for each line. Raises Unreadable for a line over 1 MB and for what is no UTF-8."""
        file, number = self.layout.file, 0
        try:
            with self._path.open("rb") as stream:
                for line_number, raw in enumerate(iter(lambda: stream.readline(MAX_BYTES + 1), b""), start=1):
                    if len(raw) > MAX_BYTES:
                        raise Unreadable(f"{file}:{line_number}: barisnya lebih panjang dari 1 MB.")
                    text = raw.decode("utf-8-sig" if line_number == 1 else "utf-8").strip()
                    if text:
                        number += 1
                        yield Record(number, text, {"": [line_number]})
        except OSError as error:
            raise Unreadable(cannot_open(file, error)) from error
        except UnicodeDecodeError as error:
            raise Unreadable(f"{file}: teksnya bukan UTF-8. Simpan ulang dengan UTF-8.") from error

    def problems(self) -> list[Problem]:
        """Give nothing: a line stands for itself."""
        return []
