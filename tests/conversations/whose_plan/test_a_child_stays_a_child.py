"""Once a talk is about a child, what is told of it makes no plan, until the writer says for whom one is (S-02)."""

from __future__ import annotations

import pytest

THEO = "My son Theo is 15, just been told he's coeliac and his B12 is 139 pg/mL. What dose of B12 should I get him?"


@pytest.fixture
def theo(conversation):
    return conversation.say(THEO)


def is_without_a_plan(talk):
    return talk.form is None and all(talk.slot(name) is None for name in ("age", "sex", "phase", "cause"))


@pytest.mark.parametrize(
    "text",
    [
        "It's for him. Which tablet is safe with coeliac then? Is B12 139 bad?",
        "It's for him. Which tablet is safe with coeliac?",
        "starting",
        "he hasn't had anything yet, starting",
        "is 139 pg/mL bad for him",
    ],
)
def test_what_is_asked_or_told_next_begins_no_plan(theo, text):
    assert is_without_a_plan(theo.say(text)), theo.text
    assert "This plan is about you" not in theo.text


def test_an_answer_to_a_general_question_changes_nothing(theo):
    theo.say("how do I know B12 injections work?")
    assert is_without_a_plan(theo.say("coeliac disease"))
    assert "can't judge a child" in theo.text


def test_the_parents_age_makes_no_grown_up_of_the_child(theo):
    assert is_without_a_plan(theo.say("It's for him, which dose").say("44"))


def test_a_parent_taps_that_the_plan_is_theirs_and_starts_with_nothing(theo):
    theo.say("It's for him. Which tablet?").choose("No, it is about me")
    assert theo.form == "phase_form"
    assert theo.slot("cause") is None
    assert theo.slot("labs_serum_b12") is None
    assert theo.say("starting").slot("phase") == "repletion"


def test_the_child_told_of_during_the_parents_plan_stays_apart(theo):
    theo.say("What about for me, I'm 44 and my B12 is 150 pg/mL").say("starting").say("he's pale")
    assert theo.slot("sex") is None
    assert "pallor" not in (theo.slot("symptoms_present") or [])


class TestAChildWhoWasTakenForTheWriter:
    """Who tells facts first and then that they are a child's: the facts go, and the parent's own begin anew."""

    @pytest.mark.parametrize("text", ["he's 15 not me", "I'm his mum by the way, it's for him, he's 15"])
    def test_the_questions_end_and_nothing_is_kept(self, conversation, text):
        conversation.say("my B12 is 139 pg/mL and coeliac disease, starting. what dose").say(text)
        assert "only work with adults" in conversation.text
        assert is_without_a_plan(conversation)

    def test_the_parent_starts_with_none_of_the_childs_facts(self, conversation):
        conversation.say("my B12 is 139 pg/mL and coeliac disease, starting. what dose").say("he's 15 not me")
        conversation.say("ok and what about me, I'm 44, tingling feet")
        assert conversation.slot("age") == 44
        assert conversation.slot("cause") is None
        assert conversation.asked == "phase"

    def test_so_does_one_whose_childs_age_was_given_to_the_question(self, conversation):
        conversation.say("I want a b12 plan. B12 139 pg/mL, coeliac disease, starting")
        conversation.take("none of these", "no other results").say("15")
        assert conversation.card["suggestion"]["status"] == "out_of_scope"
        conversation.say("ok what about me? I'm 44 and vegan")
        assert (conversation.slot("age"), conversation.slot("cause")) == (44, "dietary")
        assert conversation.asked == "phase"

    def test_an_age_that_was_mistyped_keeps_the_facts(self, conversation):
        conversation.say("I want a b12 plan. B12 139 pg/mL, coeliac disease, starting")
        conversation.take("none of these", "no other results").say("15").say("sorry, I mistyped, I'm 51")
        assert (conversation.slot("age"), conversation.slot("cause")) == (51, "coeliac_disease")
