"""Asks the question that a form comes to next: wording, options, and other words after a miss. One class a question,
because Rasa finds them by name."""

from __future__ import annotations

from abc import abstractmethod

from actions.brevity import missing, worth_naming
from actions.core import name_of
from actions.entry import entry_of
from actions.laboratory import as_typed, expected_of
from actions.offers import buttons, offers
from actions.progress import remaining
from actions.questions import Question, question
from actions.reporting import Events, ReportedAction, Talk
from actions.this_turn import was_spoken
from actions.wording import listed
from b12core.identifiers import Analyte

WANTED: tuple[Analyte, ...] = (
    "haemoglobin",
    "mcv",
    "folate",
    "ferritin",
    "potassium",
    "egfr",
    "mma",
    "homocysteine",
    "intrinsic_factor_antibody",
)
"""Results asked for by name, as long as they were not given."""


class AskQuestion(ReportedAction):
    """Asks one question of the catalogue."""

    @property
    @abstractmethod
    def asks(self) -> str:
        """The question's id in the catalogue."""

    def name(self) -> str:
        return f"action_ask_{question(self.asks).slot}"

    def act(self, talk: Talk) -> Events:
        """Sends the question with its options, unless something else waits for an answer; returns no events."""
        if talk.tracker.get_slot("confirming"):
            return []
        item = question(self.asks)
        entry = entry_of(item, talk.facts, WANTED, talk.register)
        words, options = wording_of(item, talk), buttons(item, talk.facts, talk.register)
        if entry is None:
            talk.utter(words, options)
        else:
            talk.show(entry, words, options)
        return []


LIST_ENDS = "\n\n"
"""What keeps a sentence behind a list from becoming part of its last line."""


def wording_of(item: Question, talk: Talk) -> str:
    """The question's words: plain at first, other words after a miss, then the options, then a person."""
    misses = int(talk.tracker.get_slot("misses") or 0)
    values = _values(item, talk)
    if misses == 0:
        return _first_words(item, talk, values)
    parts = [] if was_spoken(talk.tracker) else [talk.say("not_understood")]
    parts.append(item.again.to(talk.register).format(**values))
    help_on = []
    if misses == 2:
        help_on = [talk.say("choose_below")]
    elif misses > 2:
        help_on = [talk.say("offer_person"), *(talk.say("or_go_on", option=title) for title in _ways_past(item, talk))]
    asked = " ".join(parts)
    return (LIST_ENDS if "\n" in asked else " ").join(filter(None, (asked, " ".join(help_on))))


def _ways_past(item: Question, talk: Talk) -> list[str]:
    """The option that leads past a question which cannot be answered, if it has one."""
    known = [offer for offer in offers(item, talk.facts) if offer.value in ("not_known", "unsure")]
    return [offer.title.to(talk.register) for offer in known[:1]]


def _first_words(item: Question, talk: Talk, values: dict[str, str]) -> str:
    if item.id == "pending_lab" and talk.facts.pending_labs:
        return _about_pending(talk)
    given = {*talk.facts.symptoms_present, *talk.facts.conditions}
    if item.id == "review" and talk.facts.only_ask is not None:
        return f"{item.text.to(talk.register)} {_still_missing(talk)}".strip()
    if item.many and given.intersection(item.choices):
        return talk.say("anything_else_of", **values)
    if item.many and len(remaining(item, talk.facts)) == 1:
        return talk.say("one_left_of", **values)
    if item.more is not None and talk.facts.medicines:
        return item.more.to(talk.register).format(**values)
    return item.text.to(talk.register).format(**values)


def _still_missing(talk: Talk) -> str:
    """What was not given and may change the suggestion, for whoever gave the case in one message."""
    gaps = [gap.would_help.rstrip(".") for gap in worth_naming(missing(talk.facts, talk.turn.today), talk.facts)]
    return talk.say("may_change", gaps="; ".join(gaps)) if gaps else ""


def _about_pending(talk: Talk) -> str:
    pending = talk.facts.pending_labs[0]
    held = pending.candidates[0]
    return talk.say(
        f"pending_{pending.doubt}",
        name=name_of("analytes", pending.analyte, talk.register),
        value=as_typed(held),
        expected=expected_of(pending.analyte, held),
    )


def _values(item: Question, talk: Talk) -> dict[str, str]:
    register = talk.register
    kind = item.choose_from.kind if item.choose_from else ""
    left = [name_of(kind, choice, register) for choice in remaining(item, talk.facts)]
    if item.id == "pregnancy":
        left = [] if talk.facts.pregnant is False else [talk.say("pregnant")]
        left.append(talk.say("breastfeeding"))
    wanted = [name_of("analytes", a, register) for a in WANTED if a not in talk.facts.labs]
    return {
        "remaining": listed(left, "or"),
        "list": _a_line_each(left),
        "wanted": listed(wanted),
        "wanted_list": _a_line_each(wanted),
        "known": listed([name_of("medicines", medicine, register) for medicine in talk.facts.medicines]),
    }


def _a_line_each(names: list[str]) -> str:
    return "".join(f"\n- {name}" for name in names)


class AskPendingLab(AskQuestion):
    asks = "pending_lab"


class AskPhase(AskQuestion):
    asks = "phase"


class AskCause(AskQuestion):
    asks = "cause"


class AskProcedure(AskQuestion):
    asks = "procedure"


class AskNerveSymptoms(AskQuestion):
    asks = "nerve_symptoms"


class AskGeneralSymptoms(AskQuestion):
    asks = "general_symptoms"


class AskSerumB12(AskQuestion):
    asks = "serum_b12"


class AskOtherLabs(AskQuestion):
    asks = "other_labs"


class AskAge(AskQuestion):
    asks = "age"


class AskPregnancy(AskQuestion):
    asks = "pregnancy"


class AskAllergies(AskQuestion):
    asks = "allergies"


class AskConditions(AskQuestion):
    asks = "conditions"


class AskMedicines(AskQuestion):
    asks = "medicines"


class AskProduct(AskQuestion):
    asks = "product"


class AskDose(AskQuestion):
    asks = "dose"


class AskInterval(AskQuestion):
    asks = "interval"


class AskLastDose(AskQuestion):
    asks = "last_dose"


class AskStartDate(AskQuestion):
    asks = "start_date"


class AskSymptomCourse(AskQuestion):
    asks = "symptom_course"
