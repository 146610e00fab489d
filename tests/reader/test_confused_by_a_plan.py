"""Confused by a plan, an answer or a choice is no confusion; of the mind, new or somebody else's it is an emergency."""

from __future__ import annotations

import pytest
from reading import is_emergency

from b12nlu import read

BY_A_PLAN = (
    "so do I still have the last 2 injections or swap to tablets?? confused",
    "do I take it with food or not? confused",
    "confused now, is it every 2 or every 3 months",
    "Confused. Is it 1000 mcg or 1 mg?",
    "very confused. my gp says one thing and you say another",
    "now I'm confused, tablets or injections",
    "I got muddled, it was hydroxo",
    "I got confused, it was March not May",
    "that has confused me",
    "You've confused me",
    "the letter confused me",
    "I'm confused about which one to take",
    "so is that a yes? Confused!",
    "I had 3 injections and tired all the time. so do I stop now? confused",
    "my mum and I are both confused: 2 months or 3?",
    "the pharmacist got confused and gave me tablets",
    "the receptionist seemed confused when I rang",
    "which is it?? so confused rn",
    "I misunderstood, got confused",
    "after the 6th one what then, weekly or monthly? muddled",
    "I thought it was hydroxocobalamin every 3 months? now confused",
    "you say tablets, the nurse said jabs but now monthly?? Confused!!",
    "do i stop the folic acid or not, im confused",
    "too many options here, confused",
    "doctor told me 3 months but the leaflet says 2, confused",
    "we're confused, is hubby's jab weekly or monthly",
    "should I carry on with the tablets as well? bit muddled",
    "I was muddled, I meant ferritin",
)
EITHER = (
    "still confused",
    "what? confused.",
    "bit confused tbh",
    "honestly confused at this point",
    "I'm confused all the time",
    "I'm confused and nobody listens",
    "I feel confused, do I go on with the jabs?",
    "tired, confused and tingly, is it tablets or injections I need?",
    "everyone says I'm confused, is it every 2 or every 3 months?",
)
SLOWLY = (
    "She's been muddled like that for weeks, its not sudden, she knows who I am",
    "muddled for weeks, not sudden",
    "Mum's been a bit muddled for months",
    "she gets muddled, has done for years",
    "a bit muddled now and then for months",
    "I feel confused a lot lately",
    "been a bit confused for months with the low b12",
    "my brain's been muddled for ages",
    "mum is slowly getting more confused over months",
)
OF_THE_MIND = (
    "he is confused since this morning",
    "mum is confused and sleepy",
    "mum confused",
    "nan very confused",
    "new confusion",
    "she woke up confused",
    "granny got confused in the night",
    "my mother in law is confused and keeps pulling at the sheets",
    "confused and shivering, had a temperature of 39",
    "my partner seems very confused after falling",
    "everyone says I'm confused",
    "he keeps getting confused about where he is",
    "she is confused about who I am",
    "confused about what year it is",
    "My dad is confused. Is it the B12?",
    "mum's confused. should she still have her jab?",
    "he is confused, do I give him the tablets or the injection?",
    "suddenly confused, which tablet should I take?",
    "this morning I am confused. do I take tablets or injections?",
    "I feel confused and sleepy, how often should I take it?",
    "82F, confused. Is it 1000 mcg or 1 mg?",
    "72M confused. how often should he have the jabs?",
    "Confused. do I need an ambulance?",
    "confused. how long will I be like this?",
    "confused 2 or 3 times a day",
    "confused for two days",
    "I got confused, it was the middle of the night",
    "I suddenly got confused while driving",
    "I'm confused and don't know where I am",
    "tired, confused and tingly",
    "I'm confused and dizzy",
    "I'm confused, my head is pounding",
    "I'm confused and hearing things",
    "im confused and cold and clammy",
    "confused and weak, do I take the tablets",
    "I am so confused I took my tablets twice",
    "I'm really confused and scared, don't know what is going on",
    "my mother confused me with my sister",
    "I get confused, it was 3 in the morning and I was in the street",
    "I got confused, it was 4 hours before I knew who I was",
    "confused. my doctor says one thing then another and I can't follow what people say",
    "mum is muddled, which tablet did she take?",
    "he's confused, your plan says tablets",
    "he has been muddled for weeks and today he doesn't know me",
    "muddled for months, much worse since Friday",
    "muddled for weeks and now drowsy",
    "tired, confused, tingling. Do I need injections or tablets?",
)


def _asked(text: str) -> bool:
    return any(mention.ask for mention in read(text) if mention.id == "confusion")


@pytest.mark.parametrize("text", BY_A_PLAN)
def test_confused_by_a_plan_is_neither_an_emergency_nor_asked_about(text: str) -> None:
    assert not is_emergency(text)
    assert not _asked(text)


@pytest.mark.parametrize("text", EITHER)
def test_what_may_be_either_is_asked_about(text: str) -> None:
    assert not is_emergency(text)
    assert _asked(text)


@pytest.mark.parametrize("text", SLOWLY)
def test_a_muddle_of_weeks_and_months_is_asked_about(text: str) -> None:
    assert not is_emergency(text)
    assert _asked(text)


@pytest.mark.parametrize("text", OF_THE_MIND)
def test_a_confused_mind_is_an_emergency(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize("text", ["not confused, tablets or injections?", "I'm not confused", "confused? no"])
def test_what_is_denied_stays_denied(text: str) -> None:
    assert [mention.negated for mention in read(text) if mention.id == "confusion"] == [True]
