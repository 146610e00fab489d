"""Only what is said of this person, as true and for now, becomes a fact; each change leaves a word."""

from __future__ import annotations

import pytest

from actions.facts.said import Mentioned


def named(kind: str, term: str, **flags: object) -> Mentioned:
    return Mentioned.model_validate({"type": kind, "id": term, "text": term, **flags})


def test_a_negated_symptom_is_absent(person):
    facts = person.says(named("symptom", "numbness", negated=True))
    assert facts.symptoms_absent == ["numbness"]
    assert facts.symptoms_present == []


def test_symptoms_of_several_turns_are_united(person):
    person.says(named("symptom", "numbness"))
    assert person.says(named("symptom", "fatigue")).symptoms_present == ["numbness", "fatigue"]


def test_a_symptom_denied_later_moves_over(person):
    person.says(named("symptom", "numbness"))
    facts = person.says(named("symptom", "numbness", negated=True))
    assert (facts.symptoms_present, facts.symptoms_absent) == ([], ["numbness"])


def test_a_symptom_taken_back_is_in_neither_list(person):
    person.says(named("symptom", "numbness"))
    facts = person.says(named("symptom", "numbness", retracted=True), named("symptom", "paraesthesia"))
    assert (facts.symptoms_present, facts.symptoms_absent) == (["paraesthesia"], [])


@pytest.mark.parametrize("flag", [{"subject": "other"}, {"hypothetical": True}, {"historical": True}])
def test_a_symptom_of_others_of_the_past_or_in_theory_is_no_fact(person, flag):
    assert person.says(named("symptom", "numbness", **flag)).symptoms_present == []


def test_a_negated_cause_never_sets_the_cause(person):
    assert person.says(named("cause", "pernicious_anaemia", negated=True), asked="cause").cause is None


def test_denying_the_noted_cause_clears_it(person):
    person.says(named("cause", "pernicious_anaemia"))
    assert person.says(named("cause", "pernicious_anaemia", negated=True)).cause is None
    assert "taken out" in person.told


def test_an_uncertain_cause_is_not_set_and_said(person):
    assert person.says(named("cause", "pernicious_anaemia", uncertain=True)).cause is None
    assert "pernicious anemia" in person.told


def test_a_second_cause_in_passing_does_not_replace_the_first(person):
    person.says(named("cause", "pernicious_anaemia"))
    facts = person.says(named("cause", "coeliac_disease"), asked="serum_b12")
    assert (facts.cause, facts.causes) == ("pernicious_anaemia", ["coeliac_disease"])
    assert "another cause: celiac disease" in person.told


def test_a_corrected_cause_replaces_the_first_and_says_both(person):
    person.says(named("cause", "pernicious_anaemia"))
    assert person.says(named("cause", "coeliac_disease"), intent="correct").cause == "coeliac_disease"
    assert "pernicious anemia → celiac disease" in person.told


def test_two_causes_at_once_are_both_kept_the_first_one_first(person):
    facts = person.says(named("cause", "coeliac_disease"), named("cause", "dietary"))
    assert (facts.cause, facts.causes) == ("coeliac_disease", ["dietary"])
    assert "cause: celiac disease; another cause" in person.told


def test_a_cause_that_is_denied_goes_and_the_next_takes_its_place(person):
    person.says(named("cause", "coeliac_disease"), named("cause", "dietary"))
    facts = person.says(named("cause", "coeliac_disease", negated=True))
    assert (facts.cause, facts.causes) == ("dietary", [])
    assert "celiac disease: taken out" in person.told


def test_a_cause_beside_the_first_is_taken_out_alone(person):
    person.says(named("cause", "coeliac_disease"), named("cause", "dietary"))
    facts = person.says(named("cause", "dietary", negated=True))
    assert (facts.cause, facts.causes) == ("coeliac_disease", [])


def test_a_correction_that_takes_one_cause_back_keeps_the_others(person):
    person.says(named("cause", "pernicious_anaemia"), named("cause", "dietary"))
    facts = person.says(
        named("cause", "pernicious_anaemia", retracted=True), named("cause", "coeliac_disease"), intent="correct"
    )
    assert (facts.cause, facts.causes) == ("coeliac_disease", ["dietary"])
    assert "pernicious anemia → celiac disease" in person.told


def test_a_corrected_cause_alone_takes_the_place_of_all_and_says_which_go(person):
    person.says(named("cause", "pernicious_anaemia"), named("cause", "dietary"))
    facts = person.says(named("cause", "coeliac_disease"), intent="correct")
    assert (facts.cause, facts.causes) == ("coeliac_disease", [])
    assert "diet: taken out" in person.told


def test_a_corrected_result_with_a_new_cause_beside_it_replaces_no_cause(person):
    person.says(named("cause", "pernicious_anaemia"))
    facts = person.says(named("cause", "coeliac_disease"), named("symptom", "fatigue"), intent="correct")
    assert facts.all_causes == ["pernicious_anaemia", "coeliac_disease"]


def test_an_unknown_cause_gives_way_to_one_that_is_named_and_replaces_none(person):
    assert person.taps("cause", "not_known").cause == "unknown"
    assert person.says(named("cause", "dietary")).all_causes == ["dietary"]


