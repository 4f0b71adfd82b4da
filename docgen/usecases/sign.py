"""A PDF signed with a person's own key in the field that is theirs, and the signatures of a PDF told in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.catalogues import catalogue
from docgen.errors import Unreadable, WrongUse
from docgen.inputs.text_file import load_bytes, refuse_no_file
from docgen.lists import nearest
from docgen.rendering.signing.fields import SignatureField, signature_fields
from docgen.template_language import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from docgen.rendering.signing.signature import Signature

MOST_BYTES = 100_000_000
_MOST_KEY_BYTES = 1_000_000
_ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}


@dataclass(frozen=True, slots=True)
class Signed:
    """A signed PDF: its bytes, the field that was signed, whose certificate it was, how many fields are still empty."""

    content: bytes
    field: SignatureField
    owner: str
    left: int


@dataclass(frozen=True, slots=True)
class Examined:
    """What a PDF says of its signatures: each with its state, and the fields that are empty."""

    signatures: tuple[Signature, ...]
    empty: tuple[SignatureField, ...]

    @property
    def sound(self) -> bool:
        """Tell whether there are signatures, and nothing speaks against any of them."""
        return bool(self.signatures) and all(one.sound for one in self.signatures)


def load_pdf(path: Path) -> bytes:
    """Give the bytes of a PDF. Raises Unreadable for what is no file, and for one that is too large."""
    return _load(path, MOST_BYTES)


def _load(path: Path, most: int) -> bytes:
    refuse_no_file(str(path))
    if path.stat().st_size > most:
        raise Unreadable(f"{path} lebih dari {most // 1_000_000} MB; berkas sebesar itu tidak dibaca.")
    return load_bytes(str(path), most)


def field_to_sign(content: bytes, name: str, wanted: str | None = None) -> SignatureField:
    """Give the field that is asked for, else the first that is empty.

    Raises WrongUse that names the fields there are where it is not there, or signed already.
    """
    fields = signature_fields(content, name)
    empty = [field for field in fields if not field.signed]
    if not fields:
        raise WrongUse(f"{name} tidak mempunyai kotak tanda tangan. Buat PDF-nya dengan: docgen generate … --pdf --ttd")
    if not empty:
        raise WrongUse(f"Semua kotak tanda tangan di {name} sudah ditandatangani.")
    if wanted is None:
        return empty[0]
    for field in fields:
        if field.name == wanted and field.signed:
            raise WrongUse(f"Kotak {wanted} di {name} sudah ditandatangani. {_still_empty(empty)}")
        if field.name == wanted:
            return field
    near = nearest(wanted, [field.name for field in empty])
    meant = f" Maksudnya {near}?" if near else ""
    raise WrongUse(f"Kotak {wanted} tidak ada di {name}.{meant} {_still_empty(empty)}")


def _still_empty(empty: Sequence[SignatureField]) -> str:
    return f"Yang masih kosong: {', '.join(field.name for field in empty)}."


def sign(path: Path, key_file: Path, password: str, now: datetime, wanted: str | None = None) -> Signed:
    """Sign a PDF: its bytes stay as they are, the signature is added behind them; `now` is shown in the field.

    Raises Unreadable and WrongUse for files, passwords and fields that do not serve, CannotProduce where the file
    can't be signed.
    """
    from docgen.rendering.signing.appearance import drawn
    from docgen.rendering.signing.signature import opened_key, signed

    content = load_pdf(path)
    field = field_to_sign(content, str(path), wanted)
    key = opened_key(_load(key_file, _MOST_KEY_BYTES), password, str(key_file))
    left, bottom, right, top = field.place
    shown = drawn(_lines(key.owner, now), right - left, top - bottom) if right > left and top > bottom else b""
    made = signed(content, field.name, key, shown, str(path))
    return Signed(made, field, key.owner, sum(not one.signed for one in signature_fields(made, str(path))))


def _lines(owner: str, now: datetime) -> list[str]:
    offset = now.utcoffset()
    hours = offset.total_seconds() / 3600 if offset is not None else 0
    values = {
        "nama": owner, "tanggal": now.date().isoformat(), "jam": now.strftime("%H.%M"),
        "zona_waktu": _ZONES.get(int(hours), f"UTC{hours:+g}"),
    }  # fmt: skip
    return [sentence(line).render(values) for line in catalogue("tanda_tangan")["tampilan"]]


def examine(path: Path, roots: Sequence[Path] = ()) -> Examined:
    """Examine the signatures of a PDF; `roots` are files with certificates that are trusted.

    Raises Unreadable for a file that is no PDF or whose signatures can't be read, WrongUse without pyHanko.
    """
    content = load_pdf(path)
    fields = signature_fields(content, str(path))
    empty = tuple(field for field in fields if not field.signed)
    if len(empty) == len(fields):
        return Examined((), empty)
    from docgen.rendering.signing.signature import signatures

    trusted = [_load(root, _MOST_KEY_BYTES) for root in roots]
    return Examined(tuple(signatures(content, str(path), trusted)), empty)


def in_words(signature: Signature) -> str:
    """Say what the state of a signature is: `TTD_Kepala_Desa: utuh; I Gede Suardana, 12 November 2026 …`."""
    state = "utuh" if signature.intact else "TIDAK SAH: isi dokumen diubah atau tanda tangannya dipalsukan"
    if signature.intact and signature.changed_after:
        state = "TIDAK SAH: dokumen diubah sesudah ditandatangani"
    trust = {
        True: "penerbit sertifikat dikenal",
        False: "PENERBIT SERTIFIKAT TIDAK DIKENAL",
        None: "penerbit sertifikat tidak diperiksa (sebutkan dengan --akar)",
    }[signature.trusted]
    when = f", {signature.when:%Y-%m-%d %H:%M:%S %z}" if signature.when else ""
    return f"{signature.field}: {state}; {signature.signer}{when}; {trust}"
