"""A doubt about the product of a draft changes no product in use; what was had always or so far is the one in use."""

from __future__ import annotations

import pytest

from actions.facts.facts import Facts
from actions.facts.said import Mentioned
from b12nlu import read


def _tells(person, text: str, **how: str | None) -> Facts:
    mentions = [Mentioned.model_validate(mention.as_dict()) for mention in read(text)]
    return person.says(*mentions, text=text, **how)


@pytest.mark.parametrize("intent", ["inform", "correct", "change"])
@pytest.mark.parametrize(
    "doubt",
    [
        "Are you sure about this cyanocobalamin?",
        "what is this cyanocobalamin, I said hydroxocobalamin",
        "The plan says cyanocobalamin but that isn't mine",
        "you put cyanocobalamin, she has always had hydroxo",
        "this cyanocobalamin, is it the same?",
        "never had cyanocobalamin in my life, why is cyanocobalamin in there",
    ],
)
def test_a_doubt_changes_no_product(person, doubt, intent):
    _tells(person, "I get hydroxocobalamin every 8 weeks")
    assert _tells(person, doubt, intent=intent).product == "hydroxocobalamin"


@pytest.mark.parametrize(
    "told",
    [
        "Are you sure about cyanocobalamin? I've always had hydroxocobalamin",
        "why cyanocobalamin? it was hydroxocobalamin so far",
        "what's this cyanocobalamin about, I said hydroxo",
    ],
)
def test_what_was_had_always_is_in_use(person, told):
    _tells(person, "cyanocobalamin injections every month")
    assert _tells(person, told, intent="correct").product == "hydroxocobalamin"


@pytest.mark.parametrize(
    "told", ["no, it is cyanocobalamin", "they switched me to cyanocobalamin", "that's cyanocobalamin"]
)
def test_a_correction_changes_it(person, told):
    _tells(person, "hydroxocobalamin injections every month")
    assert _tells(person, told, intent="correct").product == "cyanocobalamin"


def test_the_dose_of_tablets_is_none_of_injections(person):
    _tells(person, "I take B12 tablets 50 mcg a day")
    facts = _tells(person, "no, I get hydroxocobalamin injections every 3 months", intent="correct")
    assert (facts.product, facts.dose_mcg) == ("hydroxocobalamin", None)
    assert facts.interval_days == pytest.approx(91, abs=1)
