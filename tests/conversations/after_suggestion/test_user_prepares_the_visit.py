"""The visit sheet: the facts in order, the draft with its caveat line, and the questions to bring."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("words", ["what should I ask my doctor", "what do I bring to the clinic", "visit sheet"])
def test_typed_words_bring_the_visit_sheet(suggested, words):
    assert suggested.say(words).card["type"] == "visit_sheet"


def test_it_holds_the_facts_as_they_were_understood(suggested):
    facts = " / ".join(suggested.choose("What to ask at my visit").card["facts"])
    for part in ("starting treatment", "pernicious anemia", "98 pg/mL (72 pmol/L)", "Age: 58", "Medicines: none"):
        assert part in facts


def test_it_asks_for_tests_and_when_they_are_repeated_and_not_for_a_phase_that_was_told(suggested):
    questions = " ".join(suggested.choose("What to ask at my visit").card["questions"])
    assert "phase" not in questions
    assert "tests will show that it works" in questions
    assert "done again" in questions


def test_what_is_missing_is_among_the_questions(suggested):
    missing = [item["plain"] for item in suggested.suggestion["missing"]]
    questions = " ".join(suggested.choose("What to ask at my visit").card["questions"])
    assert missing
    assert all(gap in questions for gap in missing)


def test_it_says_what_it_is_not_and_when_not_to_wait(suggested):
    card = suggested.choose("What to ask at my visit").card
    assert "Do not start, stop or change injections" in card["caveat"]
    assert "911" in card["caveat"]


def test_the_draft_is_on_it_with_its_caveat(suggested):
    confirmation = suggested.suggestion["confirmation"]
    regimen = suggested.suggestion["regimen"]
    card = suggested.choose("What to ask at my visit").card
    assert card["plan"].casefold() == regimen["plain"].casefold()
    assert card["line"] == confirmation["line_plain"]
    assert card["caveat"].endswith(confirmation["plain"])


def test_without_a_draft_it_asks_for_the_phase_that_is_not_known_and_says_that_it_is_no_plan(begun):
    begun.choose("Not sure", "I don't know", "I don't know", "I don't know", "I don't know it", "No other results")
    begun.choose("I'd rather not say", "I don't know", "I don't know", "I don't know", "I don't know")
    card = begun.choose("Yes, that's right", "What to ask at my visit").card
    assert "plan" not in card
    assert "Which phase" in card["questions"][0]
    assert "not a treatment plan yet" in card["caveat"]


def test_a_sign_that_cannot_wait_is_on_it(begun):
    begun.choose("Starting", "Pernicious anemia", "Unsteady walking", "Nothing else")
    begun.say("98 pg/ml").choose("No other results").say("58")
    begun.choose("Neither", "None of these", "No other medicines", "Yes, that's right")
    urgent = [item["plain"] for item in begun.suggestion["referrals"] if item["urgency"]]
    card = begun.choose("What to ask at my visit").card
    assert urgent
    assert all(sentence in card["caveat"] for sentence in urgent)


def test_the_persons_own_question_stands_first_on_the_sheet_in_their_words(conversation):
    conversation.say("I have pernicious anaemia, my B12 is 98 pg/mL. Can they just stop my injections?")
    conversation.say("Give me a draft now").choose("What to ask at my visit")
    assert "Can they just stop my injections?" in conversation.card["questions"][0]


def test_a_clinicians_sheet_holds_how_soon_and_what_care_the_case_calls_for(conversation):
    conversation.say("Pharmacist. 33M, uses nitrous oxide, gait ataxia, B12 310 pg/mL, MMA 1.8 umol/L, starting")
    conversation.say("suggest now").say("visit sheet")
    caveat = conversation.card["caveat"]
    assert "Same-day neurology" in caveat
    assert "thrombosis" in caveat


class TestAClinicianTakesTheSheetAlong:
    """What the next colleague reads has the same warnings as the draft, in the draft's own lines."""

    def sheet(self, conversation, note):
        conversation.say(note).say("suggest")
        suggestion = conversation.suggestion
        return suggestion, conversation.choose("Visit sheet").card["caveat"]

    def test_nitrous_oxide_is_to_stop_and_clots_are_thought_of(self, conversation):
        _, caveat = self.sheet(
            conversation,
            "Pharmacist. 25F, nitrous oxide daily, B12 310 pg/mL, MMA 2.2 umol/L, unsteady gait for 3 weeks, starting",
        )
        assert "stop nitrous oxide" in caveat
        assert "thrombosis" in caveat
        assert "Same-day" in caveat

    def test_severe_anaemia_potassium_digoxin_and_the_route_are_on_it(self, conversation):
        suggestion, caveat = self.sheet(
            conversation,
            "NP. 72M PA, B12 95 pg/mL, Hb 6.8 g/dL, K 3.1 mmol/L, platelets 41, on digoxin and apixaban, starting",
        )
        for words in ("Hemoglobin below 70 g/L", "Digoxin with low potassium", "Severe anemia", "Avoid the muscle"):
            assert words in caveat
        assert all(note["text"] in caveat for note in suggestion["safety"] if note["because_of"])

    def test_a_patient_reads_the_cautions_of_the_draft_too(self, suggested):
        notes = [note["plain"] for note in suggested.suggestion["safety"] if note["because_of"]]
        caveat = suggested.choose("What to ask at my visit").card["caveat"]
        assert all(note in caveat for note in notes)
