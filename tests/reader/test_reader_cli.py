"""`b12nlu` on the command line."""

from __future__ import annotations

import io
import json

import pytest

from b12nlu.cli import main


def test_it_prints_the_mentions_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["B12 98 pg/mL"]) == 0
    (lab,) = json.loads(capsys.readouterr().out)
    assert (lab["id"], lab["value"], lab["unit"]) == ("serum_b12", 98, "pg/mL")


def test_a_dash_reads_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("no tingling"))
    assert main(["-"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["negated"] is True
