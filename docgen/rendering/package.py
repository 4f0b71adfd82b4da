"""The guard at the door for Word and Excel packages, and the way back into a zip.

A package comes from a stranger: it is measured before it is unpacked, counted while it is, and refused when it holds
anything that runs, fetches or points outside. Whether it is a well-formed document is for the Word rules to say.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.parsers import expat

from docgen.errors import TemplateFault

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TYPES_PART = "[Content_Types].xml"
_MOST_PARTS = 400
_MOST_RATIO = 200
_RATIO_FROM = 2**20
# The directory of 400 parts with generous names; read before a zip library walks it.
_MOST_DIRECTORY_BYTES = _MOST_PARTS * 512
_CHUNK = 2**20
_LOCAL, _END = b"PK\x03\x04", b"PK\x05\x06"
_OLE_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = 0x1 | 0x40
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

_BAD_NAME = re.compile(r"^/|\\|^[A-Za-z]:|[\x00-\x1f]|(?:^|/)\.{1,2}(?:/|$)|//")
_XML = (".xml", ".rels")
_DOCTYPE = re.compile(r"<!DOCTYPE", re.IGNORECASE)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_SAFE_LINK = re.compile(r"(?:https?://|mailto:|#)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x20\x7f]")

# A word in a content type, or the last word of a relationship type, and what to call it.
_ACTIVE_CONTENT = (
    ("macroenabled", "makro"),
    ("vbaproject", "makro"),
    ("vbadata", "makro"),
    ("macrosheet", "makro"),
    ("activex", "kontrol ActiveX"),
    ("oleobject", "objek OLE"),
)
_ACTIVE_RELATIONS = {
    "vbaproject": "makro",
    "vbaprojectsignature": "makro",
    "wordvbadata": "makro",
    "xlmacrosheet": "makro",
    "xlintlmacrosheet": "makro",
    "control": "kontrol ActiveX",
    "activexcontrolbinary": "kontrol ActiveX",
    "oleobject": "objek OLE",
    "package": "berkas lain yang ditanam",
    "afchunk": "sisipan berkas lain (altChunk)",
    "attachedtemplate": "templat Word lain yang dilampirkan",
    "subdocument": "subdokumen",
    "connections": "sambungan data luar",
    "externallink": "tautan ke buku kerja lain",
    "externallinkpath": "tautan ke buku kerja lain",
}
_FETCHED = {"": "sesuatu", "image": "gambar"}
_CHART = re.compile(r"(?:word|xl)/charts/_rels/")


class Refused(Exception):
    """The reason for which a package is refused; the door makes it a TemplateFault."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many bytes one part, and all parts together, may have when they are unpacked."""

    part: int
    whole: int


_IN_MEMORY = Limits(part=50 * 2**20, whole=100 * 2**20)
_TAIL = 2**16 + 22


def read_package(content: bytes, name: str) -> dict[str, bytes]:
    """Give the parts of a docx or xlsx, by name without leading slash, in the order of the zip.

    `name` is what the user calls the file. Raises TemplateFault with the reason for a file that is no sound zip, is
    encrypted or too large, or holds macros, embedded objects, XML entities, or a target outside other than a
    hyperlink to http, https or mailto.
    """
    try:
        parts = _unpacked(content)
        check_parts(parts)
    except Refused as refused:
        raise TemplateFault(f"Berkas {name} ditolak: {refused}.") from refused
    return parts


