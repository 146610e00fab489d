"""How each answer reads on the review card and in an acknowledgement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from actions.core import knowledge, name_of
from actions.facts.days import in_words
from actions.facts.facts import Facts
from actions.facts.laboratory import as_typed, doubt_about, shown
from actions.questions.catalogue import Question, question
from actions.registers import Register
from actions.saying.wording import listed, say
from b12core.identifiers import SYMPTOMS
from b12core.words import every_words


def described(item: Question, facts: Facts, register: Register) -> str | None:
    """The value of a question's answer in words; None where nothing was given."""
    return _VALUES[item.id](item, facts, register) or None


def lab_in_words(analyte: str, facts: Facts, register: Register) -> str:
    """One stored result with its unit and conversion; one without a unit says that it is not used."""
    fact = facts.labs[analyte]
    if doubt_about(analyte, fact) == "unit":
        return say("value_unit_not_known", register, value=as_typed(fact))
    return shown(analyte, fact)


def _named(kind: str, field: str) -> Callable[[Question, Facts, Register], str]:
    def words(item: Question, facts: Facts, register: Register) -> str:
        value = getattr(facts, field)
        return name_of(kind, value, register) if value else ""

    return words


def _causes(item: Question, facts: Facts, register: Register) -> str:
    return listed([name_of("causes", cause, register) for cause in facts.all_causes])


def _symptoms(item: Question, facts: Facts, register: Register) -> str:
    own = set(item.choices)
    if item.id == "general_symptoms":
        own |= set(facts.symptoms_present) - set(question("nerve_symptoms").choices)
    absent = [symptom for symptom in item.choices if symptom in facts.symptoms_absent]
    told_apart = item.id == "general_symptoms" and (facts.signs_over or set(facts.acute_signs) - set(SYMPTOMS))
    if absent and len(absent) == len(item.choices) and not told_apart:
        return say("all_absent", register)
    present = [symptom for symptom in facts.symptoms_present if symptom in own]
    yes = [say("item_yes", register, name=name_of("symptoms", symptom, register)) for symptom in present]
    no = [say("item_no", register, name=name_of("symptoms", symptom, register)) for symptom in absent]
    if item.id == "general_symptoms":
        others = [sign for sign in facts.acute_signs if sign not in SYMPTOMS]
        yes += [say("item_yes", register, name=_sign(sign, register)) for sign in others]
        yes += [say("item_over", register, name=_sign(sign, register)) for sign in facts.signs_over]
    if item.id in facts.closed and present:
        no = [say("others_absent", register)]
    return "; ".join([*yes, *no])


def _sign(sign: str, register: Register) -> str:
    return name_of("symptoms", sign, register) if sign in SYMPTOMS else say(sign, register)


def _conditions(item: Question, facts: Facts, register: Register) -> str:
    present = [name_of("conditions", c, register) for c in facts.conditions if c in _of_question(item, facts)]
    if present:
        return listed(present)
    denied = [c for c in item.choices if c in facts.conditions_absent]
    if len(denied) == len(item.choices):
        return say("all_absent", register)
    return "; ".join(say("item_no", register, name=name_of("conditions", c, register)) for c in denied)


def _of_question(item: Question, facts: Facts) -> set[str]:
    if item.id == "allergies":
        return set(item.choices)
    return set(facts.conditions) - set(question("allergies").choices)


def _b12(item: Question, facts: Facts, register: Register) -> str:
    given = [analyte for analyte in ("serum_b12", "active_b12") if analyte in facts.labs]
    return "; ".join(_lab(analyte, facts, register) for analyte in given)


def _other_labs(item: Question, facts: Facts, register: Register) -> str:
    given = [analyte for analyte in facts.labs if analyte not in ("serum_b12", "active_b12")]
    words = "; ".join(_lab(analyte, facts, register) for analyte in given)
    return words or (say("all_absent", register) if item.id in facts.closed else "")


def _lab(analyte: str, facts: Facts, register: Register) -> str:
    told = say(
        "item_lab",
        register,
        name=name_of("analytes", analyte, register),
        value=lab_in_words(analyte, facts, register),
    )
    taken_on = facts.labs[analyte].taken_on
    day = knowledge().spelling.date(dt.date.fromisoformat(taken_on)) if taken_on else None
    return say("item_dated", register, item=told, day=day) if day else told


def _pregnancy(item: Question, facts: Facts, register: Register) -> str:
    if facts.sex == "male":
        return say("does_not_apply", register)
    states = [(name, getattr(facts, name)) for name in ("pregnant", "breastfeeding")]
    return "; ".join(say("item_yes" if v else "item_no", register, name=n) for n, v in states if v is not None)


def _medicines(item: Question, facts: Facts, register: Register) -> str:
    named = [name_of("medicines", medicine, register) for medicine in facts.medicines]
    return listed(named) or (say("all_absent", register) if item.id in facts.closed else "")


def _procedure(item: Question, facts: Facts, register: Register) -> str:
    procedure = facts.cause_detail.get("procedure")
    return name_of("procedures", procedure, register) if procedure else ""


def _interval(item: Question, facts: Facts, register: Register) -> str:
    return every_words(facts.interval_days) if facts.interval_days else ""


_VALUES: dict[str, Callable[[Question, Facts, Register], str]] = {
    "pending_lab": lambda item, facts, register: "",
    "phase": _named("phases", "phase"),
    "cause": _causes,
    "procedure": _procedure,
    "nerve_symptoms": _symptoms,
    "general_symptoms": _symptoms,
    "serum_b12": _b12,
    "other_labs": _other_labs,
    "age": lambda item, facts, register: "" if facts.age is None else str(facts.age),
    "pregnancy": _pregnancy,
    "allergies": _conditions,
    "conditions": _conditions,
    "medicines": _medicines,
    "product": _named("products", "product"),
    "dose": lambda item, facts, register: facts.dose_typed or "",
    "interval": _interval,
    "last_dose": lambda item, facts, register: (
        in_words(dt.date.fromisoformat(facts.last_dose_on)) if facts.last_dose_on else ""
    ),
    "symptom_course": _named("courses", "symptom_course"),
    "start_date": lambda item, facts, register: facts.start_date or "",
    "review": lambda item, facts, register: "",
}
