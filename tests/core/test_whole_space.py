"""The whole discrete space of cases, judged under every protocol and compared with the protocol files as written.

S-09 is a proof by walking every cell: phase, cause, nerve signs, B12, metabolites, what rules a product out.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import yaml
from cases import CYANOCOBALAMIN, KNOWLEDGE, PROTOCOLS, Content, lab

from b12core import parse_case
from b12core.assessment import assess
from b12core.decision import Decision, Judgement, Settled, judge
from b12core.identifiers import CAUSES, PHASES
from b12core.knowledge import read_knowledge_texts
from b12core.line_choice import choose
from b12core.need import TREATS
from b12core.rulebook import rulebook_of

BOOK = rulebook_of(KNOWLEDGE)
PREFERENCES = ("any", "oral", "injection")

NERVES: dict[str, Content] = {
    "definite": {"present": ["paraesthesia"]},
    "sight": {"present": ["visual_disturbance"]},
    "possible": {"present": ["memory_or_concentration_problems"], "absent": ["numbness"]},
    "none": {"present": []},
    "not asked": {},
}
LEVELS: tuple[float | None, ...] = (None, 100, 250, 600)
METABOLITES: tuple[float | None, ...] = (None, 900, 150)
RULED_OUT: tuple[tuple[str, ...], ...] = ((), ("leber_optic_neuropathy",), ("cobalt_allergy",))

Essence = tuple[object, ...]


@dataclass(frozen=True)
class Judged:
    """One cell of the space and what every protocol shares of its judgement."""

    phase: str | None
    cause: str | None
    nerves: str
    ruled_out: tuple[str, ...]
    judgement: Judgement

    @property
    def nerve_signs(self) -> bool:
        """Whether nerves are involved; sight that known Leber's disease explains says nothing of B12."""
        explained = self.nerves == "sight" and "leber_optic_neuropathy" in self.ruled_out
        return self.nerves in ("definite", "sight") and not explained


def _space() -> Iterator[Judged]:
    for phase, cause, nerves, level, metabolite, ruled_out in itertools.product(
        (None, *PHASES), (None, *CAUSES), NERVES, LEVELS, METABOLITES, RULED_OUT
    ):
        results = [lab("serum_b12", level, "ng/L")] if level else []
        results += [lab("mma", metabolite, "nmol/L")] if metabolite else []
        content: Content = {
            "phase": phase,
            "cause": cause,
            "symptoms": NERVES[nerves],
            "labs": results,
            "patient": {"age": 50, "sex": "male"},
            "conditions": list(ruled_out),
            "medicines": [],
        }
        situation = assess(parse_case(content), KNOWLEDGE)
        yield Judged(phase, cause, nerves, ruled_out, judge(situation, BOOK))


@pytest.fixture(scope="module")
def space() -> list[Judged]:
    return list(_space())


@dataclass(frozen=True)
class Decided:
    """What one protocol decides over the whole space, beside its file as written."""

    protocol: str
    decisions: list[tuple[Judged, Decision]]
    table: dict[tuple[str, str, bool], list[list[Essence]]]


@pytest.fixture(scope="module", params=PROTOCOLS)
def decided(request: pytest.FixtureRequest, space: list[Judged]) -> Decided:
    decisions = [
        (judged, choose(judged.judgement, request.param, BOOK, prefer))
        for judged in space
        if not isinstance(judged.judgement, Settled)
        for prefer in PREFERENCES
    ]
    return Decided(request.param, decisions, _table(request.param))


def _as_written(step: Any) -> Essence:
    dose, every = step["dose_mcg"], step["every"]
    return (
        step["phase"],
        step["product"],
        (dose["min"], dose["max"]),
        (step["route"], *step.get("other_routes", ())),
        (every["min"], every.get("max"), every["unit"]),
        step.get("doses"),
    )


def _as_decided(step: Any) -> Essence:
    return (
        step.phase,
        step.product,
        (step.dose_mcg.min, step.dose_mcg.max),
        (step.route, *step.other_routes),
        (step.every.min, step.every.max, step.every.unit),
        step.doses,
    )


