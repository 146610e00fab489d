"""The one place where the actions meet the dosing core: its knowledge, the clinic's file, and the suggestion."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from actions.registers import Register
from b12core import suggest
from b12core.case import Case
from b12core.clinic import Clinic, check_clinic, parse_clinic
from b12core.knowledge import Knowledge, load_knowledge
from b12core.suggestion import Suggestion


@cache
def knowledge() -> Knowledge:
    """The clinical content, loaded once."""
    return load_knowledge()


@cache
def clinic() -> Clinic:
    """The clinic's settings, read once from the file that B12_CLINIC names (`clinic.yml` where it names none)."""
    settings = parse_clinic(Path(os.environ.get("B12_CLINIC", "clinic.yml")).read_text(encoding="utf-8"))
    check_clinic(settings, knowledge().protocols)
    return settings


def suggestion_for(case: Case) -> Suggestion:
    """The core's answer under the clinic's protocols in order. Raises CaseError for a fact that cannot be used."""
    return suggest(case, knowledge=knowledge(), clinic=clinic())


def name_of(kind: str, term_id: str, register: Register) -> str:
    """What the vocabulary calls a term for this reader; a medicine that it does not know is called as typed."""
    term = knowledge().vocabulary.terms[kind].get(term_id)
    if term is None:
        return term_id
    return term.name.clinician if register == "clinician" else term.name.patient


def clinic_words() -> dict[str, str]:
    """The clinic's name, contact and emergency number, as the sentences name them."""
    return {
        "clinic": clinic().name,
        "contact": clinic().contact,
        "emergency_number": clinic().emergency_number,
    }
