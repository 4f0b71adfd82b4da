"""Surat Penetapan Camat (SPC): the camat fixes the proposals of the Musrenbang Kecamatan, listed in its Lampiran.

That there is such a paper: Panduan Teknis Integrasi PNPM-MPd BAB II D 4 e. Its form was not found; it is made here as a
keputusan of the camat (technique: UU 12/2011 Lampiran II), and the wording of its diktum is our own.
"""

from __future__ import annotations

from dataclasses import replace

from tools import kecamatan, keputusan
from tools.keputusan import diktum
from tools.naskah import CENTER, data_cells, head_cells, labelled, title
from tools.wordml import Look, cell, package, paragraph, row, table, tag_row

KECAMATAN = "{{ sebutan_kecamatan }} {{ nama_kecamatan }}"
MUSRENBANG = f"Musyawarah Perencanaan Pembangunan {KECAMATAN}"
TAHUN = "Tahun Anggaran {{ tahun_anggaran }}"
SURAT = "Surat Penetapan {{ sebutan_camat }}"
NOMOR = "{{ nomor|pena(30) }}"
SPC = keputusan.Keputusan(
    judul=(
        "PENETAPAN USULAN KEGIATAN HASIL MUSYAWARAH PERENCANAAN PEMBANGUNAN {{ sebutan_kecamatan|kapital }} "
        "{{ nama_kecamatan|kapital }} TAHUN ANGGARAN {{ tahun_anggaran }}"
    ),
    hal=f"Penetapan Usulan Kegiatan Hasil {MUSRENBANG} {TAHUN}",
    pertimbangan=(
        f"bahwa usulan kegiatan pembangunan dari {{{{ sebutan_desa|kecil }}}} di {KECAMATAN} telah dibahas dan disepakati "
        f"dalam {MUSRENBANG};",
        "bahwa agar usulan kegiatan yang telah disepakati menjadi dasar pendanaan dan pelaksanaannya, {{ sebutan_camat }} "
        "menetapkan usulan kegiatan tersebut;",
    ),
    pejabat=kecamatan.CAMAT_KAPITAL,
    sebutan=SURAT,
)
WIDTHS = (420, 1230, 1725, 1190, 900, 1330, 1230, 1330)
SIZE = 16
TIGHT = Look(align="left", size=SIZE, line=240)
SUM_OF_ROW = "{{ (k.jumlah_program + k.swadaya)|angka }}"
TOTAL = "(jumlah_program + jumlah_swadaya)"


def heading() -> str:
    """Give the head down to the office that decides."""
    return "".join([
        kecamatan.kop(),
        paragraph("", replace(CENTER, line=200)),
        title("SURAT PENETAPAN {{ sebutan_camat|kapital }}", f"NOMOR: {NOMOR}"),
        keputusan.about(SPC.judul),
        paragraph(SPC.pejabat + ",", replace(CENTER, bold=True, after=180)),
    ])  # fmt: skip


def minutes_noted() -> str:
    """Give the berita acara on which the paper rests."""
    text = f"Berita Acara {MUSRENBANG} Nomor {{{{ nomor_ba }}}} tanggal {{{{ tanggal_ba|tanggal_panjang }}}};"
    return labelled("Memperhatikan", text, first="true", left=keputusan.LEFT)


def decisions() -> str:
    """Give MENETAPKAN and the numbered decisions."""
    return "".join([
        paragraph("MENETAPKAN:", replace(CENTER, bold=True, before=120, after=120, keep=True)),
        diktum("1", f"Usulan kegiatan yang didanai, hasil {MUSRENBANG} {TAHUN}, adalah {{{{ usulan|length|angka_terbilang }}}} usulan "
               "kegiatan dari {{ urutan_desa|length|angka_terbilang }} {{ sebutan_desa|kecil }} sebagaimana tercantum dalam Lampiran "
               f"yang merupakan bagian tidak terpisahkan dari {SURAT} ini, dengan jumlah biaya {{{{ {TOTAL}|rupiah }}}} "
               f"({{{{ {TOTAL}|terbilang_rupiah }}}}), terdiri atas dana {{{{ nama_program }}}} sebesar "
               "{{ jumlah_program|rupiah }} dan swadaya masyarakat sebesar {{ jumlah_swadaya|rupiah }}."),
        diktum("2", "Prioritas usulan kegiatan yang diajukan ke Musrenbang {{ jenis_kabupaten }} {{ nama_kabupaten }} untuk didanai "
               "APBD adalah sebagaimana tercantum dalam berita acara yang disebut pada bagian Memperhatikan."),
        keputusan.own_decisions(2),
        keputusan.last_decision(SPC, 2),
    ])  # fmt: skip


