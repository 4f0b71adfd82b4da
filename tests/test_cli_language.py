"""click speaks Indonesian, all of it, whatever the language of the computer."""

from __future__ import annotations

import ast
import gettext
import io
import os
import re
import string
import subprocess
import sys
from pathlib import Path

import click
import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po as babel_read_po

from tools import build_locale

_ROOT = Path(__file__).parent.parent
_CLI = _ROOT / "docgen" / "cli"
_PO = _CLI / "locale" / "id" / "LC_MESSAGES" / "docgen-click.po"
_CATALOGUE = build_locale.read_po(_PO.read_text(encoding="utf-8"))

# Texts that click 8.5.1 shows without asking gettext, or asks for by a variable; found by reading its source.
_NOT_LOOKED_UP = [
    "[OPTIONS]",
    "COMMAND [ARGS]...",
    "[COMMAND] [ARGS]...",
    "COMMAND1 [ARGS]... [COMMAND2 [ARGS]...]...",
    "[COMMAND1] [ARGS]... [COMMAND2 [ARGS]...]...",
    "required",
    *(kind.name for kind in (click.STRING, click.INT, click.FLOAT, click.BOOL, click.IntRange(), click.FloatRange())),
]


def _looked_up() -> list[str]:
    """Every text that the installed click gives to gettext, read from its source."""
    texts: list[str] = []
    for source in sorted(Path(click.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "ngettext"}:
                words = [part.value for part in node.args[:2] if isinstance(part, ast.Constant)]
                texts.append("\0".join(str(word) for word in words))
    return [text for text in texts if text]


class TestCatalogue:
    def test_click_has_as_many_texts_as_when_the_catalogue_was_written(self) -> None:
        assert len(set(_looked_up())) >= 70

    @pytest.mark.parametrize("text", sorted({*_looked_up(), *_NOT_LOOKED_UP}))
    def test_every_text_of_click_has_a_translation(self, text: str) -> None:
        assert _CATALOGUE[text].strip()

    @pytest.mark.parametrize("text", sorted(_CATALOGUE)[1:])
    def test_a_translation_uses_only_the_facts_that_click_gives(self, text: str) -> None:
        assert _placeholders(_CATALOGUE[text]) <= _placeholders(text)
        assert _CATALOGUE[text].count("\n\t") == text.count("\n\t")

    def test_no_translation_is_kept_that_click_no_longer_uses(self) -> None:
        assert set(_CATALOGUE) - {*_looked_up(), *_NOT_LOOKED_UP, "filename", ""} == set()

    def test_the_shipped_catalogue_is_what_the_reviewed_source_makes(self) -> None:
        result = subprocess.run([sys.executable, "tools/build_locale.py", "--check"], cwd=_ROOT, check=False)
        assert result.returncode == 0

    def test_babel_makes_the_same_catalogue_of_the_source(self) -> None:
        babels = io.BytesIO()
        with _PO.open("rb") as source:
            write_mo(babels, babel_read_po(source, locale="id"))
        babels.seek(0)
        ours = io.BytesIO(build_locale.build_mo(_CATALOGUE))
        theirs, own = (gettext.GNUTranslations(stream) for stream in (babels, ours))
        for text in sorted(set(_CATALOGUE) - {""}):
            single, _, plural = text.partition("\0")
            assert own.ngettext(single, plural, 2) == theirs.ngettext(single, plural, 2)
            assert own.gettext(single) == theirs.gettext(single)


class TestBuilding:
    def _folder(self, tmp_path: Path, source: str) -> Path:
        (tmp_path / "x.po").write_text(source, encoding="utf-8")
        return tmp_path

    def test_a_stale_catalogue_is_told_and_then_mended(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = self._folder(tmp_path, 'msgid "a"\nmsgstr "b"\n')
        assert build_locale.main(["--check"], folder) == 1
        assert "x.mo" in capsys.readouterr().err
        assert build_locale.main([], folder) == 0
        assert build_locale.main(["--check"], folder) == 0
        (folder / "x.mo").write_bytes(b"lama")
        assert build_locale.main(["--check"], folder) == 1
        assert (folder / "x.mo").read_bytes() == b"lama"

    @pytest.mark.parametrize(
        "source",
        [
            'msgid "a"\nmsgstr ""\n',
            'msgid "a"\nmsgid_plural "as"\nmsgstr "b"\n',
            'msgid "a"\nmsgstr "b"\nmsgid "a"\nmsgstr "c"\n',
            'msgctxt "x"\nmsgid "a"\nmsgstr "b"\n',
        ],
        ids=["empty", "plural without form", "twice", "unknown keyword"],
    )
    def test_a_faulty_source_is_refused(self, source: str, tmp_path: Path) -> None:
        with pytest.raises(ValueError, match=r"has no translation|comes twice|not understood"):
            build_locale.main([], self._folder(tmp_path, source))


def _placeholders(text: str) -> set[str]:
    fields = {name for _, name, _, _ in string.Formatter().parse(text) if name}
    return fields | set(re.findall(r"%\(\w+\)s", text))


_APP = '''
import sys
from indonesian import speak_indonesian, translate_command
{early}
import click

@click.group()
@click.version_option("1.2", prog_name="contoh")
def app():
    """Kelompok."""

@app.command(deprecated=True)
@click.argument("sumber", type=click.Path(exists=True, dir_okay=False))
@click.argument("tujuan", type=click.Path(exists=True, file_okay=False))
@click.argument("lain", required=False)
@click.option("--jumlah", type=int, default=3, show_default=True)
@click.option("--luas", type=click.FloatRange(0, 9), default=lambda: 1, show_default=True)
@click.option("--banyak", type=click.IntRange(1, 4), multiple=True)
@click.option("--bentuk", type=click.Choice(["docx", "pdf"]), required=True)
@click.option("--hari", type=click.DateTime(["%d-%m-%Y"]))
@click.option("--jelas", type=bool)
@click.option("--dua", type=(int, str))
@click.option("--keterangan", deprecated=True)
@click.option("--kode", type=click.UUID)
@click.option("-v", "cerewet", count=True)
@click.option("--diam", is_flag=True)
def tulis(**isian):
    """Menulis."""

@app.group(chain=True)
def rantai():
    """Merangkai."""

@app.command()
@click.argument("berkas", nargs=2, type=click.Path(exists=True))
@click.option("--sandi", prompt="Sandi", confirmation_prompt=True, type=int)
def baca(berkas, sandi):
    """Membaca."""
    raise click.Abort if sandi else click.FileError("x")

translate_command(app)
translate_command(app)
app(sys.argv[1:], prog_name="contoh")
'''

_GOOD = ["tulis", "a.txt", "d", "--bentuk", "pdf"]
_CALLS: list[tuple[list[str], str]] = [
    (["--help"], "Pemakaian: contoh [PILIHAN] PERINTAH [ARGUMEN]..."),
    (["--help"], "Tampilkan bantuan ini."),
    (["--version"], "contoh versi 1.2"),
    ([], "Perintah:"),
    (["tulis", "--help"], "--jumlah BILANGAN BULAT"),
    (["tulis", "--help"], "[bawaan: 3]"),
    (["tulis", "--help"], "[bawaan: (dihitung); 0<=x<=9]"),
    (["tulis", "--help"], "[wajib]"),
    (["tulis", "--help"], "(USANG)"),
    (["tulis", "--help"], "SUMBER TUJUAN [LAIN]"),
    (["tulis", "--help"], "--dua <BILANGAN BULAT TEKS>"),
    (["rantai", "--help"], "PERINTAH1 [ARGUMEN]..."),
    (["tuliss"], "Galat: Perintah 'tuliss' tidak ada. Mungkin maksud Anda: 'tulis'?"),
    (["tulis"], "Galat: Belum ada argumen 'SUMBER'."),
    (["tulis", "--jumla", "3"], "Pilihan '--jumla' tidak ada. Mungkin maksud Anda: '--dua',"),
    (["tulis", "--jumla", "3"], "Bantuan: ketik 'contoh tulis --help'."),
    ([*_GOOD, "--jumlah", "dua"], "Nilai untuk '--jumlah' tidak sah: 'dua' bukan bilangan bulat."),
    ([*_GOOD, "--luas", "10"], "10.0 di luar batas 0<=x<=9."),
    ([*_GOOD, "--luas", "x"], "'x' bukan bilangan."),
    ([*_GOOD, "--banyak", "x"], "'x' bukan bilangan bulat."),
    ([*_GOOD, "--jelas", "mungkin"], "'mungkin' tidak dikenal; ketik 1 untuk ya atau 0 untuk tidak."),
    ([*_GOOD, "--hari", "besok"], "'besok' tidak sesuai bentuk '%d-%m-%Y'."),
    ([*_GOOD, "--dua", "1"], "Pilihan '--dua' harus diikuti 2 nilai."),
    ([*_GOOD, "--kode", "1"], "'1' bukan UUID."),
    ([*_GOOD, "--jumlah"], "Pilihan '--jumlah' harus diikuti 1 nilai."),
    ([*_GOOD, "--diam=1"], "Pilihan '--diam' tidak diikuti nilai."),
    ([*_GOOD, "--keterangan", "x"], "Peringatan: 'keterangan' sudah usang."),
    ([*_GOOD], "Peringatan: perintah 'tulis' sudah usang."),
    ([*_GOOD, "satu", "dua", "tiga"], "Ada yang berlebih dalam perintah: dua tiga"),
    (["tulis", "a.txt", "d", "--bentuk", "odt"], "'odt' tidak dikenal; yang dikenal: 'docx', 'pdf'."),
    (["tulis", "a.txt", "d"], "Galat: Belum ada pilihan '--bentuk'. Pilih salah satu:"),
    (["tulis", "x.txt", "d"], "Berkas 'x.txt' tidak ada."),
    (["tulis", "d", "d"], "Berkas 'd' adalah folder, bukan berkas."),
    (["tulis", "a.txt", "a.txt"], "Folder 'a.txt' adalah berkas, bukan folder."),
    (["baca", "a.txt"], "Argumen 'berkas' terdiri atas 2 nilai."),
    (["baca", "a.txt", "x.txt"], "Lokasi 'x.txt' tidak ada."),
    (["baca", "a.txt", "d", "--sandi", "1"], "Dihentikan."),
    (["baca", "a.txt", "d", "--sandi", "0"], "Galat: Berkas 'x' tidak dapat dibuka: sebabnya tidak diketahui"),
    (["baca", "a.txt", "d"], "Galat: kedua isian tidak sama."),
    (["baca", "a.txt", "d"], "Ketik sekali lagi: "),
]

# Words that only the English texts have; the names of options, as in --help, are no words.
_WORD = re.compile(r"(?<![-\w])[A-Za-z]{3,}")
_PLACEHOLDER = re.compile(r"\{[^}]*\}|%\(\w+\)s")


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(_PLACEHOLDER.sub(" ", text))}


_ENGLISH = _words(" ".join(_CATALOGUE)) - _words(" ".join(_CATALOGUE.values()))


def _say(arguments: list[str], environment: dict[str, str], folder: Path, early: str = "speak_indonesian()") -> str:
    (folder / "d").mkdir(exist_ok=True)
    (folder / "a.txt").touch()
    result = subprocess.run(
        [sys.executable, "-c", _APP.format(early=early), *arguments],
        cwd=folder,
        input="1\n2\n",
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={"PATH": os.defpath, "PYTHONPATH": str(_CLI), "COLUMNS": "200", **environment},
    )
    assert "Traceback" not in result.stderr, result.stderr
    return result.stdout + result.stderr


class TestSpeaking:
    @pytest.mark.parametrize(("arguments", "words"), _CALLS, ids=[words for _, words in _CALLS])
    def test_help_and_errors_are_indonesian(self, arguments: list[str], words: str, tmp_path: Path) -> None:
        said = _say(arguments, {"LANG": "C"}, tmp_path)
        assert words in said
        assert _words(said) & _ENGLISH == set()

    @pytest.mark.parametrize(
        "environment",
        [{"LANG": "en_US.UTF-8"}, {"LANGUAGE": "de"}, {"LC_ALL": "C", "LANG": "fr_FR.UTF-8", "LANGUAGE": "fr:en"}, {}],
        ids=["English", "German", "French", "none"],
    )
    def test_the_language_of_the_computer_does_not_matter(self, environment: dict[str, str], tmp_path: Path) -> None:
        for call in (["tulis", "--help"], ["tulis", "--jumla"], ["--version"]):
            assert _say(call, environment, tmp_path) == _say(call, {"LANG": "C"}, tmp_path)

    def test_the_list_of_english_words_can_find_english(self, tmp_path: Path) -> None:
        said = _say(["tulis", "--help"], {"LANG": "C"}, tmp_path, early="translate_command = lambda command: None")
        assert {"usage", "options", "show", "this", "message", "exit", "default"} <= _ENGLISH
        assert "Usage: contoh tulis [OPTIONS]" in said

    def test_commands_that_were_declared_before_are_translated_too(self, tmp_path: Path) -> None:
        late = "plain = translate_command\ntranslate_command = lambda app: [speak_indonesian(), plain(app)]"
        said = _say(["--help"], {"LANG": "C"}, tmp_path, early=late)
        assert "Tampilkan versi docgen." in said
        assert _words(said) & _ENGLISH == set()

    def test_types_that_all_of_click_shares_keep_their_names(self, tmp_path: Path) -> None:
        script = "import atexit\natexit.register(lambda: print(click.INT.name, click.STRING.name))\nspeak_indonesian()"
        assert _say(["--version"], {}, tmp_path, early=script).endswith("integer text\n")

    def test_without_its_catalogue_click_still_works(self, tmp_path: Path) -> None:
        lost = "import indonesian as i\ni.LOCALE = 'tidak ada'\nspeak_indonesian()"
        assert "Usage:" in _say(["--help"], {}, tmp_path, early=lost)


def test_starting_costs_next_to_nothing() -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); import copy, gettext, os, typing; before = set(sys.modules); "
        "import indonesian; print(sorted(set(sys.modules) - before))"
    )
    result = subprocess.run([sys.executable, "-c", script, str(_CLI)], check=True, capture_output=True, text=True)
    assert result.stdout.strip() == "['__future__', 'indonesian']"


def test_docgen_uses_none_of_the_calls_whose_english_is_out_of_reach() -> None:
    for source in (_ROOT / "docgen").rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "click":
                assert node.attr not in {"confirm", "confirmation_option", "File", "open_file", "edit"}, source
            if isinstance(node, ast.keyword):
                assert node.arg not in {"show_choices", "show_envvar"}, source
