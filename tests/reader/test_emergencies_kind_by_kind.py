"""Emergencies as patients, relatives and clinicians name them, kind by kind, and calm talk close to each."""

from __future__ import annotations

import pytest
from reading import is_emergency

from b12nlu import read
from b12nlu.qualifiers.red_flags import urgent_signs

EMERGENCIES = {
    "chest_pain": [
        "feels like a bus is parked on my chest, started at breakfast",
        "Pt c/o CP x2h, diaphoretic, B12 110",
        "the ache behind my breastbone has gone into my left shoulder and jaw tonight",
        "dad says there's a belt being pulled tight round his chest, he's grey",
        "it's not my back that hurts, sorry, it's my chest",
        "my chest's been squeezing on and off since lunch and I feel sick",
        "every breath is like a knife under my ribs",
        "retrosternal pain 40 min, clammy, ECG awaited",
        "my wife is rubbing her chest and has gone the colour of putty",
        "I've no history of angina but my chest is crushing me right now",
    ],
    "breathlessness_at_rest": [
        "I can't get a full breath even sat in the armchair",
        "she can only say two words before she has to stop for air",
        "husband is gasping, lips look blue",
        "sats 86% RA, RR 32, Hb 58",
        "if I lie flat I feel I'm drowning",
        "panting like I've run a race and I'm only watching telly",
        "i cant catch my breath an im just sat here",
        "mum's breathing has gone very shallow and she won't wake",
    ],
    "syncope": [
        "I went down like a sack of spuds in the chemist's",
        "my daughter just dropped to the floor in the kitchen",
        "blacked out on the bus, came to with strangers round me",
        "my wife is unconscious",
        "he's not waking up, what do I do",
        "next thing I knew I was on the bathroom tiles",
        "woke up on the lino with a bump on my head an hour ago",
        "LOC x1 today witnessed, 30 seconds",
        "passed out twice since the jab",
        "everything went dark and I slid down the wall",
        "my baby has gone floppy and won't feed",
    ],
    "confusion": [
        "her face has slipped on one side since ten o'clock",
        "half of my mouth won't move and I'm dribbling",
        "he's talking gibberish all of a sudden",
        "speech slurred since 14:00, left arm drift",
        "dad doesn't know what the kettle is for this morning",
        "nan thinks she's late for school and keeps asking for her mum",
        "can't get my words out and my right hand is useless since lunch",
        "she doesn't know who I am today",
        "4AT 8, acutely confused since yesterday",
        "he put his shoes in the fridge and asked me whose house this is",
        "I cant smile, one side wont go up",
    ],
    "limb_weakness": [
        "my left arm has just gone dead and won't lift",
        "right hand suddenly useless, keep dropping the cup",
        "his arm is just hanging there since he woke up",
        "one leg stopped working about an hour ago",
    ],
    "visual_disturbance": [
        "the sight in my right eye went out like a lamp this morning",
        "a grey curtain came down over my left eye an hour ago",
        "I can't see the left half of anything since waking",
        "suddenly blind in one eye",
        "everything's gone double since dinner",
    ],
    "bladder_or_bowel_disturbance": [
        "I can't feel the toilet paper when I wipe",
        "numb between my legs since yesterday and can't wee",
        "haven't been able to pass water since last night",
        "saddle area is numb, incontinent of both since Monday",
        "wet myself twice and never felt it coming",
        "his privates are numb and he's soiled himself",
    ],
    "gastrointestinal_symptoms": [
        "my poo is black and sticky like tar",
        "vomited stuff like coffee grounds",
        "toilet pan full of blood, feel faint",
        "grandad is bringing up blood",
        "malaena x3 since am, on apixaban",
        "my toddler has eaten a load of my iron tablets",
        "passing dark red clots from my back passage",
    ],
    "muscle_cramps": [
        "left calf hot, swollen and twice the size of the other",
        "one leg has ballooned since my flight and it's sore",
        "unilateral calf swelling 4 cm, tender, ?DVT",
    ],
    "breathlessness": [
        "coughed up blood and it hurts to breathe",
        "leg swollen and now I'm breathless",
    ],
    "fatigue": [
        "fever 39 and my neutrophils are 0.2",
        "shivering with a temp of 38.6, they said I've hardly any white cells",
        "ANC 250, febrile",
        "101.5 fever and my white count was nearly zero last week",
    ],
    "palpitations": [
        "heart rate 165 lying in bed",
        "my watch says 158 and I'm just sitting on the couch, feel faint",
        "HR 148 at rest, clammy",
        "pulse pounding, counted 150",
    ],
    "suicidal_thoughts": [
        "I've been saving up my tablets",
        "my brother has a rope in the shed and has been saying goodbye",
        "I keep going up to the bridge and looking over",
        "they'd all manage fine without me",
        "there's no point in living like this",
        "I've written the letters, it's tonight",
        "just took 30 paracetamol",
        "swallowed the whole box of amitriptyline an hour ago",
        "she's taken all her sleeping tablets",
        "I've picked the day, I've got the pills",
        "if I went to sleep and never woke up that'd be fine by me",
        "PHQ9 24, plan to hang self",
        "I won't be here next month, made up my mind",
        "he said he'd rather jump off a roof than have another year of this",
        "I think about stepping in front of a train",
        "nobody would miss me",
    ],
    "psychosis": [
        "the neighbours are sending messages through the radiator",
        "my mum hears voices telling her not to eat",
        "my son thinks we've been replaced by actors",
        "there are men in the loft talking about me all night",
        "she's seeing dead people in the hall since Friday",
        "they are tracking me with the injections",
    ],
    "anaphylaxis_features": [
        "tongue is swelling after the injection",
        "covered in hives ten minutes after the jab and my throat feels tight",
        "my son is wheezing and his lips are fat since the shot",
        "can't swallow my own spit since the needle",
        "voice gone hoarse and itchy all over right after my B12 shot",
    ],
}

