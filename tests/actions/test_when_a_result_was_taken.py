"""Whether a result is from before treatment or since is taken as told: only the former tells of a deficiency."""

from __future__ import annotations

import datetime as dt

import pytest

from actions.facts.facts import Facts, LabFact
from actions.facts.said import Mentioned, Turn
from actions.judging.case import case_from
from actions.questions.catalogue import question
from actions.turn.understanding import understand

TODAY = dt.date(2026, 11, 29)


def told(text: str, named: str | None, facts: Facts) -> Facts:
    """The facts after a message that gives B12 512 pg/mL in these words, or no result."""
    mention = Mentioned(type="lab", id="serum_b12", text=named or "", value=512.0, unit="pg/mL")
    return understand(facts, Turn("inform", text, (mention,) if named else (), today=TODAY)).facts


ON_IT = Facts(phase="maintenance")
KNOWN = Facts(phase="maintenance", labs={"serum_b12": LabFact(value=512.0, unit="pg/mL")})


@pytest.mark.parametrize(
    ("text", "named", "facts", "before"),
    [
        ("My B12 was 512 pg/mL before I started the shots.", "B12 was 512 pg/mL", ON_IT, True),
        ("B12 512 pg/mL at diagnosis", "B12 512 pg/mL", ON_IT, True),
        ("B12 512 pg/mL after three months of tablets", "B12 512 pg/mL", ON_IT, False),
        ("That was before the shots", None, KNOWN, True),
        ("it was while I was on the injections", None, KNOWN, False),
        ("B12 512 pg/mL. I was dizzy before I started the shots.", "B12 512 pg/mL", ON_IT, None),
        ("my symptoms return before the next jab", None, KNOWN, None),
        ("B12 512 pg/mL", "B12 512 pg/mL", ON_IT, None),
        ("B12 512 pg/mL when they found it", "B12 512 pg/mL", ON_IT, True),
        ("B12 512 pg/mL before any dose", "B12 512 pg/mL", ON_IT, True),
        ("B12 512 pg/mL. First shot today. I'm 44.", "B12 512 pg/mL", ON_IT, None),
        ("B12 512 pg/mL. The level was from before that.", "B12 512 pg/mL", ON_IT, True),
        ("Which potassium before first dose?", None, KNOWN, None),
        ("replace potassium before the first dose", None, KNOWN, None),
        ("that's just my coeliac baseline", None, KNOWN, None),
        ("the tingling was there before treatment", None, KNOWN, None),
    ],
)
def test_it_reaches_the_case_as_told(text, named, facts, before):
    (result,) = case_from(told(text, named, facts), TODAY).labs
    assert result.before_treatment is before


def test_it_is_kept_for_a_result_that_waits_for_its_unit() -> None:
    words = "B12 was 190 when they found it"
    mention = Mentioned(type="lab", id="serum_b12", text="B12 was 190", value=190.0)
    facts = understand(ON_IT, Turn("inform", words, (mention,), today=TODAY)).facts
    (held,) = facts.pending_labs
    assert [fact.before_treatment for fact in held.candidates] == [True]


def test_the_review_says_so():
    facts = told("That was before the shots", None, KNOWN)
    assert "from before treatment" in question("serum_b12").in_words(facts, "patient")
