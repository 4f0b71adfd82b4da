"""Keputusan Kepala Desa tentang Pembentukan Tim Penyusun RPJM Desa, with the Lampiran that names the team.

Order of the parts: Permendagri 111/2014 as printed by villages (its Lampiran B was not read); technique: UU 12/2011
Lampiran II. Composition: Permendagri 114/2014 Pasal 8 or Permendesa PDTT 21/2020.
"""

from __future__ import annotations

from dataclasses import replace

from tools import naskah
from tools.naskah import (
    CENTER,
    data_cells,
    emblem,
    head_cells,
    item,
    kop,
    labelled,
    title,
)
from tools.wordml import Look, package, paragraph, table, tag, tag_row

LEFT = 2700
DIKTUM = 2300
RPJM = "Rencana Pembangunan Jangka Menengah {{ sebutan_desa }}"
JUDUL = (
    "PEMBENTUKAN TIM PENYUSUN RENCANA PEMBANGUNAN JANGKA MENENGAH {{ sebutan_desa|kapital }} {{ nama_desa|kapital }} "
    "TAHUN {{ tahun_awal|periode(tahun_akhir) }}"
)
NOMOR = "NOMOR {{ nomor|pena(10) }}{% if not nomor_berkode %} TAHUN {{ tahun }}{% endif %}"
OFFICE = "{{ sebutan_kepala_desa|kapital }} {{ nama_desa|kapital }}"
KEPUTUSAN = "KEPUTUSAN " + OFFICE
PERATURAN = (
    "{{ p.jenis }} Nomor {{ p.nomor }} Tahun {{ p.tahun }} tentang {{ p.tentang }}"
    "{% if p.lembaran %} ({{ p.lembaran }}){% endif %}{% if p.perubahan %} {{ p.perubahan|akhiri('') }}{% endif %};"
)
DUTIES = (
    "penyelarasan arah kebijakan pembangunan {{ jenis_kabupaten|kecil }};",
    "pengkajian keadaan {{ sebutan_desa|kecil }};",
    "penyusunan rancangan {{ sebutan_rpjm }}; dan",
    "penyempurnaan rancangan {{ sebutan_rpjm }}.",
)
CONSIDERATIONS = (
    "bahwa setiap {{ sebutan_desa|kecil }} menyusun perencanaan pembangunan sesuai dengan kewenangannya dengan mengacu pada "
    "perencanaan pembangunan {{ jenis_kabupaten|kecil }};",
    f"bahwa untuk menyusun {RPJM} {{{{ nama_desa }}}} Tahun {{{{ tahun_awal|periode(tahun_akhir) }}}} perlu dibentuk "
    "tim penyusun yang melibatkan perangkat {{ sebutan_desa|kecil }} dan unsur masyarakat;",
)
CLOSING = (
    "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam {{ banyak|rujukan_huruf }}, perlu menetapkan Keputusan "
    f"{{{{ sebutan_kepala_desa }}}} tentang Pembentukan Tim Penyusun {RPJM} {{{{ nama_desa }}}} "
    "Tahun {{ tahun_awal|periode(tahun_akhir) }};"
)
TEAM = "(anggota_tim|urut_menurut('kedudukan', ['Pembina', 'Ketua', 'Sekretaris', 'Anggota']))"
TEAM_WIDTHS = (640, 2960, 650, 2955, 2150)
PLAN_WIDTHS = (640, 1500, 850, 1300, 2165, 1450, 1450)


def heading() -> str:
    """Give the head of the keputusan down to the office that decides."""
    return "".join([
        tag("{%p if kepala_naskah == 'garuda' %}"),
        emblem(),
        paragraph(OFFICE, replace(CENTER, bold=True)),
        tag("{%p if tampilkan_kecamatan %}"),
        paragraph("{{ sebutan_kecamatan|kapital }} {{ nama_kecamatan|kapital }}", replace(CENTER, bold=True)),
        tag("{%p endif %}"),
        paragraph("{{ jenis_kabupaten|kapital }} {{ nama_kabupaten|kapital }}", replace(CENTER, bold=True, after=180)),
        tag("{%p else %}"),
        kop(),
        paragraph("", replace(CENTER, line=200)),
        tag("{%p endif %}"),
        title(KEPUTUSAN, NOMOR),
        paragraph("TENTANG", replace(CENTER, bold=True, before=120, after=120)),
        paragraph(JUDUL, replace(CENTER, bold=True, after=180)),
        paragraph(OFFICE + ",", replace(CENTER, bold=True, after=180)),
    ])  # fmt: skip


