"""Laws: whatever is answered, the talk ends within 20 questions, and the number of those left is true within one."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from actions.questions.catalogue import questions

MOST = 20
TYPED = {
    "serum_b12": ("98 pg/mL", "260 pg/mL", "500 pg/mL", "120"),
    "other_labs": ("haemoglobin 10.2 g/dL", "No other results"),
    "age": ("34", "71"),
    "medicines": ("warfarin and metformin",),
    "dose": ("500 mcg",),
    "last_dose": ("3 weeks ago", "I don't know"),
}
"""What is typed where there is no option for it."""

ONLY_AT_THE_END = ("Yes, that's right",)


def answers(conversation) -> list[str]:
    """What a person could answer now."""
    if conversation.asked == "review":
        return list(ONLY_AT_THE_END)
    return [*conversation.options, *TYPED.get(conversation.asked or "", ()), "I don't know"]


@pytest.mark.parametrize("phase", ["Starting", "Already on regular injections"])
def test_a_talk_under_any_answers_ends_and_its_number_of_questions_is_true(conversation, agent, loop, phase):
    new = type(conversation)

    @settings(
        max_examples=6,
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(data=st.data())
    def talk(data):
        conversation = new(agent, loop).say("work out a plan").choose(phase)
        asked: list[tuple[str, int]] = []
        while conversation.form is not None and conversation.asked is not None:
            assert len(asked) < MOST, asked
            asked.append((conversation.asked, conversation.slot("questions_left")))
            conversation.take(data.draw(st.sampled_from(answers(conversation))))
        assert conversation.card is not None
        if asked[-1][0] == "review":
            assert_true_within_one(asked)

    talk()


def assert_true_within_one(asked: list[tuple[str, int]]) -> None:
    """Whether each number said is that of the questions that followed, those that follow up another left out."""
    for place, (_, left) in enumerate(asked):
        rest = [question for question, _ in asked[place:]]
        main = {question for question in rest if not questions()[question].follows_up}
        true = len(main) + (1 if questions()[rest[0]].follows_up else 0)
        assert abs(left - true) <= 1, (place, left, true, asked)


def test_before_the_phase_no_number_is_said(begun):
    assert begun.slot("questions_left") is None


def test_the_last_question_is_the_review(reviewed):
    assert reviewed.slot("questions_left") == 1
