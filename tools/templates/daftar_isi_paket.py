"""The page that lists the papers of a packet: what they are, their numbers, dates and files."""

from __future__ import annotations

from dataclasses import replace

from tools.naskah import CENTER, data_cells, end_mark, head_cells, title
from tools.wordml import package, paragraph, table, tag_row

WIDTHS = (640, 2715, 1500, 1800, 2700)


def build() -> bytes:
    """Give the template."""
    texts = (
        "{{ loop.index }}", "{{ n.judul }}", "{{ n.nomor|pena(12) }}", "{{ n.tanggal|tanggal_panjang|pena(14) }}", "{{ n.berkas }}",
    )  # fmt: skip
    rows = [
        head_cells(("No.", "Naskah", "Nomor", "Tanggal", "Berkas"), WIDTHS, size=20),
        tag_row("{%tr for n in naskah_paket %}", WIDTHS),
        data_cells(texts, WIDTHS, size=20),
        tag_row("{%tr endfor %}", WIDTHS),
    ]
    heading = title(
        "DAFTAR ISI",
        "{{ judul_paket|kapital }}",
        "{{ sebutan_desa|kapital }} {{ nama_desa|kapital }}",
        "{{ sebutan_kecamatan|kapital }} {{ nama_kecamatan|kapital }} {{ jenis_kabupaten|kapital }} {{ nama_kabupaten|kapital }}",
    )
    body = heading + paragraph("", replace(CENTER, keep=True)) + table("".join(rows), WIDTHS) + end_mark()
    return package(body, "Daftar isi {{ judul_paket }} {{ nama_desa }}")
