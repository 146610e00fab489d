"""A word that tells nothing of the sex goes with the pronoun of the sex that was told."""

from __future__ import annotations

import pytest

from actions.facts.facts import Facts
from actions.facts.people import person_of


@pytest.mark.parametrize(
    ("whose", "sex", "pronouns"),
    [
        ("friend", "male", "he"),
        ("partner", "female", "she"),
        ("friend", None, "they"),
        ("mother", None, "she"),
    ],
)
def test_the_pronoun_follows_the_sex_that_was_told(whose, sex, pronouns):
    person = person_of(Facts(whose=whose, sex=sex))
    assert person is not None
    assert person.pronouns == pronouns
