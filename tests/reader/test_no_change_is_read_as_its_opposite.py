"""What is told to be worse is never read as better or gone, and what is told to be better never as worse."""

from __future__ import annotations

import pytest
from reading import denied, present

_GOOD = {"improving", "resolved"}
_BAD = {"worsening", "returning_before_next_dose"}

WORSE = (
    """
it has gone up past my knees|it's gone into both hands|the numbness has gone right up to my thighs|it's spreading
the tingling has spread to my arms|it has moved up my legs|it's climbing|it has reached my knees
it was my toes and now it's the whole foot|it gets worse by the week|I'm going downhill|I've gone downhill
things have gone from bad to worse|gone worse|a lot worse since the jabs|the pins and needles are stronger
my legs get weaker|the improvement has gone|the improvement stopped|it has stopped improving
I was better but it has all come back|everything came back after 3 weeks|it went away then came back
symptoms gone, then back|I've relapsed|worse than ever|the good effect wears off|the benefit has gone by week 8
I'm slipping backwards|my energy has gone|my balance has gone|all feeling is gone|my reflexes are gone|my grip has gone
it couldn't get any worse|it can't get worse|I was getting better until June|felt better for two weeks then worse again
I did feel better at first|I should feel better by now|I used to feel better|I want to feel better
when will I feel better|the relief has gone|more numb than last month|it's doubled|I'm deteriorating
steadily declining|got really bad|my memory is going|anything but better|far from gone
I can't say it's improved|hardly any improvement|little improvement|it has not improved|it hasn't gone away
it never went away|it's not cleared up|not completely gone|nowhere near better
""".strip()
    .replace("\n", "|")
    .split("|")
)

BETTER = (
    """
I feel better|so much better|things have picked up|the tingling has gone|it's down to one toe|it's easing
it has eased off|it's fading|my energy is back|I'm back to normal|the feeling is coming back|less numb than before
far less tired|numbness is receding
the pins and needles stopped|I'm on the mend|on the up|picking up|improving slowly|getting there
slowly getting better|a bit better|no worse|it's not getting worse|it hasn't got worse|it isn't any worse
didn't get worse|not as bad as it was|no longer numb|not tired any more|the fog has lifted
hardly any tingling now|it's nearly gone|completely gone|all gone|symptom free
it wore off, the tingling did|the tingling wore off|the side effects have worn off
the burning has halved|the jabs are working|never felt better|stronger by the day|I can feel my feet again
it used to be worse|it was much worse|walking further than before|they have all cleared up|gone for good
numb feet went after two jabs|nothing is worse
""".strip()
    .replace("\n", "|")
    .split("|")
)


@pytest.mark.parametrize("told", WORSE)
def test_what_is_worse_is_not_read_as_better_or_gone(told: str) -> None:
    assert not present(told, "course") & _GOOD


@pytest.mark.parametrize("told", BETTER)
def test_what_is_better_is_not_read_as_worse(told: str) -> None:
    assert not present(told, "course") & _BAD


@pytest.mark.parametrize(
    ("told", "course"),
    [
        ("it has gone up past my ankles", {"worsening"}),
        ("the pain has gone into my thighs", {"worsening"}),
        ("everything has gone from bad to worse", {"worsening"}),
        ("it's no worse", {"unchanged"}),
        ("it hasn't gone away", {"unchanged"}),
        ("it has gone", {"resolved"}),
        ("the tingling is all gone since March", {"resolved"}),
        ("I've been feeling much better since the jabs", {"improving"}),
    ],
)
def test_a_change_is_read_as_what_its_clause_says(told: str, course: set[str]) -> None:
    assert present(told, "course") == course


@pytest.mark.parametrize(
    "told",
    [
        "my nurse has gone on holiday",
        "my B12 has gone up to 640",
        "the ampoules have gone off",
        "has it gone?",
        "my mum has gone to hospital",
    ],
)
def test_what_else_is_gone_tells_nothing_of_the_symptoms(told: str) -> None:
    assert not present(told, "course")


@pytest.mark.parametrize(
    "told",
    [
        "my feet are quite numb and it has gone up past my knees",
        "numb toes and that has gone into my calves",
        "my hands are numb and it's gone further up my arms",
        "the numbness hasn't completely gone",
    ],
)
def test_a_sign_that_spreads_or_stays_is_there(told: str) -> None:
    assert "numbness" in present(told)
    assert not denied(told)
