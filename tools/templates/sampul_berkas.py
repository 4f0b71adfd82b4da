"""The first page of a bundle of papers as one PDF: whose it is, and what is in it on which pages."""

from __future__ import annotations

from dataclasses import replace

from tools.naskah import CENTER, data_cells, end_mark, head_cells
from tools.wordml import package, paragraph, picture_place, table, tag, tag_row

WIDTHS = (560, 3645, 1750, 2250, 1150)


def build() -> bytes:
    """Give the template."""
    texts = (
        "{{ loop.index }}", "{{ n.judul }}", "{{ n.nomor|pena(12) }}", "{{ n.tanggal|tanggal_panjang|pena(14) }}", "{{ n.halaman }}",
    )  # fmt: skip
    rows = [
        head_cells(("No.", "Naskah", "Nomor", "Tanggal", "Halaman"), WIDTHS, size=20),
        tag_row("{%tr for n in naskah_berkas %}", WIDTHS),
        data_cells(texts, WIDTHS, centred=(0, 4), size=20),
        tag_row("{%tr endfor %}", WIDTHS),
    ]
    bold = replace(CENTER, bold=True, keep=True)
    heading = "".join([
        paragraph(look=replace(CENTER, before=600), runs=picture_place("logo_kabupaten", 2.9, 3.3)),
        paragraph("{{ judul_berkas|kapital }}", replace(bold, size=32, before=240, after=240)),
        tag("{%p if nama_desa %}"),
        paragraph("{{ sebutan_desa|kapital }} {{ nama_desa|kapital }}", replace(bold, size=28)),
        tag("{%p endif %}"),
        tag("{%p if nama_kecamatan %}"),
        paragraph("{{ sebutan_kecamatan|kapital }} {{ nama_kecamatan|kapital }}", bold),
        tag("{%p endif %}"),
        tag("{%p if nama_kabupaten %}"),
        paragraph("{{ jenis_kabupaten|kapital }} {{ nama_kabupaten|kapital }}", bold),
        tag("{%p endif %}"),
        tag("{%p if nama_provinsi %}"),
        paragraph("PROVINSI {{ nama_provinsi|kapital }}", bold),
        tag("{%p endif %}"),
    ])  # fmt: skip
    body = heading + paragraph("", replace(CENTER, keep=True, before=360)) + table("".join(rows), WIDTHS) + end_mark()
    return package(body, "{{ judul_berkas }}", ("logo_kabupaten",))
