"""What is asked of one's own treatment is answered from the plan, and a question that came with facts is answered
beside the plan, as was promised."""

from __future__ import annotations

import pytest

PA = "I have pernicious anaemia, 80, female, on hydroxocobalamin 1 mg every 3 months, B12 230 ng/L"


def _headings(conversation):
    return [message["text"] for message in conversation.messages if "You asked: " in (message["text"] or "")]


class TestAQuestionBesideFacts:
    def test_it_waits_for_the_plan_and_is_answered_beside_it(self, conversation):
        conversation.say(f"{PA}. The surgery says I no longer need them. Can they just stop it like that?")
        assert "I come back to your question" in conversation.text
        conversation.say("suggest now")
        (answer,) = _headings(conversation)
        assert "Can they just stop it like that?" in answer
        assert "goes on for life" in answer
        assert conversation.suggestion["confirmation"]["line_plain"] in answer

    def test_it_is_answered_once(self, conversation):
        conversation.say(f"{PA}. Can they just stop it like that?").say("suggest now").say("suggest now")
        assert _headings(conversation) == []

    def test_one_without_an_answer_is_said_to_have_none(self, conversation):
        conversation.say(f"{PA}. Who sets the prices of these ampoules in Portugal?").say("suggest now")
        assert all("I have no answer to that one" in said for said in _headings(conversation))

    def test_a_wish_for_a_dose_is_answered_by_the_plan_alone(self, conversation):
        conversation.say(f"{PA}. What dose should I have?").say("suggest now")
        assert _headings(conversation) == []

    def test_a_refusal_answers_it_too(self, conversation):
        conversation.say(
            "gastric bypass in 2021, my fingertips are numb, no shots since March. Can I just start back up?"
        )
        conversation.say("I am 16 weeks pregnant")
        assert conversation.suggestion["regimen"] is None
        assert any("Can I just start back up?" in said for said in _headings(conversation))


class TestOnceThePlanStands:
    @pytest.fixture
    def planned(self, conversation):
        return conversation.say(PA).say("suggest now")

    @pytest.mark.parametrize(
        ("words", "answer"),
        [
            ("can they just stop it?", "goes on for life"),
            ("But can they just stop it like that? You said you would come back to my question.", "goes on for life"),
            ("is every 3 months fine, yes or no", "bare yes or no"),
            ("so do i need anything or not", "Draft plan"),
            ("do I take one today or no?", "confirm"),
        ],
    )
    def test_it_is_answered_from_the_plan_with_the_caveat(self, planned, words, answer):
        line = planned.suggestion["confirmation"]["line_plain"]
        planned.say(words)
        assert answer in planned.text
        assert line in planned.text
        assert planned.form is None

    def test_a_question_about_something_else_is_not_taken_for_it(self, planned):
        planned.say("can I stop metformin?")
        assert "goes on for life" not in planned.text


def test_after_a_reaction_the_next_injection_is_answered_with_no_at_any_time(conversation):
    conversation.say("I'm allergic to hydroxocobalamin, 34, PA").say("Is it safe to have the jab tomorrow or not??")
    assert "Do not have it. You must not have B12" in conversation.text
    assert "cancel it" in conversation.text


def test_without_a_plan_the_next_injection_is_not_judged(conversation):
    conversation.say("hello").say("is it safe to have the jab tomorrow?")
    assert "No. " not in conversation.text
    assert "mcg" not in conversation.text


class TestWhatTheUrgencyAndTheDraftSay:
    GAS = (
        "B12 180 ng/L before treatment, vegan, 19, male, just starting. my feet tingle. I use laughing gas at weekends",
        "None of these",
        "no other results",
        "none of these",
        "no medicines",
        "suggest now",
    )

    @pytest.fixture
    def with_nerve_signs(self, conversation):
        conversation.take(*self.GAS)
        assert conversation.suggestion["urgency"] == "same_day", conversation.text
        return conversation

    @pytest.mark.parametrize(
        "words",
        [
            "ok so do i need a doctor or not. nothing hurts",
            "so its just a normal gp appointment then. monday week ok?",
            "is that a normal appointment, monday ok?",
        ],
    )
    def test_how_soon_is_answered_from_the_urgency(self, with_nerve_signs, words):
        with_nerve_signs.say(words)
        assert with_nerve_signs.text.startswith("Today."), with_nerve_signs.text
        assert with_nerve_signs.card is None

    def test_whether_tablets_are_enough_is_answered_from_the_draft(self, with_nerve_signs):
        with_nerve_signs.say("so are the tablets enough or not")
        assert "Not by this draft" in with_nerve_signs.text
        assert "needs a doctor today" in with_nerve_signs.text

    def test_what_to_get_is_the_draft_with_its_caveat(self, with_nerve_signs):
        line = with_nerve_signs.suggestion["confirmation"]["line_plain"]
        with_nerve_signs.say("so what should I be getting?")
        assert "by these rules: " in with_nerve_signs.text
        assert line in with_nerve_signs.text

    def test_why_doses_again_is_answered_with_those_that_count(self, conversation):
        conversation.say(
            "68 female, pernicious anemia, B12 98 pg/mL. I did the 7 daily cyanocobalamin shots 1000 mcg and now its "
            "weekly, had 9 so far, last one was Nov 27"
        )
        conversation.take("None of these", "no other results", "none of these", "no medicines", "None of these")
        conversation.choose("Yes, that's right")
        conversation.say("But I already did the seven daily ones. Why again?")
        assert "9 so far" in conversation.text
        assert "Why this plan" not in conversation.text
