"""What a message sounds like is asked about first, in one short question below the own words of the person (S-28)."""

from __future__ import annotations

import pytest

from actions.facts.said import Mentioned, Turn
from actions.questions.catalogue import SIGNS, question
from actions.turn.nearest_signs import nearest_signs, words_of
from second_opinion.classifier import DangerClassifier
from second_opinion.message import Opinion
from second_opinion.wordings import wordings

ODD = "and it all feels very odd"
"""Words that no rule takes for a sign; in these tests the second opinion suspects every message that holds them."""

THE_LIST = "Something else that is urgent"
CANNOT_WAIT = "is anything happening now that cannot wait?"
HEART = "A racing, pounding or uneven heart"
CHEST = "Chest pain or pressure"
WALKING = "New trouble walking"


@pytest.fixture
def sounds_like(monkeypatch):
    """Makes the messages with ODD sound like the kinds that it is called with."""

    def named(*kinds):
        monkeypatch.setattr(DangerClassifier, "kinds_like", lambda *_: kinds)
        monkeypatch.setattr(
            DangerClassifier, "opinion", lambda _, text: Opinion(score=9.0 if ODD in text else -9.0, sentence=text)
        )

    return named


def assert_emergency(conversation):
    assert conversation.card is not None, conversation.text
    assert conversation.card["type"] == "emergency"
    assert "mcg" not in str(conversation.messages)


def test_every_kind_of_danger_of_an_adult_has_its_sign_on_the_list():
    of_the_list = {kind for option in question(SIGNS).options for kind in option.kinds}
    of_adults = {w.kind for w in wordings() if w.urgent} - {"other_dangers", "sudden_headache"}
    assert of_the_list == of_adults


def test_one_sign_is_asked_with_yes_and_no_below_the_persons_own_words(begun, sounds_like):
    sounds_like("chest_pain")
    begun.say(f"I'm just starting treatment {ODD}")
    assert f"You wrote: “I'm just starting treatment {ODD}”" in begun.text
    assert "is this happening now: chest pain or pressure?" in begun.text
    assert begun.options == ["Yes", THE_LIST, "No"]
    assert begun.card is None


@pytest.mark.parametrize("yes", ["Yes", "yes", "yes it is"])
def test_yes_is_the_emergency_with_the_words_and_the_facts_of_the_message(begun, sounds_like, yes):
    sounds_like("chest_pain")
    begun.say(f"I'm just starting treatment, my B12 is 98 pg/mL {ODD}").take(yes)
    assert_emergency(begun)
    assert ODD in begun.text
    assert begun.lab("serum_b12") == (98, "pg/mL")
    assert begun.slot("symptoms_present") == ["chest_pain"]


def test_no_goes_on_with_nothing_lost_and_denies_only_what_was_asked(begun, sounds_like):
    sounds_like("chest_pain")
    begun.say(f"I'm just starting treatment, my B12 is 98 pg/mL {ODD}").take("No")
    assert begun.slot("phase") == "repletion"
    assert begun.lab("serum_b12") == (98, "pg/mL")
    assert begun.slot("symptoms_absent") == ["chest_pain"]
    assert begun.asked == "cause"


def test_two_signs_that_are_close_are_each_an_answer(begun, sounds_like):
    sounds_like("fast_pulse", "walking_and_balance")
    begun.say(f"I'm just starting treatment {ODD}")
    assert begun.options == [HEART, WALKING, THE_LIST, "No"]
    begun.choose(WALKING)
    assert begun.slot("symptoms_present") == ["gait_disturbance"]
    assert begun.asked == "cause"


def test_a_bare_yes_to_two_signs_means_the_emergency_of_them(begun, sounds_like):
    sounds_like("walking_and_balance", "chest_pain")
    begun.say(f"I'm just starting treatment {ODD}").say("yes")
    assert_emergency(begun)
    assert begun.slot("symptoms_present") == ["chest_pain"]


