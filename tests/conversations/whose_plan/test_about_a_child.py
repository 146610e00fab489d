"""A child gets no plan, now or in what follows, and what cannot wait in a baby is an emergency (S-01, S-02)."""

from __future__ import annotations

import pytest


@pytest.fixture
def declined(conversation):
    return conversation.say("my daughter is 6 and her b12 is low. what dose does a child get")


def test_it_is_declined_with_what_cannot_wait(declined):
    assert "only work with adults" in declined.text
    assert "hard to wake" in declined.text


@pytest.mark.parametrize(
    "text", ["she is pale and tired, when must she be seen", "her level was 98 pg/mL", "she has coeliac disease"]
)
def test_what_is_told_of_the_child_next_begins_no_plan(declined, text):
    declined.say(text)
    assert "today if the child seems ill" in declined.text
    assert declined.form is None
    assert declined.slot("age") is None


@pytest.mark.parametrize(
    "text",
    [
        "No it's for my son like I've said. ok I'll ring the GP tomorrow",
        "I told you, it is for my boy",
        "I'm just asking for him, he eats nothing",
        "I have a boy of six who is very pale",
    ],
)
def test_what_the_writer_says_of_asking_for_a_child_begins_no_plan(conversation, text):
    conversation.say("it's for my 6 year old, very picky eater, b12 low").say(text)
    assert conversation.form is None, conversation.text
    assert conversation.slot("sex") is None


def test_the_writers_own_facts_begin_a_plan_that_is_not_the_childs(conversation):
    conversation.say("it's for my 6 year old, very picky eater, b12 low")
    conversation.say("I have numb feet myself, b12 150 pg/mL, what about me")
    assert "This plan is about you" in conversation.text
    assert conversation.slot("whose") == "self"
    assert conversation.form == "phase_form"
    conversation.say("my son is very pale")
    assert "pallor" not in (conversation.slot("symptoms_present") or [])


@pytest.mark.parametrize("text", ["ok, for me: I have pernicious anaemia", "I'm 45 and have pernicious anaemia myself"])
def test_ones_own_plan_can_follow(declined, text):
    assert declined.say(text).form is not None, declined.text


@pytest.mark.parametrize(
    "text",
    [
        "my baby is 8 months, breastfed, he is floppy and very sleepy. how much b12 does he need",
        "my 8 month old has stopped rolling over and is all limp, I am vegan. what injection do babies have",
        "our newborn hardly feeds and is hard to wake. B12 shot?",
    ],
)
def test_a_baby_in_danger_is_an_emergency(conversation, text):
    assert conversation.say(text).card["type"] == "emergency", conversation.text


def test_an_age_in_months_is_a_childs(conversation):
    conversation.say("my son is 7 months and I'm vegan, what b12 does he need")
    assert "only work with adults" in conversation.text
    assert conversation.slot("whose") is None


@pytest.mark.parametrize(
    "text", ["my son is 45 and has pernicious anaemia, how much b12 for him", "my daughter, 30, has low B12"]
)
def test_a_grown_up_son_or_daughter_is_no_child(conversation, text):
    assert "only work with adults" not in conversation.say(text).text


