"""The page as people use it, in a real browser: from an empty profile to a packet, and all that may come in between."""

from __future__ import annotations

import io
import zipfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect, sync_playwright

from docgen.web.uploads import as_texts
from tests.support import word
from tests.support.browser import MOST_MILLISECONDS, NOW, chromium, faults_for_the_disabled, paste, served, started
from tests.support.web import sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

    from docgen.web.server import Server

PLACES = {
    "Nama desa": "Pemaron",
    "Nama kecamatan": "Buleleng",
    "Nama kabupaten atau kota": "Buleleng",
    "Nama provinsi": "Bali",
}
TEAM = [
    ("I Putu Mertayasa", "L", "Kepala Desa", "Pembina"),
    ("I Made Sudarsana", "L", "Sekretaris Desa", "Ketua"),
    ("I Ketut Widiana", "L", "Ketua LPM", "Sekretaris"),
    ("Ni Luh Putu Ariani", "P", "Kaur Perencanaan", "Anggota"),
    ("Ni Kadek Sri Wahyuni", "P", "Kader Pemberdayaan Masyarakat Desa", "Anggota"),
    ("I Nyoman Sukrawan", "L", "Kepala Dusun", "Anggota"),
    ("Ni Komang Ayu Lestari", "P", "Kader kesehatan", "Anggota"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = chromium(playwright)
        yield found
        found.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(tmp_path_factory.mktemp("data")) as running:
        yield running


@contextmanager
def looking_at(browser: Browser, address: str) -> Iterator[Page]:
    """Give a page that fails when its script does, when it breaks its own policy, or asks for anything elsewhere."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="id-ID", base_url=address)
    context.set_default_timeout(MOST_MILLISECONDS)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if "Security Policy" in said.text else None)
    page.on("request", lambda asked: None if asked.url.startswith(address) else faults.append(asked.url))
    yield page
    context.close()
    assert faults == []


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    with looking_at(browser, server.address) as opened:
        yield opened


def field(page: Page, label: str) -> Locator:
    return page.locator("#formulir").get_by_label(label).first


def saved(page: Page) -> None:
    expect(page.locator("#tersimpan")).to_contain_text("Tersimpan")


def begin(page: Page, type_id: str, button: str) -> None:
    page.goto(f"/mulai/{type_id}")
    page.get_by_role("button", name=button).click()
    page.wait_for_selector("#formulir")


def test_from_nothing_to_a_letter_ready_to_sign(browser: Browser, tmp_path: Path) -> None:
    with served(tmp_path / "kosong") as new, looking_at(browser, new.address) as page:
        fill_the_profile(page)
        page.get_by_label("Cari naskah").fill("tim penyusun rpjm")
        page.get_by_role("link", name="SK Tim Penyusun RPJM Desa").click()
        page.get_by_role("button", name="Mulai mengisi").click()
        make_the_letter(page)


def fill_the_profile(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Isi profil desa").click()
    for label, text in PLACES.items():
        field(page, label).fill(text)
    page.locator("[data-key=kepala_desa]").get_by_label("Nama").first.fill(TEAM[0][0])
    page.get_by_role("button", name="Selesai, ke Beranda").click()


def make_the_letter(page: Page) -> None:
    field(page, "Tahun awal").fill("2027")
    field(page, "Tahun keputusan").fill("2026")
    field(page, "Tanggal penetapan").fill("12-10-2026")
    expect(page.get_by_text("= Senin, 12 Oktober 2026")).to_be_visible()
    page.locator("[data-key=anggota_tim]").get_by_label("Nama").first.focus()
    paste(page, "\n".join("\t".join(row) for row in TEAM) + "\n")
    expect(page.locator("#jumlah-sisa")).to_have_text("Semua isian sudah lengkap.")
    page.get_by_role("button", name="Buat dokumen").click()
    page.wait_for_url("**/hasil/**")
    with page.expect_download() as download:
        page.get_by_role("link", name="Unduh SK Tim Penyusun RPJM Desa Pemaron").click()
    assert download.value.suggested_filename == "SK Tim Penyusun RPJM Desa Pemaron 2027-2034.docx"
    text = "\n".join(word.lines(Path(download.value.path()).read_bytes()))
    assert "12 Oktober 2026" in text
    for name, *_ in TEAM:
        assert name in text


def test_a_whole_packet_is_made_and_downloaded(page: Page) -> None:
    begin(page, "paket_rkpdes", "Buka contoh")
    page.get_by_role("button", name="Buat dokumen").click()
    page.wait_for_url("**/hasil/**")
    with page.expect_download() as download:
        page.get_by_role("link", name="Unduh semua").click()
    names = zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes())).namelist()
    assert {name.rpartition(".")[2] for name in names} == {"docx", "xlsx"}


def test_a_fault_is_shown_when_its_field_is_left_and_goes_when_it_is_mended(page: Page) -> None:
    begin(page, "undangan", "Buka contoh")
    date = page.locator("[data-key=tanggal] input")
    before = date.input_value()
    date.fill("31-02-2027")
    expect(page.locator(".galat:visible")).to_have_count(0)
    date.press("Tab")
    fault = page.locator(".galat:visible")
    expect(fault).to_contain_text("Februari 2027")
    assert date.get_attribute("aria-invalid") == "true"
    page.get_by_role("button", name="Buat dokumen").click()
    expect(page.locator("#ringkasan")).to_contain_text("Belum dapat dibuat: 1 isian")
    expect(page.locator("#ringkasan")).to_be_focused()
    page.locator("#ringkasan a").first.click()
    expect(date).to_be_focused()
    date.fill(before)
    date.press("Tab")
    expect(fault).to_have_count(0)


def test_what_was_typed_outlives_a_power_cut_and_goes_on(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(locale="id-ID")
    context.set_default_timeout(MOST_MILLISECONDS)
    page = context.new_page()
    with started(tmp_path / "data", "--port", "0") as first:
        page.goto(f"{first}mulai/undangan")
        page.get_by_role("button", name="Mulai mengisi").click()
        field(page, "Maksud").fill("membahas rancangan")
        saved(page)
    field(page, "Maksud").fill("membahas rancangan RPJM Desa")
    expect(page.locator("#tersimpan")).to_contain_text("Jangan tutup halaman ini")
    port = first.rpartition(":")[2].strip("/")
    with started(tmp_path / "data", "--port", port) as second:
        assert second == first
        expect(page.locator("#tersimpan")).to_contain_text("Tersimpan", timeout=MOST_MILLISECONDS)
        page.goto(second)
        page.get_by_role("link", name="Surat Undangan").first.click()
        expect(field(page, "Maksud")).to_have_value("membahas rancangan RPJM Desa")
    context.close()


def test_rows_are_added_moved_copied_and_their_removal_undone(page: Page) -> None:
    begin(page, "sk_tim_penyusun_rpjmdes", "Mulai mengisi")
    team = page.locator("[data-key=anggota_tim]")
    names = team.get_by_label("Nama")
    names.first.fill("Satu")
    team.get_by_role("button", name="Tambah baris").click()
    names.nth(1).fill("Dua")
    team.get_by_role("button", name="Naikkan baris").nth(1).click()
    assert [one.input_value() for one in names.all()] == ["Dua", "Satu"]
    team.get_by_role("button", name="Hapus baris").first.click()
    assert [one.input_value() for one in names.all()] == ["Satu"]
    page.get_by_role("button", name="Urungkan").click()
    assert [one.input_value() for one in names.all()] == ["Dua", "Satu"]
    saved(page)
    page.reload()
    assert [one.input_value() for one in names.all()] == ["Dua", "Satu"]


def test_a_block_with_a_head_fills_the_columns_that_the_head_names(page: Page) -> None:
    begin(page, "sk_tim_penyusun_rpjmdes", "Mulai mengisi")
    team = page.locator("[data-key=anggota_tim]")
    team.get_by_role("button", name="Tempel dari Excel").click()
    page.get_by_label("Isi dari Excel").fill('Kedudukan dalam tim\tNama\nKetua\tI Made\nAnggota\t"Ni ""Luh"""\n')
    expect(page.get_by_text("Terbaca 2 baris.")).to_be_visible()
    page.get_by_role("button", name="Tambahkan").click()
    assert [one.input_value() for one in team.get_by_label("Nama").all()] == ["I Made", 'Ni "Luh"']
    assert [one.input_value() for one in team.get_by_label("Kedudukan dalam tim").all()] == ["Ketua", "Anggota"]


def test_money_gets_its_separators_while_it_is_typed(page: Page) -> None:
    begin(page, "lampiran_6", "Mulai mengisi")
    page.get_by_text("Isian tambahan").first.click()
    money = field(page, "Pagu")
    money.press_sequentially("1250000")
    assert money.input_value() == "1.250.000"
    money.press("Home")
    money.press_sequentially("2")
    assert money.input_value() == "21.250.000"
    expect(page.get_by_text("dua puluh satu juta dua ratus lima puluh ribu rupiah")).to_be_visible()


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Langsung ke isi halaman")).to_be_focused()
    begin(page, "sk_tim_penyusun_rpjmdes", "Mulai mengisi")
    team = page.locator("[data-key=anggota_tim]")
    team.get_by_label("Nama").first.focus()
    page.keyboard.type("Satu")
    page.keyboard.press("Enter")
    page.keyboard.type("Dua")
    assert [one.input_value() for one in team.get_by_label("Nama").all()] == ["Satu", "Dua"]


def test_three_hundred_activities_stay_fluent(page: Page, server: Server) -> None:
    data = as_texts(sample("paket_rpjmdes"))
    many = [{**data["kegiatan"][at % len(data["kegiatan"])], "nama": f"Kegiatan {at}"} for at in range(300)]
    draft = server.studio.drafts.add("paket_rpjmdes", "Besar", NOW, {**data, "kegiatan": many})
    page.goto(f"/naskah/{draft.id}")
    activities = page.locator("#isi [data-key=kegiatan]")
    assert activities.locator(":scope > ol > li").count() == 300
    activities.locator(".buka").nth(150).click()
    text = activities.locator("textarea:visible").first
    text.focus()
    page.evaluate(
        """() => {
            window.slowest = 0;
            new PerformanceObserver((list) => {
                for (const entry of list.getEntries()) window.slowest = Math.max(window.slowest, entry.duration);
            }).observe({type: "event", durationThreshold: 16});
        }"""
    )
    page.keyboard.type("perbaikan saluran irigasi tersier", delay=60)
    saved(page)
    assert page.evaluate("window.slowest") < 100


def test_forms_are_dropped_and_their_whole_is_downloaded(page: Page, tmp_path: Path) -> None:
    import docgen

    good, bad = tmp_path / "Lampiran 6 Pemalang.xlsx", tmp_path / "catatan.xlsx"
    good.write_bytes(docgen.generate("lampiran_6", sample("lampiran_6")).content)
    bad.write_bytes(b"bukan buku kerja")
    page.goto("/himpun")
    page.get_by_label("Dokumen yang dibuat").select_option("lampiran_7")
    page.get_by_label("Formulir yang masuk").set_input_files([good, bad])
    page.get_by_role("button", name="Periksa dan himpun").click()
    expect(page.get_by_role("heading", name="1 dari 2 formulir cocok")).to_be_visible()
    expect(page.get_by_role("row", name="catatan.xlsx")).to_contain_text("Tidak dimuat")
    with page.expect_download() as download:
        page.get_by_role("link", name="Unduh Lampiran 7").click()
    assert Path(download.value.path()).read_bytes().startswith(b"PK")


def test_pages_are_fit_for_people_with_a_disability_and_for_a_telephone(page: Page, server: Server) -> None:
    draft = server.studio.drafts.add("sk_tim_penyusun_rpjmdes", "SK", NOW, {"anggota_tim": [{"nama": "A"}]})
    packet = server.studio.drafts.add("paket_rkpdes", "Paket", NOW, as_texts(sample("paket_rkpdes")))
    for address in (
        "/",
        "/profil",
        "/mulai/paket_rkpdes",
        f"/naskah/{draft.id}",
        f"/naskah/{packet.id}",
        "/himpun",
        "/riwayat",
    ):
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(address)
        if address.endswith(draft.id):
            page.get_by_role("button", name="Buat dokumen").click()
            expect(page.locator("#ringkasan")).to_be_visible()
        assert faults_for_the_disabled(page) == [], address
        page.set_viewport_size({"width": 360, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, address