def menimbang() -> str:
    """Give the considerations: the user's or the standing ones, and the closing letter that names all before it."""
    own = labelled(
        "Menimbang", "{{ butir|awali('bahwa ')|akhiri(';') }}", first="loop.first", left=LEFT,
        mark="{% if menimbang|length > 1 or not menimbang_berpenutup %}{{ loop.index|huruf }}.{% endif %}",
    )  # fmt: skip
    closing = labelled("Menimbang", CLOSING, first="false", left=LEFT, mark="{{ (banyak + 1)|huruf }}.")
    standing = [
        labelled(
            "Menimbang",
            text,
            first="true" if index == 0 else "false",
            left=LEFT,
            mark=f"{'abc'[index]}.",
        )
        for index, text in enumerate(CONSIDERATIONS)
    ]
    return "".join([
        tag("{%p set banyak = (menimbang or [1, 2])|length %}"),
        tag("{%p if menimbang %}"),
        tag("{%p for butir in menimbang %}"),
        own,
        tag("{%p endfor %}"),
        tag("{%p else %}"),
        *standing,
        tag("{%p endif %}"),
        tag("{%p if not menimbang_berpenutup %}"),
        closing,
        tag("{%p endif %}"),
    ])  # fmt: skip


def mengingat() -> str:
    """Give the regulations and, where there are any, what is taken note of."""
    return "".join([
        tag("{%p for p in mengingat %}"),
        labelled("Mengingat", PERATURAN, first="loop.first", left=LEFT,
                 mark="{% if mengingat|length > 1 %}{{ loop.index }}.{% endif %}"),
        tag("{%p endfor %}"),
        tag("{%p if memperhatikan %}"),
        tag("{%p for butir in memperhatikan %}"),
        labelled("Memperhatikan", "{{ butir|akhiri(';') }}", first="loop.first", left=LEFT,
                 mark="{% if memperhatikan|length > 1 %}{{ loop.index }}.{% endif %}"),
        tag("{%p endfor %}"),
        tag("{%p endif %}"),
    ])  # fmt: skip


def diktum(number: str, text: str, *, keep: bool = False) -> str:
    """Give one decision: its word (KESATU …) made from a number expression."""
    look = Look(left=DIKTUM, hanging=DIKTUM, tabs=(DIKTUM - 270, DIKTUM), after=60, keep=keep)
    return paragraph("{{ (" + number + ")|diktum }}\t:\t" + text, look)


def decisions() -> str:
    """Give Menetapkan and the numbered decisions."""
    extra = "(diktum_tambahan or [])|length"
    return "".join([
        paragraph("MEMUTUSKAN:", replace(CENTER, bold=True, before=120, after=120, keep=True)),
        paragraph(
            "Menetapkan\t:\tKEPUTUSAN {{ sebutan_kepala_desa|kapital }} TENTANG " + JUDUL + ".",
            Look(left=DIKTUM, hanging=DIKTUM, tabs=(DIKTUM - 270, DIKTUM), after=60),
        ),
        diktum("1", f"Membentuk Tim Penyusun {RPJM} {{{{ nama_desa }}}} Tahun {{{{ tahun_awal|periode(tahun_akhir) }}}} "
               "dengan susunan sebagaimana tercantum dalam Lampiran{% if rktl %} I{% endif %} yang merupakan bagian tidak "
               "terpisahkan dari Keputusan {{ sebutan_kepala_desa }} ini."),
        diktum("2", "Tim Penyusun sebagaimana dimaksud dalam Diktum KESATU mempunyai tugas melaksanakan:", keep=True),
        tag("{%p if tugas_tim %}"),
        tag("{%p for tugas in tugas_tim %}"),
        item("{{ loop.index|huruf }}.", "{{ tugas|akhiri('') }}{% if loop.last %}.{% elif loop.revindex == 2 %}; dan"
             "{% else %};{% endif %}", start=DIKTUM),
        tag("{%p endfor %}"),
        tag("{%p else %}"),
        *(item(f"{'abcd'[index]}.", text, start=DIKTUM) for index, text in enumerate(DUTIES)),
        tag("{%p endif %}"),
        tag("{%p if rktl %}"),
        paragraph("menurut rencana kerja dan tindak lanjut sebagaimana tercantum dalam Lampiran II.",
                  Look(left=DIKTUM, after=60)),
        tag("{%p endif %}"),
        diktum("3", "Dalam melaksanakan tugasnya, Tim Penyusun bertanggung jawab dan menyampaikan laporan kepada "
               "{{ sebutan_kepala_desa }}."),
        diktum("4", "Segala biaya yang timbul akibat ditetapkannya Keputusan ini dibebankan pada {% if sumber_biaya %}"
               "{{ sumber_biaya|akhiri('') }}{% else %}Anggaran Pendapatan dan Belanja {{ sebutan_desa }} Tahun Anggaran "
               "{{ tahun }}{% endif %}."),
        tag("{%p for butir in diktum_tambahan or [] %}"),
        diktum("loop.index + 4", "{{ butir|akhiri('.') }}"),
        tag("{%p endfor %}"),
        diktum(f"5 + {extra}", "Keputusan {{ sebutan_kepala_desa }} ini mulai berlaku pada tanggal ditetapkan.", keep=True),
    ])  # fmt: skip


