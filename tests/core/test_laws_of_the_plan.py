"""Laws of which plan is given: more harm never means less, a second cause never weakens, nothing is asked again."""

from __future__ import annotations

import copy
from typing import Any

from cases import CAUSES, KNOWLEDGE, answer, contents, how_urgent, lab, protocols, treatable
from hypothesis import given, settings
from hypothesis import strategies as st

from b12core import Suggestion, parse_case
from b12core.assessment import assess
from b12core.decision import Decision, judge
from b12core.knowledge.line_schema import RegimenRule
from b12core.knowledge.strength import strength
from b12core.line_choice import choose
from b12core.rulebook import rulebook_of

BOOK = rulebook_of(KNOWLEDGE)
Content = dict[str, Any]

LASTS = ("until_cause_resolved", "review", "lifelong")


def decide(content: Content, protocol: str) -> Decision:
    return choose(judge(assess(parse_case(content), KNOWLEDGE), BOOK), protocol, BOOK)


def without(content: Content, *analytes: str) -> Content:
    return {**content, "labs": [result for result in content["labs"] if result["analyte"] not in analytes]}


def with_haemoglobin(content: Content, grams: float) -> Content:
    changed = without(content, "haemoglobin")
    return {**changed, "labs": [*changed["labs"], lab("haemoglobin", grams, "g/L")]}


@settings(max_examples=250, deadline=None)
@given(treatable, protocols)
def test_severity_never_lowers_urgency_and_never_gives_less(content: Content, protocol: str) -> None:
    """S-32. A protocol that injects in severe deficiency without a dose may be silent; it never gives less."""
    mild, severe = with_haemoglobin(content, 140), with_haemoglobin(content, 60)
    before, after = answer(mild, protocol), answer(severe, protocol)
    assert how_urgent(after) >= how_urgent(before)
    calm, worse = decide(mild, protocol), decide(severe, protocol)
    if calm.steps and worse.steps:
        assert strength(worse.steps) >= strength(calm.steps)


@settings(max_examples=250, deadline=None)
@given(treatable, protocols, st.sampled_from([cause for cause in CAUSES if cause not in ("hereditary", "unknown")]))
def test_a_second_cause_never_weakens_a_plan(content: Content, protocol: str, cause: str) -> None:
    one, two = answer(content, protocol), answer({**content, "causes": [cause]}, protocol)
    assert how_urgent(two) >= how_urgent(one)
    alone, together = decide(content, protocol), decide({**content, "causes": [cause]}, protocol)
    if alone.steps and together.stage == alone.stage:
        assert together.steps, "a second cause took the plan away"
        assert strength(together.steps) >= strength(alone.steps)
    if one.regimen is not None and two.regimen is not None and together.stage == alone.stage:
        assert LASTS.index(two.regimen.duration) >= LASTS.index(one.regimen.duration)


@settings(max_examples=150, deadline=None)
@given(treatable, protocols, st.permutations(["dietary", "metformin", "pernicious_anaemia", "coeliac_disease"]))
def test_the_order_of_causes_changes_no_plan(content: Content, protocol: str, causes: list[str]) -> None:
    named = {**content, "cause": causes[0], "causes": causes[1:]}
    sorted_causes = sorted(causes)
    again = {**content, "cause": sorted_causes[0], "causes": sorted_causes[1:]}
    first, second = answer(named, protocol), answer(again, protocol)
    assert (first.status, first.urgency) == (second.status, second.urgency)
    assert (first.regimen and first.regimen.steps) == (second.regimen and second.regimen.steps)


def given_inputs(content: Content) -> set[str]:
    """The inputs that a case holds, by the names that `missing` uses. What was asked and is not known counts as not
    given, and so does a phase or a cause that somebody could not tell; it is marked so where it is named again.
    """
    found = {f"labs.{result['analyte']}" for result in content["labs"]}
    found |= {"phase"} if content["phase"] in ("repletion", "maintenance") else set()
    found |= {"cause"} if content["cause"] not in (None, "unknown") or content.get("causes") else set()
    found |= {"patient.age"} if content["patient"].get("age") is not None else set()
    found |= {name for name in ("conditions", "medicines") if content[name] is not None}
    return found


@settings(max_examples=300, deadline=None)
@given(contents, protocols)
def test_nothing_that_was_given_is_asked_for(content: Content, protocol: str) -> None:
    suggestion = answer(content, protocol)
    assert not {gap.field for gap in suggestion.missing} & given_inputs(content)


