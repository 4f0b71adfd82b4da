"""The columns of the register books, in the words of Permendagri 47/2016 Lampiran A."""

from __future__ import annotations

from tools.buku import DESA, NUMBER, Book, Column, number_and_date

_FIRST = Column("NOMOR URUT", 11, text=NUMBER, align="center")
_REPORTED = Column("NOMOR DAN TANGGAL DILAPORKAN", 20, text=number_and_date("nomor_dilaporkan", "tanggal_dilaporkan"))
_NOTE = Column("KET.", 16, "keterangan")

PERATURAN = Book("BUKU PERATURAN DI", "Buku Peraturan di Desa", ((
    "baris", "", (
        _FIRST,
        Column(f"JENIS PERATURAN DI {DESA}", 16, "jenis_peraturan"),
        Column("NOMOR DAN TANGGAL DITETAPKAN", 20, text=number_and_date("nomor", "tanggal")),
        Column("TENTANG", 30, "tentang"),
        Column("URAIAN SINGKAT", 26, "uraian_singkat"),
        Column(f"TANGGAL KESEPAKATAN PERATURAN {DESA}", 20, "tanggal_kesepakatan", date=True, align="center"),
        _REPORTED,
        Column(f"NOMOR DAN TANGGAL DIUNDANGKAN DALAM LEMBARAN {DESA}", 22,
               text=number_and_date("nomor_lembaran", "tanggal_lembaran")),
        Column(f"NOMOR DAN TANGGAL DIUNDANGKAN DALAM BERITA {DESA}", 22,
               text=number_and_date("nomor_berita", "tanggal_berita")),
        _NOTE,
    ),
),))  # fmt: skip
KEPUTUSAN = Book("BUKU KEPUTUSAN KEPALA", "Buku Keputusan Kepala Desa", ((
    "baris", "", (
        _FIRST,
        Column(f"NOMOR DAN TANGGAL KEPUTUSAN KEPALA {DESA}", 28, text=number_and_date("nomor", "tanggal")),
        Column("TENTANG", 48, "tentang"),
        Column("URAIAN SINGKAT", 42, "uraian_singkat"),
        _REPORTED,
        _NOTE,
    ),
),))  # fmt: skip
AGENDA = Book("BUKU AGENDA", "Buku Agenda", (
    ("surat_masuk", "SURAT MASUK", (
        _FIRST,
        Column("TANGGAL PENERIMAAN", 20, "tanggal_terima", date=True, align="center"),
        Column("NOMOR SURAT", 28, "nomor"),
        Column("TANGGAL SURAT", 20, "tanggal", date=True, align="center"),
        Column("PENGIRIM", 34, "pengirim"),
        Column("ISI SINGKAT", 50, "isi_singkat"),
    )),
    ("surat_keluar", "SURAT KELUAR", (
        _FIRST,
        Column("NOMOR SURAT", 28, "nomor"),
        Column("TANGGAL SURAT", 20, "tanggal", date=True, align="center"),
        Column("DITUJUKAN KEPADA", 40, "ditujukan_kepada"),
        Column("ISI SINGKAT", 40, "isi_singkat"),
        Column("KET.", 24, "keterangan"),
    )),
))  # fmt: skip
