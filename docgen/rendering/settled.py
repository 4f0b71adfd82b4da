"""A workbook that openpyxl wrote, made the same at any time: no dates of its making, its parts and fonts in order."""

from __future__ import annotations

import io
import re
import zipfile

_FONT_ORDER = ("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name",
               "family", "charset", "scheme")  # fmt: skip
_DATES = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def settled(content: bytes) -> bytes:
    """Give a workbook of openpyxl with fixed dates, in a fixed order, its fonts as the schema of OOXML wants them.

    Heights of rows are left for programs to change: openpyxl marks all that it writes as a person's own.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = sorted(archive.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        parts = {name: archive.read(name) for name in names}
    parts["docProps/core.xml"] = _DATES.sub(b"", parts["docProps/core.xml"])
    parts["xl/styles.xml"] = re.sub(rb"<font>(.*?)</font>", _ordered_font, parts["xl/styles.xml"])
    for name in [name for name in parts if name.startswith("xl/worksheets/sheet")]:
        parts[name] = parts[name].replace(b' customHeight="1"', b"")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(entry, data)
    return out.getvalue()


def _ordered_font(match: re.Match[bytes]) -> bytes:
    children = re.findall(rb"<(\w+)[^>]*/>", match[1])
    pieces = dict(zip(children, re.findall(rb"<\w+[^>]*/>", match[1]), strict=True))
    order = sorted(pieces, key=lambda name: _FONT_ORDER.index(name.decode()))
    return b"<font>" + b"".join(pieces[name] for name in order) + b"</font>"
