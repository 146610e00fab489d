"""The clinic's order of protocols: who gives the draft where the first is silent, and that nothing is mixed."""

from __future__ import annotations

from typing import Any

import pytest
from cases import KNOWLEDGE, PROTOCOLS, case, lab, treatable
from hypothesis import given, settings
from hypothesis import strategies as st

from b12core import parse_case, suggest
from b12core.clinic import Clinic, check_clinic, parse_clinic
from b12core.errors import ClinicError

HEAD = """
name: A clinic
contact: the desk
country: "US"
emergency_number: "911"
crisis_text: call
"""


def clinic(*protocols: str) -> Clinic:
    return parse_clinic(f"{HEAD}protocols: [{', '.join(protocols)}]\n")


BOWEL = case(cause="ileal_resection", labs=[lab("serum_b12", 600, "pg/mL")])
"""Nothing to treat and a deficiency to prevent, of which the US texts read say nothing."""


def test_where_the_first_is_silent_the_next_that_speaks_gives_the_draft_under_its_own_name() -> None:
    suggestion = suggest(parse_case(BOWEL), clinic=clinic("us-practice", "aafp-2017", "uk-nice-bnf"))
    assert suggestion.protocol == "uk-nice-bnf"
    assert suggestion.handed_over_from == ("us-practice", "aafp-2017")
    assert suggestion.regimen is not None
    assert suggestion.headline.startswith("US (practice references), US (AAFP, tablets): no regimen for this case")
    assert "UK (NICE and BNF)" in suggestion.headline
    silences = [reason for reason in suggestion.reasons if reason.rule.endswith(".handed_over")]
    assert [reason.rule for reason in silences] == ["us-practice.handed_over", "aafp-2017.handed_over"]
    assert all(reason.sources for reason in silences)


def test_a_protocol_that_somebody_chose_is_never_replaced_and_names_who_speaks() -> None:
    suggestion = suggest(parse_case(BOWEL), "us-practice", clinic=clinic("us-practice", "uk-nice-bnf"))
    assert (suggestion.protocol, suggestion.regimen) == ("us-practice", None)
    assert "A regimen for this case stands in: " in suggestion.headline
    assert "UK (NICE and BNF)" in suggestion.headline


def test_where_none_of_the_clinics_protocols_speaks_the_first_answers_and_names_who_does() -> None:
    suggestion = suggest(parse_case(BOWEL), clinic=clinic("us-practice", "fr-label-cyanocobalamin"))
    assert (suggestion.protocol, suggestion.regimen, suggestion.handed_over_from) == ("us-practice", None, ())
    assert "UK (NICE and BNF)" in suggestion.headline


def test_a_product_that_is_ruled_out_is_handed_over_to_one_that_is_not() -> None:
    sight = case(symptoms={"present": ["visual_disturbance"]})
    suggestion = suggest(parse_case(sight), clinic=clinic("us-practice", "uk-nice-bnf"))
    assert suggestion.protocol == "uk-nice-bnf"
    assert suggestion.regimen is not None
    assert suggestion.regimen.product == "hydroxocobalamin"
    assert suggestion.headline.startswith("Same-day assessment first.")


def test_the_availability_of_a_product_is_said_where_it_is_known() -> None:
    suggestion = suggest(parse_case(case()), clinic=clinic("us-label-hydroxocobalamin"))
    said = [reason.text for reason in suggestion.reasons if reason.rule.endswith(".availability")]
    assert len(said) == 1
    assert "unavailable in the FDA shortage list" in said[0]


def test_a_question_is_asked_and_not_handed_over() -> None:
    unknown_level = case(cause="dietary", labs=[])
    suggestion = suggest(parse_case(unknown_level), clinic=clinic("us-practice", "uk-nice-bnf"))
    assert (suggestion.protocol, suggestion.status) == ("us-practice", "needs_information")


