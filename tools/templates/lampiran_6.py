"""Lampiran 6 as a Word document: what a kabupaten asks for, its sums by unit, then its activities one by one.

The source prints only the form's title; the body is reconstructed, see the workbook of the same name.
"""

from __future__ import annotations

from dataclasses import replace

from tools.pengajuan import PART, TEXT, TITLE, cells, foot, form_head, heads, signing, sums
from tools.wordml import WIDE_TEXT_WIDTH, cell, control, package, paragraph, row, run, section, table, tag, tag_row
from tools.workbooks.lampiran_6 import ACTIVITY, PACKAGE

SMALL = replace(TEXT, size=16)
TINY = replace(TEXT, size=13)
HEAD_WIDTHS = (2100, 800, 1000, 1700, 1150, 1700, 1250, 3300, 1900, WIDE_TEXT_WIDTH - 14900)
UNIT_WIDTHS = (5600, 1700, 2300, 2400, 2200, WIDE_TEXT_WIDTH - 14200)
WIDTHS = (360, 1150, 430, 1360, 820, 860, 820, 820, 1010, 620, 330, 330, 720, 1050, 1050, 1050, 1050, 1110, 990,
          WIDE_TEXT_WIDTH - 15900)  # fmt: skip
UNITS = (
    ("", ("Nama unit yang mengajukan",)),
    ("Ringkasan Kegiatan", ("Jumlah kegiatan", "Jumlah penerima manfaat langsung")),
    ("Ringkasan Pembiayaan", ("Jumlah kontribusi Pemda lokal (a)", "Jumlah yang diminta (b)",
                              "Total perkiraan untuk kegiatan (a + b = c)")),
)  # fmt: skip
DETAILS = (
    ("", ("No", "Paket Kegiatan")),
    ("Deskripsi Kegiatan", ("Kode", "Uraian")),
    ("Unit yang mengajukan", ("Jenis", "Nama")),
    ("Lokasi ({{ sebutan_kecamatan|kecil }}/{{ sebutan_desa|kecil }})", ("{{ sebutan_kecamatan }}", "{{ sebutan_desa }}")),
    ("Ringkasan Kegiatan", ("Unit sasaran", "Waktu (tri-wulan)", "L", "P", "Jumlah penerima manfaat")),
    ("Ringkasan Pembiayaan", ("Kontribusi APBD {{ jenis_kabupaten }} (a1)", "Kontribusi anggaran {{ sebutan_desa }} (a2)",
                              "Jumlah kontribusi Pemda lokal (a1 + a2 = a)", "Jumlah yang diminta (b)",
                              "Total perkiraan untuk kegiatan (a + b = c)")),
    ("", ("Dasar usulan", "Indi-kator")),
)  # fmt: skip
OWN = ("kontribusi_apbd", "kontribusi_desa")


def total_of(rows: str) -> tuple[str, str, str, str]:
    """Give the sums of some rows: people, local contribution, asked for, all."""
    people = f"{rows}|sum(attribute='penerima_l') + {rows}|sum(attribute='penerima_p')"
    local = " + ".join(f"{rows}|sum(attribute='{name}')" for name in OWN)
    asked = f"{rows}|sum(attribute='jumlah_diminta')"
    return people, local, asked, f"{local} + {asked}"


def build() -> bytes:
    """Give the template."""
    title = "Lampiran 6. Format Tim Teknis {{ jenis_kabupaten }} untuk Pengajuan Rencana dan Anggaran Bantuan Teknis Tahunan"
    body = (
        paragraph(title, TITLE), head(), paragraph("Ringkasan per Unit yang Mengajukan", PART), units(),
        paragraph("Rincian Kegiatan", PART), details(), legend(), end(),
    )  # fmt: skip
    return package("".join(body), "Lampiran 6 Pengajuan Bantuan Teknis Kabupaten", last_section=section(wide=True))


def head() -> str:
    """Give the head of the form."""
    return form_head((
        ("Rencana Bantuan Teknis untuk Tahun Anggaran:", control("tahun_anggaran", "{{ tahun_anggaran }}", SMALL)),
        ("Provinsi:", control("nama_provinsi", "{{ nama_provinsi }}", SMALL)),
        ("{{ jenis_kabupaten }}:", control("nama_kabupaten", "{{ nama_kabupaten }}", SMALL)),
        ("Ringkasan {{ jenis_kabupaten }}", control("ringkasan", "{{ ringkasan or '' }}", SMALL)),
        ("Disahkan Tim Teknis {{ jenis_kabupaten }} pada tanggal:",
         control("tanggal_pengesahan", "{{ tanggal_pengesahan|tanggal_panjang|pena(20) }}", SMALL)),
    ), HEAD_WIDTHS, SMALL)  # fmt: skip


