"""What explains a danger away makes it doubtful and never takes it away; what is certain is stated of now."""

from __future__ import annotations

import pytest

from b12core.knowledge import load_knowledge
from b12nlu import read
from b12nlu.qualifiers.red_flags import red_flags, urgent_signs

DANGERS = (
    "crushing chest pain",
    "I have chest pain",
    "I can't breathe lying down",
    "my face is drooping on one side",
    "my throat is closing up",
    "I passed out twice",
    "I can't see out of my left eye",
)
EXPLANATIONS = (
    "the ECG was clear",
    "my scan last week was fine",
    "the doctor said it was muscular",
    "they think it's just anxiety",
    "my wife reckons it's trapped wind",
    "probably just a pulled muscle",
    "the nurse wasn't worried",
    "it's only the heat",
    "bloods all normal, so I suppose it's nothing",
    "I was checked over and sent home",
    "a clear ECG last month",
)
JOINS = (", ", ". ", " but ", ", and ", "; ")


def _emergency(text: str) -> bool:
    return bool(red_flags(read(text), load_knowledge().emergency_symptoms))


def _asked(text: str) -> bool:
    return any(mention.ask for mention in read(text))


@pytest.mark.parametrize("explanation", EXPLANATIONS)
def test_a_danger_beside_a_harmless_explanation_stands_or_is_asked_about(explanation: str) -> None:
    texts = [f"{danger}{join}{explanation}" for danger in DANGERS for join in JOINS]
    texts += [f"{explanation}{join}{danger}" for danger in DANGERS for join in JOINS]
    assert [text for text in texts if not (_emergency(text) or _asked(text))] == []


@pytest.mark.parametrize("explanation", EXPLANATIONS[:-1])
@pytest.mark.parametrize("now", ["since noon", "right now", "since this morning"])
def test_a_danger_of_now_stands_whatever_explains_it(explanation: str, now: str) -> None:
    texts = [f"{danger} {now}, {explanation}" for danger in DANGERS]
    assert [text for text in texts if not _emergency(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "pain in my chest when i press on the rib, the doctor examined me and the xray was clear",
        "my tongue swells a bit, it has been like that since Easter",
        "fainted at the clinic at the sight of the needle again today, I always do",
        "I'd kill myself if I had to eat liver every week",
        "I wanted to die of embarrassment",
        "I had chest pain in A&E, they found nothing, and it hasn't come back",
        "when mum was in hospital she was very confused, she is fine now",
    ],
)
def test_what_may_be_none_is_asked_about_and_no_emergency(text: str) -> None:
    assert not _emergency(text)
    assert _asked(text) or any(mention.historical for mention in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Adm in March with syncope and Hb 44. Discharged, pain free, asymptomatic.",
        "Over Easter I had chest pain, all tests clear, I'm fine and back at work.",
        "previously dyspnoea at rest, was HR 120, fully recovered, asymptomatic",
    ],
)
def test_what_is_told_of_another_time_by_somebody_who_is_well_since_is_past(text: str) -> None:
    mentions = [
        m for m in read(text) if m.type == "symptom" and m.id in ("syncope", "chest_pain", "breathlessness_at_rest")
    ]
    assert mentions
    assert all(mention.historical or mention.ask for mention in mentions)
    assert not _emergency(text)


@pytest.mark.parametrize(
    "text",
    [
        "He says it's indigestion but he's grey, sweating and rubbing his chest",
        "it's just heartburn. no sorry, it's not, it's crushing and in my arm",
        "I pooed myself and didn't feel it. My feet were numb for months but this is new.",
        "I want to die. I can't live with this tiredness any more.",
        "I'm gasping just sitting on the couch",
        "our lad just collapsed on the pitch, his B12 came back low last week",
    ],
)
def test_an_explanation_that_is_taken_back_or_of_something_else_changes_nothing(text: str) -> None:
    assert _emergency(text)


@pytest.mark.parametrize(
    ("text", "emergency"),
    [
        ("woke up and my legs are like jelly", True),
        ("my legs went weak overnight and I can't walk straight", True),
        ("my hand stopped working, I was fine yesterday", True),
        ("my legs are weak these last weeks", False),
        ("woke up and my legs are a bit weak after the gym", False),
    ],
)
def test_a_loss_of_strength_or_walking_within_hours_is_an_emergency(text: str, emergency: bool) -> None:
    assert _emergency(text) is emergency


def test_what_is_asked_about_says_by_which_words() -> None:
    (mention,) = [m for m in read("crushing chest pain, the ECG was clear") if m.id == "chest_pain"]
    assert mention.ask
    assert mention.uncertain
    assert any(reason.rule == "settled.tested_heart_or_lungs" for reason in mention.because)


@pytest.mark.parametrize(
    "text",
    [
        "chemo on Friday, temp 38.9 tonight. Husband says it's just flu going round",
        "my chest is being squeezed, my wife thinks it's wind",
        "crushing pain in my chest and the kids reckon it's stress",
        "black tarry poo, a mate said it's the iron",
        "my throat is closing up, my mum says I'm just anxious",
    ],
)
def test_what_a_relative_or_friend_makes_of_a_danger_explains_nothing(text: str) -> None:
    assert _emergency(text)


@pytest.mark.parametrize(
    "text",
    [
        "Black tarry stools and dizzy. Thought it was the iron but I don't take iron",
        "crushing chest pain. They said it was only muscular but it keeps coming",
        "I have chest pain, the ECG was clear but it isn't going away",
        "tight chest and grey, I put it down to stress but it never felt like this",
    ],
)
def test_an_explanation_that_is_turned_round_explains_nothing(text: str) -> None:
    assert _emergency(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nosebleed last week, stopped in two minutes. Platelets 210.",
        "bruising easily but platelets were 264 on Monday",
        "had one nosebleed, platelets 180 x10^9/L (150-400)",
    ],
)
def test_a_nosebleed_beside_a_usual_platelet_count_is_no_emergency(text: str) -> None:
    assert not _emergency(text)


@pytest.mark.parametrize(
    "text", ["platelets 9 and nosebleeds", "nosebleeds since noon, plt <10", "bruising, platelets were 250, now 14"]
)
def test_a_nosebleed_beside_a_low_or_unknown_platelet_count_stays_one(text: str) -> None:
    assert _emergency(text)


@pytest.mark.parametrize(
    "text",
    [
        "legs like jelly after squats yesterday lol",
        "legs feel a bit weak after the gym, should I test my B12?",
        "spaghetti legs after a spin class",
        "my arms are weak from training",
    ],
)
def test_limbs_that_are_tired_from_exercise_raise_no_alarm(text: str) -> None:
    assert urgent_signs(read(text)) == []


def test_limbs_that_stay_weak_after_exercise_are_told() -> None:
    assert urgent_signs(read("my legs went weak after a run and they still won't hold me"))


@pytest.mark.parametrize(
    "text",
    [
        "I accidentally took two b12 tablets this morning, 1000 each. Overdose?",
        "had both my B12 tablets at once, is that an overdose?",
        "two jabs in one week, too much?",
    ],
)
def test_a_few_b12_tablets_too_many_are_no_attempt_on_a_life(text: str) -> None:
    assert not _emergency(text)


@pytest.mark.parametrize(
    "text", ["took 12 tablets of paracetamol last night", "I took 40 co-codamol at nine, is that an overdose?"]
)
def test_many_tablets_of_something_else_are_an_emergency(text: str) -> None:
    assert _emergency(text)
