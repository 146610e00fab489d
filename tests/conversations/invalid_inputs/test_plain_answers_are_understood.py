"""What a human being would have understood answers the question."""

from __future__ import annotations


def answered(conversation, until: str, **answers: str) -> None:
    """Answers what is asked before that question."""
    for _ in range(12):
        if conversation.asked == until:
            return
        conversation.say(answers.get(conversation.asked, "I don't know"))
    raise AssertionError(conversation.text)


def test_worse_with_a_word_behind_it_is_how_the_symptoms_go(conversation):
    conversation.say(
        "on regular hydroxocobalamin 1 mg every 12 weeks, pernicious anaemia, 67, male, last one 3 September"
    )
    answered(conversation, "symptom_course", nerve_symptoms="none of these", conditions="none of these")
    assert conversation.say("Worse, obviously").slot("symptom_course") == "worsening"
