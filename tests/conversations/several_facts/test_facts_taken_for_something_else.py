"""Facts are taken up whatever else a message was taken for: an attack, another language, a question."""

from __future__ import annotations


def test_a_list_of_medicines_is_no_attack(reviewed):
    reviewed.say("add: on insulin and duloxetine, no metformin, no PPI")
    assert "rules are fixed" not in reviewed.text
    assert {"insulin", "duloxetine"} <= set(reviewed.slot("medicines"))


def test_a_unit_is_taken_beside_a_question(conversation):
    conversation.say("my B12 is 120").say("ng/L. is that bad?")
    assert conversation.lab("serum_b12") == (120, "ng/L")
    assert "below 180 ng/L" in conversation.text


def test_a_question_about_units_is_no_answer(conversation):
    conversation.say("my B12 is 120").say("what is the difference between ng/L and pmol/L?")
    assert conversation.lab("serum_b12") is None


def test_a_medicine_that_is_denied_leaves_the_list(begun):
    begun.take("Starting", "Diet", "None of these", "98 pg/mL", "No other results", "58", "Neither", "None of these")
    begun.say("losartan, donepezil no")
    assert begun.slot("medicines") == ["losartan"]
