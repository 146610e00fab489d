"""Whatever is asked of a plan is answered, and the talk goes on: a danger told next is still an emergency."""

from __future__ import annotations

import pytest

from inside_rasa.turn_taking import TurnFailed

LOADING = [
    "Pharmacist. 58F, ileal resection 70 cm, hydroxocobalamin 1 mg IM, B12 98 pg/mL, tingling, no other signs. K 3.1",
    "Loading under way",
    "1 of 6 given, no others",
]
BARE = ["GP here. 61M pernicious anaemia, B12 98 pg/mL, no neuro symptoms", "Repletion"]
ON_IT = ["Practice nurse. 70F, PA, on cyanocobalamin 1000 mcg monthly, no nerve signs, well", "Maintenance"]


def planned(conversation, steps):
    """A talk of a clinician up to the plan, with no more told than these steps."""
    conversation.take(*steps)
    return (
        conversation
        if conversation.card and conversation.card["type"] == "suggestion"
        else conversation.choose("Suggest now")
    )


@pytest.mark.parametrize("steps", [LOADING, BARE, ON_IT], ids=["in a course", "starting", "on treatment"])
@pytest.mark.parametrize(
    "asked",
    [
        ["Dates", "Today"],
        ["Dates", "Not known"],
        ["Dates", "Not known", "Not known"],
        ["Dates", "30 Nov 2026"],
        ["Why this?"],
        ["What would change it"],
        ["Monitoring"],
        ["What do other guidelines say?"],
        ["Visit sheet"],
        ["Change an answer"],
    ],
    ids=" ".join,
)
def test_each_way_on_is_answered_and_a_danger_after_it_is_an_emergency(conversation, steps, asked):
    planned(conversation, steps)
    for step in asked:
        conversation.take(step)
        assert conversation.messages, step
    conversation.say("he has chest pain and has fainted")
    assert conversation.card is not None
    assert conversation.card["type"] == "emergency"


def test_a_turn_that_finds_no_end_is_not_kept_and_the_next_message_is_answered(conversation, agent, monkeypatch):
    conversation.say("hello")
    with monkeypatch.context() as patch:
        patch.setattr(agent.processor, "max_number_of_predictions", 1)
        with pytest.raises(TurnFailed):
            conversation.say("Work out a plan")
    assert conversation.say("I have chest pain").card["type"] == "emergency"
