"""Signs told as well, as gone, in lists of findings, in other words, and words that tell of no sign."""

from __future__ import annotations

import pytest
from reading import denied, present


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("my chest feels fine", "chest_pain"),
        ("breathing is okay", "breathlessness"),
        ("full strength in arms and legs", "limb_weakness"),
        ("no motor deficit", "limb_weakness"),
        ("VA 6/6 both eyes", "visual_disturbance"),
        ("nonicteric sclerae", "jaundice"),
        ("mucous membranes pink", "pallor"),
        ("could feel the tuning fork fine on both feet", "loss_of_vibration_or_position_sense"),
        ("in good spirits most days", "low_mood"),
        ("head is clear these days", "memory_or_concentration_problems"),
        ("stomach all right thanks", "gastrointestinal_symptoms"),
        ("nil GI upset", "gastrointestinal_symptoms"),
        ("no reaction at the injection site", "injection_site_reaction"),
        ("full of beans", "fatigue"),
        ("balance is back to normal", "gait_disturbance"),
        ("I can feel my toes again", "numbness"),
    ],
)
def test_what_is_told_as_well_denies_the_sign(text: str, sign: str) -> None:
    assert denied(text) == {sign}
    assert present(text) == set()


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("The pins and needles have totally gone now", "paraesthesia"),
        ("my headaches have completely stopped", "headache"),
        ("tiredness is a thing of the past", "fatigue"),
        ("the dizziness? gone. still tired though", "dizziness"),
        ("tingling is no longer there", "paraesthesia"),
        ("headaches aren't a problem for me", "headache"),
        ("fatigue hasn't been an issue", "fatigue"),
        ("I'm anything but tired", "fatigue"),
        ("numbness N, cramps N", "numbness"),
    ],
)
def test_what_has_gone_or_is_no_problem_is_denied(text: str, sign: str) -> None:
    assert sign in denied(text)
    assert sign not in present(text)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("my toes have gone completely numb", "numbness"),
        ("numbness hasn't completely gone", "numbness"),
        ("my vision has completely gone in one eye", "visual_disturbance"),
        ("balance has totally gone", "gait_disturbance"),
        ("tiredness is a problem", "fatigue"),
    ],
)
def test_what_went_wrong_or_has_not_gone_stays(text: str, sign: str) -> None:
    assert sign in present(text)


@pytest.mark.parametrize(
    ("text", "there", "absent"),
    [
        ("No numbness, vibration reduced to ankles", "loss_of_vibration_or_position_sense", "numbness"),
        ("no headache, vision blurred", "visual_disturbance", "headache"),
        ("denies palpitations, gait unsteady", "gait_disturbance", "palpitations"),
    ],
)
def test_a_finding_of_a_part_behind_a_denied_sign_is_not_denied(text: str, there: str, absent: str) -> None:
    assert present(text) == {there}
    assert denied(text) == {absent}


def test_a_list_of_denied_signs_goes_on() -> None:
    assert denied("no numbness, blurred vision or unsteady gait") == {
        "numbness",
        "visual_disturbance",
        "gait_disturbance",
    }


def test_what_stands_behind_the_name_of_a_part_and_a_colon_was_found_of_it() -> None:
    assert present("Tongue: beefy red. Gait: ataxic. Vision: blurred.") == {
        "glossitis",
        "gait_disturbance",
        "visual_disturbance",
    }
    assert denied("Gait: normal. Power: 5/5. Bladder: no") == {
        "gait_disturbance",
        "limb_weakness",
        "bladder_or_bowel_disturbance",
    }


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("landed on my bottom in the hall", "falls"),
        ("found on floor twice this week", "falls"),
        ("like bubbles under the skin on my legs", "paraesthesia"),
        ("can't feel the ends of my toes", "numbness"),
        ("monofilament 3/10 on the left", "numbness"),
        ("vibration threshold raised", "loss_of_vibration_or_position_sense"),
        ("I walk with my legs wide apart", "gait_disturbance"),
        ("like looking through a dirty window", "visual_disturbance"),
        ("go for a wee and it just won't budge", "bladder_or_bowel_disturbance"),
        ("can't enjoy anything now", "low_mood"),
        ("out of gas by noon", "fatigue"),
        ("puffed out climbing to bed", "breathlessness"),
        ("my heart goes boom boom", "palpitations"),
        ("BMI down from 24 to 20", "weight_loss"),
        ("N&V since Monday", "gastrointestinal_symptoms"),
        ("a noise like a kettle in my ears", "tinnitus"),
        ("hard lump on my bum where it went in", "injection_site_reaction"),
        ("massive spots along my jaw", "acne"),
        ("HA x 3 wk", "headache"),
        ("hormigueo in both feet", "paraesthesia"),
        ("always müde since spring", "fatigue"),
    ],
)
def test_a_sign_in_other_words_is_found(text: str, sign: str) -> None:
    assert present(text) == {sign}


