"""Berita acara of the Musrenbang Kecamatan, with its proposals as Lampiran II and III and the delegates as Lampiran IV.

What it decides and who signs: Panduan Teknis Integrasi PNPM-MPd BAB II D 4. Order of the parts and columns: a berita
acara of a Musrenbang RKPD as a distrik printed it. The layout of the signatures is our own, as the guide draws none.
"""

from __future__ import annotations

from dataclasses import replace

from tools import berita_acara as ba
from tools import kecamatan
from tools.keputusan import diktum
from tools.naskah import CENTER, data_cells, end_mark, fact, head_cells, item, signing_cell, title
from tools.tabel_kegiatan import BOLD, rows_of
from tools.wordml import TEXT_WIDTH, Look, cell, package, paragraph, row, table, tag, tag_row

FORUM = "{{ nama_forum }} {{ nama_kecamatan }}"
KABUPATEN = "{{ jenis_kabupaten }} {{ nama_kabupaten }}"
UNSUR = "{% if unsur_hadir %}{{ unsur_hadir|daftar }}{% else %}para pemangku kepentingan{% endif %}"
LAST_OF_LIST = "{% if loop.last %};{% else %},{% endif %}"
USULAN_WIDTHS = (440, 1420, 2145, 1400, 1000, 1500, 1450)
DELEGASI_WIDTHS = (560, 2300, 2300, 2395, 1800)
UTUSAN_WIDTHS = (640, 4038, 2277, 2400)


def heading() -> str:
    """Give kop, title and number."""
    return "".join([
        tag("{%p if tampilkan_kop %}"),
        kecamatan.kop(),
        paragraph("", replace(CENTER, line=200)),
        tag("{%p endif %}"),
        title(
            "BERITA ACARA",
            "HASIL KESEPAKATAN MUSYAWARAH PERENCANAAN PEMBANGUNAN (MUSRENBANG) RKPD",
            "{{ jenis_kabupaten|kapital }} {{ nama_kabupaten|kapital }}",
            "DI {{ sebutan_kecamatan|kapital }} {{ nama_kecamatan|kapital }} TAHUN {{ tahun_rkpd }}",
        ),
        paragraph("Nomor: {{ nomor|pena(30) }}", replace(CENTER, before=60, after=240)),
    ])  # fmt: skip


def opening() -> str:
    """Give when and where the forum met and who was there."""
    return paragraph(
        "Pada hari ini, {{ tanggal|tanggal_terbilang }} ({{ tanggal|tanggal_angka }}), bertempat di {{ tempat }}, telah "
        f"diselenggarakan {FORUM} dalam rangka penyusunan RKPD {KABUPATEN} Provinsi {{{{ nama_provinsi }}}} Tahun "
        "{{ tahun_rkpd }}, yang dihadiri oleh {{ jumlah_hadir|angka_terbilang }} orang" + ba.HADIR + f", dari {UNSUR}, "
        "sesuai dengan daftar hadir yang terlampir sebagai Lampiran I berita acara ini.", ba.BODY)  # fmt: skip


def considered() -> str:
    """Give what the forum heard: the speeches, the matters, the views; each list lettered."""
    return "".join([
        paragraph("Setelah memperhatikan, mendengar dan mempertimbangkan:", replace(ba.BODY, before=60, keep=True)),
        tag("{%p if sambutan %}"),
        item("1.", "sambutan pada acara pembukaan oleh:", keep=True),
        tag("{%p for orang in sambutan %}"),
        item("{{ loop.index|huruf }}.", "{{ orang.nama }}, {{ orang.jabatan|akhiri('') }}" + LAST_OF_LIST, start=425),
        tag("{%p endfor %}"),
        tag("{%p else %}"),
        item("1.", "sambutan-sambutan pada acara pembukaan;"),
        tag("{%p endif %}"),
        item("2.", "pemaparan materi mengenai:", keep=True),
        tag("{%p for butir in materi %}"),
        item("{{ loop.index|huruf }}.", "{{ butir|akhiri('') }}" + LAST_OF_LIST, start=425),
        tag("{%p endfor %}"),
        item("3.", f"tanggapan dan saran seluruh peserta {FORUM} terhadap materi yang dipaparkan,"),
    ])  # fmt: skip


