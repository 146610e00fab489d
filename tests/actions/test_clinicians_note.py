"""A prescriber's shorthand is told from what patients and carers write of themselves and theirs."""

from __future__ import annotations

import pytest

from actions.steps.welcome.clinicians_note import reads_as_a_note


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
    ],
)
def test_what_people_write_of_themselves_is_none(text):
    assert not reads_as_a_note(text)
