"""What somebody asks of their own results, of how soon it should be seen, of other guidelines and of the product is
answered when it is asked."""

from __future__ import annotations

import pytest

OPEN_CASE = "I have pernicious anaemia, b12 98 pg/mL, 45 year old man, starting, no allergies, no medicines"


@pytest.fixture
def planned(conversation):
    conversation.say(OPEN_CASE).say("none of these").say("suggest now")
    assert conversation.suggestion["regimen"] is not None
    return conversation


class TestWhatAResultMeans:
    @pytest.mark.parametrize(
        ("words", "noted", "meaning"),
        [
            ("can B12 be too high, mine is 1400 pg/ml", "B12 1400 pg/mL", "should be checked by your clinician"),
            ("my MMA is 900 nmol/L, what does that mean", "MMA 900 nmol/L", "above the usual upper limit"),
            ("is a B12 of 180 pg/mL low? I'm vegan", "B12 180 pg/mL", "gray zone"),
            ("is hb 69 dangerous? I'm 70", "hemoglobin 69 g/L", "Speak to a doctor today"),
        ],
    )
    def test_it_is_noted_and_answered_in_the_same_turn(self, conversation, words, noted, meaning):
        conversation.say(words)
        assert f"I noted: {noted}" in conversation.text or f"; {noted}" in conversation.text
        assert meaning in conversation.text
        assert "I come back to your question" not in conversation.text
        assert conversation.asked == "phase"

    def test_a_number_without_its_unit_is_read_once_the_unit_is_told(self, conversation):
        conversation.say("is 180 low? I'm vegan")
        assert "once I know its unit" in conversation.text
        assert conversation.asked == "pending_lab"
        conversation.choose("pg/mL")
        assert "gray zone from 180 to 350" in conversation.text
        conversation.say("starting")
        assert "gray zone" not in conversation.text

    def test_a_general_question_with_a_number_begins_no_plan(self, conversation):
        conversation.say("is a B12 of 180 pg/mL low?")
        assert conversation.card["type"] == "answer"
        assert conversation.lab("serum_b12") is None

    def test_beside_a_plan_the_result_is_read_again(self, planned):
        planned.say("is my b12 dangerous?")
        assert "B12 98 pg/mL" in planned.text
        assert planned.form is None


class TestHowSoon:
    def test_beside_signs_for_today_the_answer_is_today(self, conversation):
        conversation.say("pernicious anaemia, b12 98 pg/mL, trouble walking for two weeks and numb feet")
        for words in ("can this wait till my appointment on thursday?", "ER now or wait for Monday?"):
            conversation.say(words)
            assert "Today." in conversation.text
            assert "trouble walking" in conversation.text
            assert conversation.asked == "phase"

    def test_after_a_danger_that_passed_the_answer_is_today(self, conversation):
        conversation.say("pressure in my chest this morning sat in my chair, hb 6.9, 70 years old")
        conversation.say("It stopped after 10 min. So no need for the ambulance")
        conversation.say("should I go to the ER now then or wait for monday")
        assert "Today." in conversation.text
        assert "That a danger has passed does not change this" in conversation.text

    def test_where_nothing_calls_for_today_nobody_is_told_that_all_is_well(self, planned):
        planned.say("can this wait till my appointment in two weeks?")
        assert "nothing that must be seen today" in planned.text
        assert "can't tell you that all is well" in planned.text
        assert "911" in planned.text

    def test_with_nothing_told_it_asks_what_is_felt(self, conversation):
        conversation.say("ER now or wait for Monday?")
        assert "Tell me the signs" in conversation.text


class TestOtherGuidelines:
    @pytest.mark.parametrize(
        "words",
        [
            "UK way?",
            "what does NICE say",
            "I'm in England, why the US plan?",
            "i'm in England, we use hydroxocobalamin here. what about the UK way?",
        ],
    )
    def test_a_patient_sees_what_the_guideline_gives_for_the_same_facts(self, planned, words):
        line = planned.suggestion["confirmation"]["line_plain"]
        planned.say(words)
        assert "UK (NICE and BNF): 1,000 mcg hydroxocobalamin" in planned.text
        assert "must not be mixed" in planned.text
        assert line in planned.text
        assert planned.slot("product") is None
        assert planned.form is None

    def test_before_a_plan_none_is_shown(self, conversation):
        conversation.say(OPEN_CASE).say("UK way?")
        assert "mcg" not in conversation.text


class TestTheProduct:
    @pytest.mark.parametrize(
        ("words", "other"),
        [
            ("I always had the red ones, hydroxo, why cyano?", "1,000 mcg hydroxocobalamin"),
            ("isn't methyl better?", "500 mcg methylcobalamin"),
        ],
    )
    def test_a_doubt_is_answered_with_who_gives_which(self, planned, words, other):
        line = planned.suggestion["confirmation"]["line_plain"]
        planned.say(words)
        assert "The draft has cyanocobalamin since" in planned.text
        assert other in planned.text
        assert line in planned.text
        assert planned.card["id"] == "which_form"
        assert planned.slot("product") is None
