"""A condition that the numbers show counts as if it had been named, and one line for one thing loses nothing (S-32)."""

from __future__ import annotations

import copy
import re

import hypothesis.strategies as st
import pytest
from cases import KNOWLEDGE, Content, answer, case, contents, how_urgent, lab, protocols, with_condition
from hypothesis import assume, given

from b12core import Suggestion, parse_case
from b12core.assessment import assess
from b12core.decision import judge
from b12core.identifiers import CONDITIONS, URGENCIES
from b12core.rulebook import rulebook_of

BOOK = rulebook_of(KNOWLEDGE)
RULES = {rule.id: rule for rule in KNOWLEDGE.referrals}

ANAEMIA = lab("haemoglobin", 101, "g/L")
COUNTED: dict[str, list[list[Content]]] = {
    "pancytopenia": [
        [lab("platelets", 120, "10^9/L"), lab("white_cells", 3.2, "10^9/L")],
        [lab("platelets", 32, "10^9/L"), lab("white_cells", 1.7, "10^9/L")],
        [lab("platelets", 90, "10^9/L"), lab("neutrophils", 0.8, "10^9/L")],
    ],
    "kidney_disease": [
        [lab("egfr", 59, "mL/min/1.73m2")],
        [lab("egfr", 15, "mL/min/1.73m2", comparator="<")],
        [lab("creatinine", 300, "umol/L", reference_high=110)],
        [lab("creatinine", 121, "umol/L")],
        [lab("creatinine", 5.9, "mg/dL")],
        [lab("creatinine", 200, "umol/L", comparator=">")],
    ],
}
"""Results that show a condition, beside an anaemia."""

DANGERS: list[Content] = [
    lab("haemoglobin", 79, "g/L"),
    lab("haemoglobin", 52, "g/L"),
    lab("haemoglobin", 215, "g/L"),
    lab("platelets", 45, "10^9/L"),
    lab("platelets", 11, "10^9/L"),
    lab("platelets", 1300, "10^9/L"),
    lab("white_cells", 1.9, "10^9/L"),
    lab("white_cells", 0.8, "10^9/L"),
    lab("neutrophils", 0.9, "10^9/L"),
    lab("neutrophils", 0.2, "10^9/L"),
    lab("potassium", 2.8, "mmol/L"),
    lab("potassium", 6.5, "mmol/L"),
    lab("egfr", 20, "mL/min/1.73m2"),
]

STARTS = re.compile(
    r"without waiting|not wait|before results|on suspicion|not be delayed|without delay|start (B12|treatment)\b",
    re.IGNORECASE,
)
"""Words that ask for B12 at once."""


def said_referrals(suggestion: Suggestion) -> set[str]:
    """The referrals that hold, those said by another line among them."""
    return {rule for item in suggestion.referrals for rule in (item.rule, *item.includes)}


def _without(content: Content, *analytes: str) -> Content:
    changed = copy.deepcopy(content)
    changed["labs"] = [result for result in changed["labs"] if result["analyte"] not in analytes]
    changed["conditions"] = [
        known for known in changed.get("conditions") or [] if known not in ("pancytopenia", "kidney_disease")
    ]
    return changed


@given(content=contents, protocol=protocols, condition=st.sampled_from(sorted(COUNTED)), data=st.data())
def test_a_number_says_no_less_than_the_tick_for_what_it_shows(
    content: Content, protocol: str, condition: str, data: st.DataObject
) -> None:
    counted = data.draw(st.sampled_from(COUNTED[condition]))
    plain = _without(content, "haemoglobin", "platelets", "white_cells", "neutrophils", "egfr", "creatinine")
    plain["labs"] = [*plain["labs"], ANAEMIA]
    plain["patient"] = {**plain["patient"], "pregnant": False}
    ticked = answer(with_condition(plain, condition), protocol)
    shown = answer({**plain, "labs": [*plain["labs"], *counted]}, protocol)
    assert how_urgent(shown) >= how_urgent(ticked)
    assert {item.id for item in shown.safety} >= {item.id for item in ticked.safety}
    assert said_referrals(shown) >= said_referrals(ticked)
    assert {item.rule for item in shown.interpretation} >= {item.rule for item in ticked.interpretation}


@pytest.mark.parametrize("condition", sorted(COUNTED))
def test_what_a_number_shows_points_at_the_number_and_not_at_the_list_of_conditions(condition: str) -> None:
    for counted in COUNTED[condition]:
        shown = answer(case(labs=[lab("serum_b12", 98, "pg/mL"), ANAEMIA, *counted], conditions=[]))
        said = [*shown.referrals, *shown.safety, *shown.interpretation]
        because_of = {path for item in said for path in item.because_of}
        assert {f"labs.{result['analyte']}" for result in counted} <= because_of
        assert "conditions" not in because_of


@given(content=contents, protocol=protocols, danger=st.sampled_from(DANGERS))
def test_a_dangerous_result_more_never_makes_a_case_less_urgent(
    content: Content, protocol: str, danger: Content
) -> None:
    more = copy.deepcopy(content)
    assume(danger["analyte"] not in {result["analyte"] for result in content["labs"]})
    more["labs"] = [*more["labs"], danger]
    assert how_urgent(answer(more, protocol)) >= how_urgent(answer(content, protocol))


