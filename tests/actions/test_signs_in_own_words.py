"""Words of an option of the list of urgent signs, typed and not denied, do what the option does."""

from __future__ import annotations

import pytest

from actions.facts.said import Turn
from actions.questions.catalogue import SIGNS, question
from actions.turn.signs import Sign, ticked

OTHER = Sign(sign="other_sign", acute=True)
NAMED = [(option, words) for option in question(SIGNS).options if option.value != "none" for words in option.also]


@pytest.mark.parametrize(("option", "words"), NAMED, ids=[words for _, words in NAMED])
def test_other_words_for_a_sign_tick_it(option, words):
    assert Sign.model_validate(option.value) in ticked(Turn("inform", f"yes, {words}"))


@pytest.mark.parametrize("text", ["racing heart yes", "no, but a racing heart", "No. My heart is racing, yes"])
def test_a_sign_that_is_named_is_an_emergency(text):
    assert set(ticked(Turn("inform", text))) == {OTHER}


@pytest.mark.parametrize(
    "text", ["no racing heart", "no, not the racing heart one, none of those", "is a racing heart bad?"]
)
def test_a_sign_that_is_denied_or_asked_about_is_not_ticked(text):
    assert ticked(Turn("inform", text)) == []
