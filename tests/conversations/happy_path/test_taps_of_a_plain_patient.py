"""A plain patient with a result at hand is at the card after at most 12 taps, counted as the page has them."""

from __future__ import annotations

MOST_TAPS = 12
"""From the open page; going into a field to type is a tap, and so is sending what was typed."""

TYPED_AND_SENT_BY_A_TAP = {"B12 98 pg/mL": "lab", "52 years old, male": "age"}
"""What a form of the page sends: its field is filled, then one tap on the unit, or on an answer, sends it."""

BUTTONS_BEFORE = ("Work out a plan", "Starting", "Pernicious anemia", "None of these")
BUTTONS_AFTER = ("None of these", "No other medicines", "Yes, that's right")


def test_a_plain_patient_is_at_the_card_after_twelve_taps(conversation):
    conversation.say("/start")
    taps = 0
    for answer in (*BUTTONS_BEFORE, "B12 98 pg/mL", "No other results", "52 years old, male", *BUTTONS_AFTER):
        kind = TYPED_AND_SENT_BY_A_TAP.get(answer)
        if kind is None:
            conversation.choose(answer)
            taps += 1
        else:
            assert conversation.card["kind"] == kind
            conversation.say(answer)
            taps += 2
    assert conversation.suggestion["regimen"] is not None
    assert taps <= MOST_TAPS
