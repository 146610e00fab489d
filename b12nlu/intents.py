"""Where the reader knows better than the classifier what a message is for."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from b12nlu.mention import Mention
from b12nlu.red_flags import red_flags

RED_FLAG = "red_flag"
OUT_OF_SCOPE = "out_of_scope"
INFORM = "inform"

YIELDING = frozenset(
    {"inform", "affirm", "deny", "nlu_fallback", "greet", "start", "goodbye", "thanks", "start_plan", "none_of_these",
     "dont_know", "not_measured", "clinician", "change", "go_back", "restart", "stop"}
)  # fmt: skip
"""Intents that give way when the message states facts, so that none is lost to a farewell or a fresh start.

Any other stands if the classifier is sure of it.
"""

CALLS_FOR_HELP = frozenset({"red_flag", "crisis"})
HELP_CONFIDENCE = 0.4
"""A call for help that the classifier finds with this confidence stands, whatever else the message says."""

_DOSE_QUESTION = re.compile(
    r"\b(?:dos(?:e|es|age|ing)|how (?:much|many|often|long)|maximum|max|prescribe|can (?:i|you|we) (?:take|"
    r"give|have|inject)|should (?:i|we) (?:take|give)|"
    r"how (?:do|can|to|should|soon)|is it safe|what (?:size|strength)|overdose)\b",
    re.I,
)
_ANIMAL_DRUG = re.compile(r"\b(?:b[\s-]?12|cobalamin|inject\w*|shots?|jabs?|dos\w+|mcg|ml|vitamin)\b", re.I)
_ABOUT_THE_PLAN = frozenset(
    {"lab", "symptom", "course", "cause", "procedure", "phase", "product", "dose", "interval", "last_dose", "route",
     "condition", "medicine", "allergy_none", "medicine_none", "age", "sex", "pregnancy", "number"}
)  # fmt: skip


def decide_intent(
    text: str,
    mentions: Sequence[Mention],
    intent: str | None,
    confidence: float,
    *,
    emergency_symptoms: Collection[str],
    threshold: float,
) -> str | None:
    """The intent that the mentions call for, or None to leave the classifier's."""
    if red_flags(mentions, emergency_symptoms):
        return RED_FLAG
    if intent in CALLS_FOR_HELP and confidence >= HELP_CONFIDENCE:
        return None
    if _is_other_drug_question(text, mentions):
        return OUT_OF_SCOPE
    states_facts = any(_is_fact(mention) for mention in mentions)
    if states_facts and (intent is None or intent in YIELDING or confidence < threshold):
        return INFORM
    return None


def _is_fact(mention: Mention) -> bool:
    return mention.type in _ABOUT_THE_PLAN and not mention.hypothetical and mention.subject == "self"


def _is_other_drug_question(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether the dose of another drug is asked for, or any treatment of an animal."""
    if any(mention.type == "animal" for mention in mentions):
        return bool(_ANIMAL_DRUG.search(text))
    drugs = [mention for mention in mentions if mention.type in ("other_drug", "medicine") and not mention.negated]
    if any(mention.type in ("lab", "product", "last_dose") for mention in mentions) or re.search(
        r"\bb[\s-]?12\b", text, re.I
    ):
        return False
    return any(_DOSE_QUESTION.search(text[max(0, drug.start - 50) : drug.end + 40]) for drug in drugs)
