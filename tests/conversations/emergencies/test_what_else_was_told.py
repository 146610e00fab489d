"""What a message tells besides an emergency is kept, said back once it is settled, and not asked again."""

from __future__ import annotations

import pytest

HUSBAND = (
    "Hello, it's about my husband Phil, 63, he has Parkinson's, they found his B12 was 131 ng/L and he keeps falling. "
    "He's had 4 hydroxocobalamin injections, 1mg each. When should he have the next?"
)
OLD = "He's fallen on and off for a year. Nothing today, he's in his chair having his tea."
OWN = "My B12 is 165 ng/L, folate 2.1 ng/mL, just starting. I've had crushing chest pain since this morning"


@pytest.fixture
def about_a_husband(conversation):
    return conversation.say(HUSBAND)


def said_before_the_question(conversation):
    return "\n".join(said["text"] for said in conversation.messages[:-1] if said["text"])


class TestWhatWasTold:
    def test_facts_of_a_relative_are_kept_as_theirs(self, about_a_husband):
        assert about_a_husband.card["type"] == "emergency"
        assert about_a_husband.slot("whose") == "husband"
        about_a_husband.choose("It is over now", "Yes, it is over")
        assert about_a_husband.lab("serum_b12") == (131, "ng/L")
        assert (about_a_husband.slot("age"), about_a_husband.slot("doses_given")) == (63, 4)
        assert about_a_husband.slot("product") == "hydroxocobalamin"
        assert about_a_husband.text.count("about your husband: ") == 1
        assert "B12 131 ng/L" in said_before_the_question(about_a_husband)

    def test_ones_own_are_said_back_and_not_asked_again(self, conversation):
        conversation.say(OWN).say("it's gone, they checked me at the hospital")
        assert "I kept what else you told me: " in conversation.text
        assert "folate 2.1 ng/mL" in conversation.text
        assert "chest pain: yes" not in conversation.text
        assert conversation.asked == "cause"

    def test_what_is_told_while_it_stands_is_said_back_too(self, conversation):
        conversation.say("I have chest pain").say("my B12 is 98 pg/mL").say("it's over now")
        assert "B12 98 pg/mL" in said_before_the_question(conversation)

    def test_who_began_with_it_learns_who_is_speaking(self, conversation):
        assert "a program and not a clinician" in conversation.say(OWN).say("it's over now").text

    def test_who_was_greeted_is_not_greeted_again(self, begun):
        assert "a program and not a clinician" not in begun.say(OWN).say("it's over now").text

    def test_of_a_child_no_plan_follows(self, conversation):
        conversation.say("my daughter is 16 and vegan, b12 is 140. She's fainted twice today").say("it's over now")
        assert "seen by a doctor today" in conversation.text
        assert conversation.form is None


class TestTheWordsThatSetItOff:
    def test_they_stand_beneath_the_card(self, about_a_husband):
        assert "from your words: “keeps falling”" in about_a_husband.text

    def test_they_are_quoted_to_who_says_it_was_misread(self, about_a_husband):
        about_a_husband.choose("That is not what I meant")
        assert "You wrote: “keeps falling”" in about_a_husband.text

    def test_thoughts_of_suicide_are_not_quoted_back(self, conversation):
        assert "from your words" not in conversation.say("I want to kill myself").text

    def test_a_tapped_sign_has_none(self, begun):
        begun.choose("Starting", "Pernicious anemia", "Chest pain")
        assert "from your words" not in begun.text


class TestWhatIsThereForLong:
    def test_it_is_lowered_by_words_and_said_to_be_for_a_doctor(self, about_a_husband):
        about_a_husband.say(OLD)
        assert about_a_husband.slot("emergency") is None
        assert about_a_husband.slot("acute_signs") is None
        assert "falls" in about_a_husband.slot("symptoms_present")
        assert "See a doctor today" in about_a_husband.text

    def test_what_is_always_an_emergency_is_over_and_for_a_doctor_today(self, conversation):
        conversation.say("I keep having chest pain").say("on and off for a year, nothing today")
        assert conversation.slot("signs_over") == ["chest_pain"]
        assert "A doctor should look at it today" in conversation.text

    @pytest.mark.parametrize(
        "words", ["He's fallen on and off for a year", "on and off for years but worse today", "for a week or so"]
    )
    def test_without_a_word_of_today_it_stays_open(self, about_a_husband, words):
        assert about_a_husband.say(words).card["type"] == "emergency"


class TestWhoseItIs:
    BROTHER = "My brother Imran is 34, his B12 was 122 pmol/L and he has chest pain now. Should he be on B12?"

    @pytest.mark.parametrize("words", ["It's about my brother not me", "it's not me, it's my brother"])
    def test_a_carers_not_me_leaves_it_open(self, conversation, words):
        conversation.say(self.BROTHER).say(words)
        assert conversation.card["type"] == "emergency"
        assert "chest_pain" in conversation.slot("symptoms_present")

    def test_the_option_asks_whose_it_is(self, conversation):
        conversation.say(self.BROTHER).choose("It is not about him")
        assert {"Somebody else", "It is my brother"} <= set(conversation.options)
        assert conversation.choose("It is my brother").card["type"] == "emergency"

    def test_somebody_elses_is_left_out(self, conversation):
        conversation.say(self.BROTHER).choose("It is not about him").say("someone else")
        assert conversation.slot("emergency") is None
        assert conversation.slot("symptoms_present") is None

    def test_it_was_somebody_else_is_asked_about_once(self, begun):
        begun.choose("Starting").say("I have chest pain").say("it's not me, it was my brother")
        assert begun.card["type"] == "emergency"
        assert begun.choose("Somebody else").slot("emergency") is None

    def test_the_card_calls_for_that_person(self, conversation):
        assert "Call 911 for your brother now." in str(conversation.say(self.BROTHER).card["text"])
