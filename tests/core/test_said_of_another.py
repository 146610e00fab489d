"""What is said to a patient is said of them to whoever writes for them, with the verb that goes with the pronoun."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from cases import KNOWLEDGE, PROTOCOLS

from b12core import parse_case, suggest
from b12core.knowledge import parse_knowledge, read_knowledge_texts, spelled_for, told_of
from b12core.knowledge.checks import check_knowledge
from b12core.knowledge.third_person import Pronoun, addresses
from b12core.knowledge.variants import said_to_patients
from b12core.rulebook import rulebook_of
from b12core.schedule import build_schedule
from b12core.suggestion import Suggestion

GRAMMAR = KNOWLEDGE.third_person

CASES: list[dict[str, Any]] = [
    {
        "phase": "repletion",
        "symptoms": {"present": ["numbness"]},
        "medicines": ["warfarin"],
    },
    {
        "phase": "repletion",
        "cause": "metformin",
        "medicines": ["metformin", "furosemide"],
        "preferences": {"route": "oral"},
    },
    {"phase": "repletion", "cause": "dietary", "symptoms": {"present": ["fatigue"]}, "medicines": ["apixaban"]},
    {"phase": "repletion", "cause": "unknown", "preferences": {"lower_dose": True}},
    {"phase": "repletion", "cause": "nitrous_oxide", "symptoms": {"present": ["gait_disturbance"]}},
    {"phase": "repletion", "cause": "dietary", "patient": {"age": 31, "sex": "female", "pregnant": True}},
    {"phase": "repletion", "cause": "dietary", "conditions": ["leber_optic_neuropathy", "cobalt_allergy"]},
    {
        "phase": "maintenance",
        "cause": "ileal_resection",
        "symptom_course": "returning_before_next_dose",
        "treatment": {"product": "cyanocobalamin", "dose_mcg": 1000, "route": "IM", "interval_days": 30},
    },
    {
        "phase": "maintenance",
        "cause": "pernicious_anaemia",
        "symptoms": {"present": ["paraesthesia"]},
        "symptom_course": "worsening",
        "treatment": {
            "product": "hydroxocobalamin",
            "dose_mcg": 1000,
            "route": "IM",
            "interval_days": 84,
            "last_dose_on": "2026-06-01",
        },
    },
    {"phase": "maintenance", "treatment": {"product": "cyanocobalamin_oral", "dose_mcg": 1000, "interval_days": 1}},
]
LABS = [
    {"analyte": "serum_b12", "value": 98, "unit": "pg/mL"},
    {"analyte": "haemoglobin", "value": 71, "unit": "g/L"},
    {"analyte": "potassium", "value": 3.1, "unit": "mmol/L"},
]


def suggestion(
    content: dict[str, Any], protocol: str, pronoun: Pronoun | None, country: str | None = None
) -> Suggestion:
    """The suggestion for a case of CASES with LABS, said of somebody with this pronoun."""
    case = parse_case({"as_of": "2026-11-22", "patient": {"age": 62, "sex": "female"}, "labs": LABS, **content})
    content_of = spelled_for(KNOWLEDGE, country)
    knowledge = content_of if pronoun is None else told_of(content_of, pronoun)
    return suggest(case, protocol, knowledge=knowledge)


def to_patients(part: Any, plain: bool = False) -> Iterator[str]:
    """Every text of a dumped value that stands under a key for patients."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield from to_patients(value, plain or key.endswith("plain"))
    elif isinstance(part, list | tuple):
        for value in part:
            yield from to_patients(value, plain)
    elif plain and isinstance(part, str):
        yield part


@pytest.mark.parametrize(
    ("said", "she", "they"),
    [
        ("You take a blood thinner. Your INR counts.", "She takes a blood thinner. Her INR counts.", "They take a"),
        ("Say that you have reacted to B12.", "Say that she has reacted to B12.", "Say that they have reacted"),
        ("They decide which B12 is right for you.", "They decide which B12 is right for her.", "right for them."),
        ("If you become unsteady", "If she becomes unsteady", "If they become unsteady"),
        ("what you still get", "what she still gets", "what they still get"),
        ("You had it, and you don't need it", "She had it, and she doesn't need it", "They had it, and they don't"),
        ("Do not stop it by yourself.", "Do not stop it without asking first.", "without asking first."),
        ("Someone should see you soon", "Someone should see her soon", "see them soon"),
        ("You are pregnant and have a rash.", "She is pregnant and has a rash.", "They are pregnant and have a rash."),
        (
            "If you feel well, ask and take no more.",
            "If she feels well, ask and take no more.",
            "If they feel well, ask",
        ),
        ("tests from before you began", "tests from before she began", "before they began"),
        ("It does not stay in you.", "It does not stay in her.", "stay in them."),
        ("Ask why yours was stopped.", "Ask why hers was stopped.", "why theirs was stopped."),
    ],
)
def test_the_pronoun_and_its_verb_follow(said: str, she: str, they: str) -> None:
    assert GRAMMAR.said_of(said, "she") == she
    assert they in GRAMMAR.said_of(said, "they")


