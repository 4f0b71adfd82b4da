"""Deliberate mistakes in sound data: as many as are asked for, each one certain to be found by docgen's own check."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from docgen.documents.schema import label
from docgen.errors import InvalidData, WrongUse
from docgen.inputs.source import Source
from docgen.inputs.workbook import read_input_workbook
from docgen.paths import value_at
from docgen.usecases.generate import orders
from docgen.usecases.input_workbook import input_workbook
from docgen.usecases.training.dice import Dice
from docgen.usecases.training.lessons import FIRST

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docgen.documents.registry import DocumentType, Registry
    from docgen.errors import DataPath, Problem
    from docgen.usecases.training.lessons import Mistake

_ROUNDS = 40


@dataclass(frozen=True, slots=True)
class Planted:
    """Sound data with mistakes put into it."""

    data: dict[str, Any]
    mistakes: tuple[Mistake, ...] = ()


@dataclass(frozen=True, slots=True)
class Exercise:
    """Sound data of a type, the mistakes that it could be given, and how many; the seed decides which."""

    document_type: DocumentType
    data: Mapping[str, Any]
    candidates: Sequence[Mistake]
    count: int
    seed: Sequence[object]


def plant(exercise: Exercise, registry: Registry) -> Planted:
    """Give the data with its mistakes, none of which hides another. Raises WrongUse where so many can't be planted."""
    document_type, count = exercise.document_type, exercise.count
    waiting = _in_turn(exercise.candidates, Dice(*exercise.seed))
    chosen: list[Mistake] = []
    for _ in range(_ROUNDS):
        _fill_up(chosen, waiting, count)
        planted = Planted(_changed(exercise.data, chosen), tuple(chosen))
        problems = found_by_check(document_type, Source("", planted.data, {}, {}), registry)
        seen = [mistake for mistake in chosen if _shown(mistake, problems)]
        if len(seen) == count:
            return planted
        if not waiting:
            break
        chosen = seen
    raise WrongUse(f"Latihan {document_type.id} hanya dapat diberi {len(seen)} kesalahan. Kurangi --kesalahan.")


def _in_turn(candidates: Sequence[Mistake], dice: Dice) -> list[Mistake]:
    first, rest = candidates[:FIRST], candidates[FIRST:]
    return [*dice.some(first, len(first)), *dice.some(rest, len(rest))]


def _fill_up(chosen: list[Mistake], waiting: list[Mistake], count: int) -> None:
    """Take from those waiting until there are enough, each at a place of its own."""
    while waiting and len(chosen) < count:
        mistake = waiting.pop(0)
        if not any(_overlap(_spot(mistake.path), _spot(other.path)) for other in chosen):
            chosen.append(mistake)


def _spot(path: DataPath) -> DataPath:
    """Give the row that a path lies in, or the path itself: a row of a list gets one mistake at most."""
    numbers = [place for place, step in enumerate(path) if isinstance(step, int)]
    return path[: numbers[-1] + 1] if numbers else path


def _overlap(one: DataPath, other: DataPath) -> bool:
    length = min(len(one), len(other))
    return one[:length] == other[:length]


def _changed(data: Mapping[str, Any], mistakes: Sequence[Mistake]) -> dict[str, Any]:
    changed: dict[str, Any] = json.loads(json.dumps(data))  # no part stands in two places any more
    for mistake in mistakes:
        holder = value_at(changed, mistake.path[:-1])
        last: Any = mistake.path[-1]
        if mistake.value is None:
            holder.pop(last, None)
        else:
            holder[last] = mistake.value
    return changed


def found_by_check(document_type: DocumentType, source: Source, registry: Registry) -> tuple[Problem, ...]:
    """Give the faults that docgen finds in a source, none in sound data."""
    try:
        orders(document_type, source, registry)
    except InvalidData as error:
        return tuple(problem for problem in error.problems if problem.severity == "galat")
    return ()


def _shown(mistake: Mistake, problems: Sequence[Problem]) -> Problem | None:
    """Give the problem that shows a mistake: at its field, or at one that does not agree with it."""
    near = [one for one in problems if one.path and _overlap(one.path, mistake.path)]
    return next(iter(near), None) or next(
        (one for one in problems if one.against and _overlap(one.against, mistake.path)), None
    )


def faulty_workbook(exercise: Exercise, name: str, registry: Registry) -> tuple[bytes, list[dict[str, str]]]:
    """Give an input workbook called `name` with the mistakes, and for each what a key says of it.

    Each is found by the check of the workbook itself, whose cell the key names. Raises WrongUse as `plant` does.
    """
    document_type, left = exercise.document_type, exercise
    while True:
        planted = plant(left, registry)
        content = input_workbook(document_type, planted.data, "contoh")
        problems = found_by_check(document_type, read_input_workbook(content, name), registry)
        hidden = [mistake for mistake in planted.mistakes if not _shown(mistake, problems)]
        if not hidden:
            return content, [_told(mistake, problems, document_type) for mistake in planted.mistakes]
        left = replace(left, candidates=[mistake for mistake in left.candidates if mistake not in hidden])


def _told(mistake: Mistake, problems: Sequence[Problem], document_type: DocumentType) -> dict[str, str]:
    found = _shown(mistake, problems)
    assert found is not None, "only mistakes that are found are told"
    told = {
        "tempat": found.place.cell if found.place and found.place.cell else "",
        "isian": label(document_type.schema, mistake.path),
        "tertulis": mistake.value or "",
        "uraian": mistake.explanation,
        "perbaikan": mistake.cure,
        "pesan": found.message,
    }
    return {name: text for name, text in told.items() if text}