@settings(max_examples=300, deadline=None)
@given(contents, protocols)
def test_what_was_asked_and_is_not_known_is_never_named_as_not_asked(content: Content, protocol: str) -> None:
    """An unsure phase and an unknown cause are answers: where they are named again, it is said that they were asked."""
    asked = {**content, "phase": "unsure", "cause": "unknown", "not_known": ["conditions", "labs.mma", "labs.folate"]}
    status = {gap.field: gap.status for gap in answer(asked, protocol).missing}
    for field in ("phase", "cause", "conditions", "labs.mma", "labs.folate"):
        assert status.get(field) in (None, "not_known")


@settings(max_examples=200, deadline=None)
@given(treatable, protocols)
def test_an_unknown_cause_withholds_nothing_that_the_protocol_has_a_line_for(content: Content, protocol: str) -> None:
    """S-32."""
    for cause in ("unknown", None):
        unknown = {**content, "cause": cause, "cause_detail": {}}
        suggestion = answer(unknown, protocol)
        assert "cause" not in {gap.field for gap in suggestion.missing if gap.decisive}


@settings(max_examples=200, deadline=None)
@given(treatable, protocols)
def test_an_extended_line_is_marked_wherever_it_speaks(content: Content, protocol: str) -> None:
    """S-16."""
    decision = decide(content, protocol)
    suggestion = answer(content, protocol)
    extended = decision.steps and isinstance(decision.line, RegimenRule) and decision.line.extended is not None
    against = [reason for reason in suggestion.reasons if reason.effect == "against"]
    assert bool(extended) == any(reason.rule.endswith(".extended") for reason in against)
    if extended:
        assert against[0].rule.endswith(".extended")
        assert against[0].confidence == "derived"
        assert any("source names only" in item for item in suggestion.confirmation.to_confirm)


@settings(max_examples=150, deadline=None)
@given(contents, protocols)
def test_urgency_stands_first_in_every_headline(content: Content, protocol: str) -> None:
    suggestion = answer(content, protocol)
    if suggestion.urgency is not None:
        lead = {"emergency": "Emergency", "same_day": "Same-day", "urgent": "Urgent"}[suggestion.urgency]
        assert suggestion.headline.startswith(lead)
        assert not suggestion.headline_plain.startswith(("A plan", "No plan", "Draft", "On these"))


def test_a_case_is_not_changed_by_being_judged() -> None:
    content: Content = {"phase": "repletion", "cause": "dietary", "causes": ["metformin"], "symptoms": {"present": []}}
    before = copy.deepcopy(content)
    assert isinstance(answer(content), Suggestion)
    assert content == before


_LEVELS_IN_TREATMENT = st.lists(
    st.builds(lab, st.just("serum_b12"), st.sampled_from([190, 352, 610, 1450, 3600]), st.just("ng/L")), max_size=1
)


@settings(max_examples=250, deadline=None)
@given(treatable, protocols, _LEVELS_IN_TREATMENT)
def test_long_term_treatment_without_a_deficiency_or_cause_that_was_ever_known_brings_no_plan(
    content: Content, protocol: str, levels: list[Content]
) -> None:
    """S-06. A level in treatment that is not low changes nothing in that; with nerve signs the draft goes along."""
    unproven = {**content, "phase": "maintenance", "cause": "unknown", "causes": [], "labs": levels}
    unproven |= {"symptoms": {"present": ["fatigue"], "absent": ["numbness"]}, "treatment": {"interval_days": 30}}
    suggestion = answer({**unproven, "patient": {"age": 58, "sex": "male"}, "cause_detail": {}}, protocol)
    assert suggestion.regimen is None
    assert suggestion.status in ("refer", "out_of_scope")


@settings(max_examples=250, deadline=None)
@given(treatable, protocols)
def test_of_a_treatment_that_was_stopped_nobody_says_that_it_goes_on(content: Content, protocol: str) -> None:
    stopped = {"product": "hydroxocobalamin", "dose_mcg": 1000, "last_dose_on": "2026-09-01", "stopped": True}
    said = answer({**content, "as_of": "2026-11-22", "phase": "maintenance", "treatment": stopped}, protocol)
    text = said.model_dump_json()
    for words in ("already have long-term treatment", "keep on with it", "given as planned", "Loading has begun"):
        assert words not in text
    assert said.appraisal is None or said.appraisal.change == "none_in_use"
