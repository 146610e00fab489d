"""A prescriber's shorthand is told from what patients and carers write of themselves and theirs."""

from __future__ import annotations

import pytest

from actions.steps.welcome.clinicians_note import reads_as_a_note, says_their_office


@pytest.mark.parametrize(
    "text",
    [
        "45F, PA, Hb 82, MCV 118, numb feet. Regimen?",
        "67M, T2DM on metformin, B12 148 pg/mL, MMA 0.62 umol/L, eGFR 58, not yet treated. Oral or IM?",
        "Pt 52M presenting with ataxia, B12 70 pg/mL, Hb 9.4 g/dL, MCV 121. How do I load?",
        "GP here. 67F post ileal resection 80 cm for Crohn's, hydroxocobalamin 3/12ly, fatigue at 8/52. Options?",
        "Pharmacist: pt 72 y on apixaban, B12 128 ng/L, Hb 68",
        "25M, SACD after N2O, B12 180 pmol/L, hcy 98 umol/L. Dose?",
        "Elderly pt, borderline B12 210 ng/L, asymptomatic. Treat or recheck?",
        "82 yo woman on hydroxocobalamin 1 mg 3-monthly, symptoms recur in week 8. Shorten the interval?",
        "Neurology consult. 51M, vegan, B12 90 pmol/L. Loading?",
        "nurse. 66F on monthly cyanocobalamin, due today",
        "I am a family NP, my 39M patient has B12 130 pg/mL",
        "Internal medicine resident here, 60M with B12 98 pg/mL",
    ],
)
def test_a_note_is_one(text):
    assert reads_as_a_note(text)


@pytest.mark.parametrize(
    "text",
    [
        "I'm 45F, PA, Hb 82, MCV 118 and my feet are numb",
        "my mum is 74, her Hb is 9.4 g/dL and she has tingling",
        "b12 88 what now",
        "how often should a person with pernicious anaemia get b12",
        "61 male, pernicious anaemia, b12 101 pg/ml, no meds, how much should I have",
        "what dose for an 80 year old",
        "GP is sure I have PA because of antibodies, start tomorrow",
        "pharmacist gave me tablets, B12 was 140",
        "nurse, my feet are numb",
        "my family doctor says it is low, 38F",
        "I have a consult with the GI next week",
    ],
)
def test_what_people_write_of_themselves_is_none(text):
    assert not reads_as_a_note(text)


@pytest.mark.parametrize(
    "text",
    [
        "PCN pharmacist UK. 74F on 12-weekly hydroxo, wears off after 8 weeks",
        "ST3 here",
        "community pharmacist, query for you",
        "practice nurse asking: can we give hydroxocobalamin SC?",
        "haem reg, quick q",
        "GP with a question about loading",
        "hi, practice pharmacist, need advice",
        "Practice nurse. Pt due today",
        "I'm one of the nurses at the surgery, pt due her jab",
        "RN: order says cyanocobalamin 1000 mcg IV push weekly. Is that right?",
        "haem SpR: 45F, MCV 118, Hb 82",
        "IFAB positive, B12 98, numb feet. Load how? (GP)",
        "GP trainee here, Leber's pt has cyanocobalamin in stock. Safe?",
        "pharmacist here. chloramphenicol and hydroxocobalamin, does it matter?",
        "I'm the PA",
        "i'm the doctor",
        "I am her GP, what do you suggest",
        "that's not what I meant, I'm a pharmacist asking about an interaction",
        "asking as the practice nurse: is IM ok on clopidogrel",
        "Renal reg here. eGFR 12",
        "LPN here, pt due today",
        "I'm a nurse practitioner, my patient is 70",
        "ST3: MMA 0.9, B12 210",
    ],
)
def test_whoever_says_their_office_is_a_clinician(text):
    assert says_their_office(text)


@pytest.mark.parametrize(
    "text",
    [
        "I'm not a doctor",
        "I'm a nurse and I've had tingling feet for months",
        "I'm seeing the doctor on Friday",
        "the nurse here said weekly",
        "PA here since 2010, on jabs",
        "I'm a retired nurse",
        "my pharmacist gave me tablets",
        "I am a nurse, my B12 is 140",
        "the GP here won't give me more",
        "am I the patient? yes",
        "I'm on PA jabs",
        "my practice nurse is asking me to come in for a jab",
        "GP, a question about my injections",
        "practice nurse asking me for my date of birth",
        "st: I am tired",
    ],
)
def test_whoever_names_an_office_or_their_own_health_is_none(text):
    assert not says_their_office(text)