@pytest.mark.parametrize("how", ["choose", "say"])
def test_the_whole_list_is_one_tap_away(begun, sounds_like, how):
    sounds_like("chest_pain")
    begun.say(f"I'm just starting treatment {ODD}")
    getattr(begun, how)(THE_LIST)
    assert begun.card["field"] == "signs"
    assert {CHEST, HEART, "None of these"} <= set(begun.options)
    begun.choose("Sudden loss of sight")
    assert_emergency(begun)


def test_a_yes_to_the_whole_list_names_no_sign(begun, sounds_like):
    sounds_like("chest_pain")
    begun.say(f"I'm just starting treatment {ODD}").choose(THE_LIST).say("yes")
    assert begun.card["type"] == "entry"
    assert begun.slot("symptoms_present") is None


def test_left_unanswered_the_whole_list_comes(begun, sounds_like):
    sounds_like("chest_pain")
    begun.say(f"I'm just starting treatment {ODD}").say("what is B12?")
    assert begun.card["field"] == "signs"
    assert "before we go on" in begun.text


def test_why_is_answered_and_the_short_question_stays(begun, sounds_like):
    sounds_like("chest_pain")
    begun.say(f"I'm just starting treatment {ODD}").say("why do you ask?")
    assert "can't wait" in begun.text
    assert begun.options == ["Yes", THE_LIST, "No"]


def test_another_sign_in_own_words_is_taken(begun, sounds_like):
    sounds_like("walking_and_balance")
    begun.say(f"I'm just starting treatment {ODD}").say("no but I have chest pain")
    assert_emergency(begun)


def test_what_the_reader_is_in_doubt_about_is_asked_about_before_what_it_sounds_like():
    doubted = Mentioned(type="symptom", id="syncope", text="fainted", ask=True)
    opinion = Opinion(score=1.0, sentence="My chest is odd.", kinds=("chest_pain", "breath"))
    turn = Turn("inform", "My chest is odd. I fainted then!", mentions=(doubted,), opinion=opinion)
    assert [sign.title.patient for sign in nearest_signs(turn, SIGNS)] == ["Fainting, a collapse or a fit", CHEST]
    assert words_of(turn) == "I fainted then!"


def test_a_carer_is_asked_in_the_same_way_and_yes_is_of_the_one_the_plan_is_for(conversation, sounds_like):
    sounds_like("breath")
    conversation.say("my husband is 46 and his B12 is 120 ng/L").choose("Yes, about my husband")
    conversation.say(f"he is just starting treatment {ODD}")
    assert conversation.options == ["Yes", THE_LIST, "No"]
    conversation.choose("Yes")
    assert_emergency(conversation)
    assert conversation.slot("whose") == "husband"


def test_a_clinician_is_asked_tersely(conversation, sounds_like):
    sounds_like("chest_pain")
    conversation.say("I'm a clinician").say(f"B12 98 pg/mL {ODD}")
    assert "Red flag first: chest pain, now?" in conversation.text


def test_the_words_stand_on_the_visit_sheet_as_they_were_typed(suggested, sounds_like):
    sounds_like("chest_pain")
    suggested.say(f"I went grey {ODD}").choose("No")
    suggested.say("what should I ask at my visit?")
    assert f"You also wrote: “I went grey {ODD}”" in suggested.card["facts"]


@pytest.fixture
def weak(begun, sounds_like, monkeypatch):
    """A conversation where what sounds odd is suspected weakly, and strongly where it is very odd indeed."""
    sounds_like("chest_pain")

    def opinion(_, text):
        return Opinion(score=(9.0 if "indeed" in text else 0.5) if ODD in text else -9.0, sentence=text)

    monkeypatch.setattr(DangerClassifier, "opinion", opinion)
    return begun


