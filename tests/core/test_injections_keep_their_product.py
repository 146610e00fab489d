"""What is injected goes on: which product a draft names beside injections in use, over phase and indication (S-09)."""

from __future__ import annotations

from typing import Any

import pytest
from cases import KNOWLEDGE, answer, case, lab, protocols, treatable
from hypothesis import given, settings
from hypothesis import strategies as st

from b12core import Suggestion, parse_case
from b12core.assessment import assess
from b12core.decision import judge
from b12core.identifiers import substance
from b12core.line_choice import choose
from b12core.rulebook import rulebook_of

BOOK = rulebook_of(KNOWLEDGE)
INJECTED = ("hydroxocobalamin", "cyanocobalamin", "mecobalamin")
COURSE = {"dose_mcg": 1000, "route": "IM", "interval_days": 3, "doses_given": 3}
FOR_LIFE = {"dose_mcg": 1000, "route": "IM", "interval_days": 60}
NERVES = {"present": ["paraesthesia"]}
INDICATIONS: dict[str, dict[str, Any]] = {
    "pernicious anaemia": {"cause": "pernicious_anaemia"},
    "diet": {"cause": "dietary"},
    "nerve signs": {"cause": "pernicious_anaemia", "symptoms": NERVES},
    "severe anaemia": {
        "cause": "dietary",
        "labs": [lab("serum_b12", 98, "pg/mL"), lab("haemoglobin", 70, "g/L")],
    },
}


def with_injections(product: str, phase: str, indication: str) -> dict[str, Any]:
    given = COURSE if phase == "repletion" else FOR_LIFE
    return case(**INDICATIONS[indication], phase=phase, treatment={"product": product, **given})


def product_of(suggestion: Suggestion) -> str | None:
    return suggestion.regimen.product if suggestion.regimen is not None else None


@pytest.mark.parametrize("indication", INDICATIONS)
@pytest.mark.parametrize(
    ("product", "protocol"),
    [("cyanocobalamin", "us-practice"), ("hydroxocobalamin", "uk-nice-bnf")],
)
@pytest.mark.parametrize("phase", ["repletion", "maintenance"])
def test_a_protocol_with_a_line_for_the_product_keeps_it(
    product: str, protocol: str, phase: str, indication: str
) -> None:
    assert product_of(answer(with_injections(product, phase, indication), protocol)) == product


@pytest.mark.parametrize("indication", INDICATIONS)
@pytest.mark.parametrize(
    ("product", "protocol"),
    [
        ("mecobalamin", "us-practice"),
        ("mecobalamin", "uk-nice-bnf"),
        ("hydroxocobalamin", "us-practice"),
        ("cyanocobalamin", "uk-nice-bnf"),
    ],
)
def test_a_first_course_of_a_product_without_a_line_goes_on_and_what_is_urgent_leads(
    product: str, protocol: str, indication: str
) -> None:
    content = with_injections(product, "repletion", indication)
    suggestion = answer(content, protocol)
    assert (suggestion.status, suggestion.regimen) == ("refer", None)
    assert suggestion.urgency == answer({**content, "treatment": None}, protocol).urgency
    assert f"a course of {product} injections is under way" in suggestion.headline
    assert "course_of_another_product" in [reason.rule for reason in suggestion.reasons]
    assert suggestion.appraisal is not None
    assert suggestion.appraisal.change is None


@pytest.mark.parametrize("indication", INDICATIONS)
def test_long_term_injections_without_a_line_are_changed_only_under_a_sentence_that_says_so(indication: str) -> None:
    suggestion = answer(with_injections("mecobalamin", "maintenance", indication), "us-practice")
    assert product_of(suggestion) in ("cyanocobalamin", "cyanocobalamin_oral")
    assert "no line for injections of mecobalamin" in suggestion.headline
    assert "a clinician makes the whole change or none" in suggestion.headline
    assert "only your clinician can do that" in suggestion.headline_plain


def test_mecobalamin_goes_on_by_the_one_insert_that_has_it() -> None:
    suggestion = answer(with_injections("mecobalamin", "repletion", "pernicious anaemia"), "jp-mecobalamin")
    assert product_of(suggestion) == "mecobalamin"


def test_of_a_course_that_goes_on_the_blood_is_watched_and_no_label_of_another_product_is_named() -> None:
    suggestion = answer(with_injections("mecobalamin", "repletion", "pernicious anaemia"), "us-practice")
    checks = {check.id for check in suggestion.monitoring}
    assert {"blood_count_second_week", "blood_count_eight_weeks", "symptom_review"} <= checks
    assert "us_label_daily_counts" not in checks


def test_where_the_doses_of_such_a_course_are_not_known_they_are_asked_for() -> None:
    given = {"product": "mecobalamin", "dose_mcg": 500, "route": "IM"}
    suggestion = answer(case(treatment=given), "us-practice")
    (gap,) = [gap for gap in suggestion.missing if gap.field == "treatment.doses_given"]
    assert "how many were ordered" in gap.would_help
    assert "draft begins" not in gap.why


@pytest.mark.parametrize("wish", [{"route": "oral"}, {"lower_dose": True}])
def test_a_wish_in_the_middle_of_such_a_course_goes_to_whoever_ordered_it(wish: dict[str, Any]) -> None:
    content = {**with_injections("mecobalamin", "repletion", "diet"), "preferences": wish}
    rules = {reason.rule for reason in answer(content, "us-practice").reasons}
    assert "change_asked_for_in_a_course" in rules
    assert not [rule for rule in rules if rule.endswith("_where_silent")]


@pytest.mark.parametrize("phase", ["repletion", "maintenance"])
def test_tablets_do_not_take_the_place_of_injections_that_the_line_has_too(phase: str) -> None:
    content = with_injections("cyanocobalamin", phase, "diet")
    suggestion = answer(content, "us-practice")
    assert suggestion.regimen is not None
    assert suggestion.regimen.product == "cyanocobalamin"
    assert [option[0].product for option in suggestion.regimen.options] == ["cyanocobalamin_oral"]


def test_tablets_that_are_wished_in_long_term_treatment_change_the_injections_and_say_why() -> None:
    content = {**with_injections("cyanocobalamin", "maintenance", "diet"), "preferences": {"route": "oral"}}
    suggestion = answer(content, "us-practice")
    assert product_of(suggestion) == "cyanocobalamin_oral"
    assert suggestion.headline.startswith("Tablets were asked for, so this draft changes the injections")


@settings(max_examples=400, deadline=None)
@given(treatable, protocols, st.sampled_from(INJECTED), st.sampled_from(["repletion", "maintenance"]))
def test_a_draft_names_another_product_than_the_one_injected_only_where_it_says_so_and_why(
    content: dict[str, Any], protocol: str, product: str, phase: str
) -> None:
    given_now = (COURSE if phase == "repletion" else FOR_LIFE) | {"product": product}
    changed = {**content, "phase": phase, "treatment": given_now}
    decision = choose(
        judge(assess(parse_case(changed), KNOWLEDGE), BOOK), protocol, BOOK, changed["preferences"]["route"]
    )
    if not decision.steps or decision.steps[0].product == product:
        assert not decision.steps or decision.other_product is None
        return
    assert decision.other_product is not None
    assert decision.other_product.in_use == product
    why: str = decision.other_product.because
    if why == "no_line" and substance(decision.other_product.in_use) == substance(decision.steps[0].product):
        why = "no_injected_line"
    said = BOOK.words[0].sentence("headline", why).format(product=product)
    assert said in answer(changed, protocol).headline
    assert phase == "maintenance" or decision.other_product.because == "ruled_out"
