"""A Word file with a footnote, which python-docx can not make."""

from __future__ import annotations

import io

from docx import Document

from docgen.rendering.package import write_package
from tests.support import word


def with_footnote(text: str) -> bytes:
    """Give a Word file with one footnote of a text, which may hold tags."""
    document = Document()
    document.add_paragraph("isi")
    out = io.BytesIO()
    document.save(out)
    parts = word.parts(out.getvalue())
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    parts["word/footnotes.xml"] = (
        f'<w:footnotes {w}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="2"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    ).encode()
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        b'wordprocessingml.footnotes+xml"/></Types>',
    )
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rId99" Target="footnotes.xml" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/footnotes"/></Relationships>',
    )
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"<w:t>isi</w:t></w:r>", b'<w:t>isi</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
    )
    return write_package(parts)
