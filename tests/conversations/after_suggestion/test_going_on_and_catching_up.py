"""What somebody has already is gone on with, doubled or given in another way only as the plan at hand says it."""

from __future__ import annotations

import pytest

LEBER = "52M, I have Leber's eye disease, B12 130 ng/L, starting, no tingling"
STEADY = "58F, pernicious anemia, cyanocobalamin 1000 mcg monthly for 3 years, last one 2 weeks ago, no numbness"
EARLY_DAYS = (
    "62M, pernicious anemia, B12 90 pg/mL, had the first 3 of 7 daily cyanocobalamin 1000 mcg injections, last one "
    "yesterday, takes furosemide, heart palpitations and muscle cramps since yesterday"
)
UNTREATED = "57, female, pernicious anemia, B12 150 pg/mL, tingling toes for half a year, just starting"


@pytest.mark.parametrize(
    "question",
    [
        "ok to carry on with my cyanocobalamin till the eye clinic?",
        "can I keep taking my cyano tablets until then?",
        "my multivitamin has cyanocobalamin in it, should I stop it?",
    ],
)
def test_what_the_eyes_forbid_is_not_gone_on_with(conversation, question):
    conversation.say(LEBER).say("suggest now").say(question)
    assert "Do not have it." in conversation.text
    assert "cyanocobalamin can harm your sight" in conversation.text
    assert "no reason to stop" not in conversation.text


def test_what_is_had_goes_on_as_it_was_set(conversation):
    conversation.say(STEADY).say("suggest now").say("can I carry on with the shots until then?")
    assert "Go on as your clinician has set it" in conversation.text
    assert "A draft, not a prescription" in conversation.text


@pytest.mark.parametrize("question", ["do I take tomorrow's shot?", "should I have the next one?", "give it or wait?"])
def test_a_blood_test_that_comes_first_leaves_nothing_as_booked(conversation, question):
    conversation.say(EARLY_DAYS)
    if "No" in conversation.options:
        conversation.choose("No")
    conversation.say("suggest now").say(question)
    assert "You need a blood test today, before the next injection" in conversation.text
    assert "Keep it as booked" not in conversation.text


@pytest.mark.parametrize("question", ["should she double up?", "can I have two tomorrow then", "both together then?"])
def test_no_dose_is_doubled_to_catch_up(conversation, question):
    conversation.say(STEADY).say("suggest now").say(question)
    assert "Never have two at once" in conversation.text


def test_another_rhythm_is_not_taken_for_another_route(conversation):
    conversation.say(UNTREATED).say("suggest now").say("can I have them all in one week, im off on holiday")
    assert "I have no rule against it" not in conversation.text
    assert "draft" in conversation.text


@pytest.mark.parametrize("question", ["when can I stop them?", "so when do I stop"])
def test_when_it_ends_is_no_word_of_leaving(conversation, question):
    conversation.say(STEADY).say("suggest now").say(question)
    assert "for life" in conversation.text
    assert "We stop here" not in conversation.text
