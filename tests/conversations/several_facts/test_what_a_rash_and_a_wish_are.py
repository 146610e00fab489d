"""A rash from a watch is kept as an allergy to its metal, medicines that no rule knows are kept by name, and pills that
a relative wants somebody to have are no contraceptive.
"""

from __future__ import annotations


def test_a_rash_from_a_watch_is_an_allergy_to_cobalt(begun):
    begun.choose("Starting", "Pernicious anemia", "None of these", "I don't know it", "No other results").say("64")
    begun.choose("Neither") if "Neither" in begun.options else None
    begun.say("my arm broke out from a cheap watch, nickel or cobalt the doctor thought")
    assert "cobalt_allergy" in begun.slot("conditions")


def test_medicines_that_no_rule_knows_are_kept_by_name(conversation):
    conversation.say("B12 150 pg/mL, 66, pernicious anemia, on apixaban and linezolid, humira and clopidogrel")
    assert {"apixaban", "linezolid", "humira", "clopidogrel"} <= set(conversation.slot("medicines"))


def test_the_pill_instead_of_shots_is_no_contraceptive(conversation):
    conversation.say("I get B12 shots monthly. My wife wants me on the pill instead of shots. I take a multivitamin")
    assert conversation.slot("medicines") == ["multivitamin"]
    assert conversation.slot("sex") is None
