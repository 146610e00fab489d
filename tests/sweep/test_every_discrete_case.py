"""The whole discrete case space, under every protocol: each case ends in one regimen line or one refusal, and in law.

The cases are built from the contract's own values, so that a new cause, phase or condition joins by itself.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator

import pytest

from b12core import Case, Knowledge, load_knowledge, suggest
from b12core.assessment import assess
from b12core.decision import Decision, Open, judge
from b12core.identifiers import CAUSES
from b12core.knowledge.line_schema import RegimenRule, StepEntry
from b12core.line_choice import choose
from b12core.rulebook import Rulebook, rulebook_of
from b12core.step_ends import ways_to_end

PHASES: tuple[tuple[str | None, dict[str, object] | None], ...] = (
    ("repletion", None),
    ("repletion", {"product": "hydroxocobalamin", "dose_mcg": 1000, "doses_given": 6}),
    ("maintenance", None),
    ("maintenance", {"product": "hydroxocobalamin", "dose_mcg": 1000, "stopped": True}),
    (None, None),
)
"""Phases, each with the treatment in use; "unsure" is judged as a phase that is not known."""
SYMPTOMS = {
    "definite": {"present": ["paraesthesia", "gait_disturbance"]},
    "possible": {"present": ["memory_or_concentration_problems"], "absent": ["paraesthesia"]},
    "none": {"present": [], "absent": ["paraesthesia", "gait_disturbance"]},
    "not asked": {},
}
CAUSES_AND_OPERATIONS: tuple[tuple[str | None, str | None, tuple[str, ...]], ...] = (
    *((cause, None, ()) for cause in CAUSES),
    ("bariatric_surgery", "sleeve_gastrectomy", ()),
    ("ileal_resection", "terminal_ileum_partial", ()),
    ("dietary", None, ("metformin",)),
    ("metformin", None, ("pernicious_anaemia",)),
    ("dietary", None, ("nitrous_oxide",)),
    (None, None, ()),
)
"""A cause, the operation, and the other causes that are known."""
COURSES = ("worsening", "improving")
PHASES_AND_COURSES = (*itertools.product(PHASES, COURSES), (PHASES[1], "plateaued"))
"""A plateau decides only within a first course that is under way."""
PEOPLE = (
    {"age": 58, "sex": "female", "pregnant": False},
    {"age": 30, "sex": "female", "pregnant": False, "breastfeeding": True, "clinician_plan": True},
    {"age": 30, "sex": "female", "pregnant": True},
    {"age": 17},
    {},
)
CONDITIONS: tuple[list[str] | None, ...] = (
    [],
    ["cobalamin_allergy"],
    ["leber_optic_neuropathy"],
    ["kidney_disease"],
)
RESULTS: dict[str, list[dict[str, object]]] = {
    "deficient": [{"analyte": "serum_b12", "value": 98, "unit": "ng/L"}],
    "below 200": [{"analyte": "serum_b12", "value": 200, "unit": "ng/L", "comparator": "<"}],
    "indeterminate": [{"analyte": "serum_b12", "value": 250, "unit": "ng/L"}],
    "unlikely": [{"analyte": "serum_b12", "value": 600, "unit": "ng/L"}],
    "unlikely, MMA raised": [
        {"analyte": "serum_b12", "value": 600, "unit": "ng/L"},
        {"analyte": "mma", "value": 900, "unit": "nmol/L"},
    ],
    "unknown": [],
}
ANAEMIA: dict[str, list[dict[str, object]]] = {
    "severe": [{"analyte": "haemoglobin", "value": 75, "unit": "g/L"}],
    "not measured": [],
}
WHOLE_SUGGESTION_EVERY = 97
"""Of so many cases one goes through all of `suggest`; a prime, so that it meets every combination of the axes."""


def discrete_cases() -> Iterator[tuple[str, Case]]:
    """Every combination of the axes, with its nerve involvement."""
    for phased, caused, nerves, person, conditions, results, anaemia in itertools.product(
        PHASES_AND_COURSES, CAUSES_AND_OPERATIONS, SYMPTOMS, PEOPLE, CONDITIONS, RESULTS, ANAEMIA
    ):
        ((phase, given), course), (cause, operation, also) = phased, caused
        yield (
            nerves,
            Case.model_validate(
                {
                    "phase": phase,
                    "cause": cause,
                    "causes": also,
                    "treatment": given,
                    "cause_detail": {"procedure": operation},
                    "symptoms": SYMPTOMS[nerves],
                    "symptom_course": course,
                    "patient": person,
                    "conditions": conditions,
                    "labs": [*RESULTS[results], *ANAEMIA[anaemia]],
                }
            ),
        )


@pytest.fixture(scope="module")
def book() -> Rulebook:
    """The rulebook of the shipped knowledge."""
    return rulebook_of(load_knowledge())


def test_every_discrete_case_ends_in_one_line_or_one_refusal_and_keeps_every_law(
    book: Rulebook, capsys: pytest.CaptureFixture[str]
) -> None:
    outcomes: Counter[str] = Counter()
    judged = 0
    for number, (nerves, case) in enumerate(discrete_cases()):
        judgement = judge(assess(case, book.knowledge), book)
        for protocol in book.knowledge.protocols:
            decision = choose(judgement, protocol, book)
            outcomes[_decided_by(decision, protocol)] += 1
            judged += 1
            try:
                _keeps_the_laws(case, nerves, decision, protocol, book.knowledge)
            except AssertionError as broken:
                raise AssertionError(
                    f"{case.model_dump_json(exclude_defaults=True)} [{protocol}]: {broken}"
                ) from broken
            if not isinstance(judgement, Open):
                break
        if number % WHOLE_SUGGESTION_EVERY == 0:
            _whole_suggestion_is_complete(case)
    with capsys.disabled():
        print(f"\n{number + 1:,} discrete cases, {judged:,} decisions")
        for name, count in sorted(outcomes.items()):
            print(f"  {count:>9,}  {name}")
    lines = {line.id for protocol in book.knowledge.protocols.values() for line in (*protocol.rules, *protocol.silent)}
    assert lines <= set(outcomes), f"never reached: {sorted(lines - set(outcomes))}"


def _decided_by(decision: Decision, protocol: str) -> str:
    """The one rule, question or refusal that decides; fails where there is none, or more than one."""
    refusals = [decision.emergency, decision.refused_by]
    if decision.steps:
        assert decision.line is not None
        assert not any(refusals)
        assert not decision.needed
        return decision.line.id
    named = [refusal.id for refusal in refusals if refusal is not None]
    assert len(named) <= 1
    if named:
        return f"refused by {named[0]}"
    if decision.line is not None:
        return decision.line.id
    if decision.needed:
        return f"asks for {' and '.join(decision.needed)}"
    if decision.stage is not None:
        return f"{protocol} is silent"
    assert decision.need is not None
    return f"need: {decision.need}"


def _keeps_the_laws(case: Case, nerves: str, decision: Decision, protocol: str, knowledge: Knowledge) -> None:
    if not decision.steps:
        assert decision.status in ("refer", "out_of_scope", "needs_information", "not_indicated")
        return
    assert decision.status in ("suggested", "refer")
    assert decision.urgency != "emergency"
    assert case.patient.pregnant is not True
    assert case.patient.age is None or case.patient.age >= 18
    assert case.cause != "hereditary"
    conditions = case.conditions or ()
    assert "cobalamin_allergy" not in conditions
    assert isinstance(decision.line, RegimenRule)
    products = {step.product for steps in (decision.steps, *decision.options) for step in steps}
    if "leber_optic_neuropathy" in conditions:
        assert products.isdisjoint({"cyanocobalamin", "cyanocobalamin_oral"})
    regimens = (decision.line.steps, *decision.line.options)
    follows = tuple(tuple(step for step in steps if step.phase != "repletion") for steps in regimens)
    written = follows if decision.moved_on else regimens
    assert any(decision.steps in (steps, *_endings(steps)) for steps in written)
    assert len({cause for cause in decision.causes if cause == decision.cause}) == 1
    assert decision.line in knowledge.protocols[protocol].rules
    assert all(step.route != "IV" for step in decision.steps)
    if nerves == "definite":
        assert decision.line.nerve_involvement
        assert decision.urgency is not None
    if decision.at_plateau:
        assert case.symptom_course == "plateaued"
        assert decision.moved_on
        assert nerves == "definite"
    if decision.restarts:
        assert case.phase == "maintenance"
        assert nerves == "definite"
        assert case.symptom_course not in ("improving", "resolved")
    elif case.phase == "maintenance":
        stopped = case.treatment is not None and case.treatment.stopped
        loads = any(step.phase == "repletion" for step in decision.steps)
        assert stopped or not loads
        assert loads or not (stopped and nerves == "definite")
    if decision.line.extended is not None:
        assert not case.patient.pregnant
        assert not case.patient.breastfeeding
        assert nerves == "definite" or decision.cause != "nitrous_oxide"


def _endings(steps: tuple[StepEntry, ...]) -> Iterator[tuple[StepEntry, ...]]:
    """The same doses with each end that they can have."""
    if any(step.until is not None for step in steps):
        yield from zip(*(ways_to_end(step) for step in steps), strict=True)


def _whole_suggestion_is_complete(case: Case) -> None:
    suggestion = suggest(case)
    assert suggestion.confirmation.text
    assert suggestion.confirmation.plain
    if suggestion.regimen is not None:
        assert any(reason.sources for reason in suggestion.reasons)
        assert suggestion.monitoring
        known = {source.id for source in suggestion.sources}
        assert all(set(reason.sources) <= known for reason in suggestion.reasons)
