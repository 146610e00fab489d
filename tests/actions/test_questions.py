"""The catalogue of questions, the domain and the knowledge agree with each other."""

from __future__ import annotations

from rasa.shared.core.domain import Domain

from actions.core import knowledge
from actions.questions.catalogue import OF_THE_PLAN, questions
from actions.registers import Worded
from actions.saying.wording import sentences
from actions.turn.interruptions import ANSWERS, NOT_ABOUT_THE_CASE, YIELDING, interrupts
from deploy.environment import ROOT
from inside_rasa.dialogue_files import domain_files

WHOLE = Domain.load(domain_files(ROOT / "domain.yml"))
DOMAIN = WHOLE.as_dict()


def test_every_form_asks_the_questions_of_its_step_in_order():
    for form, content in DOMAIN["forms"].items():
        asked = [item.slot for item in questions().values() if item.form == form or form == "review_form"]
        elsewhere = {"dates_form": {"last_dose_answer"}, "review_form": {"start_date_answer"}}.get(form, set())
        left_out = {"pending_lab_answer", *elsewhere}
        assert [slot for slot in content["required_slots"] if slot not in left_out] == [
            slot for slot in asked if slot not in left_out
        ]
        assert content["required_slots"][0] == "pending_lab_answer"


def test_every_question_has_its_words_and_its_class():
    assert set(OF_THE_PLAN) == set(questions())
    for item in questions().values():
        assert type(item) is OF_THE_PLAN[item.id]


def test_every_question_asks_for_facts_that_the_domain_has():
    for item in questions().values():
        assert set(item.fields) <= set(DOMAIN["slots"])
        assert item.slot in DOMAIN["slots"]
        assert f"action_ask_{item.slot}" in DOMAIN["actions"]


def test_every_question_offers_terms_that_the_vocabulary_has():
    for item in questions().values():
        for choice in item.choices:
            assert item.choose_from is not None
            knowledge().vocabulary.term(item.choose_from.kind, choice)


def test_the_nerve_question_screens_for_all_that_the_core_needs():
    assert knowledge().nerve_screen <= set(questions()["nerve_symptoms"].choices)


def test_every_emergency_symptom_of_the_lists_is_an_emergency_for_the_core():
    asked = set(questions()["nerve_symptoms"].choices)
    assert {"chest_pain", "syncope", "breathlessness_at_rest"} <= asked & knowledge().emergency_symptoms


def test_every_question_can_be_left_open():
    for item in questions().values():
        values = {option.value for option in item.options}
        assert values & {"not_known", "unsure", "none", "confirmed"} or item.id == "pending_lab"


def test_every_intent_answers_the_open_question_or_interrupts_it():
    assert set(DOMAIN["intents"]) >= (ANSWERS - {"nlu_fallback"}) | YIELDING | NOT_ABOUT_THE_CASE
    assert all(interrupts(intent) for intent in YIELDING | NOT_ABOUT_THE_CASE)


def test_no_slot_is_filled_by_rasa_itself():
    # So a form needs no list of intents to ignore: what a message means for the facts is decided in one place.
    assert all(slot["mappings"] == [{"type": "custom"}] for slot in DOMAIN["slots"].values())


def test_every_step_of_the_talk_has_its_domain_and_its_rules_in_files_of_the_same_name():
    steps = {file.stem for file in (ROOT / "domain").glob("*.yml")}
    assert steps == {file.stem for file in (ROOT / "data" / "flows").glob("*.yml")}


def test_every_clinical_slot_leaves_the_rules_alone():
    assert {slot.name for slot in WHOLE.slots if slot.influence_conversation} == {"asking"}


def test_no_sentence_is_empty():
    catalogue = [sentence for item in questions().values() for sentence in (item.text, item.again, item.why)]
    for sentence in [*catalogue, *sentences().values()]:
        assert isinstance(sentence, Worded)
        assert sentence.patient.strip()
        assert sentence.clinician.strip()
