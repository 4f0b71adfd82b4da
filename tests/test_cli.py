"""The command line as its users meet it: what they type, what they read, what lies in the folder afterwards."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from docgen.documents.registry import shipped
from tests.support import paper, word
from tests.support.documents import ROOT, TYPES
from tests.support.pictures import png

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.command import Result

SK = "sk_tim_penyusun_rpjmdes"
BA = "ba_musdes_rpjmdes"


def sample_file(run: Callable[..., Result], type_id: str, name: str = "isian.yaml") -> Path:
    assert run("new", type_id, "-o", name, "--sample").code == 0
    return Path(name)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def folder(path: str = ".") -> set[str]:
    return {entry.name for entry in Path(path).iterdir()}


def required_text(type_id: str) -> tuple[str, str]:
    """Give the name and label of a field that a type asks for: of its region, or its year."""
    schema = shipped().get(type_id).schema
    asked = ("nama_kecamatan", "nama_kabupaten", "tahun_anggaran", "tahun_fiskal")
    name = next(one for one in asked if one in schema["required"])
    return name, schema["properties"][name]["title"]


def test_list_names_every_type_with_its_users_and_legal_basis(run: Callable[..., Result]) -> None:
    told = json.loads(run("list", "--json").out)
    assert {entry["id"] for entry in told} == set(shipped().all_ids)
    assert all({"judul", "bentuk", "pengguna", "dasar_hukum"} <= entry.keys() for entry in told)
    assert all(type_id in run("list").out for type_id in TYPES)


@pytest.mark.parametrize("type_id", TYPES)
def test_show_tells_each_field_with_form_meaning_and_example(run: Callable[..., Result], type_id: str) -> None:
    shown = run("show", type_id)
    assert shown.code == 0
    for words in (f"{required_text(type_id)[0]}  [wajib]", "Bentuk:", "Contoh:", "Bila kosong:"):
        assert words in shown.out


def test_show_tells_what_is_not_confirmed_about_a_form(run: Callable[..., Result]) -> None:
    assert "belum terbaca" in run("show", SK).out


@pytest.mark.parametrize("type_id", TYPES)
@pytest.mark.parametrize("suffix", ["yaml", "json"])
def test_a_sample_is_made_validated_and_generated(run: Callable[..., Result], type_id: str, suffix: str) -> None:
    path = sample_file(run, type_id, f"isian.{suffix}")
    checked = run("validate", str(path))
    assert (checked.code, checked.err) == (0, "")
    assert "sah" in checked.out
    made = run("generate", str(path), "-o", "out")
    assert (made.code, made.err) == (0, "")
    written = [Path(line) for line in made.out.splitlines()]
    assert [one.suffix for one in written] == [f".{suffix}" for suffix in shipped().get(type_id).suffixes[:1]]
    assert paper.text(written[0].read_bytes())


@pytest.mark.parametrize("type_id", TYPES)
@pytest.mark.parametrize("suffix", ["yaml", "json"])
def test_a_blank_starter_can_be_read_and_names_what_must_be_filled(
    run: Callable[..., Result], type_id: str, suffix: str
) -> None:
    assert run("new", type_id, "-o", f"kosong.{suffix}").code == 0
    checked = run("validate", f"kosong.{suffix}")
    assert checked.code == 1
    name, label = required_text(type_id)
    assert f"{label} ({name}): belum diisi" in checked.err
    assert "tidak dikenal" not in checked.err


def test_a_yaml_starter_explains_every_field(run: Callable[..., Result]) -> None:
    run("new", SK, "-o", "sk.yaml")
    text = Path("sk.yaml").read_text(encoding="utf-8")
    for words in ("# Nama desa (wajib)", "Contoh:", "# Nomor keputusan", "Pilihan: garuda, kop"):
        assert words in text


def test_a_profile_completes_the_data_and_the_data_wins(run: Callable[..., Result]) -> None:
    path = sample_file(run, "daftar_hadir")
    edit(path, "nama_desa:", "# nama_desa:")
    assert "nama_desa" in run("validate", str(path)).err
    Path("profil.yaml").write_text(
        "jenis: profil\nnama_desa: Sukamaju\nkegiatan: salah\nnama_kecamatan: Lain\n", encoding="utf-8"
    )
    refused = run("generate", str(path), "-p", "profil.yaml", "-o", "out")
    assert refused.code == 1
    assert "profil.yaml:3:1: kegiatan" in refused.err
    Path("profil.yaml").write_text("nama_desa: Sukamaju\nnama_kecamatan: Lain\n", encoding="utf-8")
    made = run("generate", str(path), "-p", "profil.yaml", "-o", "out")
    assert made.code == 0, made.err
    assert "Sukamaju" in made.out
    assert "Lain" not in word.text(Path(made.out.strip()).read_bytes())


def test_a_second_run_changes_nothing_and_other_content_is_not_overwritten(run: Callable[..., Result]) -> None:
    path = sample_file(run, SK)
    made = Path(run("generate", str(path), "-o", "out").out.strip())
    before = made.stat()
    again = run("generate", str(path), "-o", "out")
    assert (again.code, "isi yang sama" in again.err) == (0, True)
    assert made.stat().st_mtime_ns == before.st_mtime_ns
    made.write_bytes(b"diubah tangan")
    refused = run("generate", str(path), "-o", "out")
    assert (refused.code, "--force" in refused.err) == (3, True)
    assert made.read_bytes() == b"diubah tangan"
    assert run("generate", str(path), "-o", "out", "--force").code == 0
    assert made.read_bytes() != b"diubah tangan"


BAD_DATA = [
    ("two representatives instead of three", BA, "wakil", ["paling sedikit 3"]),
    ("a date that does not exist", SK, ("tanggal_penetapan", "31-02-2025"), ["tanggal_penetapan", "28"]),
    ("a NIP of 17 digits", SK, ("nip", "19700312199403100"), ["17", "18"]),
    ("a misspelt key", SK, "kecamtan", ["nama_kecamtan", "Maksudnya “nama_kecamatan”?"]),
    ("a tab", SK, "tab", ["tab"]),
]


@pytest.mark.parametrize(("about", "type_id", "change", "said"), BAD_DATA, ids=[row[0] for row in BAD_DATA])
def test_bad_data_gets_a_plain_message_and_nothing_is_written(
    run: Callable[..., Result], about: str, type_id: str, change: str | tuple[str, str], said: list[str]
) -> None:
    path = sample_file(run, type_id)
    spoil(path, change)
    refused = run("generate", str(path), "-o", "out")
    assert refused.code == 1, about
    assert refused.out == ""
    for words in said:
        assert words.casefold() in refused.err.casefold()
    assert f"{path}:" in refused.err
    assert folder() == {path.name}
    told = json.loads(run("validate", str(path), "--json").out)
    assert told[0]["sah"] is False
    assert all(problem["tempat"]["line"] for problem in told[0]["masalah"])


def spoil(path: Path, change: str | tuple[str, str]) -> None:
    import re

    import yaml

    if change == "wakil":
        data = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        del data["wakil_masyarakat"][2:]
        path.write_text(yaml.safe_dump(data, allow_unicode=True, default_style='"'), encoding="utf-8")
    elif change == "kecamtan":
        edit(path, "nama_kecamatan:", "nama_kecamtan:")
    elif change == "tab":
        edit(path, "\n  nama: ", "\n\tnama: ")
    elif change[0] == "nip":
        edit(path, "kepala_desa:\n", f"kepala_desa:\n  nip: {change[1]}\n") if "\n  nip:" not in path.read_text(
            encoding="utf-8"
        ) else path.write_text(
            re.sub(r"(\n  nip:).*", rf"\1 {change[1]}", path.read_text(encoding="utf-8"), count=1), encoding="utf-8"
        )
    else:
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(rf"\n{change[0]}:.*", f"\n{change[0]}: {change[1]}", text, count=1), encoding="utf-8")


def test_all_problems_are_told_at_once_in_file_order(run: Callable[..., Result]) -> None:
    path = sample_file(run, SK)
    spoil(path, "kecamtan")
    spoil(path, ("tahun_akhir", "2050"))
    spoil(path, ("tanggal_penetapan", "2026-13-40"))
    refused = run("validate", str(path))
    lines = [int(line.split(":")[1]) for line in refused.err.splitlines() if line.startswith(str(path))]
    assert len(lines) >= 3
    assert lines == sorted(lines)


def test_several_files_are_checked_before_any_is_made(run: Callable[..., Result]) -> None:
    good, bad = sample_file(run, SK, "baik.yaml"), sample_file(run, "daftar_hadir", "buruk.yaml")
    spoil(bad, "kecamtan")
    refused = run("generate", str(good), str(bad), "-o", "out")
    assert (refused.code, refused.out) == (1, "")
    assert not Path("out").exists()


def unreadable(name: str) -> None:
    if name == "kosong.yaml":
        Path(name).write_text("", encoding="utf-8")
    elif name == "besar.yaml":
        Path(name).write_bytes(b"a: b\n" * 10_000_000)
    elif name == "biner.yaml":
        Path(name).write_bytes(bytes(range(256)) * 10)
    elif name == "folder.yaml":
        Path(name).mkdir()


@pytest.mark.parametrize(
    ("name", "code"), [("kosong.yaml", 1), ("besar.yaml", 2), ("biner.yaml", 2), ("folder.yaml", 2), ("tiada.yaml", 2)]
)
def test_a_file_that_holds_no_data_is_refused_plainly(run: Callable[..., Result], name: str, code: int) -> None:
    unreadable(name)
    started = time.perf_counter()
    refused = run("generate", name, "-o", "out")
    assert time.perf_counter() - started < 5
    assert refused.code == code
    assert name in refused.err
    assert "Traceback" not in refused.err
    assert not Path("out").exists()


@pytest.mark.parametrize(
    "words", [("show", "sk_tim"), ("new", "sk_tim", "-o", "x.yaml"), ("generate", "x", "-t", "sk_tim")]
)
def test_an_unknown_type_names_the_nearest_one(run: Callable[..., Result], words: tuple[str, ...]) -> None:
    if words[0] == "generate":
        Path("x.yaml").write_text("nama_desa: Pemaron\n", encoding="utf-8")
        words = ("generate", "x.yaml", "-t", "sk_tim_penyusun")
    refused = run(*words)
    assert refused.code == 2
    assert "tidak dikenal" in refused.err


def test_an_unknown_type_in_the_data_is_a_problem_with_its_line(run: Callable[..., Result]) -> None:
    Path("x.yaml").write_text("nama_desa: Pemaron\njenis: daftar_hadr\n", encoding="utf-8")
    refused = run("generate", "x.yaml")
    assert refused.code == 1
    assert "x.yaml:2:8" in refused.err
    assert "Maksudnya daftar_hadir?" in refused.err


@pytest.mark.skipif(os.name == "nt", reason="folder rights work otherwise on Windows")
def test_a_folder_that_can_not_be_written_is_said_plainly(run: Callable[..., Result]) -> None:
    path = sample_file(run, SK)
    Path("out").write_text("sebuah berkas, bukan folder", encoding="utf-8")
    refused = run("generate", str(path), "-o", "out")
    assert refused.code == 3
    assert "Traceback" not in refused.err


def test_the_picture_of_the_profile_stands_on_the_paper(run: Callable[..., Result]) -> None:
    path = sample_file(run, SK)
    Path("gambar").mkdir()
    picture = png(40, 20)
    Path("gambar/garuda.png").write_bytes(picture)
    Path("profil.yaml").write_text("lambang_negara: gambar/garuda.png\n", encoding="utf-8")
    made = run("generate", str(path), "-p", "profil.yaml", "-o", "out")
    assert made.code == 0, made.err
    parts = word.parts(Path(made.out.strip()).read_bytes())
    assert picture in parts.values()
    Path("profil.yaml").write_text("lambang_negara: gambar/tiada.png\n", encoding="utf-8")
    refused = run("generate", str(path), "-p", "profil.yaml", "-o", "out")
    assert refused.code == 1
    assert "profil.yaml:1:17" in refused.err
    Path("gambar/garuda.png").write_text("bukan gambar", encoding="utf-8")
    assert "PNG atau JPEG" in run("validate", str(path), "-p", "profil.yaml").err


def test_a_template_of_ones_own_is_used_first(run: Callable[..., Result]) -> None:
    from docx import Document

    path = sample_file(run, SK)
    Path("templat").mkdir()
    own = Document()
    own.add_paragraph("Bentuk kabupaten: {{ nama_desa }}")
    own.save(f"templat/{SK}.docx")
    made = run("generate", str(path), "--templates", "templat", "-o", "out")
    assert made.code == 0, made.err
    assert word.lines(Path(made.out.strip()).read_bytes())[0] == "Bentuk kabupaten: Pemaron"


def test_a_template_is_exported_and_linted(run: Callable[..., Result]) -> None:
    Path("templat").mkdir()
    assert run("template", "export", SK, "-o", f"templat/{SK}.docx").code == 0
    assert run("template", "lint", "templat").code == 0
    assert run("template", "lint").code == 0


def test_lint_names_each_fault_of_a_template(run: Callable[..., Result]) -> None:
    from docx import Document

    Path("templat").mkdir()
    faulty = Document()
    faulty.add_paragraph("{{ nama_dessa }} {{ kepala_desa.nma }}")
    faulty.add_paragraph("{%p for a in anggota_tim %}")
    faulty.add_paragraph("{{ a.nama }} {{ a.umur }}").runs[0].font.name = "Tahoma"
    faulty.add_paragraph("{%p endfor %}")
    faulty.save(f"templat/{SK}.docx")
    told = run("template", "lint", "templat")
    assert told.code == 3
    for words in (
        "nama_dessa",
        "maksudnya “nama_desa”",
        "kepala_desa.nma",
        "anggota_tim[].umur",
        "Tahoma",
        "tidak memakai",
    ):
        assert words in told.out


def test_lint_says_what_docxtpl_must_do_itself_and_checks_templates_of_no_type(run: Callable[..., Result]) -> None:
    from docx import Document

    Path("templat").mkdir()
    template = Document()
    for text in ("{{p naskah }}", "{{r kaya }}"):
        template.add_paragraph(text)
    template.add_table(rows=1, cols=3).rows[0].cells[0].text = "{%tc for a in [1] %}"
    template.tables[0].cell(0, 1).text, template.tables[0].cell(0, 2).text = "x", "{%tc endfor %}"
    template.save("templat/surat_lain.docx")
    told = run("template", "lint", "templat")
    assert told.code == 0
    for words in (
        "bukan jenis dokumen",
        "{{ naskah }}",
        "oleh docxtpl sendiri",
        "kolom tabel bergantung",
        "kaidah Word lengkap",
    ):
        assert words in told.out


@pytest.mark.parametrize(
    ("tags", "said"),
    [
        (["{%p if nama_desa %}", "x"], "if"),
        (["{{ nama_desa "], "tag"),
        (["{% for a in anggota_tim %}{{ a.nama }}"], "for"),
        (["{{ nama_desa|tak_ada }}"], "tak_ada"),
        (["{% endfor %}"], "endfor"),
        (["{% ulangi %}"], "ulangi"),
    ],
)
def test_a_broken_tag_is_said_in_indonesian_with_its_place(
    run: Callable[..., Result], tags: list[str], said: str
) -> None:
    from docx import Document

    Path("templat").mkdir()
    faulty = Document()
    for tag in tags:
        faulty.add_paragraph(tag)
    faulty.save(f"templat/{SK}.docx")
    told = run("template", "lint", "templat")
    assert told.code == 3
    assert "isi dokumen" in told.out
    assert said in told.out


def test_the_doctor_tells_what_this_machine_has(run: Callable[..., Result]) -> None:
    told = run("doctor")
    assert told.code in {0, 3}
    assert "LibreOffice" in told.out
    assert "Bookman" in told.out


def test_help_is_indonesian_throughout(run: Callable[..., Result]) -> None:
    pages = [run(*words, "--help").out for words in [(), ("new",), ("generate",), ("template",), ("template", "lint")]]
    pages.append(run("generate").err)
    for page in pages:
        for english in ("Usage", "Options", "Commands", "Show this", "Error", "Missing", "and exit"):
            assert english not in page


def test_help_starts_without_anything_heavy() -> None:
    program = (
        "import sys; from docgen.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\nprint(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert not loaded & {
        "docx",
        "docxtpl",
        "lxml",
        "jinja2",
        "yaml",
        "openpyxl",
        "pypdf",
        "jsonschema_rs",
        "docgen.documents",
    }


def test_the_same_data_gives_the_same_bytes_whatever_the_machine_is_set_to(tmp_path: Path) -> None:
    hashes = set()
    for number, settings in enumerate(
        [
            {"PYTHONHASHSEED": "1", "TZ": "Asia/Jayapura", "LC_ALL": "C"},
            {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "C.UTF-8"},
        ]
    ):
        out = tmp_path / str(number)
        samples = map(str, sorted((ROOT / "samples").glob("*.yaml")))
        subprocess.run(
            [sys.executable, "-m", "docgen", "generate", *samples, "-o", str(out)],
            check=True, capture_output=True, env={**os.environ, **settings}, cwd=ROOT,
        )  # fmt: skip
        hashes.add(tuple((path.name, path.read_bytes()) for path in sorted(out.rglob("*.docx"))))
    assert len(hashes) == 1
