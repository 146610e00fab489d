"""Symptoms and how they go under treatment, as they are named in a message."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from actions.core import knowledge
from actions.facts.draft import Draft
from actions.facts.facts import ON_TREATMENT
from actions.facts.loading import is_under_way
from actions.facts.said import Mentioned, Turn
from actions.facts.setting import set_condition, set_symptom
from actions.turn.how_it_stands import says_it_needs_nobody_today
from b12core.identifiers import SYMPTOMS
from education.ways import ways_of

COURSE = "symptom_course"
GONE = "resolved"
"""The course of symptoms that are no longer there."""

NO_OTHERS = re.compile(r"no (?:other|more|further|additional)\b", re.IGNORECASE)
"""`No other symptoms` ends a list; it does not say that the symptoms are gone."""


REACTION = "anaphylaxis_features"
"""A sign that, once there after B12, counts for ever: as an allergy."""

_B12 = re.compile(
    r"\bb-?\s?12\b|cobalamin|\b(?:hydroxo|cyano|mecobal\w*|methylcobal\w*|shots?|jabs?|injections?|injected|neo-?cytamen)\b"
    r"|\b(?:last|previous|first|second|third) (?:one|time)\b|\bone before\b"
    r"|\bdoses?\b(?! of (?!b\W?12|hydroxo|cyano|it\b))",
    re.IGNORECASE,
)
_OTHER_SHOT = re.compile(r"\b(?:flu|tetanus|covid|vaccin\w*|penicillin|allergy) (?:shot|jab|injection)", re.IGNORECASE)


def _is_of_b12(mention: Mentioned, text: str) -> bool:
    """Whether the sentence of a reaction names B12 or an injection that is none of something else."""
    start = max((text.rfind(mark, 0, mention.start) for mark in ".!?\n"), default=-1) + 1
    ends = [end for mark in ".!?\n" if (end := text.find(mark, mention.start)) >= 0]
    sentence = text[start : min(ends, default=len(text))]
    return _B12.search(sentence) is not None and _OTHER_SHOT.search(sentence) is None


MAY_BE_OLD = frozenset({"gait_disturbance", "falls", "limb_weakness", "numbness", "paraesthesia"})
"""Nerve signs that an old injury, an operation or another disease of the legs can have left."""

MAY_BE_SLOW = MAY_BE_OLD | {
    "confusion",
    "stroke_signs",
    "psychosis",
    "visual_disturbance",
    "bladder_or_bowel_disturbance",
}
"""Signs that can come slowly, over weeks and longer: then they are for a doctor, and no emergency of today. It is the
product's own safety choice; pain in the chest, breath, a faint or a reaction are never told away by their age.
"""

_IN_SPELLS = frozenset({"limb_weakness", "visual_disturbance"})
"""Signs that are an emergency by how they came: for minutes or hours, and then gone."""

_SENTENCE = re.compile(r"[.!?\n]")
_LONGEST = 160
"""Characters of a sentence that are kept."""


def _is_explained(mention: Mentioned, turn: Turn) -> bool:
    """Whether the sentence of a nerve sign gives another cause for it that is old; an emergency is never explained."""
    if mention.id not in MAY_BE_OLD or mention.acute or mention.ask:
        return False
    told, ways = _sentence_of(mention, turn), ways_of("actions.turn")
    explained = ways["explained_by_another_cause"].is_said_in(told)
    return explained or (mention.id == _WEAK and ways["left_by_an_old_event"].is_said_in(told))


_WEAK, _OF_A_STROKE = "limb_weakness", "stroke_signs"
"""What a stroke of years ago leaves, and is no sign of a new one."""


def _is_past(mention: Mentioned, turn: Turn) -> bool:
    """Whether a sign was there and is told as past; one whose sentence says that it is there still is not, unless an
    old stroke has left it.
    """
    told, ways = _sentence_of(mention, turn), ways_of("actions.turn")
    left = mention.id == _OF_A_STROKE and ways["left_by_an_old_event"].is_said_in(told)
    still = not left and ways["there_still"].is_said_in(told)
    return mention.historical and not mention.negated and (mention.id == REACTION or not still)


def _sentence_of(mention: Mentioned, turn: Turn) -> str:
    start = max((mark.end() for mark in _SENTENCE.finditer(turn.text, 0, mention.start)), default=0)
    end = next((mark.start() for mark in _SENTENCE.finditer(turn.text, mention.start)), len(turn.text))
    return turn.text[start:end]


def _take_up_past(draft: Draft, mention: Mentioned, turn: Turn) -> None:
    """Takes up a sign that is told as past: a reaction to B12 counts for ever, a nerve sign that is there unchanged for
    years is no new one and not gone either, a disease of the heart is kept for the clinician.
    """
    ways = ways_of("actions.turn")
    if mention.id == REACTION and _is_of_b12(mention, turn.text):
        set_condition(draft, "cobalamin_allergy", present=True)
        draft.drop("symptoms_absent", REACTION)
    elif mention.id in MAY_BE_OLD and ways["old_and_unchanged"].is_said_in(_sentence_of(mention, turn)):
        _leave_to_the_clinician(draft, mention, turn, "old_sign")
    elif mention.id in MAY_BE_SLOW and ways["came_slowly"].is_said_in(turn.text):
        draft.drop("symptoms_absent", mention.id)
        draft.add("signs_lasting", mention.id)
        draft.note("lasting_sign", mention.text)
    elif not _keep_the_disease(draft, mention):
        draft.note("past", mention.text)


def _keep_the_disease(draft: Draft, mention: Mentioned) -> bool:
    """Keeps the disease by whose name a sign is called and that is told as known, not as a sign of now; returns whether
    there was one.
    """
    disease = ways_of("actions.turn")["disease_behind_a_sign"].is_said_in(mention.text)
    if disease and not mention.negated and not mention.topic and mention.text not in draft.facts.other_conditions:
        draft.add("other_conditions", mention.text)
        draft.note("kept_in_words", mention.text)
    return disease


def _is_over_of_late(mention: Mentioned, turn: Turn) -> bool:
    """Whether a sign of danger was there in these days and is gone: it is looked at today all the same. A weak limb or
    lost sight is one where it came in a spell, as in a stroke that passes.
    """
    ways, told = ways_of("actions.turn"), _sentence_of(mention, turn)
    if not mention.historical or mention.id == REACTION or ways["long_ago"].is_said_in(told):
        return False
    sudden = mention.acute or (mention.id in _IN_SPELLS and ways["in_a_spell"].is_said_in(told))
    return (sudden or mention.id in knowledge().emergency_symptoms) and ways["of_these_days"].is_said_in(told)


def _take_up_over(draft: Draft, mention: Mentioned, turn: Turn) -> None:
    """Keeps a sign of danger that was there in these days and is gone."""
    draft.drop("symptoms_present", mention.id)
    draft.drop("symptoms_absent", mention.id)
    draft.add("signs_over", mention.id)
    if says_it_needs_nobody_today(turn):
        draft.add("signs_settled", mention.id)
    draft.note("sign_over", mention.text)


def _leave_to_the_clinician(
    draft: Draft, mention: Mentioned, turn: Turn, why: Literal["explained_sign", "old_sign"] = "explained_sign"
) -> None:
    """Puts a sign down as one whose cause is not known here, keeps the words that tell of it, and says so. Whether it
    is new or worse is asked once, where they do not say that it is unchanged.
    """
    draft.drop("symptoms_present", mention.id)
    draft.drop("symptoms_absent", mention.id)
    draft.add("symptoms_not_known", mention.id)
    told = _told_of(mention, turn)
    draft.add("signs_explained", mention.id)
    draft.add("other_conditions", told)
    if why == "old_sign" or ways_of("actions.turn")["old_and_unchanged"].is_said_in(_sentence_of(mention, turn)):
        draft.close("old_signs")
    draft.note(why, told)


def _told_of(mention: Mentioned, turn: Turn) -> str:
    """The words that tell of a sign and its cause: its sentence, from the clause on that names it."""
    sentence = _sentence_of(mention, turn)
    at = sentence.find(mention.text)
    begins = max((sentence.rfind(mark, 0, max(at, 0)) for mark in ",;:"), default=-1) + 1
    return " ".join(sentence[begins:].split())[:_LONGEST]


def read_symptoms(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Takes up symptoms that are there now or are denied; the lists grow, and a denial moves a symptom over."""
    said: dict[str, bool] = {}
    of_the_response = turn.asked == COURSE and ways_of("actions.turn")["response_falls"].is_said_in(turn.text)
    for mention in mentions:
        if mention.id == "falls" and of_the_response:
            continue
        if mention.id not in SYMPTOMS or mention.subject == "other" or _is_wanted(mention, turn):
            continue
        if mention.hypothetical:
            _keep_the_disease(draft, mention)
            continue
        if mention.retracted:
            if mention.id in draft.facts.symptoms_present:
                draft.drop("symptoms_present", mention.id)
                draft.note("removed", mention.id, "symptoms")
            continue
        if not mention.negated and _is_explained(mention, turn):
            _leave_to_the_clinician(draft, mention, turn)
            continue
        if _is_over_of_late(mention, turn):
            _take_up_over(draft, mention, turn)
            continue
        if _is_past(mention, turn):
            _take_up_past(draft, mention, turn)
            continue
        absent = mention.negated or is_only_implied(mention, turn)
        said[mention.id] = said.get(mention.id, False) or not absent
        if mention.acute and not absent:
            draft.add("acute_signs", mention.id)
        elif absent:
            draft.drop("acute_signs", mention.id)
    for symptom, present in said.items():
        set_symptom(draft, symptom, present)


