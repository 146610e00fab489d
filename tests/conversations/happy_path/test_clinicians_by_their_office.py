"""A message that opens with a clinician's office is answered in clinicians' words."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("office", ["PCN pharmacist", "Consultant haematologist", "Inpatient PharmD", "ANP", "FY2"])
def test_an_office_before_a_full_stop_is_the_writers(conversation, office):
    conversation.say(f"{office}. 71F, pernicious anemia, B12 98 pg/mL")
    assert conversation.slot("register") == "clinician"


def test_somebody_elses_consultant_is_not_the_writer(conversation):
    conversation.say("My consultant haematologist said that I have pernicious anemia")
    assert conversation.slot("register") != "clinician"


@pytest.mark.parametrize(
    "text", ["GP 35M, B12 88 ng/L, PA", "GP 52F PA numb feet", "Dr here: 52F PA numb feet B12 90 pg/mL"]
)
def test_an_office_before_an_age_and_sex_is_the_writers(conversation, text):
    conversation.say(text)
    assert conversation.slot("register") == "clinician"


@pytest.mark.parametrize(
    "text", ["I'm a nurse myself but this is about me, PA, starting", "my GP 35 years old says PA"]
)
def test_whoever_writes_of_themselves_is_a_patient(conversation, text):
    conversation.say(text)
    assert conversation.slot("register") == "patient"
