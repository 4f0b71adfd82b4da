"""What is practised with a type: the village's facts, the tasks, the right answers, and mistakes that can be planted.

A type's recipe has them; for a type without one they are made from its schema and its data, with the wording of the
common recipe.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from docgen.paths import value_at
from docgen.usecases.training.answers import answers
from docgen.usecases.training.recipes import common_recipe, filled, recipe_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docgen.documents.registry import DocumentType
    from docgen.errors import DataPath
    from docgen.usecases.training.answers import Answer
    from docgen.usecases.training.village import Village

_MOST_FACTS = 38  # the exercise sheet holds 40 with those of the common recipe
_MOST_ANSWERS = 200
FIRST = 4
"""So many of a recipe's mistakes come before the others: a wrong sum, a missing signatory, dates, the period."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake to be planted: the value at `path` becomes `value` (None: it is taken out); why that is wrong; cure."""

    path: DataPath
    value: str | None
    explanation: str
    cure: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """An exercise: its title, the facts in prose, the tasks, the answers as (field, text), and possible mistakes."""

    title: str
    facts: list[str]
    tasks: list[str]
    answers: list[dict[str, str]]
    mistakes: list[Mistake]


def lesson(document_type: DocumentType, data: Mapping[str, Any], village: Village) -> Lesson:
    """Give what is practised with a type on a village; `data` is its sound data for that village, as typed."""
    canonical = document_type.checker.check(dict(data)).data
    common = common_recipe(document_type)
    told = {**village.told, "judul": document_type.title}
    given = {*village.home.fields, *village.home.words}
    values = list(answers(document_type.schema, canonical, given))
    generic = [mistake for value in values for mistake in _generic(value, common.faults, village)]
    recipe = recipe_of(document_type)
    if recipe is None or not recipe.exercise:
        part = filled(common.exercise, told)
        facts = [
            *part["fakta"],
            *(f"{one.label}: {one.text.removesuffix('.')}." for one in islice(values, _MOST_FACTS)),
        ]
        key = [{"isian": one.label, "jawaban": one.text} for one in islice(values, _MOST_ANSWERS)]
        return Lesson(part["judul"], facts, part["tugas"], key, generic)
    part = filled(recipe.exercise, told)
    own = [_mistake(one, told) for one in recipe.mistakes]
    own = [one for one in own if value_at(data, one.path[:-1]) is not None]
    return Lesson(part["judul"], part["fakta"], part["tugas"], part["kunci"], [*own, *generic])


def _mistake(entry: Mapping[str, str], told: Mapping[str, Any]) -> Mistake:
    path = tuple(int(step) if step.isdigit() else step for step in entry["isian"].split("."))
    made = filled(entry, told)
    return Mistake(path, str(made["nilai"]) or None, made["uraian"], made["perbaikan"])


def _generic(value: Answer, faults: Mapping[str, Mapping[str, str]], village: Village) -> Iterator[Mistake]:
    """Give the mistakes that any field of a kind can have."""
    kind = "pilihan" if "enum" in value.schema else value.schema.get("format", "")
    told = {**village.told, "isian": value.label, "benar": value.text}
    for name in (*(["kosong"] if value.required else []), kind):
        if name in faults:
            texts = filled(faults[name], told)
            yield Mistake(value.path, texts.get("nilai"), texts["uraian"], texts["perbaikan"])
