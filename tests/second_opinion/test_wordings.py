"""The wordings of dangers and of calm talk are read whole, and a bad file says what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from second_opinion.wordings import WordingsError, wordings


def a_folder(folder: Path, urgent: str, calm: str = "rules: [all is well]") -> Path:
    """Two files of wordings."""
    for side, text in (("urgent", urgent), ("calm", calm)):
        (folder / side).mkdir()
        (folder / side / "any.yml").write_text(text, encoding="utf-8")
    return folder


def test_there_are_thousands_by_several_hands_on_both_sides() -> None:
    urgent = [wording for wording in wordings() if wording.urgent]
    assert len(wordings()) >= 4000
    assert 0.4 <= len(urgent) / len(wordings()) <= 0.6


@pytest.mark.parametrize(
    "kind", ["bleeding", "clot", "fever_with_low_white_cells", "fast_pulse", "overdose", "suicide"]
)
def test_every_kind_of_danger_has_its_file(kind: str) -> None:
    assert sum(wording.kind == kind for wording in wordings()) >= 40


def test_side_and_kind_come_from_the_place_of_the_file(tmp_path: Path) -> None:
    first, second, third = wordings(a_folder(tmp_path, "rules: [my chest hurts]\nmore: [a band round my ribs]"))
    assert (first.text, first.urgent, first.kind, first.by_rules) == ("my chest hurts", True, "any", True)
    assert (second.urgent, second.by_rules) == (True, False)
    assert third.urgent is False


@pytest.mark.parametrize(
    ("urgent", "said"),
    [
        ("rule: [my chest hurts]", "rule"),
        ("rules: my chest hurts", "rules"),
        ("rules: [", "expected"),
        ("rules: [all is well]", "stands in urgent/any.yml already"),
    ],
)
def test_a_bad_file_is_named_with_its_fault(tmp_path: Path, urgent: str, said: str) -> None:
    with pytest.raises(WordingsError, match=said) as error:
        wordings(a_folder(tmp_path, urgent))
    assert "any.yml" in str(error.value)
