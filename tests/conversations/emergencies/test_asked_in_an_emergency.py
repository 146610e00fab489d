"""A question that belongs to an emergency is answered inside it, and the emergency stands on without a dose (S-30)."""

from __future__ import annotations

import re

import pytest

DOSE = re.compile(r"\d\s*(?:mcg|mg|micrograms?)\b")


@pytest.fixture
def unsteady_from_the_gas(conversation):
    conversation.say("my legs are tingly, i do laughing gas balloons most weekends")
    return conversation.say("i walk like im drunk n it started like 2 weeks ago")


def test_an_emergency_with_laughing_gas_says_to_stop_the_gas(unsteady_from_the_gas):
    assert unsteady_from_the_gas.card["type"] == "emergency"
    assert "Stop the gas now" in unsteady_from_the_gas.card["text"]


def test_without_the_gas_nothing_is_said_of_it(conversation):
    assert "gas" not in conversation.say("my chest feels crushed since this morning, B12 98 pg/mL").card["text"]


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("do i need to stop the balloons at least?", "Stop the gas now"),
        ("is that a 911 thing?", "Yes. Call 911 now."),
        ("do i go today?", "Go now"),
        ("what do i do until they come?", "do not stay alone"),
        ("or can i drive there?", "Do not drive yourself"),
        ("can they give me the shot there?", "The team there decides"),
    ],
)
def test_what_belongs_to_the_emergency_is_answered_and_it_stands(unsteady_from_the_gas, asked, answer):
    unsteady_from_the_gas.say(asked)
    assert answer in unsteady_from_the_gas.text
    assert unsteady_from_the_gas.card["type"] == "emergency"
    assert not DOSE.search(unsteady_from_the_gas.text)


def test_what_does_not_belong_to_it_is_not_answered(unsteady_from_the_gas):
    unsteady_from_the_gas.say("are tablets as good as injections?")
    assert unsteady_from_the_gas.card["type"] == "emergency"
    assert "tablets" not in unsteady_from_the_gas.text


@pytest.mark.parametrize(
    ("words", "number"),
    [("I'm in Leeds", "999"), ("I'm in the UK not America", "999"), ("I am in Germany", "112"),
     ("I live in Australia", "000"), ("I'm in Ireland", "112 or 999")],
)  # fmt: skip
def test_who_says_where_they_are_reads_the_number_of_that_place_beside_the_clinics(conversation, words, number):
    conversation.say(f"my chest feels crushed since this morning, B12 98 pg/mL. {words}")
    assert conversation.card["number"] == number
    assert {number, "911"} <= {contact["number"] for contact in conversation.card["contacts"]}
    assert f"Call {number} (in " in conversation.card["text"]
    conversation.say("ok")
    assert conversation.card["number"] == number


def test_whoever_is_only_not_here_is_told_to_call_the_number_of_their_place(conversation):
    conversation.say("I'm not in America. my chest feels crushed since this morning")
    assert "the emergency number where you are (this clinic's is 911)" in conversation.card["text"]


def test_a_result_that_looks_like_a_number_to_call_is_no_place(conversation):
    conversation.say("my chest feels crushed since this morning, B12 112 pmol/L, MCV 112 fL")
    assert conversation.card["number"] == "911"


def test_a_crisis_line_is_that_of_the_place(conversation):
    conversation.say("I'm in Leeds. everyone would be better off without me")
    assert conversation.card["number"] == "116 123"
    assert "Samaritans" in conversation.card["text"]


@pytest.mark.parametrize(
    "words",
    ["DOC LEFT MESSAGE HGB 6.9 B12 UNDER 150 GO TO ER. I RATHER GET THE SHOTS AT YOUR CLINIC",
     "my doctor's office rang, B12 150 pg/mL and they said go to the ER. what dose do I need?",
     "the lab told me to go to A&E, hgb 6.9 g/dL"],
)  # fmt: skip
def test_who_was_sent_to_emergency_care_is_told_to_go_at_once(conversation, words):
    conversation.say(words)
    assert conversation.card["type"] == "emergency", conversation.text
    assert "Do what they told you: go now" in conversation.card["text"]


@pytest.mark.parametrize(
    "words",
    ["my doctor told me to go to the ER if it gets worse, B12 150 pg/mL",
     "they sent me to A&E last year and sent me home, B12 150 pg/mL",
     "my doctor told me to go to the lab, B12 150 pg/mL"],
)  # fmt: skip
def test_who_need_not_go_or_went_is_not_sent(conversation, words):
    conversation.say(words)
    assert conversation.card is None or conversation.card["type"] != "emergency", conversation.card


class TestAfterAReaction:
    """Hives and swelling after an injection speak against the next one, also once they are over (S-02)."""

    @pytest.fixture
    def reacted(self, conversation):
        return conversation.say(
            "I had hives all over and my lips swelled 10 minutes after my hydroxocobalamin jab, the next is tomorrow"
        )

    def test_the_next_injection_is_answered_inside_the_emergency(self, reacted):
        reacted.say("should I have the jab tomorrow?")
        assert "Do not have another injection" in reacted.text

    @pytest.mark.parametrize(
        "over", ["It is over", "It's over now, that was 9 days ago. But what about the jab tomorrow?"]
    )
    def test_that_it_must_not_be_given_is_the_first_thing_after_it_is_over(self, reacted, over):
        reacted.say(over)
        assert "So do not have the next injection" in reacted.text
        assert "allergy specialist" in reacted.text
        assert "cobalamin_allergy" in reacted.slot("conditions")
        assert reacted.suggestion["regimen"] is None

    def test_a_reaction_that_was_misread_forbids_nothing(self, reacted):
        reacted.choose("That is not what I meant", "Yes, that is wrong")
        assert not reacted.slot("conditions")


class TestAfterACrisis:
    """After thoughts of suicide nobody is led straight back to injections."""

    @pytest.fixture
    def over(self, conversation):
        conversation.say("my B12 is 152 pg/mL. I feel so low, she'd be better off without me")
        return conversation.say("it is over").choose("Yes, it is over")

    def test_it_is_asked_whether_to_go_on(self, over):
        assert "Shall we go on with the B12 questions, or stop here" in over.text
        assert over.options == ["Go on", "Stop here"]
        assert over.form is None

    def test_a_yes_goes_on(self, over):
        assert over.say("yes").form is not None

    def test_a_no_stops(self, over):
        over.say("no thanks")
        assert "We stop here" in over.text
        assert over.form is None
