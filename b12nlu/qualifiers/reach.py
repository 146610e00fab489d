"""What ends the reach of a denial before a finding: an answer, another phase, a result, a noun of its own."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span

from b12nlu.text.clauses import is_sign, tells_of_an_onset
from b12nlu.text.words import typed_words, words

FINDINGS = "findings"
"""The span group of the findings of a document."""


def passes_a_result(target: Span, modifier: Span) -> bool:
    """Whether a result stands between a denial and a finding ("denies CP, Hb 58, neutrophils 0.3 and febrile")."""
    return any(
        other.label_ == "LAB" and modifier.end <= other.start and other.end <= target.start
        for other in target.doc.spans[FINDINGS]
    )


def tells_when_it_began(target: Span) -> bool:
    """Whether a verb of beginning stands in the words of a sign or right before them, so that a time behind them tells
    since when it has been there ("my fingers started tingling last month").
    """
    doc = target.doc
    return any(tells_of_an_onset(token.norm_) for token in doc[max(0, target.start - _BEGINS) : target.end])


_BEGINS = 3
"""Tokens before a sign in which it may be told to begin ("started to get pins and needles")."""


def stands_before_its_noun(doc: Doc, modifier: Span) -> bool:
    """Whether a word of absence belongs to what follows it ("unsteadiness, brisk knees, absent ankles")."""
    if modifier.end >= len(doc) or modifier[-1].norm_ != "absent":
        return False
    following = doc[modifier.end]
    return following.is_alpha and following.norm_ not in words("after_absent")


def is_said_of_the_rest(target: Span, modifier: Span) -> bool:
    """Whether a denial behind a finding is said of others: by its own word ("gait wide-based, otherwise negative"), or
    as "none of those" behind a comma, which is said of what was asked about and not of the one or two findings before
    it ("numb feet, none of those signs"); a list that "or" or commas alone hold together is denied.
    """
    doc = target.doc
    if _of_others(doc[target.end : modifier.end]):
        return True
    if modifier[0].norm_ != "none" or doc[modifier.start - 1].text not in (",", ";", "."):
        return False
    listed = [other for other in doc.spans[FINDINGS] if other.label_ == target.label_ and other.end <= modifier.start]
    between = {token.norm_ for token in doc[min(other.start for other in listed) : modifier.start]}
    return not {"or", "nor"} & between and (len(listed) == 1 or (len(listed) == _A_PAIR and "and" in between))


def _of_others(between: Span) -> bool:
    """Whether words behind a finding name what was not named before, and end no list of its own ("or other signs")."""
    joins: set[str] = set()
    for token in between:
        if token.text in _MARKS:
            joins = set()
        elif token.norm_ in words("the_rest"):
            return not joins & {"or", "nor"}
        elif token.norm_ in words("more_of_a_list"):
            return not joins
        elif token.norm_ in ("or", "nor", "and"):
            joins.add(token.norm_)
    return False


_MARKS = frozenset(",;:.-")
_A_PAIR = 2
"""Findings that "and" joins, of which both are there."""


def is_an_answer(doc: Doc, modifier: Span) -> bool:
    """Whether a "no" answers a question and what stands behind it is a sentence of its own."""
    return (
        len(modifier) == 1
        and modifier[0].norm_ == "no"
        and modifier.end < len(doc)
        and doc[modifier.end].norm_ in words("own_sentence")
    )


def is_a_result_behind_something_else(target: Span, modifier: Span) -> bool:
    """Whether a result stands behind something else that was had before ("previous gastric bypass, B12 105")."""
    return target.label_ == "LAB" and any(
        other.label_ in ("PROCEDURE", "CAUSE", "CONDITION", "SYMPTOM", "OTHER_CONDITION")
        and modifier.end <= other.start
        and other.end <= target.start
        for other in target.doc.spans[FINDINGS]
    )


def passes_a_subject(target: Span, modifier: Span) -> bool:
    """Whether somebody begins to speak between a bare "no" and a finding, which is then told and not denied
    ("no cap I want to die").
    """
    if len(modifier) != 1 or modifier[0].norm_ != "no":
        return False
    return any(token.norm_ in words("subject_pronouns") for token in target.doc[modifier.end : target.start])


def is_another_phase(target: Span, modifier: Span) -> bool:
    """Whether a phase stands for one denied before it ("not maintenance, loading"): treatment is in one phase only."""
    return target.label_ == "PHASE" and any(
        other.label_ == "PHASE" and modifier.end <= other.start and other.end <= target.start
        for other in target.doc.spans[FINDINGS]
    )


def is_of_another_kind(target: Span, modifier: Span) -> bool:
    """Whether a medicine, or a product of B12, stands in a list behind something else that is denied ("not pregnant,
    warfarin"; "no aspirin, hydroxocobalamin 1 mg").

    A list that "or" closes is one list ("no fits, warfarin or aspirin"), and so is one that begins with a medicine.
    """
    doc = target.doc
    medicines = [
        other.start
        for other in doc.spans[FINDINGS]
        if other.label_ == target.label_ and target.label_ in ("MEDICINE", "PRODUCT")
    ]
    between = [token.norm_ for token in doc[modifier.end : target.start]]
    if target.start not in medicines or "," not in between or {"or", "nor"} & set(between):
        return False
    first_item = range(modifier.end, modifier.end + between.index(","))
    return not any(start in first_item for start in medicines)


def passes_a_person(target: Span, modifier: Span) -> bool:
    """Whether age or sex stands between a denial and a finding, so that the list ended before ("no fever, 70M, PA")."""
    return any(
        other.label_ in ("AGE", "SEX") and modifier.end <= other.start and other.end <= target.start
        for other in target.doc.spans[FINDINGS]
    )


def is_state(target: Span) -> bool:
    """Whether a finding tells how somebody feels, or what was found of a part ("vibration reduced")."""
    if target[0].norm_ in words("states") or target[-1].norm_ in words("states"):
        return True
    return len(target) > 1 and target[-1].norm_ in words("predicates") and target[0].norm_ not in words("predicates")


def passes_a_state(target: Span, modifier: Span) -> bool:
    """Whether a word for how somebody feels has ended the list of what is not there ("no signs, tired and a sore
    tongue"): a "no" denies nouns. An "or" holds what is denied together ("no fever, tired or dizzy").
    """
    doc = target.doc
    if doc[modifier.start].norm_ not in words("noun_denials"):
        return False
    if {"or", "nor"} & {token.norm_ for token in doc[modifier.end : target.end]}:
        return False
    return any(
        other.label_ == "SYMPTOM"
        and len(other) == 1
        and modifier.end < other.start
        and other.end <= target.start
        and other[0].norm_ in words("states")
        and doc[other.start - 1].norm_ in (",", "and")
        for other in doc.spans[FINDINGS]
    )


def ends_at_its_object(target: Span, modifier: Span, items: Sequence[Sequence[str]]) -> bool:
    """Whether a denied verb has something else for its object, and a comma ends it ("never took any, tongue raw")."""
    doc = target.doc
    verbal = bool({token.norm_ for token in modifier} & words("verbal_denials"))
    if (
        target.label_ != "SYMPTOM"
        or not verbal
        or items[1][0] != ","
        or any(item[0] in ("or", "nor") for item in items)
    ):
        return False
    if any(is_sign(word) or word in words("ailments") for word in items[0]):
        return False
    first_ends = modifier.end + len(items[0])
    return not any(
        other.label_ in ("SYMPTOM", "CONDITION") and modifier.end <= other.start < first_ends
        for other in doc.spans[FINDINGS]
    )


def is_denied_as_a_whole(target: Span, modifier: Span, items: Sequence[Sequence[str]]) -> bool:
    """Whether a comma ends a denial that names nothing of its own ("none really, fell twice"); an "or" goes on."""
    first, *others = items
    if not first or not set(first) <= words("denied_as_a_whole") or others[0][0] != ",":
        return False
    doc = target.doc
    sentence = doc[modifier.end : next((end.i for end in doc[target.end :] if end.text in ".;!?\n"), len(doc))]
    listed = any(token.norm_ in ("or", "nor") for token in sentence)
    return not listed and modifier[0].norm_ not in words("list_cues") - {"none"}


def is_a_patient(doc: Doc, modifier: Span) -> bool:
    """Whether "patient with" tells of one patient ("how do I treat a patient with …"), not of guidelines."""
    if _has_numbers(doc):
        return True
    if modifier[0].lower_ != "patient":
        return False
    before = {token.norm_ for token in doc[max(0, modifier.start - 8) : modifier.start]}
    if before & words("one_patient"):
        return True
    return modifier.start == 0 and not any(token.text == "?" for token in doc)


def supposes_a_patient(doc: Doc, modifier: Span) -> bool:
    """Whether "if" is followed by a patient with an age or a result ("if the patient is delirious, B12 66")."""
    behind = {token.norm_ for token in doc[modifier.end - 1 : modifier.end + 2]}
    return bool(behind & words("one_patient_named")) and _has_numbers(doc)


def _has_numbers(doc: Doc) -> bool:
    """Whether an age or a result in numbers is told, which one patient has, and nothing is asked of the books."""
    if any(token.norm_ in words("the_books") for token in doc):
        return False
    return any(
        finding.label_ == "AGE" or (finding.label_ == "LAB" and not finding.text[0].isalpha())
        for finding in doc.spans[FINDINGS]
    )


def tells_of_symptoms(doc: Doc, modifier: Span) -> bool:
    """Whether "symptoms of" is told of somebody ("she reports worsening symptoms of tingling") and not asked about."""
    if modifier[-1].norm_ not in ("of", "like", "as") or not {"symptom", "sign"} & {token.norm_ for token in modifier}:
        return False
    close_before = doc[max(0, modifier.start - 6) : modifier.start]
    before = {token.norm_ for token in close_before}
    if {token.lower_ for token in close_before} & typed_words("of_anybody"):
        return False
    if modifier[-1].norm_ != "of":
        return bool(before & words("told_by"))
    behind = {token.norm_ for token in doc[modifier.end :]}
    told = "?" not in behind and bool(before - {"the"} or behind & words("symptoms_are_there"))
    return told or bool(before & words("tells_of_symptoms"))
