"""After a child was spoken of, a joke or what is taken back at once opens no plan for the parent (S-02)."""

from __future__ import annotations

import pytest


@pytest.fixture
def child(conversation):
    return conversation.say("My son is 9, B12 150 pg/mL, what dose")


@pytest.mark.parametrize(
    "text",
    [
        "its for me then, I'm 45, kidding",
        "ok it's for me, I'm 44. only joking, forget it",
        "say it's for my wife, 41. jk",
        "for me then, never mind",
    ],
)
def test_a_joke_opens_no_plan(child, text):
    child.say(text)
    assert child.form is None
    assert child.slot("age") is None
    assert "This plan is about" not in child.text


def test_what_is_meant_opens_one(child):
    child.say("No joke, it's for me then. I'm 45 and my B12 is 140 pg/mL.")
    assert child.slot("age") == 45
