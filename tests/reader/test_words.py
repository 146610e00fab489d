"""People's own words, typos and short forms for causes, symptoms and the rest."""

from __future__ import annotations

import pytest
from reading import present


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("I have PA", "pernicious_anaemia"),
        ("diagnosed with pa", "pernicious_anaemia"),
        ("pernicius anaemia", "pernicious_anaemia"),
        ("pernicousanemia", "pernicious_anaemia"),
        ("had the gastric sleeve", "bariatric_surgery"),
        ("half of my stomach was taken out", "partial_gastrectomy"),
        ("they removed my whole stomach", "total_gastrectomy"),
        ("they took out part of my small bowel", "ileal_resection"),
        ("chrons", "crohns_disease"),
        ("ceoliac disease", "coeliac_disease"),
        ("I don't eat meat or fish", "dietary"),
        ("diet", "dietary"),
        ("doing nos balloons at weekends", "nitrous_oxide"),
        ("whippits", "nitrous_oxide"),
        ("because of metformin", "metformin"),
        ("on lansoprazole for 8 years", "acid_suppression"),
        ("h. pylori", "h_pylori"),
        ("I can't absorb it", "malabsorption_other"),
        ("they don't know why I'm low", "unknown"),
    ],
)
def test_a_cause_is_known_by_many_words(text: str, cause: str) -> None:
    assert present(text, "cause") == {cause}


@pytest.mark.parametrize(
    "text",
    [
        "my pa said to book in",
        "saw the PA today",
        "party balloons",
        "diet soda",
        "roll up your sleeve",
        "which is better",
    ],
)
def test_an_ordinary_word_is_no_cause(text: str) -> None:
    assert present(text, "cause") == set()


@pytest.mark.parametrize(
    ("text", "symptom"),
    [
        ("my hands keep falling asleep", "paraesthesia"),
        ("numb and heavy feet", "numbness"),
        ("parasthesia", "paraesthesia"),
        ("stumbling about, can't walk straight", "gait_disturbance"),
        ("my tongue looks red and shiny", "glossitis"),
        ("my brain is so foggy", "memory_or_concentration_problems"),
        ("my eyesight has gone blurry", "visual_disturbance"),
        ("snappy with the kids", "irritability"),
        ("my heart is racing", "palpitations"),
        ("puffed out on the stairs", "breathlessness"),
        ("I nearly passed out", "dizziness"),
        ("dizzyness", "dizziness"),
        ("spots", "acne"),
        ("lump where I injected", "injection_site_reaction"),
    ],
)
def test_a_symptom_is_known_by_many_words(text: str, symptom: str) -> None:
    assert symptom in present(text)


@pytest.mark.parametrize(
    ("text", "course"),
    [
        ("it wears off after 8 weeks", "returning_before_next_dose"),
        ("symptoms come back before my next jab", "returning_before_next_dose"),
        ("I feel much better", "improving"),
        ("not getting any better", "unchanged"),
        ("the tingling is getting worse", "worsening"),
        ("all gone", "resolved"),
        ("no further improvement since spring", "plateaued"),
        ("it got better but has stopped getting better", "plateaued"),
        ("I've plateaued", "plateaued"),
        ("improvement has levelled off", "plateaued"),
        ("better than it was but not getting any better now", "plateaued"),
        ("it improved a lot but no change in the last three months", "plateaued"),
        ("not improving any more", "plateaued"),
        ("has not improved", "unchanged"),
        ("not plateaued, still improving", "improving"),
    ],
)
def test_the_course_of_symptoms_is_read(text: str, course: str) -> None:
    assert present(text, "course") == {course}


@pytest.mark.parametrize(
    "text",
    [
        "when will I plateau?",
        "has my progress plateaued?",
        "they go on until no further improvement",
        "hasn't plateaued yet",
        "my B12 levels have plateaued",
        "the tingling stopped",
        "much better and no more tingling",
        "it stalled my car",
    ],
)
def test_a_plateau_that_is_not_there_is_not_read(text: str) -> None:
    assert "plateaued" not in present(text, "course")


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("just diagnosed", "repletion"),
        ("still on my loading doses", "repletion"),
        ("haven't started yet", "repletion"),
        ("finished my loading doses", "maintenance"),
        ("top up jabs", "maintenance"),
        ("I've been on injections for years", "maintenance"),
        ("not sure", "unsure"),
    ],
)
def test_the_phase_is_read(text: str, phase: str) -> None:
    assert present(text, "phase") == {phase}


def test_a_medicine_alone_is_an_uncertain_cause_only_without_another() -> None:
    assert present("PA, on metformin", "cause") == {"pernicious_anaemia"}
    assert present("PA, on metformin", "medicine") == {"metformin"}


def test_conditions_and_other_medicines_are_read() -> None:
    assert present("CKD3, heart failure and Leber's", "condition") == {
        "kidney_disease",
        "heart_failure",
        "leber_optic_neuropathy",
    }
    assert present("on apixaban and the pill", "medicine") == {"apixaban", "combined_oral_contraceptive"}


def test_an_operation_is_cause_and_procedure() -> None:
    assert present("roux-en-y in 2014", "procedure") == {"roux_en_y"}


@pytest.mark.parametrize(
    ("text", "symptom"),
    [
        ("numbnes in my toes", "numbness"),
        ("dizzines", "dizziness"),
        ("tirednes every day", "fatigue"),
    ],
)
def test_a_lost_last_letter_is_forgiven(text: str, symptom: str) -> None:
    assert present(text) == {symptom}


@pytest.mark.parametrize("text", ["new medicines", "my bones", "three phones", "fulness"])
def test_a_real_word_becomes_no_symptom(text: str) -> None:
    assert present(text) == set()
