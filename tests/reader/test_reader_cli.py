"""`b12nlu` on the command line."""

from __future__ import annotations

import io
import json

import pytest

from b12nlu import read
from b12nlu.because import MADE
from b12nlu.cli import main


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
    assert lines[:2] == ['lab mma: 812 nmol/L, from "MMA 812" [0-7]', "  counts"]
    assert '  the report prints beside it: its reference range, up to 318 nmol/L; the flag "H"' in lines
    assert '  denied: words that deny it stand beside it ("no", rule negation.no)' in lines
    assert (
        "  in doubt: a denial stands before it in another part of the sentence, and may not mean it "
        '("no", rule negation.possible)'
    ) in lines


def test_a_trace_says_what_does_not_count_and_by_which_rule_a_sign_was_found(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--trace", "my uncle was talking gibberish in 2009"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "  does not count: past, somebody else's" in lines
    assert any(line.startswith("  found: ") and ", rule confusion." in line for line in lines)
    assert any(line.startswith("  somebody else's: ") and '("my uncle"' in line for line in lines)


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
        assert set(mention.flags) == {reason.flag for reason in mention.because} - set(MADE)


def test_rules_that_hold_are_counted(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("b12nlu.cli.problems_of_all", lambda: iter(()))
    assert main(["check-rules"]) == 0
    assert "rules, each with its examples" in capsys.readouterr().out


def test_a_rule_that_fails_its_example_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("b12nlu.cli.problems_of_all", lambda: iter(["negation.no: says: expected it to set negated"]))
    assert main(["check-rules"]) == 1
    assert "negation.no: says" in capsys.readouterr().out


def test_rules_switched_off_at_random_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-rules", "--sample", "5", "--seed", "3"]) == 0
    assert "5 of 5 rules are missed" in capsys.readouterr().out


def test_more_than_one_rule_in_fifty_that_nothing_misses_is_a_failure(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("b12nlu.cli.not_missed", lambda count, seed: ["negation.no", "negation.not"])
    assert main(["check-rules", "--sample", "50"]) == 1
    assert "48 of 50" in capsys.readouterr().out


def test_a_trace_of_a_message_without_a_fact_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--trace", "I was gutted about the result"]) == 0
    assert capsys.readouterr().out.startswith("no mention")
