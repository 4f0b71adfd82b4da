"""Berita acara of the Musrenbang Desa on the RKP Desa: last year's plan evaluated, the proposals by funding group.

Agenda, groups and signatories: Panduan Teknis Integrasi PNPM-MPd BAB II D 3; the tables of the groups are our own, with
the columns of the list of proposals (DU-RKP).
"""

from __future__ import annotations

from dataclasses import replace

from tools import berita_acara as ba
from tools import tabel_kegiatan
from tools.naskah import CENTER, data_cells, end_mark, head_cells
from tools.wordml import Look, package, paragraph, table, tag, tag_row

KEGIATAN = "Penyusunan Rencana Kerja Pemerintah {{ sebutan_desa }} Tahun {{ tahun_rkp }}"
WIDTHS = (520, 4535, 1900, 2400)


def evaluation() -> str:
    """Give the evaluation of last year's plan, where there is one."""
    rows = [
        head_cells(("No.", "Kegiatan", "Pelaksanaan", "Keterangan"), WIDTHS, size=20),
        tag_row("{%tr for e in evaluasi_rkp_lalu %}", WIDTHS),
        data_cells(("{{ loop.index }}", "{{ e.kegiatan }}", "{{ e.status }}", "{% if e.keterangan %}{{ e.keterangan }}{% endif %}"),
                   WIDTHS, size=20, height=0),
        tag_row("{%tr endfor %}", WIDTHS),
    ]  # fmt: skip
    return "".join([
        tag("{%p if evaluasi_rkp_lalu %}"),
        paragraph("C.\tEvaluasi Pelaksanaan {{ sebutan_rkp }} Tahun Sebelumnya",
                  Look(left=425, hanging=425, tabs=(425,), bold=True, before=120, after=60, keep=True, align="left")),
        table("".join(rows), WIDTHS, padding=60),
        paragraph("", replace(CENTER, line=120)),
        tag("{%p endif %}"),
    ])  # fmt: skip


def proposals() -> str:
    """Give the proposals by funding group."""
    return (
        paragraph(
            "Usulan kegiatan yang disepakati menurut sumber pendanaannya adalah sebagai berikut:",
            replace(ba.BODY, before=120, keep=True),
        )
        + tabel_kegiatan.by_funding()
    )


def build() -> bytes:
    """Give the template."""
    heading = ba.heading("PENYUSUNAN RENCANA KERJA PEMERINTAH {{ sebutan_desa|kapital }}", "TAHUN {{ tahun_rkp }}")
    body = [
        heading, ba.opening(KEGIATAN), ba.agenda(), evaluation(), ba.agreements(proposals()), ba.signatures(), end_mark(),
    ]  # fmt: skip
    return package(
        "".join(body), "Berita Acara {{ nama_forum }} {{ sebutan_rkp }} {{ nama_desa }}", ("logo_kabupaten",)
    )
