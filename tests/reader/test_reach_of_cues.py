"""A cue of denial, past, supposition or another person reaches its own clause, and takes no danger from another."""

from __future__ import annotations

import pytest
from reading import denied, is_emergency, present

from b12nlu import read
from b12nlu.qualifiers.red_flags import urgent_signs


@pytest.mark.parametrize(
    "text",
    [
        "I don't smoke and chest pain started today, b12 90 pg/mL",
        "I don't drink and chest pain started this morning",
        "no fever and chest pain since noon",
        "no kids, chest pain since noon",
        "not diabetic and chest pain started an hour ago",
        "I'm not pregnant and chest pain started an hour ago",
        "I have no allergies and chest pain since this morning",
        "I don't eat meat and I passed out an hour ago",
        "never smoked, chest tightness for the last hour",
        "no insurance and my throat is closing up",
        "I can't swim, and I fainted this morning",
        "no pets, face drooping since breakfast",
        "I have no medical history and chest pain started an hour ago",
        "no history of heart trouble and I have chest pain now",
    ],
)
def test_a_harmless_denial_before_a_danger_denies_nothing_of_it(text: str) -> None:
    assert is_emergency(text)
    assert not denied(text) & {"chest_pain", "syncope", "anaphylaxis_features", "confusion"}


@pytest.mark.parametrize(
    "text",
    [
        "no chest pain today",
        "no fever, cough or chest pain today",
        "denies fever, chest pain and syncope",
        "without chest pain or breathlessness since treatment",
        "I don't have chest pain, fainting or confusion",
        "None of these: chest pain, fainting, breathlessness",
        "no palpitations, chest pain or blackouts this week",
    ],
)
def test_a_danger_in_the_list_that_is_denied_is_denied(text: str) -> None:
    assert not is_emergency(text)


@pytest.mark.parametrize(
    "text",
    [
        "I have a history of low iron and chest pain started an hour ago",
        "45 year old with no past medical history presented with chest pain and weak legs",
        "previously fit and well, sudden loss of vision this morning",
        "fit and well man with sudden loss of vision this morning",
        "No previous illnesses, sudden weakness in my left arm today",
        "past history of gout, collapsed in the waiting room this morning",
        "PMH: asthma, presenting with crushing chest pain",
    ],
)
def test_the_past_before_a_danger_is_not_its_past(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        (
            "58F with a history of asthma presented with fatigue, numb feet and breathlessness over 3 weeks",
            {"fatigue", "numbness", "breathlessness"},
        ),
        ("history of anaemia, now complaining of tingling in both hands", {"paraesthesia"}),
        ("she reports worsening symptoms of tingling and weakness", {"paraesthesia", "limb_weakness"}),
        ("he has symptoms of weakness in both legs", {"limb_weakness"}),
        ("I've been having symptoms of dizziness and fatigue", {"dizziness", "fatigue"}),
        (
            "How would you treat a 70-year-old with numb feet, unsteady gait and B12 95 pg/mL?",
            {"numbness", "gait_disturbance"},
        ),
        ("how do I manage a patient with numb hands and B12 of 88 pg/mL?", {"numbness"}),
        ("legs weak and numb", {"limb_weakness", "numbness"}),
        ("so tired i can hardly get up the stairs and my feet have gone numb", {"fatigue", "numbness"}),
    ],
)
def test_what_somebody_came_with_is_there(text: str, signs: set[str]) -> None:
    assert signs <= present(text)


@pytest.mark.parametrize(
    "text",
    [
        "history of stroke and diabetes",
        "what are the symptoms of weakness and tingling?",
        "do people with symptoms of numbness need tests?",
        "leaflet says symptoms of numbness are common",
    ],
)
def test_what_is_past_or_of_anybody_is_not(text: str) -> None:
    assert not present(text)


