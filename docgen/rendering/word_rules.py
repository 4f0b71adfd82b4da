"""Our own Word rules: whether a Word package is whole and well ordered, as far as Word itself would notice.

They find what the Open XML SDK finds on common damage, and what it lets pass though Word does not open it or repairs
it: cells without a paragraph, rows without a cell, ranges and fields left open, styles and lists that do not exist.
No file is opened here and nothing is mended; a damaged package is reported, never raised on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.rendering.wordrules import measures, packaging, pairs, references
from docgen.rendering.wordrules.scope import scopes
from docgen.rendering.wordrules.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["RULES", "Violation", "violations"]

RULES: Mapping[str, str] = {
    "P01": "daftar jenis isi ada dan terbaca",
    "P02": "setiap bagian punya jenis isi",
    "P03": "jenis isi ditulis sekali dan benar bentuknya",
    "P04": "berkas menunjuk bagian utamanya",
    "P05": "bagian utama adalah dokumen Word",
    "P06": "jenis isi cocok dengan hubungannya",
    "P07": "nama bagian diizinkan dan tidak kembar",
    "P08": "Id hubungan tidak kembar",
    "P09": "sasaran hubungan ada",
    "P10": "hubungan yang hanya boleh satu memang satu",
    "P11": "XML terbaca dan tanpa DOCTYPE",
    "P12": "unsur akar sesuai jenis bagian",
    "P14": "bentuk Transitional, bukan Strict",
    "P15": "bagian dokumen tidak berada di luar berkas",
    "P16": "berkas gambar berisi gambar",
    "S01": "unsur hanya di tempat yang diizinkan",
    "S02": "urutan unsur benar",
    "S03": "unsur tidak lebih banyak dari yang diizinkan",
    "S04": "unsur wajib ada",
    "S05": "atribut dikenal",
    "S06": "atribut wajib ada",
    "S07": "tidak ada teks di antara unsur",
    "S08": "awalan dalam mc:Ignorable dinyatakan",
    "S09": "mc:AlternateContent tersusun benar",
    "S10": "tidak ada unsur dari ruang nama asing",
    "S11": "urutan sifat huruf seperti yang ditulis Word",
    "V01": "nilai ya/tidak",
    "V02": "bilangan dan batasnya",
    "V03": "ukuran dan satuannya",
    "V04": "warna",
    "V05": "nilai dari daftar",
    "V06": "bilangan heksadesimal dan kode",
    "V07": "tanggal dan waktu",
    "V08": "panjang teks dan nama",
    "B01": "sel tabel berakhir dengan paragraf",
    "B02": "baris tabel punya sel",
    "B03": "tabel punya baris",
    "B04": "isi, kepala, kaki, catatan dan kotak teks tidak kosong",
    "B05": "baris tidak lebih lebar dari tabelnya",
    "B06": "spasi di tepi teks dijaga",
    "R01": "r:id dan r:embed punya hubungan",
    "R02": "hubungan yang ditunjuk benar jenisnya",
    "R03": "gaya yang dipakai ada",
    "R04": "gaya yang dipakai benar jenisnya",
    "R05": "gaya tidak kembar",
    "R06": "gaya tidak berinduk pada dirinya sendiri",
    "R07": "satu gaya bawaan tiap jenis",
    "R08": "daftar bernomor yang dipakai ada",
    "R09": "pola daftar yang ditunjuk ada",
    "R10": "daftar, pola dan tingkatnya tidak kembar",
    "R12": "catatan dan komentar yang dirujuk ada",
    "R13": "catatan dan komentar tidak kembar",
    "R14": "satu komentar dirujuk satu kali",
    "R16": "satu kepala dan kaki halaman tiap jenis dalam satu bagian",
    "R17": "markah dibuka dan ditutup",
    "R18": "id jangkauan tidak kembar",
    "R19": "nama markah tidak kembar",
    "R20": "jangkauan komentar, izin dan pindahan dibuka dan ditutup",
    "R21": "bidang dibuka dan ditutup",
    "R22": "id gambar tidak kembar di seluruh dokumen",
    "R23": "gambar punya ukuran",
    "R24": "gambar menyebut berkasnya",
    "R25": "id kontrol isi tidak kembar",
    "R26": "tautan dalam dokumen menuju markah yang ada",
}
"""What each rule demands, by its id, in Indonesian."""


def violations(parts: Mapping[str, bytes]) -> list[Violation]:
    """Give every breach of a Word rule in a package, none for a sound one.

    `parts` maps part names without leading slash (`word/document.xml`) to their bytes, as `read_package` gives them.
    Raises nothing: what can't be read is a breach.
    """
    package = packaging.read(parts)
    references.check_links(package)
    for scope in scopes(package):
        references.check_styles(scope)
        references.check_numbering(scope)
        references.check_notes(scope)
        references.check_sections(scope)
        references.check_anchors(scope)
        references.check_ids(scope)
        for story in scope.stories:
            pairs.check_pairs(package, story)
            pairs.check_fields(package, story)
            measures.check_tables(package, story)
            measures.check_pictures(package, story)
    return package.violations