def test_a_question_of_the_first_protocol_alone_is_asked_though_the_next_would_not_ask_it() -> None:
    on_treatment = parse_case(case(phase="maintenance", symptoms={}, labs=[]))
    assert suggest(on_treatment, "us-practice").regimen is not None
    suggestion = suggest(on_treatment, clinic=clinic("uk-nice-bnf", "us-practice"))
    assert (suggestion.protocol, suggestion.status) == ("uk-nice-bnf", "needs_information")
    assert suggestion.handed_over_from == ()


@settings(max_examples=150, deadline=None)
@given(treatable, st.lists(st.sampled_from(PROTOCOLS), min_size=1, max_size=4, unique=True))
def test_a_hand_over_gives_one_protocols_answer_whole(content: dict[str, Any], order: list[str]) -> None:
    given_over = suggest(parse_case(content), clinic=clinic(*order))
    alone = suggest(parse_case(content), given_over.protocol)
    assert given_over.protocol in order
    assert given_over.regimen == alone.regimen
    assert (given_over.status, given_over.urgency) == (alone.status, alone.urgency)
    before = order[: order.index(given_over.protocol)]
    assert given_over.regimen is None or list(given_over.handed_over_from) == before
    passed = [suggest(parse_case(content), earlier) for earlier in given_over.handed_over_from]
    in_use = (content.get("treatment") or {}).get("product")
    assert all(one.regimen is None or one.regimen.product != in_use for one in passed)


UNDER_WAY = case(
    cause="pernicious_anaemia",
    labs=[lab("serum_b12", 98, "pg/mL")],
    treatment={"product": "hydroxocobalamin", "dose_mcg": 1000, "route": "IM", "interval_days": 2, "doses_given": 4},
)
"""Four injections of a course with a product for which the US texts read have no line."""


def test_a_course_under_way_is_gone_on_with_by_the_first_protocol_that_has_its_product() -> None:
    suggestion = suggest(parse_case(UNDER_WAY), clinic=clinic("us-practice", "aafp-2017", "uk-nice-bnf"))
    assert suggestion.protocol == "uk-nice-bnf"
    assert suggestion.handed_over_from == ("us-practice", "aafp-2017")
    assert suggestion.regimen is not None
    assert (suggestion.regimen.product, suggestion.regimen.given) == ("hydroxocobalamin", 4)
    assert "no line for the injections in use" in suggestion.headline
    passed = {reason.rule: reason.text for reason in suggestion.reasons if reason.rule.endswith(".handed_over")}
    assert "no line for injections of hydroxocobalamin" in passed["us-practice.handed_over"]


@pytest.mark.parametrize("named", ["us-practice", None])
def test_a_course_for_which_none_has_a_line_goes_on_as_ordered_and_no_other_dose_stands(named: str | None) -> None:
    suggestion = suggest(parse_case(UNDER_WAY), named, clinic=clinic("us-practice"))
    assert (suggestion.status, suggestion.regimen) == ("refer", None)
    assert "a course of hydroxocobalamin injections is under way" in suggestion.headline
    assert "go on as ordered until whoever ordered them has decided" in suggestion.headline
    assert "Go on as you were told" in suggestion.headline_plain
    (why,) = [reason for reason in suggestion.reasons if reason.rule == "course_of_another_product"]
    assert "Who ordered the course, how many doses it has" in why.text
    assert not {"us-practice.silent", "us-practice.repletion"} & {reason.rule for reason in suggestion.reasons}


def test_beside_a_course_that_goes_on_stand_the_guidelines_that_have_a_line_for_its_product() -> None:
    suggestion = suggest(parse_case(UNDER_WAY), clinic=clinic("us-practice"))
    summaries = {other.protocol: other.summary for other in suggestion.alternatives}
    assert "UK (NICE and BNF)" in suggestion.headline
    assert summaries["uk-nice-bnf"].startswith("hydroxocobalamin 1,000 mcg IM")
    assert summaries["us-label-cyanocobalamin"] == "no line for the injections under way"
    assert not any("cyanocobalamin 1" in summary for summary in summaries.values())


