"""Cards: short, with their caveat, and without any dose where what decides is missing or could not be read."""

from __future__ import annotations

import copy
import functools
import itertools
import json
import operator
import re

import pytest
from clinic_of_tests import ADDRESS, a_case
from decided_drafts import confirmed, resources
from record_system import answers, bundle, condition, order, ordering, person, request, result

from b12core import suggest
from clinic.cds_hooks.answering import NotAsked, cards_for
from clinic.cds_hooks.cards import Asked, draft_card
from clinic.cds_hooks.prefetch import Unfit

A_DOSE = re.compile(r"\d\s*(mcg|mg|µg|ug|microgram)\b", re.IGNORECASE)


def cards(side, hook="patient-view", **changes):
    return cards_for(side, ADDRESS, hook, request(hook, **changes))


def of_order(side, *orders, **changes):
    return cards_for(side, ADDRESS, "order-select", ordering(*orders, **changes))


def text_of(card):
    return json.dumps(card, ensure_ascii=False)


def test_a_whole_record_gets_the_draft_with_sources_and_a_proposal(side):
    (card,) = cards(side)
    assert "1,000 mcg" in card["summary"]
    assert card["indicator"] == "info"
    assert "Strongest objection" in card["detail"]
    assert all(link["url"].startswith("http") and link["type"] == "absolute" for link in card["links"])
    (made,) = card["suggestions"]
    assert (made["isRecommended"], card["selectionBehavior"]) == (False, "at-most-one")
    ordered = made["actions"][0]["resource"]
    assert (ordered["status"], ordered["intent"]) == ("draft", "proposal")
    assert ordered["subject"] == {"reference": "Patient/p1"}


DECIDING = {
    "no B12 result": {"results": None},
    "no phase": {"answers": None},
    "answers not sent": {"answers": "left out"},
    "nerve signs not asked": {"conditions": bundle(condition("84027009"))},
    "no age": {"patient": person(birthDate="1964")},
    "no patient": {"patient": None},
    "a result that cannot be read": {"results": bundle(result("2132-9", 98, "pg/mL"), result("718-7", 11, "mg"))},
    "an impossible result": {"results": bundle(result("2132-9", 98, "pg/mL"), result("718-7", 900, "g/dL"))},
    "a result of tomorrow": {"results": bundle(result("2132-9", 98, "pg/mL", "2027-01-01"))},
    "under 18": {"patient": person(birthDate="2012-03-02")},
    "pregnancy not known": {"patient": person(birthDate="1996-03-02")},
    "two orders": {"medications": bundle(order(), order("B03BA03"))},
    "answers too old": {"answers": answers(on="2026-01-02")},
}


@pytest.mark.parametrize("changes", DECIDING.values(), ids=DECIDING)
def test_no_dose_stands_in_any_card_where_something_that_decides_is_missing(side, changes):
    for card in cards(side, **changes):
        assert not A_DOSE.search(text_of(card)), card
        assert "suggestions" not in card


@pytest.mark.parametrize("protocol", ["us-practice", "uk-nice-bnf", "jp-mecobalamin", "nl-zwolle", "aafp-2017"])
def test_a_card_without_a_plan_holds_no_dose_whatever_the_case(side, protocol):
    signs = ({}, {"present": ["chest_pain"]}, {"present": ["gait_disturbance"]}, {"present": ["suicidal_thoughts"]})
    people = ({"age": 62}, {"age": 12}, {"age": 30, "sex": "female", "pregnant": True}, {})
    results = (
        [],
        [{"analyte": "haemoglobin", "value": 60, "unit": "g/L"}],
        [{"analyte": "serum_b12", "value": 98, "unit": "pg/mL"}],
    )
    for sign, patient, labs, cause in itertools.product(signs, people, results, ("metformin", "nitrous_oxide")):
        case = a_case(symptoms=sign, patient=patient, labs=labs, cause=cause, conditions=["leber_optic_neuropathy"])
        asked = Asked(side.clinic, ADDRESS, "p1", missing=("something",))
        card = draft_card(suggest(case, protocol, clinic=side.clinic), asked)
        assert not A_DOSE.search(text_of(card)), card
        assert len(card["summary"]) < 140


def test_every_card_carries_the_caveat_reasons_to_override_and_a_source(side):
    whole = [*cards(side), *cards(side, answers=None), *of_order(side, order(dose=700, every="wk"))]
    for card in whole:
        assert "Draft made by rules, not a prescription" in card["detail"]
        assert card["source"]["label"].startswith("B12 Dosing Assistant")
        assert all(reason["display"] for reason in card["overrideReasons"])
        assert len(card["summary"]) < 140
        assert card["indicator"] in ("info", "warning", "critical")
    assert len({card["uuid"] for card in whole}) == len(whole)


def test_what_is_needed_is_named(side):
    (card,) = cards(side, answers=None)
    assert "Say whether treatment is being started or is already long term." in card["detail"]
    assert card["summary"].startswith("Vitamin B12: more is needed")


def test_what_was_sent_and_not_used_is_named(side):
    (card,) = cards(side, results=bundle(result("2132-9", 98, "pg/mL"), result("718-7", 11, "mg")))
    assert "test 718-7: no UCUM unit that fits its code." in card["detail"]


def test_a_b12_result_that_cannot_be_read_gets_a_card_that_names_it(side):
    (card,) = cards(side, results=bundle(result("2132-9", 98, "pmol/L")), conditions=None, answers=None)
    assert "test 2132-9: no UCUM unit that fits its code." in card["detail"]


