"""What a question in somebody's own words leads to."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from education.asking import questions_behind
from education.content import load_education
from education.features import plain, with_terms
from education.retrieval import SHOWN, Index
from meaning.stored import StoredFileError


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.fit(load_education())


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("how would I notice that the jabs do any good", "how_will_i_know"),
        ("when do people usually start to feel better on b12", "when_better"),
        ("why is it 1000 mcg instead of 500 mcg?", "why_500_or_1000"),
        ("my level is really low, will one shot per month do?", "monthly_when_very_low"),
        ("symptoms creep back weeks before my next jab", "wears_off"),
        ("is it OK to have the injection while on eliquis", "blood_thinner"),
        ("can I have the shot with my lansoprazole or does that stop it", "acid_medicines"),
        ("CAN VEGANS GET ENOUGH B-12???", "vegan"),
        ("does vitamin b 12 go off if it is not in the fridge", "storage_travel"),
        ("can i breast-feed with b12 injections", "breastfeeding"),
        ("is hydroxycobalamin better than cyano", "which_form"),
    ],
)
def test_a_question_in_own_words_finds_its_answer(index: Index, question: str, entry: str) -> None:
    found = index.find(question)
    assert found.kind == "answer"
    assert found.ids == (entry,)


def test_the_question_behind_a_long_story_is_found(index: Index) -> None:
    story = (
        "Hello, I live by the sea with two cats and was told in spring that my stomach does not work as it should. "
        "My aunt says all kinds of things about it. Can I travel with my ampoules on a plane?"
    )
    assert index.find(story).ids[0] == "storage_travel"


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("three doctors and none of them tells me a thing. how long does one jab last in the body", "how_long_in_body"),
        ("nobody here listens and I am so fed up with it, so can I travel with my ampoules", "storage_travel"),
    ],
)
def test_the_question_behind_a_complaint_is_found_without_its_mark(index: Index, text: str, entry: str) -> None:
    assert index.find(text).ids[:1] == (entry,)


@pytest.mark.parametrize("text", ["B12 98 pg/mL, Hb 9. is on warfarin", "I am tired, my feet are numb and so on", "eh"])
def test_a_statement_holds_no_question(text: str) -> None:
    assert questions_behind(text) == []


def test_an_unclear_question_leads_to_a_few_to_choose_from(index: Index) -> None:
    question = "is it normal to have it more or less often?"
    found = index.find(question)
    assert found.kind == "did_you_mean"
    assert 1 < len(found.ids) <= SHOWN
    assert list(found.ids) == [entry_id for entry_id, _ in index.ranked(question) if entry_id][: len(found.ids)]


@pytest.mark.parametrize(
    "question",
    ["what is the melting point of vitamin b12?", "who won the cup final last night", "", "???", "qqq zzz www"],
)
def test_what_no_answer_covers_is_unknown(index: Index, question: str) -> None:
    assert index.find(question).kind == "unknown"


def test_every_paraphrase_leads_to_its_own_answer_first(index: Index) -> None:
    entries = load_education().entries
    asked = [(text, entry.id) for entry in entries for text in (entry.question, *entry.asks)]
    wrong = [(text, entry_id) for text, entry_id in asked[::7] if index.ranked(text)[0][0] != entry_id]
    assert wrong == []


def test_a_stored_search_finds_the_same(index: Index, tmp_path: Path) -> None:
    index.save(tmp_path / "answers.npz")
    assert Index.load(tmp_path / "answers.npz").ranked("does it hurt") == index.ranked("does it hurt")


def test_a_file_with_code_in_it_is_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "answers.npz", borders=np.array([plain], dtype=object))
    with pytest.raises(StoredFileError, match="train the model again"):
        Index.load(tmp_path / "answers.npz")


def test_clinical_terms_are_known_by_all_their_names() -> None:
    assert "term_anticoagulant" in with_terms("on Eliquis").split()
    assert with_terms("hydroxycobalamin").split()[-1] == with_terms("hydroxo").split()[-1]
    assert plain("Vitamin B-12 jabs") == plain("b12 injections")
