"""`docgen calendar`: the year of technical assistance as a list and as a calendar file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.catalogues import catalogue
from docgen.cli import main
from docgen.rendering.icalendar_file import Event, calendar
from docgen.usecases.calendar import PARTS, TIMETABLE, timetable

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

ENTRIES = [entry for part in PARTS for entry in catalogue(TIMETABLE)[part]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(["calendar", *arguments])
        return int(ended.value.code or 0), *capsys.readouterr()

    return call


def unfolded(content: bytes) -> list[str]:
    """Give the lines of a calendar as a reader of RFC 5545 joins them."""
    text = content.decode()
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def read_back(value: str) -> str:
    """Undo the escapes of a text value."""
    out, letters = "", iter(value)
    for letter in letters:
        if letter == "\\":
            follows = next(letters)
            out += {"n": "\n", "N": "\n"}.get(follows, follows)
        else:
            assert letter not in ";,\n"
            out += letter
    return out


def events(content: bytes) -> list[dict[str, str]]:
    """Give the events of a calendar: their own properties, and those of the alarm with `alarm ` before the name."""
    found: list[dict[str, str]] = []
    inside: list[str] = []
    for line in unfolded(content):
        name, _, value = line.partition(":")
        if name == "BEGIN":
            inside.append(value)
            if value == "VEVENT":
                found.append({})
        elif name == "END":
            assert inside.pop() == value
        elif inside[-1] in {"VEVENT", "VALARM"}:
            key = f"alarm {name}" if inside[-1] == "VALARM" else name
            assert key not in found[-1]
            found[-1][key] = value
    assert not inside
    return found


def on(day: str, year: int = 2027) -> list[str]:
    """Give `who: what` of the duties of a day."""
    date = dt.date.fromisoformat(day)
    return [f"{duty.who}: {duty.what}" for duty in timetable(year).dated if duty.day == date]


def test_every_entry_of_the_timetable_says_where_it_stands_in_the_source() -> None:
    assert len({entry["kunci"] for entry in ENTRIES}) == len(ENTRIES)
    for entry in ENTRIES:
        assert entry["sumber"].startswith("Panduan Strategi Lini Depan, "), entry["kunci"]
        assert entry["apa"], entry["kunci"]
        assert entry["siapa"], entry["kunci"]
        assert entry["kapan"] or not entry["waktu"], entry["kunci"]


def test_the_eleven_steps_stand_in_their_order_and_two_have_a_time() -> None:
    steps = catalogue(TIMETABLE)["langkah"]
    assert [step["langkah"] for step in steps] == list(range(1, 12))
    assert [step["langkah"] for step in steps if step["waktu"]] == [1, 2]
    assert steps[4]["siapa"] == "Ketua Tim Teknis Kabupaten"
    assert steps[4]["kepada"] == "Tim Teknis Provinsi"
    assert "olah" in steps[5]["siapa_tercetak"]
    assert "oleh" in steps[5]["siapa"]


@pytest.mark.parametrize(
    ("day", "who", "whom"),
    [
        ("2027-07-15", "Tim Teknis Kabupaten", "Tim Teknis Provinsi"),
        ("2027-07-31", "Tim Teknis Provinsi", "Tim Teknis Nasional"),
        ("2027-08-15", "Tim Teknis Nasional", "Komite Pengarah Nasional"),
        ("2028-01-15", "Tim Teknis Kabupaten", "Tim Teknis Provinsi"),
        ("2028-01-31", "Tim Teknis Provinsi", "Tim Teknis Nasional"),
        ("2028-02-15", "Tim Teknis Nasional", "Komite Pengarah Nasional"),
    ],
)
def test_the_six_monthly_reports_are_due_as_table_7_says(day: str, who: str, whom: str) -> None:
    (duty,) = [one for one in timetable(2027).dated if one.day == dt.date.fromisoformat(day)]
    assert (duty.who, duty.whom) == (who, whom)
    assert "Lampiran 11" in duty.what
    assert any("Tabel 7 dipakai" in note for note in duty.notes)
    assert any("15 Agu" in note for note in duty.notes) == (day == "2028-02-15")


def test_planning_is_due_in_the_year_before_and_work_begins_in_january() -> None:
    assert len(on("2026-06-30")) == 3
    assert on("2026-06-30")[0].startswith("Kabupaten, Kecamatan, unit pelayanan dan pejabat desa: Langkah 1. ")
    assert on("2026-12-31") == ["Sekretariat dan unit yang meminta: Menyepakati rencana implementasi tahunan"]
    (begins,) = on("2027-01-01")
    assert "Mulai melaksanakan kegiatan Dukungan Teknis" in begins


def test_both_teams_monitor_in_every_quarter() -> None:
    visits = [duty for duty in timetable(2024).dated if "kunjungan pemantauan dan mengisi" in duty.what]
    assert [(str(duty.since), str(duty.day)) for duty in visits] == [
        ("2024-01-01", "2024-03-31"), ("2024-04-01", "2024-06-30"),
        ("2024-07-01", "2024-09-30"), ("2024-10-01", "2024-12-31"),
    ]  # fmt: skip


def test_the_list_is_in_order_of_time_then_tells_what_has_no_date(run: Run) -> None:
    code, out, err = run("--tahun", "2027")
    assert (code, err) == (0, "")
    heads = [line for line in out.splitlines() if line and not line.startswith(" ")]
    assert heads[:2] == ["Jadwal bantuan teknis tahun anggaran 2027", "Selasa, 30 Juni 2026 (sejak 1 Januari 2026)"]
    assert heads.index("Kamis, 15 Juli 2027") < heads.index("Sabtu, 31 Juli 2027") < heads.index("Tanpa tanggal")
    dated, _, undated = out.partition("Tanpa tanggal")
    assert "  Siapa   : Tim Teknis Kabupaten\n  Apa     : Menyerahkan laporan kemajuan enam bulanan" in dated
    assert "  Kepada  : Tim Teknis Provinsi\n" in dated
    assert "Sumber  : Panduan Strategi Lini Depan, Tabel 7 dan 4.2.3" in dated
    for number in range(3, 12):
        assert f"Langkah {number}. " in undated
    assert "dalam waktu satu minggu setelah kunjungan lapangan" in undated
    assert "bertentangan" in undated
    assert max(map(len, out.splitlines())) <= 100
    assert list(Path().iterdir()) == []


def test_the_calendar_file_holds_every_dated_duty_as_a_whole_day_with_a_reminder(run: Run) -> None:
    code, out, _ = run("--tahun", "2027", "-o", "jadwal.ics")
    assert (code, out.splitlines()[-1]) == (0, "jadwal.ics")
    content = Path("jadwal.ics").read_bytes()
    lines = unfolded(content)
    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//docgen//docgen//ID"]
    found = events(content)
    assert len(found) == len(timetable(2027).dated)
    assert len({event["UID"] for event in found}) == len(found)
    for event, duty in zip(found, timetable(2027).dated, strict=True):
        assert duty.day is not None
        assert event["DTSTART;VALUE=DATE"] == f"{duty.day:%Y%m%d}"
        assert event["DTEND;VALUE=DATE"] == f"{duty.day + dt.timedelta(days=1):%Y%m%d}"
        assert event["DTSTAMP"] == "20260101T000000Z"
        assert (event["alarm ACTION"], event["alarm TRIGGER"]) == ("DISPLAY", "-P7D")
        assert read_back(event["SUMMARY"]) == f"{duty.who}: {duty.what}"
        assert f"Sumber: {duty.source}" in read_back(event["DESCRIPTION"]).split("\n")


def test_the_same_year_gives_the_same_file_and_another_year_other_names() -> None:
    assert timetable(2027).as_file() == timetable(2027).as_file()
    names = [{event["UID"] for event in events(timetable(year).as_file())} for year in (2027, 2028)]
    assert not names[0] & names[1]


def test_a_file_with_other_content_is_kept_unless_forced(run: Run) -> None:
    Path("jadwal.ics").write_text("milik orang", encoding="utf-8")
    code, out, err = run("--tahun", "2027", "-o", "jadwal.ics")
    assert (code, out) == (3, "")
    assert "Sudah ada dengan isi lain: jadwal.ics" in err
    assert Path("jadwal.ics").read_text(encoding="utf-8") == "milik orang"
    assert run("--tahun", "2027", "-o", "jadwal.ics", "--force")[0] == 0
    assert run("--tahun", "2027", "-o", "jadwal.ics")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--tahun", "27"], "Tahun 27 bukan tahun anggaran; tulislah empat angka, mis. 2027."),
        (["--tahun", "99999"], "bukan tahun anggaran"),
        (["--tahun", "depan"], "--tahun"),
        ([], "--tahun"),
        (["--tahun", "2027", "-o", "jadwal.xlsx"], "jadwal.xlsx: kalender ditulis sebagai berkas .ics"),
    ],
)
def test_wrong_use_is_told_and_nothing_is_written(run: Run, arguments: list[str], told: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert told in err
    assert list(Path().iterdir()) == []


def one(**texts: Any) -> bytes:
    event = Event("x@docgen.id", dt.date(2027, 12, 31), texts.get("summary", ""), texts.get("description", ""))
    return calendar("Jadwal", [event], dt.date(2026, 1, 1), 7)


def test_the_last_day_of_a_year_ends_on_the_first_of_the_next() -> None:
    assert events(one())[0]["DTEND;VALUE=DATE"] == "20280101"


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n"), max_size=300))
def test_any_text_comes_back_from_the_calendar_as_it_was(text: str) -> None:
    (event,) = events(one(summary=text, description=text))
    assert read_back(event["SUMMARY"]) == text
    assert read_back(event["DESCRIPTION"]) == text
