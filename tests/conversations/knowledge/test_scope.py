"""Where the rules end, the card says so and shows no regimen."""

from __future__ import annotations


def test_under_18_is_out_of_scope_and_nothing_more_is_asked(begun):
    begun.choose("Starting", "Pernicious anemia", "None of these", "None of these").say("98 pg/ml")
    suggestion = begun.choose("No other results").say("15").suggestion
    assert suggestion["status"] == "out_of_scope"
    assert suggestion["regimen"] is None
    assert begun.form is None


def test_pregnancy_gives_no_regimen(begun):
    begun.choose("Starting", "Pernicious anemia", "None of these", "None of these").say("98 pg/ml")
    begun.choose("No other results").say("30").choose(
        "Pregnant", "None of these", "None of these", "No other medicines"
    )
    assert begun.choose("Yes, that's right").suggestion["regimen"] is None


def test_an_allergy_to_cobalamin_gives_no_regimen(begun):
    begun.choose("Starting", "Pernicious anemia", "None of these", "None of these").say("98 pg/ml")
    begun.choose("No other results").say("30").choose("Neither", "Allergy to B12", "Nothing else", "None of these")
    assert begun.choose("No other medicines", "Yes, that's right").suggestion["regimen"] is None


def test_the_same_answers_give_the_same_card(reviewed, agent, loop):
    first = reviewed.choose("Yes, that's right").suggestion
    second = reviewed.choose("Change an answer", "Cause", "Pernicious anemia", "Yes, that's right").suggestion
    assert first == second