def test_a_course_with_a_product_that_must_not_be_given_is_not_gone_on_with() -> None:
    cyanocobalamin = {**UNDER_WAY["treatment"], "product": "cyanocobalamin"}
    sight = {**UNDER_WAY, "treatment": cyanocobalamin, "symptoms": {"present": ["visual_disturbance"]}}
    suggestion = suggest(parse_case(sight), clinic=clinic("uk-nice-bnf", "us-practice"))
    assert (suggestion.protocol, suggestion.handed_over_from) == ("uk-nice-bnf", ())
    assert "Injections of cyanocobalamin are in use and ruled out here" in suggestion.headline


def test_long_term_injections_stay_with_their_product_where_a_protocol_has_a_line_for_it() -> None:
    for_life = {**UNDER_WAY, "phase": "maintenance", "treatment": {**UNDER_WAY["treatment"], "interval_days": 84}}
    suggestion = suggest(parse_case(for_life), clinic=clinic("us-practice", "uk-nice-bnf"))
    assert (suggestion.protocol, suggestion.handed_over_from) == ("uk-nice-bnf", ("us-practice",))
    assert suggestion.appraisal is not None
    assert "other_product" not in suggestion.appraisal.changes


@pytest.mark.parametrize(
    "treatment",
    [{"doses_given": 0}, {"stopped": True}, {"last_dose_on": "2020-01-01"}, {"route": "PO"}],
    ids=["not begun", "stopped", "left long ago", "swallowed"],
)
def test_what_is_injected_no_more_hands_nothing_over(treatment: dict[str, Any]) -> None:
    given = {**UNDER_WAY["treatment"], "doses_given": 9, **treatment}
    ended = {**UNDER_WAY, "as_of": "2026-11-29", "phase": "maintenance", "treatment": given}
    assert suggest(parse_case(ended), clinic=clinic("us-practice", "uk-nice-bnf")).protocol == "us-practice"


def test_a_course_under_way_comes_first_among_the_regimens_of_a_line() -> None:
    suggestion = suggest(parse_case({**UNDER_WAY, "cause": "dietary"}), "uk-nice-bnf")
    assert suggestion.regimen is not None
    assert (suggestion.regimen.product, suggestion.regimen.given) == ("hydroxocobalamin", 4)


def test_the_old_setting_of_one_protocol_still_works() -> None:
    assert parse_clinic(f"{HEAD}default_protocol: uk-nice-bnf\n").protocols == ("uk-nice-bnf",)


def test_both_settings_together_are_a_named_error() -> None:
    with pytest.raises(ClinicError) as refused:
        parse_clinic(f"{HEAD}default_protocol: us-practice\nprotocols: [uk-nice-bnf]\n")
    assert refused.value.field == "protocols"
    assert "not both" in refused.value.expected


@pytest.mark.parametrize("protocols", ["[]", "us-practice"])
def test_an_order_of_no_protocol_or_of_none_at_all_is_refused(protocols: str) -> None:
    with pytest.raises(ClinicError) as refused:
        parse_clinic(f"{HEAD}protocols: {protocols}\n")
    assert refused.value.field.startswith("protocols")


def test_a_protocol_that_does_not_exist_is_named_with_those_that_do() -> None:
    with pytest.raises(ClinicError) as refused:
        check_clinic(clinic("us-practice", "uk-nice"), KNOWLEDGE.protocols)
    assert refused.value.got == "'uk-nice'"
    assert "uk-nice-bnf" in refused.value.expected


def test_the_headline_says_once_whose_draft_it_is_though_protocols_are_passed_over_for_two_reasons() -> None:
    nerves = {**UNDER_WAY, "symptoms": {"present": ["paraesthesia"]}}
    headline = suggest(parse_case(nerves), clinic=clinic("us-practice", "aafp-2017", "uk-nice-bnf")).headline
    assert "no line for the injections in use; US (AAFP, tablets): no regimen for this case, so this is" in headline
    assert headline.count("so this is") == 1
