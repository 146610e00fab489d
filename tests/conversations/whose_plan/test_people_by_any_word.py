"""Whoever a message is about is asked for by the word that was used, or by what the pronouns need; and what is said
to be the writer's own is never given to them.
"""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("my lad is 20 and vegan with tingling feet", "Is this about your son?"),
        ("my gf has a b12 of 102 pg/mL", "Is this about your girlfriend?"),
        ("The missus: 59, pernicious, monthly cyano", "Is this about your wife?"),
        ("my neighbor Ruth is 81, B12 95 pg/mL", "Is this about your neighbor?"),
        ("our coworker has numb toes, B12 91 pg/mL", "Is this about your colleague?"),
        ("my old man is 71, numb toes", "Is this about this person?"),
        ("my tenant, 62, B12 88 pg/mL, tingling", "Whose plan is it?"),
        ("my ex has a b12 of 99 pg/mL and numb hands", "Whose plan is it?"),
        ("my landlady is 70, numb toes", "Whose plan is it?"),
    ],
)
def test_it_is_asked_and_nothing_is_left_out(conversation, text, asked):
    assert asked in conversation.say(text).text
    assert "left out" not in conversation.text


def test_the_age_that_is_told_in_short_is_kept(conversation):
    conversation.say("asking for mum, shes 78, B12 91 pg/mL").say("yes")
    assert conversation.slot("age") == 78


def test_a_danger_that_is_answered_before_it_is_known_whose_it_is_becomes_theirs(conversation):
    conversation.say("writing for grandpop, he's 88, he keeps falling, legs are weak")
    conversation.choose("Yes")
    assert "Is this about your grandfather?" in conversation.text
    conversation.choose("Yes, about my grandfather")
    assert conversation.slot("whose") == "grandfather"
    assert conversation.slot("age") == 88
    assert {"falls", "limb_weakness", "gait_disturbance"} <= set(conversation.slot("symptoms_present"))


@pytest.mark.parametrize(
    "text",
    [
        "my dad has numb feet but the b12 of 87 pg/mL is mine",
        "my wife has tingling but the B12 of 87 pg/mL is my own result",
    ],
)
def test_of_two_people_each_keeps_their_own(conversation, text):
    conversation.say(text)
    assert "Is this about" not in conversation.text
    assert conversation.lab("serum_b12") == (87, "pg/mL")
    assert not conversation.slot("symptoms_present")
    assert "left out" in conversation.text


def test_a_result_behind_a_title_is_kept_with_the_test(conversation):
    conversation.say("Mrs Vane's B12 is 78 pg/mL")
    assert "Is this about this person?" in conversation.text
    conversation.say("yes")
    assert conversation.slot("whose") == "woman"
    assert conversation.lab("serum_b12") == (78, "pg/mL")
    assert conversation.slot("age") is None


@pytest.mark.parametrize(
    "text",
    [
        "Hubby's B12 is 87 pg/mL. I'm the one typing cos he's at work.",
        "mum cant type, shes 76 and shes got PA and gets her jab every 3 months",
        "there's PA on my dad's side",
    ],
)
def test_who_types_and_which_side_of_the_family_sounds_like_no_danger(conversation, text):
    assert "to be safe" not in conversation.say(text).text


def test_a_missed_period_is_kept_in_words(conversation):
    conversation.say("it's for my wife. She's 30, no period since August, B12 90 pg/mL").say("yes")
    assert "no period since August" in conversation.text
