"""What a browser gets: the page with the clinic's words, its files, and headers that let nothing else in."""

from __future__ import annotations

import re

import pytest
from stand_in_rasa import Gateway

from channels.web.page import STATIC


@pytest.fixture
def page(gateway: Gateway) -> str:
    return gateway.client.get("/").text


def test_the_page_shows_the_clinics_words_as_text(page: str) -> None:
    assert "Clinic &lt;b&gt;&amp;&lt;/b&gt; Sons" in page
    assert "<b>&</b>" not in page
    assert 'href="tel:911"' in page
    assert "Call 988." in page
    assert "$" not in page


def test_the_page_asks_nobody_else_for_anything(page: str) -> None:
    assert re.findall(r"(?:src|href)=\"(?!/static/|tel:|#)", page) == []
    for script in STATIC.glob("*.js"):
        code = script.read_text(encoding="utf-8")
        imported = re.findall(r"(?m)^import .* from \"([^\"]+)\"", code)
        assert all(name.startswith("./") for name in imported), script.name
        assert not re.search(r"https?://\w", code), script.name


def test_nothing_on_the_page_is_inline(page: str) -> None:
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", page)


def test_no_script_writes_markup() -> None:
    for script in STATIC.glob("*.js"):
        code = script.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", code), script.name


@pytest.mark.parametrize(
    ("name", "kind"), [("app.js", "text/javascript"), ("page.css", "text/css"), ("icon.svg", "image/svg+xml")]
)
def test_the_files_of_the_page_have_their_type_and_may_be_kept(
    gateway: Gateway, page: str, name: str, kind: str
) -> None:
    base = re.search(r"/static/[0-9a-f]+", page)
    assert base is not None

    file = gateway.client.get(f"{base.group()}/{name}")

    assert file.status_code == 200
    assert file.headers["Content-Type"].split(";")[0] == kind
    assert "immutable" in file.headers["Cache-Control"]
    again = gateway.client.get(f"{base.group()}/{name}", headers={"If-None-Match": file.headers["ETag"]})
    assert again.status_code == 304


def test_a_path_out_of_the_files_is_not_found(gateway: Gateway, page: str) -> None:
    base = re.search(r"/static/[0-9a-f]+", page)
    assert base is not None

    assert gateway.client.get(f"{base.group()}/..%2fpage.py").status_code == 404


@pytest.mark.parametrize("path", ["/", "/healthz", "/api/session", "/nowhere"])
def test_every_answer_has_the_security_headers(gateway: Gateway, path: str) -> None:
    headers = gateway.client.get(path).headers

    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


def test_answers_are_not_cached(gateway: Gateway) -> None:
    assert gateway.client.post("/api/session").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("origin", "allowed"), [("https://www.clinic.example", True), ("https://elsewhere.example", False)]
)
def test_only_the_clinics_sites_may_talk_to_the_api(gateway: Gateway, origin: str, allowed: bool) -> None:
    asked = {
        "Origin": origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type,idempotency-key",
    }

    answer = gateway.client.options("/api/messages", headers=asked)

    assert (answer.headers.get("Access-Control-Allow-Origin") == origin) is allowed
    assert "Access-Control-Allow-Credentials" not in answer.headers


def test_the_api_describes_itself(gateway: Gateway) -> None:
    described = gateway.client.get("/api/openapi.json").json()

    assert {"/api/session", "/api/messages", "/healthz", "/readyz"} <= set(described["paths"])
    assert gateway.client.get("/docs").status_code == 404
