"""The danger of a child is the child's until it is over, and no sign of it is that of whoever writes (S-01, S-02)."""

from __future__ import annotations

import pytest


def assert_a_childs(conversation):
    """The emergency stands as the child's, and none of its signs is a fact of the case."""
    assert conversation.card is not None, conversation.text
    assert conversation.card["type"] == "emergency"
    assert conversation.slot("emergency")["childs"]
    assert not conversation.slot("acute_signs")
    assert not {"fatigue", "syncope", "confusion", "limb_weakness"} & set(conversation.slot("symptoms_present") or [])
    assert "mcg" not in str(conversation.messages)


@pytest.mark.parametrize(
    "told",
    [
        ["my baby is floppy and sleepy, I eat no animal foods", "Somebody else", "it's my baby, I breastfeed him"],
        ["Oscar is 6 months and he's gone floppy. I breastfeed and I'm vegan", "he sleeps all day", "yes"],
        ["The little one is limp and won't feed. I'm vegan", "it's about the little one, not me", "so sleepy too"],
        ["she's floppy and very sleepy", "who? my daughter, 4 months, I breastfeed her", "somebody else"],
        ["My wife is vegan and breastfeeds. Our baby is floppy and hard to wake", "not about my wife", "he won't feed"],
        ["my 3 month old had a fit this morning, I'm on B12", "he's 3 months, not me", "what should I take?"],
    ],
)
def test_it_stays_the_childs_however_it_is_told(conversation, told):
    for words in told:
        conversation.say(words)
        assert conversation.slot("emergency") is not None, conversation.text
    assert_a_childs(conversation)
    assert "for the child" in conversation.card["text"]


def test_the_mothers_own_facts_are_kept_and_make_her_plan_afterwards(conversation):
    conversation.say("my baby is floppy and sleepy, I'm vegan").say("I'm tired myself, B12 180 pg/mL")
    conversation.say("he sleeps all day")
    conversation.say("it's over, they have seen him")
    assert conversation.slot("emergency") is None
    assert "seen by a doctor today" in conversation.text
    conversation.choose("A plan for me")
    assert conversation.asked == "phase"
    assert conversation.lab("serum_b12") == (180, "pg/mL")
    assert conversation.slot("symptoms_present") == ["fatigue"]
    assert conversation.slot("cause") == "dietary"
    assert not conversation.slot("signs_over")


def test_typed_words_for_oneself_begin_it_as_well(conversation):
    conversation.say("my baby is floppy, I'm vegan, B12 180 pg/mL").say("it's over, he's been seen")
    conversation.say("what about my own B12? I'm tired")
    assert conversation.asked == "phase"
    assert conversation.lab("serum_b12") == (180, "pg/mL")


def test_a_partners_facts_are_the_partners(conversation):
    conversation.say("My wife is vegan and breastfeeds. Our baby is floppy and hard to wake")
    conversation.say("my wife's B12 was 120 pg/mL").say("they've seen him, it's over")
    conversation.choose("A plan for my wife")
    assert conversation.slot("whose") == "wife"
    assert conversation.lab("serum_b12") == (120, "pg/mL")
    assert not conversation.slot("symptoms_present")


def test_a_danger_of_the_writers_own_stands_besides(conversation):
    conversation.say("my 3 month old had a fit this morning, I'm on B12").say("now I have crushing chest pain too")
    assert conversation.slot("symptoms_present") == ["chest_pain"]
    conversation.say("it's over")
    assert "seen by a doctor today" in conversation.text
    assert conversation.slot("signs_over") == ["chest_pain"]


@pytest.mark.parametrize(
    "told",
    [
        "my chest hurts and I can't breathe, I have a 2 month old baby",
        "I had a baby last week, crushing chest pain since",
        "my baby was born in May and I have chest pain now",
    ],
)
def test_a_mothers_danger_is_no_childs(conversation, told):
    conversation.say(told).say("it's my baby I worry about")
    assert "chest_pain" in conversation.slot("symptoms_present")
    assert "for the child" not in conversation.card["text"]


def test_beside_the_plan_of_a_relative_nothing_of_the_child_is_theirs_and_their_plan_goes_on(conversation):
    conversation.say("my mother is 74, B12 98 pg/mL, starting").choose("Yes, about my mother")
    conversation.say("my son is 5, he is tired and hard to wake")
    assert conversation.card["type"] == "emergency"
    conversation.say("it is over now")
    assert conversation.slot("sex") == "female"
    assert "fatigue" not in (conversation.slot("symptoms_present") or [])
    conversation.choose("A plan for my mother")
    assert "your mother" in conversation.text
    assert conversation.slot("age") == 74
    assert conversation.asked == "cause"
