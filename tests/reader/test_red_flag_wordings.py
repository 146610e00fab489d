"""Whatever the wording, what needs help now or today is noticed, and what only sounds like it is not (S-01)."""

from __future__ import annotations

import pytest
from reading import is_emergency

from b12nlu import read
from b12nlu.qualifiers.red_flags import urgent_signs
from second_opinion.wordings import wordings


def test_every_urgent_wording_is_noticed() -> None:
    ours = [wording.text for wording in wordings() if wording.urgent and wording.by_rules]
    assert ours
    assert [text for text in ours if not urgent_signs(read(text))] == []


def test_no_harmless_wording_raises_an_alarm() -> None:
    ours = [wording.text for wording in wordings() if not wording.urgent and wording.by_rules]
    assert ours
    assert [text for text in ours if urgent_signs(read(text))] == []


@pytest.mark.parametrize(
    "text",
    [
        "my wife cant breathe",
        "grandad is suddenly talking nonsense",
        "my neighbour just collapsed, what do i do",
        "my daughter's lips are swelling since the injection",
    ],
)
def test_somebody_elses_emergency_counts_while_it_happens(text: str) -> None:
    assert is_emergency(text)
    assert all(mention.subject == "other" for mention in read(text) if mention.acute)


@pytest.mark.parametrize(
    "text",
    ["my uncle had a heart attack in 2009", "my gran fainted years ago", "my father died of a stroke"],
)
def test_somebody_elses_past_emergency_does_not(text: str) -> None:
    assert not is_emergency(text)


@pytest.mark.parametrize("text", ["Hb 55 g/L", "my hemoglobin is 5.9", "haemoglobin 6.4 g/dL"])
def test_a_haemoglobin_below_the_line_of_the_knowledge_is_urgent(text: str) -> None:
    assert urgent_signs(read(text))


@pytest.mark.parametrize("text", ["Hb 9.1", "Hb 128 g/L", "Hb > 60 g/L", "my mother's Hb was 52 g/L"])
def test_another_haemoglobin_is_not(text: str) -> None:
    assert not urgent_signs(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "is it the dose, because I suddenly can't see",
        "no wait, 132 not 312. and my throat is closing",
        "thanks! by the way I passed out this morning",
        "do you take insurance? my chest hurts and my arm is heavy",
    ],
)
def test_an_emergency_is_seen_inside_other_talk(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize(
    "text", ["severe ches pain", "my toungue is swelings up", "i faintted", "cant brethe", "sucidal"]
)
def test_a_slip_of_the_finger_hides_no_emergency(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize("text", ["potassium 2.4", "K+ 2.2", "platelets of 9", "WCC 0.4"])
def test_other_counts_below_the_lines_of_the_knowledge_are_urgent(text: str) -> None:
    assert urgent_signs(read(text))


@pytest.mark.parametrize("text", ["potassium 3.9", "platelets 90", "platelets 2.1 lakh", "WCC 3.1"])
def test_counts_that_are_only_low_or_in_another_scale_are_not(text: str) -> None:
    assert not urgent_signs(read(text))