@functools.cache
def _table(protocol: str) -> dict[tuple[str, str, bool], list[list[Essence]]]:
    """The protocol's file as it stands: for each stage, cause and nerve involvement the regimens written there."""
    written = yaml.load(read_knowledge_texts()[f"protocols/{protocol}.yml"], Loader=yaml.CSafeLoader)
    return {
        (stage, cause, rule["nerve_involvement"]): [
            [_as_written(step) for step in steps] for steps in (rule["steps"], *rule.get("options", ()))
        ]
        for rule in written["rules"]
        if rule.get("severity") != "severe" and rule.get("expecting") != "yes"
        for stage in rule["stage"]
        for cause in rule["causes"]
    }


def test_no_case_yields_a_regimen_from_outside_its_own_cell_of_the_protocol(decided: Decided) -> None:
    """A cause that is not known is the protocol's line for that; only a nerve course may stand beside maintenance."""
    for judged, decision in decided.decisions:
        nerves = judged.nerve_signs
        cause = str(judged.cause or "unknown")
        for steps in filter(None, (decision.steps, *decision.options)):
            stage = "repletion" if steps == decision.nerve_course else str(decision.stage)
            written = decided.table[(stage, cause, nerves)]
            assert [_as_decided(step) for step in steps] in written, (judged, decision)


def test_no_case_with_nerve_signs_is_started_on_the_ordinary_schedule(decided: Decided) -> None:
    """S-03."""
    for judged, decision in decided.decisions:
        if judged.nerve_signs and decision.stage != "maintenance" and decision.steps:
            ordinary = decided.table.get(("repletion", str(judged.cause), False), [])
            assert [_as_decided(step) for step in decision.steps] not in ordinary, (judged, decision)


def test_nitrous_oxide_without_nerve_signs_never_gets_the_schedule_of_another_cause(decided: Decided) -> None:
    """S-03: only a line that names nitrous oxide may speak."""
    for judged, decision in decided.decisions:
        if judged.cause == "nitrous_oxide" and decision.steps:
            assert (decision.stage, "nitrous_oxide", judged.nerve_signs) in decided.table


def test_no_case_with_lebers_disease_or_disturbed_sight_yields_cyanocobalamin(decided: Decided) -> None:
    """S-12."""
    for judged, decision in decided.decisions:
        if judged.nerves == "sight" or "leber_optic_neuropathy" in judged.ruled_out:
            products = {step.product for steps in (decision.steps, *decision.options) for step in steps}
            assert products.isdisjoint(CYANOCOBALAMIN), (judged, decision)


def test_no_case_with_an_allergy_is_left_to_a_protocol(space: list[Judged]) -> None:
    """S-02."""
    for judged in space:
        if "cobalt_allergy" in judged.ruled_out:
            assert isinstance(judged.judgement, Settled)
            assert judged.judgement.decision.status in ("refer", "out_of_scope")
            assert not judged.judgement.decision.steps


def test_no_case_of_nitrous_oxide_or_of_nerve_signs_is_not_indicated(space: list[Judged]) -> None:
    """S-08."""
    for judged in space:
        if judged.cause == "nitrous_oxide" or judged.nerve_signs:
            judgement = judged.judgement
            assert not isinstance(judgement, Settled) or judgement.decision.status != "not_indicated", judged


def test_no_case_of_an_irreversible_cause_in_maintenance_ends_for_want_of_a_deficiency(space: list[Judged]) -> None:
    """S-15."""
    for judged in space:
        if judged.phase == "maintenance" and judged.cause and not judged.ruled_out:
            judgement = judged.judgement
            assert not isinstance(judgement, Settled) or judgement.decision.status != "not_indicated", judged


def test_a_regimen_needs_the_phase_and_where_there_is_no_regimen_the_answer_says_why(decided: Decided) -> None:
    """S-06."""
    for judged, decision in decided.decisions:
        if decision.steps:
            begun = judged.phase in ("repletion", "maintenance") or decision.stage == "prevention"
            waits_for_nothing = decision.urgency is not None or decision.need in TREATS
            assert begun or (judged.phase == "unsure" and waits_for_nothing)
            assert decision.status in ("suggested", "refer")
        else:
            assert decision.status in ("needs_information", "refer")
            assert decision.needed or decision.status == "refer"


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_lifelong_intervals_of_one_product_never_land_on_another(protocol: str) -> None:
    """S-09: two to three months is hydroxocobalamin's interval; injected cyanocobalamin is never that far apart."""
    for regimens in _table(protocol).values():
        for _, product, _, routes, (_, longest, unit), _ in itertools.chain.from_iterable(regimens):
            assert "IV" not in routes
            if product == "cyanocobalamin" and unit == "month":
                assert longest is not None
                assert longest <= 2
