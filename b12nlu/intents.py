"""Where the reader knows better than the classifier what a message is for."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from b12nlu.mention import Mention
from b12nlu.qualifiers.red_flags import red_flags
from b12nlu.text.expressions import expression

RED_FLAG = "red_flag"
OUT_OF_SCOPE = "out_of_scope"
INFORM = "inform"

YIELDING = frozenset(
    {"inform", "affirm", "deny", "nlu_fallback", "greet", "start", "goodbye", "thanks", "start_plan", "none_of_these",
     "dont_know", "not_measured", "clinician"}
)  # fmt: skip
"""Intents that give way when the message states facts. Any other stands if the classifier is sure of it."""

UNDOING = frozenset({"change", "go_back", "restart", "stop"})
UNDOING_CONFIDENCE = 0.8
"""Intents that would lose facts: where the message states some, they stand only with this confidence."""

QUESTION = "ask_faq"
_RESTART = "restart"
_ASKS = expression("intents.asks")
"""A message that asks something. Without any of these, one that states facts is a general question only as a title."""

TITLE_CONFIDENCE = 0.7
"""A title counts as a question where the classifier is that sure of it."""
_TITLE_WORDS = 3
_SOMEBODY = expression("intents.somebody")
_IN_TITLES = frozenset(
    {"product", "condition", "cause", "medicine", "route", "symptom", "phase", "procedure", "course", "pregnancy"}
)
"""What a title may name; results, doses, days and ages are somebody's."""

CALLS_FOR_HELP = frozenset({"red_flag", "crisis"})
HELP_CONFIDENCE = 0.95
HELP_WORDS = 12
"""The classifier's own call for help counts where it is sure and the message short; in long ones it sees too many."""
FALLBACK = "nlu_fallback"

_DOSE_QUESTION = expression("intents.dose_question")
_ANIMAL_DRUG = expression("intents.animal_drug")
_NAMES_B12 = expression("intents.names_b12")
_ABOUT_THE_PLAN = frozenset(
    {"lab", "symptom", "course", "cause", "procedure", "phase", "product", "dose", "interval", "last_dose",
     "doses_given", "route", "condition", "medicine", "allergy_none", "medicine_none", "age", "sex", "pregnancy",
     "number", "other_allergy", "other_condition", "other_lab"}
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
    calls_for_help = intent in CALLS_FOR_HELP
    if calls_for_help and confidence >= HELP_CONFIDENCE and len(text.split()) <= HELP_WORDS:
        return None
    if _is_other_drug_question(text, mentions):
        return OUT_OF_SCOPE
    if intent == _RESTART and expression("intents.course_anew").search(text):
        return QUESTION
    if intent in _OF_ANIMALS and _are_compared(text, mentions):
        intent, confidence = FALLBACK, 1.0
        if not any(_is_fact(mention) for mention in mentions):
            return FALLBACK
    states_facts = any(_is_fact(mention) for mention in mentions)
    needed = UNDOING_CONFIDENCE if intent in UNDOING else threshold
    stated = not _ASKS.search(text) and not is_title(text, mentions, intent, confidence)
    complains = intent == OUT_OF_SCOPE and stated and any(m.type == "symptom" and _is_fact(m) for m in mentions)
    gives_way = intent is None or intent in YIELDING or (intent == QUESTION and stated) or complains
    if states_facts and (gives_way or confidence < needed):
        return INFORM
    if calls_for_help:
        return INFORM if states_facts else FALLBACK
    return None


def is_title(text: str, mentions: Sequence[Mention], intent: str | None, confidence: float) -> bool:
    """Whether a message only names what somebody wants to read about: `acne from hydroxocobalamin`.

    People type so into a search box: no verb of asking, nobody named, no number.
    """
    asked = intent == QUESTION and confidence >= TITLE_CONFIDENCE
    if not asked or len(text.split()) < _TITLE_WORDS or _SOMEBODY.search(text):
        return False
    return all(mention.type in _IN_TITLES for mention in mentions if _is_fact(mention))


def is_asked_of_b12(mention: Mention) -> bool:
    """Whether a question asks whether there can be too much B12, and tells of none: "can you overdose on B12?"."""
    told_by = {reason.rule for reason in mention.because if reason.flag == "hypothetical"}
    return mention.hypothetical and _TOO_MUCH_B12 in told_by and any(rule.startswith("asked.") for rule in told_by)


_TOO_MUCH_B12 = "lookalike.overdose_on_b12"


def _is_fact(mention: Mention) -> bool:
    return mention.type in _ABOUT_THE_PLAN and not mention.hypothetical and mention.subject == "self"


_OF_ANIMALS = frozenset({"animal", OUT_OF_SCOPE})


def _are_compared(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether every animal that is named stands in a comparison, or tells what somebody likes ("a dog person")."""
    animals = [mention for mention in mentions if mention.type == "animal"]
    return bool(animals) and all(
        expression("intents.compares").search(text[: animal.start])
        or expression("intents.fond_of").match(text, animal.end)
        for animal in animals
    )


def _is_other_drug_question(text: str, mentions: Sequence[Mention]) -> bool:
    """Whether the dose of another drug is asked for, or any treatment of an animal."""
    if any(mention.type == "animal" for mention in mentions) and not _are_compared(text, mentions):
        return bool(_ANIMAL_DRUG.search(text))
    drugs = [mention for mention in mentions if mention.type in ("other_drug", "medicine") and not mention.negated]
    if any(mention.type in ("lab", "product", "last_dose") for mention in mentions) or _NAMES_B12.search(text):
        return False
    return any(_DOSE_QUESTION.search(text[max(0, drug.start - 50) : drug.end + 40]) for drug in drugs)