class TestAChildWhoIsToldOfAsAPatient:
    """No adult's interview opens for a child, whenever it shows that it is one, and no weight is an age."""

    MATEO = (
        "My son gets cyanocobalamin 1000 mcg IM every month for short gut, last one Oct 12 2026, we missed November. "
        "Can he catch up?"
    )

    @pytest.mark.parametrize(
        "text",
        [
            "My son Mateo is 4, he has short gut and gets cyanocobalamin 1000 mcg IM every month. Last one was Oct 12.",
            "my daughter, 9, is vegan and her B12 is 140 pg/mL",
        ],
    )
    def test_an_age_behind_the_first_name_is_read(self, conversation, text):
        assert "only work with adults" in conversation.say(text).text
        assert conversation.form is None

    def test_whose_a_treatment_is_is_asked_where_only_a_son_is_spoken_of(self, conversation):
        assert "Is this about your son?" in conversation.say(self.MATEO).text

    def test_it_can_be_said_there_that_he_is_a_child(self, conversation):
        conversation.say(self.MATEO).choose("My son is under 18")
        assert "only work with adults" in conversation.text
        assert conversation.form is None
        assert conversation.say("he is 7").form is None
        assert conversation.slot("age") is None

    @pytest.mark.parametrize("text", ["Mateo is 7 and 24 kilos", "7 and 24 kilos", "he's 7, he weighs 24 kg"])
    def test_an_age_that_is_told_when_it_is_asked_ends_the_questions(self, conversation, text):
        conversation.say(self.MATEO).say("yes")
        conversation.take("another operation", "none of these", "I don't know it", "no other results")
        assert conversation.text.endswith("How old is he?")
        conversation.say(text)
        assert "only work with adults" in conversation.text
        assert conversation.form is None
        assert conversation.slot("age") is None
        assert conversation.slot("interval_days") is None

    def test_a_grown_up_son_who_is_asked_about_keeps_his_plan(self, conversation):
        conversation.say(self.MATEO).say("yes, he is 31")
        assert conversation.slot("age") == 31
        assert conversation.asked == "procedure"

    def test_a_weight_is_no_age(self, begun):
        begun.take("Starting", "Pernicious anemia", "None of these", "98 pg/mL", "No other results")
        assert begun.say("58 and 82 kilos").slot("age") == 58

    def test_who_corrects_that_it_is_a_child_is_asked_the_childs_list_or_declined(self, begun):
        begun.choose("Already on regular injections").say("It's not me, it's my SON who is 4. Short bowel")
        assert "about the child" in begun.text or "only work with adults" in begun.text


class TestTheListOfUrgentSigns:
    """It is that of a baby or a child, and what was named is acted on instead of being asked again."""

    @pytest.fixture
    def about_a_baby(self, conversation):
        return conversation.say("my baby girl is 9 months and breastfed, I'm vegan. what dose of B12 drops for her?")

    @pytest.fixture
    def about_a_son(self, conversation):
        return conversation.say(
            "My son is 12 and his B12 is 118. Is there a liquid he could have instead of injections?"
        )

    def test_a_sign_of_a_baby_that_was_named_is_an_emergency_at_once(self, about_a_baby):
        about_a_baby.say("She used to roll over and she's stopped doing that. She's gone quite floppy. I'm in Leeds")
        assert about_a_baby.card["type"] == "emergency"
        assert about_a_baby.card["number"] == "999"

    def test_sight_that_gets_worse_is_to_be_seen_today(self, about_a_son):
        about_a_son.say(
            "he's started walking into doors and says it goes dark at night. Can I just ask about the liquid?"
        )
        assert "seen by a doctor today" in about_a_son.text
        assert about_a_son.form is None

    def test_a_suspicion_is_asked_about_with_the_childs_list(self, about_a_son):
        about_a_son.say("he scares me, he is really not right today")
        assert "about the child" in about_a_son.text
        assert "Legs or arms that stop working, or cannot walk" in about_a_son.options
        assert "Thoughts of ending my life or of harming myself" not in about_a_son.options

    def test_none_of_them_still_ends_with_a_doctor_today(self, about_a_son):
        about_a_son.say("he scares me, he is really not right today").choose("None of these")
        assert "seen by a doctor today" in about_a_son.text
        assert about_a_son.slot("symptoms_absent") is None

    def test_a_ticked_sign_is_an_emergency(self, about_a_son):
        about_a_son.say("he scares me, he is really not right today")
        about_a_son.choose("A fit, shaking or passing out")
        assert about_a_son.card["type"] == "emergency"

    def test_after_two_asks_the_child_is_to_be_seen_today(self, about_a_son):
        about_a_son.say("he scares me, he is really not right today").say("dunno")
        assert "If you can't tell, call 911 now" in about_a_son.text
        assert "seen by a doctor today" in about_a_son.say("dunno").text

    def test_a_mother_who_tells_of_herself_is_the_patient(self, conversation):
        conversation.say("my baby is 8 weeks old and I'm so tired, my B12 is 152 pg/mL")
        assert "seen by a doctor today" not in conversation.text
        assert "only work with adults" not in conversation.text

    def test_a_baby_told_of_without_a_question_begins_no_plan(self, conversation):
        conversation.say("My baby is 7 months old and something is very wrong with her, she looks like death")
        assert conversation.form is None
        assert "Work out a plan" not in conversation.options
