"""That an answer was given before takes nothing from it, and not knowing a number is an answer in any words."""

from __future__ import annotations

import pytest

TO_THE_RESULT = ("Starting", "Pernicious anemia", "None of these")


@pytest.mark.parametrize("words", ["131 like I said, ng/L", "as I said, 131 ng/L", "I told you dear, 131 ng/L"])
def test_a_result_keeps_its_value_and_its_unit(begun, words):
    begun.take(*TO_THE_RESULT).say(words)
    assert begun.lab("serum_b12") == (131, "ng/L")
    assert begun.asked == "other_labs"


@pytest.mark.parametrize(
    "words", ["I couldn't tell you the number", "I told you dear, I don't know the number", "sorry, I can't say"]
)
def test_a_number_that_nobody_knows_is_not_known(begun, words):
    begun.take(*TO_THE_RESULT).say(words)
    assert begun.asked == "other_labs", begun.text
    assert begun.lab("serum_b12") is None


def test_not_knowing_a_number_answers_no_list_of_signs(begun):
    begun.take("Starting", "Pernicious anemia").say("I couldn't tell you the number")
    assert begun.asked == "nerve_symptoms"


@pytest.mark.parametrize("words", ["ng i think. nhs", "pg/mL, as I said"])
def test_a_unit_is_taken_with_a_remark(begun, words):
    begun.take(*TO_THE_RESULT).say("131").say(words)
    assert begun.lab("serum_b12") is not None, begun.text


@pytest.mark.parametrize("words", ["nobody's said why", "Nobody has told me", "they never said why"])
def test_a_cause_that_nobody_named_is_not_known(begun, words):
    assert begun.choose("Starting").say(words).slot("cause") == "unknown"


def test_no_others_ends_the_results_beside_one_that_is_none_of_ours(begun):
    begun.take(*TO_THE_RESULT, "98 pg/mL").say("INR was 2.4 in October, no others")
    assert begun.asked == "age", begun.text


def test_the_signs_that_are_known_end_the_list_with_nothing_else(begun):
    begun.take("Starting", "Pernicious anemia").say("tingling").say("as I said, just the tingling. nothing else")
    assert begun.asked == "serum_b12", begun.text


class TestAFirstCourse:
    def test_that_it_goes_on_is_told_with_its_doses(self, begun):
        begun.say("They're already going. I've had 4")
        begun.take(*(option for option in ("None of these", "No") if option in begun.options))
        assert begun.slot("loading") == "begun"
        assert begun.slot("doses_given") == 4

    @pytest.mark.parametrize("words", ["They were finished, 9 August", "the course was completed in March"])
    def test_a_course_that_ended_is_no_regular_treatment_of_now(self, begun, words):
        assert begun.say(words).slot("stopped") is True, begun.text

    def test_the_end_of_the_first_injections_is_none(self, begun):
        begun.say("they were finished, the loading ones, now every month")
        assert not begun.slot("stopped")
