"""What ends the reach of a denial before a finding: an answer, another phase, a result, a noun of its own."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from b12nlu.text.words import words

FINDINGS = "findings"
"""The span group of the findings of a document."""


def passes_a_result(target: Span, modifier: Span) -> bool:
    """Whether a result stands between a denial and a finding ("denies CP, Hb 58, neutrophils 0.3 and febrile")."""
    return any(
        other.label_ == "LAB" and modifier.end <= other.start and other.end <= target.start
        for other in target.doc.spans[FINDINGS]
    )


def stands_before_its_noun(doc: Doc, modifier: Span) -> bool:
    """Whether a word of absence belongs to what follows it ("unsteadiness, brisk knees, absent ankles")."""
    if modifier.end >= len(doc) or modifier[-1].norm_ != "absent":
        return False
    following = doc[modifier.end]
    return following.is_alpha and following.norm_ not in words("after_absent")


def is_an_answer(doc: Doc, modifier: Span) -> bool:
    """Whether a "no" answers a question and what stands behind it is a sentence of its own."""
    return (
        len(modifier) == 1
        and modifier[0].norm_ == "no"
        and modifier.end < len(doc)
        and doc[modifier.end].norm_ in words("own_sentence")
    )


def is_another_phase(target: Span, modifier: Span) -> bool:
    """Whether a phase stands for one denied before it ("not maintenance, loading"): treatment is in one phase only."""
    return target.label_ == "PHASE" and any(
        other.label_ == "PHASE" and modifier.end <= other.start and other.end <= target.start
        for other in target.doc.spans[FINDINGS]
    )


def is_of_another_kind(target: Span, modifier: Span) -> bool:
    """Whether a medicine stands in a list behind something else that is denied ("not pregnant, warfarin").

    A list that "or" closes is one list ("no fits, warfarin or aspirin"), and so is one that begins with a medicine.
    """
    doc = target.doc
    medicines = [other.start for other in doc.spans[FINDINGS] if other.label_ == "MEDICINE"]
    between = [token.norm_ for token in doc[modifier.end : target.start]]
    if target.start not in medicines or "," not in between or {"or", "nor"} & set(between):
        return False
    first_item = range(modifier.end, modifier.end + between.index(","))
    return not any(start in first_item for start in medicines)


def is_state(target: Span) -> bool:
    return target[0].norm_ in words("states") or target[-1].norm_ in words("states")
