"""A normal examination denies no sign by name; strengths, classes and brands of other medicines are none of B12's."""

from __future__ import annotations

import pytest
from reading import denied, present

from b12nlu import read
from b12nlu.qualifiers.red_flags import urgent_signs


def _of(text: str, kind: str) -> list[tuple[str, object]]:
    return [(mention.id, mention.value) for mention in read(text) if mention.type == kind and mention.is_current]


@pytest.mark.parametrize(
    "text",
    ["my neuro exam was normal", "my neurological examination was unremarkable", "his neuro exam was clear"],
)
def test_a_normal_examination_is_a_result_and_denies_no_sign_by_name(text: str) -> None:
    assert denied(text) == set()
    (told,) = [mention for mention in read(text) if mention.type == "other_lab"]
    assert told.text in text


def test_in_a_clinicians_shorthand_it_answers_for_the_signs() -> None:
    assert denied("B12 150, neuro exam normal") == {"paraesthesia", "numbness"}


@pytest.mark.parametrize(
    "text",
    [
        "levothyroxine 50 mcg tablets",
        "levothyroxine sodium 50 mcg tablets",
        "Levothyroxine\n50 mcg tablets OD",
        "thyroid tablets 50 mcg, b12 jabs every 3 months",
        "Medication\nLevothyroxine 50 mcg tablets\nFurosemide 40 mg tablets\nB12 180",
    ],
)
def test_the_strength_of_another_medicine_is_no_dose_of_b12(text: str) -> None:
    assert _of(text, "dose") == []
    assert _of(text, "product") == []


@pytest.mark.parametrize(
    "text",
    ["levothyroxine, 1000 mcg B12 jab monthly", "warfarin\n1000 mcg b12 monthly", "folic acid 5 mg, b12 1000 mcg"],
)
def test_the_dose_of_b12_behind_another_medicine_is_its_own(text: str) -> None:
    assert _of(text, "dose") == [("dose", 1000.0)]


@pytest.mark.parametrize(
    ("text", "medicine"),
    [
        ("I take a water pill", "diuretic"),
        ("on fluid tablets", "diuretic"),
        ("I take Trijardy", "metformin"),
        ("on Topamac for migraine", "topiramate"),
        ("I take Gloperba", "colchicine"),
    ],
)
def test_everyday_names_and_brands_of_medicines_are_known(text: str, medicine: str) -> None:
    assert medicine in {name for name, _ in _of(text, "medicine")}


def test_folic_acid_tablets_suppress_no_acid_of_the_stomach() -> None:
    assert _of("folic acid 400 mcg tablets", "cause") == []


@pytest.mark.parametrize("text", ["I take seizure meds", "on anti seizure medication"])
def test_a_medicine_against_seizures_is_no_seizure(text: str) -> None:
    assert urgent_signs(read(text)) == []


def test_a_seizure_beside_its_medicine_stays_one() -> None:
    assert urgent_signs(read("my seizure meds ran out and I had a seizure"))


@pytest.mark.parametrize(
    "text",
    [
        "can't see a needle without fainting",
        "I can't see myself injecting",
        "can't see a nurse for weeks",
        "can't see anyone until May",
    ],
)
def test_who_cannot_see_a_needle_or_a_nurse_has_lost_no_sight(text: str) -> None:
    assert present(text) == set()


@pytest.mark.parametrize("text", ["can't see out of my left eye", "I can't see a thing", "I can't see anyone's face"])
def test_sight_that_is_lost_stays_a_sign(text: str) -> None:
    assert present(text) == {"visual_disturbance"}


def test_legs_that_have_gone_are_of_now() -> None:
    assert present("b12 75 pg/mL, legs gone completely") == {"limb_weakness"}


@pytest.mark.parametrize("text", ["tired since age 3", "vegan from age 20", "diagnosed with coeliac at age 7"])
def test_the_age_at_which_something_began_is_not_how_old_somebody_is(text: str) -> None:
    assert _of(text, "age") == _of(text, "number") == []


@pytest.mark.parametrize("text", ["operated at age 5, now 40", "diagnosed aged 12, now 40", "he's around age 40"])
def test_the_age_of_now_beside_it_is(text: str) -> None:
    assert _of(text, "age") == [("age", 40.0)]
    assert _of(text, "number") == []
