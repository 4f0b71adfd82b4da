"""Daftar hadir of a training session: a paraf column for each day, at most five days in one list. Our own form."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tools.naskah import CENTER, data_cells, end_mark, fact, head_cells, title, unsplit
from tools.pelatihan import office_signature
from tools.wordml import WIDE_TEXT_WIDTH, Look, package, paragraph, section, table, tag, tag_row

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_DAYS = 5
FIXED = (620, 3000, 560, 2300, 2000, 2000, 1800)
LABELS = ("No.", "Nama", "L/P", "Jabatan", "{{ sebutan_desa }}", "{{ sebutan_kecamatan }}", "No. HP")
FIELDS = ("nama", "jenis_kelamin", "jabatan", "nama_desa", "nama_kecamatan", "no_hp")
PERSON = tuple("{% if p." + name + " %}{{ p." + name + " }}{% endif %}" for name in FIELDS)
NOBODY = ("",) * len(FIELDS)
HEIGHT = 480
SIZE = 20


def columns(days: int) -> tuple[int, ...]:
    """Give the widths of the columns for so many days."""
    rest = WIDE_TEXT_WIDTH - sum(FIXED)
    return (*FIXED, *([rest // days] * (days - 1)), rest - rest // days * (days - 1))


def people(days: int) -> str:
    """Give the table for so many days: the names, then rows for the pen, all but the last row."""
    widths, paraf = columns(days), ("",) * days
    heads = (*LABELS, *(f"Paraf\n{{{{ hari[{day}]|tanggal_panjang }}}}" for day in range(days)))
    rows = [
        head_cells(heads, widths, size=SIZE),
        tag_row("{%tr for p in ((peserta or [])[:-1] if banyak_kosong == 0 else (peserta or [])) %}", widths),
        data_cells(("{{ loop.index }}", *PERSON, *paraf), widths, centred=(0, 2), height=HEIGHT, size=SIZE),
        tag_row("{%tr endfor %}", widths),
        tag_row("{%tr for n in range([banyak_kosong - 1, 0]|max) %}", widths),
        data_cells(("{{ (peserta or [])|length + loop.index }}", *NOBODY, *paraf), widths, height=HEIGHT, size=SIZE),
        tag_row("{%tr endfor %}", widths),
    ]
    return table("".join(rows), widths)


def last_row(days: int) -> str:
    """Give the last row, which stays with the signature, as a table right under the others."""
    widths, paraf = columns(days), ("",) * days
    named = tuple(text.replace("p.", "(peserta|last).") for text in PERSON)
    rows = [
        tag_row("{%tr if banyak_kosong == 0 %}", widths),
        data_cells(("{{ jumlah_peserta }}", *named, *paraf), widths, centred=(0, 2), height=HEIGHT, size=SIZE),
        tag_row("{%tr else %}", widths),
        data_cells(("{{ jumlah_peserta }}", *NOBODY, *paraf), widths, height=HEIGHT, size=SIZE),
        tag_row("{%tr endif %}", widths),
    ]  # fmt: skip
    return table("".join(rows), widths)


def lists(part: Callable[[int], str]) -> str:
    """Give a part of the list for the days of one group: that for as many paraf columns as it has days."""
    parts = []
    for days in range(1, MOST_DAYS + 1):
        parts += [tag(f"{{%p if hari|length == {days} %}}"), part(days), tag("{%p endif %}")]
    return "".join(parts)


def build() -> bytes:
    """Give the template."""
    days = "{{ hari[0]|hari_tanggal }}{% if hari|length > 1 %} s.d. {{ hari[-1]|hari_tanggal }}{% endif %}"
    body = [
        tag(f"{{%p for hari in tanggal_hadir|batch({MOST_DAYS}) %}}"),
        tag("{%p if loop.index > 1 %}"), paragraph("", Look(new_page=True, line=240)), tag("{%p endif %}"),
        title("DAFTAR HADIR PESERTA", "{{ kegiatan|kapital }}"),
        paragraph("", replace(CENTER, line=200)),
        tag("{%p if sesi_ke %}"), fact("Sesi", "{{ sesi_ke }}", colon=1900), tag("{%p endif %}"),
        fact("Hari/Tanggal", days, colon=1900), fact("Tempat", "{{ tempat }}", colon=1900),
        tag("{%p if kecamatan %}"),
        fact("{{ sebutan_kecamatan }}", "{{ kecamatan|list|daftar }}", colon=1900), tag("{%p endif %}"),
        paragraph("", replace(CENTER, line=200, keep=True)),
        lists(people), end_mark(),
        unsplit(lists(last_row) + office_signature("{{ tempat_surat }}, {{ hari[-1]|tanggal_panjang }}", WIDE_TEXT_WIDTH),
                WIDE_TEXT_WIDTH),
        tag("{%p endfor %}"), end_mark(),
    ]  # fmt: skip
    return package("".join(body), "Daftar Hadir {{ kegiatan }}", last_section=section(wide=True))
