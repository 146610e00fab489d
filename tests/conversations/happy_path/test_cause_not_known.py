"""A cause that nobody knows holds no treatment back: the plan comes, with how soon, and the cause first among gaps."""

from __future__ import annotations

TO_THE_RESULTS = ("Starting", "I don't know", "fatigue, none of the others")
FROM_THE_AGE = ("58", "Neither", "None of these", "No other medicines")


def test_severe_anaemia_without_a_known_cause_gets_the_same_day_and_a_plan(begun):
    begun.take(*TO_THE_RESULTS)
    begun.take("B12 110 pg/mL").say("haemoglobin 6.0 g/dL, MCV 121")
    begun.take(*FROM_THE_AGE)
    suggestion = begun.take("Yes, that's right").suggestion
    assert suggestion["urgency"] == "same_day"
    assert suggestion["headline_plain"].startswith("See a doctor today.")
    assert suggestion["regimen"] is not None
    assert "Finding it comes first" not in str(suggestion)
    assert suggestion["missing"][0]["field"] in ("cause", "labs.intrinsic_factor_antibody")
    assert any("Potassium" in item["plain"] for item in suggestion["monitoring"])


def test_a_confirmed_deficiency_without_a_known_cause_gets_a_plan(begun):
    begun.take(*TO_THE_RESULTS)
    begun.take("B12 110 pg/mL", "No other results", *FROM_THE_AGE)
    suggestion = begun.take("Yes, that's right").suggestion
    assert (suggestion["status"], suggestion["regimen"]["duration"]) == ("suggested", "review")
    assert "cause" in [item["field"] for item in suggestion["missing"]]


def test_a_clinician_who_leaves_the_cause_out_is_asked_for_it(conversation):
    conversation.say("58M, just diagnosed, B12 98 pg/mL, Hb 9.1 g/dL, no numbness, no tingling", register="clinician")
    assert conversation.asked == "cause"
    conversation.choose("Suggest now")
    assert conversation.suggestion["regimen"] is not None
    conversation.choose("Go on")
    assert conversation.asked == "cause"
