"""What belongs to another medicine, to a test or to a question is no fact of the B12 treatment (S-05, S-10)."""

from __future__ import annotations

import pytest

NOTE = "NP here. 66M, PA. "


def test_the_route_of_another_medicine_is_none_of_b12(conversation):
    conversation.say(f"{NOTE}furosemide 80 mg IV BID. first cyanocobalamin 1000 mcg today")
    assert conversation.slot("route") is None
    assert conversation.slot("medicines") == ["furosemide"]


def test_the_route_of_b12_stays(conversation):
    conversation.say(f"{NOTE}furosemide 40 mg daily, cyanocobalamin 1000 mcg IM monthly")
    assert conversation.slot("route") == "IM"


def test_how_often_the_level_is_checked_leaves_the_interval(conversation):
    conversation.say(f"{NOTE}cyanocobalamin 1000 mcg IM every 30 days. They want B12 rechecked q3mo")
    assert conversation.slot("interval_days") == 30


@pytest.mark.parametrize(
    "words",
    ["pills instead of shots, are they ok for me?", "B12 tablets, would they do?", "should I start folic acid?"],
)
def test_what_is_asked_about_is_not_taken(conversation, words):
    conversation.say(f"plan please, PA, starting, B12 98 pg/mL, 66 male. {words}")
    assert conversation.slot("product") is None
    assert conversation.slot("medicines") is None


@pytest.mark.parametrize("words", ["omeprazole, no wait I stopped that", "omeprazole but I came off it in June"])
def test_a_medicine_that_was_stopped_is_none_of_now(conversation, words):
    conversation.say(f"plan please, PA, starting, B12 98 pg/mL, 66 male. I take {words}")
    assert "omeprazole" not in (conversation.slot("medicines") or [])


@pytest.mark.parametrize(
    "words",
    [
        "My doctor stopped my B12 shots. Can he do that?",
        "they quit giving me my B12 shot in June. is that ok?",
        "My shots were stopped by my new doctor",
    ],
)
def test_shots_that_were_stopped_are_that_beside_a_question_too(conversation, words):
    conversation.say(f"{words} I have pernicious anemia")
    assert conversation.slot("stopped") is True
    assert conversation.asked != "phase"


@pytest.mark.parametrize("words", ["should they stop my shots?", "can my doctor stop my B12 shots?"])
def test_to_ask_whether_they_stop_stops_nothing(conversation, words):
    assert conversation.say(words).slot("stopped") is None


def test_how_old_a_sign_is_makes_nobody_a_child(conversation):
    conversation.say("plan please, I'm 40, PA, starting, B12 98 pg/mL").say("my tingling is 5 days old")
    assert conversation.slot("age") == 40
    assert "paraesthesia" in conversation.slot("symptoms_present")