def _is_wanted(mention: Mentioned, turn: Turn) -> bool:
    """Whether a loss of weight is what a medicine is taken for, and no sign: `semaglutide for weight loss`."""
    start = max((mark.end() for mark in _SENTENCE.finditer(turn.text, 0, mention.start)), default=0)
    told = turn.text[start : mention.start + len(mention.text)]
    return mention.id == "weight_loss" and ways_of("actions.turn")["taken_to_lose_weight"].is_said_in(told)


def is_only_implied(mention: Mentioned, turn: Turn) -> bool:
    """Whether weak limbs are read from what is dropped alone, where it is said by that word that nobody is weak: `I'm
    not weak, I only drop my phone`.
    """
    ways = ways_of("actions.turn")
    implied = mention.id == "limb_weakness" and ways["implies_weakness"].is_said_in(mention.text)
    return implied and ways["denies_weakness"].is_said_in(turn.text)


def read_who_has_looked(draft: Draft, turn: Turn) -> None:
    """Takes up that those of emergency care have looked at a danger that is over."""
    if draft.facts.signs_over and ways_of("actions.turn")["emergency_care_has_looked"].is_said_in(turn.text):
        for sign in draft.facts.signs_over:
            draft.add("signs_settled", sign)


def _ends_a_list(mention: Mentioned) -> bool:
    return mention.id == GONE and NO_OTHERS.match(mention.text) is not None


def read_courses(draft: Draft, mentions: Sequence[Mentioned], turn: Turn) -> None:
    """Takes up how symptoms go, unless B12 is known not to be in use yet."""
    in_use = draft.facts.phase in (None, ON_TREATMENT) or is_under_way(draft.facts)
    if turn.asked != COURSE and not in_use:
        return
    own = [m for m in mentions if m.is_own and not m.historical and (turn.asked == COURSE or not _ends_a_list(m))]
    named = list(dict.fromkeys(m.id for m in own))
    if named and draft.facts.symptom_course != named[-1]:
        old = draft.facts.symptom_course
        draft.put("symptom_course", named[-1])
        draft.reopen("symptom_course")
        draft.note("changed" if old else "set", "symptom_course", "courses", old, named[-1])
