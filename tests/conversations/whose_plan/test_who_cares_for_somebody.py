"""A carer's words for whom they care for begin a talk about somebody else, and the pronouns stay to the end of it."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("said", "person"),
    [
        ("I'm a senior carer in a care home. One of our gents has B12 injections every 8 weeks", "gentleman"),
        ("I look after a chap on my list, 79, he gets hydroxocobalamin every 8 weeks", "gentleman"),
        ("My lady is 84 and gets B12 injections monthly", "lady"),
        ("one of my clients, 72, gets B12 injections, can they have tablets instead", "client"),
        ("A resident of ours, 81, B12 98 pg/mL, numb feet", "resident"),
    ],
)
def test_it_is_asked_whose_plan_it_is(conversation, said, person):
    conversation.say(said)
    assert conversation.slot("confirming") == "whose", conversation.text
    conversation.say("yes")
    assert conversation.slot("whose") == person
    assert "your B12" not in conversation.text


def test_who_says_late_that_it_is_a_resident_is_asked_too(conversation):
    conversation.say("B12 every 8 weeks hydroxocobalamin, Crohn's")
    conversation.say("Sorry, it's not me, it's Arthur, 79, a resident")
    assert conversation.slot("confirming") == "whose"
    conversation.say("yes")
    assert " you " not in conversation.say("no falls").text


def test_the_plan_speaks_of_him_to_its_end(conversation):
    conversation.say("One of our gents has hydroxocobalamin injections every 8 weeks, he is 79").say("yes")
    for _ in range(14):
        if conversation.asked in (None, "review"):
            break
        assert "do you have" not in conversation.text.casefold(), conversation.text
        assert "have you" not in conversation.text.casefold()
        conversation.say("I don't know")
    assert conversation.asked == "review"
    plan = conversation.choose("Yes, that's right").suggestion
    assert not plan["headline_plain"].startswith("You ")
    assert any(word in str(plan["reasons"]) for word in (" he ", "He ", " his "))


@pytest.mark.parametrize("asked", ["Just who do I call, hematology or genetics?", "Who should we refer to?"])
def test_a_clinician_with_a_child_learns_whom_to_refer_to(conversation, asked):
    conversation.say("Pediatric NP here. 9 yo boy, Imerslund-Grasbeck, hydroxocobalamin monthly, lapsed 4 months.")
    conversation.say(f"He's 9. {asked}")
    assert "Refer to pediatrics" in conversation.text or "Refer to pediatrics" in str(conversation.card)
    assert "Red flags" not in conversation.text


def test_a_child_is_found_and_whom_to_refer_to_is_said_again_with_no_list_for_adults(conversation):
    conversation.say("9 yo boy, Imerslund-Grasbeck, 25 kg, hydroxocobalamin 1 mg IM monthly. What's the re-load?")
    conversation.say("I'm the NP. He's 8. Just who do I call, hematology or genetics?")
    assert "chest pain" not in conversation.text
    assert "pediatrics" in conversation.text + str(conversation.card)
