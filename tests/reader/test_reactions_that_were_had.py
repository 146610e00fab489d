"""A reaction to an earlier dose: it was had, it is no emergency of now, and it is never told as absent."""

from __future__ import annotations

import pytest
from reading import denied, is_emergency

from b12nlu import read

REACTION, ALLERGY = "anaphylaxis_features", "cobalamin_allergy"


def is_told_as_had(text: str) -> bool:
    """Whether a reaction is read as one of the past, and none as denied."""
    reactions = [mention for mention in read(text) if mention.id == REACTION]
    return any(mention.historical for mention in reactions) and not any(mention.negated for mention in reactions)


@pytest.mark.parametrize(
    "text",
    [
        "felt wheezy and had hives all over after the last injection",
        "broke out in hives after the previous one",
        "her lips swelled after the third jab, all fine now",
        "throat swelled up after my second shot, gone now",
        "reacted to the first dose with hives",
        "had welts all over on the last dose, next one is booked for today",
        "hives after his last jab, cleared up with cetirizine",
        "reacted to cyanocobalamin in 2017 with hives",
        "I came out in hives after the first injection",
    ],
)
def test_a_reaction_to_an_earlier_dose_was_had_and_is_no_emergency_of_now(text: str) -> None:
    assert is_told_as_had(text)
    assert not is_emergency(text)


@pytest.mark.parametrize(
    "text",
    [
        "came out in hives after the injection just now",
        "I came out in hives after my last jab today",
        "my lips are swelling since the last one",
        "I was wheezy after the last one and I'm wheezy again now",
        "got hives after the second jab, what should I do",
        "hives and wheezing after the previous injection",
        "hives after the first injection",
    ],
)
def test_a_reaction_of_now_or_of_no_time_stays_an_emergency(text: str) -> None:
    assert is_emergency(text)


def test_a_reaction_of_these_hours_that_has_settled_is_asked_about() -> None:
    mentions = read("hives an hour ago after the jab, settled with piriton")
    (reaction,) = [mention for mention in mentions if mention.id == REACTION]
    assert reaction.ask
    assert not reaction.negated


def test_an_allergy_is_not_denied_by_its_reaction_having_settled() -> None:
    assert ALLERGY not in denied("had hives after my last b12, settled with antihistamines", "condition")


@pytest.mark.parametrize("text", ["no hives after the last one", "never had hives after my injections"])
def test_a_reaction_that_never_was_stays_denied(text: str) -> None:
    assert denied(text) == {REACTION}


def test_the_reaction_of_a_relative_is_none_of_the_writer() -> None:
    told = read("my mother came out in hives after her last jab, settled with an antihistamine")
    assert {mention.subject for mention in told if mention.id in (REACTION, ALLERGY)} == {"other"}


@pytest.mark.parametrize(
    "text",
    [
        "hives after a cyanocobalamin injection. Since then hydroxocobalamin every 2 months for 4 years, no reaction",
        "wheezy after the shot, switched to tablets and never any trouble with them",
        "I had a rash all over after a cyanocobalamin injection 3 years ago",
    ],
)
def test_a_reaction_with_years_on_another_b12_behind_it_was_had(text: str) -> None:
    assert is_told_as_had(text)
    assert not is_emergency(text)


@pytest.mark.parametrize(
    "text",
    [
        "hives after the injection and they put me on a drip",
        "hives since the injection, I took it for 4 years",
        "hives after the injection, I have had them for years with no trouble",
    ],
)
def test_years_of_injections_before_it_make_no_reaction_a_past_one(text: str) -> None:
    assert is_emergency(text)
