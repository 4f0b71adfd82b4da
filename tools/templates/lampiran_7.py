"""Lampiran 7 as a Word document: what a province asks for, a row for itself and one for each of its kabupaten."""

from __future__ import annotations

from dataclasses import replace

from tools.pengajuan import TEXT, TITLE, cells, foot, form_head, heads, signing, sources, sums
from tools.wordml import WIDE_TEXT_WIDTH, control, package, paragraph, run, section, table, tag_row

SMALL = replace(TEXT, size=18)
HEAD_WIDTHS = (2500, 900, 1300, 2400, 1500, 3400, 2200, WIDE_TEXT_WIDTH - 14200)
WIDTHS = (4700, 1800, 2200, 2600, 2500, WIDE_TEXT_WIDTH - 13800)
GROUPS = (
    ("", ("Nama Pemda yang mengajukan",)),
    ("Ringkasan Kegiatan", ("Jumlah kegiatan", "Jumlah penerima manfaat langsung")),
    ("Ringkasan Pembiayaan", ("Jumlah kontribusi Pemda lokal (a)", "Jumlah yang diminta (b)",
                              "Total perkiraan untuk kegiatan (a + b = c)")),
)  # fmt: skip
AMOUNTS = ("jumlah_kegiatan", "penerima_manfaat", "kontribusi", "diminta")


def build() -> bytes:
    """Give the template."""
    title = "Lampiran 7. Format Tim Teknis Provinsi untuk Pengajuan Rencana dan Anggaran Bantuan Teknis Tahunan"
    body = (paragraph(title, TITLE), head(), paragraph("", replace(SMALL, keep=True)), rows(), end(), sources())
    return package("".join(body), "Lampiran 7 Pengajuan Bantuan Teknis Provinsi", last_section=section(wide=True))


def head() -> str:
    """Give the head of the form."""
    return form_head((
        ("Rencana Bantuan Teknis untuk Tahun Anggaran:", control("tahun_anggaran", "{{ tahun_anggaran }}", SMALL)),
        ("Provinsi:", control("nama_provinsi", "{{ nama_provinsi }}", SMALL)),
        ("Ringkasan Provinsi", control("ringkasan_provinsi", "{{ ringkasan_provinsi or '' }}", SMALL)),
        ("Disahkan Tim Teknis Provinsi pada tanggal:",
         control("tanggal_pengesahan", "{{ tanggal_pengesahan|tanggal_panjang|pena(20) }}", SMALL)),
    ), HEAD_WIDTHS, SMALL)  # fmt: skip


def rows() -> str:
    """Give the table, with its sums unless they are not wanted."""
    values = [("left", control("butir.pemda", "{{ butir.pemda }}", SMALL))]
    values += [("right", control(f"butir.{name}", f"{{{{ butir.{name}|angka }}}}", SMALL)) for name in AMOUNTS]
    values.append(("right", run("{{ (butir.kontribusi + butir.diminta)|angka }}", SMALL)))
    totals = [f"baris|sum(attribute='{name}')" for name in AMOUNTS]
    totals.append(f"{totals[2]} + {totals[3]}")
    content = (
        heads(GROUPS, WIDTHS, SMALL), tag_row("{%tr for butir in baris %}", WIDTHS), cells(values, WIDTHS, SMALL),
        tag_row("{%tr endfor %}", WIDTHS), tag_row("{%tr if not tanpa_jumlah %}", WIDTHS),
        sums("Jumlah", 1, totals, WIDTHS, SMALL), tag_row("{%tr endif %}", WIDTHS),
    )  # fmt: skip
    return table("".join(content), WIDTHS, padding=60)


def end() -> str:
    """Give the foot."""
    return foot(
        signing("Provinsi", "ketua_ttp"),
        (run("Lampiran:", TEXT), run("Lampiran 1: Pengajuan Provinsi", TEXT),
         run("Lampiran 2: Salinan pengajuan Kabupaten", TEXT)),
        "Ketua Tim Teknis Provinsi",
    )  # fmt: skip