def test_the_operation_goes_with_its_cause_and_stays_with_it(person):
    person.says(named("cause", "bariatric_surgery"), named("cause", "dietary"), named("procedure", "roux_en_y"))
    assert person.says(named("cause", "dietary", negated=True)).cause_detail == {"procedure": "roux_en_y"}
    person.says(named("cause", "metformin"), asked="cause")
    assert person.says(named("cause", "bariatric_surgery", negated=True)).cause_detail == {}


@pytest.mark.parametrize("words", ["110 from metformin", "low B12 due to my metformin", "metformin-induced"])
def test_a_medicine_that_is_blamed_by_name_is_a_cause(person, words):
    both = (named("cause", "metformin", text="metformin"), named("medicine", "metformin", text="metformin"))
    facts = person.says(*both, text=words)
    assert (facts.cause, facts.medicines) == ("metformin", ["metformin"])


def test_a_medicine_in_long_use_is_no_cause_by_that_alone(person):
    both = (named("cause", "metformin", text="metformin"), named("medicine", "metformin", text="metformin"))
    assert person.says(*both, text="on metformin for ten years").cause is None


def test_metformin_is_a_medicine_unless_the_cause_was_asked(person):
    both = (named("cause", "metformin"), named("medicine", "metformin"))
    facts = person.says(*both)
    assert (facts.cause, facts.medicines) == (None, ["metformin"])


def test_metformin_is_the_cause_where_the_cause_was_asked(person):
    both = (named("cause", "metformin"), named("medicine", "metformin"))
    assert person.says(*both, asked="cause").cause == "metformin"


def test_not_sure_is_a_phase_only_where_the_phase_was_asked(person):
    unsure = named("phase", "unsure")
    facts = person.says(unsure, asked="cause", text="not sure")
    assert (facts.phase, facts.cause) == (None, "unknown")
    assert person.says(unsure, asked="phase").phase == "unsure"


def test_no_allergies_leaves_the_eye_disease_to_be_asked(person):
    facts = person.says(named("allergy_none", "none"))
    assert {"cobalamin_allergy", "cobalt_allergy"} <= set(facts.conditions_absent)
    assert "leber_optic_neuropathy" not in facts.conditions_absent


def test_words_that_make_it_an_emergency_are_kept(person):
    assert person.says(named("symptom", "limb_weakness", acute=True)).acute_signs == ["limb_weakness"]


def test_the_dose_is_kept_as_typed_and_in_micrograms(person):
    facts = person.says(Mentioned(type="dose", id="dose", text="1 mg", value=1, unit="mg"))
    assert (facts.dose_mcg, facts.dose_typed) == (1000, "1 mg")


def test_a_volume_is_no_dose(person):
    assert person.says(Mentioned(type="dose", id="dose", text="1 ml", value=1, unit="mL")).dose_mcg is None
    assert "micrograms" in person.told


def test_several_schedules_are_asked_about(person):
    weekly = Mentioned(type="interval", id="interval", text="weekly", value=1, unit="week")
    monthly = Mentioned(type="interval", id="interval", text="monthly", value=1, unit="month")
    assert person.says(weekly, monthly).interval_days is None
    assert person.says(weekly).interval_days == 7


def test_the_last_dose_is_a_day_before_today(person):
    ago = Mentioned(type="last_dose", id="last_dose", text="3 weeks ago", value=3, unit="week")
    assert person.says(ago).last_dose_on == "2026-11-01"
    ahead = Mentioned(type="last_dose", id="last_dose", text="next year", value="2027-01-01")
    assert person.says(ahead).last_dose_on == "2026-11-01"


def test_names_that_no_rule_knows_are_kept_as_typed(person):
    facts = person.says(
        named("medicine", "warfarin", text="warfarin"), asked="medicines", text="warfarin and bisoprolol"
    )
    assert facts.medicines == ["warfarin", "bisoprolol"]
    assert "medicines" in facts.closed


def test_a_change_takes_the_confirmation_back(person):
    person.taps("review", "confirmed")
    assert "review" not in person.says(named("symptom", "fatigue")).closed


@pytest.mark.parametrize("intent", ["animal", "other_drug", "prompt_injection"])
def test_what_is_not_about_the_person_is_no_fact(person, intent):
    assert person.says(named("symptom", "fatigue"), intent=intent).symptoms_present == []


@pytest.mark.parametrize(
    ("text", "allergic"),
    [
        ("I came out in hives all over after my second cyanocobalamin shot. My level is low again", True),
        ("my throat swelled up after a B12 jab years ago", True),
        ("I had hives all over after penicillin. My B12 is low", False),
        ("I had hives all over after a flu shot", False),
    ],
)
def test_a_reaction_to_b12_in_the_past_counts_as_an_allergy(person, text, allergic):
    """S-02: it is no sign of now, and it is not left out either."""
    facts = person.says(named("symptom", "anaphylaxis_features", historical=True), text=text)
    assert (facts.conditions == ["cobalamin_allergy"]) == allergic
    assert facts.symptoms_present == []


def test_no_dialysis_denies_no_kidney_disease(person):
    facts = person.says(named("condition", "kidney_disease", text="on dialysis", negated=True))
    assert (facts.conditions, facts.conditions_absent) == ([], [])