def test_a_feeling_of_the_saddle_is_told_besides_the_bladder() -> None:
    assert present("tingling saddle area") == {"paraesthesia", "bladder_or_bowel_disturbance"}


def test_a_dog_in_a_way_of_speaking_is_nobody() -> None:
    assert present("tingling, dog tired") == {"paraesthesia", "fatigue"}
    assert present("the black dog is back") == {"low_mood"}


@pytest.mark.parametrize(
    "text",
    [
        "The news left me numb",
        "dizzy from all this conflicting information",
        "that form is a headache",
        "my levels fell again",
        "I'm anxious to get started",
        "lost 10 kg on a diet",
        "down 8 kg on Wegovy",
        "I'm frightened this means I'll become confused",
        "side effects listed: dizziness and acne",
        "people on the forum say they get acne",
        "last winter I was very depressed, over it now",
        "by week ten last time I had tingling",
    ],
)
def test_what_tells_of_no_sign_of_now_states_none(text: str) -> None:
    assert present(text) == set()


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("the jab left my arm numb", "numbness"),
        ("dizzy from standing up too fast", "dizziness"),
        ("I lost a stone without trying", "weight_loss"),
        ("the tingling started two years ago", "paraesthesia"),
        ("Will the numbness in my toes ever go?", "numbness"),
        ("what can I do about the pins and needles?", "paraesthesia"),
        ("What hasn't gone is the brain fog", "memory_or_concentration_problems"),
    ],
)
def test_what_is_told_of_now_beside_such_words_stays(text: str, sign: str) -> None:
    assert sign in present(text)


@pytest.mark.parametrize("text", ["what can I do about numbness?", "does B12 deficiency make you dizzy?"])
def test_a_question_about_a_sign_in_general_states_none(text: str) -> None:
    assert present(text) == set()


def test_an_examination_of_the_body_is_no_examination_of_students() -> None:
    assert present("Neuro exam: gait ataxic, vibration absent to the knees") == {
        "gait_disturbance",
        "loss_of_vibration_or_position_sense",
    }


@pytest.mark.parametrize(
    "text",
    [
        "can't keep anything down since Friday, not even sips",
        "he isn't keeping fluids down",
        "nothing stays down",
        "she keeps nothing down",
    ],
)
def test_whoever_keeps_nothing_down_is_read_as_such(text: str) -> None:
    assert "nothing_kept_down" in present(text)


def test_whoever_brings_everything_up_has_a_stomach_upset() -> None:
    assert present("bringing everything back up") == {"gastrointestinal_symptoms"}


@pytest.mark.parametrize(
    "text",
    ["I don't keep it in the fridge", "can't keep it together", "can't keep my weight down", "can keep food down"],
)
def test_what_else_is_not_kept_is_no_stomach_upset(text: str) -> None:
    assert "gastrointestinal_symptoms" not in present(text)


@pytest.mark.parametrize(
    "text",
    ["SACD on MRI, B12 90", "subacute myelopathy, started hydroxocobalamin", "MRI: dorsal column T2 signal C3 to C6"],
)
def test_the_disease_of_the_cord_is_its_loss_of_vibration_or_position_sense(text: str) -> None:
    assert present(text) == {"loss_of_vibration_or_position_sense"}


@pytest.mark.parametrize(
    "text", ["no evidence of SACD on MRI", "can a lack of B12 cause subacute combined degeneration?"]
)
def test_the_disease_of_the_cord_denied_or_asked_about_is_no_sign(text: str) -> None:
    assert present(text) == set()
