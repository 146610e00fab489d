"""A schedule that somebody spoke of or asks about is not the treatment in use; one that is given is."""

from __future__ import annotations

import pytest

from actions.facts.said import Mentioned


def hears(person, before: str, schedule: str, behind: str, asked: str | None = None):
    """The days between two doses after a message that names one schedule."""
    words = Mentioned(type="interval", id="interval", text=schedule, start=len(before), value=2, unit="day")
    return person.says(words, asked=asked, text=f"{before}{schedule}{behind}").interval_days


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("", "?"),
        ("I have coeliac disease. They said something about injections ", "?"),
        ("they mentioned ", ""),
        ("The nurse talked about jabs ", " for two weeks"),
        ("my GP suggested ", ", and I am tired"),
        ("should I have it ", "?"),
        ("I'm tired, what about ", "?"),
        ("he wonders if he can go to ", ""),
        ("so do I get one now or begin again with ", ""),
        ("I missed two. do we start over with one ", ""),
    ],
)
def test_what_is_talked_of_or_asked_about_is_not_in_use(person, before, behind):
    assert hears(person, before, "every other day", behind) is None
    assert '"every other day"' in person.told


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("I inject ", ""),
        ("I get it ", ", is that enough?"),
        ("they mentioned tablets but I'm on jabs ", ""),
        ("I'm on hydroxocobalamin ", ". Is that right?"),
        ("why do I get it ", "?"),
        ("can I have my ", " jab early?"),
        ("Should I worry? I have it ", ""),
    ],
)
def test_what_is_given_is_in_use(person, before, behind):
    assert hears(person, before, "every other day", behind) == 2


def test_a_bare_schedule_in_answer_to_how_often_is_the_answer(person):
    assert hears(person, "", "every other day", "?", asked="interval") == 2
