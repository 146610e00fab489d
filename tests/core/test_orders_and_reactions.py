"""What a clinician has ordered changes nothing that is drafted, and what was reacted to opens no way to a dose."""

from __future__ import annotations

import hypothesis.strategies as st
from cases import Content, answer, contents, decision, protocols, with_condition
from hypothesis import given

from b12core.identifiers import PRODUCTS

orders = st.fixed_dictionaries(
    {},
    optional={
        "product": st.sampled_from(PRODUCTS),
        "dose_mcg": st.sampled_from([100, 500, 1000, 2000]),
        "interval_days": st.sampled_from([1, 2, 7, 30, 42, 84]),
        "doses": st.integers(1, 12),
        "words": st.sampled_from(["weekly for 8 weeks", "every 6 weeks for life"]),
    },
)


@given(content=contents, protocol=protocols, ordered=orders)
def test_an_order_is_named_and_changes_nothing_that_is_decided(
    content: Content, protocol: str, ordered: Content
) -> None:
    without, beside = answer(content, protocol), answer({**content, "ordered": ordered}, protocol)
    assert decision(without) == decision(beside)
    assert {note.id for note in without.safety} == {note.id for note in beside.safety}
    if beside.urgency != "emergency":
        assert beside.headline.startswith(without.headline)
        assert beside.headline != without.headline
        assert beside.headline_plain != without.headline_plain


@given(
    content=contents,
    protocol=protocols,
    reacted_to=st.lists(st.sampled_from([*PRODUCTS, "injection"]), unique=True),
)
def test_after_a_reaction_nothing_is_drafted_whatever_it_came_from(
    content: Content, protocol: str, reacted_to: list[str]
) -> None:
    """S-02."""
    suggestion = answer({**with_condition(content, "cobalamin_allergy"), "reacted_to": reacted_to}, protocol)
    assert suggestion.regimen is None
    assert not suggestion.alternatives
    tolerated = {"tablets_beside_a_reaction_to_an_injection", "injections_beside_a_reaction_to_another_product"}
    noted = {note.id for note in suggestion.safety} & {*tolerated, "cobalamin_or_cobalt_allergy"}
    assert len(noted) == 1 or suggestion.urgency == "emergency"
