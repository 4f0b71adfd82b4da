"""From a path: what can't be a data file is refused with the reason, and never read in full."""

from __future__ import annotations

import os
import tracemalloc
import zipfile
from typing import TYPE_CHECKING

import pytest

from docgen.errors import InvalidData, Unreadable
from docgen.inputs import read, read_text
from docgen.inputs.text_file import cannot_open

if TYPE_CHECKING:
    from pathlib import Path


def refusal(path: Path | str) -> str:
    with pytest.raises(Unreadable) as caught:
        read(path)
    assert caught.value.exit_code == 2
    return str(caught.value)


@pytest.mark.parametrize("name", ["isian.yaml", "isian.yml", "isian.json", "ISIAN.YAML", "isian.Json"])
def test_the_suffix_says_how_a_file_is_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text('{"a": "b"}')
    assert read(path).data == {"a": "b"}
    assert read(str(path)).places["a",].file == str(path)


@pytest.mark.parametrize("name", ["isian.txt", "isian", "isian.csv", "isian.yaml.bak"])
def test_an_unknown_suffix_is_refused_with_the_known_ones(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("a: b")
    assert ".yaml, .yml, .json" in refusal(tmp_path / name)
    with pytest.raises(Unreadable, match=r"\.yaml, \.yml, \.json"):
        read_text("a: b", "isian", name.rpartition(".")[2])


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", ""), ("utf-8-sig", ""), ("utf-16", ""), ("utf-16-le", "\ufeff"), ("utf-16-be", "\ufeff")],
)
@pytest.mark.parametrize("suffix", ["yaml", "json"])
def test_utf_8_and_utf_16_read_the_same(tmp_path: Path, encoding: str, mark: str, suffix: str) -> None:
    path = tmp_path / f"isian.{suffix}"
    path.write_bytes((mark + '{"nama": "Ni Luh é😀"}').encode(encoding))
    source = read(path)
    assert source.data == {"nama": "Ni Luh é😀"}
    assert str(source.keys["nama",]) == f"{path}:1:2"


@pytest.mark.parametrize("name", ["tidak-ada.yaml", "tidak-ada.txt", "tidak/ada/isian.yaml"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    assert "tidak ditemukan" in refusal(tmp_path / name)
    assert name in refusal(tmp_path / name)


@pytest.mark.parametrize("name", ["folder", "folder.yaml"])
def test_a_folder_is_no_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    assert "adalah folder" in refusal(tmp_path / name)


def test_a_file_in_the_place_of_a_folder_is_no_crash(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    assert "tidak ditemukan" in refusal(tmp_path / "a" / "b.yaml")


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.yaml")
    assert "bukan berkas biasa" in refusal(tmp_path / "pipa.yaml")


@pytest.mark.parametrize("name", ["a\0b.yaml", "a" * 5000 + ".yaml"])
def test_an_impossible_name_is_refused(name: str) -> None:
    assert "erkas" in refusal(name)


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "a.yaml")
    assert "tidak dapat dibaca" in refusal(tmp_path / "a.yaml")


def test_a_file_without_permission_is_said_to_be_so() -> None:
    told = cannot_open("isian.yaml", PermissionError(13, "Permission denied"))
    assert told.startswith("Berkas isian.yaml tidak boleh dibaca")
    assert "denied" not in told


def test_a_huge_file_is_refused_with_size_and_limit_and_not_read(tmp_path: Path) -> None:
    path = tmp_path / "besar.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    tracemalloc.start()
    told = refusal(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "50 MB" in told
    assert "1 MB" in told
    assert peak < 5_000_000


def test_the_limit_is_a_megabyte_and_no_byte_more(tmp_path: Path) -> None:
    path = tmp_path / "isian.yaml"
    path.write_bytes(b"k: 'x'\n".ljust(1_000_000, b" "))
    assert read(path).data == {"k": "x"}
    path.write_bytes(b"k: 'x'\n".ljust(1_000_001, b" "))
    assert "1,1 MB" in refusal(path)
    with pytest.raises(Unreadable, match="1,1 MB"):
        read_text(" " * 1_000_001, "isian.yaml", "yaml")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "dokumen PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(20), "Word atau Excel lama"),
        (b"{\\rtf1\\ansi halo}", "dokumen RTF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "gambar PNG"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "gambar JPEG"),
        (b"a: b\0c\n", "berkas biner"),
        ("a: b\n".encode("utf-16-le"), "berkas biner"),
        (b"\xff\xfea\0\0\0", "berkas biner"),
    ],
)
def test_a_binary_file_is_refused_by_what_it_seems_to_be(tmp_path: Path, content: bytes, kind: str) -> None:
    path = tmp_path / "isian.yaml"
    path.write_bytes(content)
    assert kind in refusal(path)


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("word/document.xml", "dokumen Word (.docx)"),
        ("xl/workbook.xml", "lembar kerja Excel (.xlsx)"),
        ("ppt/presentation.xml", "presentasi PowerPoint (.pptx)"),
        ("foto.txt", "arsip zip"),
    ],
)
def test_an_office_file_under_a_wrong_name_is_recognised(tmp_path: Path, part: str, kind: str) -> None:
    path = tmp_path / "isian.yaml"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(part, "x")
    assert kind in refusal(path)


@pytest.mark.parametrize(
    "content", [b"a: b\r\nnama: Andr\xe9\n", b"a: b\nnama: \x93Budi\x94\n", b"a: b\nc: \xf0\x9f\x98"]
)
def test_text_that_is_not_utf_8_is_refused_with_line_and_cure(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "isian.yaml"
    path.write_bytes(content)
    told = refusal(path)
    assert "bukan UTF-8 (baris 2)" in told
    assert "Simpan sebagai" in told


def test_half_a_utf_16_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "isian.json"
    path.write_bytes('{"a": 1}'.encode("utf-16")[:-1])
    assert "bukan UTF-8" in refusal(path)


@pytest.mark.parametrize("name", ["kosong.yaml", "kosong.json"])
def test_an_empty_file_is_a_problem_of_the_data(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.touch()
    with pytest.raises(InvalidData) as caught:
        read(path)
    assert caught.value.exit_code == 1
    (problem,) = caught.value.problems
    assert str(problem.place) == f"{path}:1:1"
    assert "kosong" in problem.message
