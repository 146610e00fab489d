"""How a case is put makes no difference: units, order, the way through JSON."""

from __future__ import annotations

import copy

import hypothesis.strategies as st
from cases import (
    KNOWLEDGE,
    Content,
    answer,
    contents,
    decision,
    in_unit,
    protocols,
)
from hypothesis import given

from b12core import Case, Suggestion, parse_case, suggest
from b12core.knowledge import parse_knowledge, read_knowledge_texts
from b12core.units import known_units


@given(content=contents, protocol=protocols, choice=st.data())
def test_a_change_of_unit_never_changes_the_decision(content: Content, protocol: str, choice: st.DataObject) -> None:
    rewritten = copy.deepcopy(content)
    for result in rewritten["labs"]:
        if "unit" in result:
            own = result["value"] / in_unit(result["analyte"], 1.0, result["unit"])["value"]
            unit = choice.draw(st.sampled_from(known_units(result["analyte"], KNOWLEDGE)))
            result.update(in_unit(result["analyte"], own, unit))
    before, after = answer(content, protocol), answer(rewritten, protocol)
    assert decision(before) == decision(after)
    assert [finding.meaning for finding in before.findings] == [finding.meaning for finding in after.findings]


@given(content=contents, protocol=protocols, choice=st.data())
def test_the_order_of_labs_symptoms_conditions_and_medicines_never_matters(
    content: Content, protocol: str, choice: st.DataObject
) -> None:
    shuffled = copy.deepcopy(content)
    for place, key in ((shuffled, "labs"), (shuffled, "conditions"), (shuffled, "medicines")):
        if place[key]:
            place[key] = choice.draw(st.permutations(place[key]))
    for key in ("present", "absent"):
        if shuffled["symptoms"][key]:
            shuffled["symptoms"][key] = choice.draw(st.permutations(shuffled["symptoms"][key]))
    before, after = answer(content, protocol), answer(shuffled, protocol)
    assert decision(before) == decision(after)
    for part in ("reasons", "referrals", "safety"):
        assert _ids(before, part) == _ids(after, part)


def _ids(suggestion: Suggestion, part: str) -> list[str]:
    return [getattr(item, "rule", None) or item.id for item in getattr(suggestion, part)]


@given(content=contents, protocol=protocols)
def test_the_same_case_gives_the_same_suggestion_to_the_byte(content: Content, protocol: str) -> None:
    """S-19, also across two readings of the same knowledge."""
    first = answer(content, protocol).model_dump_json(by_alias=True)
    again = suggest(parse_case(copy.deepcopy(content)), protocol, knowledge=_SECOND_READING)
    assert again.model_dump_json(by_alias=True) == first
    assert answer(content, protocol).model_dump_json(by_alias=True) == first


_SECOND_READING = parse_knowledge(read_knowledge_texts())


@given(content=contents)
def test_a_case_survives_the_way_through_json(content: Content) -> None:
    read = parse_case(content)
    assert Case.model_validate_json(read.model_dump_json()) == read


@given(content=contents, protocol=protocols)
def test_a_suggestion_survives_the_way_through_json(content: Content, protocol: str) -> None:
    suggestion = answer(content, protocol)
    assert Suggestion.model_validate_json(suggestion.model_dump_json(by_alias=True)) == suggestion
