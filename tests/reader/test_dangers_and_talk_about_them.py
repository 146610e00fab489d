"""Dangers told by what happens and not by their name, and talk about dangers that nobody has."""

from __future__ import annotations

import pytest
from reading import is_emergency

from b12nlu import read
from b12nlu.qualifiers.red_flags import urgent_signs

BLEEDING = [
    "my poo has been like black tar for two days and I feel washed out, is that the anaemia?",
    "Been passing maroon clots out the back since 3am. warfarin + B12 jabs",
    "28 weeks gone, B12 injections weekly, blood pouring down my thighs since ten minutes ago",
    "nosebleed wont stop, two hours, been through a whole loo roll, I take apixaban",
    "Mum's colostomy bag is full of fresh blood and she's grey and shivery",
    "it just won't stop bleeding after the jab, an hour of pressing and my sleeve is soaked",
    "he hit his head this morning, he's on warfarin, now bleeding from the ear and sleepy",
]
TOO_MUCH_OF_A_MEDICINE = [
    "I've had maybe 24 paracetamol since this morning for my back, should that affect my B12 blood test",
    "did my long acting insulin twice then a third time by accident, sweating and shaking",
    "my daughter downed a bottle of oxycodone liquid an hour ago and says she's fine",
    "My 4 year old got hold of grandad's bisoprolol, seven gone from the strip. He seems alright",
    "gave the baby my thyroxine by mistake instead of her vitamin drops",
    "necked a strip and a half of zopiclone with wine after we argued. feel spaced out",
    "Took my methotrexate every day this week instead of once, mouth full of sores",
    "two co-codamol plus paracetamol every 2 hours since Friday, yellow eyes now",
]
A_RACING_OR_A_SLOW_HEART = [
    "heart's been galloping for five hours straight and I keep greying out",
    "HR 34 and dizzy, on bisoprolol, B12 low",
    "Heart hammering, irregular, won't settle, nearly blacked out twice",
]
A_STROKE = [
    "I asked mum to smile and only one half moves",
    "Dad's talking gobbledygook since he woke and keeps dropping his fork from the right hand",
    "Gran's words are all jumbled like soup and her cup keeps falling out of her hand, began half an hour ago",
    "FACE ARM SPEECH on my uncle right now",
]
A_WISH_TO_DIE = [
    "what dose of propranolol would finish me off for sure",
    "I went up to the viaduct last night and I'm going back there",
    "I've chosen the bridge, it'll be after the appointment",
    "If they say no to the jabs again I'm going off the multi storey",
]
A_FAINT = [
    "went out like a light twice today sitting down",
    "No warning at all, bang, I was on the kitchen floor. Then it happened again",
    "I just hit the deck and bit my tongue",
]
BREATH = [
    "can't finish a sentance without stopping for breath",
    "oxygen thing on my finger: sats 83, lying still",
    "puffing like a train and I haven't moved, worse each hour",
]
OTHERS = [
    "wife had a baby a week ago, hasn't slept, says the baby is not ours and must be given back",
    "redness spreading from the jab up my arm, feverish, can't stop shivering",
    "ten minutes after the needle I'm covered in welts head to toe, being sick",
    "lips tingling then fat, jab was half an hour ago",
]

TAUGHT = [
    "Our first aid trainer taught us anaphylaxis today and used B12 as the example. Does it happen often?",
    "Which is not a sign of pernicious anaemia: a) sore tongue b) psychosis c) gout d) dementia",
    'Proof reading the patient leaflet: "Seek help at once if your lips swell or you struggle to breathe." Should it '
    "mention rash?",
    "Teaching slides: B12 and suicide risk, B12 and psychosis, B12 and falls. Which has best evidence?",
]
ASKED_OF_ANYBODY = [
    "What would count as an emergency with this? Collapse? Going blind? I've got neither",
    "What's the worst that could happen untreated? Paralysed? Level 200, feel fine",
    "5000 mcg seems a lot, isn't that overdosing? It's only the chewable",
]
ANSWERED_NO = [
    "My answer to the chest pain, collapse and breathing questions is no. Now about tablets",
    "None, none, none: that covers chest pain, blackouts and feeling suicidal. Next question please",
    "Chest pain N, SOB N, syncope N, bleeding N. B12 160",
    "you asked about suicide and psychosis, the answer to both is no, I'm fine",
]
KNOWN_AND_OVER = [
    "epilepsy since I was 12, last seizure 2019. Can I have B12?",
    "Known epileptic, just the seizures, well controlled on lamotrigine. B12 170",
    "Dad's had Parkinson's for ten years and falls now and then. B12 came back 180",
    "Parkinson's, three falls over the past year, neurologist knows. Would B12 help?",
    "I used to faint at the sight of needles when I was at school. Any tips? B12 is 150",
    "Bell's palsy in 1999, face still a touch lopsided when tired. B12 165",
    "black poo since I began iron, pharmacist says expected, feel fine. Does iron affect B12?",
]
NO_ALARM_AT_ALL = [
    "tripped on the kerb last month, grazed my knee, all better. B12 199 at 74",
    "2 years after treatment my hand is still clumsy, no change since Easter, neuro says plateau",
    "MMSE 30/30, AMTS 10/10, mild fatigue. B12 171. oral trial?",
    "the queue on your phone line is enough to give anyone a stroke. can I book online",
    "the waiting for results is suffocating, when do they come",
]

REAL_ALL_THE_SAME = [
    "I have the leaflet here and I have chest pain since noon",
    "the leaflet says to ring if your lips swell and mine are swelling",
    "What should I do? Crushing chest pain, my arm aches too",
    "in answer to your question: crushing chest pain",
    "my answer to the chest pain question is yes, it is crushing",
    "we did stroke training at work and now my face has dropped on one side",
    "known epileptic, he has been fitting for ten minutes now",
    "I teach first aid and I can't breathe",
    "black poo and I've not taken iron since June, dizzy now",
    "what would count as an emergency? I have chest pain right now",
]


@pytest.mark.parametrize(
    "text",
    [
        *BLEEDING,
        *TOO_MUCH_OF_A_MEDICINE,
        *A_RACING_OR_A_SLOW_HEART,
        *A_STROKE,
        *A_WISH_TO_DIE,
        *A_FAINT,
        *BREATH,
        *OTHERS,
    ],
)
def test_what_happens_is_an_emergency_without_its_name(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize("text", [*TAUGHT, *ASKED_OF_ANYBODY, *ANSWERED_NO, *KNOWN_AND_OVER, *NO_ALARM_AT_ALL])
def test_talk_about_dangers_and_what_is_known_and_over_are_no_emergency(text: str) -> None:
    assert not is_emergency(text)
    assert not urgent_signs(read(text))


@pytest.mark.parametrize("text", REAL_ALL_THE_SAME)
def test_a_danger_stands_beside_talk_about_dangers(text: str) -> None:
    assert is_emergency(text)
