"""Once a plan stands, each question about it is answered from the same facts, typed or tapped, never a dose without
its caveat."""

from __future__ import annotations

import pytest

QUESTIONS = {
    "Why this?": ("why this plan", "what are the reasons", "explain the suggestion"),
    "What would change it": ("what would change it", "when would the plan change"),
    "When will I feel better?": ("when will i feel better", "how soon should I notice a difference"),
    "How will I know it works?": ("how will I know it works", "which tests show that it works", "monitoring"),
}


@pytest.mark.parametrize("title", QUESTIONS)
def test_an_option_is_answered_with_a_list_and_offers_the_others(suggested, title):
    suggested.choose(title)
    assert suggested.text.count("\n- ") >= 1
    assert {"Why this?", "Dates", "What to ask at my visit", "Start again"} <= set(suggested.options)
    assert suggested.form is None


@pytest.mark.parametrize(("title", "words"), [(title, words) for title, said in QUESTIONS.items() for words in said])
def test_typed_words_bring_the_same_answer_as_the_option(suggested, title, words):
    tapped = suggested.choose(title).text
    assert suggested.say(words).text == tapped


@pytest.mark.parametrize("title", [*QUESTIONS, "What do other guidelines say?", "Dates", "What to ask at my visit"])
def test_no_dose_is_named_without_its_caveat(suggested, title):
    confirmation = suggested.suggestion["confirmation"]
    line, caveat = confirmation["line_plain"], confirmation["plain"]
    suggested.choose(title)
    for message in suggested.messages:
        if "mcg" in (message["text"] or ""):
            assert line in message["text"]
        if "mcg" in str(message["card"]):
            assert (message["card"]["line"], message["card"]["caveat"]) == (line, caveat)


def test_what_to_expect_is_that_of_the_card(suggested):
    expected = [item["plain"] for item in suggested.suggestion["expect"]]
    suggested.say("when will I feel better")
    assert all(line in suggested.text for line in expected)


def test_what_shows_that_it_works_is_the_monitoring_of_the_card(suggested):
    checks = [item["plain"] for item in suggested.suggestion["monitoring"]]
    suggested.say("how will I know it works")
    assert all(line in suggested.text for line in checks)


@pytest.mark.parametrize(
    "words",
    ["why not 500", "why 1000 and not 500", "could it be 500 mcg instead", "why not a lower dose", "why not less"],
)
def test_the_lower_dose_is_shown_with_what_was_found_and_what_was_not(suggested, words):
    suggested.say(words)
    assert "500 mcg every 4 weeks" in suggested.text
    assert "no source" in suggested.text
    assert "Do not lower your dose by yourself" in suggested.text
    assert "not a prescription" in suggested.text
    assert suggested.slot("dose_mcg") is None


@pytest.mark.parametrize("words", ["why not 1000", "why not 1 mg", "why 500 and not 1000 mcg"])
def test_the_dose_in_the_plan_is_said_with_its_basis(suggested, words):
    basis = suggested.suggestion["confirmation"]["basis"]
    suggested.say(words)
    assert "1,000 mcg" in suggested.text
    assert basis in suggested.text


def test_a_dose_that_only_others_give_is_shown_where_it_is_from(suggested):
    suggested.say("why not 250 mcg")
    assert "250" in suggested.text
    assert "does not give 250 mcg" in suggested.text


def test_a_dose_that_nobody_gives_is_said_to_be_given_by_nobody(suggested):
    suggested.say("why not 7000 mcg")
    assert "no guideline" in suggested.text


def test_other_guidelines_stand_side_by_side_with_this_plan_first(suggested):
    suggested.say("what do other countries do")
    card = suggested.card
    assert card["type"] == "comparison"
    assert card["rows"][0]["differs"] == "this plan"
    assert {"GB", "AU", "NL"} <= {row["country"] for row in card["rows"]}
    assert "UK (NICE and BNF)" in {row["protocol"] for row in card["rows"]}
    assert all(row["summary"] for row in card["rows"])
    assert "not a prescription" in card["caveat"]


def test_guidelines_that_give_no_plan_stand_behind_the_others_in_one_row(suggested):
    rows = suggested.say("what do other countries do").card["rows"]
    silent = [row for row in rows if row["differs"] == "no plan here"]
    assert rows[len(rows) - len(silent) :] == silent
    assert len({row["summary"] for row in silent}) == len(silent)


def test_how_another_guideline_differs_is_said_in_words(suggested):
    rows = {row["protocol"]: row["differs"] for row in suggested.say("what do other countries do").card["rows"]}
    differs = rows["UK (NICE and BNF)"]
    assert "Uses hydroxocobalamin; here cyanocobalamin." in differs
    assert "Starts three times a week, 2 weeks; here every day, 7 days." in differs
    assert "Goes on every 2 to 3 months; here every month." in differs


def test_why_says_which_answers_decided_and_what_the_plan_would_be_without_them(suggested):
    reasons = [reason["plain"] for reason in suggested.suggestion["reasons"]]
    suggested.choose("Why this?")
    assert "Cause: pernicious anemia. If I did not know this:" in suggested.text
    assert "Phase: starting treatment. If I did not know this:" in suggested.text
    assert "stands in its card" in suggested.text
    assert not any(reason in suggested.text for reason in reasons)


def test_a_word_that_is_not_understood_brings_what_can_be_asked(suggested):
    suggested.say("asdf qwer")
    assert "Why this?" in suggested.options
    assert suggested.form is None
    suggested.say("asdf qwer")
    assert "555-0100" in suggested.text


def test_asking_for_the_plan_again_shows_the_same_plan(suggested):
    first = suggested.suggestion
    assert suggested.say("what dose should I have").suggestion == first


@pytest.mark.parametrize("words", ["why", "why?", "why do you say that"])
def test_a_bare_why_after_the_plan_is_about_the_plan(suggested, words):
    suggested.say(words)
    assert "Why this plan" in suggested.text


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("what if it was my diet instead", "pernicious anemia → diet"),
        ("what would you say if my feet were numb?", "numbness: yes"),
    ],
)
def test_what_if_is_tried_out_and_nothing_is_stored(suggested, words, line):
    cause, signs = suggested.slot("cause"), suggested.slot("symptoms_present")
    suggested.say(words)
    assert "If this were so" in suggested.text
    assert line in suggested.text
    assert "your answers stay as they are" in suggested.text
    assert (suggested.slot("cause"), suggested.slot("symptoms_present")) == (cause, signs)


def test_a_supposed_plan_that_names_a_dose_has_its_caveat(suggested):
    suggested.say("what if it was my diet instead")
    message = suggested.messages[0]["text"]
    assert "mcg" not in message or "not a prescription" in message
