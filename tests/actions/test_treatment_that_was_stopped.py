"""B12 that was had and is had no more is neither a start nor treatment in use, however that is told."""

from __future__ import annotations

import datetime as dt

import pytest

from actions.facts.facts import Facts
from actions.facts.said import Answer, Mentioned, Turn
from actions.judging.case import case_from
from actions.questions.catalogue import question
from actions.turn.understanding import understand

TODAY = dt.date(2026, 11, 29)


def after(
    text: str, facts: Facts, *, asked: str | None = None, intent: str = "inform", mentions: tuple[Mentioned, ...] = ()
) -> Facts:
    """The facts after a message in which the reader found these mentions."""
    return understand(facts, Turn(intent, text, asked=asked, today=TODAY, mentions=mentions)).facts


ON_IT = Facts(phase="maintenance", interval_days=84)


@pytest.mark.parametrize(
    "told",
    [
        "I am not on it any more, they stopped it",
        "they took me off the injections last spring",
        "it was stopped in June",
        "no longer having them",
        "well the surgery cancelled them",
        "had monthly shots until 2021",
    ],
)
def test_it_is_put_down_as_stopped(told):
    facts = after(told, ON_IT, intent="ask_faq")
    assert facts.stopped
    assert case_from(facts, TODAY).treatment.stopped
    assert question("phase").in_words(facts, "patient") == "stopped"


@pytest.mark.parametrize(
    "told",
    [
        "can they just stop it like that?",
        "they want to stop it",
        "the tingling stopped",
        "I stopped smoking",
        "I never stopped them",
        "they stopped the jabs and gave me tablets instead",
        "they stopped it and now I'm back on them",
    ],
)
def test_what_is_feared_asked_or_of_something_else_is_no_stop(told):
    assert not after(told, ON_IT).stopped


def test_another_medicine_that_was_stopped_is_not_the_b12():
    metformin = Mentioned(type="medicine", id="metformin", text="metformin", start=4, historical=True)
    assert not after("the metformin, they stopped it", ON_IT, mentions=(metformin,)).stopped


def test_what_was_stopped_is_not_asked_for_its_dose_and_interval():
    stopped = Facts(phase="maintenance", stopped=True)
    assert [name for name in ("product", "dose", "interval") if question(name).applies(stopped)] == []
    assert question("last_dose").applies(stopped)


def test_the_phase_can_be_set_again():
    stopped = Facts(phase="maintenance", stopped=True)
    for value, phase in (("maintenance", "maintenance"), ("repletion", "repletion")):
        tapped = Turn("inform", answers=(Answer(field="phase", value=value),), asked="phase", today=TODAY)
        answered = understand(stopped, tapped)
        assert (answered.facts.phase, answered.facts.stopped) == (phase, False)


def test_a_product_told_with_it_makes_it_the_b12():
    product = Mentioned(type="product", id="hydroxocobalamin", text="hydroxocobalamin", start=4, historical=True)
    told = "had hydroxocobalamin every 8 weeks until my new GP stopped it in June"
    assert after(told, Facts(), mentions=(product,)).stopped
