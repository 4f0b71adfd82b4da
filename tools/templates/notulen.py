"""Notulen (minutes) of a musyawarah or meeting, beside its berita acara.

No official form was found. Parts and labels as villages print them; the table of what was said is our own.
"""

from __future__ import annotations

from dataclasses import replace

from tools.naskah import (
    CENTER,
    end_mark,
    fact,
    head_cells,
    item,
    kop,
    signing_cell,
    title,
    two_signatures,
)
from tools.wordml import TEXT_WIDTH, Look, cell, package, paragraph, row, table, tag, tag_row

WIDTHS = (640, 2400, TEXT_WIDTH - 3040)
COLON = 3100
SHORT = "butir.isi|length <= 1200 and '\\n' not in butir.isi"  # far less than a page
WAKTU = (
    "pukul {{ jam_mulai }}{% if jam_selesai %} s.d. {{ jam_selesai }} {{ zona_waktu }}"
    "{% else %} {{ zona_waktu }} s.d. selesai{% endif %}"
)
WILAYAH = (
    "{{ sebutan_desa|kapital }} {{ nama_desa|kapital }} {{ sebutan_kecamatan|kapital }} {{ nama_kecamatan|kapital }} "
    "{{ jenis_kabupaten|kapital }} {{ nama_kabupaten|kapital }}"
)


def heading() -> str:
    """Give the kop, or in its place the village in the title, and the title."""
    return "".join([
        tag("{%p if tampilkan_kop %}"), kop(), paragraph("", replace(CENTER, line=200)), tag("{%p endif %}"),
        title("NOTULEN", "{{ nama_forum|kapital }}"),
        tag("{%p if not tampilkan_kop %}"), title(WILAYAH), tag("{%p endif %}"),
        paragraph("", replace(CENTER, line=200)),
    ])  # fmt: skip


def facts() -> str:
    """Give when and where, who led and wrote, and how many were asked and came."""
    return "".join([
        fact("Hari, tanggal", "{{ tanggal|hari_tanggal }}", colon=COLON),
        fact("Waktu", WAKTU, colon=COLON),
        fact("Tempat", "{{ tempat }}", colon=COLON),
        fact("Pimpinan Rapat", "{{ pimpinan|nama_lengkap }} dari {{ pimpinan.unsur }}", colon=COLON),
        fact("Notulis", "{{ notulis|nama_lengkap }} dari {{ notulis.unsur }}", colon=COLON),
        tag("{%p if jumlah_diundang %}"),
        fact("Jumlah yang diundang", "{{ jumlah_diundang|angka_terbilang }} orang", colon=COLON),
        tag("{%p endif %}"),
        fact("Jumlah yang hadir", "{{ jumlah_hadir|angka_terbilang }} orang", colon=COLON),
        tag("{%p if jumlah_tidak_hadir is not none %}"),
        fact("Jumlah yang tidak hadir", "{{ jumlah_tidak_hadir|angka_terbilang }} orang", colon=COLON),
        tag("{%p endif %}"),
    ])  # fmt: skip


def part(letter: str, name: str) -> str:
    """Give the heading of a part, which stays with what follows."""
    look = Look(align="left", left=425, hanging=425, tabs=(425,), bold=True, before=160, after=60, keep=True)
    return paragraph(f"{letter}.\t{name}", look)


def agenda() -> str:
    """Give the order of the meeting."""
    return "".join([
        part("A", "Susunan Acara"),
        tag("{%p for acara in susunan_acara %}"),
        item("{{ loop.index }}.", "{{ acara|akhiri('') }}{% if loop.last %}.{% else %};{% endif %}", start=425),
        tag("{%p endfor %}"),
    ])  # fmt: skip


def talks() -> str:
    """Give the table of what was said; only the row of a long speech, which can fill a page, splits over pages."""
    left = Look(align="left", size=22, line=252)
    texts = (("{{ loop.index }}.", replace(left, align="center")), ("{{ butir.pembicara }}", left),
             ("{{ butir.isi }}", left))  # fmt: skip
    cells = [
        cell(paragraph(text, look), width, middle=False) for (text, look), width in zip(texts, WIDTHS, strict=True)
    ]
    rows = [
        head_cells(("No.", "Pembicara", "Uraian"), WIDTHS),
        tag_row("{%tr for butir in uraian %}", WIDTHS),
        tag_row(f"{{%tr if {SHORT} %}}", WIDTHS),
        row(*cells),
        tag_row("{%tr else %}", WIDTHS),
        f"<w:tr>{''.join(cells)}</w:tr>",
        tag_row("{%tr endif %}", WIDTHS),
        tag_row("{%tr endfor %}", WIDTHS),
    ]
    return part("B", "Uraian Jalannya Rapat") + table("".join(rows), WIDTHS)


def agreements() -> str:
    """Give what was concluded and agreed, where anything was."""
    return "".join([
        tag("{%p if kesepakatan %}"),
        part("C", "Kesimpulan dan Kesepakatan"),
        tag("{%p for butir in kesepakatan %}"),
        item("{{ loop.index }}.", "{{ butir|akhiri('') }}{% if loop.last %}.{% else %};{% endif %}", start=425),
        tag("{%p endfor %}"),
        tag("{%p endif %}"),
    ])  # fmt: skip


def closing() -> str:
    """Give the last sentence, place and date, and the two who sign; all of it stays together."""
    width = TEXT_WIDTH // 2
    return "".join([
        paragraph("{% if penutup %}{{ penutup }}{% else %}Demikian notulen ini dibuat dengan sebenarnya untuk "
                  "dipergunakan sebagaimana mestinya.{% endif %}", Look(before=180, after=120, keep=True)),
        paragraph("{{ nama_desa }}, {{ tanggal|tanggal_panjang }}",
                  Look(align="center", left=width, before=60, after=60, keep=True)),
        two_signatures(signing_cell("Pimpinan Rapat,", "pimpinan", width),
                       signing_cell("Notulis,", "notulis", TEXT_WIDTH - width)),
    ])  # fmt: skip


def build() -> bytes:
    """Give the template."""
    body = heading() + facts() + agenda() + talks() + agreements() + closing() + end_mark()
    return package(body, "Notulen {{ nama_forum }} {{ nama_desa }}", ("logo_kabupaten",))
