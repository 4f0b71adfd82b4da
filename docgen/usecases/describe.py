"""The document types and their fields, told for people and for programs."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from docgen.documents.choices import OFFERED, choices
from docgen.documents.messages import EXAMPLE
from docgen.documents.messages import describe as form_of
from docgen.documents.schema import dotted, fields

if TYPE_CHECKING:
    from docgen.documents.registry import DocumentType


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a type: where it stands, what it is called, its form, meaning and an example.

    `choices` are those that a catalogue offers, each with what it stands for.
    """

    name: str
    label: str
    required: bool
    for_the_pen: bool
    form: str
    meaning: str
    example: str | None
    default: str | None
    choices: tuple[str, ...] = ()

    @property
    def need(self) -> str:
        """Say in one word whether the field must be filled."""
        return "wajib" if self.required else "boleh untuk pena" if self.for_the_pen else "boleh kosong"


def field_list(document_type: DocumentType) -> list[Field]:
    """Give every field of a type in the order of its schema, nested ones after the field that holds them."""
    told: list[Field] = []
    for path, schema, required in fields(document_type.schema):
        name = dotted(path).replace("[1]", "[]")
        example = schema.get("examples", [None])[0]
        told.append(
            Field(
                name=name,
                label=schema.get("title", name),
                required=required,
                for_the_pen=bool(schema.get("x-pena")),
                form=form_of(schema).partition(EXAMPLE)[0],
                meaning=schema.get("description", ""),
                example=None if example is None else _written(example),
                default=_written(schema["default"]) if "default" in schema else None,
                choices=tuple(shown for _, shown in choices(schema)) if OFFERED in schema else (),
            )
        )
    return told


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return str(value)


def summary(document_type: DocumentType) -> dict[str, Any]:
    """Give what `docgen list --json` tells of a type."""
    declared = document_type.declaration
    return {
        "id": document_type.id,
        "judul": document_type.title,
        "uraian": document_type.description,
        "bentuk": list(document_type.suffixes),
        "pengguna": declared.get("pengguna", []),
        "dasar_hukum": declared.get("dasar_hukum", []),
        "naskah": [member.jenis for member in document_type.members],
    }


def problem_record(problem: Any) -> dict[str, Any]:
    """Give a problem as JSON-ready facts."""
    record = asdict(problem)
    record["path"], record["against"] = dotted(problem.path), dotted(problem.against) or None
    return {_KEYS[key]: value for key, value in record.items()}


_KEYS = {
    "code": "kode",
    "message": "pesan",
    "path": "isian",
    "label": "label",
    "found": "ditemukan",
    "expected": "seharusnya",
    "hint": "saran",
    "place": "tempat",
    "severity": "tingkat",
    "against": "dibandingkan_dengan",
    "against_place": "tempat_pembanding",
}
