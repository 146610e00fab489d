"""What no rule of the reader sees is asked about by the second opinion as it was learnt (S-28)."""

from __future__ import annotations

import pytest

from b12nlu import read
from b12nlu.qualifiers.red_flags import urgent_signs
from second_opinion.wordings import wordings

WORDS = 12
"""Only short wordings, which tell of nothing else."""


@pytest.fixture(scope="module")
def unseen() -> list[str]:
    """Urgent wordings in which the rules see nothing."""
    ours = [w.text for w in wordings() if w.urgent and not w.by_rules and len(w.text.split()) <= WORDS]
    return [text for text in ours if not urgent_signs(read(text))]


def test_dangers_that_no_rule_sees_are_asked_about(agent, loop, unseen):
    parsed = [loop.run_until_complete(agent.parse_message(text)) for text in unseen]
    asked = [message for message in parsed if message["ask_about_signs"] or message["intent"]["name"] == "crisis"]
    assert len(asked) >= 0.9 * len(parsed)


def test_one_of_them_is_asked_about(conversation, agent, loop, unseen):
    text = next(text for text in unseen if loop.run_until_complete(agent.parse_message(text))["ask_about_signs"])
    conversation.say(text)
    assert conversation.slot("confirming") == "signs"
    assert f"You wrote: “{text}”" in conversation.text


@pytest.mark.parametrize("text", ["98 pg/mL", "none of these", "starting", "how long until I feel less tired?", "yes"])
def test_ordinary_answers_and_questions_are_not(agent, loop, text):
    assert loop.run_until_complete(agent.parse_message(text))["ask_about_signs"] is False


KIND_OF = {
    "heart going like the clappers and wont stop": "fast_pulse",
}
"""A message in words of its own, and the kind of danger that it tells of."""


@pytest.mark.parametrize("text", KIND_OF)
def test_the_kind_of_danger_is_named_with_the_suspicion(agent, loop, text):
    message = loop.run_until_complete(agent.parse_message(text))
    assert message["ask_about_signs"] is True
    assert KIND_OF[text] in message["second_opinion"]["kinds"]