def meeting() -> str:
    """Give the facts of the meeting, and who led, wrote and spoke."""
    return "".join([
        paragraph("maka pada:", replace(ba.BODY, before=60, keep=True)),
        fact("Hari dan Tanggal", "{{ tanggal|hari_tanggal }}", start=425, keep=True),
        fact("Jam", ba.WAKTU, start=425, keep=True),
        fact("Tempat", "{{ tempat }}", start=425),
        fact("Pimpinan", "{{ pimpinan|nama_lengkap }} dari {{ pimpinan.unsur }}", start=425),
        fact("Notulis", "{{ notulis|nama_lengkap }} dari {{ notulis.unsur }}", start=425),
        tag("{%p for orang in narasumber or [] %}"),
        ba.speaker(),
        tag("{%p endfor %}"),
        paragraph(f"seluruh peserta {FORUM}", replace(ba.BODY, before=120, keep=True)),
    ])  # fmt: skip


def agreements() -> str:
    """Give MENYEPAKATI: the three standing agreements, the forum's own, and the last on what they are for."""
    annexes = (
        "Lampiran I (Daftar Hadir), Lampiran II{% if not delegasi %} dan Lampiran III{% else %}, Lampiran III dan "
    )
    annexes += "Lampiran IV (Daftar Delegasi){% endif %}"
    return "".join([
        paragraph("MENYEPAKATI", replace(CENTER, bold=True, before=120, after=120, keep=True)),
        diktum("1", "Daftar usulan kegiatan prioritas yang disetujui, dengan lokasi, volume dan biayanya, sebagaimana tercantum "
               "dalam Lampiran II berita acara ini."),
        diktum("2", "Daftar usulan kegiatan yang belum disetujui dan daftar usulan cadangan sebagaimana tercantum dalam Lampiran "
               "III berita acara ini."),
        diktum("3", f"Hasil pembahasan peserta serta {annexes} merupakan satu kesatuan dan bagian yang tidak terpisahkan dari "
               "berita acara ini."),
        tag("{%p for butir in kesepakatan %}"),
        diktum("loop.index + 3", "{{ butir|akhiri('.') }}"),
        tag("{%p endfor %}"),
        diktum("kesepakatan|length + 4", f"Berita acara ini menjadi bahan penyusunan rancangan RKPD {KABUPATEN} Tahun "
               "{{ tahun_rkpd }}."),
        paragraph(
            "Keputusan diambil secara {{ cara_keputusan }}{% if suara %} dengan hasil {{ suara.setuju|angka_terbilang }} "
            "suara setuju, {{ suara.tidak_setuju|angka_terbilang }} suara tidak setuju, dan "
            "{{ suara.abstain|angka_terbilang }} suara abstain{% endif %}.", replace(ba.BODY, before=120)),
        paragraph("Demikian berita acara ini dibuat dan disahkan untuk digunakan sebagaimana mestinya.",
                  replace(ba.BODY, keep=True)),
    ])  # fmt: skip


def envoys(*, keep: bool) -> str:
    """Give the rows that the envoys of the desa sign; `keep` binds them to one page."""
    texts = ("{{ loop.index }}", "{{ u.nama }}", "{{ u.desa }}",
             "{% if loop.index is even %}\t{% endif %}{{ loop.index }}. ..........")  # fmt: skip
    last = ("{{ utusan_desa|length }}", *(t.replace("u.", "(utusan_desa|last).") for t in texts[1:3]),
            "{% if utusan_desa|length is even %}\t{% endif %}{{ utusan_desa|length }}. ..........")  # fmt: skip
    return "".join([
        head_cells(("No.", "Nama", "{{ sebutan_desa }}", "Tanda Tangan"), UTUSAN_WIDTHS, repeated=not keep),
        tag_row("{%tr for u in utusan_desa[:-1] %}", UTUSAN_WIDTHS),
        data_cells(texts, UTUSAN_WIDTHS, height=600, keep=keep, signer="Utusan Desa"),
        tag_row("{%tr endfor %}", UTUSAN_WIDTHS),
        data_cells(last, UTUSAN_WIDTHS, height=600, signer="Utusan Desa"),
    ])  # fmt: skip


