"""The second opinion finds the dangerous sentence in a calm message, always says the same, and stores numbers only."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from meaning.stored import StoredFileError
from second_opinion.classifier import DangerClassifier
from second_opinion.examples import Example, examples_of
from second_opinion.parts import MOST, parts_of
from second_opinion.settings import settings
from second_opinion.wordings import wordings

DANGERS = (
    "a crushing weight on my chest",
    "my chest feels squeezed and my arm aches",
    "pressure on my chest since noon",
    "there is a band of pain round my chest",
    "Thanks for the jab. Since noon there is a crushing pressure on my chest.",
)
CALM = (
    "when is my next jab",
    "thanks for the jab, my arm is a bit sore",
    "how often should I have the injection",
    "the nurse moved my appointment to noon",
    "my B12 was 98 pg/mL last week. When is my next appointment?",
)


@pytest.fixture(scope="module")
def classifier() -> DangerClassifier:
    examples = [
        Example(text, urgent, tuple(parts_of(text)[1:]), kind="chest_pain" if urgent else None)
        for texts, urgent in ((DANGERS, True), (CALM, False))
        for text in texts
    ]
    return DangerClassifier.fit(examples + examples_of(wordings()[::12], ()))


def test_a_danger_in_other_words_scores_above_calm_talk(classifier: DangerClassifier) -> None:
    danger = classifier.opinion("something squeezes my chest").score
    assert danger > classifier.opinion("can the appointment for the jab be moved?").score


def test_one_sentence_of_a_long_calm_message_is_found(classifier: DangerClassifier) -> None:
    calm = "The nurse moved my appointment. Thanks for the jab. How often should I have it?"
    opinion = classifier.opinion(f"{calm} Since noon there is a crushing weight on my chest. See you next week.")
    assert opinion.sentence == "Since noon there is a crushing weight on my chest."
    assert opinion.score > classifier.opinion(calm).score


def test_it_names_the_kind_of_danger_that_a_message_sounds_like(classifier: DangerClassifier) -> None:
    assert classifier.kinds_like(["a band squeezes my chest"])[0] == "chest_pain"
    assert classifier.kinds_like(["The nurse was kind.", "her face droops and her speech is slurred"])[0] == "stroke"


def test_a_second_kind_is_named_only_where_it_comes_close(classifier: DangerClassifier) -> None:
    assert all(1 <= len(classifier.kinds_like([text])) <= 2 for text in DANGERS)
    assert len(classifier.kinds_like(["crushing pressure on my chest since noon"])) == 1


def test_a_kind_is_named_only_where_it_is_near_enough(classifier: DangerClassifier) -> None:
    assert classifier.kinds_like(["the nurse never came on Monday, who sends the next one"]) == ()


def test_suicide_is_named_by_a_near_likeness_only() -> None:
    assert settings().near_enough < 0.0 < settings().near_enough_of["suicide"]
    assert not settings().names("suicide", 0.0)
    assert settings().names("suicide", 1.0)
    assert settings().names("chest_pain", 0.0)


def test_the_same_message_always_has_the_same_score(classifier: DangerClassifier) -> None:
    assert classifier.opinion(DANGERS[0]) == classifier.opinion(DANGERS[0])


def test_what_was_stored_says_the_same(classifier: DangerClassifier, tmp_path: Path) -> None:
    classifier.save(tmp_path / "stored.npz")
    again = DangerClassifier.load(tmp_path / "stored.npz")
    assert [again.opinion(text) for text in DANGERS] == [classifier.opinion(text) for text in DANGERS]


def test_a_file_with_code_in_it_is_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "stored.npz", weights=np.array([print], dtype=object))
    with pytest.raises(StoredFileError, match="train the model again"):
        DangerClassifier.load(tmp_path / "stored.npz")


def test_a_message_is_looked_at_as_a_whole_and_by_its_sentences() -> None:
    assert parts_of("one sentence") == ["one sentence"]
    assert parts_of("First one. Is it the second?\nThird") == [
        "First one. Is it the second?\nThird",
        "First one.",
        "Is it the second?",
        "Third",
    ]
    assert len(parts_of("Word. " * 200)) == MOST + 1
