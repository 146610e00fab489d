"""Whatever the order of steps: no dose before the decision, one decision, a whole record (S-20, S-21)."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

from clinic_of_tests import Moment, a_case, a_plan, a_side, sent
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from clinic.errors import Refused
from clinic.patients import Receipt
from clinic.people import Person

DECISIONS = ("confirmed", "changed", "rejected")
CASES = (a_case(), a_case(phase="maintenance"), a_case(labs=[]))
WHO = st.sampled_from(("first", "second", "reader"))
SEEN = st.integers(min_value=0, max_value=2)
"""How many versions old what the person has before them is."""


@cache
def as_sent() -> tuple[Path, dict[str, Person], Receipt]:
    """A folder with one draft that waits, the people, and what the patient keeps."""
    folder = Path(tempfile.mkdtemp())
    side = a_side(folder, Moment())
    invited = {"first": ["prescriber"], "second": ["prescriber"], "reader": ["reader"]}
    people = {name: side.people.invite(name, "GP", roles)[0] for name, roles in invited.items()}
    receipt = side.patients.send(sent())
    side.close()
    return folder, people, receipt


class OneDraft(RuleBasedStateMachine):
    """Patients, two prescribers and a reader act on one draft, each with a version that may be old."""

    @initialize()
    def begin(self) -> None:
        template, self.people, self.receipt = as_sent()
        self.folder = Path(tempfile.mkdtemp())
        shutil.copytree(template, self.folder, dirs_exist_ok=True)
        self.moment = Moment()
        self.side = a_side(self.folder, self.moment)
        self.version = 1
        self.decided: list[str] = []

    @rule()
    def the_message_comes_again(self) -> None:
        waits = self.side.patients.see(self.receipt.code, self.receipt.secret).state == "waiting"
        assert (self.side.patients.send(sent()) == self.receipt) == waits

    @rule(who=WHO)
    def opened(self, who: str) -> None:
        self._try(self.side.clinicians.open, self.people[who])

    @rule(who=WHO, seen=SEEN, case=st.sampled_from(CASES))
    def corrected(self, who: str, seen: int, case: object) -> None:
        self._try(self.side.clinicians.correct, self.people[who], seen, case)

    @rule(who=WHO, seen=SEEN)
    def asked(self, who: str, seen: int) -> None:
        self._try(self.side.clinicians.ask, self.people[who], seen, "When was the last one?")

    @rule(seen=SEEN)
    def answered(self, seen: int) -> None:
        try:
            self.side.patients.answer(self.receipt.code, self.receipt.secret, self.version - seen, "In May.")
        except Refused:
            return
        self._stepped(seen)

    @rule(who=WHO, seen=SEEN)
    def confirmed(self, who: str, seen: int) -> None:
        self._decide("confirmed", who, seen)

    @rule(who=WHO, seen=SEEN)
    def changed(self, who: str, seen: int) -> None:
        self._decide("changed", who, seen, a_plan(), "as agreed")

    @rule(who=WHO, seen=SEEN)
    def rejected(self, who: str, seen: int) -> None:
        self._decide("rejected", who, seen, "seen_in_person")

    @rule()
    def withdrawn(self) -> None:
        try:
            self.side.patients.withdraw(self.receipt.code, self.receipt.secret)
        except Refused:
            return
        assert not self.decided
        self.version += 1

    @precondition(lambda self: self.moment.now.month == 11)
    @rule(days=st.sampled_from((5, 20)))
    def time_passes(self, days: int) -> None:
        self.moment.pass_by(days=days)
        self.version += self.side.age()[0]

    @invariant()
    def no_dose_is_shown_before_the_decision(self) -> None:
        view = self.side.patients.see(self.receipt.code, self.receipt.secret)
        has_plan = bool(self.decided) and self.decided[0] != "rejected" and not view.forgotten
        assert ("mcg" in view.model_dump_json()) == has_plan
        if not self.decided:
            assert view.decision is None
            assert view.state not in DECISIONS
        else:
            assert view.state == self.decided[0]

    @invariant()
    def there_is_one_decision(self) -> None:
        assert len(self.decided) <= 1
        with self.side.database.reading() as connection:
            events = [entry.event for entry, _ in self.side.record.entries(connection)]
            assert [event for event in events if event in DECISIONS] == self.decided
            assert self.side.record.faults(connection) == []

    def teardown(self) -> None:
        if hasattr(self, "side"):
            self.side.close()
            shutil.rmtree(self.folder)

    def _decide(self, step: str, who: str, seen: int, *about: object) -> None:
        does = {"confirmed": "confirm", "changed": "change", "rejected": "reject"}[step]
        if self._try(getattr(self.side.clinicians, does), self.people[who], seen, *about):
            assert who != "reader"
            self.decided.append(step)

    def _try(self, step: object, person: object, seen: int | None = None, *about: object) -> bool:
        given = (person, self.receipt.code) if seen is None else (person, self.receipt.code, self.version - seen)
        try:
            step(*given, *about)
        except Refused:
            return False
        if seen is not None:
            self._stepped(seen)
        return True

    def _stepped(self, seen: int) -> None:
        assert seen == 0, "a stale version was taken"
        assert not self.decided
        self.version += 1


TestOneDraft = OneDraft.TestCase
TestOneDraft.settings = settings(
    max_examples=15, stateful_step_count=10, deadline=None, suppress_health_check=list(HealthCheck)
)
