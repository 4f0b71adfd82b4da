"""The page that lists what a training packet holds: files for all, then each participant with folder and zip."""

from __future__ import annotations

from dataclasses import replace

from tools.naskah import CENTER, data_cells, end_mark, head_cells, title
from tools.wordml import Look, package, paragraph, table, tag, tag_row

FILES = (640, 5000, 3715)
PEOPLE = (640, 740, 2300, 2600, 3075)
HEADING = Look(align="left", bold=True, before=200, after=80, keep=True)


def files() -> str:
    """Give the table of the files for all."""
    rows = [
        head_cells(("No.", "Berkas", "Guna"), FILES),
        tag_row("{%tr for b in berkas_umum %}", FILES),
        data_cells(("{{ loop.index }}", "{{ b.nama }}", "{{ b.guna }}"), FILES, size=20),
        tag_row("{%tr endfor %}", FILES),
    ]
    return table("".join(rows), FILES)


def people() -> str:
    """Give the table of participants."""
    place = "{{ p.desa_contoh }}, {{ sebutan_kecamatan }} {{ p.nama_kecamatan }}"
    texts = ("{{ loop.index }}", "{{ p.sesi }}", "{{ p.nama }}", place, "{{ p.folder }}")
    rows = [
        head_cells(("No.", "Sesi", "Peserta", "{{ sebutan_desa }} contoh", "Folder dan zip"), PEOPLE),
        tag_row("{%tr for p in peserta_paket %}", PEOPLE),
        data_cells(texts, PEOPLE, centred=(0, 1), size=20),
        tag_row("{%tr endfor %}", PEOPLE),
    ]
    return table("".join(rows), PEOPLE)


def build() -> bytes:
    """Give the template."""
    body = [
        title("DAFTAR ISI PAKET", "{{ kegiatan|kapital }}", "{{ jenis_kabupaten|kapital }} {{ nama_kabupaten|kapital }}"),
        paragraph("{{ nama_instansi }}", replace(CENTER, after=160)),
        tag("{%p if berkas_umum %}"), paragraph("Berkas umum", HEADING), files(), tag("{%p endif %}"),
        paragraph("Peserta", HEADING), people(), end_mark(),
    ]  # fmt: skip
    return package("".join(body), "Daftar Isi Paket {{ kegiatan }}")
