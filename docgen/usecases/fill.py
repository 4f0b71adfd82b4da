"""A PDF form filled from a data file: names matched, values checked, everything wrong told at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docgen.errors import InvalidData, Place, Problem, Unreadable, WrongUse
from docgen.inputs import read
from docgen.inputs.findings import codepoint
from docgen.inputs.text_file import load_bytes, refuse_no_file
from docgen.lists import nearest
from docgen.rendering.acroform import fill, read_fields
from docgen.usecases.form_fields import fillable, form_in_words, kind_in_words
from docgen.usecases.form_values import FieldError, to_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from docgen.errors import DataPath
    from docgen.inputs.source import Source
    from docgen.rendering.acroform import Fault, Field, Value

MAX_FORM_BYTES = 50_000_000
MOST_NAMES = 60
"""How many names of fields a message lists."""

_STEP = re.compile(r"[.\[]")
_NUMBERED = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A filled form, and what a person should know about it."""

    content: bytes
    warnings: tuple[Problem, ...]


def load_form(form: Path) -> bytes:
    """Give the bytes of a form. Raises Unreadable for what is no file, and for one above 50 MB."""
    file = str(form)
    refuse_no_file(file)
    if form.stat().st_size > MAX_FORM_BYTES:
        raise Unreadable(f"{file} lebih dari 50 MB; formulir sebesar itu tidak dibaca.")
    return load_bytes(file, MAX_FORM_BYTES)


def fields_of(form: Path) -> list[Field]:
    """Give the fields of a form with their values. Raises Unreadable for what is no fillable PDF."""
    return read_fields(load_form(form), str(form))


def fill_form(form: Path, data: Path, *, flatten: bool = False) -> FilledForm:
    """Fill a form from a data file, YAML or JSON; `flatten` makes the fields part of the pages.

    A field without a value in the data keeps what it has. Raises Unreadable and WrongUse for a form or data file that
    can't be used, InvalidData with every problem, each at its place in the data file.
    """
    if data.suffix.lower() not in {".yaml", ".yml", ".json"}:
        raise WrongUse(f"{data}: data untuk formulir ditulis dalam berkas .yaml, .yml, atau .json.")
    content = load_form(form)
    fields = {field.name: field for field in read_fields(content, str(form))}
    matched = _Matched(read(data), fields)
    filled = fill(content, matched.values, flatten=flatten, name=str(form))
    problems = [*matched.problems, *(matched.faulty(fault) for fault in filled.faults), *_required(matched)]
    if problems:
        raise InvalidData(sorted(problems, key=_position))
    warnings = list(_unfilled(matched))
    if filled.appended:
        message = (
            "formulir sudah ditandatangani secara elektronik; isian ditambahkan di belakang bagian yang ditandatangani"
        )
        warnings.append(Problem("ditandatangani", message, place=Place(str(form)), severity="peringatan"))
    return FilledForm(filled.content, tuple(warnings))


