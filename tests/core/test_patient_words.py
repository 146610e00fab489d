"""Every sentence that a patient reads, at reading grade 8 or below by Flesch and Kincaid (S-24).

A text is graded whole, so that short fragments do not distort. A medicine's name counts as `B12`: no wording can make
it shorter. A schedule is shown step by step, so that each step counts as a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import textstat
from cases import KNOWLEDGE, answer, case, lab

from b12core.knowledge.standing import standing
from b12core.knowledge.third_person import Pronoun, addresses
from b12core.knowledge.variants import said_to_patients
from b12core.rulebook import rulebook_of

HIGHEST_GRADE = 8.0

_FILLED_IN = {
    "markers": "B12 98 pg/mL (72 pmol/L)",
    "level": "B12 512 pg/mL",
    "plan": "1,000 mcg B12 into a muscle every month; for life",
    "regimen": "1,000 mcg B12 into a muscle every month",
    "duration": "for life",
    "urgency": "See a doctor today",
    "urgency_lead": "",
    "because": "B12 is not low.",
    "needed": "your age",
    "used": "you are 58, B12 is low",
    "missing": "your iron store",
    "basis": "UK guidance, 2024",
    "against": "Guidelines differ.",
    "emergency_number": "911",
    "days": "365",
    "treatment": "B12 every month",
}


class _Gaps(dict[str, str]):
    """What stands in for a `{gap}` of a template while it is graded."""

    def __missing__(self, gap: str) -> str:
        return "B12"


def grade(text: str) -> float:
    """The reading grade of a text, medicines' names apart."""
    filled = text.format_map(_Gaps(_FILLED_IN))
    for name in sorted((term.name.patient for term in KNOWLEDGE.vocabulary.of("products")), key=len, reverse=True):
        filled = filled.replace(name, "B12")
    return round(textstat.flesch_kincaid_grade(filled), 1)


def offenders(texts: Iterator[tuple[str, str]]) -> list[str]:
    """The texts above the grade, worst first, with where they stand."""
    graded = sorted(((grade(text), place, text) for place, text in texts), reverse=True)
    return [f"{found}  {place}: {text}" for found, place, text in graded if found > HIGHEST_GRADE]


def _rules() -> Iterator[tuple[str, str]]:
    groups: dict[str, tuple[Any, ...]] = {
        "reasons": KNOWLEDGE.reasons,
        "referrals": KNOWLEDGE.referrals,
        "scope": KNOWLEDGE.scope,
        "safety": KNOWLEDGE.safety,
        "monitoring": KNOWLEDGE.monitoring,
        "expectations": KNOWLEDGE.expectations,
        "interpretation": KNOWLEDGE.interpretation,
        "trends": KNOWLEDGE.trends,
        "needs": tuple(KNOWLEDGE.needs.values()),
    }
    for name, rules in groups.items():
        for rule in rules:
            yield f"rules/{name}.yml {rule.id}", rule.patient
    for gap in KNOWLEDGE.missing:
        yield f"rules/missing.yml {gap.field}", gap.patient


def _attributes() -> Iterator[tuple[str, str]]:
    for cause in KNOWLEDGE.causes.values():
        yield f"causes.yml {cause.id}", cause.patient
    for bands in KNOWLEDGE.bands.values():
        for band in bands:
            yield f"bands.yml {band.id}", band.patient
    for analyte in KNOWLEDGE.analytes.values():
        if analyte.without_band is not None:
            yield f"analytes.yml {analyte.id}", analyte.without_band.patient
        for noted in analyte.noted_units:
            yield f"analytes.yml {analyte.id} {noted.unit}", noted.patient
    for source in KNOWLEDGE.sources.values():
        stands = standing(source, KNOWLEDGE, "patient")
        if stands is not None:
            yield f"sources.yml {source.id}", stands
    for option in KNOWLEDGE.considered:
        for part in ("found", "not_found", "never_with"):
            yield f"considered.yml {option.id}.{part}", getattr(option, part).patient


def _protocol(protocol_id: str) -> Iterator[tuple[str, str]]:
    protocol = KNOWLEDGE.protocols[protocol_id]
    yield f"{protocol_id} about", protocol.about.patient
    yield f"{protocol_id} silence", protocol.silence.patient
    for name in ("oral", "switching", "stopping"):
        said = getattr(protocol, name)
        if said is not None:
            yield f"{protocol_id} {name}", said.patient
    for line in (*protocol.rules, *protocol.silent):
        yield line.id, line.patient


def _steps(protocol_id: str) -> Iterator[tuple[str, str]]:
    words = rulebook_of(KNOWLEDGE).words[1]
    for rule in KNOWLEDGE.protocols[protocol_id].rules:
        for steps in (rule.steps, *rule.options):
            yield rule.id, ". ".join(words.step(step) for step in steps)


