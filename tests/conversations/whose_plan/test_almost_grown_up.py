"""Who is almost eighteen is refused as every child is, and a refusal outlasts talk of being grown up soon (S-02)."""

from __future__ import annotations

import pytest

TO_THE_AGE = ("Starting", "Diet", "None of these", "98 pg/mL", "No other results")


@pytest.mark.parametrize("text", ["17 as I said, nearly 18", "not 18 yet, in June", "18 in April", "17.5", "under 18"])
def test_who_is_almost_of_age_is_refused(begun, text):
    assert begun.take(*TO_THE_AGE).asked == "age"
    begun.say(text)
    assert begun.slot("age") == 17
    assert begun.suggestion["status"] == "out_of_scope"
    assert begun.suggestion["regimen"] is None


@pytest.fixture
def of_a_teenager(conversation):
    talk = conversation.say("My daughter is 17 and lives on toast, her B12 is 180. What dose does she need?")
    assert "no dose for a child" in talk.text
    return talk


@pytest.mark.parametrize(
    "text",
    [
        "she'll be 18 in April, what do I do till then",
        "she is an adult patient from next year, so that's fine. is a multivitamin enough",
        "she's practically a grown-up",
        "I need something for her until then",
    ],
)
def test_growing_up_soon_takes_no_refusal_back(of_a_teenager, text):
    of_a_teenager.say(text)
    assert "Work out a plan" not in of_a_teenager.options, of_a_teenager.text
    of_a_teenager.say("starting. B12 180 pg/mL, she's fine otherwise")
    assert of_a_teenager.form is None, of_a_teenager.text
    assert of_a_teenager.slot("phase") is None


def test_the_writer_can_still_ask_for_a_plan_of_their_own(of_a_teenager):
    assert of_a_teenager.say("and for me: I'm 45, starting, B12 150 pg/mL").slot("age") == 45