@pytest.mark.parametrize(
    "text",
    [
        "I passed out during the film and an ambulance came",
        "I passed out in front of the telly an hour ago",
        "I fainted looking at the needle an hour ago and my lips are swelling",
        "why do you ask about chest pain, and everything was fine until yesterday when I couldn't lift my arm",
    ],
)
def test_a_figure_of_speech_does_not_take_a_danger_of_now_away(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize(
    "text",
    [
        "my B12 was 98 pg/mL. my mum just collapsed",
        "my levels were fine, my mum just collapsed",
        "I had my last jab in May and my wife is unconscious",
        "everything was normal last year but my husband can't breathe",
    ],
)
def test_a_relatives_emergency_of_now_is_one_whatever_was_before(text: str) -> None:
    assert is_emergency(text)
    assert any(mention.subject == "other" and mention.acute for mention in read(text))


def test_a_stop_behind_a_unit_ends_the_sentence() -> None:
    assert present("B12 98 pg/mL. My legs are weak") == {"limb_weakness"}
    assert present("no iron deficiency, ferritin 80 ng/mL. tingling in my hands") == {"paraesthesia"}


def test_a_weak_leg_behind_its_heaviness_is_seen() -> None:
    assert urgent_signs(read("my legs are heavy and tired and gave way twice today"))


@pytest.mark.parametrize(
    ("text", "not_there"),
    [
        ("my b12 is really low", "low_mood"),
        ("B12 was very low", "low_mood"),
        ("my b12 has been low for years", "low_mood"),
        ("ferritin very low", "low_mood"),
        ("conjunctival pallor, bruising and splenomegaly", "gastrointestinal_symptoms"),
        ("he has dysphagia", "confusion"),
        ("so tired i can hardly get up the stairs and my feet have gone numb", "gait_disturbance"),
        ("tingling in both feet at night without any weakness", "limb_weakness"),
    ],
)
def test_a_word_that_says_something_else_is_no_sign(text: str, not_there: str) -> None:
    assert not_there not in present(text)


@pytest.mark.parametrize("text", ["feeling normal otherwise", "feeling healthy and normal", "he denies dysphagia"])
def test_what_is_said_of_something_else_denies_no_sign(text: str) -> None:
    assert denied(text) == set()


def test_a_normal_examination_does_not_deny_what_the_same_person_feels() -> None:
    text = "my neuro exam was normal but I have tingling"
    assert "paraesthesia" in present(text)
    assert "paraesthesia" not in denied(text)


@pytest.mark.parametrize(
    "text",
    [
        "a band round my ribs squeezing and it goes up into my jaw",
        "he fell over at breakfast and can't lift his arm",
        "my left arm is dead since I woke up",
        "sometimes I stand at the platform and think it would be easier",
        "I've been planning how I'd do it",
        "coffee-ground vomit this morning",
        "passing black tarry stools since yesterday",
        "my calf is hot and swollen and now I'm breathless",
        "a pulse of 150 at rest",
        "heart rate 160 and I'm just sitting here",
        "fever with a neutrophil count of 0.3",
    ],
)
def test_an_emergency_in_other_words_is_one(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize(
    "text",
    [
        "my heart rate goes to 150 on the treadmill",
        "I planned how I'd do it at home, the injection I mean",
        "iron tablets make my poo dark",
        "swollen ankles in the heat",
    ],
)
def test_what_only_sounds_like_one_is_not(text: str) -> None:
    assert not is_emergency(text)


def test_each_flag_says_which_rule_made_it() -> None:
    (mention,) = [m for m in read("no numbness") if m.type == "symptom"]
    assert [(reason.flag, reason.rule, reason.cue) for reason in mention.because] == [
        ("found", "symptoms.numbness", "numbness"),
        ("negated", "negation.no", "no"),
    ]
    (doubtful,) = [m for m in read("no kids, chest pain since noon") if m.id == "chest_pain"]
    assert doubtful.uncertain
    assert [reason.rule for reason in doubtful.because] == [
        "symptoms.chest_pain",
        "negation.possible",
        "referrals.chest_pain_syncope_or_breathless_at_rest",
    ]
