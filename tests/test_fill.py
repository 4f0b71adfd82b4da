"""`docgen fill`: a form and a data file become a filled form, or every problem is told and nothing is written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from docgen.rendering.acroform import read_fields
from tests.support.forms import (
    COMB,
    COMBO,
    EDITABLE,
    MULTILINE,
    MULTIPLE,
    PUSH_BUTTON,
    READ_ONLY,
    REQUIRED,
    FormMaker,
    pdf,
    seen,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.command import Result

CALCULATED = {"C": {"S": "/JavaScript", "JS": "x"}}


def request() -> FormMaker:
    """Give a form as an office hands it out."""
    maker = FormMaker(pages=2)
    maker.text("pemohon.nama", (20, 350, 220, 370), TU="Nama lengkap", MaxLen=30, Ff=REQUIRED)
    maker.text("pemohon.nik", (230, 350, 390, 370), MaxLen=16, Ff=COMB)
    maker.text("pemohon.alamat", (20, 310, 380, 345), Ff=MULTILINE)
    maker.text("tanggal", (20, 280, 120, 300))
    maker.text("hasil[0].sasaran", (20, 250, 380, 265), page=1)
    maker.text("hasil[1].sasaran", (20, 230, 380, 245), page=1)
    maker.text("baris.0", (20, 210, 380, 225), page=1)
    maker.text("Nama Desa (asal)", (20, 190, 380, 205), page=1)
    maker.check("setuju", "Ya")
    maker.radio("jk", ["0", "1"], Opt=["Laki-laki", "Perempuan"])
    maker.choice("agama", [["1", "Islam"], ["2", "Hindu"]], (20, 200, 120, 220))
    maker.choice("pekerjaan", ["Petani", "Nelayan"], (130, 200, 220, 220), Ff=COMBO | EDITABLE)
    maker.choice("bidang", ["Pendidikan", "Kesehatan", "Jalan"], (20, 100, 120, 180), Ff=MULTIPLE)
    return maker


DATA = """\
pemohon:
  nama: I Gede “Ketut” Sari
  nik: 0108060000010001
  alamat: |
    Jalan Melati No. 5
    Desa Pemaron
tanggal: 2026-10-12
hasil:
  - sasaran: jalan desa
  - sasaran: irigasi
baris: [satu]
Nama Desa (asal): Pemaron
setuju: ya
jk: perempuan
agama: Hindu
pekerjaan: Perajin perak
bidang: [Jalan, Kesehatan]
"""


def fill(run: Callable[..., Result], maker: FormMaker, data: Any, *more: str) -> Result:
    Path("formulir.pdf").write_bytes(maker.content())
    name = "data.yaml" if isinstance(data, str) else "data.json"
    Path(name).write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return run("fill", "formulir.pdf", name, "-o", "hasil.pdf", *more)


def result() -> dict[str, Any]:
    return {field.name: field.value for field in read_fields(Path("hasil.pdf").read_bytes())}


def one(**field: Any) -> FormMaker:
    maker = FormMaker()
    maker.text("isian", **field)
    return maker


def test_everything_typed_is_in_the_form_and_seen_on_its_pages(run: Callable[..., Result]) -> None:
    done = fill(run, request(), DATA)
    assert (done.code, done.out, done.err) == (0, "hasil.pdf\n", "")
    assert result() == {
        "pemohon.nama": "I Gede “Ketut” Sari",
        "pemohon.nik": "0108060000010001",
        "pemohon.alamat": "Jalan Melati No. 5\nDesa Pemaron",
        "tanggal": "2026-10-12",
        "hasil[0].sasaran": "jalan desa",
        "hasil[1].sasaran": "irigasi",
        "baris.0": "satu",
        "Nama Desa (asal)": "Pemaron",
        "setuju": True,
        "jk": "Perempuan",
        "agama": "Hindu",
        "pekerjaan": "Perajin perak",
        "bidang": ["Kesehatan", "Jalan"],
    }
    content = Path("hasil.pdf").read_bytes()
    for words in ("I Gede “Ketut” Sari", "Jalan Melati No. 5", "Desa Pemaron", "2026-10-12", "Hindu", "Perajin perak"):
        assert words in seen(content)
    for words in ("jalan desa", "irigasi", "satu", "Pemaron"):
        assert words in seen(content, 1)


def test_names_may_be_written_whole_and_json_serves_as_well(run: Callable[..., Result]) -> None:
    data = {"pemohon.nama": "Ketut", "hasil[1].sasaran": "irigasi", "setuju": True, "pemohon.nik": 5108, "jk": "1"}
    done = fill(run, request(), data)
    assert done.code == 0
    told = result()
    assert (told["pemohon.nama"], told["pemohon.nik"], told["hasil[1].sasaran"]) == ("Ketut", "5108", "irigasi")
    assert (told["setuju"], told["jk"]) == (True, "Perempuan")


def test_every_problem_is_told_at_its_line_and_nothing_is_written(run: Callable[..., Result]) -> None:
    maker = request()
    maker.field("/Sig", "ttd", (20, 20, 60, 40))
    maker.field("/Btn", "kirim", (80, 20, 100, 40), Ff=PUSH_BUTTON)
    maker.text("nomor", (120, 20, 200, 40), Ff=READ_ONLY)
    data = """\
