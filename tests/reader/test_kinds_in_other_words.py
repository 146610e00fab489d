"""Kinds of messages in which a danger, a sign or a result was once lost, bent or silenced, each in other words."""

from __future__ import annotations

import pytest
from reading import denied, is_emergency, present

from b12nlu import read
from b12nlu.qualifiers.red_flags import urgent_signs


@pytest.mark.parametrize(
    "text",
    [
        "I don't take any tablets and a crushing chest pain came on at lunch",
        "no children, no pets, and I fainted twice this morning",
        "not vegan, not pregnant, and my throat started swelling ten minutes after the jab",
        "No known illnesses. Sudden loss of sight in the left eye since breakfast",
        "she has no history of epilepsy and she collapsed an hour ago",
        "I've a history of reflux and now I can't breathe sitting still",
        "62M, previously well, presented with crushing chest pain",
        "never smoked, and since noon my right arm won't lift",
        "no drug allergies but my lips and tongue are swelling after today's injection",
        "non-smoker, non-drinker, chest pain since this morning",
        "I passed out while the news was on and they called an ambulance",
        "my results were fine, my husband has just collapsed",
        "I had my jab on Monday and my dad is unconscious",
        "why do you ask about fainting, anyway since this morning I can't lift my left arm",
        "it's like a belt tightening round my chest and my jaw aches",
        "dad tipped over at tea and can't raise his right arm",
        "my right leg has been dead since I got up",
        "I keep looking at the bridge and thinking it would be easier",
        "I have worked out how I would do it",
        "my poo has been black like tar since last night",
        "brought up something like coffee grounds this morning",
        "one calf twice the size, hot, and I'm out of breath",
        "temperature of 39 and neutrophils 0.2",
        "my pulse is 155 sitting down",
    ],
)
def test_a_danger_behind_a_harmless_opening_or_in_other_words_is_an_emergency(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("he reports symptoms of tingling in both feet", "paraesthesia"),
        ("she describes worsening symptoms of weakness in her legs", "limb_weakness"),
        ("what would you give a 66-year-old with numb hands and B12 80 ng/L?", "numbness"),
        ("How should I manage a patient who cannot walk unaided, B12 70?", "gait_disturbance"),
        ("pt with symptoms of incontinence since Monday", "bladder_or_bowel_disturbance"),
        ("a woman with a sore tongue and B12 of 120, how do I treat her?", "glossitis"),
        ("symptoms: fatigue, pins and needles", "fatigue"),
        ("what dose for an 80-year-old with memory loss and B12 95?", "memory_or_concentration_problems"),
        ("complains of symptoms of breathlessness on stairs", "breathlessness"),
        ("any advice for a man of 50 with numb toes?", "numbness"),
        ("nerve tests normal, but my fingers tingle", "paraesthesia"),
        ("scan was normal but I still have numb feet", "numbness"),
        ("bloods normal but I'm exhausted", "fatigue"),
        ("examination normal apart from unsteady gait", "gait_disturbance"),
        ("neurologist said all normal, yet I have pins and needles", "paraesthesia"),
        ("mouth looked normal to the dentist but my tongue is sore", "glossitis"),
        ("arms weak and numb", "limb_weakness"),
        ("arms weak and numb", "numbness"),
        ("i can barely climb the stairs and my hands have gone numb", "numbness"),
    ],
)
def test_a_sign_of_the_patient_is_present(text: str, sign: str) -> None:
    assert sign in present(text)


@pytest.mark.parametrize(
    "text",
    [
        "feel pretty normal really",
        "otherwise fit and normal",
        "back to my normal self",
        "feeling perfectly normal and healthy",
        "my folate is really low",
        "B12 has been very low for years",
        "haemoglobin very very low",
        "he denies dysphasia and dysphagia",
        "vitamin D extremely low",
        "ferritin down and B12 really low too",
    ],
)
def test_a_level_or_a_normal_day_is_no_sign(text: str) -> None:
    assert not present(text)


@pytest.mark.parametrize(
    ("text", "analyte", "value"),
    [
        ("platelets 62,000", "platelets", 62.0),
        ("plt 210k", "platelets", 210.0),
        ("WBC 2,400/mm3", "white_cells", 2.4),
        ("retics 0.8 %", "reticulocytes", 0.8),
        ("b12 scarily low 😱 about 96", "serum_b12", 96.0),
        ("B12 102 ng/L, normal is over 197 ng/L", "serum_b12", 102.0),
        ("B12 175 picograms per millilitre", "serum_b12", 175.0),
        ("B12 rose from 120 pg/mL to nearly 940 pg/mL", "serum_b12", 940.0),
        ("Folate, Serum    11.2    ng/mL    >3.9", "folate", 11.2),
        ("platelet count 1.4 lakh", "platelets", 140.0),
        ("MMA 640 <271 nmol/L", "mma", 640.0),
        ("Vitamin B12 110 >=200 pg/mL", "serum_b12", 110.0),
        ("Homocysteine 27.5 H <=15.0 umol/L", "homocysteine", 27.5),
        ("Ferritin 9 L >13 ug/L", "ferritin", 9.0),
        ("TSH 3.1 mIU/L <4.2", "tsh", 3.1),
        ("They measured my B12, it turned out to be 188 pmol/L", "serum_b12", 188.0),
        ("my levels reached 1020 and then they stopped the injections", "serum_b12", 1020.0),
    ],
)
def test_the_value_is_the_first_number_behind_the_name(text: str, analyte: str, value: float) -> None:
    found = [mention.value for mention in read(text) if mention.type == "lab" and mention.is_current]
    assert found == [value]
    assert analyte in present(text, "lab")


@pytest.mark.parametrize(
    "text",
    [
        "my B12 result came back abnormally low, tablets didn't help",
        "it turns out I've got a severe B12 deficiency",
        "deficient in iron, folate and B12",
    ],
)
def test_a_deficiency_told_in_words_is_a_low_level(text: str) -> None:
    found = {(mention.id, mention.word) for mention in read(text) if mention.type == "lab" and mention.is_current}
    assert ("serum_b12", "low") in found


@pytest.mark.parametrize(
    "text",
    [
        "a homocysteine above 15 is suggestive",
        "one in five had a B12 under 148 pmol/L",
        "is under 200 pg/mL deficient?",
    ],
)
def test_a_threshold_that_is_talked_about_is_nobodys_result(text: str) -> None:
    assert not present(text, "lab")


def test_what_is_denied_stays_denied() -> None:
    assert "limb_weakness" in denied("numb toes without any weakness")
    assert "dietary" not in present("thyroid fine, coeliac negative, and not a vegetarian, I eat meat daily", "cause")


def test_legs_that_gave_way_are_urgent_though_tired() -> None:
    assert urgent_signs(read("legs tired and heavy and they gave way on the stairs today"))
