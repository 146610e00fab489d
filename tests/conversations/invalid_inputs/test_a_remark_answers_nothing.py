"""A remark that says nothing of not knowing answers no question, and a sentence is not said three times running."""

from __future__ import annotations

import pytest

TO_THE_SIGNS = ("Starting", "Pernicious anemia")


@pytest.mark.parametrize("steps", [(), ("Starting",), TO_THE_SIGNS])
def test_a_remark_leaves_the_question_open(begun, steps):
    begun.take(*steps)
    asked = begun.asked
    begun.say("my sister's idea really")
    assert begun.asked == asked, begun.text


def test_the_list_of_dangers_is_not_waved_through_by_remarks(begun):
    begun.take(*TO_THE_SIGNS).say("my sister's idea really").say("it was her idea")
    assert begun.asked == "nerve_symptoms", begun.text


def test_why_it_is_asked_is_not_said_twice_running(begun):
    first = begun.take(*TO_THE_SIGNS).say("why do you ask?").messages[0]["text"]
    assert begun.say("why do you ask?").messages[0]["text"] != first


def test_no_chest_trouble_counts_beside_a_sign(begun):
    begun.take(*TO_THE_SIGNS).say("a bit wobbly at night but no chest trouble")
    assert "chest_pain" in (begun.slot("symptoms_absent") or []), begun.text
