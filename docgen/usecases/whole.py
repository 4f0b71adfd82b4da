"""The document of what was gathered from many forms, in the format that its file name asks for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docgen.errors import InvalidData, Place, WrongUse
from docgen.inputs.source import Source
from docgen.usecases.generate import produce
from docgen.usecases.orders import order
from docgen.usecases.portable import Made, Wish, with_pdfs
from docgen.usecases.starter import written

if TYPE_CHECKING:
    from docgen.documents.registry import Registry
    from docgen.errors import Problem
    from docgen.usecases.aggregate import Gathered

_DATA = ("yaml", "yml", "json")
_MISSING = {"wajib", "required"}


def whole_document(found: Gathered, suffix: str, registry: Registry, file: str) -> tuple[bytes, tuple[Problem, ...]]:
    """Give the bytes of the whole, and warnings.

    Data files are written as they are. A document whose data lacks something is a form in which that is still to be
    filled in, where the type has one. Raises InvalidData, WrongUse for a format that the type does not have.
    """
    if suffix in _DATA:
        return written(found.document_type, found.data, suffix), ()
    formats = (*found.document_type.suffixes, *(["pdf"] if found.document_type.suffixes else ()))
    if suffix not in formats:
        known = f".{', .'.join(formats)}"
        raise WrongUse(f"{found.document_type.id} tidak dapat dibuat sebagai .{suffix}; pakailah {known}.")
    try:
        wanted = order(found.document_type, Source(file, found.data, {(): Place(file)}, {}), registry)
    except InvalidData as error:
        return _form(found, suffix, error)
    if suffix == "pdf":
        return with_pdfs([Made(wanted, produce(wanted))], Wish())[1].content, wanted.warnings
    return produce(wanted, suffix=suffix).content, wanted.warnings


def _form(found: Gathered, suffix: str, error: InvalidData) -> tuple[bytes, tuple[Problem, ...]]:
    """Give the form to be completed, where nothing but missing values stands against the document."""
    faults = [problem for problem in error.problems if problem.severity == "galat"]
    if suffix not in {"docx", "pdf"} or any(problem.message != "belum diisi" for problem in faults):
        raise error
    told = tuple(replace(problem, severity="peringatan", place=None) for problem in faults)
    return written(found.document_type, found.data, suffix), told
