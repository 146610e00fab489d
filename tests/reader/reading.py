"""Short forms in which the reader's tests state what they expect."""

from __future__ import annotations

from b12core.knowledge import load_knowledge
from b12nlu import Mention, read
from b12nlu.qualifiers.red_flags import red_flags

EMERGENCIES = load_knowledge().emergency_symptoms


def results(text: str) -> list[tuple[str, object, str | None]]:
    """Analyte, value (or word) and unit of each result that was not taken back."""
    return [
        (mention.id, mention.word if mention.value is None else mention.value, mention.unit)
        for mention in read(text)
        if mention.type == "lab" and not mention.retracted
    ]


def present(text: str, kind: str = "symptom") -> set[str]:
    """The ids that the text states of the writer, now."""
    return {mention.id for mention in read(text) if mention.type == kind and mention.is_current}


def denied(text: str, kind: str = "symptom") -> set[str]:
    """The ids that the text denies."""
    return {mention.id for mention in read(text) if mention.type == kind and mention.negated}


def only(text: str, kind: str) -> Mention:
    """The single mention of a type."""
    (mention,) = [mention for mention in read(text) if mention.type == kind]
    return mention


def is_emergency(text: str) -> bool:
    """Whether the text is a red flag."""
    return bool(red_flags(read(text), EMERGENCIES))
