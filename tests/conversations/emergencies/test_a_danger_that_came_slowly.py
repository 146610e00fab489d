"""What came slowly or is old has a way out of its own: the record says that it is there, and not that it is over."""

from __future__ import annotations

import pytest

CONFUSED = "My father is 80, he has become confused and falls, his B12 is 138 pg/mL"
BLIND = "my husband, 77, has gone blind in one eye"
PATCH = "my right eye has had a blurry patch in the middle for ten days, B12 110 pg/mL"


@pytest.mark.parametrize(
    "text",
    [
        "it is slow, three months now, his doctor knows",
        "it came on gradually and the GP has seen him",
        "nothing new, he has been like this for months",
    ],
)
def test_words_that_say_so_and_why_settle_it(conversation, text):
    assert conversation.say(CONFUSED).card["type"] == "emergency"
    conversation.say(text)
    assert conversation.slot("emergency") is None, conversation.text
    assert conversation.slot("signs_lasting") == ["confusion"]
    assert "confusion" not in (conversation.slot("signs_over") or [])
    assert "over" not in conversation.text
    assert "see one today" in conversation.text


@pytest.mark.parametrize(
    "text", ["it came slowly", "that is years ago", "for a few months", "he has been like this for years"]
)
def test_bare_words_are_asked_about_once(conversation, text):
    conversation.say(BLIND).say(text)
    assert "is nothing of it new or worse today" in conversation.text
    conversation.say("yes")
    assert conversation.slot("emergency") is None
    assert conversation.slot("signs_lasting") == ["visual_disturbance"]


def test_said_twice_it_is_believed(conversation):
    conversation.say(CONFUSED).say("it came slowly").say("yes, it has been slow, over months")
    assert conversation.slot("emergency") is None


def test_what_is_old_and_unchanged_is_no_sign_of_today(conversation):
    conversation.say(BLIND).say("old blindness from his Leber's, nothing new")
    assert conversation.slot("signs_lasting") == ["visual_disturbance"]
    assert "visual_disturbance" not in (conversation.slot("symptoms_present") or [])


def test_what_still_grows_keeps_its_advice_for_today(conversation):
    conversation.say("my mum's left leg suddenly went weak").choose("It came slowly, or is old")
    conversation.choose("Yes, nothing new today")
    assert "limb_weakness" in conversation.slot("symptoms_present")
    assert "today" in conversation.text


def test_it_is_an_option(conversation):
    conversation.say(CONFUSED).choose("It came slowly, or is old").choose("Yes, nothing new today")
    assert conversation.slot("signs_lasting") == ["confusion"]


@pytest.mark.parametrize(
    "text",
    ["slowly at first, much worse today", "it is slow but since this morning he is suddenly worse", "for two hours"],
)
def test_what_got_worse_at_once_is_not_slow(conversation, text):
    conversation.say(CONFUSED).say(text)
    assert conversation.slot("emergency") is not None
    assert "nothing of it new" not in conversation.text


@pytest.mark.parametrize(
    "told", ["I have chest pain", "I can't breathe sitting still", "my throat is swelling after the shot"]
)
def test_no_age_tells_away_what_is_always_an_emergency(conversation, told):
    conversation.say(told)
    assert "It came slowly, or is old" not in conversation.options
    conversation.say("it came slowly")
    assert conversation.slot("emergency") is not None
    assert "nothing of it new" not in conversation.text


def test_it_is_told_again_without_an_alarm_and_worse_with_one(conversation):
    conversation.say(CONFUSED).say("it is slow, three months now, his doctor knows")
    conversation.say("he is still confused")
    assert conversation.slot("emergency") is None
    conversation.say("now he is much more confused today")
    assert conversation.card["type"] == "emergency"


def test_a_no_to_the_question_of_now_is_a_no(conversation):
    conversation.say("My father is 80, confused for about two months, GP knows, B12 138 pg/mL").choose("No").say("yes")
    assert conversation.slot("emergency") is None, conversation.text
    assert conversation.slot("signs_lasting") == ["confusion"]


def test_a_clinician_says_gradual(conversation):
    conversation.say("GP here. 80M, B12 96 pg/mL, confused").say("gradual over 2 months, no acute change")
    assert conversation.slot("emergency") is None, conversation.text
    assert "gradual or long-standing" in conversation.text


@pytest.mark.parametrize(
    "text",
    [
        "It is ten days, not sudden. My brother went blind years ago",
        "slowly, over two weeks, nothing new",
        "it is not sudden, since last week, not changed",
    ],
)
def test_what_is_days_or_weeks_old_is_not_old(conversation, text):
    conversation.say(PATCH).say(text)
    if conversation.slot("emergency") is not None:
        conversation.choose("Yes, nothing new today")
    assert "visual_disturbance" in conversation.slot("symptoms_present"), conversation.text
    assert "need a doctor today" in conversation.text
    conversation.say("how soon must the eye doctor see me?")
    assert "Today" in conversation.text


def test_the_button_typed_does_what_the_button_does(conversation):
    conversation.say(PATCH).choose("It came slowly, or is old")
    conversation.say("Yes, nothing new today. Ten days the same.")
    assert conversation.slot("emergency") is None, conversation.text
    assert "visual_disturbance" in conversation.slot("symptoms_present")
