"""Every sentence that a patient hears in the conversation, at reading grade 8 or below by Flesch and Kincaid (S-24).

A sentence is graded with its gaps filled in; in a list, each line counts as a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import textstat
from rasa.shared.core.domain import Domain

from actions.core import name_of
from actions.facts.people import people, pronouns_of
from actions.questions.catalogue import questions
from actions.questions.labs import WANTED
from actions.saying.languages import languages
from actions.saying.wording import listed, sentences
from deploy.environment import ROOT
from inside_rasa.dialogue_files import domain_files

HIGHEST_GRADE = 8.0

FEWEST_WORDS = 4
"""Words from which on a text counts as a sentence; a label such as `every week` has no reading grade."""

_FILLED_IN = {
    "clinic": "Riverside Clinic",
    "contact": "555-0100",
    "emergency_number": "911",
    "remaining": "falls or numbness",
    "items": "age: 58; numbness: yes",
    "names": "numb feet",
    "value": "98 pg/mL",
    "values": "98",
    "old": "98 pg/mL",
    "new": "89 pg/mL",
    "expected": "0 to 125",
    "label": "Age",
    "dose": "500 mcg",
    "basis": "UK guidance, 2024",
    "day": "Monday 1 December 2026",
    "plan": "1,000 mcg B12 into a muscle every month.",
    "gaps": "folate",
    "what": "your folate level",
    "reference": "ab12",
    "field": "age",
    "got": "580",
    "kept": "diet",
    "known": "aspirin",
    "word": "low",
    "number": "3",
}


class _Gaps(dict[str, str]):
    """What stands in for a gap that holds a name."""

    def __missing__(self, gap: str) -> str:
        return "B12"


def grade(text: str, **filled: str) -> float:
    """The reading grade of a text, each line of a list as a sentence."""
    whole = text.format_map(_Gaps({**_FILLED_IN, **filled}))
    return round(textstat.flesch_kincaid_grade(whole.replace("\n", ". ")), 1)


def _said() -> Iterator[tuple[str, str, dict[str, str]]]:
    for key, sentence in sentences().items():
        yield f"wording.yml {key}", sentence.patient, {}
    for name, variants in Domain.load(domain_files(ROOT / "domain.yml")).responses.items():
        for variant in variants:
            yield f"domain {name}", variant["text"], {}


def _asked() -> Iterator[tuple[str, str, dict[str, str]]]:
    wanted = [name_of("analytes", analyte, "patient") for analyte in WANTED]
    for item in questions().values():
        names = (
            [name_of(item.choose_from.kind, choice, "patient") for choice in item.choices] if item.choose_from else []
        )
        lists = {"list": "".join(f"\n- {n}" for n in names), "wanted_list": "".join(f"\n- {n}" for n in wanted)}
        if item.id == "pregnancy":
            lists["remaining"] = listed(["pregnant", "breastfeeding"], "or")
        for part in ("text", "more", "again", "why"):
            sentence = getattr(item, part)
            if sentence is not None:
                yield f"questions.yml {item.id}.{part}", sentence.patient, lists
        about = {**pronouns_of(people()["mother"]), "person": "your mother", **lists}
        told = {} if item.of_another is None else item.of_another.model_dump(exclude_none=True)
        for part, sentence in told.items():
            yield f"questions.yml {item.id}.of_another.{part}", sentence, about


@pytest.mark.parametrize(("place", "text", "filled"), [*_said(), *_asked()], ids=lambda value: str(value)[:40])
def test_a_patients_sentence_is_plain(place, text, filled):
    if len(text.split()) >= FEWEST_WORDS:
        assert grade(text, **filled) <= HIGHEST_GRADE, f"{place}: {text}"


def test_no_patients_sentence_is_in_shorthand():
    said = [(place, text) for place, text, _ in (*_said(), *_asked())]
    words = ("IM", "SC", "prn", "q.d.", "contraindicat", "parenteral", "hypersensitiv")
    assert [place for place, text in said for word in words if f" {word}" in f" {text}"] == []


def test_no_patients_sentence_tells_anyone_to_inject():
    assert [place for place, text, _ in (*_said(), *_asked()) if "you should inject" in text.lower()] == []


def test_every_other_language_names_the_clinic_and_the_emergency_number():
    for language in languages():
        assert "{clinic}" in language.text
        assert "{emergency_number}" in language.text
