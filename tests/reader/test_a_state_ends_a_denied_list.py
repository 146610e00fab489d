"""A word for how somebody feels ends the list of what is not there: what stands behind it is told."""

from __future__ import annotations

import pytest

from b12nlu.reader import read


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("no signs, tired and sore tongue", "glossitis"),
        ("no fever, tired and numbness in feet", "numbness"),
        ("no pain, dizzy, chest pain", "chest_pain"),
    ],
)
def test_what_stands_behind_it_is_there(text, sign):
    assert [mention.negated for mention in read(text) if mention.id == sign] == [False]


@pytest.mark.parametrize(
    ("text", "sign"), [("no fever, tired or numb feet", "numbness"), ("no pain, tingling and numbness", "numbness")]
)
def test_one_list_is_denied_as_one(text, sign):
    assert [mention.negated for mention in read(text) if mention.id == sign] == [True]