pemohon:
  nama: Nama yang melewati batas tiga puluh karakter
  nik: 5108 0600 0001 0001
  alamt: x
tanggal: "a\\nb"
setuju: mungkin
jk: laki laki
agama: hindo
bidang: [Jalan, Udara]
ttd: Ketut
kirim: ya
nomor: 12
hasil: ada
baris: [a, b]
"""
    done = fill(run, maker, data)
    assert done.code == 1
    lines = done.err.splitlines()
    for place, words in {
        "2:9": "Nama lengkap (pemohon.nama): 44 karakter, padahal paling banyak 30",
        "3:8": "Tulis tanpa spasi: “5108060000010001”",
        "4:3": "pemohon.alamt: formulir ini tidak mempunyai isian dengan nama itu. Maksudnya “pemohon.alamat”?",
        "5:10": "isian ini hanya satu baris",
        "6:9": "“mungkin” bukan ya atau tidak",
        "7:5": "Maksudnya “Laki-laki”?",
        "8:8": "“hindo” tidak ada dalam pilihan. Seharusnya: Islam (1) | Hindu (2). Maksudnya “Hindu”?",
        "9:9": "“Udara” tidak ada dalam pilihan",
        "10:6": "tanda tangan tidak dapat diisi dari data",
        "11:8": "tombol tidak dapat diisi",
        "12:8": "hanya dapat dibaca",
        "13:8": "“hasil” kelompok isian, bukan satu isian. Seharusnya: hasil[0].sasaran, hasil[1].sasaran",
        "14:12": "baris[1]: formulir ini tidak mempunyai isian dengan nama itu",
    }.items():
        assert any(line.startswith(f"data.yaml:{place}: ") and words in line for line in lines), (place, done.err)
    assert lines[-1] == "13 masalah. Tidak ada berkas yang dibuat."
    assert done.err.count("Isian formulir ini: pemohon.nama (teks), pemohon.nik (teks)") == 1
    assert not Path("hasil.pdf").exists()


def test_of_very_many_fields_sixty_are_named(run: Callable[..., Result]) -> None:
    maker = FormMaker()
    for number in range(70):
        maker.text(f"isian {number}", (20, 5 * number, 120, 5 * number + 5))
    done = fill(run, maker, "lain: x\n")
    assert "isian 59 (teks), dan 10 lagi" in done.err


def test_a_key_of_a_form_with_long_names_is_found_by_its_end(run: Callable[..., Result]) -> None:
    maker = FormMaker()
    maker.text("topmostSubform[0].Page1[0].NamaLengkap[0]")
    assert "Maksudnya “topmostSubform[0].Page1[0].NamaLengkap[0]”?" in fill(run, maker, "nama_lengkap: x\n").err


def test_fields_left_empty_are_named_and_required_ones_refused(run: Callable[..., Result]) -> None:
    maker = FormMaker()
    maker.text("a", (20, 300, 90, 320))
    maker.text("b", (20, 270, 90, 290), V="sudah ada")
    maker.text("c", (20, 240, 90, 260), Ff=READ_ONLY)
    maker.check("cek", Ff=REQUIRED)
    done = fill(run, maker, "a:\ncek: tidak\n")
    assert done.code == 0
    assert done.err == "data.yaml: Peringatan: 1 isian formulir tetap kosong: a.\n"
    assert result()["b"] == "sudah ada"
    refused = fill(run, maker, 'b: ""\n')
    assert "cek: belum diisi. Seharusnya: centang: ya atau tidak" in refused.err
    maker.text("d", Ff=REQUIRED, TU="Nomor surat")
    assert "Nomor surat (d): belum diisi" in fill(run, maker, 'cek: ya\nd: ""\n').err


def test_what_the_form_reckons_itself_may_be_given_and_is_asked_for(run: Callable[..., Result]) -> None:
    maker = one(Ff=READ_ONLY, AA=CALCULATED)
    maker.text("lain", (20, 200, 90, 220))
    warned = fill(run, maker, "lain: x\n")
    assert "tidak dijalankan docgen: isian" in warned.err
    Path("hasil.pdf").unlink()
    assert fill(run, maker, "lain: x\nisian: 1.500.000\n").err == ""
    assert result()["isian"] == "1.500.000"


def test_a_value_given_in_two_places_is_refused(run: Callable[..., Result]) -> None:
    done = fill(run, request(), "pemohon:\n  nama: a\npemohon.nama: b\n")
    assert "data.yaml:3:15: Nama lengkap (pemohon.nama): isian ini sudah diberi nilai di tempat lain" in done.err
    assert "data.yaml:2:9" in done.err


@pytest.mark.parametrize(
    ("state", "typed", "value"),
    [
        ("Yes", "ya", True), ("Yes", "true", True), ("Setuju", "Setuju", True), ("1", "1", True),
        ("Tidak", "true", True), ("Yes", "tidak", False), ("Yes", "false", False), ("Yes", '""', False),
        ("Tidak", "false", False),
    ],
)  # fmt: skip
def test_a_check_box_takes_yes_and_no_and_its_own_state(
    run: Callable[..., Result], state: str, typed: str, value: bool
) -> None:
    maker = FormMaker()
    maker.check("cek", state)
    assert fill(run, maker, f"cek: {typed}\n").code == 0
    assert result()["cek"] is value


def test_a_state_that_reads_as_no_has_to_be_said_clearly(run: Callable[..., Result]) -> None:
    maker = FormMaker()
    maker.check("cek", "Tidak")
    done = fill(run, maker, "cek: Tidak\n")
    assert done.code == 1
    assert "true untuk dicentang, false untuk dikosongkan" in done.err


@pytest.mark.parametrize("typed", ["08123", "1.50", "2026-10-12", "08.30", "ya", "null", "1e5", "0x1F"])
def test_numbers_and_dates_are_written_as_they_were_typed(run: Callable[..., Result], typed: str) -> None:
    assert fill(run, one(), f"isian: {typed}\n").code == 0
    assert result()["isian"] == typed


def test_a_text_that_does_not_fit_is_told_with_the_room_that_there_is(run: Callable[..., Result]) -> None:
    maker = FormMaker()
    maker.text("isian", (20, 300, 80, 312))
    done = fill(run, maker, f"isian: {'panjang ' * 10}\n")
    assert "data.yaml:1:8: isian: teks ini tidak muat dalam kotaknya" in done.err
    assert "Singkatkan menjadi sekitar 2" in done.err


def test_characters_without_a_font_are_named(run: Callable[..., Result]) -> None:
    done = fill(run, one(), "isian: Nama محمد\n")
    assert "data.yaml:1:8: isian: tidak ada huruf untuk “م” (U+0645), “ح” (U+062D), “د” (U+062F)" in done.err


def test_a_flattened_form_has_no_fields_left_but_all_the_words(run: Callable[..., Result]) -> None:
    assert fill(run, request(), DATA, "--flatten").code == 0
    content = Path("hasil.pdf").read_bytes()
    assert "I Gede “Ketut” Sari" in seen(content)
    assert "tidak mempunyai kotak isian" in run("fill", "hasil.pdf", "--fields").err


def test_the_list_of_fields_tells_what_each_takes(run: Callable[..., Result]) -> None:
    Path("formulir.pdf").write_bytes(request().content())
    told = run("fill", "formulir.pdf", "--fields")
    assert told.code == 0
    for line in (
        "pemohon.nama: teks, paling banyak 30 karakter; wajib; halaman 1",
        "    keterangan: Nama lengkap",
        "pemohon.alamat: teks, boleh beberapa baris; halaman 1",
        "setuju: centang: ya atau tidak; halaman 1",
        "jk: pilih satu: Laki-laki (0) | Perempuan (1); halaman 1",
        "pekerjaan: pilih satu atau tulis sendiri: Petani | Nelayan; halaman 1",
        "bidang: pilih beberapa: Pendidikan | Kesehatan | Jalan; halaman 1",
    ):
        assert line in told.out.splitlines()


@pytest.mark.parametrize("suffix", ["yaml", "json"])
def test_a_data_file_made_from_a_filled_form_fills_it_the_same_again(run: Callable[..., Result], suffix: str) -> None:
    fill(run, request(), DATA)
    before = result()
    assert run("fill", "hasil.pdf", "--fields", "-o", f"lagi.{suffix}").out == f"lagi.{suffix}\n"
    done = run("fill", "formulir.pdf", f"lagi.{suffix}", "-o", "hasil.pdf", "--force")
    assert (done.code, done.err) == (0, "")
    assert result() == before


def test_an_empty_data_file_explains_every_field(run: Callable[..., Result]) -> None:
    maker = request()
    maker.field("/Sig", "ttd", (20, 20, 60, 40))
    Path("formulir.pdf").write_bytes(maker.content())
    run("fill", "formulir.pdf", "--fields", "-o", "isian.yaml")
    text = Path("isian.yaml").read_text(encoding="utf-8")
    assert "# Nama lengkap: teks, paling banyak 30 karakter; wajib; halaman 1\npemohon.nama:\n" in text
    assert '"Nama Desa (asal)":\n' in text
    assert "# ttd tidak diisi dari data." in text
    done = run("fill", "formulir.pdf", "isian.yaml", "-o", "hasil.pdf")
    assert "Nama lengkap (pemohon.nama): belum diisi" in done.err


def test_a_signed_form_is_added_to_and_that_is_said(run: Callable[..., Result]) -> None:
    maker = one()
    maker.field("/Sig", "ttd", (20, 20, 60, 40), V=maker.add({"Type": "/Sig", "Contents": "x"}))
    done = fill(run, maker, "isian: x\n")
    assert done.code == 0
    assert "formulir.pdf: Peringatan: formulir sudah ditandatangani secara elektronik" in done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["tiada.pdf", "data.yaml", "-o", "x.pdf"], "Berkas tiada.pdf tidak ditemukan"),
        (["formulir.pdf", "tiada.yaml", "-o", "x.pdf"], "Berkas tiada.yaml tidak ditemukan"),
        (["data.yaml", "data.yaml", "-o", "x.pdf"], "data.yaml bukan berkas PDF"),
        (["formulir.pdf", "data.xlsx", "-o", "x.pdf"], "ditulis dalam berkas .yaml"),
        (["formulir.pdf", "data.yaml"], "Tulis: docgen fill formulir.pdf DATA -o HASIL.pdf"),
        (["formulir.pdf"], "docgen fill formulir.pdf --fields"),
        (["formulir.pdf", "data.yaml", "--fields"], "--fields hanya membaca formulir"),
        (["formulir.pdf", "data.yaml", "-o", "formulir.pdf", "--force"], "adalah formulir atau datanya sendiri"),
        (["formulir.pdf", "--fields", "-o", "x.docx"], "pakailah .yaml atau .json"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(run: Callable[..., Result], words: list[str], said: str) -> None:
    Path("formulir.pdf").write_bytes(one().content())
    Path("data.yaml").write_text("isian: x\n", encoding="utf-8")
    done = run("fill", *words)
    assert done.code == 2
    assert said in done.err


def test_a_file_that_is_there_is_not_overwritten(run: Callable[..., Result]) -> None:
    assert fill(run, one(), "isian: satu\n").code == 0
    assert fill(run, one(), "isian: satu\n").code == 0
    assert fill(run, one(), "isian: dua\n").code == 3
    assert result()["isian"] == "satu"
    assert fill(run, one(), "isian: dua\n", "--force").code == 0
    assert result()["isian"] == "dua"


def test_a_form_of_livecycle_is_refused_with_the_cure(run: Callable[..., Result]) -> None:
    done = fill(run, FormMaker(XFA=pdf("<xdp/>")), "isian: x\n")
    assert done.code == 2
    assert "formulir XFA (Adobe LiveCycle)" in done.err