def signatures() -> str:
    """Give place and date, camat and leader, and the envoys; a short list is one table that stays on one page."""
    left, right = sum(UTUSAN_WIDTHS[:2]), sum(UTUSAN_WIDTHS[2:])
    label = paragraph("Wakil Utusan {{ sebutan_desa }},", replace(CENTER, before=240, after=120, keep=True))

    def officials(span: int) -> str:
        leader = signing_cell("Pimpinan Musyawarah,", "pimpinan", right, span=span)
        return row(kecamatan.signing_cell(left, span=span), leader)

    whole = officials(2) + row(cell(label, TEXT_WIDTH, span=4, bare=True)) + envoys(keep=True)
    return "".join([
        paragraph("{{ tempat_penetapan }}, {{ tanggal|tanggal_panjang }}",
                  Look(align="center", left=left, before=120, after=120, keep=True)),
        tag(f"{{%p if utusan_desa|length <= {ba.KEEP_TOGETHER} %}}"),
        table(whole, UTUSAN_WIDTHS),
        tag("{%p else %}"),
        table(officials(1), (left, right), borders=False),
        label,
        table(envoys(keep=False), UTUSAN_WIDTHS),
        tag("{%p endif %}"),
    ])  # fmt: skip


def annex_head(number: str) -> str:
    """Give the block at the top right of a lampiran."""
    subject = f"Berita Acara Kesepakatan Hasil {FORUM} Tahun {{{{ tahun_rkpd }}}}"
    return kecamatan.annex_head(f" {number}", subject, "{{ nomor|pena(24) }}", "{{ tanggal|tanggal_panjang }}")


def sum_row(amount: str) -> str:
    """Give the row of a sum, which has the width of two columns as it may be a long number."""
    label = cell(paragraph("Jumlah", BOLD), sum(USULAN_WIDTHS[:5]), span=5)
    return row(label, cell(paragraph(amount, replace(BOLD, align="right")), sum(USULAN_WIDTHS[5:]), span=2))


def proposals(loop: str, number: str, sixth: tuple[str, str]) -> str:
    """Give a table of the proposals that an expression gives, with their sum; `sixth` is head and text of that column."""
    heads = ("No.", "{{ sebutan_desa }}", "Kegiatan", "Lokasi", "Volume", sixth[0], "Biaya (Rp)")
    texts = (number, "{{ k.desa }}", "{{ k.kegiatan }}", "{{ k.lokasi }}", "{{ k.volume|angka }} {{ k.satuan }}", sixth[1],
             "{{ k.biaya|angka }}")  # fmt: skip
    rows = rows_of(heads, USULAN_WIDTHS, loop, texts, 6)
    rows.append(sum_row(f"{{{{ {loop}|sum(attribute='biaya')|angka }}}}"))
    return table("".join(rows), USULAN_WIDTHS, padding=50) + paragraph("", replace(CENTER, line=200))


def in_words(label: str, rows: str) -> str:
    """Give how many proposals an expression has and what they cost, in figures and words."""
    total = f"{rows}|sum(attribute='biaya')"
    return paragraph(
        f"{label} {{{{ {rows}|length|angka_terbilang }}}} usulan kegiatan dengan biaya {{{{ ({total})|rupiah }}}} "
        f"({{{{ ({total})|terbilang_rupiah }}}}).", replace(ba.BODY, align="left"))  # fmt: skip


