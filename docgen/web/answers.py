"""What is read from a request's body, and answers that are files."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from flask import Response, request
from werkzeug.exceptions import BadRequest

from docgen.errors import WrongUse
from docgen.output import safe_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docgen.usecases.orders import Artifact

_EPOCH = (1980, 1, 1, 0, 0, 0)
_DEEPEST = 40


def json_body() -> dict[str, Any]:
    """Give the record that a request carries. Raises BadRequest for anything else, WrongUse for texts that are none."""
    try:
        body = json.loads(request.get_data(), parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise BadRequest from error
    if not isinstance(body, dict):
        raise BadRequest
    _refuse_half_characters(body, 0)
    return body


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _refuse_half_characters(value: Any, depth: int) -> None:
    """Half of a surrogate pair is no character: no file can hold it."""
    if depth > _DEEPEST:
        raise WrongUse("Isian bertingkat terlalu dalam.")
    if isinstance(value, str):
        if any("\ud800" <= character <= "\udfff" for character in value):
            raise WrongUse("Isian memuat karakter yang rusak.")
    elif isinstance(value, dict):
        for name, one in value.items():
            _refuse_half_characters(name, depth + 1)
            _refuse_half_characters(one, depth + 1)
    elif isinstance(value, list):
        for one in value:
            _refuse_half_characters(one, depth + 1)


def attachment(name: str, media_type: str, content: bytes) -> Response:
    """Give a file to be kept, under a name that every browser understands (RFC 6266)."""
    answer = Response(content, mimetype=media_type)
    plain = name.encode("ascii", "replace").decode().replace("?", "_").replace('"', "_").replace("\\", "_")
    answer.headers["Content-Disposition"] = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    return answer


def zipped(title: str, artifacts: Iterable[Artifact]) -> Response:
    """Give files as one zip; the same files give the same bytes."""
    store = io.BytesIO()
    with zipfile.ZipFile(store, "w", zipfile.ZIP_DEFLATED) as archive:
        for artifact in artifacts:
            path = f"{artifact.folder}/{artifact.name}" if artifact.folder else artifact.name
            entry = zipfile.ZipInfo(path, _EPOCH)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, artifact.content)
    return attachment(safe_name(title, "zip"), "application/zip", store.getvalue())
