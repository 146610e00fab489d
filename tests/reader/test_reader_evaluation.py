"""The evaluation counts what was missed and what was too much, and says so where there is nothing to measure."""

from __future__ import annotations

import json
from pathlib import Path

from evaluation import reader, red_flags
from evaluation.scoring import Score, as_table, score_rows


def write(path: Path, *entries: dict[str, object]) -> None:
    path.write_text("\n".join(json.dumps(entry) for entry in entries), encoding="utf-8")


def test_a_score_counts_right_missed_and_too_many() -> None:
    score = Score("symptoms", "test")
    score.add("a", ["x", "y"], ["x", "z"])
    assert (score.right, score.missed, score.extra) == (1, 1, 1)
    assert (score.precision, score.recall, score.f1) == (0.5, 0.5, 0.5)
    assert score.misses[0].missed == ("y",)


def test_nothing_expected_and_nothing_found_is_perfect() -> None:
    score = Score("labs", "test", goal=0.9)
    score.add("hello", [], [])
    assert score.f1 == 1.0
    assert "met" in as_table(score_rows(score))


def test_a_missing_corpus_is_said(tmp_path: Path) -> None:
    for rows in (reader.corpus_rows(tmp_path), red_flags.corpus_rows(tmp_path)):
        assert rows[0].value is None
        assert "no corpus" in rows[0].counts


def test_held_out_files_are_scored(tmp_path: Path) -> None:
    lab = {"analyte": "serum_b12", "value": 91, "unit": "pg/mL", "comparator": None, "word": None, "retracted": False}
    write(tmp_path / "labs.jsonl", {"text": "b12 91 pg/ml", "labs": [lab]})
    write(tmp_path / "facts.jsonl", {"text": "i'm 61", "facts": {"age": 61, "sex": "male"}})
    scores = {score.name: score for score in reader.held_out_scores(tmp_path)}
    assert scores["labs"].f1 == 1.0
    assert (scores["facts"].right, scores["facts"].missed) == (1, 1)


def test_a_missed_flag_and_a_false_alarm_are_named(tmp_path: Path) -> None:
    write(
        tmp_path / "red_flags.jsonl",
        {"text": "crushing chest pain", "red_flag": True, "kind": "chest_pain"},
        {"text": "a lovely day", "red_flag": True, "kind": "syncope"},
        {"text": "i fainted today", "red_flag": False, "kind": "none"},
    )
    watch = red_flags.held_out_watch(tmp_path, lambda text: "lovely" in text)
    assert watch.missed == [("syncope", "a lovely day")]
    assert watch.false_alarms[0][1] == "i fainted today"
    assert watch.not_asked == [("chest_pain", "crushing chest pain")]
    assert (watch.left_unseen, watch.asked_for_nothing, watch.disturbed) == ([], 0, 1)
