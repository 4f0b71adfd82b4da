"""The keputusan that forms a drafting team, with its lampiran: who is in it, and the team's work plan.

Composition and duties: Permendagri 114/2014 Pasal 8 and following, or Permendesa PDTT 21/2020.
"""

from __future__ import annotations

from dataclasses import replace

from tools import keputusan, naskah
from tools.keputusan import DIKTUM, diktum
from tools.naskah import CENTER, data_cells, head_cells, title
from tools.wordml import Look, package, paragraph, table, tag, tag_row

TEAM = "(anggota_tim|urut_menurut('kedudukan', ['Pembina', 'Ketua', 'Sekretaris', 'Anggota']))"
TEAM_WIDTHS = (640, 2960, 650, 2955, 2150)
PLAN_WIDTHS = (640, 1500, 850, 1300, 2165, 1450, 1450)
PLAN_HEADS = ("No.", "Hari, Tanggal", "Pukul", "Tempat", "Uraian Kegiatan", "Keluaran", "Keterangan")


def team(*heading: str) -> str:
    """Give the table of the team under its heading lines; its last row stays with the signature."""
    texts = (
        "{{ loop.index }}",
        "{{ a.nama }}",
        "{{ a.jenis_kelamin }}",
        "{{ a.jabatan_unsur }}",
        "{{ a.kedudukan }}",
    )
    last = (
        "{{ anggota_tim|length }}",
        *(text.replace("a.", f"({TEAM}|last).") for text in texts[1:]),
    )
    rows = [
        head_cells(("No.", "Nama", "L/P", "Jabatan/Unsur", "Kedudukan dalam Tim"), TEAM_WIDTHS),
        tag_row("{%tr for a in " + TEAM + "[:-1] %}", TEAM_WIDTHS),
        data_cells(texts, TEAM_WIDTHS, centred=(0, 2)),
        tag_row("{%tr endfor %}", TEAM_WIDTHS),
        data_cells(last, TEAM_WIDTHS, centred=(0, 2), keep=True),
    ]
    # A line of the lampiran's own text goes with the signature: LibreOffice does not keep the last row of a table
    # that runs over several pages with what follows, as Word does.
    total = (
        "Jumlah: {{ jumlah_anggota|angka_terbilang }} orang, terdiri atas "
        "{{ (jumlah_anggota - jumlah_perempuan)|angka_terbilang }} laki-laki dan {{ jumlah_perempuan|angka_terbilang }} "
        "perempuan."
    )
    return "".join([
        title(*heading), paragraph("", replace(CENTER, keep=True)), table("".join(rows), TEAM_WIDTHS), closing_line(total),
    ])  # fmt: skip


def work_plan(*heading: str) -> str:
    """Give the table of the team's work plan under its heading lines; its last row stays with the signature."""
    texts = (
        "{{ loop.index }}", "{{ k.tanggal|hari_tanggal }}", "{% if k.pukul %}{{ k.pukul }}{% endif %}", "{{ k.tempat }}",
        "{{ k.uraian }}", "{% if k.keluaran %}{{ k.keluaran }}{% endif %}",
        "{% if k.keterangan %}{{ k.keterangan }}{% endif %}",
    )  # fmt: skip
    last = (
        "{{ rktl|length }}",
        *(text.replace("k.", "(rktl|last).") for text in texts[1:]),
    )
    rows = [
        head_cells(PLAN_HEADS, PLAN_WIDTHS),
        tag_row("{%tr for k in rktl[:-1] %}", PLAN_WIDTHS),
        data_cells(texts, PLAN_WIDTHS, centred=(0, 2)),
        tag_row("{%tr endfor %}", PLAN_WIDTHS),
        data_cells(last, PLAN_WIDTHS, centred=(0, 2), keep=True),
    ]
    return "".join([
        title(*heading), paragraph("", replace(CENTER, keep=True)), table("".join(rows), PLAN_WIDTHS),
        closing_line("Jumlah: {{ rktl|length|angka_terbilang }} kegiatan."),
    ])  # fmt: skip


def closing_line(text: str) -> str:
    """Give the line under a table that goes with the signature."""
    return paragraph(text, Look(align="left", before=120, size=22, keep=True))


def decisions(sk: keputusan.Keputusan, rencana: str, tugas: tuple[str, ...]) -> str:
    """Give Menetapkan and the decisions that form a team for a plan (`rencana`), with its standing duties."""
    return "".join([
        keputusan.menetapkan(sk),
        diktum("1", f"Membentuk Tim Penyusun {rencana} "
               "dengan susunan sebagaimana tercantum dalam Lampiran{% if rktl %} I{% endif %} yang merupakan bagian tidak "
               "terpisahkan dari Keputusan {{ sebutan_kepala_desa }} ini."),
        diktum("2", "Tim Penyusun sebagaimana dimaksud dalam Diktum KESATU mempunyai tugas melaksanakan:", keep=True),
        keputusan.duties(tugas),
        tag("{%p if rktl %}"),
        paragraph("menurut rencana kerja dan tindak lanjut sebagaimana tercantum dalam Lampiran II.",
                  Look(left=DIKTUM, after=60)),
        tag("{%p endif %}"),
        diktum("3", "Dalam melaksanakan tugasnya, Tim Penyusun bertanggung jawab dan menyampaikan laporan kepada "
               "{{ sebutan_kepala_desa }}."),
        diktum("4", "Segala biaya yang timbul akibat ditetapkannya Keputusan ini dibebankan pada {% if sumber_biaya %}"
               "{{ sumber_biaya|akhiri('') }}{% else %}Anggaran Pendapatan dan Belanja {{ sebutan_desa }} Tahun Anggaran "
               "{{ tahun }}{% endif %}."),
        keputusan.own_decisions(4),
        keputusan.last_decision(sk, 4),
    ])  # fmt: skip


def decree(
    sk: keputusan.Keputusan, rencana: str, kepala: tuple[str, ...], singkatan: str, tugas: tuple[str, ...]
) -> bytes:
    """Give the whole keputusan.

    `rencana` is the plan with its years as text, `kepala` the same as heading lines, `singkatan` its short name.
    """
    body = [
        keputusan.heading(sk), keputusan.menimbang(sk), keputusan.mengingat(), decisions(sk, rencana, tugas),
        naskah.decree_signature(), keputusan.tembusan(), keputusan.annex_head(sk, "{% if rktl %} I{% endif %}"),
        team("SUSUNAN TIM PENYUSUN", *kepala), naskah.decree_signature(place_and_date=False),
        tag("{%p if rktl %}"), keputusan.annex_head(sk, " II"),
        work_plan("RENCANA KERJA DAN TINDAK LANJUT", f"TIM PENYUSUN {{{{ {singkatan}|kapital }}}} {{{{ nama_desa|kapital }}}}",
                  kepala[-1]),
        naskah.decree_signature(place_and_date=False), tag("{%p endif %}"),
    ]  # fmt: skip
    return package(
        "".join(body),
        f"Keputusan {{{{ sebutan_kepala_desa }}}} {{{{ nama_desa }}}} tentang Tim Penyusun {{{{ {singkatan} }}}}",
        ("lambang_negara", "logo_kabupaten"),
    )