def test_urgency_sets_the_indicator(side):
    low = bundle(result("2132-9", 98, "pg/mL"), result("718-7", 4.5, "g/dL"))
    (card,) = cards(side, results=low)
    assert card["indicator"] in ("warning", "critical")


def test_a_chart_that_has_nothing_to_do_with_b12_gets_no_card_and_no_entry(side):
    assert cards(side, results=bundle(result("718-7", 14, "g/dL")), conditions=None, answers=None) == []
    normal = bundle(result("2132-9", 600, "pg/mL"), result("13964-2", 150, "nmol/L"))
    assert cards(side, results=normal, conditions=None, answers=None) == []
    assert cards(side, patient=person(deceasedBoolean=True)) == []
    with side.database.reading() as connection:
        assert list(side.record.entries(connection)) == []


def test_an_order_of_something_else_gets_no_card(side):
    assert of_order(side, order("A10BA02")) == []


def test_an_order_that_a_protocol_gives_is_left_alone(side):
    assert len(of_order(side, order(), answers=answers("maintenance"))) == 1


def test_an_order_of_maintenance_at_the_start_says_that_loading_comes_first(side):
    first, _ = of_order(side, order())
    assert first["indicator"] == "warning"
    assert "loading comes first" in first["summary"]


def test_an_order_that_no_protocol_gives_gets_a_warning_first(side):
    first, draft = of_order(side, order(dose=700, every="wk"))
    assert (first["indicator"], draft["indicator"]) == ("warning", "info")
    assert first["summary"].startswith("Vitamin B12 order: no protocol gives")


def test_a_thousandfold_order_is_critical(side):
    first, _ = of_order(side, order(dose=1000, unit="mg", every="mo"))
    assert first["indicator"] == "critical"


def test_an_order_that_is_not_finished_says_that_it_was_not_compared(side):
    first, _ = of_order(side, order(dosageInstruction=[]))
    assert first["indicator"] == "info"
    assert "not compared" in first["summary"]


def test_a_product_that_the_answers_rule_out_is_critical_before_the_order_is_finished(side):
    said = answers()
    coding = {"system": f"{ADDRESS}/clinic/ids/conditions", "code": "leber_optic_neuropathy"}
    said["item"].append({"linkId": "conditions", "answer": [{"valueCoding": coding}]})
    first, *_ = of_order(side, order(dosageInstruction=[]), answers=said)
    assert first["indicator"] == "critical"
    assert "locked" in first["summary"]


def test_only_the_selected_orders_are_looked_at(side):
    asked = ordering(order(dose=700, every="wk"), order("A10BA02"))
    asked["context"]["selections"] = ["MedicationRequest/o1"]
    assert cards_for(side, ADDRESS, "order-select", asked) == []


@pytest.mark.parametrize("wrong", [{"hook": "order-sign"}, {"context": None}, {"context": {"patientId": 5}}])
def test_a_request_that_is_none_of_the_hook_is_refused(side, wrong):
    with pytest.raises(NotAsked):
        cards_for(side, ADDRESS, "patient-view", {**request(), **wrong})


JUNK = (None, True, 5, -1, 1e308, float("inf"), "x", "", [], {}, [[]], [None], {"a": 1}, "2026-13-40")


def _places(value, before=()):
    yield before
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in inside:
        yield from _places(part, (*before, name))


@pytest.mark.parametrize("hook", ["patient-view", "order-select"])
def test_whatever_stands_anywhere_in_a_request_it_is_answered_or_refused(side, hook):
    whole = request() if hook == "patient-view" else ordering(order(dose=700, every="wk"), medications=bundle(order()))
    for number, place in enumerate(place for place in _places(whole) if place):
        asked = copy.deepcopy(whole)
        part = functools.reduce(operator.getitem, place[:-1], asked)
        part[place[-1]] = JUNK[number % len(JUNK)]
        try:
            json.dumps(cards_for(side, ADDRESS, hook, asked), allow_nan=False)
        except (NotAsked, Unfit):
            continue


def test_the_cards_stand_in_the_record_by_hashes_without_the_patient(side, faults):
    (card,) = cards(side)
    with side.database.reading() as connection:
        ((entry, _mark),) = side.record.entries(connection)
    assert (entry.event, entry.actor, entry.draft) == ("cards_shown", "ehr", None)
    assert entry.after == {"cards": [card["uuid"]], "hook": "patient-view"}
    assert entry.case_sha256
    assert entry.knowledge_sha256
    assert "p1" not in json.dumps(entry.after)
    assert faults() == []


def test_exported_answers_are_read_back_as_the_same_case(side, prescriber):
    case = a_case(symptoms={"present": ["fatigue"], "absent": ["paraesthesia", "numbness"]}, medicines=["warfarin"])
    (facts,) = resources(confirmed(side, prescriber, case), "QuestionnaireResponse")
    from clinic.cds_hooks.answers import read_answers

    found = read_answers([facts], side.clock().date(), 30, f"{ADDRESS}/clinic/ids")
    assert found.unread == []
    wanted = case.model_dump(mode="json", exclude_defaults=True)
    for part in ("phase", "cause", "symptoms", "patient", "conditions", "medicines"):
        assert json.loads(json.dumps(found.case[part])) == wanted[part], part