def approved() -> str:
    """Give Lampiran II: one table a funding group, by order of priority, then the whole."""
    pd = "{% if k.perangkat_daerah %}{{ k.perangkat_daerah }}{% endif %}{% if k.perangkat_daerah and k.catatan %}; "
    pd += "{% endif %}{% if k.catatan %}{{ k.catatan }}{% endif %}"
    return "".join([
        annex_head("II"),
        title("DAFTAR USULAN KEGIATAN PRIORITAS YANG DISETUJUI"),
        paragraph("", replace(CENTER, keep=True, line=200)),
        tag("{%p set disetujui = usulan|selectattr('status', 'eq', 'disetujui')|sort(attribute='urutan')|list %}"),
        tag("{%p for kelompok in kelompok_dana %}"),
        tag("{%p set baris = disetujui|selectattr('kelompok', 'eq', kelompok.kode)|list %}"),
        item("{{ loop.index|huruf }}.", "{{ kelompok.judul|akhiri(':') }}", keep=True),
        proposals("baris", "{{ k.urutan }}", ("Perangkat Daerah, Catatan", pd)),
        tag("{%p endfor %}"),
        in_words("Jumlah seluruhnya", "disetujui"),
    ])  # fmt: skip


def other_proposals() -> str:
    """Give Lampiran III: the proposals not approved and the reserve, each with its group and place in it."""
    group = "{{ k.kelompok }} urutan {{ k.urutan }}{% if k.perangkat_daerah %}; {{ k.perangkat_daerah }}{% endif %}"
    group += "{% if k.catatan %}; {{ k.catatan }}{% endif %}"
    parts = [
        annex_head("III"),
        title("DAFTAR USULAN KEGIATAN YANG BELUM DISETUJUI DAN CADANGAN"),
        paragraph("", replace(CENTER, keep=True, line=200)),
    ]
    for letter, heading_, status in (
        ("a", "Daftar usulan yang belum disetujui:", "belum disetujui"),
        ("b", "Daftar usulan cadangan:", "cadangan"),
    ):
        rows = f"usulan|selectattr('status', 'eq', '{status}')|sort(attribute='urutan')|urut_menurut('kelompok', kode_kelompok)"
        parts += [
            tag("{%p set baris = " + rows + " %}"),
            item(f"{letter}.", heading_, keep=True),
            proposals("baris", "{{ loop.index }}", ("Kelompok dan Catatan", group)),
        ]
    return "".join(parts)


def delegates() -> str:
    """Give Lampiran IV, where there are delegates."""
    heads = ("No.", "Nama", "Lembaga/Instansi", "Alamat, Telepon", "Tanda Tangan")
    texts = (
        "{{ loop.index }}",
        "{{ d.nama }}",
        "{{ d.lembaga }}",
        "{% if d.alamat %}{{ d.alamat }}{% endif %}{% if d.alamat and d.telepon %}, {% endif %}"
        "{% if d.telepon %}{{ d.telepon }}{% endif %}",
        "",
    )
    rows = [
        head_cells(heads, DELEGASI_WIDTHS, size=20),
        tag_row("{%tr for d in delegasi %}", DELEGASI_WIDTHS),
        data_cells(texts, DELEGASI_WIDTHS, height=600, size=20, signer="Delegasi"),
        tag_row("{%tr endfor %}", DELEGASI_WIDTHS),
    ]
    return "".join([
        tag("{%p if delegasi %}"),
        annex_head("IV"),
        title(
            "DAFTAR DELEGASI {{ sebutan_kecamatan|kapital }} {{ nama_kecamatan|kapital }}",
            "UNTUK FORUM PERANGKAT DAERAH DAN MUSRENBANG {{ jenis_kabupaten|kapital }}",
        ),
        paragraph("", replace(CENTER, keep=True, line=200)),
        table("".join(rows), DELEGASI_WIDTHS),
        tag("{%p endif %}"),
    ])  # fmt: skip


def build() -> bytes:
    """Give the template."""
    body = [
        heading(), opening(), considered(), meeting(), agreements(), signatures(), approved(), other_proposals(),
        delegates(), end_mark(),
    ]  # fmt: skip
    return package("".join(body), f"Berita Acara {FORUM} Tahun {{{{ tahun_rkpd }}}}", ("logo_kabupaten",))