class _Matched:
    """The values of a data file by the fields that they are for, and every problem met in finding and reading them."""

    def __init__(self, source: Source, fields: Mapping[str, Field]) -> None:
        self.source, self.fields = source, fields
        self.values: dict[str, Value] = {}
        self.problems: list[Problem] = []
        self._groups = {name[: step.start()] for name in fields for step in _STEP.finditer(name)}
        self._paths: dict[str, DataPath] = {}
        self._unknown: list[tuple[DataPath, str]] = []
        for key, value in source.data.items():
            self._take(value, (key,), [key])
        self._note_unknown()

    def _take(self, value: Any, path: DataPath, names: list[str]) -> None:
        """Take what stands at a path of the data, which in the form may be called by any of the names."""
        known = next((name for name in names if name in self.fields), None)
        if known is not None:
            self._put(self.fields[known], value, path)
            return
        groups = [name for name in names if name in self._groups]
        if not groups:
            self._unknown.append((path, names[0]))
        elif isinstance(value, dict):
            for key, child in value.items():
                self._take(child, (*path, key), [f"{group}.{key}" for group in groups])
        elif isinstance(value, list):
            for place, child in enumerate(value):
                steps = [f"{group}{step}" for group in groups for step in (f"[{place}]", f".{place}")]
                self._take(child, (*path, place), steps)
        elif value is not None:
            inside = [name for name in self.fields if name.startswith((f"{groups[0]}.", f"{groups[0]}["))]
            message = f"“{groups[0]}” kelompok isian, bukan satu isian"
            self._note(Problem("kelompok", message, expected=_names(inside)), path)

    def _put(self, field: Field, typed: Any, path: DataPath) -> None:
        if field.name in self._paths:
            first = self.source.places.get(self._paths[field.name])
            told = Problem("isian_ganda", "isian ini sudah diberi nilai di tempat lain", against_place=first)
            self._note(told, path, field)
            return
        self._paths[field.name] = path
        if typed is None:
            return
        try:
            self.values[field.name] = to_value(field, typed)
        except FieldError as error:
            told = Problem(error.code, error.message, expected=error.expected, hint=error.hint)
            self._note(told, path, field)

    def _note(self, problem: Problem, path: DataPath, field: Field | None = None) -> None:
        self.problems.append(self._told(problem, path, field))

    def _told(self, problem: Problem, path: DataPath, field: Field | None) -> Problem:
        name = field.name if field else _joined(path)
        return Problem(
            problem.code,
            problem.message,
            (name,),
            (field.title if field else "") or name,
            expected=problem.expected,
            hint=problem.hint,
            place=self.source.places.get(path),
            against_place=problem.against_place,
        )

    def _note_unknown(self) -> None:
        """Note the keys without a field; the last one lists the fields that there are."""
        for path, name in self._unknown:
            near = _nearest(name, self.fields)
            hint = f"Maksudnya “{near}”?" if near else ""
            if path == self._unknown[-1][0]:
                told = [f"{field.name} ({kind_in_words(field)})" for field in self.fields.values()]
                hint += f"{' ' if hint else ''}Isian formulir ini: {_names(told)}"
            place = self.source.keys.get(path) or self.source.places.get(path)
            message = "formulir ini tidak mempunyai isian dengan nama itu"
            self.problems.append(Problem("tak_dikenal", message, (name,), name, hint=hint or None, place=place))

    def given(self, field: Field) -> bool:
        """Tell whether the data say something about a field."""
        return field.name in self.values or any(
            problem.path == (field.name,) and problem.code != "isian_ganda" for problem in self.problems
        )

    def faulty(self, fault: Fault) -> Problem:
        """Say why a value can't be shown in its field."""
        field = self.fields[fault.field]
        if fault.kind == "characters":
            signs = ", ".join(f"“{sign}” ({codepoint(sign)})" for sign in fault.characters[:10])
            problem = Problem(
                "karakter",
                f"tidak ada huruf untuk {signs}, baik dalam formulir maupun pada komputer ini",
                hint="Tulis dengan huruf lain.",
            )
        elif field.kind == "list":
            problem = Problem(
                "tidak_muat",
                f"pilihan yang ditandai tidak semuanya terlihat dalam kotak yang memuat {fault.room} baris",
            )
        else:
            message = "teks ini tidak muat dalam kotaknya, juga dengan huruf terkecil"
            problem = Problem("tidak_muat", message, hint=f"Singkatkan menjadi sekitar {fault.room} karakter.")
        return self._told(problem, self._paths[field.name], field)


def _required(matched: _Matched) -> Iterator[Problem]:
    """Give a problem for every required field that is still empty; a box that the data leave unticked is answered."""
    for field in matched.fields.values():
        value = matched.values.get(field.name, field.value)
        answered = matched.given(field) and (value is False or field.name not in matched.values)
        if field.required and fillable(field) and value in (None, False, []) and not answered:
            yield matched._told(Problem("wajib", "belum diisi", expected=form_in_words(field)), (), field)


def _unfilled(matched: _Matched) -> Iterator[Problem]:
    """Give warnings that name the fields which the data leave empty, and those that only the form's script reckons."""
    left = [field for field in matched.fields.values() if fillable(field) and not matched.given(field)]
    empty = [field.name for field in left if field.value in (None, []) and not field.calculated and not field.hidden]
    place = Place(matched.source.file)
    if empty:
        message = f"{len(empty)} isian formulir tetap kosong: {_names(empty)}"
        yield Problem("kosong", message, place=place, severity="peringatan")
    reckoned = [field.name for field in left if field.calculated]
    if reckoned:
        message = f"dihitung oleh program di dalam formulir, yang tidak dijalankan docgen: {_names(reckoned)}"
        hint = "Tulis nilainya dalam data, atau hitung ulang dengan membuka hasilnya di Adobe Acrobat Reader."
        yield Problem("dihitung", message, hint=hint, place=place, severity="peringatan")


def _names(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMES
    return ", ".join(names[:MOST_NAMES]) + (f", dan {more} lagi" if more > 0 else "")


def _nearest(name: str, known: Iterable[str]) -> str | None:
    """Give the field that a name is most like: as a whole, or else by its last part."""
    names = list(known)
    whole = nearest(name.casefold(), [one.casefold() for one in names])
    if whole is not None:
        return next(one for one in names if one.casefold() == whole)
    ends = {_end(one): one for one in reversed(names)}
    last = nearest(_end(name), ends)
    return ends[last] if last is not None else None


def _end(name: str) -> str:
    return _NUMBERED.sub("", name).rpartition(".")[2].casefold()


def _joined(path: DataPath) -> str:
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def _position(problem: Problem) -> tuple[int, int]:
    place = problem.place
    return (place.line or 0, place.column or 0) if place else (0, 0)