def tembusan() -> str:
    """Give the list of those who receive a copy."""
    return "".join([
        tag("{%p if tembusan %}"),
        paragraph("Tembusan:", Look(align="left", before=240, keep=True, size=22, underline=True)),
        tag("{%p for penerima in tembusan %}"),
        paragraph("{{ loop.index }}.\t{{ penerima|akhiri('') }}{% if loop.last %}.{% else %};{% endif %}",
                  Look(align="left", left=425, hanging=425, tabs=(425,), size=22, line=252, together=True)),
        tag("{%p endfor %}"),
        tag("{%p endif %}"),
    ])  # fmt: skip


def annex_head(number: str) -> str:
    """Give the block at the top right of a lampiran, on a new page."""
    look = Look(align="left", left=4400, line=252, keep=True)
    return "".join([
        paragraph("LAMPIRAN" + number, replace(look, new_page=True)),
        paragraph(KEPUTUSAN, look),
        paragraph(NOMOR, look),
        paragraph("TENTANG", look),
        paragraph(JUDUL, replace(look, after=240)),
    ])  # fmt: skip


def team() -> str:
    """Give the table of the team; its last row stays with the signature."""
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
    heading = title("SUSUNAN TIM PENYUSUN", "RENCANA PEMBANGUNAN JANGKA MENENGAH {{ sebutan_desa|kapital }} {{ nama_desa|kapital }}",
                    "TAHUN {{ tahun_awal|periode(tahun_akhir) }}")  # fmt: skip
    # A line of the lampiran's own text goes with the signature: LibreOffice does not keep the last row of a table
    # that runs over several pages with what follows, as Word does.
    total = (
        "Jumlah: {{ jumlah_anggota|angka_terbilang }} orang, terdiri atas "
        "{{ (jumlah_anggota - jumlah_perempuan)|angka_terbilang }} laki-laki dan {{ jumlah_perempuan|angka_terbilang }} "
        "perempuan."
    )
    return "".join([
        heading, paragraph("", replace(CENTER, keep=True)), table("".join(rows), TEAM_WIDTHS),
        paragraph(total, Look(align="left", before=120, size=22, keep=True)),
    ])  # fmt: skip


def work_plan() -> str:
    """Give the table of the team's work plan; its last row stays with the signature."""
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
        head_cells(
            (
                "No.",
                "Hari, Tanggal",
                "Pukul",
                "Tempat",
                "Uraian Kegiatan",
                "Keluaran",
                "Keterangan",
            ),
            PLAN_WIDTHS,
        ),
        tag_row("{%tr for k in rktl[:-1] %}", PLAN_WIDTHS),
        data_cells(texts, PLAN_WIDTHS, centred=(0, 2)),
        tag_row("{%tr endfor %}", PLAN_WIDTHS),
        data_cells(last, PLAN_WIDTHS, centred=(0, 2), keep=True),
    ]
    heading = title("RENCANA KERJA DAN TINDAK LANJUT", "TIM PENYUSUN {{ sebutan_rpjm|kapital }} {{ nama_desa|kapital }}",
                    "TAHUN {{ tahun_awal|periode(tahun_akhir) }}")  # fmt: skip
    return "".join([
        heading, paragraph("", replace(CENTER, keep=True)), table("".join(rows), PLAN_WIDTHS),
        paragraph("Jumlah: {{ rktl|length|angka_terbilang }} kegiatan.", Look(align="left", before=120, size=22, keep=True)),
    ])  # fmt: skip


def build() -> bytes:
    """Give the template."""
    body = [
        heading(), menimbang(), mengingat(), decisions(), naskah.decree_signature(), tembusan(),
        annex_head("{% if rktl %} I{% endif %}"), team(), naskah.decree_signature(place_and_date=False),
        tag("{%p if rktl %}"), annex_head(" II"), work_plan(), naskah.decree_signature(place_and_date=False),
        tag("{%p endif %}"),
    ]  # fmt: skip
    return package(
        "".join(body),
        "Keputusan {{ sebutan_kepala_desa }} {{ nama_desa }} tentang Tim Penyusun {{ sebutan_rpjm }}",
        ("lambang_negara", "logo_kabupaten"),
    )
