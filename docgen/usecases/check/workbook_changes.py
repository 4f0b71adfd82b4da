"""Is a workbook what it was when docgen made it? It is made once more from the data in it, and each cell compared.

Where the template or docgen's own ways have changed since then, only the data is compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docgen.documents.schema import label
from docgen.errors import DocgenError
from docgen.inputs.cells import read_workbook
from docgen.rendering import compiled
from docgen.rendering.sheets.trace import SHEET, told_by
from docgen.rendering.texts.record import Unit, plain
from docgen.usecases.check.changes import EXTRACT, told
from docgen.usecases.check.differences import differences
from docgen.usecases.check.finding import Finding, Where, shortened
from docgen.usecases.check.opening import sheet_lines
from docgen.usecases.extract_form import from_word
from docgen.usecases.extract_sheet import from_workbook
from docgen.usecases.form_origin import origin_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docgen.documents.registry import DocumentType, Registry
    from docgen.errors import DataPath
    from docgen.inputs.cells import Workbook
    from docgen.usecases.check.paper import Paper
    from docgen.usecases.extracted import Extracted


def workbook_changes(paper: Paper, registry: Registry) -> Iterator[Finding]:
    """Find what was changed in a workbook after it was made."""
    if paper.kind != "xlsx" or paper.record is None:
        return
    before = _made_again(paper.record, registry)
    now = read_workbook(paper.content, paper.file)
    if before is None:
        yield from _of_data(paper, registry)
        return
    titles = [title for title in now.cells if title != SHEET]
    for at, title in enumerate(title for title in before.cells if title != SHEET):
        here = title if title in now.cells else (titles[at] if at < len(titles) else None)
        if here is None:
            yield Finding("dihapus", "galat", f"lembar “{title}” sudah dihapus", cure=EXTRACT, before=title)
            continue
        yield from told(differences(_rows(before, title), _rows(now, here)), paper)


def _made_again(record: Mapping[str, Any], registry: Registry) -> Workbook | None:
    """Give the workbook as docgen would make it now, None where that is not how it was made."""
    try:
        document_type = registry.get(record["jenis"])
        template = document_type.template("xlsx")
        made = compiled(template.read_bytes(), template.name, "xlsx", record.get("tanda"))
        context = document_type.checker.check(dict(record["data"])).context
        book = read_workbook(made.render(context, {}, origin_of(document_type, record["data"])), template.name)
    except DocgenError:
        return None
    return book if told_by(book.cells[SHEET]).get("sidik") == record.get("sidik") else None


def _rows(book: Workbook, title: str) -> list[Unit]:
    rows: dict[int, dict[int, Any]] = {}
    for line in sheet_lines(book, title):
        rows.setdefault(line.row, {})[line.column] = line
    return [
        Unit(
            tuple(plain(cells[column].text) if column in cells else "" for column in range(1, max(cells) + 1)),
            True,
            lines=tuple(cells.values()),
        )
        for cells in rows.values()
    ]


def _of_data(paper: Paper, registry: Registry) -> Iterator[Finding]:
    """Compare the data only: what the bound cells say now with what they were made from."""
    yield Finding(
        "templat_lain", "catatan",
        "dibuat dengan templat atau versi docgen yang lain: hanya isiannya yang dibandingkan, bukan kata-kata tetapnya",
    )  # fmt: skip
    extracted = from_workbook(paper.file, paper.content, registry)
    before = _leaves((paper.record or {}).get("data", {}))
    now = _leaves(extracted.source.data)
    for path in dict.fromkeys((*before, *now)):
        if before.get(path) != now.get(path):
            place = extracted.source.places.get(path)
            name = label(extracted.document_type.schema, path)
            message = f"{name} diubah sesudah dibuat: semula “{before.get(path, '')}”, kini “{now.get(path, '')}”"
            where = Where(None, (place and place.cell) or "")
            yield Finding("diubah", "galat", message, where, EXTRACT, before.get(path), now.get(path))


def _leaves(value: Any, path: DataPath = ()) -> dict[DataPath, str]:
    if isinstance(value, dict):
        return {k: v for name, child in value.items() for k, v in _leaves(child, (*path, name)).items()}
    if isinstance(value, list):
        return {k: v for at, child in enumerate(value) for k, v in _leaves(child, (*path, at)).items()}
    return {} if value is None else {path: str(value)}


def faulty_data(paper: Paper, registry: Registry) -> Iterator[Finding]:
    """Find what is wrong with the data of a form or workbook as it stands now, required fields left blank too."""
    if paper.record is None or "data" not in paper.record:
        return
    try:
        extracted = _extracted(paper, registry)
    except DocgenError as error:
        yield Finding("isian", "peringatan", str(error))
        return
    for problem in extracted.problems:
        if problem.severity == "galat":
            name = f"{problem.label}: " if problem.label else ""
            where = Where(None, (problem.place and problem.place.cell) or "", shortened(problem.found or ""))
            cure = f"Seharusnya: {problem.expected}." if problem.expected else problem.hint or ""
            yield Finding("isian", "galat", f"{name}{problem.message}", where, cure)


def _extracted(paper: Paper, registry: Registry) -> Extracted:
    read = from_workbook if paper.kind == "xlsx" else from_word
    return read(paper.file, paper.content, registry)


def type_of(paper: Paper, registry: Registry) -> DocumentType | None:
    """Give the type of a document that docgen made, None for others and for types that are not known here."""
    known = (*registry.ids, *registry.packets)
    return registry.get(paper.record["jenis"]) if paper.record and paper.record.get("jenis") in known else None
