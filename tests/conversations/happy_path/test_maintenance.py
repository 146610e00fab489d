"""Somebody already on B12 is asked for the treatment in use and how it goes."""

from __future__ import annotations


def test_the_treatment_in_use_is_asked_for_and_suggested_on(begun):
    begun.choose("Already on regular injections", "Pernicious anemia", "None of these")
    begun.choose("I don't know it", "No other results").say("58")
    begun.choose("Neither", "None of these", "No other medicines")
    assert begun.form == "treatment_form"
    begun.choose("Cyanocobalamin", "1,000 mcg (1 mg)", "Every month")
    assert (begun.slot("product"), begun.slot("dose_mcg"), begun.slot("interval_days")) == ("cyanocobalamin", 1000, 30)
    begun.say("my last dose was 3 weeks ago")
    assert begun.slot("last_dose_on") is not None, begun.text
    begun.choose("Coming back before the next injection")
    assert begun.asked == "review"
    suggestion = begun.choose("Yes, that's right").suggestion
    assert suggestion["status"] in ("suggested", "refer", "needs_information")


def test_what_was_said_of_the_treatment_is_not_asked_again(conversation):
    conversation.say("I'm on maintenance, hydroxocobalamin 1 mg every 12 weeks for pernicious anaemia")
    assert (conversation.slot("product"), conversation.slot("dose_mcg")) == ("hydroxocobalamin", 1000)
    assert conversation.slot("interval_days") == 84
    conversation.choose("None of these", "I don't know it", "No other results").say("58")
    conversation.choose("Neither", "None of these", "No other medicines")
    assert conversation.asked == "last_dose"


def test_at_the_start_no_treatment_is_asked_for(reviewed):
    fields = {row["field"] for row in reviewed.card["rows"]}
    assert not fields & {"product", "dose", "interval", "last_dose", "symptom_course"}
