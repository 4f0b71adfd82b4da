"""The choices of a field: those its schema lists, or those that `x-pilihan` takes from a catalogue.

`x-pilihan` is `{"nilai": expression that gives the list of values, "tampil": template that tells about one `nilai`}`.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from docgen.template_language import language, sentence

if TYPE_CHECKING:
    from docgen.documents.schema import Schema

OFFERED = "x-pilihan"
_MOST_SHOWN = 200


def choices(field: Schema) -> tuple[tuple[str, str], ...]:
    """Give the choices of a field, (value, what is shown for it); nothing where any value may stand."""
    if "enum" in field:
        return tuple((str(value), str(value)) for value in field["enum"])
    if OFFERED in field:
        return _offered(json.dumps(field[OFFERED], sort_keys=True))
    return ()


@lru_cache(maxsize=256)
def _offered(declared: str) -> tuple[tuple[str, str], ...]:
    told = json.loads(declared)
    values: Any = language().compile_expression(told["nilai"], undefined_to_none=False)()
    return tuple((str(value), _shown(value, told.get("tampil"))) for value in values)


def _shown(value: Any, template: str | None) -> str:
    if template is None:
        return str(value)
    text = f"{value} – {' '.join(sentence(template).render(nilai=value).split())}"
    return text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1]}…"
