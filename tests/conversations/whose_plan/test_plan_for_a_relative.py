"""A plan for somebody else: asked once, the facts kept, the pronoun right from then on; family history stays apart."""

from __future__ import annotations

import pytest

MOTHER = "My mother is 74. Her Hb is 9.4 g/dL and she has tingling."


def test_it_is_asked_once_and_the_facts_are_kept(conversation):
    conversation.say(MOTHER)
    assert "Is this about your mother?" in conversation.text
    conversation.choose("Yes, about my mother")
    assert conversation.slot("age") == 74
    assert conversation.lab("haemoglobin") == (9.4, "g/dL")
    assert conversation.slot("symptoms_present") == ["paraesthesia"]
    assert conversation.text.endswith("Is she starting B12 injections, or does she get them already?")
    conversation.say("her B12 is 98 pg/mL and she is just starting")
    assert "Is this about" not in conversation.text
    assert conversation.lab("serum_b12") == (98, "pg/mL")


@pytest.mark.parametrize(
    ("words", "person"),
    [
        ("asking for hubby, 58, had his whole stomach out, no b12 since", "husband"),
        ("Hi, this is about my mum. 82, B12 105 ng/L, dementia", "mother"),
        ("writing on behalf of my friend, B12 140 pg/mL", "friend"),
    ],
)
def test_who_says_on_whose_behalf_is_asked_about_that_person(conversation, words, person):
    assert f"Is this about your {person}?" in conversation.say(words).text
    conversation.say("yes")
    assert conversation.slot("whose") == person
    assert conversation.asked == "phase", conversation.text


@pytest.mark.parametrize("words", ["yes my mother", "yes it's about my mum", "yes please, for her"])
def test_a_yes_that_only_names_the_person_is_followed_by_one_question(conversation, words):
    conversation.say(MOTHER).say(words)
    assert conversation.slot("whose") == "mother"
    assert conversation.text.count("?") == 1
    assert "did not get" not in conversation.text


@pytest.mark.parametrize("words", ["yes", "yes, and she is just starting"])
def test_a_typed_yes_will_do(conversation, words):
    conversation.say(MOTHER).say(words)
    assert conversation.slot("whose") == "mother"
    assert conversation.slot("age") == 74


def test_not_knowing_whose_plan_it_is_answers_no_other_question(conversation):
    conversation.say(MOTHER).say("I don't know")
    assert conversation.slot("age") == 74
    assert conversation.slot("phase") is None
    assert conversation.asked == "phase"


def test_a_no_leaves_the_facts_out(conversation):
    conversation.say("my dad is 80 and has numb feet").choose("No, it is about me")
    assert conversation.slot("age") is None
    assert conversation.slot("symptoms_present") is None
    assert conversation.text.endswith("Are you starting B12 injections, or do you get them already?")
    conversation.say("my dad is 80 and has numb feet")
    assert "Is this about" not in conversation.text


def test_the_questions_speak_of_that_person(conversation):
    conversation.say("my husband is 66, his B12 is 98 pg/mL").choose("Yes, about my husband")
    conversation.choose("Starting", "Pernicious anemia")
    assert conversation.text.startswith("Does he have any of these?") or "Does he have" in conversation.text
    conversation.choose("None of these", "No other results")
    assert conversation.asked == "conditions"


def test_a_third_person_stays_apart(conversation):
    conversation.say(MOTHER).choose("Yes, about my mother")
    conversation.say("her sister has pernicious anaemia")
    assert conversation.slot("cause") is None


def test_family_history_asks_for_no_other_plan(begun):
    begun.say("my mother has pernicious anaemia")
    assert "Is this about" not in begun.text
    assert begun.slot("cause") is None
    assert begun.asked == "phase"


def test_an_emergency_of_that_person_is_one(conversation):
    conversation.say(MOTHER).say("she has chest pain now")
    assert conversation.card["type"] == "emergency"


@pytest.mark.parametrize(
    ("words", "person"),
    [
        ("Helping a mate Bob, 69. Letter says B12 88 pg/mL, he had 4 injections", "friend"),
        ("one of our residents Mr Hill is 90, he has his B12 injection 3 monthly", "resident"),
        ("a lady I look after gets B12 every 3 months, she is 80, when is her next one", "client"),
        ("Good evening. I am live-in carer for Mrs Dunne, she is 91. B12 98 ng/L", "client"),
        ("Guten Abend, i write for my father, 77. His eGFR is 24", "father"),
        ("It's not me, it's my husband who has the B12 of 98 pg/mL", "husband"),
    ],
)
def test_who_cares_for_somebody_or_writes_for_them_is_asked_about_them(conversation, words, person):
    assert f"Is this about your {person}?" in conversation.say(words).text


def test_a_health_visitors_patient_is_the_mother_and_nobody_elses(conversation):
    conversation.say("Health visitor. Mum 31, vegan, starting B12. Her B12 126 ng/L. What does mum need?")
    assert conversation.slot("register") == "clinician"
    assert conversation.slot("age") == 31
    assert conversation.slot("cause") == "dietary"
    assert "Left out" not in conversation.text
    conversation.say("The patient is the mother, she has never had B12")
    assert "your mother" not in conversation.text


def test_a_relatives_disease_in_a_clinicians_note_stays_family_history(conversation):
    conversation.say("GP here. Pt 60F, fatigue. Her mother had pernicious anaemia. B12 126 ng/L")
    assert conversation.slot("cause") is None
