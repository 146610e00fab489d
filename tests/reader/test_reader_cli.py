"""`b12nlu` on the command line."""

from __future__ import annotations

import io
import json

import pytest

from b12nlu import read
from b12nlu.cli import main
from b12nlu.qualifiers.rule import Rule


def test_it_prints_the_mentions_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["B12 98 pg/mL"]) == 0
    (lab,) = json.loads(capsys.readouterr().out)
    assert (lab["id"], lab["value"], lab["unit"]) == ("serum_b12", 98, "pg/mL")


def test_a_dash_reads_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("no tingling"))
    assert main(["-"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["negated"] is True


def test_a_trace_names_the_rule_and_the_words_behind_each_flag(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--trace", "MMA 812 H <318 nmol/L, no numbness and chest pain since noon"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "lab mma: 812.0 nmol/L [0-7] stands"
    assert "  reference: None to 318.0 nmol/L flag H" in lines
    assert lines[lines.index("  negated: negation.no") + 1] == "    by: no"
    assert "  uncertain: negation.possible" in lines


@pytest.mark.parametrize(
    "text",
    [
        "my mum fainted last year",
        "Hb 90, sorry, 98",
        "?PA, tingling: no, used to have headaches",
        "can it cause numbness? i passed out during the film",
        "history of gout, if I get chest pain who do I call",
    ],
)
def test_every_flag_has_a_reason(text: str) -> None:
    for mention in read(text):
        assert set(mention.flags) == {reason.flag for reason in mention.because}


def _rules(says: str) -> tuple[Rule, ...]:
    entry = {"id": "negation.no", "sets": "negated", "scope": "noun_phrase", "pattern": ["no …"]}
    return (Rule.model_validate({**entry, "says": [says], "not": ["no. I have tingling"]}),)


def test_rules_that_hold_are_counted(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("b12nlu.cli.qualifier_rules", lambda: _rules("no tingling"))
    assert main(["check-rules"]) == 0
    assert "1 rules" in capsys.readouterr().out


def test_a_rule_that_fails_its_example_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("b12nlu.cli.qualifier_rules", lambda: _rules("tingling"))
    assert main(["check-rules"]) == 1
    assert "negation.no: says" in capsys.readouterr().out
