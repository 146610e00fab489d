"""What clinicians do with a draft: open it, correct a fact, ask the patient, confirm, change or reject it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict

from b12core import suggest
from b12core.case import Case
from b12core.entered_plan import beside_plan
from clinic.content import Content, Decision, Draft, Question, Version, plan_in_fields
from clinic.errors import NoPlan, Refused, Unusable
from clinic.people import Person
from clinic.plans import Plan, as_regimen, judge_plan
from clinic.shelf import Shelf
from clinic.words import names

LONGEST_WORDS = 500
"""Characters of a sentence to the patient, of a question, and of a clinician's own reason."""

URGENCIES = ("emergency", "same_day", "urgent", None)


Made = TypeVar("Made")


class Blocked(Refused):
    """A plan that may not be given to this patient."""

    why = "blocked"


class Opened(BaseModel):
    """A draft with its content, as a clinician sees it."""

    model_config = ConfigDict(frozen=True)

    draft: Draft
    content: Content


class Clinicians:
    """The clinic's side of a draft. Each step needs a right, and the version that the person had before them."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def inbox(self, person: Person) -> list[Draft]:
        """The drafts that wait, the most urgent first, then the oldest. Raises Forbidden."""
        person.must("see")
        with self._shelf.database.reading() as connection:
            waiting = self._shelf.drafts(connection, "waiting")
        return sorted(waiting, key=lambda draft: URGENCIES.index(draft.urgency))

    def closed(self, person: Person) -> list[Draft]:
        """The drafts about which was decided, or that wait no longer, the latest first. Raises Forbidden."""
        person.must("see")
        with self._shelf.database.reading() as connection:
            closed = self._shelf.drafts(connection, "confirmed", "changed", "rejected", "withdrawn", "expired")
        return sorted(closed, key=lambda draft: draft.closed_at or "", reverse=True)

    def open(self, person: Person, code: str) -> Opened:
        """The draft; that it was opened is recorded. Raises Forbidden, NotFound or Forgotten."""
        person.must("see")
        shelf = self._shelf
        with shelf.database.writing() as connection:
            opened = Opened(draft=shelf.draft(connection, code), content=shelf.content(connection, code))
            head = shelf.note(connection, person.id, "opened", code, opened.content)
        shelf.record.publish(head)
        return opened

    def look(self, person: Person, code: str) -> Opened:
        """The draft once more, for a page that is already open. Raises Forbidden, NotFound or Forgotten."""
        person.must("see")
        with self._shelf.database.reading() as connection:
            return Opened(draft=self._shelf.draft(connection, code), content=self._shelf.content(connection, code))

    def export(self, person: Person, code: str, make: Callable[[Opened], Made]) -> Made:
        """What is made of the draft for another system; that it was exported is recorded, once it could be made.

        Raises Forbidden, NotFound, Forgotten, or what `make` raises.
        """
        person.must("see")
        shelf = self._shelf
        with shelf.database.writing() as connection:
            opened = Opened(draft=shelf.draft(connection, code), content=shelf.content(connection, code))
            made = make(opened)
            head = shelf.note(connection, person.id, "exported", code, opened.content, reason="fhir")
        shelf.record.publish(head)
        return made

    def correct(self, person: Person, code: str, version: int, case: Case, protocol: str | None = None) -> None:
        """The facts as the clinician puts them, or another protocol: computed again, and the draft before it is kept.

        Raises Forbidden, Decided, StaleDraft, or CaseError for a fact that cannot be used.
        """
        person.must("decide")
        shelf = self._shelf
        with shelf.database.writing() as connection:
            content = shelf.waiting(connection, code, version)
            suggestion = suggest(case, protocol, clinic=content.clinic)
            corrected = Version(
                at=shelf.record.now(),
                by=person.id,
                by_name=person.name,
                case=case,
                protocol=protocol,
                suggestion=suggestion,
            )
            before = plan_in_fields(content.newest.suggestion.regimen)
            content = content.model_copy(update={"versions": (*content.versions, corrected)})
            shelf.replace(connection, code, version, content, urgency=suggestion.urgency)
            after = plan_in_fields(suggestion.regimen)
            head = shelf.note(connection, person.id, "corrected", code, content, before=before, after=after)
        shelf.record.publish(head)

    def ask(self, person: Person, code: str, version: int, text: str) -> None:
        """Puts a question to the patient, who finds it when they come back. Raises like `correct`, or Unusable."""
        person.must("decide")
        shelf = self._shelf
        words = _words("question", text)
        with shelf.database.writing() as connection:
            content = shelf.waiting(connection, code, version)
            if content.open_question is not None:
                raise Unusable(field="question")
            question = Question(at=shelf.record.now(), by_name=person.name, text=words)
            content = content.model_copy(update={"questions": (*content.questions, question)})
            shelf.replace(connection, code, version, content)
            shelf.news(connection, code)
            head = shelf.note(connection, person.id, "asked", code, content)
        shelf.record.publish(head)

    def confirm(self, person: Person, code: str, version: int, to_patient: str = "") -> None:
        """The plan as drafted is the patient's plan. Raises like `correct`, or NoPlan where there is none."""
        person.must("decide")
        with self._shelf.database.writing() as connection:
            content = self._shelf.waiting(connection, code, version)
            plan = content.newest.suggestion.regimen
            if plan is None:
                raise NoPlan(code=code)
            decision = self._decision(person, content, "confirmed", plan=plan, to_patient=to_patient)
            head = self._decide(connection, code, version, content, decision)
        self._shelf.record.publish(head)

    def change(self, person: Person, code: str, version: int, plan: Plan, why: str = "", to_patient: str = "") -> None:
        """Another plan is the patient's plan; one that no protocol gives needs the clinician's own reason.

        Raises like `correct`, Blocked for a plan that may not be given, or Unusable where the reason is missing.
        """
        person.must("decide")
        with self._shelf.database.writing() as connection:
            content = self._shelf.waiting(connection, code, version)
            drafted = content.newest
            judged = judge_plan(plan, drafted.case, drafted.suggestion, content.clinic)
            if judged.blocked is not None:
                raise Blocked(text=judged.blocked)
            reason = None if judged.cited and not why.strip() else _words("why", why)
            regimen = as_regimen(plan, content.clinic)
            beside = beside_plan(drafted.case, regimen, judged.read_as, content.clinic)
            decision = self._decision(
                person,
                content,
                "changed",
                plan=regimen,
                checks=beside.monitoring,
                safety=beside.safety,
                cited=judged.cited,
                why=reason,
                reason="cited" if judged.cited else "outside_cited",
                to_patient=to_patient,
            )
            head = self._decide(connection, code, version, content, decision)
        self._shelf.record.publish(head)

    def reject(self, person: Person, code: str, version: int, reason: str, to_patient: str = "") -> None:
        """There is no plan from this draft, for a coded reason. Raises like `correct`, or Unusable for another code."""
        person.must("decide")
        if reason not in names("reasons"):
            raise Unusable(field="reason")
        with self._shelf.database.writing() as connection:
            content = self._shelf.waiting(connection, code, version)
            decision = self._decision(person, content, "rejected", plan=None, reason=reason, to_patient=to_patient)
            head = self._decide(connection, code, version, content, decision)
        self._shelf.record.publish(head)

    def _decision(self, person: Person, content: Content, outcome: Any, to_patient: str, **about: Any) -> Decision:
        return Decision(
            outcome=outcome,
            by=person.id,
            name=person.name,
            title=person.title,
            at=self._shelf.record.now(),
            protocol=content.newest.suggestion.protocol,
            to_patient=_words("to_patient", to_patient) if to_patient.strip() else None,
            **about,
        )

    def _decide(self, connection: Any, code: str, version: int, content: Content, decision: Decision) -> Any:
        """Stores the decision, if the draft still waits in this version; the record holds the plan before and after."""
        shelf = self._shelf
        decided = content.model_copy(update={"decision": decision})
        shelf.replace(connection, code, version, decided, state=decision.outcome, closed_at=decision.at)
        shelf.news(connection, code)
        before = plan_in_fields(content.newest.suggestion.regimen)
        about = {"before": before, "after": plan_in_fields(decision.plan), "reason": decision.reason}
        return shelf.note(connection, decision.by, decision.outcome, code, decided, **about)


def _words(field: str, text: str) -> str:
    """The words without space around them. Raises Unusable for none, or for too many."""
    words = text.strip()
    if not words or len(words) > LONGEST_WORDS:
        raise Unusable(field=field)
    return words
