"""Who writes for somebody else is asked about that person: no `you` means the patient (DESIGN §5: pronouns follow)."""

from __future__ import annotations

import re

import pytest

from actions.facts.facts import Facts
from actions.questions.catalogue import questions
from actions.questions.question import Question
from actions.saying.wording import sentences
from b12core.knowledge import load_knowledge

YOU = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)

OF_THE_WRITER = re.compile(r"\b(?:i|i'm|i'd|my|me|you|your)\b", re.IGNORECASE)
OF_WHAT_THE_WRITER_KNOWS = re.compile(
    r"\b(?:I don't know|I'd rather not say|not about me|not what I meant)\b", re.IGNORECASE
)
"""Where the `I` of an option is who types, whoever the plan is for."""

OF_WHO_ANSWERS = re.compile(
    r"\b(?:if you (?:can't (?:tell|find it)|don't have it)|do you know why|that you gave|you can change any line)\b",
    re.IGNORECASE,
)
"""Where the `you` of a question is who types, whoever the plan is for."""

OF_WHO_WRITES = frozenset(
    [
        "welcome",
        "begin",
        "patient_mode",
        "person",
        "child_seen_today",
        "who_sees_it",
        "take_your_time",
        "not_alone_under_age",
        "not_given_to_a_child",
        "ask_away",
        "did_you_mean",
        "question_not_covered",
        "plan_or_question",
        "question_after_facts",
        "you_asked",
        "all_answered",
        "own_ask_before_the_next",
        "result_after_its_unit",
        "how_soon_soon",
        "how_soon_open",
        "how_soon_unasked",
        "restart_question",
        "restart_cancelled",
        "restarted",
        "other_person",
        "of_another_named",
        "of_the_writer",
        "your_person",
        "whose_question",
        "whose_question_again",
        "whose_question_unnamed",
        "whose_own",
        "uncertain_cause",
        "several_doses",
        "several_numbers",
        "contradiction_last_dose",
        "contradiction_phase",
        "kept_in_words",
        "kept_as_more",
        "contradiction_on_treatment",
        "contradiction_course_over",
        "explained_sign",
        "rough_time",
        "pending_unit",
        "pending_unusual",
        "pending_which",
        "question_left",
        "choose_below",
        "or_go_on",
        "nothing_known",
        "outside",
        "outside_after",
        "session_over",
        "went_back",
        "send_consent",
        "no_plan_in_emergency",
        "protocol_with_clinician",
        "no_first_day",
        "no_nearest_sign",
        "visit_own",
        "visit_urgent",
        "nearest_sign",
        "nearest_signs",
        "nearest_sign_of_a_child",
        "nearest_signs_of_a_child",
        "changed_head",
        "not_stored",
        "emergency_default",
        "emergency_told_to_go",
        "emergency_words",
        "emergency_wrote",
        "number_elsewhere",
        "crisis_line_local",
        "emergency_helped",
        "go_on_after_crisis",
        "trouble",
        "refused_whatever_follows_another",
        "decided_elsewhere_another",
        "stopped_another",
        "stopped_after_another",
        "kept_besides_another",
        "own_plan_offered_another",
    ]
)
"""Sentences whose `you` is who types. One that is added with a `you` of the patient needs words for another, too."""

ITEMS = [pytest.param(item, id=item.id) for item in questions().values()]


def words_about_another(item: Question) -> list[str]:
    own = {name: getattr(item, name) for name in ("text", "again", "more", "why")}
    other = {} if item.of_another is None else item.of_another.model_dump(exclude_none=True)
    return [other.get(name) or worded.to("patient") for name, worded in own.items() if worded is not None]


@pytest.mark.parametrize("item", ITEMS)
def test_a_question_about_another_speaks_to_who_writes_alone(item):
    for words in words_about_another(item):
        assert YOU.search(OF_WHO_ANSWERS.sub("", words)) is None, words


@pytest.mark.parametrize("item", ITEMS)
@pytest.mark.parametrize("pronoun", load_knowledge().third_person.pronouns)
def test_its_words_can_be_said_with_each_pronoun(item, pronoun):
    if item.of_another is not None:
        gaps = {"known": "", "list": "", "remaining": "", "wanted_list": "", "person": "your mother"}
        filled = {**gaps, **item.names_of_options(Facts(), "patient")}
        words_of_pronoun = load_knowledge().third_person.words(pronoun)
        for words in item.of_another.model_dump(exclude_none=True).values():
            assert "{" not in words.format(**filled, **words_of_pronoun)


@pytest.mark.parametrize("item", ITEMS)
def test_no_option_about_another_speaks_of_the_writer(item):
    facts = Facts.model_validate({"whose": "mother"})
    titles = [offer.titled(facts, "patient") for offer in [*item.offers(facts), *item.fixed()]]
    assert [title for title in titles if OF_THE_WRITER.search(OF_WHAT_THE_WRITER_KNOWS.sub("", title))] == []


def test_no_sentence_to_a_carer_calls_them_the_patient():
    said = sentences()
    to_a_carer = {key: worded.to("patient") for key, worded in said.items() if f"{key}_another" not in said}
    unclear = {key for key, words in to_a_carer.items() if YOU.search(words)} - OF_WHO_WRITES
    assert unclear == set()


def test_no_sentence_is_listed_that_needs_it_no_more():
    said = sentences()
    assert {key for key in OF_WHO_WRITES if key not in said or not YOU.search(said[key].to("patient"))} == set()
