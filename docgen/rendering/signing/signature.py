"""A signature put into a field of a PDF, and the signatures of a PDF examined. The only home of pyHanko.

A PDF is only added to: its bytes stay as they are, so that earlier signatures hold. pyHanko is optional,
and loaded late.
"""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from docgen.errors import CannotProduce, Unreadable, WrongUse

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

_MISSING = (
    "Tanda tangan elektronik memerlukan pustaka pyHanko, yang belum terpasang. Pasang dengan: pip install 'docgen[ttd]'"
)


@dataclass(frozen=True, slots=True)
class Key:
    """A key with its certificates, opened: the name of its owner as the certificate has it, what pyHanko signs with."""

    owner: str
    _signer: Any


@dataclass(frozen=True, slots=True)
class Signature:
    """The state of one signature: its field, who signed, when by the signer's own clock.

    `intact`: what was signed is as it was, and the signature is that of the certificate. `changed_after`: something was
    added after it that is no further signature. `trusted`: the certificate leads to one of the roots that were given,
    None where there were none.
    """

    field: str
    signer: str
    when: datetime | None
    intact: bool
    changed_after: bool
    trusted: bool | None

    @property
    def sound(self) -> bool:
        """Tell whether nothing speaks against the signature."""
        return self.intact and not self.changed_after and self.trusted is not False


def opened_key(content: bytes, password: str, name: str) -> Key:
    """Open a key file (PKCS#12: .p12, .pfx). Raises Unreadable for another file or a wrong password."""
    _load()
    from pyhanko.sign.signers import SimpleSigner

    try:
        signer = SimpleSigner.load_pkcs12_data(content, [], password.encode())
    except (ValueError, AttributeError, TypeError) as error:
        raise Unreadable(
            f"{name} tidak dapat dibuka: kata sandinya keliru, atau bukan berkas kunci .p12/.pfx dengan sertifikat."
        ) from error
    return Key(_owner(signer.signing_cert), signer)


def signed(pdf: bytes, field: str, key: Key, drawing: bytes, name: str) -> bytes:
    """Give a PDF with a signature in a field that is there and empty; `drawing` is a PDF page that the field shows.

    Raises CannotProduce where the PDF can't be signed.
    """
    _load()
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
    from pyhanko.stamp import StaticStampStyle

    told = PdfSignatureMetadata(field, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, name=key.owner)
    style = StaticStampStyle(background=_drawing(drawing), border_width=0, background_layout=_whole_box())
    made = io.BytesIO()
    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        PdfSigner(told, key._signer, stamp_style=style).sign_pdf(writer, existing_fields_only=True, output=made)
    except Exception as error:  # pyHanko raises many kinds: a locked form, a certificate that must not sign
        raise CannotProduce(
            f"{name} tidak dapat ditandatangani: berkasnya rusak atau terkunci, atau sertifikat kuncinya tidak untuk "
            "menandatangani. Buat ulang PDF-nya, atau mintalah sertifikat lain kepada penerbitnya."
        ) from error
    return made.getvalue()


def signatures(pdf: bytes, name: str, roots: Iterable[bytes] = ()) -> list[Signature]:
    """Examine every signature of a PDF, without the network; `roots` are certificates (PEM or DER) that are trusted.

    Raises Unreadable for a file whose signatures can't be read at all.
    """
    _load()
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko_certvalidator import ValidationContext

    trusted = [_certificate(content) for content in roots]
    try:
        found = list(PdfFileReader(io.BytesIO(pdf)).embedded_signatures)
        return [_examined(one, ValidationContext(trust_roots=trusted), known=bool(trusted)) for one in found]
    except Exception as error:  # whatever pyHanko stumbles over in a damaged file
        raise Unreadable(f"{name} rusak atau telah diubah: tanda tangannya tidak dapat dibaca.") from error


def _examined(one: Any, context: Any, *, known: bool) -> Signature:
    from pyhanko.sign.validation import validate_pdf_signature

    status = validate_pdf_signature(one, context)
    return Signature(
        one.field_name,
        _owner(one.signer_cert),
        one.self_reported_timestamp,
        bool(status.intact and status.valid),
        not status.docmdp_ok or _is_other(status),
        bool(status.trusted) if known else None,
    )


def _is_other(status: Any) -> bool:
    """Tell whether something was added that is no signature, or was never covered by this one."""
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    whole = status.coverage >= SignatureCoverageLevel.ENTIRE_REVISION
    return bool(not whole or status.modification_level == ModificationLevel.OTHER)


def _owner(certificate: Any) -> str:
    names = certificate.subject.native
    return str(names.get("common_name") or names.get("organization_name") or certificate.subject.human_friendly)


def _certificate(content: bytes) -> Any:
    from asn1crypto import pem, x509

    try:
        der = pem.unarmor(content)[2] if pem.detect(content) else content
        certificate = x509.Certificate.load(der)
        certificate.subject.native  # noqa: B018 - reads it: loading alone takes anything
    except (ValueError, TypeError) as error:
        raise WrongUse("Berkas sertifikat penerbit (--akar) bukan sertifikat PEM atau DER.") from error
    return certificate


def _drawing(page: bytes) -> Any:
    """Give the content of a PDF page in memory as pyHanko takes it."""
    from pyhanko.pdf_utils.content import PdfContent
    from pyhanko.pdf_utils.layout import BoxConstraints
    from pyhanko.pdf_utils.reader import PdfFileReader

    class Drawing(PdfContent):  # type: ignore[misc,unused-ignore]
        def render(self) -> bytes:
            form = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(page)))
            self.resources.xobject["/Gambar"] = form
            left, bottom, right, top = form.get_object()["/BBox"]
            self.box = BoxConstraints(width=abs(right - left), height=abs(top - bottom))
            return b"/Gambar Do"

    return Drawing()


def _whole_box() -> Any:
    from pyhanko.pdf_utils.layout import AxisAlignment, Margins, SimpleBoxLayoutRule

    middle = AxisAlignment.ALIGN_MID
    return SimpleBoxLayoutRule(x_align=middle, y_align=middle, margins=Margins(0, 0, 0, 0))


def _load() -> None:
    """Raise WrongUse that says what to install where pyHanko is missing."""
    if find_spec("pyhanko") is None:
        raise WrongUse(_MISSING)
    logging.getLogger("pyhanko").addHandler(logging.NullHandler())  # what it logs is told by us, or not for the user
    logging.getLogger("pyhanko_certvalidator").addHandler(logging.NullHandler())