CALM = [
    "my chest is fine, just tired",
    "I had chest pain in 2016 and it was reflux",
    "I'm out of breath on the stairs only",
    "no CP, no SOB, no syncope",
    "I fainted once as a teenager at a concert",
    "my gran had a stroke in the nineties",
    "laughed till I couldn't breathe",
    "I nearly died when I saw the bill",
    "my arm's sore from the jab",
    "my arm went dead after I slept on it, fine now",
    "I get confused by all these brands",
    "so confused about the dose",
    "brain fog and can't find words sometimes",
    "my eyes are tired from screens",
    "need new glasses",
    "I wee a lot at night",
    "I leak a bit when I sneeze",
    "black coffee with my tablets",
    "my iron tablets turn my stools black",
    "calf cramp at night",
    "both ankles swell in summer",
    "my heart rate is 62",
    "heart rate 150 on the treadmill",
    "neutrophils 3.2, no fever",
    "temperature 36.8 and white cells 5.1",
    "took two tablets this morning",
    "took my tablets with breakfast",
    "I take 1000 mcg tablets every day",
    "dying for a cup of tea",
    "this waiting list is killing me",
    "I'd kill for a biscuit",
    "I'm sick of the pins and needles",
    "the nurse asked if I had thoughts of self-harm, I said no",
    "hives from penicillin when I was six",
    "a bit itchy where the needle went in",
    "is anaphylaxis common with B12?",
    "can low B12 cause hallucinations?",
    "my cat fainted",
    "mum fell last winter, fine since",
    "I trip over the dog now and then",
    "my legs are tired after work",
    "legs like jelly after the gym",
    "voices carry in this clinic",
    "the doctor's voice is hoarse",
    "can't sleep because of the neighbours' radio",
    "I lost my sight in one eye in 1998 in an accident",
    "my dad's on a frame since his hip op",
    "I was suicidal ten years ago, long recovered",
    "I passed out in 2012 and never again",
    "do I need an ambulance if I feel dizzy after the jab?",
    "what should I do if my throat swells?",
    "no trouble with bladder or bowels",
    "walking normally, eyes fine, no numbness",
    "the leaflet mentions chest pain",
    "my boss nearly had a heart attack when I told him",
    "my brother is a stroke nurse",
    "I work on the suicide prevention team",
    "we watched a film about a bridge jumper",
    "my phone died halfway through",
    "I won't be here next week, on holiday, can I move my jab?",
]


@pytest.mark.parametrize("text", [text for texts in EMERGENCIES.values() for text in texts])
def test_an_emergency_is_taken_for_one_however_it_is_named(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize("text", CALM)
def test_calm_talk_close_to_a_danger_alarms_nobody(text: str) -> None:
    assert not urgent_signs(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "denies CP, Hb 58, neutrophils 0.3 and febrile",
        "no fever, Hb 61 g/L, collapsed in the waiting room",
        "Pt gives h/o collapse in the waiting room today",
    ],
)
def test_a_denial_or_a_history_before_a_result_or_a_time_of_now_takes_no_danger_away(text: str) -> None:
    assert is_emergency(text)


@pytest.mark.parametrize(
    "text",
    [
        "my gran's TIA was in the war years, nothing since",
        "I was suicidal when I was 19, I'm 41 and well",
        "anaphylaxis documented in 2003 to cyanocobalamin",
        "my uncle took his own life in the nineties",
    ],
)
def test_a_year_an_age_or_a_stage_of_life_that_is_over_puts_a_danger_in_the_past(text: str) -> None:
    assert not is_emergency(text)


@pytest.mark.parametrize(
    "text",
    [
        "I was suicidal when I was 19 and it's back this week",
        "had chest pain in 2015, same pain today",
        "my dad fainted in 2009. Today he is talking gibberish",
    ],
)
def test_a_danger_of_another_time_that_is_back_counts(text: str) -> None:
    assert is_emergency(text)
