"""From files of data to finished documents: read, check all, render all, and only then write."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.documents.registry import PROFILE, unknown_type
from docgen.errors import InvalidData, Problem, TemplateFault, Unreadable, WrongUse
from docgen.inputs import read
from docgen.inputs.source import Source, merge
from docgen.output import safe_name
from docgen.rendering import MEDIA_TYPES, compiled
from docgen.template_language import TemplateError, language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from docgen.documents.registry import DocumentType, Registry
    from docgen.documents.validation import Checked
    from docgen.errors import Place
    from docgen.rendering.images import Picture

MAX_PICTURE = 5_000_000


@dataclass(frozen=True, slots=True)
class Artifact:
    """A finished document: its file name, media type and bytes."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Order:
    """Data that was read and checked: what to make, from what, and what is unusual about it."""

    document_type: DocumentType
    context: dict[str, Any]
    pictures: Mapping[str, Picture]
    warnings: tuple[Problem, ...]
    file: str = ""


def take_order(path: Path, registry: Registry, type_id: str | None = None, profile: Source | None = None) -> Order:
    """Read and check one data file.

    Raises Unreadable for a file that can't be read, WrongUse for an unknown `type_id`, InvalidData with every
    problem of the file, in file order, placed by line and column.
    """
    source = read(path)
    document_type = _type_of(source, registry, type_id)
    return order(document_type, source, registry, profile)


def order(document_type: DocumentType, source: Source, registry: Registry, profile: Source | None = None) -> Order:
    """Check data that was read, with a profile under it. Raises InvalidData with every problem, placed."""
    whole = source if profile is None else merge(_shared(profile, document_type), source)
    checked = document_type.checker.check(whole.data)
    pictures, picture_problems = _pictures(document_type, checked, whole)
    problems = [*_profile_problems(profile, registry), *(_placed(problem, whole) for problem in checked.problems)]
    problems = in_file_order([*problems, *picture_problems], source.file)
    if any(problem.severity == "galat" for problem in problems):
        raise InvalidData(problems)
    return Order(document_type, checked.context, pictures, tuple(problems), source.file)


def _type_of(source: Source, registry: Registry, type_id: str | None) -> DocumentType:
    written = source.data.get("jenis")
    place = source.places.get(("jenis",)) or source.places.get(())
    if type_id is not None:
        if written is not None and written != type_id:
            raise WrongUse(f"{source.file} berisi jenis “{written}”, sedangkan -t meminta “{type_id}”.")
        return registry.get(type_id)
    if isinstance(written, str) and written in {*registry.ids, PROFILE}:
        return registry.get(written)
    if written is None:
        message = "belum diisi: jenis dokumen yang akan dibuat"
        expected = f"salah satu dari: {', '.join(registry.ids)}; atau pakai pilihan -t JENIS"
    else:
        message, expected = unknown_type(str(written), registry.ids), f"salah satu dari: {', '.join(registry.ids)}"
    problem = Problem(
        "jenis",
        message,
        path=("jenis",),
        label="Jenis dokumen",
        found=str(written) if written else None,
        expected=expected,
        place=place,
    )
    raise InvalidData([problem])


def read_profile(path: Path) -> Source:
    """Read a profile file. Raises Unreadable or InvalidData as `take_order` does."""
    return read(path)


def _shared(profile: Source, document_type: DocumentType) -> Source:
    """Give what a document takes from the profile: the fields that its own schema names."""
    known = document_type.schema.get("properties", {})
    data = {key: value for key, value in profile.data.items() if key in known and key != "jenis"}
    return replace(profile, data=data)


def _profile_problems(profile: Source | None, registry: Registry) -> list[Problem]:
    """Check a profile by its own schema; what it leaves out, the document misses by itself."""
    if profile is None:
        return []
    found = registry.get(PROFILE).checker.check(profile.data).problems
    return [_placed(problem, profile) for problem in found if problem.code != "wajib"]


def _placed(problem: Problem, source: Source) -> Problem:
    """Give a problem the place of its value, or of its key, or of the nearest thing around it that was written."""
    path = problem.path
    if problem.code == "tak_dikenal" and path in source.keys:
        return replace(problem, place=source.keys[path])
    while path and path not in source.places:
        path = path[:-1]
    place = source.keys.get(path) if path != problem.path else None
    return replace(problem, place=place or source.places.get(path))


