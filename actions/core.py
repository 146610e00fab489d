"""The one place where the actions meet the dosing core: its knowledge, the clinic's file, and the suggestion."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from actions.registers import Register
from b12core import suggest
from b12core.case import Case
from b12core.clinic import Clinic, check_clinic, parse_clinic
from b12core.first_judgement import FirstJudgement, first_judgement
from b12core.knowledge import Knowledge, load_knowledge, spelled_for, told_of
from b12core.knowledge.third_person import Pronoun
from b12core.suggestion import Suggestion


@cache
def knowledge(spoken_of: Pronoun | None = None) -> Knowledge:
    """The clinical content as the clinic's country spells it, loaded once; with a pronoun, what it says to a patient is
    said of somebody who is spoken of so.
    """
    own = spelled_for(load_knowledge(), clinic().country)
    return own if spoken_of is None else told_of(own, spoken_of)


@cache
def clinic() -> Clinic:
    """The clinic's settings, read once from the file that B12_CLINIC names (`clinic.yml` where it names none)."""
    settings = parse_clinic(Path(os.environ.get("B12_CLINIC", "clinic.yml")).read_text(encoding="utf-8"))
    check_clinic(settings, load_knowledge().protocols)
    return settings


def suggestion_for(case: Case, protocol: str | None = None, spoken_of: Pronoun | None = None) -> Suggestion:
    """The core's answer under a protocol that was chosen, else under the clinic's in their order; with a pronoun, what
    it says to a patient is said of somebody who is spoken of so.

    Raises CaseError for a fact that cannot be used.
    """
    return suggest(case, protocol, knowledge=knowledge(spoken_of), clinic=clinic())


def first_judgement_of(case: Case) -> FirstJudgement:
    """How urgent the case is, and its status where no protocol decides it. Raises CaseError like `suggestion_for`."""
    return first_judgement(case, knowledge(), clinic())


def protocol_name(protocol_id: str, register: Register) -> str:
    """What a protocol is called inside a sentence, never its id."""
    name = knowledge().protocols[protocol_id].name
    return name.clinician if register == "clinician" else name.patient


def name_of(kind: str, term_id: str, register: Register) -> str:
    """What the vocabulary calls a term for this reader; a medicine that it does not know is called as typed."""
    term = knowledge().vocabulary.terms[kind].get(term_id)
    if term is None:
        return term_id
    return term.name.clinician if register == "clinician" else term.name.patient


def clinic_words() -> dict[str, str]:
    """The clinic's name, contact and emergency number, and where clinicians sign in, as the sentences name them."""
    pages = clinic().clinicians
    return {
        "clinic": clinic().name,
        "contact": clinic().contact,
        "emergency_number": clinic().emergency_number,
        "pages": f"{pages.address}/clinic" if pages is not None else "",
    }