def test_where_no_sign_is_near_enough_it_is_asked_whether_anything_cannot_wait(begun, sounds_like):
    sounds_like()
    begun.say(f"I'm just starting treatment, my B12 is 98 pg/mL {ODD}")
    assert CANNOT_WAIT in begun.text
    assert begun.options == ["Yes", "No"]
    begun.choose("No")
    assert begun.slot("symptoms_absent") is None
    assert begun.lab("serum_b12") == (98, "pg/mL")
    assert begun.asked == "cause"


@pytest.mark.parametrize("yes", ["Yes", "yes", "yes it is"])
def test_yes_to_anything_that_cannot_wait_brings_the_whole_list(begun, sounds_like, yes):
    sounds_like()
    begun.say(f"I'm just starting treatment {ODD}").take(yes)
    assert begun.card["field"] == "signs"
    assert {CHEST, HEART, "None of these"} <= set(begun.options)
    begun.choose(CHEST)
    assert_emergency(begun)


def test_a_clinician_is_asked_for_any_red_flag_where_none_is_near_enough(conversation, sounds_like):
    sounds_like()
    conversation.say("I'm a clinician").say(f"B12 98 pg/mL {ODD}")
    assert "Any red flag now?" in conversation.text


def test_after_a_no_a_weak_suspicion_does_not_come_again(weak):
    weak.say(f"I'm just starting treatment {ODD}").choose("No")
    weak.say(f"pernicious anaemia {ODD}")
    assert "happening now" not in weak.text
    assert weak.slot("cause") == "pernicious_anaemia"


def test_after_a_no_a_strong_suspicion_and_a_rule_come_again(weak):
    weak.say(f"I'm just starting treatment {ODD}").choose("No")
    weak.say(f"pernicious anaemia {ODD} indeed")
    assert "happening now: chest pain" in weak.text
    weak.choose("No").say("I have chest pain")
    assert_emergency(weak)


def test_after_a_yes_that_was_no_emergency_a_weak_suspicion_comes_again(weak, sounds_like):
    sounds_like("walking_and_balance")
    weak.say(f"I'm just starting treatment {ODD}").choose("Yes")
    weak.say(f"pernicious anaemia {ODD}")
    assert "happening now" in weak.text


def test_what_the_answer_puts_right_in_the_message_counts(conversation, sounds_like):
    sounds_like("chest_pain")
    conversation.say("I'm a clinician")
    conversation.say(f"54M, hydroxocobalamin 1 mg IM alternate days, 11 doses to date, B12 98 ng/L {ODD}")
    conversation.say("no, 10 doses sorry not 11. No new red flags")
    assert conversation.slot("doses_given") == 10
    assert conversation.lab("serum_b12") == (98, "ng/L")


def test_what_the_answer_tells_besides_is_taken_up_with_the_message(begun, sounds_like):
    sounds_like("chest_pain")
    begun.say(f"I'm just starting treatment {ODD}").say("no, nothing like that. I have pernicious anaemia and I am 61")
    assert (begun.slot("phase"), begun.slot("cause"), begun.slot("age")) == ("repletion", "pernicious_anaemia", 61)


@pytest.mark.parametrize(
    "text",
    [
        "I've had 4",
        "Should she have today's, it's at 2.30?",
        "I am 57, pernicious anaemia, B12 was 98 ng/L. Hydroxocobalamin three times a week, had 3 of 6, last Friday",
    ],
)
def test_a_message_of_plain_facts_or_about_the_next_dose_brings_no_question(begun, monkeypatch, text):
    monkeypatch.setattr(DangerClassifier, "opinion", lambda _, said: Opinion(score=9.0, sentence=said))
    begun.say(text)
    assert "happening now" not in begun.text


@pytest.mark.parametrize("text", ["I've had 4 and I can't go on", "it is 98, my chest", "B12 98, I want it to end"])
def test_a_word_beside_plain_facts_brings_it(begun, monkeypatch, text):
    monkeypatch.setattr(DangerClassifier, "opinion", lambda _, said: Opinion(score=9.0, sentence=said))
    begun.say(text)
    assert begun.slot("confirming") == SIGNS or begun.card["type"] == "emergency"
