"""Only pages of our own may ask: hosts, origins, proofs, keys, and what every answer forbids."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import pytest

from docgen.web.guard import HEADERS, Guard, is_loopback
from tests.support.web import HOST, PROOF, app_of

if TYPE_CHECKING:
    from docgen.web.studio import Studio

OURS = ["127.0.0.1:8765", "localhost:8765", "[::1]:8765"]
FOREIGN = [
    "",
    "evil.example",
    "evil.example:8765",
    "127.0.0.1",
    "127.0.0.1:80",
    "127.0.0.1:87650",
    "127.0.0.1:8765.evil.example",
    "127.0.0.1:8765@evil.example",
    "evil.example#127.0.0.1:8765",
    "localhost.evil.example:8765",
    "127.0.0.2:8765",
    "127.1:8765",
    "2130706433:8765",
    "0x7f.1:8765",
    "0.0.0.0:8765",
    "192.168.1.5:8765",
    "[::]:8765",
    "[::1]",
    "::1:8765",
    "LOCALHOST.:8765",
    "127.0.0.1:8765 ",
    "127.0.0.1 :8765",
    "127.0.0.1:08765",
    "127.0.0.1:8765,evil.example",
    "a" * 5000,
    "127.0.0.1:",
    ":8765",
    "[127.0.0.1]:8765",
]


@pytest.mark.parametrize("host", OURS)
def test_our_own_names_are_known(host: str) -> None:
    assert Guard("127.0.0.1", 8765, PROOF).knows_host(host)


@pytest.mark.parametrize("host", FOREIGN)
def test_any_other_host_is_refused(host: str) -> None:
    assert not Guard("127.0.0.1", 8765, PROOF).knows_host(host)


def test_a_server_for_others_is_known_by_number_but_not_by_a_foreign_name() -> None:
    guard = Guard("0.0.0.0", 8765, PROOF, "kunci")
    assert guard.knows_host("192.168.1.5:8765")
    assert not guard.knows_host("evil.example:8765")


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("127.0.0.1", True),
        ("localhost", True),
        ("::1", True),
        ("0.0.0.0", False),
        ("192.168.1.5", False),
        ("desa.local", False),
    ],
)
def test_loopback_is_told_from_the_network(host: str, local: bool) -> None:
    assert is_loopback(host) is local


def changing(studio: Studio) -> list[str]:
    """Every address that changes something, with an id that there is none of."""
    rules = app_of(studio).url_map.iter_rules()
    return sorted(
        rule.rule.replace("<int:number>", "0").replace("<", "").replace(">", "")
        for rule in rules
        if "POST" in (rule.methods or ()) and not rule.rule.startswith("/api/")
    )


def test_no_page_changes_anything_without_the_proof_of_our_own_pages(client: Any, studio: Studio) -> None:
    addresses = changing(studio)
    assert len(addresses) > 10
    for address in addresses:
        for headers in ({}, {"X-Docgen": "salah"}, {"Origin": "http://127.0.0.1"}):
            assert client.post(address, headers=headers).status_code == 403, address
        assert client.post(address, data={"kunci": "salah"}).status_code == 403, address


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://127.0.0.1"},
        {"Origin": "http://127.0.0.1:81"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_what_comes_from_another_site_is_refused_even_with_the_proof(
    client: Any, studio: Studio, headers: dict[str, str]
) -> None:
    for address in [*changing(studio), "/api/validate", "/api/generate", "/api/extract", "/api/aggregate"]:
        answer = client.post(address, headers={"X-Docgen": PROOF, **headers})
        assert answer.status_code == 403, address
    assert studio.drafts.drafts() == []


def test_every_answer_forbids_scripts_and_frames_of_others(client: Any) -> None:
    for address in ("/", "/profil", "/static/docgen.js", "/api/types", "/tidak-ada", "/api/tidak-ada", "/riwayat"):
        answer = client.get(address)
        answer.close()
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
        assert "'self'" in answer.headers["Content-Security-Policy"]
        assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_no_page_holds_script_or_style_of_its_own_nor_an_address_elsewhere(client: Any, studio: Studio) -> None:
    draft = studio.drafts.add("undangan", "Undangan", studio.now())
    for address in ("/", "/profil", "/riwayat", "/himpun", "/mulai/undangan", f"/naskah/{draft.id}"):
        page = client.get(address).get_data(as_text=True)
        assert "<style" not in page
        assert " style=" not in page
        assert "onclick" not in page
        told = re.sub(r'placeholder="[^"]*"', "", page)  # an example of an address leads nowhere
        assert "http://" not in told
        assert "https://" not in told


def test_a_foreign_host_gets_nothing(client: Any) -> None:
    for address in ("/", "/api/types", "/static/docgen.css"):
        assert client.get(address, headers={"Host": "evil.example"}).status_code == 400


def test_where_a_key_is_asked_for_nothing_is_shown_without_it(studio: Studio) -> None:
    client = app_of(studio, key="rahasia").test_client()
    client.environ_base["HTTP_HOST"] = HOST
    for address in ("/", "/profil", "/api/types", "/static/docgen.js", "/?kunci=salah"):
        assert client.get(address).status_code == 401
    assert client.get("/api/types", headers={"Authorization": "Bearer rahasia"}).status_code == 200
    entered = client.get("/?kunci=rahasia")
    assert entered.headers["Location"] == "/"
    cookie = entered.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert client.get("/").status_code == 200


def test_user_text_is_text_on_every_page(client: Any, studio: Studio) -> None:
    hostile = "</script><script>alert(1)</script>{{7*7}}&<b>"
    draft = studio.drafts.add("undangan", hostile, studio.now(), {"maksud": hostile, "nama_desa": hostile})
    studio.drafts.write("profil", studio.now(), {"nama_desa": hostile}, ())
    for address in ("/", "/profil", f"/naskah/{draft.id}", "/mulai/undangan"):
        page = client.get(address).get_data(as_text=True)
        assert "<script>alert" not in page
        assert "49&" not in page


@pytest.mark.parametrize("name", ["../../etc/passwd", "..%2f..%2fpasswd", "x.png", "a" * 64 + ".png", "\0.png"])
def test_no_picture_but_our_own_is_shown(client: Any, name: str) -> None:
    assert client.get(f"/gambar/{name}").status_code == 404


def test_a_file_that_is_no_picture_is_not_kept(client: Any, studio: Studio) -> None:
    for content in (b"<svg onload=alert(1)>", b"GIF89a", b"\x89PNG\r\n\x1a\n", b""):
        answer = client.post("/gambar", data={"berkas": (io.BytesIO(content), "a.png")}, headers={"X-Docgen": PROOF})
        assert answer.status_code == 400
    assert not (studio.drafts.folder / "gambar").exists()


def test_files_are_refused_where_forms_are_sent(client: Any) -> None:
    answer = client.post("/naskah/profil/simpan", data=b" " * 3_000_000, headers={"X-Docgen": PROOF})
    assert answer.status_code == 413
