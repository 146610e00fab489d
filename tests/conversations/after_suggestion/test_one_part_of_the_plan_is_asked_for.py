"""A question whose answer stands in the plan is answered from that part of it, first with the answer, then with the
caveat: its gap, its number, its route, its end, what comes before a dose, what is told to others."""

from __future__ import annotations

import pytest

WEARS_OFF = (
    "68, female, pernicious anemia, cyanocobalamin 1000 mcg once a month, last one 2 weeks ago, numbness in my feet, "
    "symptoms come back before the next one"
)
NUMB = "57, female, pernicious anemia, B12 150 pg/mL, tingling toes for half a year, just starting"
DIET = "29, male, vegan, B12 110 pg/mL, no tingling, no numbness, nothing else, no conditions, no medicines, starting"
LOW_POTASSIUM = (
    "NP here. 50F, pernicious anemia, B12 70 pg/mL, Hgb 6.5 g/dL, K 3.0 mmol/L, digoxin, no paresthesia, starting"
)
FEW_PLATELETS = "Med reg. 60M, pernicious anemia, gait ataxia, B12 75 pg/mL, platelets 38, starting"
GAS = "Pharmacist. 27M, uses nitrous oxide, gait ataxia for 2 weeks, B12 300 pg/mL, MMA 1.9 umol/L, starting"


@pytest.fixture
def asked(conversation):
    def ask(case, question):
        line = conversation.say(case).say("suggest now").suggestion["confirmation"]
        conversation.say(question)
        assert line["line_plain"] in conversation.text or line["line"] in conversation.text
        return conversation.text

    return ask


@pytest.mark.parametrize(
    "question",
    ["so can it be every 2 weeks?", "is 2 weeks allowed?", "could we shorten the gap?", "can I have it sooner"],
)
def test_a_shorter_gap_is_the_clinicians_to_give_where_signs_come_back(asked, question):
    answer = asked(WEARS_OFF, question)
    assert "lets your clinician shorten the gap" in answer
    assert "Only a clinician can change the gap" in answer
    assert "That gap" not in answer


def test_a_gap_that_the_draft_has_is_answered_with_yes(asked):
    assert "That gap is in the draft" in asked(WEARS_OFF, "can I have it every month?")


def test_sooner_than_the_drafts_gap_is_not_the_drafts(asked):
    assert "That gap" not in asked(WEARS_OFF, "can I have it sooner than every month")


@pytest.mark.parametrize(
    "question", ["how many shots in total?", "how many jabs though mate", "how many do I need in all, how many shots"]
)
def test_the_number_of_the_first_part_is_said_and_that_the_rest_has_none(asked, question):
    assert "The first part has 7 doses. What follows has no fixed number" in asked(NUMB, question)


@pytest.mark.parametrize("question", ["is this for life?", "is it for always?", "until when do I have them"])
def test_the_end_is_told_by_the_cause(asked, question):
    answer = asked(NUMB, question)
    assert "for life" in answer
    assert "does not go away" in answer


@pytest.mark.parametrize(
    "question", ["until when do I have to take them, I will stay vegan", "do I have to do this forever?"]
)
def test_for_a_diet_it_ends_with_what_the_food_gives(asked, question):
    answer = asked(DIET, question)
    assert "not for life" in answer
    assert "as long as your food gives you too little" in answer


@pytest.mark.parametrize(
    "question", ["do I need shots or can I take pills?", "can't I just take pills instead", "so tablets?"]
)
def test_a_plan_of_tablets_says_yes_to_them(asked, question):
    assert "This draft is tablets" in asked(DIET, question)


def test_where_the_guideline_has_injections_it_says_why_to_who_wants_tablets(asked):
    assert "With nerve signs this guideline gives injections" in asked(NUMB, "can I not have tablets then")


@pytest.mark.parametrize(
    "question",
    [
        "Can the first dose go today given K 3.0?",
        "Give it now or wait for potassium?",
        "can I give the first dose today?",
    ],
)
def test_low_potassium_comes_before_the_first_dose(asked, question):
    answer = asked(LOW_POTASSIUM, question)
    assert "Not yet. First:" in answer
    assert "Low potassium. Before the first dose" in answer


@pytest.mark.parametrize(
    "question", ["SC or IM with platelets of 38?", "Alternate days? Route given plts?", "can it go IM?"]
)
def test_the_route_is_told_with_what_speaks_against_the_muscle(asked, question):
    assert "Platelets below 50" in asked(FEW_PLATELETS, question)


@pytest.mark.parametrize("question", ["nitrous and clot risk?", "can he get a clot?"])
def test_clots_are_told_where_the_plan_warns_of_them(asked, question):
    assert "thrombosis" in asked(GAS, question)


@pytest.mark.parametrize("question", ["What should I tell the ED?", "give me a one line summary to send to the ED"])
def test_what_is_told_to_others_is_what_was_told_here_and_whom_it_calls_for(asked, question):
    answer = asked(GAS, question)
    assert "gait disturbance: yes" in answer
    assert "stop nitrous oxide" in answer


@pytest.mark.parametrize("question", ["What if he keeps using?", "what happens if he carries on doing balloons?"])
def test_what_holds_while_the_gas_goes_on_is_told(asked, question):
    assert "without stopping it is not sufficient" in asked(GAS, question)


@pytest.mark.parametrize("question", ["does he need B12 or folic acid first?", "give folic acid at the same time?"])
def test_of_b12_and_folic_acid_the_plan_says_which_comes_first(asked, question):
    answer = asked("GP. 81M, diet, B12 120 ng/L, folate 2.0 ug/L, no tingling, no numbness, starting", question)
    assert "never" in answer.casefold()
    assert "24 hours" in answer


def test_what_happens_now_is_the_first_step(asked):
    assert "The first step: show this to Riverside Clinic" in asked(NUMB, "what happens now?")


@pytest.mark.parametrize("question", ["Carry on with 5 and 6 or restart?", "So is it 2 more or start again from 1?"])
def test_a_course_that_is_counted_goes_on_and_nothing_is_cleared(conversation, question):
    conversation.say(
        "Practice nurse. 45F, pernicious anemia, B12 96 ng/L, no tingling, no numbness, hydroxocobalamin 1 mg "
        "three times a week, 4 of 6 loading doses given, last dose 9 November 2026"
    ).say("suggest now")
    given = conversation.suggestion["regimen"]["given"]
    conversation.say(question)
    assert "Clear this case" not in conversation.text
    assert "which analyte" not in conversation.text
    assert (f"{given} of" in conversation.text) == (given is not None)


def test_a_medicine_that_is_named_is_answered_with_what_the_plan_says_of_it(asked):
    answer = asked(f"{NUMB}. I take apixaban", "is it ok with my apixaban?")
    assert "press firmly on the spot" in answer


def test_a_schedule_that_is_wished_for_is_none_in_use(conversation):
    conversation.say(f"{NUMB}. Could it be every 2 weeks?").say("suggest now")
    assert conversation.suggestion["appraisal"] is None
    assert "You asked: “Could it be every 2 weeks?”" in conversation.text
