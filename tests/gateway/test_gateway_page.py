"""What a browser gets: pages with the clinic's words, the widget, their files, and headers that let nothing else in."""

from __future__ import annotations

import gzip
import re

import pytest
from stand_in_rasa import Gateway

from channels.web.files import STATIC, load_files

PAGES = ("/", "/faq", "/chat")
SCRIPTS = sorted(STATIC.rglob("*.js"))
WIDGET_LIMIT = 25_000
"""Bytes of the whole widget on the way to a browser, packed; the caveat beside every dose is part of it."""

ON_DEMAND_LIMIT = 2_500
"""Bytes of what it fetches when somebody pastes a report, says that an answer was wrong, or prints."""


@pytest.fixture
def static(gateway: Gateway) -> str:
    """The address of the files."""
    found = re.search(r"/static/[0-9a-f]+", gateway.client.get("/").text)
    assert found is not None
    return found.group()


@pytest.mark.parametrize("path", PAGES)
def test_the_pages_show_the_clinics_words_as_text(gateway: Gateway, path: str) -> None:
    page = gateway.client.get(path).text
    assert "Clinic &lt;b&gt;&amp;&lt;/b&gt; Sons" in page
    assert "<b>&</b>" not in page
    assert "{{" not in page


def test_the_clinic_page_says_whom_to_call(gateway: Gateway) -> None:
    page = gateway.client.get("/").text
    assert 'href="tel:911"' in page
    assert "Call 988." in page


@pytest.mark.parametrize("path", PAGES)
def test_the_pages_ask_nobody_else_for_anything(gateway: Gateway, path: str) -> None:
    page = gateway.client.get(path).text
    assert re.findall(r"\ssrc=\"(?!/\w)", page) == []
    assert re.findall(r"<link[^>]*href=\"(?!/\w)", page) == []


def test_the_scripts_load_nothing_from_elsewhere_and_write_no_markup() -> None:
    assert SCRIPTS
    for script in SCRIPTS:
        code = script.read_text(encoding="utf-8")
        imported = re.findall(r"(?m)^import .* from \"([^\"]+)\"", code)
        assert all(name.startswith("./") for name in imported), script.name
        assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)\w", code), script.name
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", code), script.name


@pytest.mark.parametrize("path", PAGES)
def test_nothing_on_the_pages_is_inline(gateway: Gateway, path: str) -> None:
    page = gateway.client.get(path).text
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", page)


def test_one_script_starts_the_widget_with_the_clinics_words(gateway: Gateway, static: str) -> None:
    script = gateway.client.get("/widget.js")
    assert script.headers["Content-Type"].split(";")[0] == "text/javascript"
    assert f'from ".{static}/widget/main.js"' in script.text
    assert '"emergency_number": "911"' in script.text
    assert "allowed_origins" not in script.text


def test_what_the_widget_begins_with_is_small_and_what_it_fetches_later_is_little(
    gateway: Gateway, static: str
) -> None:
    later = "widget/on-demand.js"
    files = load_files()
    assert len(files[later].packed) <= ON_DEMAND_LIMIT
    names = ["/widget.js", *(f"{static}/{name}" for name in files if name.startswith("widget/") and name != later)]
    packed = {}
    for name in names:
        with gateway.client.stream("GET", name, headers={"Accept-Encoding": "gzip"}) as answer:
            assert answer.status_code == 200, name
            packed[name] = b"".join(answer.iter_raw())
        assert gzip.decompress(packed[name])
    assert sum(map(len, packed.values())) <= WIDGET_LIMIT, {name: len(content) for name, content in packed.items()}


@pytest.mark.parametrize(
    ("name", "kind"),
    [("widget/main.js", "text/javascript"), ("site/site.css", "text/css"), ("site/icon.svg", "image/svg+xml")],
)
def test_the_files_have_their_type_and_may_be_kept(gateway: Gateway, static: str, name: str, kind: str) -> None:
    file = gateway.client.get(f"{static}/{name}")

    assert file.status_code == 200
    assert file.headers["Content-Type"].split(";")[0] == kind
    assert "immutable" in file.headers["Cache-Control"]
    again = gateway.client.get(f"{static}/{name}", headers={"If-None-Match": file.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("path", ["..%2ffiles.py", "../files.py", "widget/theme.css", "nothing.js"])
def test_a_path_out_of_the_files_is_not_found(gateway: Gateway, static: str, path: str) -> None:
    assert gateway.client.get(f"{static}/{path}").status_code == 404


def test_a_page_that_has_not_changed_is_not_sent_again(gateway: Gateway) -> None:
    page = gateway.client.get("/")
    assert page.headers["Cache-Control"] == "no-cache"
    assert gateway.client.get("/", headers={"If-None-Match": page.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize("path", [*PAGES, "/widget.js", "/healthz", "/api/session", "/nowhere"])
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


@pytest.mark.parametrize(
    ("origin", "allowed"), [("https://www.clinic.example", True), ("https://elsewhere.example", False)]
)
def test_only_the_clinics_sites_may_load_the_widget(gateway: Gateway, static: str, origin: str, allowed: bool) -> None:
    for path in ("/widget.js", f"{static}/widget/main.js", f"{static}/widget/widget.css"):
        answer = gateway.client.get(path, headers={"Origin": origin})
        assert (answer.headers.get("Access-Control-Allow-Origin") == origin) is allowed, path
        assert "Origin" in answer.headers["Vary"]


def test_the_api_describes_itself(gateway: Gateway) -> None:
    described = gateway.client.get("/api/openapi.json").json()

    paths = {"/api/session", "/api/messages", "/api/feedback", "/healthz", "/readyz", "/teams/messages"}
    assert set(described["paths"]) == paths
    assert gateway.client.get("/docs").status_code == 404