def annex_head() -> str:
    """Give the block at the top right of the lampiran."""
    subject = f"{SURAT} tentang {SPC.hal}"
    return kecamatan.annex_head("", subject, NOMOR, "{{ tanggal_penetapan|tanggal_panjang|pena(24) }}")


def sums(label: str, rows: str, *, keep: bool = False) -> str:
    """Give a row of the three sums over the proposals that an expression gives."""
    look = replace(TIGHT, keep=keep)
    program, swadaya = (f"{rows}|sum(attribute='{name}')" for name in ("jumlah_program", "swadaya"))
    amounts = (program, swadaya, f"({program}) + ({swadaya})")
    cells = [cell(paragraph(label, replace(look, bold=True)), sum(WIDTHS[:5]), span=5)]
    for amount, width in zip(amounts, WIDTHS[5:], strict=True):
        cells.append(cell(paragraph(f"{{{{ ({amount})|angka }}}}", replace(look, align="right")), width))
    return row(*cells)


def sums_of_desa(*, keep: bool = False) -> str:
    """Give the row of the three sums of the desa of the proposal above."""
    return sums("Jumlah {{ sebutan_desa }} {{ k.desa }}", "usulan|selectattr('desa', 'eq', k.desa)", keep=keep)


def proposals() -> str:
    """Give the table of the proposals, those of one desa together; its sums never leave the last of them."""
    heads = ("No.", "{{ sebutan_desa }}", "Jenis Kegiatan", "Lokasi", "Volume", "Jumlah {{ nama_program }} (Rp)", "Swadaya (Rp)",
             "Jumlah (Rp)")  # fmt: skip
    texts = ("{{ loop.index }}", "{{ k.desa }}", "{{ k.kegiatan }}", "{{ k.lokasi }}", "{{ k.volume|angka }} {{ k.satuan }}",
             "{{ k.jumlah_program|angka }}", "{{ k.swadaya|angka }}", SUM_OF_ROW)  # fmt: skip

    def proposal(*, keep: bool) -> str:
        return data_cells(texts, WIDTHS, right=(5, 6, 7), size=SIZE, height=0, keep=keep)

    rows = [
        head_cells(heads, WIDTHS, size=SIZE),
        tag_row("{%tr for k in usulan|urut_menurut('desa', urutan_desa) %}", WIDTHS),
        tag_row("{%tr if loop.last %}", WIDTHS),
        proposal(keep=True) + sums_of_desa(keep=True),
        tag_row("{%tr elif loop.nextitem.desa != k.desa %}", WIDTHS),
        proposal(keep=True) + sums_of_desa(),
        tag_row("{%tr else %}", WIDTHS),
        proposal(keep=False),
        tag_row("{%tr endif %}", WIDTHS),
        tag_row("{%tr endfor %}", WIDTHS),
        sums("Jumlah Seluruhnya", "usulan", keep=True),
    ]
    words = f"Terbilang: {{{{ {TOTAL}|terbilang_rupiah }}}}."
    return table("".join(rows), WIDTHS, padding=40) + paragraph(words, Look(before=120, size=20, keep=True))


def build() -> bytes:
    """Give the template."""
    body = [
        heading(), keputusan.menimbang(SPC), keputusan.mengingat(memperhatikan=False), minutes_noted(), decisions(),
        kecamatan.signature(), keputusan.tembusan(), annex_head(),
        title("DAFTAR USULAN KEGIATAN YANG DITETAPKAN", "{{ sebutan_kecamatan|kapital }} {{ nama_kecamatan|kapital }}",
              "TAHUN ANGGARAN {{ tahun_anggaran }}"),
        paragraph("", replace(CENTER, keep=True, line=200)), proposals(), kecamatan.signature(place_and_date=False),
    ]  # fmt: skip
    return package("".join(body), f"{SURAT} {{{{ nama_kecamatan }}}} {TAHUN}", ("logo_kabupaten",))
