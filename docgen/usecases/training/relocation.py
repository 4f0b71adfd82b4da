"""The sample of a type as it would be in another village: for types that have no recipe of their own.

Places and officials are those of the village; everybody else gets another name, the same one wherever he is named.
Figures and wording stay those of the sample.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docgen.inputs import read
from docgen.spelling import nama_lengkap
from docgen.usecases.training.dice import Dice
from docgen.usecases.training.people import Names
from docgen.usecases.training.village import staff_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docgen.documents.registry import DocumentType
    from docgen.documents.schema import Schema

_NAME, _STAFF_NUMBER = "nama", "nip"


def relocated(document_type: DocumentType, told: Mapping[str, Any], culture: Mapping[str, Any]) -> dict[str, Any]:
    """Give the sample data of a type moved to a village, of which `told` is known: the same for the same village."""
    sample = read(document_type.sample).data
    known = {**told["wilayah"], **{name: told[name] for name in told["pejabat"]}}
    own = {name: value for name, value in known.items() if name in document_type.schema["properties"]}
    words = dict(_exchanged(sample, own))
    dice = Dice(document_type.id, *told["wilayah"].values())
    names = Names(dict(culture), dice)
    rest = {name: value for name, value in sample.items() if name not in own}
    for schema, holder in _people(document_type.schema, rest):
        _rename(holder, schema, words, names, dice)
    return {**_replaced(rest, words), **own, "jenis": document_type.id}


def _exchanged(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Give the texts that the village's own stand in place of."""
    for name, value in new.items():
        before = old.get(name)
        if isinstance(value, dict) and isinstance(before, dict):
            yield from _exchanged(before, value)
            if _NAME in value and _NAME in before:
                yield str(nama_lengkap(before)), str(nama_lengkap(value))
        elif isinstance(value, str) and isinstance(before, str) and name.startswith(_NAME):
            yield before, value


def _people(schema: Schema, value: Any) -> Iterator[tuple[Schema, dict[str, Any]]]:
    """Give the people in the data: groups with a name of their own, with their schemas."""
    if isinstance(value, dict):
        fields = schema.get("properties", {})
        if fields.get(_NAME, {}).get("format") == _NAME and value.get(_NAME):
            yield schema, value
        for name, child in value.items():
            yield from _people(fields.get(name, {}), child)
    elif isinstance(value, list):
        for child in value:
            yield from _people(schema.get("items", {}), child)


def _rename(person: dict[str, Any], schema: Schema, words: dict[str, str], names: Names, dice: Dice) -> None:
    old = str(person[_NAME])
    if old not in words:
        words[old] = names.of(person.get("jenis_kelamin") or dice.pick("LP"))
    if person.get(_STAFF_NUMBER) and schema["properties"].get(_STAFF_NUMBER, {}).get("format") == _STAFF_NUMBER:
        words.setdefault(str(person[_STAFF_NUMBER]), staff_number(dice))


def _replaced(value: Any, words: Mapping[str, str]) -> Any:
    """Give data with its texts exchanged, whole words only, the longest first."""
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in sorted(words, key=len, reverse=True)))

    def exchanged(node: Any) -> Any:
        if isinstance(node, dict):
            return {name: exchanged(child) for name, child in node.items()}
        if isinstance(node, list):
            return [exchanged(child) for child in node]
        return pattern.sub(lambda found: words[found[0]], node) if isinstance(node, str) and words else node

    return exchanged(value)
