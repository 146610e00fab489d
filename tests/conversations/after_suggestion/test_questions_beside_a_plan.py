"""What is asked beside a plan is answered by what it is about: a tablet of something else is no B12."""

from __future__ import annotations

import pytest


@pytest.fixture
def planned(conversation):
    """A plan with nerve signs and low iron."""
    conversation.say(
        "starting treatment, pernicious anemia, B12 98 pg/mL, ferritin 9 ug/L, 44, male, numb feet, no other results, "
        "no allergies or illnesses, no medicines"
    )
    conversation.say("none of the others").say("suggest now")
    assert conversation.suggestion["regimen"] is not None
    return conversation


@pytest.mark.parametrize(
    "said", ["is the iron pill ok the same day?", "can I take my iron tablet on the same day as the injection"]
)
def test_another_tablet_is_no_b12(planned, said):
    planned.say(said)
    assert "Not by this draft" not in planned.text
    assert planned.card["id"] == "iron"


def test_which_one_names_each_product_once(planned):
    planned.say("Which one do I get here in Florida?")
    assert planned.text.count("cyanocobalamin") == 1
    assert "Both" not in planned.text


def test_whether_pills_may_be_tried_first_is_answered(planned):
    assert "Not by this draft" in planned.say("why so many injections?? i'm not anemic, can i try pills first").text


@pytest.mark.parametrize(
    "said",
    ["Can you tell me what on earth I am supposed to do now?", "so what do I do now", "and so? what do I do"],
)
def test_what_to_do_now_is_the_first_step_of_the_draft(planned, said):
    planned.say(said)
    assert "Someone should see you soon" in planned.text
    assert "1,000 mcg" in planned.text
    assert "must confirm" in planned.text
