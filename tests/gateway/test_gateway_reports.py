"""A report is read once, within limits, and what is found in it is proposed; nothing of it is kept or logged."""

from __future__ import annotations

import logging
import time
from pathlib import Path

import pytest
from small_pdfs import bomb, locked, pdf_of, written
from stand_in_rasa import Gateway, MakeGateway, StandInRasa

LINES = ("Haemoglobin   10.2  g/dL   12.0 - 15.5", "Vitamin B12   98    pg/mL  200 - 900")
FOUND = [{"words": "Vitamin B12 98 pg/mL", "line": "Vitamin B12 98 pg/mL 200 - 900", "unit": True}]
PDF = "application/pdf"


def code_of(response) -> tuple[int, str]:
    return response.status_code, response.json()["error"]["code"]


def test_the_text_of_a_report_is_read_and_its_results_come_back_with_their_lines(
    gateway: Gateway, rasa: StandInRasa
) -> None:
    rasa.results = FOUND
    answer = gateway.report("\n\n".join(LINES).encode(), "text/plain; charset=utf-8")
    assert answer.status_code == 200
    assert answer.json() == {"results": FOUND}
    assert rasa.reports[-1].splitlines()[1].split() == LINES[1].split()
    assert rasa.received == []


def test_a_pdf_is_read_line_by_line_as_it_is_laid_out(gateway: Gateway, rasa: StandInRasa) -> None:
    rasa.results = FOUND
    assert gateway.report(pdf_of(*LINES), PDF).json() == {"results": FOUND}
    read = [line.split() for line in rasa.reports[-1].splitlines()]
    assert read == [line.split() for line in LINES]


@pytest.mark.parametrize(
    ("content", "kind", "expected"),
    [
        (b"\xff\xd8\xff\xe0" + b"0" * 100, PDF, (422, "report_is_picture")),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 100, PDF, (422, "report_is_picture")),
        (b"\x00\x00\x00\x18ftypheic" + b"0" * 100, PDF, (422, "report_is_picture")),
        (b"PK\x03\x04" + b"0" * 100, PDF, (415, "report_not_pdf")),
        (b"%PDF-1.4\n" + b"nothing that a PDF has" * 20, PDF, (422, "report_unreadable")),
        (pdf_of(*LINES)[:250], PDF, (422, "report_unreadable")),
        (written(b"0 0 100 100 re f"), PDF, (422, "report_is_picture")),
        (pdf_of(*LINES, pages=13), PDF, (413, "report_too_long")),
        (locked(pdf_of(*LINES), "secret"), PDF, (422, "report_encrypted")),
        (b"x 1\n" * 6_000, "text/plain", (413, "report_too_long")),
        (b"  \n \n", "text/plain", (422, "report_empty")),
    ],
    ids=[
        "photograph", "screenshot", "phone picture", "another kind", "no pdf inside", "cut off", "scan", "many pages",
        "password", "long text", "nothing",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_its_reason(
    make_gateway: MakeGateway, rasa: StandInRasa, content: bytes, kind: str, expected: tuple[int, str]
) -> None:
    assert code_of(make_gateway().report(content, kind)) == expected
    assert rasa.reports == []


def test_a_pdf_without_a_password_to_open_it_is_read_though_it_is_encrypted(
    gateway: Gateway, rasa: StandInRasa
) -> None:
    assert gateway.report(locked(pdf_of(*LINES), ""), PDF).status_code == 200
    assert len(rasa.reports) == 1


def test_a_picture_is_refused_because_of_the_decimal_point(gateway: Gateway) -> None:
    assert "decimal point" in gateway.report(b"\xff\xd8\xff\xe0", "image/jpeg").json()["error"]["message"]


def test_a_bomb_ends_with_the_process_that_reads_it_and_the_gateway_goes_on(make_gateway: MakeGateway) -> None:
    gateway, began = make_gateway(), time.monotonic()
    content = bomb()
    assert len(content) < 2_000_000
    assert code_of(gateway.report(content, PDF)) == (422, "report_unreadable")
    assert time.monotonic() - began < 30
    assert gateway.report(pdf_of(*LINES), PDF).status_code == 200


def test_a_file_beyond_two_megabytes_is_refused_before_it_is_read(gateway: Gateway, rasa: StandInRasa) -> None:
    assert code_of(gateway.report(b"%PDF-" + b"0" * 2_097_152, PDF)) == (413, "body_too_large")
    assert rasa.reports == []


def test_a_report_needs_a_conversation(gateway: Gateway) -> None:
    assert gateway.client.post("/api/report", content=b"B12 98").status_code == 401
    assert code_of(gateway.report(b"B12 98", "text/plain", token="forged"))[0] == 401


def test_more_reports_than_a_person_has_are_refused(make_gateway: MakeGateway) -> None:
    gateway = make_gateway()
    statuses = [gateway.report(b"B12 98 pg/mL", "text/plain").status_code for _ in range(6)]
    assert statuses[0] == 200
    assert 429 in statuses


def test_a_report_that_the_assistant_cannot_take_can_be_sent_again(gateway: Gateway, rasa: StandInRasa) -> None:
    rasa.status = 500
    assert code_of(gateway.report(b"B12 98 pg/mL", "text/plain")) == (503, "assistant_unavailable")


def test_nothing_of_a_report_is_logged_or_kept(
    make_gateway: MakeGateway, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="b12.gateway"):
        make_gateway().report(pdf_of("Ferritin 87.5 ug/L for Jane Roe"), PDF)
    assert "/report" in caplog.text
    assert "87.5" not in caplog.text
    assert "Roe" not in caplog.text
    assert [file.name for file in tmp_path.iterdir()] == ["secret.key"]
