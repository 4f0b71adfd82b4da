"""Daftar hadir of a musyawarah, meeting or other activity. No official form was found; columns as villages print them."""

from __future__ import annotations

from dataclasses import replace

from tools.naskah import (
    CENTER,
    acting,
    data_cells,
    end_mark,
    fact,
    head_cells,
    kop,
    signing_cell,
    title,
    two_signatures,
    unsplit,
)
from tools.wordml import TEXT_WIDTH, Look, cell, package, paragraph, table, tag, tag_row

WIDTHS = (640, 2450, 620, 1900, 1700, 2045)
COUNT = "(peserta or [])|length"
PERSON = ("{{ p.nama }}", "{% if p.jenis_kelamin %}{{ p.jenis_kelamin }}{% endif %}",
          "{% if p.unsur_jabatan %}{{ p.unsur_jabatan }}{% endif %}", "{% if p.alamat %}{{ p.alamat }}{% endif %}")  # fmt: skip
WAKTU = (
    "pukul {{ jam_mulai }}{% if jam_selesai %} s.d. {{ jam_selesai }} {{ zona_waktu }}"
    "{% else %} {{ zona_waktu }} s.d. selesai{% endif %}"
)


def number(expression: str) -> str:
    """Give the cell text of a signature: its number, at the left in odd rows and in the middle in even ones."""
    return f"{{% if ({expression}) is even %}}\t{{% endif %}}{{{{ {expression} }}}}. ......"


def people() -> str:
    """Give the table: the names that are known, then blank rows for the pen, all but the last row."""
    named = ("{{ loop.index }}", *PERSON, number("loop.index"))
    blank = (f"{{{{ {COUNT} + loop.index }}}}", "", "", "", "", number(f"{COUNT} + loop.index"))
    rows = [
        head_cells(("No.", "Nama", "L/P", "Unsur/Jabatan", "Alamat", "Tanda Tangan"), WIDTHS),
        tag_row("{%tr for p in ((peserta or [])[:-1] if banyak_baris_kosong == 0 else (peserta or [])) %}", WIDTHS),
        data_cells(named, WIDTHS, centred=(0, 2), height=480),
        tag_row("{%tr endfor %}", WIDTHS),
        tag_row("{%tr for n in range([banyak_baris_kosong - 1, 0]|max) %}", WIDTHS),
        data_cells(blank, WIDTHS, centred=(0, 2), height=480),
        tag_row("{%tr endfor %}", WIDTHS),
    ]
    return table("".join(rows), WIDTHS)


def last_row() -> str:
    """Give the last row, which stays with the signature, as a table right under the others."""
    named = (f"{{{{ {COUNT} }}}}", *(text.replace("p.", "(peserta|last).") for text in PERSON), number(COUNT))
    total = f"({COUNT} + banyak_baris_kosong)"
    blank = (f"{{{{ {total} }}}}", "", "", "", "", number(total))
    rows = [
        tag_row("{%tr if banyak_baris_kosong == 0 %}", WIDTHS),
        data_cells(named, WIDTHS, centred=(0, 2), height=480),
        tag_row("{%tr else %}", WIDTHS),
        data_cells(blank, WIDTHS, centred=(0, 2), height=480),
        tag_row("{%tr endif %}", WIDTHS),
    ]
    return table("".join(rows), WIDTHS)


def total() -> str:
    """Give how many people the list names."""
    return "".join([
        tag("{%p if peserta %}"),
        paragraph("Jumlah: {{ peserta|length }} orang{% if jumlah_l + jumlah_p == peserta|length %}, terdiri atas "
                  "{{ jumlah_l }} laki-laki dan {{ jumlah_p }} perempuan{% endif %}{% if banyak_baris_kosong %}, belum termasuk "
                  "yang menulis sendiri{% endif %}.", Look(align="left", before=120, size=22, keep=True)),
        tag("{%p endif %}"),
    ])  # fmt: skip


def signatures() -> str:
    """Give who signs: the Kepala Desa at the right, or the leader and the note taker."""
    width = TEXT_WIDTH // 2
    empty = cell(paragraph("", replace(CENTER, keep=True)), width, middle=False)
    village_head = signing_cell(
        acting("kepala_desa") + "{{ sebutan_kepala_desa }} {{ nama_desa }},",
        "kepala_desa",
        TEXT_WIDTH - width,
    )
    leader = signing_cell("Pimpinan,", "pimpinan", width)
    writer = signing_cell("Notulis,", "notulis", TEXT_WIDTH - width)
    return "".join([
        paragraph("{{ nama_desa }}, {{ tanggal|tanggal_panjang }}",
                  Look(align="center", left=width, before=180, after=60, keep=True)),
        tag("{%p if ditandatangani_oleh == 'kepala_desa' %}"), two_signatures(empty, village_head),
        tag("{%p else %}"), two_signatures(leader, writer),
        tag("{%p endif %}"),
    ])  # fmt: skip


def build() -> bytes:
    """Give the template."""
    body = [
        tag("{%p if tampilkan_kop %}"), kop(), paragraph("", replace(CENTER, line=200)), tag("{%p endif %}"),
        title("DAFTAR HADIR PESERTA", "{{ kegiatan|kapital }}"),
        paragraph("", replace(CENTER, line=200)),
        fact("Hari/Tanggal", "{{ tanggal|hari_tanggal }}", colon=1900),
        fact("Waktu", WAKTU, colon=1900),
        fact("Tempat", "{{ tempat }}", colon=1900),
        fact("Acara", "{{ acara }}", colon=1900),
        paragraph("", replace(CENTER, line=200, keep=True)),
        people(), end_mark(), unsplit(last_row() + total() + signatures()),
        end_mark(),
    ]  # fmt: skip
    return package("".join(body), "Daftar Hadir {{ kegiatan }}", ("logo_kabupaten",))
