"""For template authors: what is wrong with a template, before anyone makes a document with it."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from docgen.documents.schema import at, dotted, fields
from docgen.errors import DocgenError, TemplateFault
from docgen.rendering import docx, xlsx
from docgen.rendering.names import names_read
from docgen.rendering.sheets.names import names_in
from docgen.rendering.word_values import word_language
from docgen.template_language import language, variables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docgen.documents.registry import DocumentType, Registry
    from docgen.documents.schema import Schema
    from docgen.errors import DataPath
    from docgen.rendering.docx import CompiledDocx
    from docgen.rendering.xlsx import CompiledXlsx

KINDS = ("docx", "xlsx")
# Fonts that Word has and LibreOffice replaces by ones of the same widths, so that pages break alike.
FONTS = frozenset(
    (
        "Bookman Old Style",
        "Arial",
        "Arial Narrow",
        "Times New Roman",
        "Calibri",
        "Cambria",
        "Courier New",
        "Symbol",
        "MS Gothic",
    )
)
_FONT = re.compile(rb'w:(?:ascii|hAnsi)="([^"]+)"|<(?:name|rFont) val="([^"]+)"')


Said = tuple[str, Literal["galat", "peringatan", "catatan"]]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about a template: a fault (`galat`), something doubtful (`peringatan`), or good to know (`catatan`)."""

    template: str
    message: str
    severity: Literal["galat", "peringatan", "catatan"] = "galat"


def lint_shipped(registry: Registry) -> list[Finding]:
    """Check the template of every type in every format."""
    return [
        finding
        for document_type in registry.types()
        for suffix in document_type.suffixes
        for finding in lint(document_type, document_type.template(suffix))
    ]


def lint_folder(folder: Path, registry: Registry) -> list[Finding]:
    """Check the templates of a user's folder, or one file; one of no known type is checked without a schema.

    Raises TemplateFault when there is no template.
    """
    paths = [folder] if folder.is_file() else sorted(path for kind in KINDS for path in folder.rglob(f"*.{kind}"))
    templates = [path for path in paths if not path.name.startswith("~$")]
    if not templates:
        raise TemplateFault(f"Tidak ada templat .docx atau .xlsx dalam {folder}.")
    found: list[Finding] = []
    for path in templates:
        known = path.stem in registry.ids
        found += [] if known else [_of_no_type(path, registry)]
        found += lint(registry.get(path.stem) if known else None, path)
    return found


def _of_no_type(path: Path, registry: Registry) -> Finding:
    near = difflib.get_close_matches(path.stem, registry.ids, n=1)
    hint = f" Maksudnya {near[0]}{path.suffix}?" if near else ""
    return Finding(path.name, f"namanya bukan jenis dokumen yang dikenal, tidak akan dipakai.{hint}", "peringatan")


def lint(document_type: DocumentType | None, path: Path) -> list[Finding]:
    """Check one template: tags, Word rules, fonts, and against its document type the names, both ways."""
    look = _workbook if path.suffix.lower() == ".xlsx" else _word
    try:
        found, read = look(path)
    except (DocgenError, OSError) as error:
        return [Finding(path.name, str(error))]
    if document_type is not None:
        schema = document_type.schema
        read = {_through_lists(schema, name) for name in read}
        found += [*_unknown(schema, read), *_unused(schema, read)]
    return [Finding(path.name, message, severity) for message, severity in found]


def _word(path: Path) -> tuple[list[Said], set[DataPath]]:
    template = docx.compiled(path.read_bytes(), path.name)
    read = names_read((source.text for source in template.sources.values()), word_language())
    return [*_fonts(template), *_slow_ways(template)], read


def _workbook(path: Path) -> tuple[list[Said], set[DataPath]]:
    template = xlsx.compiled(path.read_bytes(), path.name)
    return list(_fonts(template)), names_in((sheet.sheet for sheet in template.sheets), language())


def _through_lists(schema: Schema, path: DataPath) -> DataPath:
    """Give a path with an item (0) after each list that it goes through without naming one."""
    done: DataPath = ()
    for step in path:
        if isinstance(step, str) and done and (at(schema, done) or {}).get("type") == "array":
            done = (*done, 0)
        done = (*done, step)
    return done


def _unknown(schema: Schema, read: set[DataPath]) -> Iterator[Said]:
    derived = set(schema.get("x-docgen", {}).get("turunan", {}))
    known = [dotted(path).replace("[1]", "[]") for path, _, _ in fields(schema)] + sorted(derived)
    for path in sorted(read, key=str):
        if path[0] in derived or at(schema, path) is not None:
            continue
        if at(schema, path[:-1]) is None and len(path) > 1 and path[:-1] in read:
            continue
        name = dotted(path).replace("[1]", "[]")
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"; maksudnya “{near[0]}”?" if near else ""
        yield f"meminta “{name}”, yang tidak ada pada skema{hint}", "galat"


def _unused(schema: Schema, read: set[DataPath]) -> Iterator[Said]:
    """Name the type's own fields that the template neither prints nor tests, and no rule uses."""
    declared = schema.get("x-docgen", {})
    tests = [rule.get(key, "true") for rule in declared.get("aturan", ()) for key in ("jika", "harus")]
    ruled = variables([*declared.get("turunan", {}).values(), *tests]) - {"butir"}
    for path, field, _ in fields(schema):
        if field.get("x-bersama") or path == ("jenis",) or path[0] in ruled:
            continue
        whole = any(path[:length] in read for length in range(1, len(path) + 1))
        if not (path in read or (whole and field.get("type") in {"object", "array"})):
            yield f"tidak memakai isian “{dotted(path).replace('[1]', '[]')}” ({field.get('title')})", "peringatan"


def _fonts(template: CompiledDocx | CompiledXlsx) -> Iterator[Said]:
    used = {(word or sheet).decode() for part in template.contents() for word, sheet in _FONT.findall(part)}
    for font in sorted(used - FONTS):
        yield f"memakai huruf “{font}”, yang pada komputer lain dapat terganti dan menggeser halaman", "peringatan"


def _slow_ways(template: CompiledDocx) -> Iterator[Said]:
    for part, source in template.sources.items():
        if source.columns_vary:
            yield (
                f"{part}: banyaknya kolom tabel bergantung pada data; tabelnya dirapikan docxtpl tiap dokumen",
                "catatan",
            )
        if source.structure_varies:
            yield (
                f"{part}: ada isi yang dirangkai dari data; tiap dokumen diperiksa dengan kaidah Word lengkap",
                "catatan",
            )
        if source.raw:
            tags = ", ".join(sorted(source.raw))
            yield f"{part}: gambar atau naskah dalam {tags} dirangkai oleh docxtpl sendiri (lebih lambat)", "catatan"