def units() -> str:
    """Give the table with a row for each unit that asks."""
    texts = [
        ("left", run("{{ butir.kunci|join(' ') }}", SMALL)),
        ("right", run("{{ butir.baris|selectattr('kode_kegiatan', 'string')|list|length or '' }}", SMALL)),
    ]
    texts += [("right", run(f"{{{{ ({amount})|angka }}}}", SMALL)) for amount in total_of("butir.baris")]
    totals = ("kegiatan|selectattr('kode_kegiatan', 'string')|list|length or none", *total_of("kegiatan"))
    content = (
        heads(UNITS, UNIT_WIDTHS, SMALL), tag_row("{%tr for butir in ringkasan_unit %}", UNIT_WIDTHS),
        cells(texts, UNIT_WIDTHS, SMALL), tag_row("{%tr endfor %}", UNIT_WIDTHS),
        sums("Jumlah", 1, totals, UNIT_WIDTHS, SMALL),
    )  # fmt: skip
    return table("".join(content), UNIT_WIDTHS, padding=60)


def details() -> str:
    """Give the table of the activities, in the order of the units that ask."""
    own = "(butir.kontribusi_apbd + butir.kontribusi_desa)"
    values = (
        ("center", run("{{ unit.sebelum + loop.index }}", TINY)), ("left", run(PACKAGE, TINY)),
        ("center", bound("kode_kegiatan")), ("left", run(ACTIVITY, TINY)), ("left", bound("unit_pengusul.jenis")),
        ("left", bound("unit_pengusul.nama")), ("left", bound("kecamatan", " or ''")), ("left", bound("desa", " or ''")),
        ("left", bound("unit_sasaran", " or ''")), ("center", bound("triwulan", "|join('; ')")),
        ("right", bound("penerima_l", "|angka")), ("right", bound("penerima_p", "|angka")),
        ("right", run("{{ (butir.penerima_l + butir.penerima_p)|angka }}", TINY)),
        ("right", bound("kontribusi_apbd", "|angka")), ("right", bound("kontribusi_desa", "|angka")),
        ("right", run(f"{{{{ {own}|angka }}}}", TINY)), ("right", bound("jumlah_diminta", "|angka")),
        ("right", run(f"{{{{ ({own} + butir.jumlah_diminta)|angka }}}}", TINY)),
        ("left", bound("dasar_usulan", " or ''")), ("center", bound("indikator", " or ''")),
    )  # fmt: skip
    people, local, asked, whole = total_of("kegiatan")
    totals = ("kegiatan|sum(attribute='penerima_l')", "kegiatan|sum(attribute='penerima_p')", people,
              *(f"kegiatan|sum(attribute='{name}')" for name in OWN), local, asked, whole)  # fmt: skip
    content = (
        heads(DETAILS, WIDTHS, TINY, height=900), tag_row("{%tr for unit in kelompok_unit %}", WIDTHS),
        tag_row("{%tr for butir in unit.baris %}", WIDTHS), cells(values, WIDTHS, TINY),
        tag_row("{%tr endfor %}", WIDTHS), tag_row("{%tr endfor %}", WIDTHS),
        sums("Jumlah", 10, totals, WIDTHS, TINY, after=2),
    )  # fmt: skip
    return table("".join(content), WIDTHS, padding=25)


def bound(name: str, shown: str = "") -> str:
    """Give the control of a value of a row."""
    return control(f"butir.{name}", f"{{{{ butir.{name}{shown} }}}}", TINY)


def legend() -> str:
    """Give what the codes of the indicators stand for; nothing where no activity has one."""
    text = (
        "{{ satu.kode }}: {{ satu.indikator }}"
        "{% if satu.sumber_data %} (sumber data: {{ satu.sumber_data|join('; ') }}){% endif %}"
    )
    widths = (WIDE_TEXT_WIDTH,)
    rows = (
        row(cell(paragraph("Keterangan indikator (Lampiran 8)", replace(SMALL, bold=True, keep=True)), *widths, shade=True)),
        tag_row("{%tr for satu in butir.baris %}", widths), row(cell(paragraph(text, replace(SMALL, keep=True)), *widths)),
        tag_row("{%tr endfor %}", widths),
    )  # fmt: skip
    gap = paragraph("", replace(SMALL, keep=True, line=120))
    return "".join((
        tag("{%p for butir in keterangan_indikator %}"), gap, table("".join(rows), widths, padding=60),
        tag("{%p endfor %}"),
    ))  # fmt: skip


def end() -> str:
    """Give the foot."""
    return foot(
        signing("{{ jenis_kabupaten }}", "ketua_ttk"),
        (run("Lampiran:", TEXT), run("Lampiran 1: Daftar Analisis Situasi (Lampiran 4)", TEXT),
         run("Lampiran 2: Rincian anggaran kegiatan", TEXT)),
        "Ketua Tim Teknis Kabupaten",
    )  # fmt: skip