@pytest.mark.parametrize("pronoun", GRAMMAR.pronouns)
def test_no_sentence_for_patients_speaks_to_its_reader_when_it_is_said_of_another(pronoun: Pronoun) -> None:
    said = [GRAMMAR.said_of(text, pronoun) for text in said_to_patients(KNOWLEDGE)]
    assert [text for text in said if addresses(text)] == []


@pytest.mark.parametrize("pronoun", ["she", "he"])
def test_no_verb_is_left_as_it_goes_with_you(pronoun: Pronoun) -> None:
    left = re.compile(rf"\b{pronoun} (?:already |still |usually )?(?:{'|'.join(GRAMMAR.verbs)})\b", re.IGNORECASE)
    said = [GRAMMAR.said_of(text, pronoun) for text in said_to_patients(KNOWLEDGE)]
    assert [text for text in said if left.search(text)] == []


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize("content", CASES)
def test_a_plan_and_its_dates_speak_of_the_person_by_every_protocol(content: dict[str, Any], protocol: str) -> None:
    ways: tuple[tuple[Pronoun, str], ...] = (("she", "US"), ("he", "GB"), ("they", "US"))
    for pronoun, country in ways:
        told = suggestion(content, protocol, pronoun, country)
        texts = list(to_patients(told.model_dump(by_alias=True)))
        if told.regimen is not None:
            knowledge = told_of(spelled_for(KNOWLEDGE, country), pronoun)
            dates = build_schedule(told, told_as_of(), knowledge=knowledge)
            texts += to_patients(dates.model_dump())
        assert [text for text in texts if addresses(text)] == []


def told_as_of() -> Any:
    """The day of the cases."""
    return parse_case({"as_of": "2026-11-22"}).as_of


@pytest.mark.parametrize("content", CASES)
def test_what_is_said_to_clinicians_and_the_dose_stay_the_same(content: dict[str, Any]) -> None:
    told, own = (suggestion(content, "uk-nice-bnf", pronoun) for pronoun in ("he", None))
    for_clinicians = [part.text for part in (*told.reasons, *told.safety, *told.referrals, *told.monitoring)]
    assert for_clinicians == [part.text for part in (*own.reasons, *own.safety, *own.referrals, *own.monitoring)]
    assert (told.headline, told.status, told.urgency) == (own.headline, own.status, own.urgency)
    assert (told.regimen is None) == (own.regimen is None)
    if told.regimen is not None and own.regimen is not None:
        assert [step.dose_mcg for step in told.regimen.steps] == [step.dose_mcg for step in own.regimen.steps]
    assert told.knowledge == own.knowledge


def test_the_content_said_of_another_is_made_once_and_leaves_the_patients_own_as_it_is() -> None:
    before = said_to_patients(KNOWLEDGE)
    assert told_of(KNOWLEDGE, "she") is told_of(KNOWLEDGE, "she")
    assert rulebook_of(told_of(KNOWLEDGE, "she")) is not rulebook_of(KNOWLEDGE)
    assert said_to_patients(KNOWLEDGE) == before


@pytest.mark.parametrize(
    ("patient", "refused"),
    [
        ("You perspire at night.", "'You perspire'"),
        ("Keep it to yourself.", "'yourself'"),
    ],
)
def test_a_sentence_that_has_no_form_for_another_is_refused(patient: str, refused: str) -> None:
    assert f"has no form for {refused}" in "\n".join(map(str, check_knowledge(with_first_reason(patient))))


def test_other_words_for_what_is_nowhere_said_are_refused() -> None:
    texts = read_knowledge_texts()
    content = yaml.safe_load(texts["third_person.yml"])
    content["sentences"]["what nobody says"] = "what was never said"
    texts["third_person.yml"] = yaml.safe_dump(content)
    problems = "\n".join(map(str, check_knowledge(parse_knowledge(texts))))
    assert "what nobody says" in problems


def with_first_reason(patient: str) -> Any:
    """The knowledge with these words to patients in its first reason."""
    texts = read_knowledge_texts()
    reasons = yaml.safe_load(texts["rules/reasons.yml"])
    reasons[0]["patient"] = patient
    texts["rules/reasons.yml"] = yaml.safe_dump(reasons)
    return parse_knowledge(texts)
