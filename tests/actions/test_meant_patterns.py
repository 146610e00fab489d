"""Each pattern of people's own words finds its examples, first of all for its own value, and asks nothing."""

from __future__ import annotations

import pytest

from actions.facts.facts import Facts, LabFact, PendingLab
from actions.questions.catalogue import questions

EXAMPLES = [(item, meant, words) for item in questions().values() for meant in item.meant for words in meant.says]


@pytest.mark.parametrize(("item", "meant", "words"), EXAMPLES, ids=[words for _, _, words in EXAMPLES])
def test_an_example_means_its_value(item, meant, words):
    assert next(each.value for each in item.meant if each.is_said_in(words)) == meant.value


ALTERNATIVES = [
    (item, meant, place) for item in questions().values() for meant in item.meant for place in range(len(meant.like))
]


@pytest.mark.parametrize(
    ("item", "meant", "place"),
    ALTERNATIVES,
    ids=[f"{item.id}: {meant.value} {place + 1}" for item, meant, place in ALTERNATIVES],
)
def test_every_alternative_is_needed_by_an_example(item, meant, place):
    others = meant.model_copy(update={"like": meant.like[:place] + meant.like[place + 1 :]})
    assert [words for words in meant.says if not (others.like and others.is_said_in(words))], meant.like[place]


DOUBTED = Facts(pending_labs=[PendingLab(analyte="haemoglobin", doubt="impossible", candidates=[LabFact(value=900.0)])])
"""Facts with a result that no report can show."""


def test_every_value_can_be_answered():
    for item in questions().values():
        for meant in item.meant:
            fixed = {option.value for option in item.options}
            parts = {f"none:{part.id}" for part in item.parts}
            offered = {offer.value for offer in item.offers(DOUBTED) if isinstance(offer.value, str)}
            assert meant.value in {*fixed, *item.choices, *parts, *offered, "not_known"}


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("phase", "I'm not sure, I had one since it was low"),
        ("review", "that's not right"),
        ("symptom_course", "not good"),
        ("nerve_symptoms", "my feet are fine but my hands tingle"),
        ("conditions", "only B12, and latex: but not sure"),
        ("conditions", "kidneys are not too bad"),
        ("conditions", "kidneys are good"),
        ("conditions", "my kidneys are fine, B12 low"),
        ("conditions", "my dad's kidneys are a bit low"),
        ("conditions", "kidneys might be a bit off, not sure"),
        ("medicines", "only warfarin"),
        ("medicines", "only B12 and warfarin"),
        ("pregnancy", "my husband is a man"),
        ("serum_b12", "pending, the last was 98"),
    ],
)
def test_a_near_miss_means_nothing(question, words):
    assert not any(meant.is_said_in(words) for meant in questions()[question].meant)
