"""What an input workbook says beside the words of its schema: how to fill it, what Excel says of a doubtful value."""

from __future__ import annotations

HOW_TO = (
    "Cara mengisi",
    "1. Isilah sel berwarna kuning (wajib) dan putih (boleh dikosongkan). Sel lain dikunci tanpa kata sandi.",
    "2. Lembar “Isian” memuat isian tunggal; lembar lain memuat daftar, satu baris untuk satu butir.",
    "3. Baris boleh disisipkan, dihapus, dan diurutkan; kolom boleh dilebarkan. Baris pertama dan kolom A yang "
    "tersembunyi jangan dihapus: di situlah docgen mengenali isian.",
    "4. Tanggal: 27 April 2015, 27/04/2015, 27-04-2015, atau tanggal Excel.",
    "5. Uang: 1250000, 1.250.000, atau Rp1.250.000. Pecahan memakai koma: 1.250,5.",
    "6. NIK, NIP, kode, dan nomor telepon diketik sebagai teks; selnya sudah disiapkan.",
    "7. Sel yang memuat beberapa butir: satu butir satu baris (Alt+Enter), atau dipisahkan titik koma.",
    "8. Kolom “No. induk” pada sebuah daftar menunjuk nomor baris pada lembar induknya.",
    "Sesudah diisi",
    "Periksa: docgen validate isian.xlsx",
    "Buat dokumen: docgen generate isian.xlsx -o hasil",
    "Masalah disebut dengan lembar dan selnya, misalnya Kegiatan!D7.",
)
ABOUT, NOTES = "Petunjuk", "Catatan"
FIELDS = "Isian"
HEADS = ("Isian", "Nilai", "Keterangan", "Contoh")
REQUIRED = " *"
STAR = "Tanda * : wajib diisi."
SECTION = "Kosongkan seluruh lembar ini bila naskahnya tidak dibuat."
NUMBER, PARENT = "No.", "No. induk"
PARENT_NOTE = "Nomor baris pada lembar “{}”."
NUMBER_NOTE = "Nomor untuk ditunjuk lembar lain."
SEVERAL = "Beberapa butir: satu baris satu butir, atau dipisahkan titik koma."
DOUBT = "Periksa lagi"
CHOICES = "Pilihlah dari daftar."
EXPECTED = "Bentuk yang dikenal: {}."
TABLE = "Tabel"
HOW_TO_TABLE = (
    "Cara mengisi tabel",
    "1. Satu baris pada lembar “Tabel” menjadi satu dokumen atau satu paket. Kolom kuning wajib diisi, kecuali isian "
    "yang sudah ada di berkas profil.",
    "2. Kolom boleh dipindahkan, dan yang tidak dipakai boleh dihapus. Judul kolom jangan diubah. Kolom yang "
    "judulnya diawali tanda # tidak dibaca.",
    "3. #kunci menamai barisnya, misalnya dengan kode desa; setiap baris lain kuncinya. Lembar yang lain memuat "
    "daftar: #induk berisi kunci baris yang memiliki butir itu.",
    "4. Isian yang memuat beberapa butir dalam satu sel (judulnya berakhiran []): satu butir satu baris (Alt+Enter), "
    "atau dipisahkan titik koma.",
    "Sesudah diisi",
    "Buat semua dokumen: docgen batch {} tabel.xlsx -p profil.yaml -o hasil",
    "Masalah disebut dengan lembar dan selnya. Dengan --skip-invalid baris yang salah dilewati dan dilaporkan.",
    "Kolom yang tersedia",
)
TABLE_TITLES = frozenset((HOW_TO_TABLE[0], "Sesudah diisi", HOW_TO_TABLE[-1]))
TABLE_HEADS = ("Lembar", "Kolom", "Isian", "Keterangan", "Contoh")