def in_file_order(problems: Iterable[Problem], first_file: str = "") -> list[Problem]:
    """Sort problems as a reader meets them, once each; the data file goes before the profile."""

    def position(problem: Problem) -> tuple[bool, str, int, int]:
        place: Place | None = problem.place
        if place is None:
            return False, "", 0, 0
        return place.file != first_file, place.file, place.line or 0, place.column or 0

    unique = {(problem.path, problem.code, problem.message, problem.place): problem for problem in problems}
    return sorted(unique.values(), key=position)


def _pictures(
    document_type: DocumentType, checked: Checked, source: Source
) -> tuple[dict[str, Picture], list[Problem]]:
    """Load the pictures that the data names; a path counts from the folder of the file it is written in."""
    loaded: dict[str, Picture] = {}
    problems: list[Problem] = []
    for name, field in document_type.picture_fields.items():
        value = checked.data.get(name)
        if not isinstance(value, str):
            continue
        path = (name,)
        place = source.places.get(path)
        try:
            loaded[name] = _load_picture(Path(place.file).parent / value if place else Path(value))
        except (Unreadable, ValueError) as error:
            problems.append(
                Problem(
                    "gambar",
                    str(error),
                    path=path,
                    label=field["title"],
                    found=value,
                    expected="berkas gambar PNG atau JPEG",
                    place=place,
                )
            )
    return loaded, problems


def _load_picture(path: Path) -> Picture:
    from docgen.rendering.images import picture

    try:
        if path.stat().st_size > MAX_PICTURE:
            raise Unreadable(f"gambar {path.name} lebih besar dari {MAX_PICTURE // 1_000_000} MB")
        content = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"gambar {path.name} tidak dapat dibaca") from error
    return picture(content)


def produce(
    wanted: Order, *, suffix: str | None = None, mark: str | None = None, templates: Path | None = None
) -> Artifact:
    """Render one checked order to a finished document in memory.

    `mark` is None, "draf" or "contoh"; `templates` is the user's own template folder, searched first.
    Raises TemplateFault or CannotProduce.
    """
    document_type = wanted.document_type
    if not document_type.suffixes:
        raise WrongUse(f"“{document_type.id}” bukan dokumen; pakailah sebagai profil dengan pilihan -p.")
    suffix = suffix or document_type.suffixes[0]
    path = document_type.template(suffix, templates)
    template = compiled(_content(path, path.stat().st_mtime_ns), path.name, suffix, mark)
    return Artifact(
        _name(document_type, wanted.context, suffix, mark),
        MEDIA_TYPES[suffix],
        template.render(wanted.context, wanted.pictures),
    )


@lru_cache(maxsize=32)
def _content(path: Path, _changed: int) -> bytes:
    """Read a template once for each time it was changed."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise TemplateFault(f"Templat {path} tidak dapat dibaca.") from error


@lru_cache(maxsize=256)
def _name_pattern(pattern: str) -> Any:
    return language().from_string(pattern)


def _name(document_type: DocumentType, context: Mapping[str, Any], suffix: str, mark: str | None) -> str:
    pattern = document_type.declaration.get("nama_berkas", document_type.id)
    try:
        text = _name_pattern(pattern).render(context)
    except TemplateError as error:
        raise TemplateFault(f"Nama berkas jenis {document_type.id} tidak dapat dibuat: {error}.") from error
    return safe_name(f"{text} - {mark.upper()}" if mark else text, suffix)


def with_pdf(artifacts: Sequence[Artifact]) -> list[Artifact]:
    """Give the documents, each followed by its PDF. Raises ConversionFailed."""
    from docgen.rendering.pdf import to_pdf

    pages = to_pdf({artifact.name: artifact.content for artifact in artifacts})
    result: list[Artifact] = []
    for artifact in artifacts:
        pdf_name = f"{artifact.name.rsplit('.', 1)[0]}.pdf"
        result += [artifact, Artifact(pdf_name, "application/pdf", pages[artifact.name])]
    return result
