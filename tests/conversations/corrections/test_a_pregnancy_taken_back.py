"""A pregnancy that is taken back is none, in the breath that tells it and later on; it is asked about again."""

from __future__ import annotations

import pytest

TOLD = "starting, pernicious anemia, B12 98 pg/mL, 31, female"


@pytest.mark.parametrize(
    "words",
    [
        "I'm 12 weeks pregnant... oh wait no, that's from an old chart",
        "I'm pregnant. Sorry no, that was last year",
        "12 weeks pregnant, delete that",
        "my letter says I'm 12 weeks pregnant, take that out",
        "I'M PREGNANT. NO I'M NOT",
        "I'm 12 weeks pregnant - no wait, that was my last one",
    ],
)
@pytest.mark.parametrize("before", [TOLD, f"{TOLD}, 12 weeks pregnant"])
def test_a_fact_and_its_withdrawal_in_one_message_leave_no_pregnancy(conversation, before, words):
    conversation.say(before).say(words)
    assert not conversation.slot("pregnant"), conversation.text
    assert "pregnant: yes" not in conversation.text


@pytest.mark.parametrize(
    "words",
    [
        "No no I'm NOT pregnant, that was two years ago. I'm breastfeeding now",
        "I'm not pregnant any more, that was last year. I'm breastfeeding",
    ],
)
def test_a_denial_of_now_counts_whatever_is_told_of_another_year(conversation, words):
    conversation.say(f"{TOLD}, pregnant").say(words)
    assert conversation.slot("pregnant") is False, conversation.text
    assert conversation.slot("breastfeeding") is True


@pytest.mark.parametrize(
    "words",
    [
        "I'm pregnant, it's my second pregnancy",
        "I'm pregnant, it was last year that I had the shots",
        "I'm pregnant. No I'm not on anything",
    ],
)
def test_what_is_said_of_something_else_takes_no_pregnancy_back(conversation, words):
    conversation.say(f"{TOLD}, pregnant").say(words)
    assert conversation.slot("pregnant") is True, conversation.text