@given(content=contents, protocol=protocols, condition=st.sampled_from(CONDITIONS))
def test_a_condition_more_never_makes_a_case_less_urgent(content: Content, protocol: str, condition: str) -> None:
    more = with_condition(content, condition)
    assert how_urgent(answer(more, protocol)) >= how_urgent(answer(content, protocol))


@given(content=contents, protocol=protocols)
def test_one_line_for_one_thing_is_no_less_urgent_and_loses_no_kind_of_help(content: Content, protocol: str) -> None:
    fired = judge(assess(parse_case(content), KNOWLEDGE), BOOK).referrals
    shown = answer(content, protocol).referrals
    assert {rule.id for rule in fired} == {rule for item in shown for rule in (item.rule, *item.includes)}
    assert {rule.urgency for rule in fired} - {None} == set() or min(
        URGENCIES.index(rule.urgency) for rule in fired if rule.urgency
    ) == min(URGENCIES.index(item.urgency) for item in shown if item.urgency)
    helping = {kind for item in shown for kind in RULES[item.rule].help}
    assert {kind for rule in fired for kind in rule.help} == helping


ALL_SIGNS = sorted(
    {
        fact
        for rule in KNOWLEDGE.referrals
        for fact in (*rule.when.all, *rule.when.any)
        if fact.startswith("symptom:") and fact.removeprefix("symptom:") not in KNOWLEDGE.emergency_symptoms
    }
)
PEOPLE: list[Content] = [
    {"age": 40, "sex": "male"},
    {"age": 30, "sex": "female", "pregnant": True},
    {"age": 30, "sex": "female", "pregnant": True, "clinician_plan": True},
    {"age": 30, "sex": "female", "pregnant": False, "breastfeeding": True},
]
LOW = [lab("haemoglobin", 62, "g/L"), lab("platelets", 30, "10^9/L"), lab("white_cells", 1.0, "10^9/L")]


SIGNS = [sign.removeprefix("symptom:") for sign in ALL_SIGNS]
TOLD_APART: list[tuple[list[str], list[Content]]] = [
    *(([sign], LOW) for sign in SIGNS),
    *((SIGNS, results) for results in ([], [lab("serum_b12", 90, "ng/L")])),
    ([], [lab("haemoglobin", 90, "g/L"), lab("mcv", 121, "fL")]),
]
"""Each sign beside very low counts, and all of them beside little else."""


@pytest.mark.parametrize("protocol", ["us-practice", "uk-nice-bnf"])
@pytest.mark.parametrize("condition", ["cobalamin_allergy", "cobalt_allergy"])
@pytest.mark.parametrize("cause", ["pernicious_anaemia", "nitrous_oxide", "bariatric_surgery", "unknown"])
def test_no_text_asks_for_a_start_where_an_allergy_forbids_every_product(
    protocol: str, condition: str, cause: str
) -> None:
    """S-02: beside a contraindication nothing in the card says to start at once."""
    for patient in PEOPLE:
        for present, results in TOLD_APART:
            content = case(
                cause=cause, conditions=[condition], patient=patient, labs=results, symptoms={"present": present}
            )
            _asks_for_no_start(answer(content, protocol))


@given(content=contents, protocol=protocols, condition=st.sampled_from(["cobalamin_allergy", "cobalt_allergy"]))
def test_whatever_else_is_the_case_an_allergy_is_beside_no_start(
    content: Content, protocol: str, condition: str
) -> None:
    _asks_for_no_start(answer(with_condition(content, condition), protocol))


@pytest.mark.parametrize("protocol", ["us-practice", "uk-nice-bnf"])
@pytest.mark.parametrize("cause", ["pernicious_anaemia", "nitrous_oxide", "dietary"])
def test_no_referral_asks_for_a_start_before_the_product_is_named_with_lebers_disease(
    protocol: str, cause: str
) -> None:
    """S-12."""
    for patient in PEOPLE:
        for present, results in TOLD_APART:
            content = case(
                cause=cause,
                conditions=["leber_optic_neuropathy"],
                patient=patient,
                labs=results,
                symptoms={"present": present},
            )
            suggestion = answer(content, protocol)
            for item in suggestion.referrals:
                assert not STARTS.search(item.text), item.text
                assert not STARTS.search(item.plain), item.plain
            if suggestion.regimen is None:
                _asks_for_no_start(suggestion)


def _asks_for_no_start(suggestion: Suggestion) -> None:
    said = [
        *suggestion.reasons,
        *suggestion.referrals,
        *suggestion.safety,
        *suggestion.interpretation,
        *suggestion.monitoring,
        *suggestion.expect,
        *suggestion.findings,
    ]
    texts = [text for item in said for text in (item.text, item.plain)]
    texts += [suggestion.headline, suggestion.headline_plain]
    texts += [item.plain for item in suggestion.missing] + [item.would_help for item in suggestion.missing]
    texts += [change.then for change in suggestion.would_change]
    for text in texts:
        assert not STARTS.search(text), text
