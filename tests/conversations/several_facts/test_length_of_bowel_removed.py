"""How much of the end of the small bowel was removed decides the plan, so it is read wherever it is told."""

from __future__ import annotations

import pytest

CLINIC = "38F, Crohn's, {resection}, B12 95 pmol/L, Hb 12.9 g/dL, starting"


@pytest.mark.parametrize(
    ("resection", "removed"),
    [
        ("60 cm ileal resection", 60),
        ("ileal resection (35 cm)", 35),
        ("terminal ileum 45 cm resected", 45),
        ("ileal resection, 10 inches removed", 25.4),
    ],
)
def test_the_length_is_noted_with_the_operation(conversation, resection, removed):
    conversation.say(CLINIC.format(resection=resection), register="clinician")
    assert f"bowel removed: {removed:g} cm" in conversation.text
    assert conversation.slot("cause_detail")["resection_cm"] == removed


@pytest.mark.parametrize("answer", ["partial, 60 of terminal ileum", "terminal ileum 60 cm, rest intact"])
def test_it_is_taken_with_the_answer_to_which_operation_it_was(conversation, answer):
    conversation.say("my ileum was resected, I'm 38, on hydroxocobalamin 1 mg every 12 weeks for years")
    assert conversation.asked == "procedure"
    conversation.say(answer)
    assert conversation.slot("cause_detail") == {"resection_cm": 60, "procedure": "terminal_ileum_partial"}
    assert "analyte" not in conversation.text


def test_with_a_long_piece_gone_the_plan_is_for_life(conversation):
    conversation.say(CLINIC.format(resection="partial ileal resection, 40 cm removed"), register="clinician")
    conversation.say("no neuro symptoms").say("suggest now")
    assert "lifelong" in conversation.suggestion["headline"]


def test_what_is_left_is_not_what_was_removed(conversation):
    conversation.say(CLINIC.format(resection="ileal resection, 60 cm of ileum left"), register="clinician")
    assert "resection_cm" not in (conversation.slot("cause_detail") or {})
