"""A denial that names nothing of its own ends at its comma: what stands behind it is told anew."""

from __future__ import annotations

import pytest

from b12nlu.reader import read


def flags_of(text, wanted):
    return {mention.negated for mention in read(text) if mention.id == wanted}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("none really, fell twice last week", "falls"),
        ("none that I can think of, my feet are numb", "numbness"),
        ("no real problems, stumbling on the kerb", "gait_disturbance"),
        ("none of note, tingling fingers", "paraesthesia"),
        ("none really, I bleed easily", "bleeding_disorder"),
        ("no major concerns, memory is shot", "memory_or_concentration_problems"),
    ],
)
def test_what_stands_behind_it_is_there(text, told):
    assert flags_of(text, told) == {False}


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("no numbness, tingling or falls", {"numbness", "paraesthesia", "falls"}),
        ("None of these: chest pain, fainting", {"chest_pain", "syncope"}),
        ("denies any problems, chest pain, numbness", {"chest_pain", "numbness"}),
        ("no cough, chest pain, fainting", {"chest_pain", "syncope"}),
    ],
)
def test_a_list_is_still_denied_to_its_end(text, denied):
    for sign in denied:
        assert flags_of(text, sign) == {True}
