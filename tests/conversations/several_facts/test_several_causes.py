"""Several causes at once are all kept, said, shown in the review, and can each be taken out."""

from __future__ import annotations

import pytest


def causes(conversation):
    return conversation.slot("cause"), conversation.slot("causes")


def test_two_causes_in_one_message_are_kept_and_said(conversation):
    conversation.say("I have coeliac disease and I'm vegan, my b12 is 140 pg/mL and I was just diagnosed")
    assert causes(conversation) == ("coeliac_disease", ["dietary"])
    assert "cause: celiac disease; another cause:" in conversation.text
    assert conversation.asked == "nerve_symptoms"


def test_a_cause_named_later_counts_beside_the_first(begun):
    begun.take("Starting", "Pernicious anemia").say("I have coeliac disease too")
    assert causes(begun) == ("pernicious_anaemia", ["coeliac_disease"])
    assert "another cause: celiac disease" in begun.text
    assert begun.asked == "nerve_symptoms"


def test_the_answer_to_the_question_may_name_several(begun):
    begun.take("Starting").say("my diet and metformin")
    assert causes(begun) == ("dietary", ["metformin"])


def test_a_medicine_beside_a_cause_is_a_medicine(conversation):
    conversation.say("I'm vegan and I take metformin and omeprazole, b12 150 pg/mL")
    assert causes(conversation) == ("dietary", None)
    assert set(conversation.slot("medicines")) == {"metformin", "omeprazole"}


def test_the_review_shows_all_causes_and_a_denied_one_goes(reviewed):
    reviewed.say("I'm also vegan")
    rows = {row["field"]: row["value"] for row in reviewed.card["rows"]}
    assert "pernicious anemia and" in rows["cause"]
    reviewed.say("I'm not vegan")
    assert causes(reviewed) == ("pernicious_anaemia", None)
    assert "taken out" in reviewed.text


def test_to_change_the_cause_is_to_name_it_anew(reviewed):
    reviewed.say("I'm also vegan").say("change the cause")
    assert causes(reviewed) == (None, None)
    assert reviewed.asked == "cause"
    assert causes(reviewed.say("coeliac disease")) == ("coeliac_disease", None)


def test_the_plan_says_which_of_the_causes_it_follows(reviewed):
    suggestion = reviewed.say("I'm also vegan").choose("Yes, that's right").suggestion
    said = [reason["plain"] for reason in suggestion["reasons"] if "More than one cause" in reason["plain"]]
    assert len(said) == 1
    assert suggestion["regimen"] is not None


@pytest.mark.parametrize("words", ["B12 110 pg/mL from metformin", "my low b12 is due to metformin, b12 110 pg/mL"])
def test_a_medicine_that_is_blamed_by_name_is_the_cause(conversation, words):
    conversation.say(words)
    assert conversation.slot("cause") == "metformin"