def _wording() -> Iterator[tuple[str, str]]:
    for group in ("headline", "finding", "appraisal", "change", "next_dose", "trend", "schedule"):
        for name, words in KNOWLEDGE.wording[group].items():
            yield f"wording.yml {group}.{name}", words["patient"]
    for name, words in KNOWLEDGE.wording["outcomes"].items():
        yield f"wording.yml outcomes.{name}", f"This would be {words['patient']}."
    for name, words in KNOWLEDGE.wording["duration"].items():
        yield f"wording.yml duration.{name}", f"You have it {words['patient']}."
    caveat = {name: words["patient"] for name, words in KNOWLEDGE.wording["confirmation"].items()}
    for name in ("line_not_signed_off", "line_signed_off"):
        yield f"wording.yml confirmation.{name}", caveat[name]
    for name in ("draft", "facts", "basis", "against", "do_not_wait", "limits", "not_signed_off", "signed_off"):
        yield f"wording.yml confirmation.{name}", caveat[name]


def _phrases(place: dict[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Every template of the wording file of three words or more, short ones as a sentence; the caveat stands above."""
    for name, words in place.items():
        if not isinstance(words, str):
            yield from _phrases(words, (*path, name))
        elif name == "patient" and len(words.split()) > 2 and path[0] != "confirmation":
            yield f"wording.yml {'.'.join(path)}", words if words.endswith(".") else f"This is {words}."


def _changes() -> Iterator[tuple[str, str]]:
    for change in KNOWLEDGE.changes:
        yield f"rules/changes.yml {change.id}", f"It would change if {change.patient}."
        if change.then is not None:
            yield f"rules/changes.yml {change.id} then", f"Then {change.then.patient}."


def test_every_sentence_of_the_rules_is_plain() -> None:
    assert offenders(_rules()) == []


def test_every_sentence_about_causes_results_and_lower_doses_is_plain() -> None:
    assert offenders(_attributes()) == []


@pytest.mark.parametrize("protocol", sorted(KNOWLEDGE.protocols))
def test_every_sentence_of_a_protocol_is_plain(protocol: str) -> None:
    assert offenders(_protocol(protocol)) == []


@pytest.mark.parametrize("protocol", sorted(KNOWLEDGE.protocols))
def test_every_schedule_is_plain(protocol: str) -> None:
    assert offenders(_steps(protocol)) == []


def test_every_sentence_around_them_is_plain() -> None:
    assert offenders(_wording()) == []


def test_every_phrase_of_a_note_or_a_table_is_plain() -> None:
    assert offenders(_phrases(dict(KNOWLEDGE.wording))) == []


@pytest.mark.parametrize("pronoun", KNOWLEDGE.third_person.pronouns)
def test_every_sentence_said_of_another_is_as_plain_as_to_the_patient(pronoun: Pronoun) -> None:
    whole = [text for text in said_to_patients(KNOWLEDGE) if addresses(text) and text.endswith((".", "?"))]
    said = {text: KNOWLEDGE.third_person.said_of(text, pronoun) for text in whole}
    assert [other for own, other in said.items() if grade(other) > max(HIGHEST_GRADE, grade(own))] == []


def test_every_change_that_is_named_is_plain() -> None:
    assert offenders(_changes()) == []


def test_the_grade_grows_with_long_words_and_long_sentences() -> None:
    assert grade("Your B12 is low. You need more.") < 3
    assert grade("Parenteral supplementation is recommended notwithstanding normal concentrations.") > HIGHEST_GRADE


@pytest.mark.parametrize("word", ["IM", "q.d.", "mg/dL", "prophylaxis", "macrocytosis", "off-licence", "contraindicat"])
def test_clinicians_shorthand_does_not_reach_patients(word: str) -> None:
    texts = [*_rules(), *_attributes(), *_wording(), *_changes()]
    texts += [text for protocol in KNOWLEDGE.protocols for text in (*_protocol(protocol), *_steps(protocol))]
    assert [place for place, text in texts if word in text.replace("IMM", "").split() or f" {word}" in f" {text}"] == []


def test_no_patients_sentence_tells_anyone_to_inject() -> None:
    suggestion = answer(case(labs=[lab("serum_b12", 98, "pg/mL"), lab("haemoglobin", 75, "g/L")]))
    said = [suggestion.headline_plain, *(item.plain for item in (*suggestion.reasons, *suggestion.monitoring))]
    assert not [text for text in said if "you should inject" in text.lower() or "inject yourself" in text.lower()]
