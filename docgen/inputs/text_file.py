"""From a path to text: what is no readable text file of a sensible size is refused with the reason."""

from __future__ import annotations

import codecs
import math
import os
import stat
from pathlib import Path

from docgen.errors import Unreadable

MAX_BYTES = 1_000_000
MAX_WORKBOOK_BYTES = 20_000_000

_SAVE_AS_UTF8 = "Buka dengan Notepad, pilih Simpan sebagai (Save as), lalu Pengodean (Encoding): UTF-8."
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

# First bytes of what people take for a data file by mistake.
_SIGNATURES = (
    (b"PK\x03\x04", "arsip zip"),
    (b"%PDF-", "dokumen PDF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "dokumen Word atau Excel lama (.doc, .xls)"),
    (b"{\\rtf", "dokumen RTF"),
    (b"\x89PNG\r\n\x1a\n", "gambar PNG"),
    (b"\xff\xd8\xff", "gambar JPEG"),
)
_OFFICE_PARTS = (
    (b"word/", "dokumen Word (.docx)"),
    (b"xl/", "lembar kerja Excel (.xlsx)"),
    (b"ppt/", "presentasi PowerPoint (.pptx)"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "dokumen LibreOffice"),
)


def refuse_no_file(name: str) -> None:
    """Raise Unreadable for what can't be a data file whatever its name says: nothing there, a folder, a device."""
    try:
        mode = Path(name).stat().st_mode
    except OSError as error:
        raise Unreadable(cannot_open(name, error)) from error
    except ValueError as error:
        raise Unreadable("Nama berkas memuat karakter yang tidak diizinkan.") from error
    if stat.S_ISDIR(mode):
        raise Unreadable(f"{name} adalah folder, bukan berkas. Sebutkan nama berkas di dalamnya.")
    if not stat.S_ISREG(mode):
        raise Unreadable(f"{name} bukan berkas biasa. Simpan isian sebagai berkas, lalu sebutkan namanya.")


def load_text(name: str) -> str:
    """Give the text of a file in UTF-8, with or without mark, or UTF-16 with its mark; never reads more than 1 MB.

    Raises Unreadable for all else, with what the file seems to be and the cure.
    """
    return _decoded(name, load_bytes(name, MAX_BYTES))


def load_bytes(name: str, most: int) -> bytes:
    """Give the bytes of a file of at most so many. Raises Unreadable for a larger one and for what is no file."""
    refuse_no_file(name)
    try:
        with Path(name).open("rb") as file:
            content = file.read(most + 1)
            size = max(len(content), os.fstat(file.fileno()).st_size)
    except OSError as error:
        raise Unreadable(cannot_open(name, error)) from error
    refuse_large(name, size, most)
    return content


def refuse_large(name: str, size: int, most: int = MAX_BYTES) -> None:
    """Raise Unreadable for a size, in bytes, above the limit."""
    if size > most:
        raise Unreadable(
            f"{name}: ukurannya {_megabytes(size)}, sedangkan batas berkas isian {_megabytes(most)}."
            " Bagi isian menjadi beberapa berkas."
        )


def cannot_open(name: str, error: OSError) -> str:
    """Say in a sentence why the system does not open a file."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"Berkas {name} tidak ditemukan. Periksa nama dan foldernya."
    if isinstance(error, PermissionError):
        return f"Berkas {name} tidak boleh dibaca. Periksa izinnya, atau tutup program lain yang membukanya."
    return f"Berkas {name} tidak dapat dibaca. Periksa nama dan tempatnya."


def _megabytes(size: int) -> str:
    """Write a size in MB, rounded up to a tenth, so that what is too large never looks as large as the limit."""
    tenths = math.ceil(size / 100_000)
    return f"{tenths // 10} MB" if tenths % 10 == 0 else f"{tenths // 10},{tenths % 10} MB"


def _decoded(name: str, content: bytes) -> str:
    kind = _kind(content)
    if kind is not None:
        raise Unreadable(f"{name}: tampaknya {kind}, bukan berkas isian. Berkas isian berupa teks YAML atau JSON.")
    wide = content.startswith(_UTF16)
    if b"\0" in content and not wide:
        raise Unreadable(f"{name}: berkas biner, bukan teks. {_SAVE_AS_UTF8}")
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        where = "" if wide else f" (baris {_line(content, error.start)})"
        raise Unreadable(f"{name}: teksnya bukan UTF-8{where}. {_SAVE_AS_UTF8}") from error
    if "\0" in text:
        raise Unreadable(f"{name}: berkas biner, bukan teks. {_SAVE_AS_UTF8}")
    return text


def _kind(content: bytes) -> str | None:
    kind = next((kind for signature, kind in _SIGNATURES if content.startswith(signature)), None)
    if kind == "arsip zip":
        return next((office for part, office in _OFFICE_PARTS if part in content), kind)
    return kind


def _line(content: bytes, index: int) -> int:
    before = content[:index].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return before.count(b"\n") + 1
