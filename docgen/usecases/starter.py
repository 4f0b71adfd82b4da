"""Starter inputs: an empty or filled data file of a type, with a comment on every field."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from docgen.documents.choices import choices
from docgen.documents.messages import EXAMPLE
from docgen.documents.messages import describe as form_of
from docgen.errors import WrongUse
from docgen.inputs import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from docgen.documents.registry import DocumentType
    from docgen.documents.schema import Schema

# Text that YAML and docgen's reader take as typed without quotes.
_PLAIN = re.compile(r"[A-Za-z(][\w .,()/–-]*\Z")
_SWITCHED_OFF = re.compile(r"# \w+:$")
_WIDTH = 100


def starter(
    document_type: DocumentType,
    suffix: str,
    *,
    sample: bool = False,
    region: str | None = None,
    given: Mapping[str, Any] | None = None,
    rows: int | None = None,
) -> bytes:
    """Give a starter file.

    `suffix` is "yaml" (a comment on every field), "json", "xlsx" (an input workbook), "docx" or "pdf" (the type's own
    form, to be filled in); `sample` fills it with the type's sample data, `region` names another sample ("papua"),
    `given` is data that is known already; `rows` is how many empty rows a list of a form gets.
    Raises WrongUse for another suffix and for a region without a sample.
    """
    return written(document_type, _known(document_type, sample=sample, region=region, given=given), suffix, rows)


def starter_table(
    document_type: DocumentType,
    suffix: str,
    *,
    sample: bool = False,
    region: str | None = None,
    given: Mapping[str, Any] | None = None,
) -> dict[str, bytes]:
    """Give a starter table of a type, one row a document: what follows the stem of the file's name -> content.

    `suffix` is "xlsx", "csv" or "jsonl"; the rest as in `starter`, filling one row. Raises WrongUse.
    """
    from docgen.usecases.input_table import table

    return table(document_type, suffix, _known(document_type, sample=sample, region=region, given=given))


def _known(
    document_type: DocumentType, *, sample: bool, region: str | None, given: Mapping[str, Any] | None
) -> dict[str, Any]:
    path = document_type.sample_of(region)
    if region is not None and not path.is_file():
        raise WrongUse(f"Tidak ada contoh {document_type.id} dari daerah “{region}”.")
    data = read(path).data if sample and path.is_file() else {}
    return {**{name: value for name, value in data.items() if name != "jenis"}, **(given or {})}


def written(document_type: DocumentType, data: dict[str, Any], suffix: str, rows: int | None = None) -> bytes:
    """Give data (nested texts) as a data file of its type, or as its form. Raises WrongUse for an unknown suffix."""
    whole = {"jenis": document_type.id, **data}
    if suffix in FORMS:
        from docgen.usecases.blank_form import ROWS, blank_form, blank_pdf

        return (blank_form if suffix == "docx" else blank_pdf)(document_type, whole, ROWS if rows is None else rows)
    if suffix not in WRITERS:
        known = (*WRITERS, *FORMS)
        raise WrongUse(f"Berkas isian .{suffix} belum dapat dibuat; pakailah {' atau '.join('.' + s for s in known)}.")
    return WRITERS[suffix](document_type, whole)


def _xlsx(document_type: DocumentType, data: dict[str, Any]) -> bytes:
    from docgen.usecases.input_workbook import input_workbook

    return input_workbook(document_type, data)


def _yaml(document_type: DocumentType, data: dict[str, Any]) -> bytes:
    head = [
        f"# {document_type.title}",
        *_comment(document_type.description),
        "# Isian bertanda (wajib) harus diisi; yang lain boleh dibiarkan kosong.",
        "# Baris yang diawali tanda # adalah keterangan dan tidak dibaca.",
        "",
    ]
    return ("\n".join([*head, *_spaced(_object(document_type.schema, data))]) + "\n").encode()


def _spaced(lines: Iterator[str]) -> Iterator[str]:
    """Put an empty line before the explanation of each outer field."""
    explaining = True
    for line in lines:
        starts = line.startswith("# ") and not line.startswith("#  ") and not _SWITCHED_OFF.match(line)
        if starts and not explaining:
            yield ""
        explaining = starts
        yield line


def _object(schema: Schema, data: dict[str, Any]) -> Iterator[str]:
    required = schema.get("required", ())
    for name, child in _ordered(schema):
        yield from _comment(_explain(child, required=name in required))
        yield from _entry(name, child, data.get(name), required=name in required)


def _ordered(schema: Schema) -> list[tuple[str, Schema]]:
    return sorted(schema["properties"].items(), key=lambda item: item[0] != "jenis")


def _explain(field: Schema, *, required: bool) -> str:
    words = [f"{field['title']}{' (wajib)' if required else ''}: {field['description']}"]
    offered = choices(field)
    if offered:
        words.append(f"Pilihan: {', '.join(value for value, _ in offered)}.")
    elif "const" not in field and field.get("format") not in {None, "teks", "paragraf", "nama", "gambar"}:
        words.append(f"Bentuk: {form_of(field).partition(EXAMPLE)[0]}.")
    if "default" in field:
        default = field["default"]
        words.append(f"Bila kosong: {'ya' if default is True else 'tidak' if default is False else default}.")
    elif field.get("examples") and "const" not in field and not offered:
        words.append(f"Contoh: {field['examples'][0]}")
    return " ".join(words)


def _comment(text: str) -> Iterator[str]:
    line = "#"
    for word in text.split():
        if len(line) + len(word) > _WIDTH and line != "#":
            yield line
            line = "#"
        line += f" {word}"
    yield line


def _entry(name: str, field: Schema, value: Any, *, required: bool) -> Iterator[str]:
    kind = field.get("type")
    if kind == "object":
        yield from _group(name, field, value, required=required)
    elif kind == "array":
        yield from _rows(name, field, value, required=required)
    else:
        yield f"{name}:{_space(_scalar(value))}"


def _space(text: str) -> str:
    return f" {text}" if text else ""


def _group(name: str, field: Schema, value: Any, *, required: bool) -> Iterator[str]:
    lines = [f"{name}:", *_indented(_object(field, value or {}))]
    yield from lines if value or required else _switched_off(lines)


def _rows(name: str, field: Schema, value: Any, *, required: bool) -> Iterator[str]:
    lines = [f"{name}:"]
    for index, row in enumerate(value or [None] * max(1, field.get("minItems", 1))):
        lines += _row(field["items"], row, explained=index == 0)
    yield from lines if value or required else _switched_off(lines)


def _row(item: Schema, row: Any, *, explained: bool) -> Iterator[str]:
    if item.get("type") != "object":
        yield f"  -{_space(_scalar(row))}"
        return
    lines = list(_object(item, row or {}))
    if not explained:
        lines = _filled([line for line in lines if not line.lstrip().startswith("#")])
    comments = [line for line in lines if line.startswith("#")] if explained else []
    entries = [line for line in lines if not line.startswith("#")]
    yield from _indented(comments)
    for index, line in enumerate(entries):
        yield f"  {'- ' if index == 0 else '  '}{line}"


def _filled(lines: list[str]) -> list[str]:
    """Leave out the keys that have no value, neither on their line nor below it."""
    below = [*lines[1:], ""]
    return [
        line
        for line, next_line in zip(lines, below, strict=True)
        if not line.endswith(":") or _depth(next_line) > _depth(line)
    ]


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _indented(lines: Any) -> Iterator[str]:
    for line in lines:
        yield f"  {line}"


def _switched_off(lines: list[str]) -> Iterator[str]:
    """Turn an optional group into comments: whoever needs it takes the signs away."""
    for line in lines:
        yield line if line.lstrip().startswith("#") and not line.startswith(" ") else f"# {line}"


def _scalar(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, int):
        return ("ya" if value else "tidak") if isinstance(value, bool) else str(value)
    text = str(value)
    if _PLAIN.match(text) and text == text.strip() and ": " not in text and not text.endswith(":"):
        return text
    return json.dumps(text, ensure_ascii=False)


def _json(document_type: DocumentType, data: dict[str, Any]) -> bytes:
    blank = {name: _blank(child) for name, child in _ordered(document_type.schema)}
    return (json.dumps({**blank, **data} if len(data) == 1 else data, ensure_ascii=False, indent=2) + "\n").encode()


def _blank(field: Schema) -> Any:
    if field.get("type") == "object":
        return None
    if field.get("type") == "array":
        item = field["items"]
        return [dict.fromkeys(item["properties"])] if item.get("type") == "object" else []
    return None


WRITERS: dict[str, Callable[[DocumentType, dict[str, Any]], bytes]] = {
    "yaml": _yaml,
    "yml": _yaml,
    "json": _json,
    "xlsx": _xlsx,
}
FORMS = ("docx", "pdf")
