"""Injections and tablets in one message are two treatments, and the one in use is that of now."""

from __future__ import annotations

import pytest

from actions.facts.facts import Facts
from actions.facts.said import Mentioned
from b12nlu import read


def _tells(person, text: str, **how: str | None) -> Facts:
    mentions = [Mentioned.model_validate(mention.as_dict()) for mention in read(text)]
    return person.says(*mentions, text=text, **how)


@pytest.mark.parametrize(
    "told",
    [
        "12-weekly hydroxocobalamin injections, now B12 tablets 50mcg",
        "I take 50 mcg B12 tablets, before that injections every 3 months",
        "had jabs every 13 weeks then switched to B12 tablets 50mcg",
        "injections every 2 months till 2021, then cyanocobalamin tablets 50 mcg",
        "hydroxocobalamin every 3 months for years, since May B12 tablets 50 mcg instead",
    ],
)
def test_the_interval_of_injections_is_none_of_the_tablets_that_followed(person, told):
    facts = _tells(person, told)
    assert (facts.product, facts.interval_days) == ("cyanocobalamin_oral", None)


@pytest.mark.parametrize(
    "told",
    [
        "B12 tablets 50 mcg daily until March, now hydroxocobalamin injections every 2 months",
        "was on B12 tablets 50 mcg a day, then they put me on hydroxocobalamin every 2 months",
    ],
)
def test_the_dose_of_tablets_is_none_of_the_injections_that_followed(person, told):
    facts = _tells(person, told)
    assert (facts.product, facts.dose_mcg) == ("hydroxocobalamin", None)
    assert facts.interval_days == pytest.approx(61, abs=1)


def test_tablets_that_are_not_named_as_b12_hide_no_older_injections(person):
    assert _tells(person, "12-weekly injections before, tablets 50mcg now").interval_days is None


@pytest.mark.parametrize(
    "told",
    [
        "3-monthly hydroxocobalamin injections to 2020, then 50 mcg tablets, nothing for 2 years",
        "injections every 13 weeks until 2020, then B12 tablets 50mcg, takes nothing now",
    ],
)
def test_where_nothing_is_had_now_both_are_past_and_treatment_was_stopped(person, told):
    facts = _tells(person, told)
    assert (facts.product, facts.dose_mcg, facts.interval_days) == (None, None, None)
    assert facts.stopped


@pytest.mark.parametrize(
    "told", ["hydroxocobalamin injections every 3 months, and I also take B12 tablets 50 mcg between"]
)
def test_tablets_beside_injections_take_nothing_from_them(person, told):
    assert _tells(person, told).interval_days == pytest.approx(91, abs=1)


@pytest.mark.parametrize(
    "told", ["B12 injections every 3 months, takes nothing for pain", "hydroxocobalamin, nothing else"]
)
def test_nothing_for_another_thing_stops_no_treatment(person, told):
    assert not _tells(person, told).stopped