def _unpacked(content: bytes) -> dict[str, bytes]:
    check_outside(content, content[-_TAIL:])
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            check_directory(entries, _IN_MEMORY)
            return _read_all(archive, entries)
    except (zipfile.BadZipFile, zlib.error, EOFError, struct.error) as error:
        raise Refused("isi zip-nya rusak; simpan ulang di Word atau Excel") from error
    except (NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise Refused("isi zip-nya memakai cara yang tidak dikenal; simpan ulang di Word atau Excel") from error


def check_outside(head: bytes, tail: bytes) -> None:
    """Look at the first bytes and the last 64 KB only: whether it is a zip with a directory of a bearable size.

    Raises Refused.
    """
    if head.startswith(_OLE_FILE):
        raise Refused("berkas bersandi atau berbentuk lama (.doc, .xls); simpan tanpa sandi sebagai .docx atau .xlsx")
    end = tail.rfind(_END)
    if not head.startswith(_LOCAL) or end < 0 or len(tail) < end + 22:
        raise Refused("bukan berkas .docx atau .xlsx (bukan zip yang utuh)")
    count, directory = struct.unpack_from("<H", tail, end + 10)[0], struct.unpack_from("<L", tail, end + 12)[0]
    if count > _MOST_PARTS or directory > _MOST_DIRECTORY_BYTES:
        raise Refused(f"berisi lebih dari {_MOST_PARTS} bagian")


def check_directory(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    """Look at what the directory says of the parts: names, sizes, how they are packed. Raises Refused."""
    if len(entries) > _MOST_PARTS:
        raise Refused(f"berisi lebih dari {_MOST_PARTS} bagian")
    seen: set[str] = set()
    for entry in entries:
        _check_entry(entry, limits)
        key = entry.filename.lower()
        if key in seen:
            raise Refused(f"bagian {entry.filename} ada dua kali")
        seen.add(key)
    if TYPES_PART not in {entry.filename for entry in entries}:
        raise Refused(f"bukan berkas .docx atau .xlsx ({TYPES_PART} tidak ada)")
    if sum(entry.file_size for entry in entries) > limits.whole:
        raise Refused(f"isinya lebih dari {limits.whole // 2**20} MB setelah dibuka")


def _check_entry(entry: zipfile.ZipInfo, limits: Limits) -> None:
    if _BAD_NAME.search(entry.orig_filename):
        raise Refused(f"nama bagian {entry.orig_filename!r} menunjuk ke luar berkas")
    if entry.flag_bits & _ENCRYPTED:
        raise Refused("berkas bersandi; simpan tanpa sandi")
    if entry.compress_type not in _METHODS:
        raise Refused("isi zip-nya memakai cara yang tidak dikenal; simpan ulang di Word atau Excel")
    if entry.file_size > limits.part:
        raise Refused(f"bagian {entry.filename} lebih dari {limits.part // 2**20} MB")
    if entry.file_size > _RATIO_FROM and entry.file_size > _MOST_RATIO * max(entry.compress_size, 1):
        raise Refused(f"bagian {entry.filename} dimampatkan lebih dari {_MOST_RATIO} kali (bom zip)")


def _read_all(archive: zipfile.ZipFile, entries: Iterable[zipfile.ZipInfo]) -> dict[str, bytes]:
    """Unpack part by part and count the real bytes: what the directory says may be a lie."""
    parts: dict[str, bytes] = {}
    left = _IN_MEMORY.whole
    for entry in entries:
        pieces: list[bytes] = []
        size = 0
        with archive.open(entry) as stream:
            while piece := stream.read(_CHUNK):
                size += len(piece)
                if size > min(left, _IN_MEMORY.part):
                    raise Refused(f"bagian {entry.filename} lebih besar daripada yang tertulis (bom zip)")
                pieces.append(piece)
        if size != entry.file_size:
            raise Refused("isi zip-nya rusak; simpan ulang di Word atau Excel")
        left -= size
        parts[entry.filename] = b"".join(pieces)
    return parts


def check_parts(parts: Mapping[str, bytes]) -> None:
    """Look into the parts, the list of content types among them: XML only, nothing that runs or fetches.

    Raises Refused.
    """
    for part, content in parts.items():
        if part.lower().endswith(".vml"):
            _check_no_doctype(part, content)  # Excel writes VML that is not always well-formed XML
        elif part.lower().endswith(_XML) or _looks_like_xml(content):
            _check_xml(part, content)
    _check_content_types(parts[TYPES_PART])
    for part, content in parts.items():
        if part.lower().endswith(".rels"):
            _check_relations(part, content)


def _looks_like_xml(content: bytes) -> bool:
    head = content[:200].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")
    return head.startswith((b"<?xml", b"<\0?\0x\0", b"<!DOCTYPE", b"<\0!\0D\0"))


def _check_no_doctype(part: str, content: bytes) -> None:
    for encoding in ("latin-1", "utf-16-le", "utf-16-be"):
        if _DOCTYPE.search(content.decode(encoding, "ignore")):
            raise Refused(f"bagian {part} memuat DOCTYPE, yang tidak diizinkan")


def _check_xml(part: str, content: bytes) -> None:
    """Refuse XML that is broken or declares a DOCTYPE, in any encoding, before an entity could be read."""

    def refuse(*_declared: object) -> None:
        raise Refused(f"bagian {part} memuat DOCTYPE, yang tidak diizinkan")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        reason = f"XML pada bagian {part} rusak, baris {error.lineno}; simpan ulang di Word atau Excel"
        raise Refused(reason) from error


def _elements(content: bytes) -> list[dict[str, str]]:
    """Give the attributes of every element of an XML part; it was found well-formed before."""
    found: list[dict[str, str]] = []

    def note(_name: str, attributes: dict[str, str]) -> None:
        found.append(attributes)

    parser = expat.ParserCreate()
    parser.StartElementHandler = note
    parser.Parse(content, True)
    return found


def _check_content_types(content: bytes) -> None:
    for attributes in _elements(content):
        kind = attributes.get("ContentType", "").lower()
        for word, what in _ACTIVE_CONTENT:
            if word in kind:
                raise Refused(f"berisi {what}, yang tidak diizinkan; simpan sebagai .docx atau .xlsx biasa tanpa itu")


def _check_relations(part: str, content: bytes) -> None:
    for attributes in _elements(content):
        if "Target" not in attributes:
            continue
        kind = attributes.get("Type", "").rpartition("/")[2].lower()
        active = _ACTIVE_RELATIONS.get(kind)
        if active and not (kind == "package" and _CHART.match(part)):
            raise Refused(f"berisi {active}, yang tidak diizinkan ({part}); hapus lalu simpan ulang")
        _check_target(part, kind, attributes)


def _check_target(part: str, kind: str, attributes: Mapping[str, str]) -> None:
    target = _CONTROL.sub("", attributes["Target"])
    if attributes.get("TargetMode", "Internal") == "Internal":
        if _SCHEME.match(target) or target.startswith(("//", "\\\\")):
            raise Refused(f"menunjuk ke luar berkas ({part}: {target[:80]}); hapus tautan itu lalu simpan ulang")
    elif kind != "hyperlink":
        raise Refused(
            f"mengambil {_FETCHED.get(kind, kind)} dari luar ({target[:80]}); tanam di dalam berkas atau hapus"
        )
    elif not _SAFE_LINK.match(target):
        raise Refused(f"tautan ke {target[:80]} tidak diizinkan; yang boleh hanya http, https dan mailto")


def write_package(parts: Mapping[str, bytes]) -> bytes:
    """Give the zip of some parts: content types first, then the given order; the same parts give the same bytes.

    Every entry has the date 1980-01-01, as Word writes it, and no trace of the system that wrote it.
    """
    names = sorted(parts, key=lambda name: name != TYPES_PART)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 0
            archive.writestr(entry, parts[name], zipfile.ZIP_DEFLATED, 6)
            entry.external_attr = 0  # writestr puts Unix rights in; the directory is written later, without them
    return target.getvalue()
