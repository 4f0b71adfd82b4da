"""Orders: data that was read and checked, with what a document made from it is called. Files are read, none written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.documents.registry import PROFILE
from docgen.errors import InvalidData, Problem, TemplateFault, Unreadable
from docgen.inputs.source import Source, merge
from docgen.output import safe_name
from docgen.template_language import TemplateError, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from docgen.documents.registry import DocumentType, Registry
    from docgen.errors import DataPath, Place
    from docgen.rendering.images import Picture

MAX_PICTURE = 5_000_000


@dataclass(frozen=True, slots=True)
class Artifact:
    """A finished document: its file name, media type and bytes; `folder` is the packet's folder that it belongs in."""

    name: str
    media_type: str
    content: bytes
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """Data that was read and checked: what to make, from what, and what is unusual about it.

    `data` is what was given, `context` all that a template may ask for. A paper of a packet has the packet's `folder`
    and its `number` there, "01" and on.
    """

    document_type: DocumentType
    data: Mapping[str, Any]
    context: dict[str, Any]
    pictures: Mapping[str, Picture]
    warnings: tuple[Problem, ...] = ()
    file: str = ""
    folder: str = ""
    number: str = ""


def order(
    document_type: DocumentType,
    source: Source,
    registry: Registry,
    profile: Source | None = None,
    further: Callable[[Mapping[str, Any]], Iterable[Problem]] = lambda _: (),
) -> Order:
    """Check data that was read, with a profile under it; `further` finds in the context what no schema can tell.

    Raises InvalidData with every problem, placed.
    """
    whole = with_profile(source, profile, document_type)
    checked = document_type.checker.check(whole.data)
    pictures, picture_problems = load_pictures(document_type, checked.data, whole)
    found = found_in(whole, [*checked.problems, *further(checked.context)])
    problems = [*profile_problems(profile, registry), *found, *picture_problems]
    problems = in_file_order(problems, source.file)
    refuse_faults(problems)
    return Order(document_type, whole.data, checked.context, pictures, tuple(problems), source.file)


def refuse_faults(problems: Sequence[Problem]) -> None:
    """Raise InvalidData when one of the problems is more than a warning."""
    if any(problem.severity == "galat" for problem in problems):
        raise InvalidData(problems)


def with_profile(source: Source, profile: Source | None, document_type: DocumentType) -> Source:
    """Lay the data over what its type takes from the profile: the fields that the type's own schema names."""
    if profile is None:
        return source
    known = document_type.schema.get("properties", {})
    data = {key: value for key, value in profile.data.items() if key in known and key != "jenis"}
    return merge(replace(profile, data=data), source)


def profile_problems(profile: Source | None, registry: Registry) -> list[Problem]:
    """Check a profile by its own schema; what it leaves out, the document misses by itself."""
    if profile is None:
        return []
    found = registry.get(PROFILE).checker.check(profile.data).problems
    return [placed(problem, profile) for problem in found if problem.code != "wajib"]


def placed(problem: Problem, source: Source) -> Problem:
    """Give a problem the place of its value, or of its key, or of the nearest thing around it that was written."""
    if problem.against:
        problem = replace(problem, against_place=_nearest(problem.against, source))
    if problem.code == "tak_dikenal" and problem.path in source.keys:
        return replace(problem, place=source.keys[problem.path])
    return replace(problem, place=_nearest(problem.path, source))


def found_in(source: Source, problems: Iterable[Problem]) -> list[Problem]:
    """Give all problems of a source: of what can't be read in it, and those found in the rest, with their places.

    A value that can't be read is not also missing.
    """
    unread = {problem.place for problem in source.problems}
    more = (placed(problem, source) for problem in problems)
    return [*source.problems, *(problem for problem in more if problem.place not in unread)]


def _nearest(wanted: DataPath, source: Source) -> Place | None:
    path = wanted
    while path and path not in source.places:
        path = path[:-1]
    place = source.keys.get(path) if path != wanted else None
    return place or source.places.get(path)


def in_file_order(problems: Iterable[Problem], first_file: str = "") -> list[Problem]:
    """Sort problems as a reader meets them, once each; the data file goes before the profile."""

    def position(problem: Problem) -> tuple[bool, str, int, int]:
        place: Place | None = problem.place
        if place is None:
            return False, "", 0, 0
        return place.file != first_file, place.file, place.line or 0, place.column or 0

    unique = {(problem.path, problem.code, problem.message, problem.place): problem for problem in problems}
    return sorted(unique.values(), key=position)


def load_pictures(
    document_type: DocumentType, data: Mapping[str, Any], source: Source
) -> tuple[dict[str, Picture], list[Problem]]:
    """Load the pictures that the data names; a path counts from the folder of the file it is written in."""
    loaded: dict[str, Picture] = {}
    problems: list[Problem] = []
    for name, field in document_type.picture_fields.items():
        value = data.get(name)
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


def own_mark(document_type: DocumentType, context: Mapping[str, Any]) -> str | None:
    """Give the mark of a paper that is a draft by its own data (`draf` in its declaration: an expression)."""
    test = document_type.declaration.get("draf")
    return "draf" if test and sentence("{% if " + test + " %}x{% endif %}").render(context) else None


def file_name(wanted: Order, suffix: str, mark: str | None = None) -> str:
    """Give the name of the file that an order becomes. Raises TemplateFault for a faulty pattern of the type."""
    document_type = wanted.document_type
    mark = mark or own_mark(document_type, wanted.context)
    try:
        text = sentence(document_type.declaration.get("nama_berkas", document_type.id)).render(wanted.context)
    except TemplateError as error:
        raise TemplateFault(f"Nama berkas jenis {document_type.id} tidak dapat dibuat: {error}.") from error
    numbered = f"{wanted.number} {text}" if wanted.number else text
    return safe_name(f"{numbered} - {mark.upper()}" if mark else numbered, suffix)
