"""Makes the pictures of the guides anew: `python -m tools.build_screenshots`. Needs Debian's Chromium.

They show the page as a secretary sees it, with the made-up village of the samples; nothing is kept.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

import docgen
from docgen.documents.registry import shipped
from docgen.inputs import read
from tests.support.browser import chromium, paste, served

if TYPE_CHECKING:
    from playwright.sync_api import Page

FOLDER = Path(__file__).parents[1] / "docs" / "panduan" / "gambar"
PROFILE = {
    "Nama desa": "Pemaron",
    "Nama kecamatan": "Buleleng",
    "Nama kabupaten atau kota": "Buleleng",
    "Nama provinsi": "Bali",
}
TEAM = "I Putu Mertayasa\tL\tPerbekel\tPembina\nI Made Sudarsana\tL\tSekretaris Desa\tKetua\nNi Luh Ariani\tP\tKader\tSekretaris"


def main() -> int:
    """Take every picture and say where it is."""
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, served(Path(folder)) as server, sync_playwright() as playwright:
        browser = chromium(playwright)
        page = browser.new_context(
            viewport={"width": 1180, "height": 680}, locale="id-ID", base_url=server.address
        ).new_page()
        _secretary(page)
        _bappeda(page, Path(folder))
        browser.close()
    return 0


def _taken(page: Page, name: str) -> None:
    path = FOLDER / f"{name}.png"
    page.wait_for_timeout(500)
    page.screenshot(path=path)
    print(path)


def _secretary(page: Page) -> None:
    page.goto("/profil")
    for label, text in PROFILE.items():
        page.locator("#formulir").get_by_label(label).first.fill(text)
    page.locator("[data-key=kepala_desa]").get_by_label("Nama").first.fill("I Putu Mertayasa")
    _taken(page, "profil")
    page.get_by_role("button", name="Selesai, ke Beranda").click()
    page.wait_for_url("**/")
    _taken(page, "beranda")
    page.goto("/mulai/sk_tim_penyusun_rpjmdes")
    page.get_by_role("button", name="Mulai mengisi").click()
    page.locator("#formulir").get_by_label("Tahun awal").fill("2027")
    page.locator("#formulir").get_by_label("Tanggal penetapan").fill("31-02-2027")
    page.locator("[data-key=anggota_tim]").get_by_label("Nama").first.focus()
    paste(page, TEAM)
    page.wait_for_selector(".galat:visible")
    page.evaluate("document.querySelector('#siaran').replaceChildren()")
    page.evaluate("scrollTo(0, 0)")
    _taken(page, "isian")
    page.goto("/mulai/undangan")
    page.get_by_role("button", name="Buka contoh").click()
    page.get_by_role("button", name="Tampilkan pratinjau").click()
    page.wait_for_selector("#pratinjau img", timeout=60_000)
    page.locator("#pratinjau").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('.panel').scrollTop = 480")
    _taken(page, "pratinjau")
    page.goto("/mulai/paket_rpjmdes")
    page.get_by_role("button", name="Buka contoh").click()
    page.get_by_role("button", name="Buat dokumen").click()
    page.wait_for_url("**/hasil/**")
    _taken(page, "hasil")


def _bappeda(page: Page, folder: Path) -> None:
    form, stranger = folder / "Lampiran 6 Pemalang.xlsx", folder / "catatan rapat.xlsx"
    form.write_bytes(docgen.generate("lampiran_6", read(shipped().get("lampiran_6").sample).data).content)
    stranger.write_bytes(b"-")
    page.goto("/himpun")
    page.get_by_label("Dokumen yang dibuat").select_option("lampiran_7")
    page.get_by_label("Formulir yang masuk").set_input_files([form, stranger])
    page.get_by_role("button", name="Periksa dan himpun").click()
    page.wait_for_selector("#hasil-himpun table")
    _taken(page, "himpun")


if __name__ == "__main__":
    sys.exit(main())
