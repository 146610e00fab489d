"""When there is a regimen, and that every number and statement of it has its source (S-09, S-16)."""

from __future__ import annotations

import re
from typing import Any

from cases import (
    KNOWLEDGE,
    NO_REGIMEN,
    Content,
    answer,
    contents,
    protocols,
    shown_steps,
    treatable,
)
from hypothesis import given

# When there is a regimen, and what comes with it


@given(content=contents | treatable, protocol=protocols)
def test_a_regimen_never_comes_without_confirmation_a_sourced_reason_and_monitoring(
    content: Content, protocol: str
) -> None:
    suggestion = answer(content, protocol)
    if suggestion.regimen is not None:
        assert suggestion.confirmation.text
        assert suggestion.confirmation.plain
        assert suggestion.confirmation.to_confirm
        assert any(reason.sources for reason in suggestion.reasons)
        assert suggestion.monitoring


@given(content=contents | treatable, protocol=protocols)
def test_emergency_out_of_scope_needs_information_and_not_indicated_never_carry_a_regimen(
    content: Content, protocol: str
) -> None:
    suggestion = answer(content, protocol)
    if suggestion.status in NO_REGIMEN or suggestion.urgency == "emergency":
        assert suggestion.regimen is None
    if suggestion.status == "suggested":
        assert suggestion.regimen is not None


@given(content=contents, protocol=protocols)
def test_needs_information_always_names_a_decisive_input_and_how_to_get_it(content: Content, protocol: str) -> None:
    """S-06."""
    suggestion = answer(content, protocol)
    if suggestion.status == "needs_information":
        decisive = [item for item in suggestion.missing if item.decisive]
        assert decisive
        assert all(item.would_help and item.plain for item in decisive)


@given(content=treatable, protocol=protocols)
def test_every_dose_interval_route_and_product_shown_stands_in_the_table_of_its_protocol(
    content: Content, protocol: str
) -> None:
    """S-09, for the regimen and for every number in its sentences."""
    suggestion = answer(content, protocol)
    table = _table(protocol)
    for step in shown_steps(suggestion):
        assert _essence(step) in table
        assert "IV" not in (step.route, *step.other_routes)
    if suggestion.regimen is not None:
        assert suggestion.regimen.product == suggestion.regimen.steps[0].product
        assert _doses_in(suggestion.regimen.text + suggestion.regimen.plain) <= _doses_of(protocol)


@given(content=treatable, protocol=protocols)
def test_an_alternative_and_a_change_speak_only_the_numbers_of_their_own_protocol(
    content: Content, protocol: str
) -> None:
    """S-09, S-17."""
    suggestion = answer(content, protocol)
    for other in suggestion.alternatives:
        assert _doses_in(other.summary + other.summary_plain) <= _doses_of(other.protocol)
    for change in suggestion.would_change:
        place, _, abroad = change.rule.partition("country.")
        assert _doses_in(change.then + change.then_plain) <= _doses_of(protocol if place else abroad)


def _essence(step: Any) -> tuple[object, ...]:
    every, dose = step.every, step.dose_mcg
    return step.phase, step.product, dose.min, dose.max, step.route, step.other_routes, every.min, every.max, every.unit


def _table(protocol: str) -> set[tuple[object, ...]]:
    rules = KNOWLEDGE.protocols[protocol].rules
    return {_essence(step) for rule in rules for steps in (rule.steps, *rule.options) for step in steps}


def _doses_of(protocol: str) -> set[str]:
    return {
        f"{dose:,g}"
        for rule in KNOWLEDGE.protocols[protocol].rules
        for steps in (rule.steps, *rule.options)
        for step in steps
        for dose in (step.dose_mcg.min, step.dose_mcg.max)
    }


def _doses_in(text: str) -> set[str]:
    return {dose for found in re.findall(r"([\d,.]+)(?: to ([\d,.]+))? mcg", text) for dose in found if dose}


# S-16: where it all comes from


@given(content=contents | treatable, protocol=protocols)
def test_every_source_that_is_cited_is_listed_and_stands_in_the_knowledge(content: Content, protocol: str) -> None:
    suggestion = answer(content, protocol)
    parts = ("reasons", "findings", "referrals", "safety", "monitoring", "expect", "alternatives", "considered")
    parts += ("interpretation", "trends", "would_change")
    cited = {source for part in parts for item in getattr(suggestion, part) for source in item.sources}
    assert cited == {source.id for source in suggestion.sources}
    assert cited <= set(KNOWLEDGE.sources)


@given(content=contents | treatable, protocol=protocols)
def test_every_rule_that_fired_carries_an_id_a_sentence_in_both_registers_and_its_confidence(
    content: Content, protocol: str
) -> None:
    suggestion = answer(content, protocol)
    for part in ("reasons", "referrals", "safety", "monitoring", "expect"):
        for item in getattr(suggestion, part):
            assert item.text
            assert item.plain
            assert item.confidence
            assert item.sources or item.confidence in ("memory", "proposal")
            assert "{" not in item.text + item.plain


@given(content=treatable, protocol=protocols)
def test_no_dose_rests_on_weak_evidence(content: Content, protocol: str) -> None:
    suggestion = answer(content, protocol)
    if suggestion.regimen is not None:
        lines = {rule.id: rule for rule in KNOWLEDGE.protocols[protocol].rules}
        line = next(reason for reason in suggestion.reasons if reason.rule in lines)
        assert line.confidence in ("primary", "secondary")
        assert line.sources
