"""No sentence of a plan speaks of a state that the case does not have, over the discrete cases and every protocol.

A pregnancy, a delivery, a cause that goes on and a product that is ruled out are spoken of only where they are there.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import pytest
from core.cases import KNOWLEDGE, PROTOCOLS, Content, answer, case, lab, shown_steps

from b12core import Suggestion
from b12core.identifiers import CAUSES

TREATED = {"product": "hydroxocobalamin", "dose_mcg": 1000, "route": "IM", "interval_days": 84}
STAGES: tuple[Content, ...] = (
    {"phase": "repletion", "labs": [lab("serum_b12", 120, "ng/L")]},
    {"phase": "repletion", "labs": [lab("serum_b12", 190, "ng/L", comparator="<"), lab("haemoglobin", 118, "g/L")]},
    {"phase": "maintenance", "labs": [lab("serum_b12", 120, "ng/L", before_treatment=True)], "treatment": TREATED},
)
SIGNS: tuple[Content, ...] = (
    {"present": ["fatigue"], "absent": ["paraesthesia", "numbness"]},
    {"present": ["numbness"], "absent": []},
)
WISHES = ("any", "oral", "injection")
TREATABLE = [cause for cause in CAUSES if cause != "hereditary"]
MAN: Content = {"age": 50, "sex": "male"}


def cases(**more: object) -> Iterator[tuple[str, Content]]:
    """Every stage, cause and sign under every protocol, each wish in turn, with what else is told."""
    wishes = itertools.cycle(WISHES)
    for (stage, cause, signs), wish in zip(itertools.product(STAGES, TREATABLE, SIGNS), wishes, strict=False):
        content = case(**{**stage, "cause": cause, "symptoms": signs, "preferences": {"route": wish}, **more})
        for protocol in PROTOCOLS:
            yield protocol, content


def of_the_plan(suggestion: Suggestion) -> Iterator[str]:
    """What is said of the draft and of why, in both registers."""
    yield from (suggestion.headline, suggestion.headline_plain)
    for reason in (*suggestion.reasons, *suggestion.monitoring, *suggestion.expect, *suggestion.interpretation):
        yield from (reason.text, reason.plain)
    if suggestion.regimen is not None:
        yield from (suggestion.regimen.text, suggestion.regimen.plain)
        yield from (*suggestion.regimen.options_text, *suggestion.regimen.options_plain)
    yield from (*suggestion.confirmation.to_confirm, *suggestion.confirmation.to_confirm_plain)


def cautions(suggestion: Suggestion) -> Iterator[str]:
    for said in (*suggestion.safety, *suggestion.referrals):
        yield from (said.text, said.plain)


def spoken_of(words: str, content: Content, protocol: str) -> list[str]:
    suggestion = answer(content, protocol)
    return [text for text in (*of_the_plan(suggestion), *cautions(suggestion)) if re.search(words, text, re.IGNORECASE)]


def none_says(words: str, told: Iterator[tuple[str, Content]]) -> None:
    for protocol, content in told:
        assert not spoken_of(words, content, protocol), (protocol, content)


def test_to_a_man_nothing_is_said_of_a_pregnancy() -> None:
    none_says(r"pregnan|deliver(?:y|ed)\b|\bbirth|breastf|maternity|midwi|the pill\b", cases(patient=MAN))


def test_to_a_woman_who_only_breastfeeds_nothing_is_said_of_a_birth_to_come() -> None:
    woman = {"age": 30, "sex": "female", "pregnant": False, "breastfeeding": True, "clinician_plan": True}
    none_says(r"until (?:delivery|the birth)|in pregnancy,? what|\bdelivery\b", cases(patient=woman))


def test_in_pregnancy_treatment_goes_on_until_the_birth_or_the_end_of_breastfeeding() -> None:
    woman = {"age": 30, "sex": "female", "pregnant": True, "clinician_plan": True}
    stage = {**STAGES[0], "cause": "dietary", "symptoms": SIGNS[0], "patient": woman}
    regimen = answer(case(**stage), "uk-nice-bnf").regimen
    assert regimen is not None
    assert regimen.steps[0].until == "delivery or the end of breastfeeding"


def test_where_the_cause_is_gone_nothing_goes_on_for_as_long_as_it_lasts() -> None:
    gone = {"cause_detail": {"resolved": True, "nitrous_oxide": "stopped"}, "patient": MAN}
    none_says(
        r"until the diet|diet is corrected|until your food|as long as (?:the cause|the diet|your food|you take)|"
        r"stays low in B12|go on using|while (?:you take|metformin is|the (?:causative|acid-suppressing) medicine is)",
        cases(**gone),
    )


@pytest.mark.parametrize(
    "told", [{"conditions": ["leber_optic_neuropathy"]}, {"conditions": ["leber_in_family"]}], ids=["own", "family"]
)
def test_beside_lebers_disease_no_sentence_of_the_plan_speaks_for_tablets(told: Content) -> None:
    """What answers the wish for them, and whom a label is for, names them."""
    for protocol, content in cases(**told, patient=MAN):
        suggestion = answer(content, protocol)
        if suggestion.regimen is None:
            continue
        products = {step.product for step in shown_steps(suggestion)}
        assert products.isdisjoint({"cyanocobalamin", "cyanocobalamin_oral"}), (protocol, content)
        said = [
            text for text in of_the_plan(suggestion) if re.search(r"tablet|by mouth|\boral", text) and not _warns(text)
        ]
        assert not said, (protocol, content)


def _warns(text: str) -> bool:
    return bool(re.search(r"asked for|not enough|inadequate", text))


def test_where_tablets_fail_the_line_does_not_speak_for_them() -> None:
    fails = {"product": "cyanocobalamin_oral", "dose_mcg": 100, "route": "PO", "interval_days": 1}
    low = [lab("serum_b12", 100, "ng/L", taken_on="2026-11-20")]
    told = case(phase="maintenance", cause="dietary", symptoms=SIGNS[0], labs=low, as_of="2026-11-30")
    texts = list(of_the_plan(answer({**told, "treatment": {**fails, "started_on": "2026-01-01"}}, "uk-nice-bnf")))
    assert any("does not seem to be enough" in text for text in texts)
    assert not [text for text in texts if "tablets usually do it" in text]


@pytest.mark.parametrize(("dose", "stays"), [(100, True), (150, False), (1000, False)])
def test_no_tablets_that_give_no_more_stand_beside_those_that_fail(dose: int, stays: bool) -> None:
    fails = {"product": "cyanocobalamin_oral", "dose_mcg": dose, "route": "PO", "interval_days": 1}
    low = [lab("serum_b12", 100, "ng/L", taken_on="2026-11-20")]
    told = case(phase="maintenance", cause="dietary", symptoms=SIGNS[0], labs=low, as_of="2026-11-30")
    regimen = answer({**told, "treatment": {**fails, "started_on": "2026-01-01"}}, "uk-nice-bnf").regimen
    assert regimen is not None
    assert regimen.product == "hydroxocobalamin"
    assert any(step.route == "PO" for option in regimen.options for step in option) is stays


def test_where_a_protocol_has_tablets_alone_they_stand_and_say_that_they_fail() -> None:
    fails = {"product": "cyanocobalamin_oral", "dose_mcg": 2000, "route": "PO", "interval_days": 1}
    low = [lab("serum_b12", 100, "ng/L", taken_on="2026-11-20")]
    told = case(phase="maintenance", cause="dietary", symptoms=SIGNS[0], labs=low, as_of="2026-11-30")
    suggestion = answer({**told, "treatment": {**fails, "started_on": "2026-01-01"}}, "nl-nhg-oral")
    assert suggestion.regimen is not None
    assert "tablets_although_they_fail" in [reason.rule for reason in suggestion.reasons]


@pytest.mark.parametrize("cause", ["pernicious_anaemia", "dietary"])
def test_breastfeeding_ends_no_treatment_that_goes_on(cause: str) -> None:
    woman = {"age": 30, "sex": "female", "pregnant": False, "breastfeeding": True, "clinician_plan": True}
    suggestion = answer(case(**STAGES[0], cause=cause, symptoms=SIGNS[0], patient=woman), "uk-nice-bnf")
    note = next(note for note in suggestion.safety if note.id == "breastfeeding_with_a_plan")
    assert "not stopped before the end of breastfeeding" in note.plain


def test_while_nitrous_oxide_goes_on_no_tablets_stand_in_the_plan_or_beside_it() -> None:
    for cause in ("dietary", "coeliac_disease", "metformin", "unknown"):
        told = {**STAGES[0], "cause": cause, "causes": ["nitrous_oxide"], "symptoms": SIGNS[0]}
        for protocol in PROTOCOLS:
            regimen = answer(case(**told, cause_detail={"nitrous_oxide": "ongoing"}), protocol).regimen
            plans = [] if regimen is None else [regimen.steps, *regimen.options]
            assert all(step.route != "PO" for steps in plans for step in steps), (protocol, cause)


def test_what_others_give_beside_nitrous_oxide_does_not_depend_on_the_case_before() -> None:
    """A gas that goes on, and one that was given up, are two cases for every other protocol as well."""
    told = {**STAGES[0], "cause": "dietary", "causes": ["nitrous_oxide"], "symptoms": SIGNS[0]}
    beside = {
        use: answer(case(**told, cause_detail={"nitrous_oxide": use}), "uk-nice-bnf").alternatives
        for use in ("stopped", "ongoing")
    }
    assert beside["stopped"] != beside["ongoing"]


@pytest.mark.parametrize(
    ("detail", "confirmed"),
    [({}, "the cause: a medicine, and which one it is"), ({"medicine": "colchicine"}, "the cause: colchicine")],
)
def test_a_medicine_as_the_cause_is_named_or_has_to_be(detail: Content, confirmed: str) -> None:
    suggestion = answer(case(**STAGES[0], cause="other_medicine", cause_detail=detail), "us-practice")
    assert confirmed in suggestion.confirmation.to_confirm
    assert "another medicine" not in suggestion.model_dump_json()


def test_beside_a_medicine_with_a_name_it_is_another_one() -> None:
    suggestion = answer(case(**STAGES[0], cause="metformin", causes=["other_medicine"]), "uk-nice-bnf")
    assert "metformin, another medicine" in suggestion.confirmation.text


def test_what_is_gone_of_several_causes_prolongs_nothing() -> None:
    told = case(**STAGES[0], cause="dietary", causes=["nitrous_oxide"], cause_detail={"nitrous_oxide": "stopped"})
    regimen = answer(told, "uk-nice-bnf").regimen
    assert regimen is not None
    assert regimen.duration == "until_cause_resolved"


@pytest.mark.parametrize(
    "cause", ["dietary", "metformin", "coeliac_disease", "bacterial_overgrowth", "acid_suppression"]
)
def test_a_cause_that_is_gone_is_no_risk_and_nothing_is_prevented_for_it(cause: str) -> None:
    well = {"phase": "repletion", "cause": cause, "symptoms": {"present": [], "absent": ["numbness"]}}
    normal = case(**well, labs=[lab("serum_b12", 500, "ng/L")], cause_detail={"resolved": True})
    for protocol in PROTOCOLS:
        suggestion = answer(normal, protocol)
        assert suggestion.status == "not_indicated"
        assert "The cause is a risk" not in suggestion.headline


@pytest.mark.parametrize("cause", ["total_gastrectomy", "ileal_resection"])
def test_what_cannot_go_is_prevented_for_whatever_is_said_of_it(cause: str) -> None:
    well = {"phase": "repletion", "cause": cause, "symptoms": {"present": [], "absent": ["numbness"]}}
    detail = {"resolved": True, "resection_cm": 60}
    normal = case(**well, labs=[lab("serum_b12", 500, "ng/L")], cause_detail=detail)
    regimen = answer(normal, "uk-smpc-hydroxocobalamin").regimen
    assert regimen is not None
    assert regimen.duration == "lifelong"


def test_the_line_of_every_plan_with_two_kinds_of_b12_has_words_without_tablets() -> None:
    """So that none speaks for tablets where they are ruled out and its injections are not."""
    for protocol in KNOWLEDGE.protocols.values():
        for rule in protocol.rules:
            products = {step.product for steps in (rule.steps, *rule.options) for step in steps}
            if "cyanocobalamin_oral" in products and not products <= {"cyanocobalamin", "cyanocobalamin_oral"}:
                assert rule.without_tablets is not None, rule.id
